"""Check that no two rows have the same key, and that exactly one of several rival rows is preferred."""

import re
from collections import defaultdict
from collections.abc import Iterator

from helpers import schema
from helpers.checks.rows import Row, Tables
from helpers.printed import SUBJECT_FIELDS

# The other columns of a key would make ids long without telling a reader more.
NAMED = frozenset({"country", "indicator", "period"})


def faults(name: str, tables: Tables) -> Iterator[str]:
    """Yield each row with the key of an earlier row, and each subject without exactly one preferred row."""
    described = schema.table(name, tables.folder)
    for columns in described.get("uniqueKeys", []):
        for first, *others in _by_subject(tables[name], columns).values():
            for row in others:
                yield row.fault(columns[-1], f"{first.place} already has {_subject(row, columns)}")
        yield from (fault for row in tables[name] if "id" in row for fault in _name_faults(row, columns))
    if any(field["name"] == "preferred" for field in described["fields"]):
        yield from _preference_faults(tables[name])


def _name_faults(row: Row, columns: list[str]) -> Iterator[str]:
    for column in NAMED.intersection(columns):
        name = re.sub(r"\W", "_", row[column].lower())
        if name and f"_{name}_" not in f"_{row['id']}_":
            yield row.fault(column, f"the id {row['id']} names another")


def _preference_faults(rows: list[Row]) -> Iterator[str]:
    for rivals in _by_subject(rows, SUBJECT_FIELDS).values():
        chosen = [row for row in rivals if row["preferred"] == "true"]
        subject = _subject(rivals[0], SUBJECT_FIELDS)
        for row in chosen[1:]:
            yield row.fault("preferred", f"{chosen[0].place} is already preferred for {subject}")
        if not chosen:
            yield rivals[0].fault("preferred", f"no row is preferred for {subject}")


def _by_subject(rows: list[Row], columns: list[str]) -> dict[tuple[str, ...], list[Row]]:
    found: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        found[tuple(row[column] for column in columns)].append(row)
    return found


def _subject(row: Row, columns: list[str]) -> str:
    return ", ".join(row[column] for column in columns if row[column])
