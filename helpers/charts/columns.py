"""Stacked columns, which show a total and its parts in one quarter after another."""

from typing import Unpack

import altair as alt
import pandas as pd

from helpers import breaks, description
from helpers.charts import parts
from helpers.figure import FigureText, describe, heading, say, unit_heading
from helpers.theme import INK, PALETTE, text_on

HEIGHT = 300
# Room above the columns for the name of a break.
ROOM = 18
# A value is shown within its part where the part has this height and the chart this width, in pixels.
LOW, WIDE = 14, 520
# Each quarter has its number, and the first one of a year the year below it.
NAME = "split(datum.label, '-')[1] === 'Q1' ? ['Q1', split(datum.label, '-')[0]] : split(datum.label, '-')[1]"


def stacked_columns(rows: pd.DataFrame, *, series: str, **text: Unpack[FigureText]) -> parts.Finished:
    """Draw one column for each quarter, made of the parts of its total; a rule marks a break in the series.

    Args:
        rows: Tidy rows of quarters, with period and period_label.
        series: Column with the parts, the lowest first.
        text: What the chapter says of the chart.
    """
    rows = parts.drawable(rows.assign(series=rows[series]))
    names = list(dict.fromkeys(rows["series"]))
    placed = _placed(rows, names)
    drawn = parts.tidy(placed, text, "period", "period_label", "series", "start", "end", "ink", "fits")
    base = alt.Chart(drawn).encode(x=_quarters(sorted(rows["period"].unique())))
    by = {"series": heading(series), "period_label": heading("period")}
    top = placed["end"].max()
    height = alt.Y("start:Q").title(unit_heading(text["unit"])).axis(tickCount=5)
    bars = base.mark_bar().encode(
        height.scale(domain=[0, top if top > 0 else 1], nice=False, range=[HEIGHT + ROOM, ROOM]),
        alt.Y2("end:Q"),
        parts.by_series(alt.Color, "series", names, PALETTE),
        tooltip=parts.tooltip(rows, text, by),
    )
    middle = base.transform_filter("datum.fits").transform_calculate(middle="(datum.start + datum.end) / 2")
    values = middle.mark_text(fontSize=11).encode(
        alt.Y("middle:Q"),
        alt.Color("ink:N").scale(None),
        text=alt.condition(f"width >= {WIDE}", "shown:N", alt.value("")),
    )
    chart = alt.layer(bars, values, *_breaks(rows)).properties(height=HEIGHT + ROOM)
    decimals = text.get("decimals", 0)
    words = description.of_chart(
        "columns",
        text["unit"],
        rows,
        description.say("columns", order=", ".join(names)),
        description.axis("vertical", text["unit"], [0.0, top]),
        *(
            description.say("sentences-of", what=name, said=description.extremes(group, ["period_label"], decimals))
            for name, group in rows.groupby("series", sort=False)
        ),
    )
    return parts.finish(chart, rows, describe(rows, text, by, words))


def _placed(rows: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """Return the rows with where each part starts and ends in its column, and whether it has room for its value."""
    known = rows.assign(order=rows["series"].map(names.index), known=rows["value"].fillna(0))
    known = known.sort_values(["order", "period"], kind="stable")
    end = known.groupby("period")["known"].cumsum()
    known = known.assign(start=end - known["known"], end=end, fits=known["known"] / end.max() * HEIGHT >= LOW)
    inks = [text_on(fill) for fill in parts.looks(names, PALETTE)]
    return known.assign(ink=known["order"].map(inks.__getitem__))


def _quarters(periods: list[str]) -> alt.X:
    axis = alt.X("period:O").title(None).sort(periods)
    axis = axis.axis(labelAngle=0, labelExpr=NAME, labelOverlap=False, labelFontSize=11, ticks=False)
    return axis.scale(paddingInner=0.15, paddingOuter=0.1)


def _breaks(rows: pd.DataFrame) -> list[alt.Chart]:
    """Return a rule with its name before each quarter from which on a series can't be compared."""
    passed = breaks.passed(rows)
    before = passed.groupby(rows["series"]).shift(fill_value=0)
    since = sorted(rows.loc[passed > before, "period"].unique())
    if not since:
        return []
    at = alt.Chart(pd.DataFrame({"period": since, "words": say("break")})).encode(x=alt.X("period:O", bandPosition=0))
    rule: alt.Chart = at.mark_rule(color=INK, opacity=0.7, xOffset=-2).encode(alt.YValue(0))
    name: alt.Chart = at.mark_text(align="left", baseline="top", dx=5, fontSize=11)
    return [
        rule.encode(alt.Y2Value(alt.ExprRef("height"))),
        name.encode(alt.YValue(0), alt.Text("words:N"), alt.ColorValue(INK)),
    ]
