"""Collect what belongs to a figure besides its drawing: caption, description, data as table and as numbers, sources.

The forms of chart are in `helpers.charts`, their descriptions in `helpers.description`;
the page's markup is in `helpers.press.pages.figures`.
"""

import json
import re
from typing import NotRequired, TypedDict

import pandas as pd

from helpers import breaks, citations, flags, records, shown, units
from helpers.phrases import Phrases, key, phrase
from helpers.records import Record
from helpers.rounding import rounded
from helpers.small_bases import SMALL_BASE
from helpers.words import listed, period_in_words, runs, span

NAME = re.compile(r"fig-[a-z0-9-]+")
DATA_COLUMNS = (
    "value", "lower", "upper", "base", "qualifier", "flags", "as_printed", "preferred", "source", "locator", "id",
)  # fmt: skip


say = Phrases("figures")


class Data(TypedDict):
    """The rows of a figure for a spreadsheet: numbers not rounded, missing values as None."""

    columns: list[str]
    rows: list[list[str | float | bool | None]]


class Figure(TypedDict):
    """All that belongs to a figure, as data.

    Attributes:
        name: Name of the figure, unique in the book.
        headline: What it shows, as a statement; empty where the chart is an example.
        caption: What, where, when and for whom.
        note: Caveat under the caption.
        description: What the chart shows, in words.
        unit: Unit of the values.
        interval: What the intervals are.
        data: Its rows as plain numbers.
        columns: Headings of its table.
        rows: Cells of its table, as text.
        row_ids: The id of each row.
        sources: Sources of its rows, see `helpers.citations.source_lines`.
    """

    name: str
    headline: str
    caption: str
    note: str
    description: str
    unit: str
    interval: str
    data: Data
    columns: list[str]
    rows: list[list[str]]
    row_ids: list[str]
    sources: list[Record]


class FigureText(TypedDict):
    """What a chapter says of a chart, whatever its form.

    Attributes:
        name: Name of the figure, unique in the book and beginning with fig-.
        caption: What, where, when and for whom, ending with a full stop.
        headline: The finding as a statement without a full stop, true for the parameters.
        unit: Unit of the values, as the axis shows it.
        decimals: Decimals of the value labels and of the table; none if left out.
        note: Caveat shown under the caption, such as the question and its base.
    """

    name: str
    caption: str
    headline: NotRequired[str]
    unit: str
    decimals: NotRequired[int]
    note: NotRequired[str]


def describe(
    rows: pd.DataFrame, text: FigureText, by: dict[str, str], description: str, marks: pd.DataFrame | None = None
) -> Figure:
    """Return all that belongs to the figure of some rows, as data.

    Args:
        rows: The rows that are drawn, with value, lower, upper, source and locator.
        text: What the chapter says of the chart.
        by: Heading of each column that identifies the rows, by its name.
        description: What the chart shows, in words.
        marks: Events that the chart marks, with source and locator.

    Returns:
        The figure. The page looks up which ids are rows of `data/` and which of them are contested,
        so that a figure depends only on the tables that it draws.

    Raises:
        ValueError: If the name is not fig- followed by lowercase letters, digits or hyphens.
    """
    name, decimals = text["name"], text.get("decimals", 0)
    if not NAME.fullmatch(name):
        raise ValueError(f'name = "{name}": the name of a figure is fig- and lowercase letters, digits or hyphens')
    records.mark_shown(rows)
    headline = str(text.get("headline", "")).rstrip(".")
    with_sources = [rows] if marks is None else [rows, marks]
    cells = _cells_of(rows, text["unit"], by, decimals)
    return {
        "name": name,
        # A finding may begin with a word such as over or nearly.
        "headline": headline[:1].upper() + headline[1:],
        "caption": text["caption"],
        "note": " ".join(filter(None, [text.get("note", ""), _respondents(rows), _caveats(rows)])),
        "description": description,
        "unit": units.in_words(text["unit"]),
        "interval": interval_heading(rows),
        "data": _data(rows, by),
        "columns": list(cells),
        "rows": [list(row) for row in zip(*cells.values(), strict=True)],
        "row_ids": rows["id"].astype("str").fillna("").tolist(),
        "sources": citations.source_lines(*with_sources).astype("str").to_dict("records"),
    }


def capitalized(text: str) -> str:
    """Return a text with a capital first letter.

    Example:
        >>> capitalized("visits per inhabitant")
        'Visits per inhabitant'
    """
    return text[:1].upper() + text[1:].replace("_", " ")


def heading(column: str) -> str:
    """Return the heading of a column of rows, for a reader.

    Example:
        >>> heading("answer_label"), heading("when"), heading("colour_of_bridge")
        ('Answer', 'When', 'Colour of bridge')
    """
    name = column.removesuffix("_label")
    return say("heading", column=key(name), name=capitalized(name))


def unit_heading(unit: str) -> str:
    """Return a unit as it heads the values of a table or an axis.

    Example:
        >>> unit_heading("visits per inhabitant")
        'Visits per inhabitant'
    """
    return capitalized(units.in_words(unit))


def _cells_of(rows: pd.DataFrame, unit: str, by: dict[str, str], decimals: int) -> dict[str, list[str]]:
    """Return the columns of the figure's table as text, by heading."""
    cells = {heading: rows[column].astype("str").tolist() for column, heading in by.items()}
    cells[unit_heading(unit)] = shown.values(rows, decimals)
    cells[interval_heading(rows)] = shown.intervals(rows, decimals)
    if "base" in rows and heading("base") not in cells:
        cells[heading("base")] = [_base(base) for base in rows["base"]]
    if "as_printed" in rows:
        cells[heading("as_printed")] = rows["as_printed"].fillna("").tolist()
    if "flags" in rows:
        cells[heading("flags")] = flags.of_rows(rows)
    if "preferred" in rows and not rows["preferred"].all():
        cells[heading("used")] = [say("used", used="yes" if used else "no") for used in rows["preferred"]]
    if "verdict_words" in rows:
        cells[heading("verdict")] = rows["verdict_words"].fillna("").tolist()
    cells[heading("source")] = shown.sources(rows)
    return {heading: column for heading, column in cells.items() if any(column)}


def _respondents(rows: pd.DataFrame) -> str:
    """Return the number of respondents behind the shares of a figure."""
    known = rows.dropna(subset=["base"]) if "base" in rows else pd.DataFrame()
    if known.empty:
        return ""
    number = span(rounded(known["base"].min()), rounded(known["base"].max()))
    if "period" not in known:
        return phrase("respondents", number=number)
    periods = sorted(known["period"].unique())
    return phrase("respondents-in", years=listed(runs(map(period_in_words, periods))), number=number)


def _caveats(rows: pd.DataFrame) -> str:
    """Return a sentence for each break between the figures of a chart, and for each flag that they have."""
    if "period" not in rows:
        return ""
    dated = rows.dropna(subset=["value", "period"])
    if "measure" in dated:
        # How many people were asked is no answer, which new words could change.
        dated = dated[dated["measure"] != "base"]
    flagged = flags.in_words(dated) if {"flags", "country", "year"} <= set(dated) else ""
    return " ".join(filter(None, [breaks.in_words(dated) if len(dated) else "", flagged]))


def interval_heading(rows: pd.DataFrame) -> str:
    """Return what kind of interval some rows have."""
    return say("interval", kind="sample" if "base" in rows else "print")


def _data(rows: pd.DataFrame, by: dict[str, str]) -> Data:
    """Return columns and rows for a spreadsheet: numbers not rounded, missing values as None."""
    keys = {column: heading.lower().replace(" ", "_") for column, heading in by.items()}
    # A column that identifies the rows can have the name of a column of numbers.
    named = {f"{key}_label" if key in DATA_COLUMNS else key: rows[column] for column, key in keys.items()}
    if "verdict_words" in rows:
        named["verdict"] = rows["verdict_words"]
    columns = pd.DataFrame({column: rows[column] for column in DATA_COLUMNS if column in rows} | named)
    ordered = columns[list(dict.fromkeys([*named, *columns]))]
    plain = json.loads(ordered.to_json(orient="split", index=False, double_precision=12))
    return {"columns": plain["columns"], "rows": plain["data"]}


def _base(base: float) -> str:
    if pd.isna(base):
        return ""
    return say("small-base", base=rounded(base)) if base < SMALL_BASE else rounded(base)
