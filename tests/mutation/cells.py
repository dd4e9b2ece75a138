"""Plausible errors in single cells of the tables."""

import csv
import io
import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from helpers import schema

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class CellChange:
    """A cell of a table with another value.

    Attributes:
        table: Name of the table.
        number: Row in the file, where the header is row 1.
        key: Values of its primary key, before the change.
        key_after: The same after it, which differ if the cell is part of the key.
        column: Name of the column.
        before: Its value.
        after: The other value.
    """

    table: str
    number: int
    key: str
    key_after: str
    column: str
    before: str
    after: str

    def write_to(self, root: Path) -> None:
        """Make the change in a copy of the book."""
        self._write(root, self.after)

    def take_back(self, root: Path) -> None:
        """Undo the change in a copy of the book."""
        self._write(root, self.before)

    def _write(self, root: Path, value: str) -> None:
        path = _path(root / "data", self.table)
        rows = read(path)
        rows[self.number - 2][self.column] = value
        path.write_text(as_text(rows), encoding="utf-8", newline="")


def drawn(count: int, seed: int) -> list[CellChange]:
    """Return random changes of different cells, with a share for each table.

    One half is spread evenly over the tables, the other by their numbers of cells. Within
    a table the columns take turns, so that those of short tables are not left out.
    """
    rng = random.Random(seed)
    tables = {name: read(_path(schema.DATA_DIR, name)) for name in schema.table_names()}
    shares = _shares({name: len(rows) * len(rows[0]) for name, rows in tables.items()}, count)
    return [change for name, share in shares.items() for change in islice(_changes_of(name, tables, rng), share)]


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table as texts."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def as_text(rows: list[dict[str, str]]) -> str:
    """Return a table as its file has it."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, fieldnames=rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def _path(folder: Path, table: str) -> Path:
    return schema.path(table, folder)


def _shares(cells: dict[str, int], count: int) -> dict[str, int]:
    even = count // 2 / len(cells)
    wanted = {name: even + (count - count // 2) * size / sum(cells.values()) for name, size in cells.items()}
    shares = {name: int(share) for name, share in wanted.items()}
    left = count - sum(shares.values())
    for name in sorted(wanted, key=lambda name: shares[name] - wanted[name])[:left]:
        shares[name] += 1
    return shares


def _changes_of(table: str, tables: dict[str, list[dict[str, str]]], rng: random.Random) -> Iterator[CellChange]:
    """Draw changes of a table without end; each of another cell."""
    rows, keys = tables[table], schema.table(table)["primaryKey"]
    order = list(rows[0])
    rng.shuffle(order)
    changed = set()
    for column in cycle(order):
        place = rng.randrange(len(rows))
        before = rows[place][column]
        others = _values(column, [rows]) or _values(column, tables.values()) or _values_of_type(table, column, tables)
        ways = _ways(before, sorted(others - {before}), schema.fields(table)[column]["type"], [column] == keys)
        if (place, column) in changed or not ways:
            continue
        changed.add((place, column))
        after = rng.choice(ways)(rng)
        names = ("-".join(row[key] for key in keys) for row in (rows[place], rows[place] | {column: after}))
        yield CellChange(table, place + 2, *names, column, before, after)


def _values(column: str, tables: Iterable[list[dict[str, str]]]) -> set[str]:
    return {row[column] for rows in tables for row in rows if row.get(column)}


def _values_of_type(table: str, column: str, tables: dict[str, list[dict[str, str]]]) -> set[str]:
    """Return the values of all columns with the same type as a column that is empty in the whole book."""
    kind = schema.fields(table)[column]["type"]
    same = [
        (name, field)
        for name in tables
        for field, described in schema.fields(name).items()
        if described["type"] == kind
    ]
    return {value for name, field in same for value in _values(field, [tables[name]])}


def _ways(value: str, others: list[str], kind: str, is_key: bool) -> list[Callable[[random.Random], str]]:
    """Return the ways in which a value may be mistaken for another one."""
    ways = []
    if kind == "boolean":
        return [lambda _: "false" if value == "true" else "true"]
    if others and not is_key:
        ways.append(lambda rng: rng.choice(others))
    if YEAR.search(value):
        ways.append(lambda rng: YEAR.sub(lambda year: str(int(year[0]) + rng.choice((-1, 1))), value, count=1))
    elif re.search(r"\d", value):
        ways.append(lambda rng: _with_another_digit(value, rng))
    if any(sign.isalpha() for sign in value) and (" " in value or not ways):
        ways.append(lambda rng: _with_another_letter(value, rng))
    return ways


def _with_another_digit(value: str, rng: random.Random) -> str:
    place = rng.choice([match.start() for match in re.finditer(r"\d", value)])
    return _replaced(value, place, rng.choice([digit for digit in "123456789" if digit != value[place]]))


def _with_another_letter(value: str, rng: random.Random) -> str:
    place = rng.choice([place for place, sign in enumerate(value) if sign.isalpha()])
    return _replaced(value, place, rng.choice([letter for letter in LETTERS if letter != value[place].lower()]))


def _replaced(value: str, place: int, sign: str) -> str:
    return value[:place] + sign + value[place + 1 :]
