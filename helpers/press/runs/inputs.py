"""The contents that a chapter can read, each under a name with a fingerprint.

The kernel announces what a run reads, see `helpers.press.runs.kernel`; `helpers.press.runs.keys` makes a key of it.

The part of the schema that describes one table is an input of its own, so that a new column of one table makes no
reader of another stale. The schema as a whole is an input of chapters that list all tables.
"""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from helpers import reads
from helpers.press.fingerprints import digest
from helpers.press.project import Project

SCHEMA = "data/datapackage.json"
# Folders of generated files.
MADE = ("_build", "__pycache__")
# The fingerprint of a file that does not exist.
MISSING = ""
# The kernel reads them before it can announce anything.
ALWAYS = ("helpers/__init__.py", "helpers/reads.py")


def files_in(root: Path) -> list[str]:
    """Return the names of all files in a folder, also those behind links, without hidden and generated folders.

    Args:
        root: The folder.
    """
    return [Path(path).relative_to(root).as_posix() for path in _walk(str(root), frozenset([os.path.realpath(root)]))]


def snapshot(project: Project) -> dict[str, str]:
    """Return the fingerprint of each file of the book by name, and of each part of the schema.

    Args:
        project: The book.
    """
    return fingerprints(project, [*files_in(project.root), *_parts(project.root / SCHEMA)])


def fingerprints(project: Project, names: Iterable[str]) -> dict[str, str]:
    """Return the fingerprints of some files by name.

    Args:
        project: The book.
        names: Names as `snapshot` has them; a file that is not there gets a fingerprint that says so.
    """
    parts = _parts(project.root / SCHEMA)
    return {name: digest(parts[name]) if name in parts else _of_file(project.root / name) for name in sorted(names)}


def moved(recorded: dict[str, str], now: dict[str, str]) -> list[str]:
    """Return the names of inputs that have changed since they were read, or are gone.

    Example:
        >>> moved({"data/a.csv": "1", "data/b.csv": "1"}, {"data/a.csv": "2", "data/b.csv": "1"})
        ['data/a.csv']
    """
    return sorted(name for name, fingerprint in recorded.items() if now.get(name, MISSING) != fingerprint)


def names_of(project: Project, announced: Iterable[str]) -> set[str]:
    """Return the names of the inputs that a kernel announced.

    Args:
        project: The book.
        announced: Lines of the kernel: a path that it opened, or an event of `helpers.reads` and what it says.
    """
    names = set(ALWAYS)
    for line in announced:
        kind, _, what = line.partition(" ")
        if kind == reads.TABLE:
            names.add(part_of_schema(what))
        elif kind == reads.SCHEMA:
            names.add(SCHEMA)
        else:
            name = Path(what).relative_to(project.root).as_posix()
            # The events say which part of the schema was used.
            if name != SCHEMA:
                names.add(name)
    return names


def part_of_schema(table: str) -> str:
    """Return the name of the part of the schema that describes a table.

    Example:
        >>> part_of_schema("portal_use")
        'data/datapackage.json, portal_use'
    """
    return f"{SCHEMA}, {table}"


def _walk(folder: str, above: frozenset[str]) -> Iterator[str]:
    """Yield the files of a folder; a link that leads to a folder above it is not followed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except PermissionError:
        return
    for entry in entries:
        if not entry.is_dir():
            yield entry.path
        elif not entry.name.startswith(".") and entry.name not in MADE:
            real = os.path.realpath(entry.path)
            if real not in above:
                yield from _walk(entry.path, above | {real})


def _of_file(path: Path) -> str:
    return digest(path.read_bytes()) if path.is_file() else MISSING


def _parts(schema: Path) -> dict[str, str]:
    """Return the parts of the schema as text, by name."""
    try:
        tables = json.loads(schema.read_bytes())["resources"]
        return {part_of_schema(table["name"]): json.dumps(table, sort_keys=True) for table in tables}
    except (OSError, ValueError, KeyError, TypeError):
        # A schema that can't be read is reported where the tables are checked.
        return {}
