"""The forms of chart in the book; each call makes a complete figure.

Every form takes tidy rows with the columns value, lower, upper (the interval, may be empty),
source and locator, in the unit that is shown, and the words of `helpers.figure.FigureText`.
The look is in `helpers.theme`.
"""

import textwrap
from typing import Unpack

import altair as alt
import pandas as pd

from helpers.figure import NOTHING, FigureText, describe, sentence
from helpers.prose import rounded
from helpers.theme import INK, PALETTE, SHAPES, WIDTH

LINE_OF_LABEL = 30
STEP = 46
LINE_HEIGHT = 15
BOUND_SIGNS = {"over": ">", "at_least": "≥", "nearly": "<", "under": "<", "about": "≈"}


def trend(rows: pd.DataFrame, *, series: str | None = None, **text: Unpack[FigureText]) -> alt.LayerChart:
    """Draw a measure over years as points joined by a line, with gaps where a year has no value.

    Args:
        rows: Tidy rows with the column year; rows whose column `preferred` is
            false are drawn as hollow points beside the line.
        series: Column that tells the lines apart.
        text: What the chapter says of the chart.
    """
    rows = rows.assign(series=rows[series] if series else text["unit"])
    chosen = rows[rows["preferred"]] if "preferred" in rows else rows
    rivals = rows.drop(chosen.index)
    names = list(dict.fromkeys(chosen["series"]))
    line = alt.Chart(_tidy(_with_gaps(chosen), text, "year", "series")).encode(
        x=alt.X("year:O").title(None).axis(labelAngle=0, labelOverlap=True),
        y=_value_axis(alt.Y, text, grid=True).scale(domain=[0, _largest(rows) * 1.1], nice=False),
        color=_by_series("series", names, PALETTE, legend=len(names) > 1),
    )
    points = line.transform_filter("isValid(datum.value)").mark_point(filled=True, size=70, opacity=1)
    layers = [
        line.mark_line(strokeWidth=2),
        _interval_rules(line, "y"),
        points.encode(
            shape=_by_series("series", names, SHAPES, channel=alt.Shape, legend=len(names) > 1),
            tooltip=_tooltip(text, "year", "series"),
        ),
        _value_labels(_beyond_interval(points, "y"), dy=-11, fontSize=11).encode(color=alt.value(INK)),
    ]
    if len(rivals):
        hollow = alt.Chart(_tidy(rivals, text, "year", "series")).mark_point(filled=False, size=70, opacity=1)
        color = _by_series("series", names, PALETTE, legend=len(names) > 1)
        layers.append(hollow.encode(x="year:O", y="value:Q", color=color, tooltip=_tooltip(text, "year", "series")))
    by = ({"series": "Series"} if series else {}) | {"year": "Year"}
    return _figure(alt.layer(*layers).properties(height=300), rows, text, by, "Line chart")


def waves(rows: pd.DataFrame, *, label: str, wave: str = "wave", **text: Unpack[FigureText]) -> alt.LayerChart:
    """Draw shares at two or more points in time, one row for each item, with their intervals.

    Args:
        rows: Tidy rows.
        label: Column with the items, in the order in which they are drawn.
        wave: Column that tells the points in time apart.
        text: What the chapter says of the chart.
    """
    rows = rows.assign(label=rows[label], wave=rows[wave].astype("str"))
    times = sorted(rows["wave"].unique())
    base = alt.Chart(_tidy(rows, text, "label", "wave")).encode(
        x=_value_axis(alt.X, text, grid=True).scale(domain=[min(0, _least(rows)), _largest(rows) * 1.08], nice=False),
        y=_labels_on_y(rows["label"]),
        color=_by_series("wave", times, PALETTE),
    )
    is_single = rows["label"].is_unique
    if not is_single:
        base = base.encode(yOffset=alt.YOffset("wave:N").sort(times))
    points = base.mark_point(filled=True, size=80, opacity=1).encode(
        shape=_by_series("wave", times, SHAPES, channel=alt.Shape), tooltip=_tooltip(text, "label", "wave")
    )
    values = _value_labels(base, dy=-11, fontSize=11).encode(color=alt.value(INK))
    row = max(STEP - 14 if is_single else STEP * 1.2, _lines(rows) * LINE_HEIGHT + 10)
    step = alt.Step(row if is_single else row / len(times))
    chart = alt.layer(_interval_rules(base, "x"), points, values).properties(height=step)
    return _figure(chart, rows, text, {"label": _heading(label), "wave": _heading(wave)}, "Dot chart")


def ranked_bars(rows: pd.DataFrame, *, label: str, **text: Unpack[FigureText]) -> alt.LayerChart:
    """Draw one bar for each item from zero, the longest on top, with its interval.

    Args:
        rows: Tidy rows.
        label: Column with the items.
        text: What the chapter says of the chart.
    """
    rows = rows.assign(label=rows[label]).sort_values("value", ascending=False, kind="stable")
    base = alt.Chart(_tidy(rows, text, "label")).encode(
        x=_value_axis(alt.X, text, grid=True).scale(domain=[0, _largest(rows) * 1.22], nice=False),
        y=_labels_on_y(rows["label"]),
    )
    bars = base.mark_bar(color=PALETTE[0], size=20).encode(tooltip=_tooltip(text, "label"))
    values = _value_labels(_beyond_interval(base, "x"), align="left", dx=6)
    chart = alt.layer(bars, _interval_rules(base, "x", INK), values).properties(
        height=alt.Step(max(STEP - 10, _lines(rows) * LINE_HEIGHT + 6))
    )
    return _figure(chart, rows, text, {"label": _heading(label)}, "Bar chart")


def answers(
    rows: pd.DataFrame, *, label: str, order: list[str], answer: str = "answer", **text: Unpack[FigureText]
) -> alt.LayerChart:
    """Draw the answers of questions as parts of one bar for each question or wave.

    Args:
        rows: Tidy rows with the share of each answer.
        label: Column with the questions or waves, in the order in which they are drawn.
        order: The answers from left to right.
        answer: Column with the answers.
        text: What the chapter says of the chart.
    """
    rows = rows.assign(label=rows[label].astype(str), answer=rows[answer])
    rows = rows.assign(position=rows["answer"].map(order.index)).sort_values(["label", "position"], kind="stable")
    known = rows["value"].fillna(0)
    rows = rows.assign(start=known.groupby(rows["label"]).cumsum() - known)
    rows = rows.assign(end=rows["start"] + known, middle=rows["start"] + known / 2)
    base = alt.Chart(_tidy(rows, text, "label", "answer", "start", "end", "middle")).encode(
        y=_labels_on_y(rows["label"])
    )
    scale = alt.Scale(domain=[0, 101], nice=False)
    bars = base.mark_bar(size=30, stroke="white", strokeWidth=1).encode(
        x=alt.X("start:Q").title(sentence(text["unit"])).scale(scale).axis(tickCount=5),
        x2="end:Q",
        color=_by_series("answer", order, PALETTE),
        tooltip=_tooltip(text, "label", "answer"),
    )
    wide_enough = base.transform_filter("datum.value >= 5").encode(x="middle:Q", color=alt.value("white"))
    chart = alt.layer(bars, _value_labels(wide_enough)).properties(height=alt.Step(STEP))
    return _figure(chart, rows, text, {"label": _heading(label), "answer": "Answer"}, "Stacked bar chart")


def small_multiples(rows: pd.DataFrame, *, panel: str, series: str, **text: Unpack[FigureText]) -> alt.FacetChart:
    """Draw a measure over years in one small panel for each country, all on the same scale.

    Args:
        rows: Tidy rows with the column year.
        panel: Column with the panels, in the order in which they are drawn.
        series: Column that tells the lines apart.
        text: What the chapter says of the chart.
    """
    rows = rows.assign(panel=rows[panel], series=rows[series])
    names = list(dict.fromkeys(rows["series"]))
    base = alt.Chart(_tidy(rows, text, "panel", "series", "year")).encode(
        x=alt.X("year:O").title(None).axis(labelAngle=0).scale(padding=0.4),
        y=_value_axis(alt.Y, text, grid=True).scale(domainMin=0, nice=True),
        color=_by_series("series", names, PALETTE),
    )
    points = base.mark_point(filled=True, size=60, opacity=1).encode(
        shape=_by_series("series", names, SHAPES, channel=alt.Shape), tooltip=_tooltip(text, "panel", "series", "year")
    )
    cell = alt.layer(base.mark_line(strokeWidth=2), points).properties(width=WIDTH / 3 - 40, height=170)
    panels = alt.Facet("panel:N").sort(list(dict.fromkeys(rows["panel"]))).title(None)
    by = {"panel": _heading(panel), "series": "Measure", "year": "Year"}
    return _figure(cell.facet(panels, columns=3).resolve_axis(x="independent"), rows, text, by, "Small line charts")


def _figure(chart: alt.TopLevelMixin, rows: pd.DataFrame, text: FigureText, by: dict, form: str) -> alt.TopLevelMixin:
    """Return the chart in its size, with all that belongs to its figure in `usermeta`."""
    figure = describe(rows, text, by, form)
    if rows.empty:
        words = alt.Chart(pd.DataFrame({"label": [NOTHING]})).mark_text().encode(text="label:N")
        chart = alt.layer(words).properties(height=60)
    if not isinstance(chart, alt.FacetChart):
        chart = chart.properties(width=WIDTH, autosize=alt.AutoSizeParams(type="fit-x", contains="padding"))
    return chart.properties(usermeta={"figure": figure}, description=figure["description"])


def _tidy(rows: pd.DataFrame, text: FigureText, *columns: str) -> pd.DataFrame:
    """Return only what a chart draws, so that the stored output changes with the numbers alone.

    The column `shown` is the value as a label: rounded half up, with a sign where it is a bound.
    """
    signs = rows["qualifier"].map(BOUND_SIGNS).fillna("") if "qualifier" in rows else ""
    shown = signs + rows["value"].map(lambda value: rounded(value, text.get("decimals", 0))).astype("str")
    kept = rows[[*columns, "value", "lower", "upper"]].assign(shown=shown.where(rows["value"].notna(), ""))
    return kept.assign(label=kept["label"].map(_wrap)) if "label" in columns else kept


def _with_gaps(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with an empty one for each year that a series lacks, where its line breaks."""
    if rows.empty:
        return rows
    years = range(int(rows["year"].min()), int(rows["year"].max()) + 1)
    grid = pd.MultiIndex.from_product([rows["series"].unique(), years], names=["series", "year"]).to_frame(index=False)
    return grid.merge(rows.astype({"year": int}), on=["series", "year"], how="left")


def _wrap(text: str) -> str:
    return "\n".join(textwrap.wrap(text, LINE_OF_LABEL))


def _heading(column: str) -> str:
    return sentence(column.removesuffix("_label"))


def _value_axis(channel: type, text: FigureText, *, grid: bool) -> alt.X | alt.Y:
    return channel("value:Q").title(sentence(text["unit"])).axis(grid=grid, tickCount=5)


def _labels_on_y(column: pd.Series) -> alt.Y:
    order = [_wrap(text) for text in dict.fromkeys(column)]
    axis = alt.Axis(labelExpr="split(datum.label, '\\n')", labelLimit=240, ticks=False, domain=False, labelPadding=8)
    return alt.Y("label:N").sort(order).title(None).axis(axis)


def _largest(rows: pd.DataFrame) -> float:
    """Return the end of the axis before the room that the value labels need beyond it."""
    largest = rows[["value", "upper"]].max().max()
    return 1.0 if pd.isna(largest) else float(largest)


def _least(rows: pd.DataFrame) -> float:
    least = rows[["value", "lower"]].min().min()
    return 0.0 if pd.isna(least) else float(least)


def _lines(rows: pd.DataFrame) -> int:
    return max((_wrap(text).count("\n") + 1 for text in rows["label"]), default=1)


def _value_labels(base: alt.Chart, **mark: object) -> alt.Chart:
    return base.mark_text(**mark).encode(text="shown:N")


def _beyond_interval(base: alt.Chart, axis: str) -> alt.Chart:
    """Return the base with its marks at the far end of the interval, so that neither covers the other."""
    far = base.transform_calculate(far="isValid(datum.upper) ? datum.upper : datum.value")
    return far.encode(x="far:Q") if axis == "x" else far.encode(y="far:Q")


def _by_series(
    column: str, names: list[str], values: tuple[str, ...], channel: type = alt.Color, *, legend: bool = True
) -> alt.Color | alt.Shape:
    encoding = channel(f"{column}:N").scale(domain=names, range=list(values[: len(names)]))
    return encoding if legend else encoding.legend(None)


def _interval_rules(base: alt.Chart, axis: str, color: str | None = None) -> alt.Chart:
    ends = {axis: alt.X("lower:Q") if axis == "x" else alt.Y("lower:Q"), f"{axis}2": "upper:Q"}
    if color:
        ends["color"] = alt.value(color)
    bounded = base.transform_filter("isValid(datum.lower) && isValid(datum.upper)")
    return bounded.mark_rule(strokeWidth=2).encode(**ends)


def _tooltip(text: FigureText, *columns: str) -> list[alt.Tooltip]:
    value = alt.Tooltip("value:Q").format(f",.{text.get('decimals', 0)}f").title(sentence(text["unit"]))
    return [*(alt.Tooltip(f"{column}:N").title(sentence(column)) for column in columns), value]
