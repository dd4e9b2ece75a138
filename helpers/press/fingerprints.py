"""Fingerprints of content: SHA-256, in full for keys and shortened for readers."""

import hashlib
import json
from pathlib import Path

SHORT = 12


def digest(*parts: bytes | str) -> str:
    """Return the SHA-256 of some parts; the boundaries between them count too.

    Example:
        >>> digest("ab", "c") == digest("a", "bc")
        False
    """
    found = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        found.update(len(content).to_bytes(8, "big") + content)
    return found.hexdigest()


def digest_of_folder(folder: Path, leave_out: str = "") -> str:
    """Return the SHA-256 of all files below a folder, with their paths in it.

    Args:
        folder: The folder.
        leave_out: Name of a folder in it whose files do not count.
    """
    paths = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    counted = [path for path in paths if path.parts[0] != leave_out]
    return digest(*(part for path in counted for part in (path.as_posix(), (folder / path).read_bytes())))


def digest_of_json(value: object) -> str:
    """Return the SHA-256 of a value as JSON writes it, whatever the order of its keys.

    Example:
        >>> digest_of_json({"a": 1, "b": 2}) == digest_of_json({"b": 2, "a": 1})
        True
    """
    return digest(json.dumps(value, sort_keys=True))
