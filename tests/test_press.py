"""The press runs chapters, refuses what is wrong, and never harms what is already built."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from helpers import data
from helpers.press import book, changes, chapters, cli, editions, lock, site
from helpers.press.changes import Change
from helpers.press.runs import chapter, execution
from helpers.press.runs.execution import ExecutionError, Options
from helpers.press.runs.jobs import Job, Limits

CHAPTER = "glossary"
ONE = Options(jobs=1)
DEFAULT = book.Book()


@pytest.fixture
def copy(small_book) -> Path:
    return small_book


def add_cell(folder: Path, source: str) -> int:
    path = folder / "notebooks" / f"{CHAPTER}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    tagged = [cell.metadata.get("tags", []) for cell in notebook.cells]
    place = next(number for number, tags in enumerate(tagged, start=1) if "parameters" in tags)
    notebook.cells.insert(place, nbformat.v4.new_code_cell(source))
    path.write_text(nbformat.writes(notebook), encoding="utf-8")
    return place + 1


def make(*books: book.Book) -> list[Path]:
    """Make books and return the folders of their sites."""
    return [one.book.html for one in book.make(list(books), options=ONE)]


def test_default_run_changes_no_byte():
    stored = chapters.text_of(CHAPTER)
    assert chapter.run(Job(CHAPTER, stored)).notebook == stored


def test_parameters_are_injected_and_folded_away():
    name = "helsenorge_over_time"
    run = chapter.run(Job(name, chapters.text_of(name), {"last_year": 2021}))
    executed = nbformat.reads(run.notebook, as_version=4)
    injected = next(cell for cell in executed.cells if "injected-parameters" in cell.metadata.get("tags", []))
    assert "last_year = 2021" in injected.source
    assert "hide-input" in injected.metadata["tags"]


def test_book_is_built_and_a_rerun_stands_beside_it(copy):
    [html] = make(DEFAULT)
    assert (html / "index.html").is_file()
    published = (html / "notebooks" / f"{CHAPTER}.html").read_bytes()
    [rerun] = make(book.Book(book.RERUN, {"last_year": 2021}))
    assert rerun == copy / "_build" / "rerun" / "html"
    assert (html / "notebooks" / f"{CHAPTER}.html").read_bytes() == published


def test_editions_stand_inside_the_site_and_stay_there(copy):
    strict = book.Book("strict", {"confidence_level": 0.99})
    inside, html = make(strict, DEFAULT)
    assert inside == html / "editions" / "strict"
    built = (inside / "notebooks" / f"{CHAPTER}.html").read_bytes()
    add_cell(copy, "print('more')")
    make(DEFAULT)
    assert (inside / "notebooks" / f"{CHAPTER}.html").read_bytes() == built
    assert b"more" in (html / "notebooks" / f"{CHAPTER}.html").read_bytes()


def test_edition_that_is_named_no_more_leaves_the_site(copy):
    strict, severe = (book.Book(name, {"confidence_level": 0.99}) for name in ("strict", "severe"))
    [*_, html] = make(strict, severe, DEFAULT)
    assert site.editions_in(html) == {"strict", "severe"}
    make(strict, DEFAULT)
    assert site.editions_in(html) == {"strict"}
    assert "severe" not in (html / "index.html").read_text(encoding="utf-8")


def test_sites_are_replaced_together_or_not_at_all(copy, monkeypatch):
    books = [book.Book("strict", {"confidence_level": 0.99}), DEFAULT]
    fails = []

    def build(source: Path) -> Path:
        if source in fails:
            raise site.SiteError("a warning")
        built = source / "_build" / "html"
        built.mkdir(parents=True)
        shutil.copy(source / "notebooks" / f"{CHAPTER}.ipynb", built / "index.html")
        return built

    monkeypatch.setattr(site, "build", build)
    [inside, html] = make(*books)
    before = {folder: (folder / "index.html").read_bytes() for folder in (inside, html)}
    add_cell(copy, "print('more')")
    fails.append(copy / "_build" / "book")
    with pytest.raises(site.SiteError):
        make(*books)
    assert {folder: (folder / "index.html").read_bytes() for folder in (inside, html)} == before
    fails.clear()
    make(*books)
    assert all(b"more" in (folder / "index.html").read_bytes() for folder in (inside, html))


def test_site_that_a_killed_press_had_set_aside_is_put_back(copy):
    build = copy / "_build"
    (build / ".html.old" / "editions" / "strict").mkdir(parents=True)
    with book.claimed():
        assert site.editions_in(build / "html") == {"strict"}


@pytest.mark.parametrize("arguments", [["book"], ["matrix", "last_year_by_portal"], ["pdf"]])
def test_second_press_is_refused_and_touches_nothing(copy, monkeypatch, arguments):
    monkeypatch.setattr(editions, "matrix", lambda _: None)
    with book.claimed():
        result = CliRunner().invoke(cli.main, arguments)
    assert result.exit_code == 1
    assert result.output.startswith(f"another run works in {copy / '_build'}: process {os.getpid()}.")
    assert [path.name for path in (copy / "_build").iterdir()] == [lock.NAME]


def test_citation_names_the_page_of_the_edition(copy):
    config = (copy / "_config.yml").read_text(encoding="utf-8")
    address = "https://book.example/"
    (copy / "_config.yml").write_text(config.replace("html:\n", f"html:\n  baseurl: {address}\n"), encoding="utf-8")
    [inside, html] = make(book.Book("strict", {"confidence_level": 0.99}), DEFAULT)
    for folder, place in ((inside, f"{address}editions/strict/"), (html, address)):
        page = BeautifulSoup((folder / "notebooks" / f"{CHAPTER}.html").read_text(encoding="utf-8"), "html.parser")
        here = f"{place}notebooks/{CHAPTER}.html"
        assert page.select_one(".cite-page p").get_text().endswith(f" {here}")
        assert page.select_one("link[rel=canonical]")["href"] == here
        assert page.select_one("meta[property='og:image']")["content"].startswith(f"{place}_static/")


def test_numbers_stand_beside_the_executed_notebook(copy):
    make(DEFAULT)
    beside = copy / "_build" / "book" / "notebooks" / f"{CHAPTER}.json"
    assert set(json.loads(beside.read_text(encoding="utf-8"))) == {"facts", "figures"}


def test_book_ends_with_the_numbers_that_moved(copy):
    path = copy / "notebooks" / f"{CHAPTER}.ipynb"

    def edit(old: str, new: str) -> None:
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    def told(*arguments: str) -> str:
        result = CliRunner().invoke(cli.main, ["book", "--jobs", "1", *arguments])
        assert result.exit_code == 0, result.output
        return result.output.partition("index.html\n")[2]

    edit("language: str", "last_year: int = 2022\\nlanguage: str")
    add_cell(copy, "from myst_nb import glue; glue('answer', last_year)")
    assert told().startswith("Compared with its last run: 1 number differs.")
    edit("'answer', last_year", "'answer', last_year + 1")
    assert told().startswith("Compared with its last run: 1 number differs.")
    moved = [Change(CHAPTER, "fact answer", "text", "2022", "2023", 1.0)]
    assert book.Book().moved.read_text(encoding="utf-8") == changes.as_table(moved, "markdown") + "\n"
    assert told() == "Nothing has changed since it was built.\n"
    rerun = told("-p", "last_year", "2020")
    assert rerun.startswith("Compared with the default edition: 1 number differs.")
    assert "fact answer  2023      2021     −2" in rerun


def test_failing_chapter_is_named_and_the_last_good_site_stays(copy):
    (copy / "_build" / "html").mkdir(parents=True)
    (copy / "_build" / "html" / "index.html").write_text("last good site", encoding="utf-8")
    cell = add_cell(copy, "1 / 0")
    before = (copy / "notebooks" / f"{CHAPTER}.ipynb").read_bytes()
    with pytest.raises(
        ExecutionError, match=rf"notebooks/{CHAPTER}\.ipynb, cell {cell} .*: ZeroDivisionError: division by zero"
    ):
        make(DEFAULT)
    assert (copy / "_build" / "html" / "index.html").read_text(encoding="utf-8") == "last good site"
    assert (copy / "notebooks" / f"{CHAPTER}.ipynb").read_bytes() == before


@pytest.mark.parametrize("is_warm", [True, False])
@pytest.mark.parametrize(
    ("source", "seconds", "told"),
    [
        ("import os; os._exit(1)", 120, "the kernel died; the system ended it, or it ran out of memory"),
        ("while True: pass", 5, "the cell ran longer than 5 seconds"),
        ("held = []\nwhile True: held.append(bytes(10**8))", 120, "MemoryError:"),
    ],
)
def test_chapter_that_ends_its_kernel_is_told_with_its_place(copy, source, seconds, told, is_warm):
    cell = add_cell(copy, source)
    limits = Limits(cell_seconds=seconds, is_warm=is_warm)
    with pytest.raises(ExecutionError) as caught:
        book.make([DEFAULT], options=Options(limits=limits))
    count, place, partly = str(caught.value).splitlines()
    assert count == "1 of 1 chapters failed."
    assert place.startswith(f'notebooks/{CHAPTER}.ipynb, cell {cell} under "')
    assert told in place
    saved = nbformat.read(partly.removeprefix("  partly executed: "), as_version=4)
    assert any(output.output_type == "error" for cell in saved.cells for output in cell.get("outputs", []))


def test_warning_of_the_build_stops_it_and_the_last_good_site_stays(copy):
    (copy / "_build" / "html").mkdir(parents=True)
    (copy / "intro.md").write_text("# A book\n\n[nowhere](nowhere.md)\n", encoding="utf-8")
    with pytest.raises(site.SiteError, match=r"nowhere\.md"):
        make(DEFAULT)
    assert (copy / "_build" / "html").is_dir()


def test_exception_of_the_build_is_told_in_one_line(copy, monkeypatch):
    full = "OSError: [Errno 28] No space left on device: 'intro.md'"
    said = f"Traceback (most recent call last):\n{full}\nThe above exception was the cause of this exception:\n"
    failed = subprocess.CompletedProcess([], 1, said, f"{full}\n\nRuntimeError: \n")
    monkeypatch.setattr(site.subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(site.SiteError) as caught:
        site.build(copy)
    assert str(caught.value).splitlines() == ["Jupyter Book did not build the site:", full]


def test_chapter_without_parameters_cell_is_refused(copy):
    path = copy / "notebooks" / f"{CHAPTER}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.metadata.pop("tags", None)
    path.write_text(nbformat.writes(notebook), encoding="utf-8")
    with pytest.raises(chapters.ChapterError, match="0 cells are tagged parameters; there must be one"):
        make(DEFAULT)


def test_press_writes_pages_on_parameters_and_runs(copy):
    [html] = make(DEFAULT)
    told = (html / "parameters.html").read_text(encoding="utf-8")
    assert "Wave of the citizen survey to show" in told
    line = json.loads((copy / "_build" / "record.json").read_text(encoding="utf-8"))["chapters"][CHAPTER]
    assert line["state"] == "run"
    assert line["key"][:12] in (html / "run_record.html").read_text(encoding="utf-8")


def test_nothing_changed_starts_no_kernel_and_no_build(copy, monkeypatch):
    [html] = make(DEFAULT)
    built = site.fingerprint(html)
    monkeypatch.setattr(site, "build", lambda *_: pytest.fail("the site was built"))
    monkeypatch.setattr(execution, "check", lambda: pytest.fail("a chapter was going to run"))
    assert site.fingerprint(*make(DEFAULT)) == built
    line = json.loads((copy / "_build" / "record.json").read_text(encoding="utf-8"))["chapters"][CHAPTER]
    assert line["state"] == "reused"


def test_site_that_lost_a_page_is_built_again(copy):
    [html] = make(DEFAULT)
    (html / "index.html").unlink()
    assert (make(DEFAULT)[0] / "index.html").is_file()


def test_table_that_no_chapter_reads_is_checked_before_the_site_is_built(copy, monkeypatch):
    make(DEFAULT)
    (copy / "data" / "events.csv").write_text("changed\n", encoding="utf-8")
    monkeypatch.setattr(data, "find_faults", lambda table: [f"{table} is wrong"])
    with pytest.raises(execution.InputError, match="events is wrong"):
        make(DEFAULT)
