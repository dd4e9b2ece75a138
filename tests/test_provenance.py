"""Each page says of which edition, data and commit it is, and with which parameters its chapter ran."""

import re
import tempfile
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from built_pages import soup
from this_book import BOOK

from helpers import schema
from helpers.press.citation import Citation
from helpers.press.fingerprints import SHORT, digest_of_folder
from helpers.press.pages import parameter_box, provenance
from helpers.press.pages.page import complete, editions_of
from helpers.press.pages.provenance import Provenance
from helpers.press.parameters import cells
from helpers.press.project import Project

PAGES = [f"{file}.html" for file in BOOK.toc_files()]


def test_page_of_an_edition_names_it_in_its_title(tmp_path):
    (tmp_path / provenance.FILE).write_text(
        provenance.as_text(Provenance(str(BOOK.root), "norway", ("norway",))), encoding="utf-8"
    )
    config = SimpleNamespace(html_title="The book", html_baseurl="")
    builder = SimpleNamespace(get_target_uri=lambda name: f"{name}.html")
    app = SimpleNamespace(srcdir=tmp_path, config=config, builder=builder)
    titles = {}
    for name in ("search", "index"):
        context = {"pathto": lambda address, _: address}
        complete(app, name, "", context, None)
        titles[name] = context["preview"]["full_title"]
    assert titles == {"search": "Search (Norway alone) – The book", "index": "The book (Norway alone) – The book"}


@pytest.mark.parametrize("name", BOOK.chapters())
def test_parameters_are_shown_as_a_table(html, name):
    made = soup(html, f"notebooks/{name}.html")
    assert not made.select(".tag_parameters, .tag_injected-parameters")
    shown = [row.th.get_text() for row in made.select(".parameter-box tbody tr")]
    assert shown == list(cells.defaults_of(BOOK, name))


def test_box_shows_what_a_rerun_changed(tmp_path):
    notebook = nbformat.read(BOOK.path_of("helsenorge_over_time"), as_version=4)
    injected = nbformat.v4.new_code_cell("# Parameters\nlast_year = 2021", metadata={"tags": ["injected-parameters"]})
    notebook.cells.insert(3, injected)
    nbformat.write(notebook, tmp_path / "rerun.ipynb")
    changed = [
        setting for setting in parameter_box.settings(tmp_path / "rerun.ipynb") if setting.value != setting.default
    ]
    assert [(setting.name, setting.value, setting.default) for setting in changed] == [
        ("last_year", "2021", "the latest with figures")
    ]


@pytest.mark.parametrize("name", BOOK.chapters())
def test_chapter_shows_its_provenance_and_can_be_downloaded(html, name):
    page = f"notebooks/{name}.html"
    about = soup(html, page).select_one(".about-page")
    line = about.select_one(".provenance").get_text()
    assert "Edition: default." in line
    assert digest_of_folder(schema.DATA_DIR)[:SHORT] in line
    assert f"Commit: {provenance.commit(BOOK)}." in line
    assert provenance.versions() in line
    assert all(f"{key} = " in line for key in cells.defaults_of(BOOK, name))
    taken = (html / page).parent / about.select_one(".page-downloads a")["href"]
    assert taken.read_bytes() == BOOK.path_of(name).read_bytes()
    assert Citation.of(BOOK).title in about.select_one(".cite-page").get_text()
    assert re.search(r"@incollection\{nordic-digital-health-book-", about.select_one(".cite-page pre").get_text())


def test_provenance_holds_no_time_and_no_path(html, pages):
    texts = [part.get_text() for page in pages for part in soup(html, page).select(".about-page")]
    assert len(texts) >= len(PAGES)
    places = "|".join(re.escape(str(place)) for place in (tempfile.gettempdir(), Path.home(), BOOK.root))
    assert not any(re.search(rf"\d\d:\d\d|{places}", text) for text in texts)


def test_page_shows_the_edition_of_the_build(tmp_path):
    assert provenance.read(tmp_path) == Provenance(str(tmp_path))
    strict = Provenance("/book", "strict", ("norway", "strict"), {"audit": "1"})
    (tmp_path / provenance.FILE).write_text(provenance.as_text(strict), encoding="utf-8")
    assert provenance.read(tmp_path) == strict


def test_edition_switcher_links_to_the_same_page():
    inside = Provenance(str(BOOK.root), "strict", ("norway", "strict"))
    found = [edition["address"] for edition in editions_of(inside, "notebooks/audit.html")]
    assert found == [
        "../../../notebooks/audit.html",
        "../../../editions/norway/notebooks/audit.html",
        "../../../editions/strict/notebooks/audit.html",
    ]
    outside = editions_of(Provenance(str(BOOK.root), others=("norway",)), "index.html")
    assert [(edition["address"], edition["is_current"]) for edition in outside] == [
        ("index.html", True),
        ("editions/norway/index.html", False),
    ]
    assert editions_of(Provenance(str(BOOK.root)), "index.html") == []


def test_commit_is_unknown_without_a_repository(tmp_path):
    assert provenance.commit(Project(tmp_path)) == "unknown"


def test_data_fingerprint_depends_on_every_table(tmp_path):
    (tmp_path / "one.csv").write_text("a\n1\n", encoding="utf-8")
    before = digest_of_folder(tmp_path)
    (tmp_path / "one.csv").write_text("a\n2\n", encoding="utf-8")
    assert digest_of_folder(tmp_path) != before


def test_page_of_citation_follows_the_citation_file(html):
    text = soup(html, "cite.html").article.get_text()
    assert Citation.of(BOOK).of_book() in text
    assert Citation.of(BOOK).bibtex_of_book().strip() in text
