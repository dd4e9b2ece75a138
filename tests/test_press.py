"""The press runs chapters, and builds a site for each edition."""

import json
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from making import CHAPTER, DEFAULT, ONE, STRICT, add_cell, make
from this_book import BOOK

from helpers.press import book, cli
from helpers.press.edition import EDITIONS, RERUN, Edition, editions_in
from helpers.press.fingerprints import digest_of_folder
from helpers.press.numbers import differences
from helpers.press.numbers.differences import Difference
from helpers.press.pages import crawlers
from helpers.press.runs import chapter, checking, schedule
from helpers.press.runs.jobs import Job
from helpers.press.site import build


def test_default_run_changes_no_byte():
    stored = BOOK.text_of(CHAPTER)
    assert chapter.run(BOOK, Job(CHAPTER, stored)).notebook == stored


def test_parameters_are_injected_and_folded_away():
    name = "helsenorge_over_time"
    run = chapter.run(BOOK, Job(name, BOOK.text_of(name), {"last_year": 2021}))
    executed = nbformat.reads(run.notebook, as_version=4)
    injected = next(cell for cell in executed.cells if "injected-parameters" in cell.metadata.get("tags", []))
    assert "last_year = 2021" in injected.source
    assert "hide-input" in injected.metadata["tags"]


def test_book_is_built_and_a_rerun_has_its_own_site(small_book):
    [html] = make(small_book, DEFAULT)
    assert (html / "index.html").is_file()
    published = (html / "notebooks" / f"{CHAPTER}.html").read_bytes()
    [rerun] = make(small_book, Edition(RERUN, {"last_year": 2021}))
    assert rerun == small_book.build / "rerun" / "html"
    assert (html / "notebooks" / f"{CHAPTER}.html").read_bytes() == published


def test_editions_are_inside_the_site_and_stay_there(small_book):
    inside, html = make(small_book, STRICT, DEFAULT)
    assert inside == html / "editions" / "strict"
    built = (inside / "notebooks" / f"{CHAPTER}.html").read_bytes()
    add_cell(small_book, "print('more')")
    make(small_book, DEFAULT)
    assert (inside / "notebooks" / f"{CHAPTER}.html").read_bytes() == built
    assert b"more" in (html / "notebooks" / f"{CHAPTER}.html").read_bytes()


def test_removed_edition_disappears_from_the_site(small_book):
    severe = Edition("severe", {"confidence_level": 0.99})
    [*_, html] = make(small_book, STRICT, severe, DEFAULT)
    assert editions_in(html) == {"strict", "severe"}
    make(small_book, STRICT, DEFAULT)
    assert editions_in(html) == {"strict"}
    assert "severe" not in (html / "index.html").read_text(encoding="utf-8")


def test_a_site_with_an_address_names_each_page_by_it(small_book):
    """In the citation, the canonical link and the link preview, in the sitemap, and in the links to the repository."""
    config = (small_book.root / "_config.yml").read_text(encoding="utf-8")
    address, repository = "https://book.example/", "https://github.com/owner/book"
    named = config.replace('url: ""', f"url: {repository}").replace("html:\n", f"html:\n  baseurl: {address}\n")
    (small_book.root / "_config.yml").write_text(named, encoding="utf-8")
    [inside, html] = make(small_book, STRICT, DEFAULT)
    for folder, place in ((inside, f"{address}editions/strict/"), (html, address)):
        page = BeautifulSoup((folder / "notebooks" / f"{CHAPTER}.html").read_text(encoding="utf-8"), "html.parser")
        here = f"{place}notebooks/{CHAPTER}.html"
        assert page.select_one(".cite-page p").get_text().endswith(f" {here}")
        assert page.select_one("link[rel=canonical]")["href"] == here
        assert page.select_one("meta[property='og:image']")["content"].startswith(f"{place}_static/")
        source, edit = (f"{repository}/{what}/main/notebooks/{CHAPTER}.ipynb" for what in ("blob", "edit"))
        assert {source, edit} <= {link["href"] for link in page.select(".page-downloads a")}
        assert page.select_one(".launch a")["href"].startswith("https://mybinder.org/v2/gh/owner/book/main?urlpath=lab")
    sitemap = ElementTree.parse(html / crawlers.SITEMAP).getroot()
    listed = [location.text for location in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    built = {path.relative_to(html).as_posix() for path in html.rglob("*.html") if "_static" not in path.parts}
    # The one redirects to the first page, the other has nothing to find.
    assert sorted(listed) == sorted(
        f"{address}{page}" for page in built if Path(page).name not in ("index.html", "search.html")
    )
    assert {f"{address}parameters.html", f"{address}editions/strict/run_record.html"} <= set(listed)
    assert not (inside / crawlers.SITEMAP).exists()
    assert f"Sitemap: {address}{crawlers.SITEMAP}\n" in (html / crawlers.ROBOTS).read_text(encoding="utf-8")


def test_numbers_are_saved_beside_the_executed_notebook(small_book):
    make(small_book, DEFAULT)
    beside = small_book.build / "book" / "notebooks" / f"{CHAPTER}.json"
    assert set(json.loads(beside.read_text(encoding="utf-8"))) == {"facts", "figures"}


def test_book_ends_with_the_numbers_that_moved(small_book):
    path = small_book.path_of(CHAPTER)

    def edit(old: str, new: str) -> None:
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    def summary(*arguments: str) -> str:
        result = CliRunner().invoke(cli.main, ["book", "--jobs", "1", *arguments], obj=small_book)
        assert result.exit_code == 0, result.output
        return result.output.partition("index.html\n")[2]

    edit("language: str", "first_year: int = 2016\\nlanguage: str")
    add_cell(small_book, "from helpers import prose; prose.facts(answer=first_year)")
    assert summary().startswith("Compared with its last run: 1 number differs.")
    edit("answer=first_year", "answer=first_year + 1")
    assert summary().startswith("Compared with its last run: 1 number differs.")
    moved = [Difference(CHAPTER, "fact answer", "number", "2016", "2017", 1.0)]
    listed = Edition().differences_file(small_book).read_text(encoding="utf-8")
    assert listed == differences.as_table(moved, "markdown") + "\n"
    assert summary() == "Nothing has changed since it was built.\n"
    rerun = summary("-p", "first_year", "2018")
    assert rerun.startswith("Compared with the default edition: 1 number differs.")
    assert "fact answer  2017      2019     +2" in rerun


def test_site_has_pages_on_parameters_and_runs(small_book):
    [html] = make(small_book, DEFAULT)
    page = (html / "parameters.html").read_text(encoding="utf-8")
    assert "Last wave of the citizen survey to show; the latest if null" in page
    line = json.loads((small_book.build / "record.json").read_text(encoding="utf-8"))["chapters"][CHAPTER]
    assert line["state"] == "run"
    assert line["key"][:12] in (html / "run_record.html").read_text(encoding="utf-8")


def test_nothing_changed_starts_no_kernel_and_no_build(small_book, monkeypatch):
    [html] = make(small_book, DEFAULT)
    built = digest_of_folder(html, EDITIONS)
    monkeypatch.setattr(build, "build", lambda *_: pytest.fail("the site was built"))
    monkeypatch.setattr(checking, "check", lambda *_: pytest.fail("a chapter was going to run"))
    assert digest_of_folder(*make(small_book, DEFAULT), EDITIONS) == built
    line = json.loads((small_book.build / "record.json").read_text(encoding="utf-8"))["chapters"][CHAPTER]
    assert line["state"] == "reused"


def test_changed_sentence_starts_no_kernel_and_is_on_its_page(small_book, monkeypatch):
    make(small_book, DEFAULT)
    path = small_book.path_of(CHAPTER)
    notebook = json.loads(path.read_text(encoding="utf-8"))
    first = next(cell for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    first["source"] = ["# Another title\n", "\n", "Another sentence."]
    path.write_text(json.dumps(notebook), encoding="utf-8")
    monkeypatch.setattr(schedule, "run", lambda *_: pytest.fail("a chapter was going to run"))
    assert book.not_current(small_book, [], ONE) == ([], [])
    [html] = make(small_book, DEFAULT)
    assert "Another sentence." in (html / "notebooks" / f"{CHAPTER}.html").read_text(encoding="utf-8")
    kept = nbformat.read(path, as_version=4).cells
    assert kept[0].source == "# Another title\n\nAnother sentence."
    assert any(cell.outputs for cell in kept if cell.cell_type == "code")


def test_site_with_a_missing_page_is_rebuilt(small_book):
    [html] = make(small_book, DEFAULT)
    (html / "index.html").unlink()
    assert (make(small_book, DEFAULT)[0] / "index.html").is_file()
