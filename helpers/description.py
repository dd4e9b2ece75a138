"""Describe charts in words, for readers who cannot see them.

Each function describes one aspect of a chart in short sentences: its extremes, its course over the years. What is
said is computed from the rows that are drawn, the words are in `text/<language>/descriptions.ftl`, and
`helpers.figure` puts them into the figure. A value is written as the chart shows it, with its qualifier and its
interval, see `helpers.shown`. A rise or a fall is stated only where the intervals do not overlap.
"""

import math
from collections.abc import Container
from functools import reduce

import pandas as pd

from helpers import shown, units
from helpers.phrases import Phrases
from helpers.prose import NO_BREAK, listed
from helpers.records import Record
from helpers.rounding import at_least, is_seen, rounded
from helpers.small_bases import SMALLEST_BASE

MAX_GROUPS = 6
# Where a value went, as `direction` says it and as the messages do.
MOVES = {"": "unclear", "rise": "rise", "fall": "fall", "no change": "same"}
say = Phrases("descriptions")


def of_chart(kind: str, unit: str, rows: pd.DataFrame, axes: str, *sentences: str) -> str:
    """Return the description of a chart: its kind, its number of values, its axes, then what it shows.

    Args:
        kind: What kind of chart it is, a variant of the message `kind`.
        unit: Unit of the values.
        rows: The rows that are drawn.
        axes: What its rows and axes are, in sentences.
        sentences: What the chart shows.

    Example:
        >>> of_chart("bars", "percent", pd.DataFrame({"value": []}), "One bar for each answer.")
        'Bar chart of percent. This book has no figure for these parameters.'
    """
    count, kind, unit = len(known(rows)), say("kind", kind=kind), units.in_words(unit)
    if not count:
        return say("chart-without-values", kind=kind, unit=unit, why=nothing(rows))
    parts = [say("chart", kind=kind, unit=unit, values=say("values", count=count)), axes, *sentences]
    return " ".join(part for part in parts if part).replace(NO_BREAK, " ")


def nothing(rows: pd.DataFrame | None = None) -> str:
    """Return why a chart has nothing to show, or a table without rows.

    Example:
        >>> nothing(pd.DataFrame({"value": [None], "base": [14]}))
        'Too few people answered to show a figure.'
        >>> nothing()
        'This book has no figure for these parameters.'
    """
    bases = rows["base"] if rows is not None and "base" in rows else pd.Series(dtype="float64")
    is_few = bool((bases < SMALLEST_BASE).fillna(False).any())
    return say("too-few-answered" if is_few else "nothing")


def axis(name: str, unit: str, ends: list[float]) -> str:
    """Return what the axis of the values shows, and where zero is on it.

    Args:
        name: The message: horizontal, vertical or vertical-of-panels.
        unit: Unit of the values.
        ends: Both ends of the axis.

    Example:
        >>> axis("vertical", "visits", [0.0, 5.0]), axis("horizontal", "visits", [-5.0, 0.0])
        ('Vertical axis: visits, from zero.', 'Horizontal axis: visits, up to zero.')
    """
    low, high = ends
    zero = "from" if low == 0 else "both" if high > 0 else "to"
    return say(name, unit=units.in_words(unit), zero=zero)


def known(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that a chart mainly shows: those with a value that the book uses."""
    return (rows[rows["preferred"]] if "preferred" in rows else rows).dropna(subset=["value"])


def rivals(rows: pd.DataFrame, by: list[str], decimals: int = 0) -> str:
    """Return the other values for the same things that a chart draws beside those that the book uses.

    Example:
        >>> rows = pd.DataFrame({"year": [2020, 2020], "value": [72.9, 72.0], "preferred": [True, False]})
        >>> rivals(rows, ["year"], 1)
        'Also drawn, but not used in this book: 72.0 (2020).'
    """
    used = known(rows)
    others = rows.dropna(subset=["value"]).drop(used.index)
    texts = dict.fromkeys(_value_in_words(row, by, decimals) for row in others.to_dict("records"))
    for row in used.to_dict("records"):
        # The same value from another document is no other value.
        texts.pop(_value_in_words(row, by, decimals), None)
    return say("rivals", values=", ".join(texts)) if texts else ""


def extremes(rows: pd.DataFrame, by: list[str], decimals: int = 0) -> str:
    """Return the highest and the lowest value with what they belong to.

    Another value that is only a bound may lie beyond them; they are then called the extreme numbers.

    Example:
        >>> rows = pd.DataFrame({"country": ["Norway", "Sweden"], "value": [80.0, 67.4]})
        >>> extremes(rows, ["country"])
        'Highest: 80 (Norway). Lowest: 67 (Sweden).'
        >>> extremes(rows.assign(qualifier=["exact", "over"]), ["country"])
        'Highest number: 80 (Norway). Lowest: over 67 (Sweden).'
    """
    every = known(rows).to_dict("records")
    if len(every) < 2:
        return say("its-value", value=_value_in_words(every[0], by, decimals)) if every else ""
    sentences = []
    highest, lowest = max(every, key=_value), min(every, key=_value)
    for name, extreme, side in (("highest", highest, "above"), ("lowest", lowest, "below")):
        found = [row for row in every if row["value"] == extreme["value"]]
        others = [row for row in every if row["value"] != extreme["value"]]
        exceeded = "yes" if any(shown.bound(row) == side for row in others) else "no"
        value = _value_in_words(found[0], by, decimals)
        value = say("and-more", value=value, count=len(found) - 1) if len(found) > 1 else value
        sentences.append(say(name, value=value, exceeded=exceeded))
    return " ".join(sentences)


def course(rows: pd.DataFrame, series: str, decimals: int = 0, part: str | None = None) -> str:
    """Return how each series develops over the years, and which years it lacks.

    Args:
        rows: Rows with the column year.
        series: Column that identifies the series.
        decimals: Decimals of a value.
        part: Column that identifies the parts of a series between breaks; each is described on its own.

    Example:
        >>> rows = pd.DataFrame({"year": [2019, 2021, 2022], "value": [37.2, 140.9, 119.8], "of": "Visits",
        ...                      "lower": [37.15, 140.85, 119.75], "upper": [37.25, 140.95, 119.85]})
        >>> course(rows, "of", 1)
        'Visits: a rise from 37.2 (2019) to 140.9 (2021), then a fall to 119.8 (2022). No value for 2020.'
    """
    sentences = []
    for name, unsorted in known(rows).groupby(series, sort=False):
        group = unsorted.sort_values("year", kind="stable")
        divided = [stretch for _, stretch in group.groupby(part, sort=False)] if part else [group]
        courses = [_turns(stretch.to_dict("records"), decimals) for stretch in divided]
        whole = reduce(lambda before, after: say("after-break", before=before, after=after), courses)
        sentences.append(say("of", what=name, said=whole))
        years = range(int(group["year"].min()), int(group["year"].max()) + 1)
        if missing := [str(year) for year in years if year not in set(group["year"])]:
            sentences.append(say("years-without", years=listed(missing)))
    return " ".join(sentences)


def spans(rows: pd.DataFrame, decimals: int = 0) -> str:
    """Return the values of periods other than a year, each with its period.

    Example:
        >>> spans(pd.DataFrame({"when": ["2023 to 2024"], "value": [240.0]}))
        'Over a period that is no year: 240 (2023 to 2024).'
    """
    texts = [_value_in_words(row, ["when"], decimals) for row in known(rows).to_dict("records")]
    return say("spans", values=", ".join(texts)) if texts else ""


def directions(rows: pd.DataFrame, of: str, label: str, broken: Container[str] = ()) -> str:
    """Return where a value rises and where it falls between the first and the last year with a value.

    Args:
        rows: Rows with the column year.
        of: What the values are.
        label: Column whose values are described one by one.
        broken: Values of this column that have a break in their series, so that their years are not compared.

    Example:
        >>> rows = pd.DataFrame({"country": ["Norway", "Norway", "Iceland"], "year": [2020, 2022, 2020],
        ...                      "value": [70.0, 76.0, 68.0], "lower": [69.5, 75.5, 67.5], "upper": [70.5, 76.5, 68.5]})
        >>> directions(rows, "Weekly use", "country")
        'Weekly use: rises in Norway; one year only in Iceland.'
    """
    found: dict[str, list[str]] = {}
    for name, group in known(rows).groupby(label, sort=False):
        years = group.sort_values("year", kind="stable").to_dict("records")
        move = MOVES[direction(years[0], years[-1])] if len(years) > 1 else "single"
        move = "broken" if name in broken and len(years) > 1 else move
        found.setdefault(move, []).append(str(name))
    each = [say("direction", move=move, places=listed(names)) for move, names in found.items()]
    return say("of", what=of, said="; ".join(each))


def direction(before: Record, after: Record) -> str:
    """Return whether a value rose or fell from one row to another; nothing if their intervals overlap.

    Example:
        >>> direction({"value": 70, "lower": 69.5, "upper": 70.5}, {"value": 76, "lower": 75.5, "upper": 76.5})
        'rise'
        >>> direction({"value": 37, "lower": 34.0, "upper": 40.0}, {"value": 38, "lower": 35.0, "upper": 41.0})
        ''
    """
    (low, high), (later_low, later_high) = _ends(before), _ends(after)
    if later_low > high:
        return "rise"
    if later_high < low:
        return "fall"
    return "no change" if low == high == later_low == later_high else ""


def listing(rows: pd.DataFrame, label: str, part: str, decimals: int = 0) -> str:
    """List the values of each label, if there are few enough to listen to.

    Example:
        >>> rows = pd.DataFrame({"question": "Heard of", "answer": ["Yes", "No"], "value": [90.0, 7.0],
        ...                      "lower": [88.4, 5.9], "upper": [91.4, 8.4]})
        >>> listing(rows, "question", "answer")
        'Heard of: Yes 90 (88.4 to 91.4), No 7 (5.9 to 8.4).'
    """
    groups = list(known(rows).groupby(label, sort=False))
    if len(groups) > MAX_GROUPS:
        return ""
    lines = []
    for name, group in groups:
        values = [say("named", name=row[part], value=with_interval(row, decimals)) for row in group.to_dict("records")]
        lines.append(say("of", what=name, said=", ".join(values)))
    return " ".join(lines)


def with_interval(row: Record, decimals: int) -> str:
    """Return the value of a row in words, with its interval in brackets where it adds information.

    Example:
        >>> with_interval({"value": 90.0, "lower": 88.4, "upper": 91.4}, 0), with_interval({"value": 8.0}, 0)
        ('90 (88.4 to 91.4)', '8')
    """
    value, interval = shown.in_words(row, decimals), shown.interval_in_words(row, decimals)
    return say("with-interval", value=value, interval=interval) if interval else str(value)


def span(rows: pd.DataFrame, decimals: int = 0) -> str:
    """Return how far apart the highest and the lowest value are; at least how far, where a value is a bound.

    Example:
        >>> span(pd.DataFrame({"value": [80.0, 67.4]}), 1)
        'They differ by 12.6.'
        >>> span(pd.DataFrame({"value": [515.0, 223.0], "lower": [515.0, 222.5], "upper": [None, 223.5]}))
        'They differ by at least 291.'
        >>> span(pd.DataFrame({"value": [3.02, 3.04]}), 1)
        'They differ by less than 0.1.'
    """
    found = known(rows).sort_values("value", kind="stable").to_dict("records")
    if len(found) < 2 or found[0]["value"] == found[-1]["value"]:
        return ""
    if not any(map(shown.bound, found)):
        apart = rounded(found[-1]["value"] - found[0]["value"], decimals)
        if is_seen(apart):
            return say("apart", size=apart)
        return say("apart-less", size=rounded(10**-decimals, decimals))
    low, high = _ends(found[-1])[0], _ends(found[0])[1]
    least = at_least(low - high, decimals) if math.isfinite(low) and math.isfinite(high) and low > high else ""
    return say("apart-least", size=least) if is_seen(least) else ""


def _value_in_words(row: Record, by: list[str], decimals: int) -> str:
    """Return the value of a row in words, with what it belongs to and its interval in brackets."""
    value, interval = shown.in_words(row, decimals), shown.interval_in_words(row, decimals)
    place = ", ".join(str(row[column]) for column in by)
    return say("value-with-interval" if interval else "value", value=value, place=place, interval=interval)


def _turns(rows: list[Record], decimals: int) -> str:
    """Return the course of one series: its first and last value, and its turn where one lies between."""
    first, last = rows[0], rows[-1]
    ends = {name: _value_in_words(row, ["year"], decimals) for name, row in (("first", first), ("last", last))}
    if len(rows) == 1:
        return say("single", value=ends["last"])
    if len(rows) > 2 and shown.bound(first) and not direction(first, rows[1]):
        return say("then", first=ends["first"], rest=_turns(rows[1:], decimals))
    peak, trough = max(rows, key=_value), min(rows, key=_value)
    for name, turn, before, after in (("peak", peak, "rise", "fall"), ("trough", trough, "fall", "rise")):
        if direction(first, turn) == before and direction(turn, last) == after:
            return say(name, turn=_value_in_words(turn, ["year"], decimals), **ends)
    move = MOVES[direction(first, last)]
    if move not in ("rise", "fall") and not all(shown.interval_in_words(row, decimals) for row in (first, last)):
        move = "untested"
    return say("course", move=move, **ends)


def _value(row: Record) -> float:
    return float(row["value"])


def _ends(row: Record) -> tuple[float, float]:
    """Return the ends of what is known of a value; those of a value without an interval are open."""
    lower, upper = row.get("lower"), row.get("upper")
    return -math.inf if pd.isna(lower) else lower, math.inf if pd.isna(upper) else upper
