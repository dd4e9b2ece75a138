"""The provenance of a page: project, edition, data, commit and versions.

Pages show no times and no paths, so that two builds of a commit are identical.
"""

import json
import platform
import subprocess
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path

from helpers.phrases import Phrases
from helpers.press import git
from helpers.press.edition import DEFAULT, EDITIONS
from helpers.press.fingerprints import SHORT, digest_of_folder
from helpers.press.project import Project

FILE = "_provenance.json"
# What stands in a page for its commit and its tables until the site is complete: both change without the page.
COMMIT, DATA = "<!--commit-->", "<!--data-->"
say = Phrases("site")
PACKAGES = ("pandas", "altair", "jupyter-book")


@dataclass(frozen=True)
class Provenance:
    """The provenance that all pages of a site share.

    Attributes:
        root: Folder of the project.
        edition: Name of the edition.
        others: Names of all editions of the site except the default one.
        data: Fingerprint of the tables that each chapter read, by the name of the chapter.
        commit: What `commit` returned before the site was built; empty if Jupyter Book builds the project by itself.
    """

    root: str
    edition: str = DEFAULT
    others: tuple[str, ...] = ()
    data: dict[str, str] = field(default_factory=dict)
    commit: str = ""

    @property
    def project(self) -> Project:
        """Return the project."""
        return Project(Path(self.root))

    @property
    def prefix(self) -> str:
        """Return the folder of the pages in the site.

        Example:
            >>> Provenance("/book", "strict", ("norway", "strict")).prefix
            'editions/strict/'
        """
        return prefix_of(self.edition, self.others)


def prefix_of(edition: str, others: tuple[str, ...]) -> str:
    """Return the folder of the pages of an edition, in a site with other editions besides the default one."""
    return f"{EDITIONS}/{edition}/" if edition in others else ""


def prefix_to_chapters(page: str) -> str:
    """Return what leads from a page to the folder of the chapters.

    Example:
        >>> prefix_to_chapters("intro"), prefix_to_chapters("notebooks/satisfaction")
        ('notebooks/', '')
    """
    return "" if page.startswith("notebooks/") else "notebooks/"


def as_text(provenance: Provenance) -> str:
    """Return the provenance of the pages as the file of an assembled source holds it."""
    return json.dumps(asdict(provenance)) + "\n"


def read(source: Path) -> Provenance:
    """Return the provenance of the pages of a source; one without a saved provenance is a project itself."""
    if not is_assembled(source):
        return Provenance(str(source))
    fields = json.loads((source / FILE).read_text(encoding="utf-8"))
    return Provenance(**fields | {"others": tuple(fields["others"])})


def is_assembled(source: Path) -> bool:
    """Return whether the press has made a source; if not, it is a project that Jupyter Book builds by itself."""
    return (source / FILE).is_file()


def fill(site: Path, source: Path) -> None:
    """Put the commit and the fingerprint of its tables into each page that has none yet.

    Args:
        site: Folder of the pages.
        source: What they were made from.
    """
    origin = read(source)
    now, tables = origin.commit or commit(origin.project), digest_of_folder(source / "data")[:SHORT]
    for page in site.rglob("*.html"):
        text = page.read_bytes()
        if COMMIT.encode() in text:
            data = origin.data.get(page.stem) or tables
            page.write_bytes(text.replace(COMMIT.encode(), now.encode()).replace(DATA.encode(), data.encode()))


def commit(project: Project) -> str:
    """Return the commit of the repository in words, with a note on uncommitted changes, or that it is unknown."""
    found = head(project)
    if not found:
        return say("unknown-commit")
    return say("uncommitted", commit=found) if git.ask(project, "status", "--porcelain") else found


def head(project: Project) -> str:
    """Return the commit of the repository; nothing if the folder is none."""
    try:
        # The folder may be inside another repository, whose commits are not those of the book.
        if Path(git.ask(project, "rev-parse", "--show-toplevel")).resolve() != project.root.resolve():
            return ""
        return git.ask(project, "rev-parse", "HEAD")[:SHORT]
    except (OSError, subprocess.CalledProcessError):
        return ""


def versions() -> str:
    """Return the versions of Python and of the packages that decide what the pages show."""
    python = f"Python {'.'.join(platform.python_version_tuple()[:2])}"
    return ", ".join([python, *(f"{name} {version(name)}" for name in PACKAGES)])
