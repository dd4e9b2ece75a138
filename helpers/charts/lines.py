"""Measures over years: one chart of lines, or one small panel for each country."""

from typing import Unpack

import altair as alt
import pandas as pd

from helpers import description
from helpers.charts.parts import (
    beyond_interval,
    by_series,
    finish,
    heading,
    interval_rules,
    largest,
    tidy,
    tooltip,
    value_axis,
    value_labels,
    with_gaps,
    wrap,
)
from helpers.figure import FigureText, describe, sentence
from helpers.theme import INK, PALETTE, SHAPES, WIDTH

HEIGHT = 300
END_ROOM = 92
LINE_OF_END = 14
LINE_OF_EVENT = 17
SMALL_LINE = 13


def trend(
    rows: pd.DataFrame,
    *,
    series: str | None = None,
    events: pd.DataFrame | None = None,
    **text: Unpack[FigureText],
) -> alt.LayerChart:
    """Draw a measure over years as points joined by a line, with gaps where a year has no value.

    Series are named at the ends of their lines; only where these names would collide is there a legend.

    Args:
        rows: Tidy rows with the column year; rows whose column `preferred` is
            false are drawn as hollow points beside the line.
        series: Column that tells the lines apart.
        events: Rows of `helpers.events` to mark with a dashed rule; a break in the series has a
            solid rule, and no line crosses it.
        text: What the chapter says of the chart.
    """
    rows = rows.assign(series=rows[series] if series else sentence(text["unit"]))
    chosen = rows[rows["preferred"]] if "preferred" in rows else rows
    rivals = rows.drop(chosen.index)
    names = list(dict.fromkeys(chosen["series"]))
    marked = _shown_events(events, rows)
    room = SMALL_LINE * marked["lines"].sum() if len(marked) else 0
    top = largest(rows) * 1.1
    at_ends = len(names) > 1 and not _ends_collide(chosen, top)
    has_legend = len(names) > 1 and not at_ends
    drawn = with_gaps(chosen, "series")
    drawn = drawn.assign(part=_parts(drawn, marked) if len(drawn) else [])
    right = f"width - {END_ROOM}" if at_ends else "width"
    line = alt.Chart(tidy(drawn, text, "year", "series", "part")).encode(
        x=_year().scale(range=[0, {"expr": right}]),
        y=value_axis(alt.Y, text).scale(domain=[0, top], nice=False, range=[HEIGHT + room, room]),
        color=by_series("series", names, PALETTE, legend=has_legend),
    )
    points = line.transform_filter("isValid(datum.value)").mark_point(filled=True, size=70, opacity=1)
    layers = [
        *_event_layers(marked),
        line.mark_line(strokeWidth=2).encode(detail="part:N"),
        interval_rules(line, "y"),
        points.encode(
            shape=by_series("series", names, SHAPES, channel=alt.Shape, legend=has_legend),
            tooltip=tooltip(text, "year", "series"),
        ),
        value_labels(beyond_interval(points, "y"), dy=-11, fontSize=11),
    ]
    if len(rivals):
        hollow = alt.Chart(tidy(rivals, text, "year", "series")).mark_point(filled=False, size=70, opacity=1)
        color = by_series("series", names, PALETTE, legend=has_legend)
        layers.append(hollow.encode(x="year:O", y="value:Q", color=color, tooltip=tooltip(text, "year", "series")))
    if at_ends:
        layers.append(_names_at_ends(chosen))
    words = description.told(
        "Line chart",
        text["unit"],
        rows,
        f"Horizontal axis: year. Vertical axis: {text['unit']}, from zero.",
        description.course(chosen, "series", text.get("decimals", 0)),
        description.extremes(chosen, ["series", "year"] if series else ["year"], text.get("decimals", 0)),
        *(f"Marked in {row['year']}: {row['label']}." for row in marked.to_dict("records")),
    )
    by = ({"series": "Series"} if series else {}) | {"year": "Year"}
    figure = describe(rows, text, by, words, marked if len(marked) else None)
    return finish(alt.layer(*layers).properties(height=HEIGHT + room), figure)


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
    base = alt.Chart(tidy(with_gaps(rows, "panel", "series"), text, "panel", "series", "year")).encode(
        x=alt.X("year:O").title(None).axis(labelAngle=0).scale(padding=0.4),
        y=value_axis(alt.Y, text).scale(domain=[0, largest(rows) * 1.1], nice=True),
        color=by_series("series", names, PALETTE),
    )
    points = base.transform_filter("isValid(datum.value)").mark_point(filled=True, size=60, opacity=1)
    points = points.encode(
        shape=by_series("series", names, SHAPES, channel=alt.Shape), tooltip=tooltip(text, "panel", "series", "year")
    )
    layers = [base.mark_line(strokeWidth=2), interval_rules(base, "y"), points]
    cell = alt.layer(*layers).properties(width=WIDTH / 3 - 40, height=170)
    panels = alt.Facet("panel:N").sort(list(dict.fromkeys(rows["panel"]))).title(None)
    decimals = text.get("decimals", 0)
    words = description.told(
        "Small line charts",
        text["unit"],
        rows,
        f"One panel for each: {', '.join(dict.fromkeys(rows['panel']))}. "
        f"Horizontal axis: year. Vertical axis: {text['unit']}, from zero, the same in all panels.",
        description.extremes(rows, ["panel", "series", "year"], decimals),
        *(
            f"{name}: {description.directions(one, 'panel')}"
            for name, one in description.known(rows).groupby("series", sort=False)
        ),
    )
    by = {"panel": heading(panel), "series": "Measure", "year": "Year"}
    chart = cell.facet(panels, columns=3).resolve_axis(x="independent")
    return finish(chart, describe(rows, text, by, words))


def _year() -> alt.X:
    return alt.X("year:O").title(None).axis(labelAngle=0, labelOverlap=True)


def _shown_events(events: pd.DataFrame | None, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the events that fall into the years of the rows, with the lines and the place of their labels.

    Labels of the first half of the years stand right of their rules and begin with the earliest, the
    others stand left and begin with the latest: so no rule crosses the label of another event.
    """
    if events is None or rows.empty:
        return pd.DataFrame()
    first, last = rows["year"].min(), rows["year"].max()
    shown = events[events["year"].between(first, last)]
    is_late = shown["year"] >= (first + last) / 2
    shown = shown.assign(is_late=is_late, order=shown["year"].where(~is_late, 2 * last - shown["year"]))
    shown = shown.sort_values(["is_late", "order"], kind="stable")
    lines = shown["label"].map(lambda label: wrap(label, LINE_OF_EVENT))
    counts = lines.str.count("\n") + 1
    return shown.assign(lines=counts, words=lines, place=SMALL_LINE * (counts.cumsum() - counts))


def _event_layers(marked: pd.DataFrame) -> list[alt.Chart]:
    """Return a rule and a label for each event; labels stand below each other, above the data."""
    layers = []
    for row in marked.to_dict("records"):
        base = alt.Chart(pd.DataFrame({"year": [row["year"]], "words": [row["words"]]})).encode(x=_year())
        dash = {} if row["is_break"] else {"strokeDash": [4, 3]}
        rule = base.mark_rule(color=INK, opacity=0.7, strokeWidth=1, **dash)
        layers.append(rule.encode(y=alt.value(row["place"]), y2=alt.value({"expr": "height"})))
        label = base.mark_text(
            align="right" if row["is_late"] else "left",
            baseline="top",
            dx=-5 if row["is_late"] else 5,
            fontSize=11,
            lineBreak="\n",
            lineHeight=SMALL_LINE,
        )
        layers.append(label.encode(y=alt.value(row["place"]), text="words:N", color=alt.value(INK)))
    return layers


def _parts(rows: pd.DataFrame, marked: pd.DataFrame) -> list[str]:
    """Return for each row the part of its series that it belongs to: a break begins a new one."""
    breaks = marked.loc[marked["is_break"], "year"].tolist() if len(marked) else []
    return [f"{row.series} {sum(row.year >= start for start in breaks)}" for row in rows.itertuples()]


def _last_points(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.dropna(subset=["value"]).sort_values("year", kind="stable").drop_duplicates("series", keep="last")


def _ends_collide(rows: pd.DataFrame, top: float) -> bool:
    """Return whether names at the ends would touch each other, or would not stand at the end of the chart."""
    ends = _last_points(rows)
    if len(ends) < rows["series"].nunique() or (ends["year"] != rows["year"].max()).any():
        return True
    ends = ends.sort_values("value")
    places = ends["value"] / top * HEIGHT
    heights = ends["series"].map(lambda name: (wrap(name, LINE_OF_END).count("\n") + 1) * SMALL_LINE)
    needed = (heights + heights.shift()) / 2
    return bool((places.diff() < needed).any())


def _names_at_ends(rows: pd.DataFrame) -> alt.Chart:
    ends = _last_points(rows)
    ends = ends.assign(words=ends["series"].map(lambda name: wrap(name, LINE_OF_END)))
    shift = alt.ExprRef(f"-{SMALL_LINE / 2} * (length(split(datum.words, '\\n')) - 1)")
    label = alt.Chart(ends[["year", "value", "words"]]).mark_text(
        align="left", baseline="middle", dx=10, dy=shift, fontSize=12, lineBreak="\n", lineHeight=SMALL_LINE
    )
    return label.encode(x="year:O", y="value:Q", text="words:N", color=alt.value(INK))
