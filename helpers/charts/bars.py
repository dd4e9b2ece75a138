"""Bars from zero with their intervals, and bars that show the parts of a whole."""

from typing import Unpack

import altair as alt
import pandas as pd

from helpers import description
from helpers.charts.parts import (
    LINE_HEIGHT,
    beyond_interval,
    by_series,
    finish,
    heading,
    interval_rules,
    labels_on_y,
    largest,
    least,
    lines_of,
    tidy,
    tooltip,
    value_axis,
    value_labels,
)
from helpers.figure import FigureText, describe, sentence
from helpers.theme import INK, NEUTRAL, PALETTE, POLES, text_on

BAR = 20
ROW = 36
STACK = 30
LEAST_WIDTH = 22


def ranked_bars(
    rows: pd.DataFrame, *, label: str, keep_order: bool = False, **text: Unpack[FigureText]
) -> alt.LayerChart:
    """Draw one bar for each item from zero, the longest on top, with its interval.

    Args:
        rows: Tidy rows.
        label: Column with the items.
        keep_order: Whether the order of the rows has a meaning, as that of years and of
            answers has, and is kept in place of that of the values.
        text: What the chapter says of the chart.
    """
    rows = rows.assign(label=rows[label])
    if not keep_order:
        rows = rows.sort_values("value", ascending=False, kind="stable")
    base = alt.Chart(tidy(rows, text, "label")).encode(
        x=value_axis(alt.X, text).scale(domain=[least(rows) * 1.22, largest(rows) * 1.22], nice=False, zero=True),
        y=labels_on_y(rows["label"]),
    )
    bars = base.mark_bar(color=PALETTE[0], size=BAR).encode(x2=alt.datum(0), tooltip=tooltip(text, "label"))
    values = value_labels(beyond_interval(base, "x"), align="left", dx=6)
    chart = alt.layer(bars, interval_rules(base, "x", INK), values).properties(
        height=max(ROW, lines_of(rows["label"]) * LINE_HEIGHT + 6) * rows["label"].nunique()
    )
    decimals = text.get("decimals", 0)
    order = "in their own order" if keep_order else "the longest on top"
    words = description.told(
        "Bar chart",
        text["unit"],
        rows,
        f"One bar for each item, {order}. Horizontal axis: {text['unit']}, from zero.",
        description.extremes(rows, ["label"], decimals),
        description.span(rows, decimals),
    )
    return finish(chart, describe(rows, text, {"label": heading(label)}, words))


def answers(
    rows: pd.DataFrame,
    *,
    label: str,
    order: list[str],
    answer: str = "answer",
    neutral: str | None = None,
    **text: Unpack[FigureText],
) -> alt.LayerChart:
    """Draw the answers of questions as parts of one bar for each question or wave.

    Args:
        rows: Tidy rows with the share of each answer.
        label: Column with the questions or waves, in the order in which they are drawn.
        order: The answers from left to right.
        answer: Column with the answers.
        neutral: The answer in the middle of the order; the bars are then centred on it, so that
            the answers on its two sides can be compared.
        text: What the chapter says of the chart.
    """
    rows = rows.assign(label=rows[label].astype(str), answer=rows[answer])
    rows = rows.assign(position=rows["answer"].map(order.index)).sort_values(["label", "position"], kind="stable")
    placed = _placed(rows, order, neutral)
    colors = _colors(order, neutral)
    placed = placed.assign(ink=placed["answer"].map({name: text_on(colors[name]) for name in order}))
    ends = [float(placed["start"].min()), float(placed["end"].max())] if len(placed) else [0.0, 100.0]
    base = alt.Chart(tidy(placed, text, "label", "answer", "start", "end", "middle", "ink")).encode(
        y=labels_on_y(rows["label"])
    )
    # The gap between the parts is left free, so that it shows the page in light and in dark.
    bars = base.mark_bar(size=STACK, xOffset=1, x2Offset=-1).encode(
        x=alt.X("start:Q").title(sentence(text["unit"])).scale(domain=ends, nice=False).axis(_axis(neutral)),
        x2="end:Q",
        color=by_series("answer", order, tuple(colors.values())),
        tooltip=tooltip(text, "label", "answer"),
    )
    is_wide = f"(datum.end - datum.start) / {ends[1] - ends[0]} * width >= {LEAST_WIDTH}"
    values = base.mark_text().encode(
        x="middle:Q",
        text=alt.condition(is_wide, "shown:N", alt.value("")),
        color=alt.Color("ink:N").scale(None),
    )
    layers = [bars, values]
    if neutral:
        layers.insert(0, alt.Chart().mark_rule(color=INK, opacity=0.6).encode(x=alt.datum(0)))
    chart = alt.layer(*layers, data=base.data).properties(height=(STACK + 16) * rows["label"].nunique())
    decimals = text.get("decimals", 0)
    words = description.told(
        "Stacked bar chart",
        text["unit"],
        rows,
        f"One bar for each {heading(label).lower()}, with the answers from left to right: {', '.join(order)}."
        + (f" The bars are centred on: {neutral}." if neutral else ""),
        description.extremes(rows, ["label", "answer"], decimals),
        description.listing(rows, "label", "answer", decimals),
    )
    return finish(chart, describe(rows, text, {"label": heading(label), "answer": "Answer"}, words))


def _placed(rows: pd.DataFrame, order: list[str], neutral: str | None) -> pd.DataFrame:
    """Return the rows with where each part starts, ends and has its middle; the neutral one's middle is zero."""
    known = rows["value"].fillna(0)
    start = known.groupby(rows["label"]).cumsum() - known
    if neutral:
        weight = rows["position"].map(
            lambda place: (place < order.index(neutral)) + (place == order.index(neutral)) / 2
        )
        start = start - (known * weight).groupby(rows["label"]).transform("sum")
    return rows.assign(start=start, end=start + known, middle=start + known / 2)


def _colors(order: list[str], neutral: str | None) -> dict[str, str]:
    """Return the colour of each answer: one side, grey, the other side; or the palette in its order."""
    if not neutral:
        return dict(zip(order, PALETTE, strict=False))
    if len(order) != 3 or order[1] != neutral:
        raise ValueError(f"neutral = {neutral!r}: it stands between two others, but the order is {order}")
    return dict(zip(order, (POLES[0], NEUTRAL, POLES[1]), strict=True))


def _axis(neutral: str | None) -> alt.Axis:
    # A share has no place on an axis whose zero lies within the neutral answer; it is read off the bar.
    return alt.Axis(labels=False, ticks=False, domain=False, grid=False) if neutral else alt.Axis(tickCount=5)
