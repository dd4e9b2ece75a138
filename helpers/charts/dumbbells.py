"""Dumbbells, which join an earlier and a later value of each item."""

from math import ceil
from typing import Unpack

import altair as alt
import pandas as pd

from helpers import breaks, description, periods
from helpers.charts import parts
from helpers.figure import FigureText, describe, heading, say
from helpers.theme import INK, LATER

# Height of a row: its name, then its points.
ROW, NAME = 52, 17
TIMES = ("earlier", "later")
# A band that is shorter than a point, as a part of the axis, lies under it.
SHORT = 0.02
# In pixels: the distance of a value from its mark.
BESIDE = 9
# Width of a plot on a phone, and how often the room beside it is adjusted.
PHONE, ROUNDS = 330, 8


def dumbbell_chart(
    rows: pd.DataFrame, *, label: str, keep_order: bool = False, **text: Unpack[FigureText]
) -> parts.Finished:
    """Draw the first and the last value of each item as two joined points, the largest last value on top.

    Points on two sides of a break in their series are not joined.

    Args:
        rows: Tidy rows with period; an item with one value is one filled point, and of more than two the ones in
            between are left out.
        label: Column with the items.
        keep_order: Whether to keep the order of the rows, which has a meaning for answers, instead of sorting.
        text: What the chapter says of the chart.
    """
    drawn = _ends(parts.drawable(rows.assign(item=rows[label])), keep_order)
    ends = parts.domain(drawn, text["unit"])
    marks = [say("hollow-and-filled")] if (drawn["time"] == "earlier").any() else []
    marks += [say("bands")] if (drawn["upper"] - drawn["lower"]).gt(SHORT * (ends[1] - ends[0])).any() else []
    text = text | {"note": " ".join(filter(None, [text.get("note", ""), *marks]))}
    by = {"item": heading(label), "when": heading("when")}
    kept = parts.tidy(drawn, text, "item", "time", "when", "side", "part")
    left, right = _room(kept, ends)
    base = alt.Chart(kept).encode(
        x=parts.value_axis(alt.X, text)
        .axis(grid=False, tickCount=5)
        .scale(domain=ends, nice=False, range=[left, {"expr": f"width - {right}"}]),
        # The names stand above the points, since beside them they would leave a phone no room for the plot.
        y=alt.Y("item:N").sort(list(drawn["item"].unique())).axis(None),
    )
    earlier, later = (base.transform_filter(f"datum.time === '{time}' && isValid(datum.value)") for time in TIMES)
    bounded = base.transform_filter("isValid(datum.lower) && isValid(datum.upper)")
    tooltip = parts.tooltip(drawn, text, by)
    layers = [
        bounded.mark_rule(strokeWidth=10, opacity=0.25, color=LATER).encode(alt.X("lower:Q"), alt.X2("upper:Q")),
        base.mark_line(strokeWidth=2, color=LATER).encode([alt.Detail("item:N"), alt.Detail("part:N")]),
        earlier.mark_point(shape="circle", filled=False, size=90, strokeWidth=2.5, opacity=1, color=LATER).encode(
            tooltip=tooltip
        ),
        later.mark_point(shape="circle", filled=True, size=110, opacity=1, color=LATER).encode(tooltip=tooltip),
        *(_values(base, side) for side in ("left", "right")),
    ]
    chart = alt.layer(*layers, _names(base)).properties(height=ROW * drawn["item"].nunique())
    decimals = text.get("decimals", 0)
    words = description.of_chart(
        "dumbbells",
        text["unit"],
        drawn,
        description.say("dumbbells", order="own" if keep_order else "value"),
        description.axis("horizontal", text["unit"], ends),
        description.extremes(drawn, ["item", "when"], decimals),
        description.listing(drawn, "item", "when", decimals),
    )
    return parts.finish(chart, drawn, describe(drawn, text, by, words))


def _ends(rows: pd.DataFrame, keep_order: bool) -> pd.DataFrame:
    """Return the first and the last value of each item, with time, when, the side of its words, and its part."""
    known = rows.dropna(subset=["value"])
    known = known.assign(order=periods.order(known["period"]), when=known["period"])
    of_item = known.groupby("item")["order"]
    is_later, is_earlier = known["order"] == of_item.transform("max"), known["order"] == of_item.transform("min")
    known = known.assign(time=is_later.map({True: "later", False: "earlier"}))[is_later | is_earlier]
    known = known.assign(part=breaks.passed(known).astype(str))
    last = known[known["time"] == "later"].set_index("item")["value"]
    place = known["item"].map(last)
    if not keep_order:
        known = known.assign(place=place).sort_values(["place", "order"], ascending=[False, True], kind="stable")
    first = known[known["time"] == "earlier"].set_index("item")["value"]
    is_fall = known["item"].map(first) > known["item"].map(last)
    is_right = (known["time"] == "later") != is_fall
    return known.assign(side=is_right.map({True: "right", False: "left"}))


def _room(rows: pd.DataFrame, ends: list[float]) -> tuple[int, int]:
    """Return the pixels on both sides of the plot that its values need on a phone."""
    low, high = ends
    needed = BESIDE + parts.LETTER * (rows["shown"] + " (" + rows["when"].astype(str) + ")").str.len()
    far = {"left": rows["lower"].fillna(rows["value"]) - low, "right": high - rows["upper"].fillna(rows["value"])}
    left = right = BESIDE
    # Each room takes from the plot, in which the values of the other side then have less of their own.
    for _ in range(ROUNDS):
        inner = (PHONE - left - right) / (high - low)
        left, right = (
            max(ceil((needed - distance * inner)[rows["side"] == side].max()), BESIDE)
            if (rows["side"] == side).any()
            else BESIDE
            for side, distance in far.items()
        )
    return left, right


def _names(base: alt.Chart) -> alt.Chart:
    """Return the name of each item above its points."""
    first: alt.Chart = base.transform_filter("datum.time === 'later'").mark_text(
        align="left", dy=-NAME, fontSize=12, limit=parts.FULL_WIDTH
    )
    return first.encode(alt.XValue(0), alt.Text("item:N"), alt.ColorValue(INK))


def _values(base: alt.Chart, side: str) -> alt.Chart:
    """Return the values with their years, on one side beyond the mark and its interval."""
    end, align, sign = ("upper", "left", 1) if side == "right" else ("lower", "right", -1)
    own = base.transform_filter(f"datum.side === '{side}'").transform_calculate(
        far=f"isValid(datum.{end}) ? datum.{end} : datum.value", words="datum.shown + ' (' + datum.when + ')'"
    )
    words: alt.Chart = own.mark_text(align=align, dx=sign * BESIDE, fontSize=11).encode(
        alt.X("far:Q"), alt.Text("words:N"), alt.ColorValue(INK)
    )
    return words
