"""The sign of a break in a series, above the gap between the figures that it separates."""

import altair as alt
import pandas as pd

from helpers import breaks
from helpers.figure import say
from helpers.theme import INK

SIGN = "//"
COLUMNS = ("sign", "before")
# The sign and the year, each on a line, in pixels.
ROOM = 28
SERIES = {"year", "value", "period", "country"}
# Years are bands: without half of one, the sign would stand at the left of its place.
MIDWAY = "(scale('x', datum.before) + scale('x', datum.year) + bandwidth('x')) / 2"


def note() -> str:
    """Return what the sign means, for the note of a figure."""
    return say("break-sign", sign=SIGN)


def placed(rows: pd.DataFrame, *keys: str) -> pd.DataFrame:
    r"""Return the rows with the sign of each break at the first figure after it, and with where the sign stands.

    Args:
        rows: Tidy rows with the column year.
        keys: Columns that identify the series.

    Returns:
        The rows with sign (empty without a break) and before (the year of the last figure before the break); without
        these columns if no series breaks. Series that break in the same gap have one sign.

    Example:
        >>> from helpers import data
        >>> rows = data.with_year(data.load("online_health")).query("indicator == 'I_IUAPR' and country == 'NO'")
        >>> placed(rows[rows["preferred"]], "country")["sign"].tolist()
        ['', '', '//\n2024']
    """
    if not set(rows) >= SERIES:
        return rows
    marked = rows.assign(sign="", before=float("nan"))
    for _, group in rows.dropna(subset=["value", "period"]).groupby(list(keys), sort=False):
        for year in breaks.found(group)["year"].unique():
            earlier, later = group[group["year"] < year], group[group["year"] >= year]
            last = earlier[earlier["year"] == earlier["year"].max()]
            first = later["year"] == later["year"].min()
            at = later.index[first]
            known = marked.loc[at, "sign"].where(marked.loc[at, "sign"] != "", SIGN)
            marked.loc[at, "sign"] = known + f"\n{year}"
            marked.loc[at, "before"] = float(last["year"].max())
    repeated = marked[marked["sign"] != ""].duplicated([*keys[:-1], "before", "sign"])
    marked.loc[repeated.index[repeated], "sign"] = ""
    return marked if (marked["sign"] != "").any() else rows


def layers(base: alt.Chart, top: float) -> list[alt.Chart]:
    """Return the signs as text, halfway between the years before and after each break.

    Args:
        base: A chart of rows that `placed` has marked, with an axis of years.
        top: Where the signs begin, in pixels; `ROOM` below it is free of values.
    """
    sign = base.transform_filter("datum.sign !== ''").mark_text(
        fontSize=11, fontWeight="bold", lineBreak="\n", baseline="top"
    )
    return [
        sign.encode(
            x=alt.value({"expr": MIDWAY}),
            y=alt.value(top),
            text="sign:N",
            color=alt.value(INK),
        )
    ]
