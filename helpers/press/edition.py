"""An edition: a name and the parameters that its chapters run with."""

from dataclasses import dataclass, field
from pathlib import Path

from helpers.press.project import Project

DEFAULT = "default"
RERUN = "rerun"
EDITIONS = "editions"


@dataclass(frozen=True)
class Edition:
    """The book with one set of parameters.

    Attributes:
        name: Its name: `default`, one of `notebooks/editions.yml`, or `rerun` for parameters given on the command line.
        parameters: Checked values; a parameter that is not named keeps its default.
        title: What readers call it.
    """

    name: str = DEFAULT
    parameters: dict[str, object] = field(default_factory=dict)
    title: str = ""

    @property
    def is_default(self) -> bool:
        """Return whether its notebooks are the committed ones."""
        return self.name == DEFAULT

    def folder(self, project: Project) -> Path:
        """Return the folder with its run record and the source of its site."""
        if self.is_default:
            return project.build
        return project.build / RERUN if self.name == RERUN else project.build / EDITIONS / self.name

    def source(self, project: Project) -> Path:
        """Return the folder with the source of its site."""
        return self.folder(project) / "book"

    def html(self, project: Project) -> Path:
        """Return the folder of its site; named editions stand inside the site of the default one."""
        return self.folder(project) / "html" if self.name == RERUN else site_of(project.html, self.name)

    def notebooks(self, project: Project) -> Path:
        """Return the folder with its executed notebooks; the committed ones until the default edition is built."""
        built = self.source(project) / "notebooks"
        return project.notebooks if self.is_default and not built.is_dir() else built

    def differences_file(self, project: Project) -> Path:
        """Return the file that lists the numbers that moved when it was last built."""
        return self.folder(project) / "moved.md"

    def site_key_file(self, project: Project) -> Path:
        """Return the file with the key of its site."""
        return self.folder(project) / "html.json"


def site_of(html: Path, name: str) -> Path:
    """Return the folder of an edition's site, given that of the default edition, which holds the others."""
    return html if name == DEFAULT else html / EDITIONS / name


def editions_in(html: Path) -> set[str]:
    """Return the names of the editions that a site has, besides the default one."""
    return {path.name for path in (html / EDITIONS).glob("*") if path.is_dir()}
