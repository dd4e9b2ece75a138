"""Check a table of `data/`: against its schema, its rows against each other, and against the other tables.

Ask for its faults by `helpers.data.find_faults`. Whether two readings of the documents agree is tested elsewhere.
"""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from frictionless import Error, Package
from frictionless.errors import CellError, ConstraintError, ForeignKeyError, RowError

from helpers import schema
from helpers.checks import breaks, codes, gaps, keys, new_codes, periods, places, prints, rivals, surveys, titles
from helpers.checks.rows import Tables

Check = Callable[[str, Tables], Iterator[str]]
# Those of the first kind look at a table itself and at what it refers to, see `helpers.schema.read_with`.
OF_ONE: tuple[Check, ...] = (
    prints.faults,
    keys.faults,
    rivals.faults,
    places.faults,
    periods.faults,
    titles.faults,
)
OF_ALL: tuple[Check, ...] = (codes.faults, surveys.faults, breaks.faults, gaps.faults)


def faults(name: str, folder: Path, *, is_good: bool = False) -> list[str]:
    """Return every fault of a table in words.

    Args:
        name: Name of the table, whose file can be read.
        folder: Folder of the data package.
        is_good: Whether it is known that the table itself has none, so that only the others can contradict it.
    """
    tables = _tables(folder)
    found = [] if is_good else _schema_faults(name, tables)
    checks = OF_ALL if is_good else (*OF_ONE, *OF_ALL)
    return found or [fault for check in checks for fault in check(name, tables)]


def _schema_faults(name: str, tables: Tables) -> list[str]:
    report = _package(tables.folder).get_resource(name).validate(limit_errors=1000)
    labelled = {row["field"] for row in tables["labels"]}
    path = schema.path(name, tables.folder)
    return [_in_words(path, error, labelled) for task in report.tasks for error in task.errors]


_tables = cache(Tables)


@cache
def _package(folder: Path) -> Package:
    # Not from a path: brackets or question marks in it would be read as a pattern.
    return Package.from_descriptor(dict(schema.package(folder)), basepath=str(folder))


def _in_words(path: Path, error: Error, labelled: set[str]) -> str:
    place = f"{path.parent.name}/{path.name}"
    if isinstance(error, RowError):
        place += f", row {error.row_number}"
    if isinstance(error, ForeignKeyError):
        missing = new_codes.not_in_its_table(error, path.stem, labelled)
        return f'{place}, column {error.field_names[0]}: "{error.field_cells[0]}": {missing}'
    if isinstance(error, CellError):
        place += f', column {error.field_name}: "{error.cell}"'
    if isinstance(error, ConstraintError) and (unlisted := new_codes.not_listed(error, path.stem, labelled)):
        return f"{place}: {unlisted}"
    return f"{place}: {error.title.lower()}: {error.note}"
