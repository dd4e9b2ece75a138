"""Write the numbers of a figure so that any program opens them as they are, and what they mean into a file beside them.

The second file has the form and the name that the standard "CSV on the Web" gives it.
"""

import csv
import io
import json

from helpers import escape
from helpers.press.citation import LICENCE_ADDRESS

# Excel takes a file without it for text of the system's old code page.
BYTE_ORDER_MARK = "\ufeff"
TYPES = {bool: "boolean", int: "integer", float: "number", str: "string"}


def as_csv(figure: dict) -> str:
    r"""Return the numbers of a figure as CSV: one line of names, then one line for each row.

    Args:
        figure: What belongs to the figure, see `helpers.figure.describe`.

    Example:
        >>> as_csv({"data": {"columns": ["answer", "value", "base"], "rows": [["=1+1", 37.5, 1614.0]]}})
        "\ufeffanswer,value,base\r\n'=1+1,37.5,1614\r\n"
    """
    text = io.StringIO()
    # The end of line of the standard, RFC 4180; with a shorter one, a return within a text would end its line.
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(figure["data"]["columns"])
    table.writerows([_cell(cell) for cell in row] for row in figure["data"]["rows"])
    return BYTE_ORDER_MARK + text.getvalue()


def as_metadata(figure: dict, cited: str) -> str:
    """Return what the numbers of a figure are, where they come from and how to cite them, as JSON.

    Args:
        figure: What belongs to the figure, see `helpers.figure.describe`.
        cited: How to cite the figure.
    """
    interval = figure["interval"]
    meanings = {"value": figure["unit"], "lower": f"{interval}, lower end", "upper": f"{interval}, upper end"}
    columns = [
        {"name": name, "datatype": _type(cells)} | ({"dc:description": meanings[name]} if name in meanings else {})
        for name, cells in zip(figure["data"]["columns"], _columns(figure), strict=True)
    ]
    told = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": f"{figure['name']}.csv",
        "dc:title": figure["caption"],
        "dc:description": figure["note"],
        "dc:source": [
            f"{line['source']}: {line['publisher']}, {line['title']} ({line['places']})" for line in figure["sources"]
        ],
        "dc:bibliographicCitation": cited,
        "dc:license": {"@id": LICENCE_ADDRESS},
        "rdfs:comment": "An apostrophe stands before a text that a spreadsheet would take for a formula.",
        "tableSchema": {"columns": columns},
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _columns(figure: dict) -> list[list]:
    rows = figure["data"]["rows"]
    return [[row[place] for row in rows] for place in range(len(figure["data"]["columns"]))]


def _cell(cell: object) -> object:
    """Return a cell so that whole numbers have no decimals and no text is a formula."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else escape.cell(cell)


def _type(cells: list) -> str:
    """Return what the cells of a column are, such as integer; a column without any is text."""
    kinds = {type(_cell(cell)) for cell in cells if cell is not None}
    if kinds == {int, float}:
        return TYPES[float]
    return TYPES[kinds.pop()] if len(kinds) == 1 else TYPES[str]
