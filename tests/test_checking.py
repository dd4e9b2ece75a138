"""The check before a run repeats what a change concerns, and nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import checks, data, schema
from helpers.checks.rows import Row, Tables
from helpers.press.project import Project
from helpers.press.runs import checking, inputs


@pytest.fixture
def compared(small_book, monkeypatch) -> Callable[[], list[str]]:
    """Check the book as a new process would, and return the tables that were compared with their schemas."""
    compare = checks._schema_faults

    def check() -> list[str]:
        for remembered in (data.find_faults, data._file_faults, checks._tables, checks._package):
            remembered.cache_clear()
        found = []
        monkeypatch.setattr(
            checks, "_schema_faults", lambda name, tables: (found.append(name), compare(name, tables))[1]
        )
        checking.check_changed(small_book, inputs.snapshot(small_book))
        return found

    assert len(check()) > 20
    return check


def edited(project: Project, table: str, old: str, new: str) -> None:
    path = project.data / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_is_compared_again_without_a_change(compared):
    assert compared() == []


def test_changed_table_alone_is_compared_again(small_book, compared):
    edited(small_book, "population", "TOTAL, T", "total, T")
    assert compared() == ["population"]


def test_unchanged_table_is_compared_with_a_changed_one_that_it_refers_to(small_book, compared):
    edited(small_book, "sources", "eurostat_demo_pjan", "eurostat_renamed")
    with pytest.raises(checking.InputError, match=r'data/population\.csv, row 2, column source: "eurostat_demo_pjan"'):
        compared()


def test_rows_of_unchanged_tables_are_checked_against_each_other(small_book, compared):
    edited(small_book, "labels", "country,NO,", "country,NOR,")
    with pytest.raises(checking.InputError, match="has no label"):
        compared()


def test_fault_is_found_again_until_it_is_mended(small_book, compared):
    edited(small_book, "population", ",exact,", ",exakt,")
    for _ in range(2):
        with pytest.raises(checking.InputError, match="exakt"):
            compared()
    edited(small_book, "population", ",exakt,", ",exact,")
    assert compared() == []


def test_damaged_note_says_of_nothing_that_it_is_good(small_book, compared):
    (small_book.build / checking.NOTE).write_text('{"population', encoding="utf-8")
    assert len(compared()) > 20


class Watched(Tables):
    """Tables that know which of them have been read."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.read: set[str] = set()

    def __getitem__(self, name: str) -> list[Row]:
        self.read.add(name)
        return super().__getitem__(name)


@pytest.mark.parametrize("name", schema.table_names())
def test_check_of_one_table_reads_no_other_than_those_it_refers_to(name):
    tables = Watched(schema.DATA_DIR)
    assert [fault for check in checks.OF_ONE for fault in check(name, tables)] == []
    assert tables.read <= {*schema.read_with(name), "sources"}
    if "source" in schema.fields(name):
        assert "sources" in schema.read_with(name)
