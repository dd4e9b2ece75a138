"""The contents that a chapter can read, each under a name with a fingerprint.

What a run did read is announced by its kernel, see `helpers.press.kernel`; how a key is made
of it is in `helpers.press.keys`.

A table is one input together with its own part of the schema, so that a row or a column of one
table says nothing about the others. The schema as a whole is an input of those who list all tables.
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from helpers import reads

ROOT = Path(__file__).resolve().parent.parent.parent
SCHEMA = "data/datapackage.json"
# Read by the kernel itself before it can listen.
ALWAYS = ("helpers/__init__.py", "helpers/reads.py")


def digest(*parts: bytes | str) -> str:
    """Return the SHA-256 of some parts; where one ends and the next begins counts too.

    Example:
        >>> digest("ab", "c") == digest("a", "bc")
        False
    """
    found = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        found.update(len(content).to_bytes(8, "big") + content)
    return found.hexdigest()


def snapshot(root: Path | None = None) -> dict[str, str]:
    """Return the fingerprint of each table, of the schema and of each file of `helpers/`, by name.

    Args:
        root: Folder of the book; that of these helpers by default.
    """
    root = root or ROOT
    schema = (root / SCHEMA).read_bytes()
    found = {SCHEMA: digest(schema)}
    for resource in _resources(schema):
        path = root / "data" / str(resource["path"])
        if path.is_file():
            found[f"data/{resource['path']}"] = digest(path.read_bytes(), json.dumps(resource, sort_keys=True))
    for path in sorted((root / "helpers").rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            found[path.relative_to(root).as_posix()] = digest(path.read_bytes())
    return found


def same(recorded: dict[str, str], now: dict[str, str]) -> bool:
    """Return whether everything that was read is still what it was."""
    return not moved(recorded, now)


def moved(recorded: dict[str, str], now: dict[str, str]) -> list[str]:
    """Return the names of what was read and is something else now, or nowhere.

    Example:
        >>> moved({"data/a.csv": "1", "data/b.csv": "1"}, {"data/a.csv": "2", "data/b.csv": "1"})
        ['data/a.csv']
    """
    return sorted(name for name, fingerprint in recorded.items() if now.get(name) != fingerprint)


def names_of(announced: Iterable[str], root: Path | None = None) -> set[str]:
    """Return the names of the inputs that a kernel announced.

    Args:
        announced: Lines of the kernel: a path that it opened, or an event of `helpers.reads` and what it tells.
        root: Folder of the book; that of these helpers by default.
    """
    root = root or ROOT
    names = set(ALWAYS)
    for line in announced:
        kind, _, what = line.partition(" ")
        if kind == reads.TABLE:
            names.add(f"data/{what}")
        elif kind == reads.SCHEMA:
            names.add(SCHEMA)
        else:
            name = Path(what).relative_to(root).as_posix()
            # Which part of the schema was used is told by the events.
            if name != SCHEMA:
                names.add(name)
    return names


def _resources(schema: bytes) -> list[dict]:
    try:
        return [resource for resource in json.loads(schema)["resources"] if "path" in resource]
    except (ValueError, KeyError, TypeError):
        # A schema that can't be read is told where the tables are checked.
        return []
