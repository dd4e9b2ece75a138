"""Write sheets as an Excel workbook, in which no text becomes a formula, a number or a link."""

import io
from collections.abc import Sequence
from datetime import datetime, time
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from helpers import escape
from helpers.press.citation import Citation

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_WIDTH = 40
EVERYWHERE = "A1:XFD1048576"


class Sheet(NamedTuple):
    """A sheet of a workbook: its name, the heading of each column, and the rows below; None is an empty cell."""

    name: str
    head: Sequence[str]
    rows: Sequence[Sequence[object]]


def as_bytes(title: str, sheets: Sequence[Sheet], citation: Citation) -> bytes:
    """Return a workbook, with the release of the book as its date, so that the same sheets give the same bytes.

    Args:
        title: Title of the workbook.
        sheets: Its sheets, in order.
        citation: What `CITATION.cff` says about the book.

    Example:
        >>> from helpers.press.project import Project
        >>> sheet = Sheet("Numbers", ["answer", "value"], [["=1+1", 37.5]])
        >>> as_bytes("Answers", [sheet], Citation.of(Project.here()))[:2]
        b'PK'
    """
    written = io.BytesIO()
    # Files on the disk would take a date from the clock.
    with Workbook(written, {"in_memory": True}) as book:
        released = datetime.combine(citation.released, time())
        book.set_properties({"title": title, "author": citation.joined_authors, "created": released})
        heading, disarmed = book.add_format({"bold": True}), book.add_format({"quote_prefix": True})
        for sheet in sheets:
            _fill(book.add_worksheet(sheet.name), sheet, heading, disarmed)
    return written.getvalue()


def _fill(page: Worksheet, sheet: Sheet, heading: Format, disarmed: Format) -> None:
    for column, name in enumerate(sheet.head):
        page.write_string(0, column, name, heading)
        longest = max((len(str(row[column])) for row in sheet.rows), default=0)
        page.set_column(column, column, min(max(len(name), longest) + 1, MAX_WIDTH))
    for place, row in enumerate(sheet.rows, 1):
        for column, value in enumerate(row):
            match value:
                case None:
                    pass
                case bool():
                    page.write_boolean(place, column, value)
                case int() | float():
                    page.write_number(place, column, value)
                case _:
                    text = str(value)
                    # With the mark, Excel keeps it as a text even when a reader edits the cell.
                    page.write_string(place, column, text, disarmed if escape.is_formula(text) else None)
    page.freeze_panes(1, 0)
    # A year such as "2020" is a text in the tables too, since other periods are months or weeks.
    page.ignore_errors({"number_stored_as_text": EVERYWHERE})
