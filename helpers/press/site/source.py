"""The source of a site: what Jupyter Book reads, in one folder, and the key of all that decides the site."""

from pathlib import Path

import yaml

from helpers.press.fingerprints import digest, digest_of_json
from helpers.press.pages import provenance as origins
from helpers.press.pages.provenance import Provenance
from helpers.press.project import Project
from helpers.press.runs import inputs, keys

FILES = ("_config.yml", "_toc.yml", "references.bib")
FOLDERS = ("_static", "data")
# What the pages show of the project that is no file of the source.
CITED = ("CITATION.cff", "notebooks/editions.yml")


def sources(project: Project) -> list[str]:
    """Return the files of the repository that a site is made of, besides its notebooks."""
    pages = [f"{file}.md" for file in project.toc_files() if not file.startswith("notebooks/")]
    inside = [f"{folder}/{name}" for folder in FOLDERS for name in sorted(inputs.files_in(project.root / folder))]
    return [*FILES, *pages, *inside]


def assemble(
    project: Project,
    folder: Path,
    notebooks: dict[str, str],
    pages: dict[str, str] | None = None,
    provenance: Provenance | None = None,
) -> None:
    """Write the source of a site; files that stay the same are left alone, so that Sphinx reads only the others.

    Args:
        project: The book.
        folder: Where to.
        notebooks: Executed notebooks by name; the numbers of each are written beside it.
        pages: Generated pages, by name; they come last in the table of contents.
        provenance: What the pages have in common; the default edition alone if None.
    """
    # It needs pandas, which takes longer to load than it takes to see that nothing has changed.
    from helpers.press.numbers.notebook import numbers_of

    texts = {f"notebooks/{name}.ipynb": text for name, text in notebooks.items()}
    texts |= {f"{name}.md": text for name, text in (pages or {}).items()}
    texts |= {
        "_toc.yml": _with_last((project.root / "_toc.yml").read_text(encoding="utf-8"), list(pages or {})),
        origins.FILE: origins.as_text(provenance or Provenance(str(project.root))),
    }
    contents = {name: (project.root / name).read_bytes() for name in sources(project) if name not in texts}
    contents |= {name: text.encode() for name, text in texts.items()}
    contents |= {f"notebooks/{name}.json": numbers_of(text).as_text().encode() for name, text in notebooks.items()}
    for name in set(files(folder)) - contents.keys():
        (folder / name).unlink()
    for name, content in contents.items():
        _write(folder / name, content)


def files(folder: Path) -> list[str]:
    """Return the names of all files of a source."""
    return inputs.files_in(folder) if folder.is_dir() else []


def is_shared(name: str) -> bool:
    """Return whether a file of a source decides more than one page; texts and tables do not.

    Example:
        >>> [is_shared(name) for name in ("_config.yml", "intro.md", "data/events.csv")]
        [True, False, False]
    """
    return not name.startswith(("notebooks/", origins.FILE)) and not name.endswith((".md", ".csv"))


def code(project: Project) -> list[str]:
    """Return the files of the project that decide a site and are not copied into its source."""
    helpers = inputs.files_in(project.root / "helpers")
    return [*(name for name in CITED if (project.root / name).is_file()), *(f"helpers/{name}" for name in helpers)]


def key(project: Project, notebooks: dict[str, str], keys_of_runs: dict[str, str], provenance: Provenance) -> str:
    """Return a key of everything that decides a site.

    Args:
        project: The book.
        notebooks: Executed notebooks by name.
        keys_of_runs: Key of the run of each chapter, by name.
        provenance: What the pages have in common.
    """
    copied = {name: digest((project.root / name).read_bytes()) for name in sources(project)}
    texts = {name: digest(text) for name, text in notebooks.items()}
    others = {name: digest((project.root / name).read_bytes()) for name in code(project)}
    made_by = [keys.setting(project), others, provenance.commit]
    about = [provenance.edition, provenance.others, provenance.data]
    return digest_of_json([*made_by, copied, texts, keys_of_runs, about])


def _write(path: Path, content: bytes) -> None:
    """Write a file if it has another content."""
    if not path.is_file() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _with_last(toc: str, pages: list[str]) -> str:
    contents = yaml.safe_load(toc)
    contents["parts"][-1]["chapters"] += [{"file": page} for page in pages]
    return yaml.safe_dump(contents, sort_keys=False)
