"""Tables that Jupyter Book reads while chapters run are those of the site, or are read again."""

import pytest

from helpers.press import book
from helpers.press.edition import Edition
from helpers.press.project import Project
from helpers.press.site import build

TABLE = "data/population.csv"
BEFORE, AFTER, LATER = ',"demo_pjan, TOTAL, T",', ",demo_pjan,", ",table demo_pjan,"


def edit(project: Project, old: str, new: str) -> None:
    path = project.root / TABLE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def waiting(small_book, monkeypatch) -> build.JupyterBook:
    """Return the process that waits for an edit of a book that has a site."""
    monkeypatch.setattr(build, "AHEAD", {})
    book.make(small_book, [Edition()])
    build.start_ahead(small_book, Edition().source(small_book))
    [process] = build.AHEAD.values()
    return process


def test_tables_are_read_only_once(small_book, waiting):
    edit(small_book, BEFORE, AFTER)
    book.make(small_book, [Edition()])
    assert not build.AHEAD


def test_table_that_changes_again_while_chapters_run_is_read_again(small_book, waiting, monkeypatch):
    edit(small_book, BEFORE, AFTER)
    build.read_tables_ahead(small_book)
    assert not waiting.knows_source()
    edit(small_book, AFTER, LATER)
    monkeypatch.setattr(build, "read_tables_ahead", lambda _project: None)
    book.make(small_book, [Edition()])
    # It has read a table that the source has not, and was left aside.
    assert list(build.AHEAD.values()) == [waiting]
    waiting.run(lambda: None)
