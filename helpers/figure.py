"""What belongs to a figure besides its drawing: caption, description, its data as table and as numbers, sources.

The forms of chart are in `helpers.charts`, their descriptions in `helpers.description`;
the page's markup is in `helpers.press.pages.figures`.
"""

import json
from typing import NotRequired, TypedDict

import pandas as pd

from helpers import data, reads
from helpers.prose import SMALL_BASE, SMALLEST_BASE, TOO_FEW, rounded

MOST_DECIMALS = 3
NUMBERS = ("value", "lower", "upper", "base", "qualifier", "as_printed", "preferred", "source", "locator", "id")


class FigureText(TypedDict):
    """What a chapter says of a chart, whatever its form.

    Attributes:
        name: Name of the figure, unique in the book and beginning with fig-.
        caption: What, where, when and for whom, ending with a full stop.
        unit: Unit of the values, as the axis shows it.
        decimals: Decimals of the value labels and of the table; none if left out.
        note: Caveat shown under the caption, such as the question and its base.
    """

    name: str
    caption: str
    unit: str
    decimals: NotRequired[int]
    note: NotRequired[str]


def describe(
    rows: pd.DataFrame, text: FigureText, by: dict[str, str], description: str, marks: pd.DataFrame | None = None
) -> dict:
    """Return all that belongs to the figure of some rows, as data.

    Args:
        rows: The rows that are drawn, with value, lower, upper, source and locator.
        text: What the chapter says of the chart.
        by: Heading of each column that tells the rows apart, by its name.
        description: What the chart shows, in words.
        marks: Events that the chart marks, with source and locator.

    Returns:
        name, caption, note, description, unit, columns and rows of the table, the same rows as
        plain numbers, what their interval is, the id of each row, sources. Which ids are rows of
        `data/` and which of them are disputed is looked up by the page, so that a figure depends
        on no other table than those it draws.

    Raises:
        ValueError: If the name does not begin with fig-.
    """
    name, decimals = text["name"], text.get("decimals", 0)
    if not name.startswith("fig-"):
        raise ValueError(f'name = "{name}": the name of a figure begins with fig-')
    reads.rows(rows)
    tables = [rows] if marks is None else [rows, marks]
    return {
        "name": name,
        "caption": text["caption"],
        "note": " ".join(filter(None, [text.get("note", ""), _respondents(rows)])),
        "description": description,
        "unit": text["unit"],
        "interval": _interval(rows),
        "data": _numbers(rows, by),
        "columns": list(_cells_of(rows, text["unit"], by, decimals)),
        "rows": pd.DataFrame(_cells_of(rows, text["unit"], by, decimals)).values.tolist(),
        "row_ids": rows["id"].astype("str").fillna("").tolist(),
        "sources": data.source_lines(*tables).astype("str").to_dict("records"),
    }


def sentence(text: str) -> str:
    """Return a text with its first letter as a capital.

    Example:
        >>> sentence("visits per inhabitant")
        'Visits per inhabitant'
    """
    return text[:1].upper() + text[1:].replace("_", " ")


def place_in(title: str, locator: str) -> str:
    """Return a title and the place in it, where the place is more than the title again.

    Example:
        >>> place_in("Helsenorge", "Pasientreiser"), place_in("Helsenorge", "Helsenorge")
        ('Helsenorge, Pasientreiser', 'Helsenorge')
    """
    return title if locator == title else f"{title}, {locator}"


def values_in_words(rows: pd.DataFrame, decimals: int) -> list[str]:
    """Return the value of each row with its own decimals, where the rows have a column of them, or with those given.

    Example:
        >>> values_in_words(pd.DataFrame({"value": [192.0, 130.94], "decimals": [0, 1]}), 0)
        ['192', '130.9']
    """
    own = rows["decimals"] if "decimals" in rows else [decimals] * len(rows)
    return [rounded(value, places) for value, places in zip(rows["value"], own, strict=True)]


def _cells_of(rows: pd.DataFrame, unit: str, by: dict[str, str], decimals: int) -> dict[str, list[str]]:
    """Return the columns of the figure's table as text, by heading."""
    surveyed = "base" in rows
    cells = {heading: rows[column].astype("str").tolist() for column, heading in by.items()}
    bases = rows["base"] if surveyed else [float("nan")] * len(rows)
    cells[sentence(unit)] = [
        TOO_FEW if base < SMALLEST_BASE and pd.isna(value) else shown
        for value, base, shown in zip(
            rows["value"], pd.Series(bases, dtype="float64"), values_in_words(rows, decimals), strict=True
        )
    ]
    ends = zip(rows["lower"], rows["upper"], strict=True)
    cells[_interval(rows)] = [_range(*pair, decimals) for pair in ends]
    if surveyed:
        cells["Base"] = [_base(base) for base in rows["base"]]
    if "as_printed" in rows:
        cells["As printed"] = rows["as_printed"].fillna("").tolist()
    if "preferred" in rows and not rows["preferred"].all():
        cells["Used"] = rows["preferred"].map({True: "yes", False: "no"}).tolist()
    if "verdict_words" in rows:
        cells["Verdict"] = rows["verdict_words"].fillna("").tolist()
    titles = data.load("sources").set_index("id")["title"]
    cells["Source"] = [
        place_in(titles[source], place) for source, place in zip(rows["source"], rows["locator"], strict=True)
    ]
    return {heading: column for heading, column in cells.items() if any(column)}


def _respondents(rows: pd.DataFrame) -> str:
    """Return how many people stand behind the shares of a figure."""
    bases = sorted(rows["base"].dropna().unique()) if "base" in rows else []
    if not bases:
        return ""
    least, most = rounded(bases[0]), rounded(bases[-1])
    return f"Number of respondents: {least if least == most else f'{least} to {most}'}."


def _interval(rows: pd.DataFrame) -> str:
    return "Model-based interval" if "base" in rows else "Interval of the print"


def _numbers(rows: pd.DataFrame, by: dict[str, str]) -> dict[str, list]:
    """Return columns and rows as a spreadsheet takes them: numbers not rounded, what is missing as None."""
    named = {heading.lower().replace(" ", "_"): rows[column] for column, heading in by.items()}
    if "verdict_words" in rows:
        named["verdict"] = rows["verdict_words"]
    numbers = pd.DataFrame({column: rows[column] for column in NUMBERS if column in rows} | named)
    ordered = numbers[list(dict.fromkeys([*named, *numbers]))]
    plain = json.loads(ordered.to_json(orient="split", index=False, double_precision=12))
    return {"columns": plain["columns"], "rows": plain["data"]}


def _base(base: float) -> str:
    if pd.isna(base):
        return ""
    return f"{rounded(base)} (small base)" if base < SMALL_BASE else rounded(base)


def _range(lower: float, upper: float, decimals: int) -> str:
    if pd.isna(lower) and pd.isna(upper):
        return ""
    if lower == upper:
        return "exact"
    if pd.isna(upper):
        return f"{_end(lower, decimals)} or more"
    if pd.isna(lower):
        return f"{_end(upper, decimals)} or less"
    return f"{_end(lower, decimals)} to {_end(upper, decimals)}"


def _end(value: float, decimals: int) -> str:
    """Write the end of an interval: in full where it is short, else with one decimal more than the value."""
    digits = len(f"{value:.10g}".partition(".")[2])
    return rounded(value, digits if decimals < digits <= MOST_DECIMALS else decimals + 1)
