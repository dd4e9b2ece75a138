"""What a page was made from: edition, data, commit and versions.

It holds no time and no path, so that two builds of one commit are the same bytes.
"""

import hashlib
import json
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

from helpers.press import chapters

FILE = "_provenance.json"
PACKAGES = ("pandas", "altair", "jupyter-book")
DIGITS = 12


def write(source: Path, edition: str) -> None:
    """Tell the pages of an assembled source which edition of the book they belong to."""
    (source / FILE).write_text(json.dumps({"edition": edition}) + "\n", encoding="utf-8")


def edition_of(source: Path) -> str:
    """Return the edition of a source; a source that does not say is the repository itself."""
    told = source / FILE
    return json.loads(told.read_text(encoding="utf-8"))["edition"] if told.is_file() else "default"


def fingerprint(folder: Path) -> str:
    """Return the first digits of a SHA-256 of all tables of a folder, which change with any of their values."""
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:DIGITS]


def commit() -> str:
    """Return the commit of the repository in words, also where it has changes or none is known."""
    try:
        # Another repository may hold this folder; its commits say nothing of the book.
        if Path(_git("rev-parse", "--show-toplevel")).resolve() != chapters.ROOT:
            return "unknown"
        changed = ", with uncommitted changes" if _git("status", "--porcelain") else ""
        return _git("rev-parse", "HEAD")[:DIGITS] + changed
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def versions() -> str:
    """Return Python and the packages that decide what the pages show, with their versions."""
    python = f"Python {'.'.join(platform.python_version_tuple()[:2])}"
    return ", ".join([python, *(f"{name} {version(name)}" for name in PACKAGES)])


def _git(*arguments: str) -> str:
    command = ["git", "-C", str(chapters.ROOT), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
