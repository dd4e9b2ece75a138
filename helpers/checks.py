"""Check a table of `data/` against its schema, and its numbers against how they are printed.

Ask for its faults by `helpers.data.find_faults`.
"""

import csv
from functools import cache
from pathlib import Path

from frictionless import Error, Package
from frictionless.errors import CellError, RowError

from helpers import data
from helpers.data import SUBJECT_FIELDS
from helpers.printed import printed_interval

DEFINED_TABLES = frozenset({"population", "thresholds"})
INTERVAL_FIELDS = ("value", "lower", "upper")


def faults(table: dict, folder: Path) -> list[str]:
    """Return every fault of a table in words.

    Args:
        table: Its descriptor, as `helpers.data.resource` returns it.
        folder: Folder of the data package.
    """
    path = folder / table["path"]
    if not path.is_file():
        return [f"{path}: the file is missing; data/datapackage.json lists it"]
    report = _package(folder).get_resource(table["name"]).validate(limit_errors=1000)
    found = [_in_words(path, error) for task in report.tasks for error in task.errors]
    return found or _interval_faults(path, table["name"]) + _preference_faults(path)


@cache
def _package(folder: Path) -> Package:
    # Given a path, it would take one with a bracket or a question mark for a pattern.
    return Package.from_descriptor(data.schema(folder), basepath=str(folder))


def _in_words(path: Path, error: Error) -> str:
    place = f"{path.parent.name}/{path.name}"
    if isinstance(error, RowError):
        place += f", row {error.row_number}"
    if isinstance(error, CellError):
        place += f', column {error.field_name}: "{error.cell}"'
    return f"{place}: {error.title.lower()}: {error.note}"


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(enumerate(csv.DictReader(file), start=2))


def _interval_faults(path: Path, name: str) -> list[str]:
    faults = []
    for number, row in _rows(path):
        if "as_printed" not in row:
            return []
        place = f"{path.parent.name}/{path.name}, row {number}"
        try:
            expected = printed_interval(
                row["as_printed"],
                row["qualifier"],
                row["unit"],
                value=float(row["value"]),
                is_defined=name in DEFINED_TABLES,
            )
        except ValueError as error:
            faults.append(f"{place}, column as_printed: {error}")
            continue
        for field, bound in zip(INTERVAL_FIELDS, expected, strict=True):
            stored = float(row[field]) if row[field] else None
            if stored != bound:
                wanted = "empty" if bound is None else f"{bound:.12g}"
                faults.append(
                    f'{place}, column {field}: "{row[field]}": "{row["as_printed"]}" ({row["qualifier"]}) '
                    f"stands for {wanted}"
                )
    return faults


def _preference_faults(path: Path) -> list[str]:
    first_seen: dict[tuple, int] = {}
    faults = []
    for number, row in _rows(path):
        if row.get("preferred") != "true":
            continue
        key = tuple(row[column] for column in SUBJECT_FIELDS if column in row)
        if key in first_seen:
            faults.append(
                f'{path.parent.name}/{path.name}, row {number}, column preferred: "true": '
                f"row {first_seen[key]} is already preferred for {', '.join(key)}"
            )
        first_seen.setdefault(key, number)
    return faults
