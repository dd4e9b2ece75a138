"""Read the schema of the tables, `data/datapackage.json`."""

import json
from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict

from helpers import reads

DATA_DIR = Path(__file__).resolve().parent.parent / "data"
# Ends the id of a row that follows from the one with the rest of its id.
IMPLIED = "_implied"


class Field(TypedDict):
    """A column of a table, as far as this book reads its description."""

    name: str
    type: str
    description: str


class TableSchema(TypedDict):
    """The columns of a table, and which of them tell its rows apart."""

    fields: list[Field]
    primaryKey: NotRequired[list[str]]
    uniqueKeys: NotRequired[list[list[str]]]


class Resource(TypedDict):
    """The descriptor of one file of the data package."""

    name: str
    title: str
    type: str
    path: str
    schema: TableSchema


class Package(TypedDict):
    """The descriptor of the data package."""

    resources: list[Resource]


class DataError(ValueError):
    """A table of `data/` breaks a rule; the message lists every place where."""


def package(folder: Path = DATA_DIR) -> Package:
    """Return the descriptor of the data package."""
    reads.schema()
    return _package(folder)


def table_names(folder: Path = DATA_DIR) -> list[str]:
    """Return the names of all tables, in the order of the schema."""
    return [resource["name"] for resource in package(folder)["resources"] if resource["type"] == "table"]


def resource(name: str, folder: Path = DATA_DIR) -> Resource:
    """Return the descriptor of a table: its title, path and schema.

    Raises:
        DataError: If there is no such table.
    """
    for described in _package(folder)["resources"]:
        if described["name"] == name:
            reads.table(name)
            return described
    raise DataError(f'there is no table "{name}"; there are: {", ".join(table_names(folder))}')


def fields(name: str, folder: Path = DATA_DIR) -> dict[str, Field]:
    """Return the schema's fields of a table, by column name."""
    return {field["name"]: field for field in resource(name, folder)["schema"]["fields"]}


@cache
def _package(folder: Path) -> Package:
    path = folder / "datapackage.json"
    try:
        descriptor: Package = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise DataError(f"{folder.name}/{path.name}, line {error.lineno}: not JSON: {error.msg}") from None
    return descriptor
