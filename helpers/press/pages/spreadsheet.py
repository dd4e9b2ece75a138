"""Write the numbers of a figure as CSV that spreadsheets open without settings, with metadata, and as a workbook.

The metadata follow the standard "CSV on the Web".
"""

import csv
import io
import json
from typing import Any

from helpers import escape, locales
from helpers.phrases import Phrases
from helpers.press.citation import LICENCE_ADDRESS, Citation
from helpers.press.pages import workbook
from helpers.press.pages.workbook import Sheet

say = Phrases("site")
# Without it, Excel reads the file in the old code page of the system.
BYTE_ORDER_MARK = "\ufeff"
TYPES = {bool: "boolean", int: "integer", float: "number", str: "string"}


def as_csv(figure: dict[str, Any]) -> str:
    r"""Return the numbers of a figure as CSV, with a header.

    Args:
        figure: The description of the figure, see `helpers.figure.describe`.

    Example:
        >>> as_csv({"data": {"columns": ["answer", "value", "base"], "rows": [["=1+1", 37.5, 1614.0]]}})
        "\ufeffanswer,value,base\r\n'=1+1,37.5,1614\r\n"
    """
    text = io.StringIO()
    # The line break of RFC 4180: with another, a line break in a text would end the row.
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(figure["data"]["columns"])
    table.writerows([_cell(cell) for cell in row] for row in figure["data"]["rows"])
    return BYTE_ORDER_MARK + text.getvalue()


def as_metadata(figure: dict[str, Any], cited: str) -> str:
    """Return the meaning, sources and citation of the numbers of a figure as JSON.

    Args:
        figure: The description of the figure, see `helpers.figure.describe`.
        cited: Citation of the figure.
    """
    meanings = _meanings(figure)
    columns = [
        {"name": name, "datatype": _type(cells)} | ({"dc:description": meanings[name]} if name in meanings else {})
        for name, cells in _columns(figure)
    ]
    metadata = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": locales.language()}],
        "url": f"{figure['name']}.csv",
        "dc:title": figure["caption"],
        "dc:description": figure["note"],
        "dc:source": _sources(figure),
        "dc:bibliographicCitation": cited,
        "dc:license": {"@id": LICENCE_ADDRESS},
        "rdfs:comment": say("apostrophe"),
        "tableSchema": {"columns": columns},
    }
    return json.dumps(metadata, ensure_ascii=False, indent=1) + "\n"


def as_workbook(figure: dict[str, Any], cited: str, citation: Citation) -> bytes:
    """Return the numbers of a figure as an Excel workbook, with a second sheet on what they mean.

    Args:
        figure: The description of the figure, see `helpers.figure.describe`.
        cited: Citation of the figure.
        citation: What `CITATION.cff` says about the book.
    """
    about = [
        [say("about", entry="figure"), figure["caption"]],
        *([[say("about", entry="note"), figure["note"]]] if figure["note"] else []),
        *([say("column-named", name=name), meaning] for name, meaning in _meanings(figure).items() if meaning),
        *([say("about", entry="source"), source] for source in _sources(figure)),
        [say("about", entry="citation"), cited],
        [say("about", entry="licence"), LICENCE_ADDRESS],
    ]
    sheets = [
        Sheet(say("sheet", name="numbers"), figure["data"]["columns"], figure["data"]["rows"]),
        Sheet(say("sheet", name="about"), [say("about", entry="what"), say("about", entry="text")], about),
    ]
    return workbook.as_bytes(figure["caption"], sheets, citation)


def _meanings(figure: dict[str, Any]) -> dict[str, str]:
    """Return what the columns with numbers mean."""
    ends = {end: say("column-end", end=end, interval=figure["interval"]) for end in ("lower", "upper")}
    return {"value": figure["unit"]} | ends


def _sources(figure: dict[str, Any]) -> list[str]:
    return [f"{line['source']}: {line['publisher']}, {line['title']} ({line['places']})" for line in figure["sources"]]


def _columns(figure: dict[str, Any]) -> list[tuple[str, list[object]]]:
    columns, rows = figure["data"]["columns"], figure["data"]["rows"]
    return [(name, [row[place] for row in rows]) for place, name in enumerate(columns)]


def _cell(cell: object) -> object:
    """Return a cell with whole numbers as integers and formulas disarmed."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else escape.cell(cell)


def _type(cells: list[object]) -> str:
    """Return the data type of a column; an empty one is text."""
    kinds = {type(_cell(cell)) for cell in cells if cell is not None}
    if kinds == {int, float}:
        return TYPES[float]
    return TYPES[kinds.pop()] if len(kinds) == 1 else TYPES[str]
