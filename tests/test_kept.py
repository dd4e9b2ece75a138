"""A build continues from the last one only if nothing has changed but texts and tables, and nothing is damaged."""

from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.press.pages.provenance import Provenance
from helpers.press.project import Project
from helpers.press.site import kept, source

CHAPTER = "glossary"


def assembled(project: Project, edition: str = "default") -> Path:
    folder = project.build / "book"
    text = project.path_of(CHAPTER).read_text(encoding="utf-8")
    source.assemble(project, folder, {CHAPTER: text}, provenance=Provenance(str(project.root), edition))
    return folder


def is_good(project: Project, edition: str = "default") -> bool:
    folder = assembled(project, edition)
    return kept.is_good(folder, kept.state(project, folder))


@pytest.fixture
def built(small_book) -> Project:
    """Return a book with a last build that ended well."""
    folder = assembled(small_book)
    for name in ("html/index.html", ".doctrees/environment.pickle"):
        (folder / kept.BUILT / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / kept.BUILT / name).write_text(name, encoding="utf-8")
    kept.end(small_book, folder)
    assert is_good(small_book)
    return small_book


def append(path: Path) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write("\n")


@pytest.mark.parametrize("name", ["intro.md", "data/population.csv", f"notebooks/{CHAPTER}.ipynb"])
def test_text_or_table_lets_the_build_continue(built, name):
    append(built.root / name)
    assert is_good(built)


@pytest.mark.parametrize(
    "name",
    [
        "_config.yml",
        "references.bib",
        "requirements.txt",
        "CITATION.cff",
        "notebooks/editions.yml",
        "data/datapackage.json",
        "_static/book.css",
        "helpers/audit.py",
        "helpers/press/pages/page.py",
        "helpers/press/pages/templates/layout.html",
    ],
)
def test_anything_else_makes_it_start_from_nothing(built, name):
    append(built.root / name)
    assert not is_good(built)


def test_other_contents_make_it_start_from_nothing(built):
    toc = built.root / "_toc.yml"
    toc.write_text(toc.read_text(encoding="utf-8").replace("caption: Part", "caption: Other"), encoding="utf-8")
    assert not is_good(built)


def test_other_edition_or_package_makes_it_start_from_nothing(built, monkeypatch, tmp_path):
    assert not is_good(built, "strict")
    assert is_good(built)
    monkeypatch.setattr(kept.sysconfig, "get_path", lambda _: str(tmp_path / "packages"))
    assert not is_good(built)


@pytest.mark.parametrize("damage", [Path.unlink, append, lambda path: path.rename(path.with_name("other"))])
@pytest.mark.parametrize("name", ["html/index.html", ".doctrees/environment.pickle", kept.NOTE])
def test_damage_makes_it_start_from_nothing(built, name: str, damage: Callable[[Path], object]):
    damage(built.build / "book" / kept.BUILT / name)
    assert not is_good(built)


def test_build_that_has_not_ended_makes_the_next_start_from_nothing(built):
    kept.begin(built.build / "book")
    assert not is_good(built)
