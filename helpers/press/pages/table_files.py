"""Write the tables in the forms that programs and spreadsheets read best: Parquet files, and one Excel workbook.

Both hold the types of the schema, and text as it is in the tables: neither form can take a text for a formula.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb

from helpers.phrases import Phrases
from helpers.press.citation import Citation
from helpers.press.pages import workbook
from helpers.press.pages.workbook import Sheet

say = Phrases("site")
PARQUET = "application/vnd.apache.parquet"
# What the data package says about itself or about a table.
Entry = dict[str, Any]
# The types of DuckDB for those of the schema. A date may lack its day, so it is a text.
TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "VARCHAR",
    "year": "BIGINT",
}
# Nothing may come from the network, nor depend on the number of processors.
SETTINGS: dict[str, str | bool | int | float | list[str]] = {"threads": 1, "autoinstall_known_extensions": False}


def write(folder: Path, package: Entry, tables: list[Entry], source: Path, citation: Citation) -> None:
    """Write each table as a Parquet file, and all of them as a workbook named after the data package.

    Args:
        folder: Where to.
        package: The descriptor of the data package.
        tables: The entry of each table, with its columns as `fields`.
        source: Folder of the CSV files.
        citation: What `CITATION.cff` says about the book.
    """
    sheets = []
    with duckdb.connect(config=SETTINGS) as database:
        for table in tables:
            types = {field["name"]: TYPES[field["type"]] for field in table["fields"]}
            rows = database.read_csv(
                str(source / table["path"]), header=True, sep=",", quotechar='"', escapechar='"', columns=types
            )
            rows.write_parquet(str(folder / parquet_name(table)))
            sheets.append(Sheet(table["name"], list(types), rows.fetchall()))
    content = workbook.as_bytes(
        package["title"], [about(package, tables, citation), columns(tables), *sheets], citation
    )
    (folder / f"{package['name']}.xlsx").write_bytes(content)


def parquet_name(table: Entry) -> str:
    """Return the name of a table's Parquet file.

    Example:
        >>> parquet_name({"path": "portal_use.csv"})
        'portal_use.parquet'
    """
    return str(Path(table["path"]).with_suffix(".parquet"))


def about(package: Entry, tables: Iterable[Entry], citation: Citation) -> Sheet:
    """Return the sheet that says what the workbook is, how it may be used, and what each sheet holds.

    Args:
        package: The descriptor of the data package.
        tables: The entry of each table.
        citation: What `CITATION.cff` says about the book.
    """
    return Sheet(
        say("sheet", name="about"),
        [say("about", entry="what"), say("about", entry="title"), say("about", entry="description")],
        [
            [say("about", entry="workbook"), package["title"], package["description"]],
            [say("about", entry="version"), citation.version, None],
            *([say("about", entry="licence"), licence["title"], licence["path"]] for licence in package["licenses"]),
            [say("about", entry="citation"), citation.of_book(), None],
            *([say("about", entry="source"), source["title"], source.get("path")] for source in package["sources"]),
            *([table["name"], table["title"], table.get("description")] for table in tables),
        ],
    )


def columns(tables: Iterable[Entry]) -> Sheet:
    """Return the sheet that says what each column means."""
    return Sheet(
        say("sheet", name="columns"),
        [say("column", part=part) for part in ("sheet", "column", "type", "meaning")],
        [
            [table["name"], field["name"], field["type"], field.get("description")]
            for table in tables
            for field in table["fields"]
        ],
    )
