"""Pack all that a release consists of into one archive: the repository, the built site, and their descriptions.

The same commit with the same site gives the same archive, byte for byte.
"""

import json
from pathlib import Path

from helpers.press import files, git, packing
from helpers.press.citation import KEY, Citation
from helpers.press.errors import PressError
from helpers.press.pages import package, provenance
from helpers.press.project import Project
from helpers.press.release import crate, zenodo


class ReleaseError(PressError):
    """The archive can't be made; the message says what is missing."""


def make(project: Project) -> Path:
    """Write the archive of a release and return it.

    Args:
        project: The book, with all its files committed and its site built.

    Raises:
        ReleaseError: If there is no repository, a change that is not committed, or no site of this commit.
    """
    citation = Citation.of(project)
    contents: dict[str, Path | bytes] = {name: project.root / name for name in _committed(project)}
    front = project.html / f"{project.toc_files()[0]}.html"
    if not front.is_file() or f"Commit: {provenance.commit(project)}." not in front.read_text(encoding="utf-8"):
        raise ReleaseError(f"{project.html} has no site of this commit; run `make editions` first")
    site = (path for path in project.html.rglob("*") if path.is_file())
    contents |= {f"{crate.SITE}/{path.relative_to(project.html).as_posix()}": path for path in site}
    contents[zenodo.NAME] = zenodo.description(project).encode()
    contents[crate.NAME] = crate.description(citation, sorted(contents), titles(project)).encode()
    archive = project.build / "release" / f"{KEY}-{citation.version}.zip"
    files.make_folder(archive.parent)
    aside = archive.with_suffix(".new")
    packing.pack(aside, contents, citation.released)
    return aside.replace(archive)


def titles(project: Project) -> dict[str, str]:
    """Return the title of each table and chapter, by the name of its file.

    Example:
        >>> found = titles(Project.here())
        >>> found["data/population.csv"], found["notebooks/glossary.ipynb"]
        ('Population on 1 January', 'Glossary')
    """
    tables = {f"{package.FOLDER}/{table['path']}": table["title"] for table in package.tables(project.root)}
    return tables | {f"notebooks/{name}.ipynb": _heading(project.text_of(name)) for name in project.chapters()}


def _heading(notebook: str) -> str:
    """Return the first heading of a chapter."""
    first = json.loads(notebook)["cells"][0]["source"]
    return "".join(first).partition("\n")[0].removeprefix("# ")


def _committed(project: Project) -> list[str]:
    """Return the names of all files of the repository."""
    if not provenance.head(project):
        raise ReleaseError(f"{project.root} is no Git repository, which a release is made of")
    if changed := git.ask(project, "status", "--porcelain"):
        raise ReleaseError(f"commit or undo these changes first:\n{changed}")
    return [name for name in git.ask(project, "ls-files", "-z").split("\0") if name]
