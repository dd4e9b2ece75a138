"""What goes wrong in a press is named, and never damages an existing site or notebook."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from click.testing import CliRunner
from making import CHAPTER, DEFAULT, STRICT, add_cell, make

from helpers import data
from helpers.press import book, cli, lock
from helpers.press.edition import editions_in
from helpers.press.parameters import editions
from helpers.press.project import ChapterError, Project
from helpers.press.runs import checking, execution
from helpers.press.runs.execution import ExecutionError, Options
from helpers.press.runs.jobs import Limits
from helpers.press.site import build


def test_sites_are_replaced_together_or_not_at_all(small_book, monkeypatch):
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
    [inside, html] = make(small_book, *both)
    before = {folder: (folder / "index.html").read_bytes() for folder in (inside, html)}
    add_cell(small_book, "print('more')")
    fails.append(small_book.build / "book")
    with pytest.raises(build.SiteError):
        make(small_book, *both)
    assert {folder: (folder / "index.html").read_bytes() for folder in (inside, html)} == before
    fails.clear()
    make(small_book, *both)
    assert all(b"more" in (folder / "index.html").read_bytes() for folder in (inside, html))


def test_site_moved_aside_by_a_killed_press_is_restored(small_book):
    (small_book.build / ".html.old" / "editions" / "strict").mkdir(parents=True)
    with book.claimed(small_book):
        assert editions_in(small_book.html) == {"strict"}


@pytest.mark.parametrize("arguments", [["book"], ["matrix", "last_year_by_portal"], ["pdf"], ["release"]])
def test_second_press_exits_and_changes_nothing(small_book, monkeypatch, arguments):
    monkeypatch.setattr(editions, "matrix", lambda *_: None)
    with book.claimed(small_book):
        result = CliRunner().invoke(cli.main, arguments, obj=small_book)
    assert result.exit_code == 1
    assert result.output.startswith(f"another press is running in {small_book.build}. Nothing was changed")
    assert [path.name for path in (small_book.build).iterdir()] == [lock.NAME]


def test_failing_chapter_is_named_and_the_last_good_site_stays(small_book):
    (small_book.html).mkdir(parents=True)
    (small_book.html / "index.html").write_text("last good site", encoding="utf-8")
    cell = add_cell(small_book, "1 / 0")
    before = (small_book.path_of(CHAPTER)).read_bytes()
    with pytest.raises(
        ExecutionError, match=rf"notebooks/{CHAPTER}\.ipynb, cell {cell} .*: ZeroDivisionError: division by zero"
    ):
        make(small_book, DEFAULT)
    assert (small_book.html / "index.html").read_text(encoding="utf-8") == "last good site"
    assert (small_book.path_of(CHAPTER)).read_bytes() == before


@pytest.mark.parametrize("is_warm", [True, False])
@pytest.mark.parametrize(
    ("source", "seconds", "message"),
    [
        ("import os; os._exit(1)", 120, "the kernel died; the system killed it, or it ran out of memory"),
        ("while True: pass", 5, "the cell ran longer than 5 seconds"),
        ("held = []\nwhile True: held.append(bytes(10**8))", 120, "MemoryError:"),
    ],
)
def test_chapter_that_kills_its_kernel_is_reported_with_its_cell(small_book, source, seconds, message, is_warm):
    cell = add_cell(small_book, source)
    limits = Limits(cell_seconds=seconds, is_warm=is_warm)
    with pytest.raises(ExecutionError) as caught:
        book.make(small_book, [DEFAULT], options=Options(limits=limits))
    count, place, partly = str(caught.value).splitlines()
    assert count == "1 of 1 chapters failed."
    assert place.startswith(f'notebooks/{CHAPTER}.ipynb, cell {cell} under "')
    assert message in place
    saved = nbformat.read(partly.removeprefix("  partly executed: "), as_version=4)
    assert any(output.output_type == "error" for cell in saved.cells for output in cell.get("outputs", []))


def test_warning_of_the_build_stops_it_and_the_last_good_site_stays(small_book):
    (small_book.html).mkdir(parents=True)
    (small_book.root / "intro.md").write_text("# A book\n\n[nowhere](nowhere.md)\n", encoding="utf-8")
    with pytest.raises(build.SiteError, match=r"nowhere\.md"):
        make(small_book, DEFAULT)
    assert (small_book.html).is_dir()


def test_exception_of_the_build_is_reported_in_one_line(small_book, monkeypatch):
    full = "OSError: [Errno 28] No space left on device: 'intro.md'"
    said = f"Traceback (most recent call last):\n{full}\nThe above exception was the cause of this exception:\n"
    failed = 1, f"{said}{full}\n\nRuntimeError: \n"
    monkeypatch.setattr(build, "JupyterBook", lambda *_: SimpleNamespace(run=lambda _: failed))
    with pytest.raises(build.SiteError) as caught:
        build.build(small_book, small_book.root)
    assert str(caught.value).splitlines() == ["Jupyter Book did not build the site:", full]


def test_chapter_without_parameters_cell_is_rejected(small_book):
    path = small_book.path_of(CHAPTER)
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.metadata.pop("tags", None)
    path.write_text(nbformat.writes(notebook), encoding="utf-8")
    with pytest.raises(ChapterError, match="0 cells are tagged parameters; there must be one"):
        make(small_book, DEFAULT)


def test_notebook_that_was_edited_while_it_ran_is_not_overwritten(small_book, monkeypatch):
    add_cell(small_book, "print('more')")
    path, execute = small_book.path_of(CHAPTER), execution.execute

    def edited_meanwhile(*arguments: object) -> dict:
        results = execute(*arguments)
        path.write_text(path.read_text(encoding="utf-8").replace("'more'", "'edited'"), encoding="utf-8")
        return results

    monkeypatch.setattr(execution, "execute", edited_meanwhile)
    make(small_book, DEFAULT)
    assert "print('edited')" in path.read_text(encoding="utf-8")


def test_table_that_no_chapter_reads_is_checked_before_the_site_is_built(small_book, monkeypatch):
    make(small_book, DEFAULT)
    (small_book.root / "data" / "events.csv").write_text("changed\n", encoding="utf-8")
    monkeypatch.setattr(data, "find_faults", lambda table, *_, **__: [f"{table} is wrong"])
    with pytest.raises(checking.InputError, match="events is wrong"):
        make(small_book, DEFAULT)
