"""Changes between two waves with their intervals, and the wider ones that more weighting would give."""

from typing import Unpack

import altair as alt
import pandas as pd

from helpers import comparison, description
from helpers.charts import parts
from helpers.figure import FigureText, describe, heading, say
from helpers.theme import INK, LATER

# Height of a row: the name of the share, then its change.
ROW, NAME = 50, 10
# Letters and height of a line of a name on a phone, where a long one takes two.
LETTERS, LINE = 54, 13
# In pixels: the room for the values right of the outermost interval.
ROOM = 120
# On a phone the longest names need smaller letters.
SIZE = alt.ExprRef("width < 400 ? 11 : 12")
FITTING = alt.ExprRef("width < 400 ? datum.narrow : datum.item")
RISE = alt.ExprRef(f"-{NAME} - (width < 400 ? {LINE} * (length(split(datum.narrow, '\\n')) - 1) : 0)")
CLEAR, UNCLEAR = "datum.is_clear", "!datum.is_clear"


def change_chart(rows: pd.DataFrame, *, label: str = "label", **text: Unpack[FigureText]) -> parts.Finished:
    """Draw each change as a point with its interval and, thinner, the wider interval around it.

    Clear changes, whose interval leaves out zero, are filled points; the others are hollow.

    Args:
        rows: Result of `helpers.tested_changes.sensitivity`, in the order in which they are drawn.
        label: Column with the names of the shares.
        text: What the chapter says of the chart.
    """
    drawn = parts.drawable(rows.assign(label=rows[label]))
    drawn = drawn.assign(
        item=drawn["label"],
        narrow=drawn["label"].map(lambda name: parts.wrap(name, LETTERS)),
        is_clear=drawn["verdict"].isin(comparison.CLEAR),
        verdict=drawn["verdict"].map(comparison.in_words),
        waves=_waves(drawn),
    )
    low, high = drawn["outer_lower"].min(), drawn["outer_upper"].max()
    ends = [min(low, 0.0), max(high, 0.0)] if len(drawn) else [0.0, 1.0]
    kept = parts.tidy(drawn, text, "item", "narrow", "waves", "verdict", "is_clear", "outer_lower", "outer_upper")
    base = alt.Chart(kept).encode(
        x=parts.value_axis(alt.X, text)
        .axis(grid=False, tickCount=5)
        .scale(domain=ends, nice=False, range=[4, {"expr": f"width - {ROOM}"}]),
        y=alt.Y("item:N").sort(drawn["item"].tolist()).axis(None),
    )
    about = {"waves": heading("waves"), "verdict": heading("verdict")}
    by, by_item = {"label": heading("share")} | about, {"item": heading("share")} | about
    tips = parts.tooltip(drawn, text, by_item)
    mark = {"shape": "circle", "size": 90, "strokeWidth": 2.5, "opacity": 1, "color": LATER}
    words = base.transform_calculate(words="(datum.value > 0 ? '+' : '') + datum.shown + ' (' + datum.waves + ')'")
    layers = [
        # A line of zero through all rows would cross the names.
        base.mark_tick(color=INK, size=2 * NAME, thickness=1).encode(alt.XDatum(0)),
        base.mark_rule(strokeWidth=1.5, color=LATER).encode(alt.X("outer_lower:Q"), alt.X2("outer_upper:Q")),
        base.mark_rule(strokeWidth=10, opacity=0.25, color=LATER).encode(alt.X("lower:Q"), alt.X2("upper:Q")),
        base.transform_filter(CLEAR).mark_point(filled=True, **mark).encode(tooltip=tips),
        base.transform_filter(UNCLEAR).mark_point(filled=False, **mark).encode(tooltip=tips),
        words.mark_text(align="left", dx=8, fontSize=11).encode(
            alt.X("outer_upper:Q"), alt.Text("words:N"), alt.ColorValue(INK)
        ),
        base.mark_text(
            align="left", baseline="bottom", dy=RISE, fontSize=SIZE, lineBreak="\n", lineHeight=LINE, text=FITTING
        ).encode(alt.XValue(0), alt.ColorValue(INK)),
    ]
    chart = alt.layer(*layers).properties(height=ROW * len(drawn))
    said = description.of_chart(
        "intervals",
        text["unit"],
        drawn,
        description.say("intervals"),
        description.axis("horizontal", text["unit"], ends),
        description.extremes(drawn, ["label", "waves"], text.get("decimals", 0)),
        description.listing(drawn, "label", "waves", text.get("decimals", 0)),
    )
    return parts.finish(chart, drawn, describe(drawn, text, by, said))


def _waves(rows: pd.DataFrame) -> list[str]:
    both = zip(rows["wave_before"].astype("str"), rows["wave"].astype("str"), strict=True)
    return [say("waves", first=first, last=last) for first, last in both]
