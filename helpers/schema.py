"""Read the description of the tables: one schema for each in `data/schemas/`, listed in `data/datapackage.json`."""

import json
from functools import cache
from pathlib import Path
from typing import Any, NotRequired, TypedDict

DATA_DIR = Path(__file__).resolve().parent.parent / "data"
PACKAGE = "datapackage.json"
# Environment variable that says that all tables have been checked.
CHECKED = "BOOK_TABLES_CHECKED"
# Ends the id of a row that follows from the one with the rest of its id.
IMPLIED = "_implied"


class Field(TypedDict):
    """A column of a table, as far as this book reads its description."""

    name: str
    type: str
    description: str


class Reference(TypedDict):
    """The table that a column refers to; the same table if its name is empty."""

    resource: str


class ForeignKey(TypedDict):
    """A column whose values are keys of another table."""

    reference: Reference


class TableSchema(TypedDict):
    """The columns of a table, and which of them tell its rows apart."""

    fields: list[Field]
    primaryKey: NotRequired[list[str]]
    uniqueKeys: NotRequired[list[list[str]]]
    foreignKeys: NotRequired[list[ForeignKey]]


class Resource(TypedDict):
    """The entry of one file in the data package."""

    name: str
    title: str
    description: NotRequired[str]
    type: str


class Package(TypedDict):
    """The descriptor of the data package."""

    resources: list[Resource]


class DataError(ValueError):
    """A table of `data/` breaks a rule; the message lists every place where."""


@cache
def package(folder: Path = DATA_DIR) -> Package:
    """Return the descriptor of the data package.

    Raises:
        DataError: If it is not JSON.
    """
    descriptor: Package = _read(folder / PACKAGE)
    return descriptor


def table_names(folder: Path = DATA_DIR) -> list[str]:
    """Return the names of all tables, in the order of the data package."""
    return [resource["name"] for resource in package(folder)["resources"] if resource["type"] == "table"]


def title(name: str, folder: Path = DATA_DIR) -> str:
    """Return the title of a table.

    Example:
        >>> title("population")
        'Population on 1 January'
    """
    return _resource(name, folder)["title"]


def description(name: str, folder: Path = DATA_DIR) -> str:
    """Return what the package says of a table beside its title; nothing where it says no more.

    Example:
        >>> description("service_use")
        'Figures of single services and of digital services as a whole.'
    """
    return _resource(name, folder).get("description", "")


def path(name: str, folder: Path = DATA_DIR) -> Path:
    """Return the path of a table's file."""
    return folder / f"{name}.csv"


@cache
def table(name: str, folder: Path = DATA_DIR) -> TableSchema:
    """Return the schema of a table.

    Raises:
        DataError: If there is no such table, or its schema is missing or not JSON.
    """
    file = folder / "schemas" / f"{name}.json"
    if not file.is_file():
        if name in (names := table_names(folder)):
            raise DataError(f"{folder.name}/schemas/{name}.json: the file is missing; {PACKAGE} lists it")
        raise DataError(f'there is no table "{name}"; there are: {", ".join(names)}')
    described: TableSchema = _read(file)
    return described


def fields(name: str, folder: Path = DATA_DIR) -> dict[str, Field]:
    """Return the columns of a table by name."""
    return {field["name"]: field for field in table(name, folder)["fields"]}


def read_with(name: str, folder: Path = DATA_DIR) -> list[str]:
    """Return the names of the tables that decide whether a table is good by itself: it and those it refers to.

    Example:
        >>> read_with("population"), read_with("sources")
        (['population', 'sources'], ['sources'])
    """
    referred = {key["reference"]["resource"] for key in table(name, folder).get("foreignKeys", [])}
    return [name, *sorted(referred - {name, ""})]


def _resource(name: str, folder: Path) -> Resource:
    return next(resource for resource in package(folder)["resources"] if resource["name"] == name)


def _read(file: Path) -> Any:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        place = file.relative_to(file.parents[1] if file.name == PACKAGE else file.parents[2])
        raise DataError(f"{place}, line {error.lineno}: not JSON: {error.msg}") from None
