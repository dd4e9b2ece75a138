"""The content of the tables is stored twice, so that no cell changes by accident; see `second_reading.py`."""

import shutil

import pytest
from proofreading import take_over
from second_reading import KEPT, TESTS, differences, kept, keys_of, table

from helpers import schema

# They follow from the printed number, and `helpers.checks.prints` computes them.
COMPUTED = {"lower", "upper"}


def columns_kept(name: str, folder: str) -> set[str]:
    return {column for row in kept(name, folder).values() for column in row}


@pytest.mark.parametrize("name", [name for name in schema.table_names() if kept(name, "second_entry")])
def test_both_entries_agree(name):
    found = differences(name, table(name), "second_entry")
    assert not found, "\n".join([*found, "the document decides which of the two is right"])


@pytest.mark.parametrize("name", [name for name in schema.table_names() if kept(name, "proofread")])
def test_words_of_the_tables_are_proofread(name):
    found = differences(name, table(name), "proofread")
    assert not found, "\n".join([*found, "if that is meant, run make proofread"])


@pytest.mark.parametrize("name", schema.table_names())
def test_every_column_is_entered_or_proofread_once(name):
    keys = set(keys_of(name))
    read, worded = (columns_kept(name, folder) - keys for folder in KEPT)
    assert not read & worded, f"both in second_entry and in proofread: {sorted(read & worded)}"
    assert read | worded == set(schema.fields(name)) - keys - COMPUTED


@pytest.mark.parametrize("name", schema.table_names())
def test_changed_cell_is_named(name):
    for column in schema.fields(name).keys() - COMPUTED:
        rows = table(name)
        key, row = next(iter(rows.items()))
        changed = rows | {key: row | {column: f"{row[column]}1"}}
        if column in keys_of(name):
            changed = {tuple(row[key] for key in keys_of(name)): row for row in changed.values()}
        found = [
            difference for folder in KEPT if kept(name, folder) for difference in differences(name, changed, folder)
        ]
        assert found, column
        assert all(
            f"{name}.csv, " in difference and column in difference.partition(", column ")[2] for difference in found
        )


def test_proofreading_copies_and_counts_the_words(tmp_path):
    proofread = TESTS / "proofread" / "events.csv"
    path = tmp_path / "events.csv"
    shutil.copy(proofread, path)
    path.write_text(path.read_text(encoding="utf-8").replace("Summer 2021", "Spring 2021"), encoding="utf-8")
    assert take_over("events", path) == 1
    assert path.read_bytes() == proofread.read_bytes()
    assert take_over("events", path) == 0
