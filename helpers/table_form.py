"""Check the form of a table's file: its characters, its columns, and how its cells are written.

Spreadsheet programs change these when they save a table, and a reader may then silently misread or lose numbers.
The content of the cells is checked in `helpers.checks`, once the form is right.
"""

import csv
import io
import re
import unicodedata
from pathlib import Path

from helpers import schema

MAX_FAULTS = 20
SEPARATORS = {";": "semicolons", "\t": "tabs"}
WHOLE = re.compile(r"-?[0-9]+")
DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")
WITH_COMMA = re.compile(r"-?[0-9]+,[0-9]+")
# Line ends, which are allowed within a cell.
LINE_ENDS = "\n\r"
# The form of cells of each type, and the message for any other form.
WRITTEN = {
    "integer": (WHOLE, "not a whole number in plain digits"),
    "year": (WHOLE, "not a year in plain digits"),
    "number": (DECIMAL, "not a number in plain digits with a decimal point"),
    "boolean": (re.compile("true|false"), "neither true nor false in lowercase"),
}


def of_file(name: str, folder: Path) -> list[str]:
    """Return in words why the file of a table can't be read as one; nothing if it can.

    Args:
        name: Name of the table.
        folder: Folder of the data package.
    """
    columns = list(schema.fields(name, folder))
    path = schema.path(name, folder)
    place = f"{folder.name}/{path.name}"
    if not path.is_file():
        return [f"{place}: the file is missing; data/datapackage.json lists it"]
    content = path.read_bytes()
    header = content.decode("latin-1").partition("\n")[0].rstrip("\r")
    if fault := _encoding_fault(content) or _header_fault(header, columns):
        return [f"{place}, row 1: {fault}"]
    if fault := _letter_fault(content, columns):
        return [f"{place}, {fault}"]
    try:
        count = len(_rows(path))
    except csv.Error as error:
        return [f"{place}: a quotation mark has no partner: {error}"]
    return [] if count > 1 else [f"{place}: there is no row below the names of the columns"]


def of_cells(name: str, folder: Path) -> list[str]:
    """Return in words which cells have invisible characters, or numbers and booleans in the wrong form.

    Args:
        name: Name of a table whose file can be read.
        folder: Folder of the data package.
    """
    path = schema.path(name, folder)
    types = {column: field["type"] for column, field in schema.fields(name, folder).items()}
    return [
        f'{folder.name}/{path.name}, row {number}, column {column}: "{cell}": {fault}'
        for number, cells in enumerate(_rows(path)[1:], start=2)
        # The check against the schema reports rows with too many or too few cells.
        for (column, kind), cell in zip(types.items(), cells, strict=False)
        if (fault := _cell_fault(cell, kind))
    ]


def capped(found: list[str], name: str) -> list[str]:
    """Return the first faults of a table and the count of the others, without control characters.

    Args:
        found: All of them.
        name: Name of the table.

    Example:
        >>> capped([f"row {number}: wrong" for number in range(2, 100)], "events")[-1]
        'data/events.csv: 78 more faults'
    """
    more = len(found) - MAX_FAULTS
    if more <= 1:
        return [*map(_visible, found)]
    return [*map(_visible, found[:MAX_FAULTS]), f"data/{name}.csv: {more} more faults"]


def _rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode(), newline=""), strict=True))


def _encoding_fault(content: bytes) -> str | None:
    """Return what is wrong with a file as a whole."""
    if not content.strip():
        return "the file is empty"
    if content.startswith(b"\xef\xbb\xbf"):
        return "the file begins with a byte-order mark; save it as UTF-8 without one"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content:
        return "the file is not text in UTF-8, but perhaps in UTF-16; save it as UTF-8"
    if b"\r" in content.replace(b"\r\n", b""):
        return "lines must end with a line feed; save the file for Unix or Windows"
    return None


def _letter_fault(content: bytes, columns: list[str]) -> str | None:
    """Return the place of the first letter that is not in UTF-8."""
    try:
        content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        cells = next(csv.reader([before.rpartition("\n")[2] or '""']))
        column = columns[min(len(cells), len(columns)) - 1]
        letter = content[error.start : error.start + 1].decode("latin-1")
        return (
            f"row {before.count(chr(10)) + 1}, column {column}: the file is not text in UTF-8; "
            f'if "{letter}" is meant, it is in Latin-1 (Windows-1252): save it as UTF-8'
        )
    return None


def _sign_fault(cell: str) -> str | None:
    """Return what is wrong with the characters of a cell: those that nobody sees, nobody can check."""
    # Some reverse the text that follows, others end a line within a string of JavaScript.
    if unseen := [] if cell.isprintable() else sorted(filter(_is_unseen, cell)):
        return f"an invisible character, U+{ord(unseen[0]):04X}; remove it"
    if cell != cell.strip():
        return "a space at its beginning or end; remove it"
    if not unicodedata.is_normalized("NFC", cell):
        return "a letter with a separate accent; write both as one character (Unicode NFC)"
    return None


def _header_fault(header: str, columns: list[str]) -> str | None:
    """Return what is wrong with the names of the columns."""
    for separator, words in SEPARATORS.items():
        if header.count(separator) >= len(columns) // 2 > 0 and header.count(",") < header.count(separator):
            return f"the columns are separated by {words}; save the table with commas, and decimals with points"
    try:
        found = next(csv.reader([header]))
    except csv.Error:
        return "the names of the columns can't be read"
    if found == columns:
        return None
    faults = [f"column {column} is missing" for column in columns if column not in found]
    faults += [f'column "{column}" is not in the schema' for column in found if column not in columns]
    faults += [f'column "{column}" is there twice' for column in dict.fromkeys(found) if found.count(column) > 1]
    return "; ".join(faults) or f"the columns are not in the order of the schema: {', '.join(columns)}"


def _visible(text: str) -> str:
    """Return a text with each invisible character replaced by its escape code."""
    return "".join(sign.encode("unicode_escape").decode() if _is_unseen(sign) else sign for sign in text)


def _is_unseen(sign: str) -> bool:
    return not sign.isprintable() and sign not in LINE_ENDS and unicodedata.category(sign) != "Zs"


def _cell_fault(cell: str, kind: str) -> str | None:
    if fault := _sign_fault(cell):
        return fault
    if not cell or kind not in WRITTEN:
        return None
    form, message = WRITTEN[kind]
    if kind == "number" and WITH_COMMA.fullmatch(cell):
        return f"a decimal comma; write {cell.replace(',', '.')}"
    return None if form.fullmatch(cell) else message
