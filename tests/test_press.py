"""The press runs chapters, rejects wrong input, and never damages an existing site."""

import json
import shutil
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import nbformat
import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from this_book import BOOK

from helpers import data
from helpers.press import book, cli, lock
from helpers.press.edition import EDITIONS, RERUN, Edition, editions_in
from helpers.press.fingerprints import digest_of_folder
from helpers.press.numbers import differences
from helpers.press.numbers.differences import Difference
from helpers.press.pages import crawlers
from helpers.press.parameters import editions
from helpers.press.project import ChapterError, Project
from helpers.press.runs import chapter, execution, schedule
from helpers.press.runs.execution import ExecutionError, Options
from helpers.press.runs.jobs import Job, Limits
from helpers.press.site import build

CHAPTER = "glossary"
ONE = Options(jobs=1)
DEFAULT, STRICT = Edition(), Edition("strict", {"confidence_level": 0.99})


@pytest.fixture
def copy(small_book) -> Project:
    return small_book


def add_cell(project: Project, source: str) -> int:
    path = project.path_of(CHAPTER)
    notebook = nbformat.read(path, as_version=4)
    tagged = [cell.metadata.get("tags", []) for cell in notebook.cells]
    place = next(number for number, tags in enumerate(tagged, start=1) if "parameters" in tags)
    notebook.cells.insert(place, nbformat.v4.new_code_cell(source))
    path.write_text(nbformat.writes(notebook), encoding="utf-8")
    return place + 1


def make(project: Project, *editions: Edition) -> list[Path]:
    """Build editions and return the folders of their sites."""
    book.make(project, list(editions), options=ONE)
    return [edition.html(project) for edition in editions]


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


def test_book_is_built_and_a_rerun_has_its_own_site(copy):
    [html] = make(copy, DEFAULT)
    assert (html / "index.html").is_file()
    published = (html / "notebooks" / f"{CHAPTER}.html").read_bytes()
    [rerun] = make(copy, Edition(RERUN, {"last_year": 2021}))
    assert rerun == copy.build / "rerun" / "html"
    assert (html / "notebooks" / f"{CHAPTER}.html").read_bytes() == published


def test_editions_are_inside_the_site_and_stay_there(copy):
    inside, html = make(copy, STRICT, DEFAULT)
    assert inside == html / "editions" / "strict"
    built = (inside / "notebooks" / f"{CHAPTER}.html").read_bytes()
    add_cell(copy, "print('more')")
    make(copy, DEFAULT)
    assert (inside / "notebooks" / f"{CHAPTER}.html").read_bytes() == built
    assert b"more" in (html / "notebooks" / f"{CHAPTER}.html").read_bytes()


def test_removed_edition_disappears_from_the_site(copy):
    severe = Edition("severe", {"confidence_level": 0.99})
    [*_, html] = make(copy, STRICT, severe, DEFAULT)
    assert editions_in(html) == {"strict", "severe"}
    make(copy, STRICT, DEFAULT)
    assert editions_in(html) == {"strict"}
    assert "severe" not in (html / "index.html").read_text(encoding="utf-8")


def test_sites_are_replaced_together_or_not_at_all(copy, monkeypatch):
    both = [STRICT, DEFAULT]
    fails = []

    def fake(_project: Project, source: Path) -> Path:
        if source in fails:
            raise build.SiteError("a warning")
        built = source / "_build" / "html"
        built.mkdir(parents=True, exist_ok=True)
        shutil.copy(source / "notebooks" / f"{CHAPTER}.ipynb", built / "index.html")
        return built

    monkeypatch.setattr(build, "build", fake)
    [inside, html] = make(copy, *both)
    before = {folder: (folder / "index.html").read_bytes() for folder in (inside, html)}
    add_cell(copy, "print('more')")
    fails.append(copy.build / "book")
    with pytest.raises(build.SiteError):
        make(copy, *both)
    assert {folder: (folder / "index.html").read_bytes() for folder in (inside, html)} == before
    fails.clear()
    make(copy, *both)
    assert all(b"more" in (folder / "index.html").read_bytes() for folder in (inside, html))


def test_site_moved_aside_by_a_killed_press_is_restored(copy):
    (copy.build / ".html.old" / "editions" / "strict").mkdir(parents=True)
    with book.claimed(copy):
        assert editions_in(copy.html) == {"strict"}


@pytest.mark.parametrize("arguments", [["book"], ["matrix", "last_year_by_portal"], ["pdf"], ["release"]])
def test_second_press_exits_and_changes_nothing(copy, monkeypatch, arguments):
    monkeypatch.setattr(editions, "matrix", lambda *_: None)
    with book.claimed(copy):
        result = CliRunner().invoke(cli.main, arguments, obj=copy)
    assert result.exit_code == 1
    assert result.output.startswith(f"another press is running in {copy.build}. Nothing was changed")
    assert [path.name for path in (copy.build).iterdir()] == [lock.NAME]


def test_a_site_with_an_address_names_each_page_by_it(copy):
    """In the citation, the canonical link and the link preview, in the sitemap, and in the links to the repository."""
    config = (copy.root / "_config.yml").read_text(encoding="utf-8")
    address, repository = "https://book.example/", "https://github.com/owner/book"
    named = config.replace('url: ""', f"url: {repository}").replace("html:\n", f"html:\n  baseurl: {address}\n")
    (copy.root / "_config.yml").write_text(named, encoding="utf-8")
    [inside, html] = make(copy, STRICT, DEFAULT)
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


def test_numbers_are_saved_beside_the_executed_notebook(copy):
    make(copy, DEFAULT)
    beside = copy.build / "book" / "notebooks" / f"{CHAPTER}.json"
    assert set(json.loads(beside.read_text(encoding="utf-8"))) == {"facts", "figures"}


def test_book_ends_with_the_numbers_that_moved(copy):
    path = copy.path_of(CHAPTER)

    def edit(old: str, new: str) -> None:
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    def summary(*arguments: str) -> str:
        result = CliRunner().invoke(cli.main, ["book", "--jobs", "1", *arguments], obj=copy)
        assert result.exit_code == 0, result.output
        return result.output.partition("index.html\n")[2]

    edit("language: str", "first_year: int = 2016\\nlanguage: str")
    add_cell(copy, "from helpers import prose; prose.facts(answer=first_year)")
    assert summary().startswith("Compared with its last run: 1 number differs.")
    edit("answer=first_year", "answer=first_year + 1")
    assert summary().startswith("Compared with its last run: 1 number differs.")
    moved = [Difference(CHAPTER, "fact answer", "number", "2016", "2017", 1.0)]
    listed = Edition().differences_file(copy).read_text(encoding="utf-8")
    assert listed == differences.as_table(moved, "markdown") + "\n"
    assert summary() == "Nothing has changed since it was built.\n"
    rerun = summary("-p", "first_year", "2018")
    assert rerun.startswith("Compared with the default edition: 1 number differs.")
    assert "fact answer  2017      2019     +2" in rerun


def test_failing_chapter_is_named_and_the_last_good_site_stays(copy):
    (copy.html).mkdir(parents=True)
    (copy.html / "index.html").write_text("last good site", encoding="utf-8")
    cell = add_cell(copy, "1 / 0")
    before = (copy.path_of(CHAPTER)).read_bytes()
    with pytest.raises(
        ExecutionError, match=rf"notebooks/{CHAPTER}\.ipynb, cell {cell} .*: ZeroDivisionError: division by zero"
    ):
        make(copy, DEFAULT)
    assert (copy.html / "index.html").read_text(encoding="utf-8") == "last good site"
    assert (copy.path_of(CHAPTER)).read_bytes() == before


@pytest.mark.parametrize("is_warm", [True, False])
@pytest.mark.parametrize(
    ("source", "seconds", "message"),
    [
        ("import os; os._exit(1)", 120, "the kernel died; the system killed it, or it ran out of memory"),
        ("while True: pass", 5, "the cell ran longer than 5 seconds"),
        ("held = []\nwhile True: held.append(bytes(10**8))", 120, "MemoryError:"),
    ],
)
def test_chapter_that_kills_its_kernel_is_reported_with_its_cell(copy, source, seconds, message, is_warm):
    cell = add_cell(copy, source)
    limits = Limits(cell_seconds=seconds, is_warm=is_warm)
    with pytest.raises(ExecutionError) as caught:
        book.make(copy, [DEFAULT], options=Options(limits=limits))
    count, place, partly = str(caught.value).splitlines()
    assert count == "1 of 1 chapters failed."
    assert place.startswith(f'notebooks/{CHAPTER}.ipynb, cell {cell} under "')
    assert message in place
    saved = nbformat.read(partly.removeprefix("  partly executed: "), as_version=4)
    assert any(output.output_type == "error" for cell in saved.cells for output in cell.get("outputs", []))


def test_warning_of_the_build_stops_it_and_the_last_good_site_stays(copy):
    (copy.html).mkdir(parents=True)
    (copy.root / "intro.md").write_text("# A book\n\n[nowhere](nowhere.md)\n", encoding="utf-8")
    with pytest.raises(build.SiteError, match=r"nowhere\.md"):
        make(copy, DEFAULT)
    assert (copy.html).is_dir()


def test_exception_of_the_build_is_reported_in_one_line(copy, monkeypatch):
    full = "OSError: [Errno 28] No space left on device: 'intro.md'"
    said = f"Traceback (most recent call last):\n{full}\nThe above exception was the cause of this exception:\n"
    failed = 1, f"{said}{full}\n\nRuntimeError: \n"
    monkeypatch.setattr(build, "JupyterBook", lambda *_: SimpleNamespace(run=lambda: failed))
    with pytest.raises(build.SiteError) as caught:
        build.build(copy, copy.root)
    assert str(caught.value).splitlines() == ["Jupyter Book did not build the site:", full]


def test_chapter_without_parameters_cell_is_rejected(copy):
    path = copy.path_of(CHAPTER)
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.metadata.pop("tags", None)
    path.write_text(nbformat.writes(notebook), encoding="utf-8")
    with pytest.raises(ChapterError, match="0 cells are tagged parameters; there must be one"):
        make(copy, DEFAULT)


def test_site_has_pages_on_parameters_and_runs(copy):
    [html] = make(copy, DEFAULT)
    page = (html / "parameters.html").read_text(encoding="utf-8")
    assert "Last wave of the citizen survey to show; the latest if null" in page
    line = json.loads((copy.build / "record.json").read_text(encoding="utf-8"))["chapters"][CHAPTER]
    assert line["state"] == "run"
    assert line["key"][:12] in (html / "run_record.html").read_text(encoding="utf-8")


def test_nothing_changed_starts_no_kernel_and_no_build(copy, monkeypatch):
    [html] = make(copy, DEFAULT)
    built = digest_of_folder(html, EDITIONS)
    monkeypatch.setattr(build, "build", lambda *_: pytest.fail("the site was built"))
    monkeypatch.setattr(execution, "check", lambda _: pytest.fail("a chapter was going to run"))
    assert digest_of_folder(*make(copy, DEFAULT), EDITIONS) == built
    line = json.loads((copy.build / "record.json").read_text(encoding="utf-8"))["chapters"][CHAPTER]
    assert line["state"] == "reused"


def test_changed_sentence_starts_no_kernel_and_is_on_its_page(copy, monkeypatch):
    make(copy, DEFAULT)
    path = copy.path_of(CHAPTER)
    notebook = json.loads(path.read_text(encoding="utf-8"))
    first = next(cell for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    first["source"] = ["# Another title\n", "\n", "Another sentence."]
    path.write_text(json.dumps(notebook), encoding="utf-8")
    monkeypatch.setattr(schedule, "run", lambda *_: pytest.fail("a chapter was going to run"))
    assert book.not_current(copy, [], ONE) == ([], [])
    [html] = make(copy, DEFAULT)
    assert "Another sentence." in (html / "notebooks" / f"{CHAPTER}.html").read_text(encoding="utf-8")
    kept = nbformat.read(path, as_version=4).cells
    assert kept[0].source == "# Another title\n\nAnother sentence."
    assert any(cell.outputs for cell in kept if cell.cell_type == "code")


def test_notebook_that_was_edited_while_it_ran_is_not_overwritten(copy, monkeypatch):
    add_cell(copy, "print('more')")
    path, execute = copy.path_of(CHAPTER), execution.execute

    def edited_meanwhile(*arguments: object) -> dict:
        results = execute(*arguments)
        path.write_text(path.read_text(encoding="utf-8").replace("'more'", "'edited'"), encoding="utf-8")
        return results

    monkeypatch.setattr(execution, "execute", edited_meanwhile)
    make(copy, DEFAULT)
    assert "print('edited')" in path.read_text(encoding="utf-8")


def test_site_with_a_missing_page_is_rebuilt(copy):
    [html] = make(copy, DEFAULT)
    (html / "index.html").unlink()
    assert (make(copy, DEFAULT)[0] / "index.html").is_file()


def test_table_that_no_chapter_reads_is_checked_before_the_site_is_built(copy, monkeypatch):
    make(copy, DEFAULT)
    (copy.root / "data" / "events.csv").write_text("changed\n", encoding="utf-8")
    monkeypatch.setattr(data, "find_faults", lambda table, _: [f"{table} is wrong"])
    with pytest.raises(execution.InputError, match="events is wrong"):
        make(copy, DEFAULT)
