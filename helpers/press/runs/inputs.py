"""The files that a chapter can read, each with a fingerprint.

The kernel announces what a run reads, see `helpers.press.runs.kernel`; `helpers.press.runs.keys` makes a key of it.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from helpers.press.fingerprints import digest
from helpers.press.project import Project

# Folders of generated files.
MADE = ("_build", "__pycache__")
# The fingerprint of a file that does not exist.
MISSING = ""
# The kernel imports them before it can announce anything.
ALWAYS = ("helpers/__init__.py", "helpers/schema.py")


def files_in(root: Path) -> list[str]:
    """Return the names of all files in a folder, also those behind links, without hidden and generated folders.

    Args:
        root: The folder.
    """
    return [Path(path).relative_to(root).as_posix() for path in _walk(str(root), frozenset([os.path.realpath(root)]))]


def snapshot(project: Project) -> dict[str, str]:
    """Return the fingerprint of each file of the book by name.

    Args:
        project: The book.
    """
    return fingerprints(project, files_in(project.root))


def fingerprints(project: Project, names: Iterable[str]) -> dict[str, str]:
    """Return the fingerprints of some files by name.

    Args:
        project: The book.
        names: Paths below the root; a file that is not there gets a fingerprint that says so.
    """
    paths = {name: project.root / name for name in sorted(names)}
    return {name: digest(path.read_bytes()) if path.is_file() else MISSING for name, path in paths.items()}


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
        announced: The paths that it opened.
    """
    return {*ALWAYS, *(Path(path).relative_to(project.root).as_posix() for path in announced)}


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
