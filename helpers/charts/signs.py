"""The sign of a break in a series: in the gap between the figures that it separates, or at the foot of a full plot."""

import altair as alt
import pandas as pd

from helpers import breaks
from helpers.figure import say

SIGN = "//"
COLUMNS = ("sign", "before", "level")
# Two strokes, in the colour of the series.
STROKES = "M-0.65,0.9L-0.05,-0.9M0.05,0.9L0.65,-0.9"
SERIES = {"year", "value", "period", "country"}
# A plot with many lines has no room for signs, so they stand in rows below it; those of one row this many years apart.
ROW, APART = 14, 2
# Years are bands: without half of one, the sign would stand at the left of its place.
MIDWAY = "(scale('x', datum.before) + scale('x', datum.year) + bandwidth('x')) / 2"


def note(*, is_at_foot: bool = False) -> str:
    """Return what the sign means, for the note of a figure."""
    return say("break-sign-at-foot" if is_at_foot else "break-sign", sign=SIGN)


def placed(rows: pd.DataFrame, *keys: str) -> pd.DataFrame:
    """Return the rows with the sign of each break at the first figure after it, and with where the sign stands.

    Args:
        rows: Tidy rows with the column year.
        keys: Columns that identify the series.

    Returns:
        The rows with sign (empty without a break), before (the year of the last figure before the break) and level
        (halfway between the two figures); without these columns if no series breaks.

    Example:
        >>> from helpers import data
        >>> rows = data.with_year(data.load("online_health")).query("indicator == 'I_IUAPR' and country == 'NO'")
        >>> placed(rows[rows["preferred"]], "country")["sign"].tolist()
        ['', '', '//']
    """
    if not set(rows) >= SERIES:
        return rows
    marked = rows.assign(sign="", before=float("nan"), level=float("nan"))
    for _, group in rows.dropna(subset=["value", "period"]).groupby(list(keys), sort=False):
        for year in breaks.found(group)["year"].unique():
            earlier, later = group[group["year"] < year], group[group["year"] >= year]
            last = earlier[earlier["year"] == earlier["year"].max()].iloc[-1]
            first = later[later["year"] == later["year"].min()].iloc[0]
            level = (float(last["value"]) + float(first["value"])) / 2
            at = marked.index == first.name
            marked = marked.assign(
                sign=marked["sign"].mask(at, SIGN),
                before=marked["before"].mask(at, float(last["year"])),
                level=marked["level"].mask(at, level),
            )
    return marked if (marked["sign"] != "").any() else rows


def layers(base: alt.Chart) -> list[alt.Chart]:
    """Return the signs, halfway between the figures before and after each break.

    Args:
        base: A chart of rows that `placed` has marked, with an axis of years and the colours of the series.
    """
    broken = base.transform_filter("datum.sign !== ''")
    sign = broken.mark_point(shape=STROKES, size=110, filled=False, strokeWidth=2, opacity=1)
    return [sign.encode(alt.XValue(alt.ExprRef(MIDWAY)), alt.Y("level:Q"))]


def at_foot(rows: pd.DataFrame, height: float) -> tuple[pd.DataFrame, float]:
    """Return the rows with the place of each sign below a plot, where it covers no line, and the room of all signs.

    Signs that stand too near each other for a phone have rows of their own.

    Args:
        rows: Result of `placed`.
        height: Height of the plot in pixels.

    Example:
        >>> rows = pd.DataFrame({"sign": ["", "//", "//"], "before": [None, 2010, 2011], "year": [2010, 2011, 2012]})
        >>> below, room = at_foot(rows, height=300)
        >>> below["level"].tolist()[1:], room
        ([307.0, 321.0], 28)
    """
    if "sign" not in rows:
        return rows, 0
    middle = ((rows["before"] + rows["year"]) / 2)[rows["sign"] != ""].sort_values(kind="stable")
    ends: list[float] = []
    lanes = []
    for at in middle:
        lane = next((place for place, end in enumerate(ends) if at - end >= APART), len(ends))
        ends[lane : lane + 1] = [at]
        lanes.append(lane)
    level = pd.Series([height + ROW * (lane + 0.5) for lane in lanes], middle.index, dtype="float64")
    return rows.assign(level=level.reindex(rows.index)), ROW * len(ends)


def foot_layers(base: alt.Chart) -> list[alt.Chart]:
    """Return the signs below a plot, for a chart of rows that `at_foot` has placed."""
    return [sign.encode(alt.Y("level:Q").scale(None).axis(None)) for sign in layers(base)]
