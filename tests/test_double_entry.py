"""What the tables hold is kept twice, so that no cell of them changes by accident.

`second_entry/` is a reading of the documents by someone who did not see the tables. What no document says, which is
what this book decides and words itself, can't be read twice: `proofread/` keeps it as it was last proofread.
"""

import csv
import shutil
from pathlib import Path

import pytest
from proofreading import take_over

from helpers import schema

KEPT = ("second_entry", "proofread")
# They follow from the print, and `helpers.checks.prints` computes them.
COMPUTED = {"lower", "upper"}

Rows = dict[tuple[str, ...], dict[str, str]]


def rows_of(name: str, path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return {tuple(row[key] for key in keys_of(name)): row for row in csv.DictReader(file)}


def keys_of(name: str) -> list[str]:
    return schema.resource(name)["schema"]["primaryKey"]


def table(name: str) -> Rows:
    return rows_of(name, schema.DATA_DIR / schema.resource(name)["path"])


def kept(name: str, folder: str) -> Rows:
    path = Path(__file__).with_name(folder) / f"{name}.csv"
    return rows_of(name, path) if path.is_file() else {}


def columns_kept(name: str, folder: str) -> set[str]:
    return {column for row in kept(name, folder).values() for column in row}


def differences(name: str, rows: Rows, folder: str) -> list[str]:
    """Return each cell of a table that differs from the one kept in a folder, and each row that one of them lacks."""
    others = kept(name, folder)
    told = f"tests/{folder}/{name}.csv"
    keys = "-".join(keys_of(name))
    found = [
        f'data/{name}.csv, {"-".join(key)}, column {column}: "{row[column]}", but {told} has "{value}"'
        for key, row in rows.items()
        for column, value in others.get(key, {}).items()
        if row[column] != value
    ]
    found += [
        f"data/{name}.csv, {'-'.join(key)}, column {keys}: no such row in {told}" for key in rows if key not in others
    ]
    found += [
        f"{told}, {'-'.join(key)}, column {keys}: no such row in data/{name}.csv" for key in others if key not in rows
    ]
    return found


@pytest.mark.parametrize("name", [name for name in schema.table_names() if kept(name, "second_entry")])
def test_both_readings_agree(name):
    found = differences(name, table(name), "second_entry")
    assert not found, "\n".join([*found, "the document decides which of the two is right"])


@pytest.mark.parametrize("name", [name for name in schema.table_names() if kept(name, "proofread")])
def test_words_are_those_that_were_proofread(name):
    found = differences(name, table(name), "proofread")
    assert not found, "\n".join([*found, "if that is meant, run make proofread"])


@pytest.mark.parametrize("name", schema.table_names())
def test_every_column_is_kept_once(name):
    keys = set(keys_of(name))
    read, worded = (columns_kept(name, folder) - keys for folder in KEPT)
    assert not read & worded, f"both in second_entry and in proofread: {sorted(read & worded)}"
    assert read | worded == set(schema.fields(name)) - keys - COMPUTED


@pytest.mark.parametrize("name", schema.table_names())
def test_a_changed_cell_is_named(name):
    for column in schema.fields(name).keys() - COMPUTED:
        rows = table(name)
        key, row = next(iter(rows.items()))
        changed = rows | {key: row | {column: f"{row[column]}1"}}
        if column in keys_of(name):
            changed = {tuple(row[key] for key in keys_of(name)): row for row in changed.values()}
        found = [told for folder in KEPT if kept(name, folder) for told in differences(name, changed, folder)]
        assert found, column
        assert all(f"{name}.csv, " in told and column in told.partition(", column ")[2] for told in found)


def test_words_are_taken_over_and_counted(tmp_path):
    kept = Path(__file__).with_name("proofread") / "events.csv"
    path = Path(shutil.copy(kept, tmp_path))
    path.write_text(path.read_text(encoding="utf-8").replace("Summer 2021", "Spring 2021"), encoding="utf-8")
    assert take_over("events", path) == 1
    assert path.read_bytes() == kept.read_bytes()
    assert take_over("events", path) == 0
