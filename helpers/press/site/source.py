"""The source of a site: what Jupyter Book reads, in one folder, and the key of all that decides the site."""

import shutil
from pathlib import Path

import yaml

from helpers.press.fingerprints import digest, digest_of_json
from helpers.press.pages import provenance as origins
from helpers.press.pages.provenance import Provenance
from helpers.press.project import Project
from helpers.press.runs import inputs, keys

FILES = ("_config.yml", "_toc.yml", "references.bib")
FOLDERS = ("_static", "data")


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
    """Write the source of a site.

    Args:
        project: The book.
        folder: Where to.
        notebooks: Executed notebooks by name; the numbers of each are written beside it.
        pages: Generated pages, by name; they come last in the table of contents.
        provenance: What the pages have in common; the default edition alone if None.
    """
    # It needs pandas, which takes longer to load than it takes to see that nothing has changed.
    from helpers.press.numbers.notebook import numbers_of

    shutil.rmtree(folder, ignore_errors=True)
    (folder / "notebooks").mkdir(parents=True)
    for name in sources(project):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(project.root / name, folder / name)
    for name, text in notebooks.items():
        (folder / "notebooks" / f"{name}.ipynb").write_text(text, encoding="utf-8")
        (folder / "notebooks" / f"{name}.json").write_text(numbers_of(text).as_text(), encoding="utf-8")
    for name, text in (pages or {}).items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    _list_last(folder / "_toc.yml", list(pages or {}))
    origins.write(folder, provenance or Provenance(str(project.root)))


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
    code = {name: found for name, found in inputs.snapshot(project).items() if name.startswith("helpers/")}
    made_by = [keys.setting(project), code, origins.commit(project)]
    about = [provenance.edition, provenance.others, provenance.data]
    return digest_of_json([*made_by, copied, texts, keys_of_runs, about])


def _list_last(toc: Path, pages: list[str]) -> None:
    contents = yaml.safe_load(toc.read_text(encoding="utf-8"))
    contents["parts"][-1]["chapters"] += [{"file": page} for page in pages]
    toc.write_text(yaml.safe_dump(contents, sort_keys=False), encoding="utf-8")
