"""Rows of the tables as text, and messages for faults of their cells."""

import csv
from dataclasses import dataclass
from pathlib import Path

from helpers import schema


@dataclass(frozen=True)
class Row:
    """A row of a table as its file has it; a column that the table lacks counts as empty."""

    place: str
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def __contains__(self, column: str) -> bool:
        return column in self.cells

    def fault(self, column: str, message: str) -> str:
        """Return a message with the place and the content of a faulty cell."""
        return f'{self.place}, column {column}: "{self[column]}": {message}'


class Tables:
    """The tables of one folder, each read on first use."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: dict[str, list[Row]] = {}

    def __getitem__(self, name: str) -> list[Row]:
        """Return the rows of a table; none if its file is missing, which is a fault of that table."""
        if name not in self._read:
            path = schema.path(name, self.folder)
            self._read[name] = _rows(path) if path.is_file() else []
        return self._read[name]

    def by(self, column: str, name: str) -> dict[str, Row]:
        """Return the rows of a table by the values of a column that are unique in it."""
        return {row[column]: row for row in self[name]}

    def facts(self) -> list[str]:
        """Return the names of the tables of published figures."""
        return [name for name in schema.table_names(self.folder) if "as_printed" in schema.fields(name, self.folder)]


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Row(f"{path.parent.name}/{path.name}, row {number}", cells)
            for number, cells in enumerate(csv.DictReader(file), start=2)
        ]
