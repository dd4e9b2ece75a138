"""The format of a file in the store: a line that says what the run read, and the executed notebook.

Its checksum reveals a file that was truncated or edited.
"""

import json
from pathlib import Path

from helpers.press.fingerprints import digest


def encode(read: dict[str, str], notebook: str) -> str:
    """Return the content of a file.

    Args:
        read: What the run read, as fingerprints by name.
        notebook: The executed notebook as text.
    """
    head = json.dumps({"read": read, "sha256": _checksum(read, notebook)}, sort_keys=True)
    return f"{head}\n{notebook}"


def inputs_of(path: Path) -> dict[str, str]:
    """Return what a run read, from the first line of a file; nothing if the line is damaged or the file gone."""
    try:
        with path.open(encoding="utf-8") as file:
            return dict(json.loads(file.readline())["read"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def decode(path: Path) -> tuple[dict[str, str], str] | None:
    """Return what a run read and its notebook, or None if the file is gone or damaged."""
    try:
        head, _, notebook = path.read_text(encoding="utf-8").partition("\n")
        content = json.loads(head)
        read, checksum = content["read"], content["sha256"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return (read, notebook) if checksum == _checksum(read, notebook) else None


def _checksum(read: dict[str, str], notebook: str) -> str:
    return digest(json.dumps(read, sort_keys=True), notebook)
