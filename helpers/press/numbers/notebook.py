"""The numbers of a chapter: its glued facts and the data of its figures, taken from the executed notebook.

Two sets of them are compared in `helpers.press.numbers.differences`.
"""

import json
import math
from ast import literal_eval
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from helpers import written
from helpers.figure import DATA_COLUMNS
from helpers.glue import PARTS, PLAIN
from helpers.press.project import cells_in
from helpers.theme import MIME_TYPE
from helpers.written import Written

VERDICT = "verdict"


@dataclass(frozen=True)
class Value:
    """A row of a figure: its value, the ends of its interval and its verdict, where it has them."""

    value: float | None
    lower: float | None = None
    upper: float | None = None
    verdict: str = ""


@dataclass(frozen=True)
class Numbers:
    """The numbers of one chapter.

    Attributes:
        facts: Each glued fact by its name, with the numbers in it.
        figures: Rows of each figure by their identifying columns, by the name of the figure.
    """

    facts: dict[str, Written] = field(default_factory=dict)
    figures: dict[str, dict[str, Value]] = field(default_factory=dict)

    def as_text(self) -> str:
        """Return the numbers as JSON, the same bytes for the same numbers."""
        facts = {name: {"text": fact, "numbers": [*map(vars, fact.numbers)]} for name, fact in self.facts.items()}
        figures = {name: {key: vars(row) for key, row in rows.items()} for name, rows in self.figures.items()}
        found = {"facts": facts, "figures": figures}
        return json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def numbers_of(notebook: str | bytes) -> Numbers:
    """Return the numbers of an executed notebook.

    Args:
        notebook: Text of the notebook.
    """
    facts, figures = {}, {}
    for cell in cells_in(notebook):
        for output in cell.get("outputs", []):
            bundle = output.get("data", {})
            glued = output.get("metadata", {}).get("scrapbook")
            if glued:
                facts[glued["name"]] = _fact(bundle, glued["mime_prefix"])
            figure = bundle.get(MIME_TYPE, {}).get("usermeta", {}).get("figure")
            if figure:
                figures[figure["name"]] = _rows(figure["data"])
    return Numbers(facts, figures)


def _rows(data: dict[str, Any]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    keys = [column for column in data["columns"] if column not in (*DATA_COLUMNS, VERDICT)]
    for cells in data["rows"]:
        row = dict(zip(data["columns"], cells, strict=True))
        key = ", ".join(str(row[column]) for column in keys) or str(row.get("base", ""))
        # Rival figures have the same key; add their source, or else a number.
        if key in found:
            key += f", {row['source']}"
        if key in found:
            key = next(numbered for number in count(2) if (numbered := f"{key} ({number})") not in found)
        value, lower, upper = (_number(row.get(name)) for name in ("value", "lower", "upper"))
        found[key] = Value(value, lower, upper, row.get(VERDICT) or "")
    return found


def _fact(bundle: dict[str, Any], prefix: str) -> Written:
    """Return a glued fact: its parts, or its text alone, which is stored as Python writes it."""
    if parts := bundle.get(prefix + PARTS):
        return written.from_data(parts)
    text = "".join(bundle[prefix + PLAIN])
    return Written(literal_eval(text) if text[:1] in ("'", '"') else text)


def _number(cell: float | None) -> float | None:
    return None if cell is None or math.isnan(cell) else float(cell)
