"""Shares of several surveys as points side by side, each under its question and whose survey it is."""

from typing import Unpack

import altair as alt
import pandas as pd

from helpers import description, units
from helpers.charts import parts
from helpers.figure import FigureText, describe, heading
from helpers.prose import listed
from helpers.theme import INK, PALETTE, SHAPES

# Letters of a line above a point, which has the whole width of the figure.
LETTERS = 54
LINE, POINT, GAP = 14, 24, 10
WHOLE = [0, 100]
# On a phone the longest names of surveys need smaller letters.
SMALL = alt.ExprRef("width < 400 ? 10 : 11")
# Room at the right for the value of a share near the end of the axis.
ROOM = 62


def source_dots(rows: pd.DataFrame, **text: Unpack[FigureText]) -> parts.Finished:
    """Draw one point for each share, in the order of the rows, in the colour of its country.

    Args:
        rows: Result of `helpers.side_by_side.named`: shares in percent.
        text: What the chapter says of the chart.
    """
    drawn = parts.drawable(rows.assign(item=rows["what"] + " " + rows["who"] + " " + rows["country_label"]))
    drawn = drawn.assign(above=drawn["what"].map(_lines), lines=drawn["what"].map(_count))
    countries = list(dict.fromkeys(drawn.dropna(subset=["value"])["country_label"]))
    step = LINE * (int(drawn["lines"].max()) + 1) + POINT + GAP if len(drawn) else POINT
    kept = parts.tidy(drawn, text, "item", "what", "who", "country_label", "above", "lines")
    base = alt.Chart(kept).encode(
        # Lines of a grid would cross the names.
        x=parts.value_axis(alt.X, text)
        .axis(grid=False, tickCount=5)
        .scale(domain=WHOLE, nice=False, range=[4, {"expr": f"width - {ROOM}"}])
    )
    by = {"what": heading("asked"), "who": heading("survey"), "country_label": heading("country")}
    has_legend = len(countries) > 1
    color = parts.by_series(alt.Color, "country_label", countries, PALETTE, legend=has_legend).title(None)
    # The bands are pale, and the legend would be too.
    color = color.legend(symbolOpacity=1) if has_legend else color
    # Everything is placed from the foot of a row, so that its words stand close to its point.
    base = base.encode(y=alt.Y("item:N", bandPosition=1).sort(drawn["item"].tolist()).axis(None))
    at_point = base.encode(color=color)
    far = base.transform_calculate(far="isValid(datum.upper) ? datum.upper : datum.value").encode(alt.X("far:Q"))
    above = {"align": "left", "baseline": "bottom"}
    words = base.encode(alt.XValue(0), alt.ColorValue(INK))
    layers = [
        at_point.transform_filter("isValid(datum.lower) && isValid(datum.upper)")
        .mark_rule(strokeWidth=10, opacity=0.25, yOffset=-POINT / 2, y2Offset=-POINT / 2)
        .encode(alt.X("lower:Q"), alt.X2("upper:Q")),
        at_point.mark_point(filled=True, size=90, opacity=1, yOffset=-POINT / 2).encode(
            shape=parts.by_series(alt.Shape, "country_label", countries, SHAPES, legend=has_legend).title(None),
            tooltip=parts.tooltip(drawn, text, by),
        ),
        far.mark_text(align="left", dx=9, fontSize=11, yOffset=-POINT / 2).encode(
            alt.Text("shown:N"), alt.ColorValue(INK)
        ),
        words.mark_text(fontSize=SMALL, opacity=0.75, yOffset=-POINT, limit=parts.FULL_WIDTH, **above).encode(
            alt.Text("who:N")
        ),
        words.mark_text(
            fontSize=12, lineBreak="\n", lineHeight=LINE, dy=alt.ExprRef(f"-{POINT} - {LINE} * datum.lines"), **above
        ).encode(alt.Text("above:N")),
    ]
    chart = alt.layer(*layers).properties(height=step * len(drawn))
    said = description.of_chart(
        "dots",
        text["unit"],
        drawn,
        description.say("by-source", countries=listed(countries)),
        description.say("horizontal-shares", unit=units.in_words(text["unit"])),
        description.extremes(drawn, ["what", "who"], text.get("decimals", 0)),
        description.listing(drawn, "what", "who", text.get("decimals", 0)),
    )
    return parts.finish(chart, drawn, describe(drawn, text, by, said))


def _lines(what: str) -> str:
    return parts.wrap(what, LETTERS)


def _count(what: str) -> int:
    return _lines(what).count("\n") + 1
