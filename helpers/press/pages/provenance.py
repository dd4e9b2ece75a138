"""What a page was made from: project, edition, data, commit and versions.

Pages show no time and no path, so that two builds of one commit are the same bytes.
"""

import hashlib
import json
import platform
import subprocess
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path

from helpers.press import environment
from helpers.press.edition import DEFAULT, EDITIONS
from helpers.press.fingerprints import SHORT
from helpers.press.project import Project

FILE = "_provenance.json"
# What stands in a page for its commit and its tables until the site is complete: both change without the page.
COMMIT, DATA = "<!--commit-->", "<!--data-->"
PACKAGES = ("pandas", "altair", "jupyter-book")


@dataclass(frozen=True)
class Provenance:
    """What the pages of a site have in common.

    Attributes:
        root: Folder of the project.
        edition: Name of the edition.
        others: Names of all editions of the site but the default one.
        data: Fingerprint of the tables that each chapter read, by its name.
    """

    root: str
    edition: str = DEFAULT
    others: tuple[str, ...] = ()
    data: dict[str, str] = field(default_factory=dict)

    @property
    def project(self) -> Project:
        """Return the project."""
        return Project(Path(self.root))

    @property
    def prefix(self) -> str:
        """Return where the pages are in the site, as the beginning of their addresses.

        Example:
            >>> Provenance("/book", "strict", ("norway", "strict")).prefix
            'editions/strict/'
        """
        return prefix_of(self.edition, self.others)


def prefix_of(edition: str, others: tuple[str, ...]) -> str:
    """Return where the pages of an edition are in a site that has others beside the default one."""
    return f"{EDITIONS}/{edition}/" if edition in others else ""


def as_text(provenance: Provenance) -> str:
    """Return what the file of a source says of what its pages are made from."""
    return json.dumps(asdict(provenance)) + "\n"


def read(source: Path) -> Provenance:
    """Return what the pages of a source are made from; a source that does not say is a project itself."""
    path = source / FILE
    if not path.is_file():
        return Provenance(str(source))
    fields = json.loads(path.read_text(encoding="utf-8"))
    return Provenance(**fields | {"others": tuple(fields["others"])})


def fill(site: Path, source: Path) -> None:
    """Put the commit and the fingerprint of its tables into each page that has none yet.

    Args:
        site: Folder of the pages.
        source: What they were made from.
    """
    origin = read(source)
    now, tables = commit(origin.project), fingerprint(source / "data")
    for page in site.rglob("*.html"):
        text = page.read_bytes()
        if COMMIT.encode() in text:
            data = origin.data.get(page.stem) or tables
            page.write_bytes(text.replace(COMMIT.encode(), now.encode()).replace(DATA.encode(), data.encode()))


def fingerprint(folder: Path) -> str:
    """Return the first digits of a SHA-256 of all tables of a folder, which change with any of their values."""
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:SHORT]


def commit(project: Project) -> str:
    """Return the commit of the repository in words, also where it has changes or none is known."""
    try:
        # Another repository may hold this folder; its commits say nothing of the book.
        if Path(_git(project, "rev-parse", "--show-toplevel")).resolve() != project.root.resolve():
            return "unknown"
        changed = ", with uncommitted changes" if _git(project, "status", "--porcelain") else ""
        return _git(project, "rev-parse", "HEAD")[:SHORT] + changed
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def versions() -> str:
    """Return Python and the packages that decide what the pages show, with their versions."""
    python = f"Python {'.'.join(platform.python_version_tuple()[:2])}"
    return ", ".join([python, *(f"{name} {version(name)}" for name in PACKAGES)])


def _git(project: Project, *arguments: str) -> str:
    command = ["git", "-C", str(project.root), *arguments]
    without_git = environment.without_git()
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env=without_git).stdout.strip()
