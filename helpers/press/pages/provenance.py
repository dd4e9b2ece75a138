"""What a page was made from: edition, data, commit and versions.

It holds no time and no path, so that two builds of one commit are the same bytes.
"""

import hashlib
import json
import platform
import subprocess
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path

from helpers.press import chapters, surroundings

FILE = "_provenance.json"
DEFAULT = "default"
EDITIONS = "editions"
PACKAGES = ("pandas", "altair", "jupyter-book")
DIGITS = 12


@dataclass(frozen=True)
class Edition:
    """The edition that a page belongs to, and those beside it.

    Attributes:
        name: Its name.
        others: Names of all editions of the site but the default one.
        data: Fingerprint of the tables that each chapter read, by its name.
    """

    name: str = DEFAULT
    others: tuple[str, ...] = ()
    data: dict[str, str] = field(default_factory=dict)

    @property
    def prefix(self) -> str:
        """Return where its pages are in the site, as the beginning of their addresses.

        Example:
            >>> Edition("strict", ("norway", "strict")).prefix
            'editions/strict/'
        """
        return f"{EDITIONS}/{self.name}/" if self.name in self.others else ""


def write(source: Path, edition: Edition) -> None:
    """Tell the pages of an assembled source which edition of the book they belong to, and which there are."""
    (source / FILE).write_text(json.dumps(asdict(edition)) + "\n", encoding="utf-8")


def edition_of(source: Path) -> Edition:
    """Return the edition of a source; a source that does not say is the repository itself."""
    path = source / FILE
    if not path.is_file():
        return Edition()
    told = json.loads(path.read_text(encoding="utf-8"))
    return Edition(told["name"], tuple(told["others"]), told["data"])


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
    environment = surroundings.without_git()
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env=environment).stdout.strip()
