"""The sign of a break in a series, in the gap between the figures that it separates."""

import altair as alt
import pandas as pd

from helpers import breaks
from helpers.figure import say

SIGN = "//"
COLUMNS = ("sign", "before", "level")
# Two strokes, in the colour of the series.
STROKES = "M-0.65,0.9L-0.05,-0.9M0.05,0.9L0.65,-0.9"
SERIES = {"year", "value", "period", "country"}
# Years are bands: without half of one, the sign would stand at the left of its place.
MIDWAY = "(scale('x', datum.before) + scale('x', datum.year) + bandwidth('x')) / 2"


def note() -> str:
    """Return what the sign means, for the note of a figure."""
    return say("break-sign", sign=SIGN)


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
