"""Check that no two rows have the same key, and that ids name what their rows are about."""

import re
from collections import defaultdict
from collections.abc import Iterator

from helpers import schema
from helpers.checks.rows import Row, Tables

# The other columns of a key would make ids long without telling a reader more.
NAMED = frozenset({"country", "indicator", "period"})


def faults(name: str, tables: Tables) -> Iterator[str]:
    """Yield each row with the key of an earlier row, and each whose id names another country, indicator or period."""
    described = schema.table(name, tables.folder)
    for columns in described.get("uniqueKeys", []):
        for first, *others in by_subject(tables[name], columns).values():
            for row in others:
                yield row.fault(columns[-1], f"{first.place} already has {subject(row, columns)}")
        yield from (fault for row in tables[name] if "id" in row for fault in _name_faults(row, columns))


def _name_faults(row: Row, columns: list[str]) -> Iterator[str]:
    for column in NAMED.intersection(columns):
        name = re.sub(r"\W", "_", row[column].lower())
        if name and f"_{name}_" not in f"_{row['id']}_":
            yield row.fault(column, f"the id {row['id']} names another")


def by_subject(rows: list[Row], columns: list[str]) -> dict[tuple[str, ...], list[Row]]:
    """Return the rows with the same values in some columns, by these values."""
    found: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        found[tuple(row[column] for column in columns)].append(row)
    return found


def subject(row: Row, columns: list[str]) -> str:
    """Return what a row is about, in words for a message."""
    return ", ".join(row[column] for column in columns if row[column])
