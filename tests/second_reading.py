"""Compare the tables of `data/` with their second entry and proofread words.

`second_entry/` is a reading of the documents by someone who did not see the tables. What no document says, which is
what this book decides and words itself, can't be read twice: `proofread/` keeps it as it was last proofread.
"""

import csv
from pathlib import Path

from helpers import schema

TESTS = Path(__file__).parent
KEPT = ("second_entry", "proofread")

Rows = dict[tuple[str, ...], dict[str, str]]


def keys_of(name: str) -> list[str]:
    return schema.table(name)["primaryKey"]


def rows_of(name: str, path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return {tuple(row[key] for key in keys_of(name)): row for row in csv.DictReader(file)}


def table(name: str, folder: Path = schema.DATA_DIR) -> Rows:
    return rows_of(name, folder / f"{name}.csv")


def kept(name: str, kind: str, tests: Path = TESTS) -> Rows:
    path = tests / kind / f"{name}.csv"
    return rows_of(name, path) if path.is_file() else {}


def differences(name: str, rows: Rows, kind: str, tests: Path = TESTS) -> list[str]:
    """Return each cell of a table that differs from its copy in a folder, and each row that is in only one of them."""
    others = kept(name, kind, tests)
    place = f"tests/{kind}/{name}.csv"
    keys = "-".join(keys_of(name))
    found = [
        f'data/{name}.csv, {"-".join(key)}, column {column}: "{row[column]}", but {place} has "{value}"'
        for key, row in rows.items()
        for column, value in others.get(key, {}).items()
        if row[column] != value
    ]
    found += [
        f"data/{name}.csv, {'-'.join(key)}, column {keys}: no such row in {place}" for key in rows if key not in others
    ]
    found += [
        f"{place}, {'-'.join(key)}, column {keys}: no such row in data/{name}.csv" for key in others if key not in rows
    ]
    return found
