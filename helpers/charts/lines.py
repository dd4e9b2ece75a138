"""Measures over years: one chart of lines, or one small panel for each country."""

from typing import Any, TypeVar, Unpack

import altair as alt
import pandas as pd

from helpers import breaks, description
from helpers.charts import ends, labels, parts, signs
from helpers.figure import FigureText, describe, heading, say, unit_heading
from helpers.theme import INK, PALETTE, SHAPES, WIDTH

HEIGHT = 300
PANEL_HEIGHT = 170
PANELS_WIDE = 2
LINE_OF_EVENT = 17
SMALL_LINE = 13
LegendMark = TypeVar("LegendMark", alt.Color, alt.Shape)


def line_chart(
    rows: pd.DataFrame,
    *,
    series: str | None = None,
    events: pd.DataFrame | None = None,
    spans: pd.DataFrame | None = None,
    **text: Unpack[FigureText],
) -> parts.Finished:
    """Draw a measure over years as points joined by a line, with gaps where a year has no value or a series breaks.

    Series are named at the ends of their lines, or in a legend if there are too many.

    Args:
        rows: Tidy rows with the column year; rows whose column `preferred` is
            false are drawn as hollow points beside the line.
        series: Column that identifies the lines.
        events: Rows of `helpers.events` to mark with a dashed rule.
        spans: Rows whose periods are no years, such as two years together, with the columns since, year
            and period_label; each is one level mark over its years, named by its period and joined to no other.
        text: What the chapter says of the chart.
    """
    yearly = parts.drawable(rows.assign(series=rows[series] if series else unit_heading(text["unit"])))
    chosen = yearly[yearly["preferred"]] if "preferred" in yearly else yearly
    rivals = yearly.drop(chosen.index)
    together = _together(spans, series, text)
    rows, when = _with_spans(yearly, together)
    names = list(dict.fromkeys([*chosen["series"], *together["series"]]))
    marked = _shown_events(events, rows)
    room = SMALL_LINE * marked["lines"].sum() if len(marked) else 0
    domain = parts.domain(rows, text["unit"], below=1.1, above=1.1)
    drawn = ends.placed(parts.with_gaps(chosen, "series"), domain=domain, height=HEIGHT, above=room)
    drawn = signs.placed(drawn.assign(part=_parts(drawn) if len(drawn) else []), "series")
    broken = [column for column in signs.COLUMNS if column in drawn]
    at_ends = len(names) > 1 and bool(drawn["place"].notna().any())
    has_legend = len(names) > 1 and not at_ends
    named = [*broken, *(["words", "place"] if at_ends else [])]
    kept = parts.tidy(drawn, text, "year", "series", "part", *named)
    line = alt.Chart(labels.placed(kept, domain, HEIGHT)).encode(
        x=_year(_all_years(rows) if len(together) else None, is_narrow=at_ends),
        y=parts.value_axis(alt.Y, text).scale(domain=domain, nice=False, range=[HEIGHT + room, room]),
        color=parts.by_series(alt.Color, "series", names, PALETTE, legend=has_legend),
    )
    shape = parts.by_series(alt.Shape, "series", names, SHAPES, legend=has_legend)
    each = {"series": heading("series")} if series else {}
    by, by_year = each | when, each | {"year": heading("year")}
    tooltip = parts.tooltip(rows, text, by_year)
    points = line.transform_filter("isValid(datum.value)").mark_point(filled=True, size=70, opacity=1)
    layers = [
        *_event_layers(marked),
        line.mark_line(strokeWidth=2).encode(alt.Detail("part:N")),
        parts.interval_rules(line, "y"),
        points.encode(shape=shape, tooltip=tooltip),
        *labels.layers(points),
    ]
    if len(rivals):
        hollow = alt.Chart(parts.tidy(rivals, text, "year", "series")).mark_point(filled=False, size=70, opacity=1)
        color = parts.by_series(alt.Color, "series", names, PALETTE, legend=has_legend)
        layers.append(hollow.encode(alt.X("year:O"), alt.Y("value:Q"), color, tooltip=tooltip))
    if len(together):
        over = parts.tidy(together, text, "series", "since", "year", "when")
        middle = (rows["since"].min() + rows["year"].max()) / 2
        layers += _span_layers(over, line, parts.tooltip(rows, text, by), middle)
        # Explained in the note, since readers do not know this mark from elsewhere.
        text = parts.with_note(text, say("level-mark"))
    if broken:
        layers += signs.layers(line)
        text = parts.with_note(text, signs.note())
    if at_ends:
        layers += ends.names(line, shape)
    decimals = text.get("decimals", 0)
    words = description.of_chart(
        "lines",
        text["unit"],
        rows,
        description.say("years"),
        description.axis("vertical", text["unit"], domain),
        description.course(chosen.assign(part=_parts(chosen)), "series", decimals, part="part"),
        description.extremes(chosen, list(by_year), decimals),
        description.spans(together, decimals),
        description.rivals(yearly, list(by_year), decimals),
        *(description.say("marked", year=str(row["year"]), event=row["label"]) for row in marked.to_dict("records")),
    )
    figure = describe(rows, text, by, words, marked if len(marked) else None)
    return parts.finish(alt.layer(*layers).properties(height=HEIGHT + room), rows, figure)


def small_multiples(rows: pd.DataFrame, *, panel: str, series: str, **text: Unpack[FigureText]) -> parts.Finished:
    """Draw a measure over years in one small panel for each country, all on the same scale.

    One legend above the panels names the lines of all of them.

    Args:
        rows: Tidy rows with the column year.
        panel: Column with the panels, in the order in which they are drawn.
        series: Column that identifies the lines.
        text: What the chapter says of the chart.
    """
    rows = parts.drawable(rows.assign(panel=rows[panel], series=rows[series]))
    names = list(dict.fromkeys(rows["series"]))
    domain = parts.domain(rows, text["unit"], below=1.1, above=1.1)
    drawn = parts.with_gaps(rows, "panel", "series")
    apart = drawn.assign(series=drawn["panel"] + ": " + drawn["series"])
    drawn = signs.placed(drawn.assign(part=_parts(apart) if len(drawn) else []), "panel", "series")
    broken = [column for column in signs.COLUMNS if column in drawn]
    year = alt.X("year:O").title(None).axis(labelAngle=0, labelOverlap=True, labelSeparation=6)
    base = alt.Chart(parts.tidy(drawn, text, "panel", "series", "part", "year", *broken)).encode(
        x=year.scale(padding=0.4),
        y=parts.value_axis(alt.Y, text).scale(domain=domain, nice=False, range=[PANEL_HEIGHT, 0]),
        color=_above(parts.by_series(alt.Color, "series", names, PALETTE), names),
    )
    shape = _above(parts.by_series(alt.Shape, "series", names, SHAPES), names)
    points = base.transform_filter("isValid(datum.value)").mark_point(filled=True, size=60, opacity=1)
    by = {"panel": heading(panel), "series": heading("measure"), "year": heading("year")}
    points = points.encode(shape=shape, tooltip=parts.tooltip(rows, text, by))
    layers = [base.mark_line(strokeWidth=2).encode(alt.Detail("part:N")), parts.interval_rules(base, "y"), points]
    if broken:
        layers += signs.layers(base)
        text = parts.with_note(text, signs.note())
    cell = alt.layer(*layers).properties(width=WIDTH / PANELS_WIDE - 40, height=PANEL_HEIGHT)
    panels = alt.Facet("panel:N").sort(list(dict.fromkeys(rows["panel"]))).title(None).header(labelAnchor="start")
    decimals = text.get("decimals", 0)
    words = description.of_chart(
        "panels" if _has_lines(rows) else "panels-of-points",
        text["unit"],
        rows,
        description.say("panels", panels=", ".join(dict.fromkeys(rows["panel"]))),
        description.say("years"),
        description.axis("vertical-of-panels", text["unit"], domain),
        description.extremes(rows, ["panel", "series", "year"], decimals),
        description.rivals(rows, ["panel", "series", "year"], decimals),
        *(
            description.directions(group, str(name), "panel", _with_break(group))
            for name, group in description.known(rows).groupby("series", sort=False)
        ),
    )
    chart = cell.facet(panels, columns=PANELS_WIDE).resolve_axis(x="independent")
    return parts.finish(chart, rows, describe(rows, text, by, words))


def _above(look: LegendMark, names: list[str]) -> LegendMark:
    """Return a colour or a shape with its legend above the panels; one series needs none."""
    return look.legend(alt.Legend(orient="top", title=None) if len(names) > 1 else None)


def _has_lines(rows: pd.DataFrame) -> bool:
    """Return whether a series has values of two consecutive years, which alone are joined by a line."""
    known = description.known(rows)
    return any((group.sort_values().diff() == 1).any() for _, group in known.groupby(["panel", "series"])["year"])


def _with_break(rows: pd.DataFrame) -> list[str]:
    """Return the panels whose figures are separated by a break in the series."""
    if not {"country", "period"} <= set(rows):
        return []
    return [str(panel) for panel, group in rows.groupby("panel", sort=False) if len(breaks.found(group))]


def _year(domain: list[int] | None = None, *, is_narrow: bool = False) -> alt.X:
    """Return the axis of the years that are drawn, or of a domain; a narrow one leaves room for names beside it."""
    axis = alt.X("year:O").title(None).axis(labelAngle=0, labelOverlap=True, labelSeparation=6)
    looks: dict[str, Any] = {"range": ends.beside()} if is_narrow else {}
    if domain:
        looks["domain"] = domain
    return axis.scale(**looks) if looks else axis


def _all_years(rows: pd.DataFrame) -> list[int]:
    """Return the years from the first to the last, those within a period of several years included."""
    first = rows["year"].where(rows["since"].isna(), rows["since"]).min()
    return list(range(int(first), int(rows["year"].max()) + 1))


def _together(spans: pd.DataFrame | None, series: str | None, text: FigureText) -> pd.DataFrame:
    """Return the rows of periods that are no years, each with its period as its name."""
    if spans is None or spans.empty:
        return pd.DataFrame(columns=["series", "value"])
    named = spans.assign(when=spans["period_label"], series=spans[series] if series else unit_heading(text["unit"]))
    return parts.drawable(named)


def _with_spans(rows: pd.DataFrame, together: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return all rows that are drawn, and the column that says when, with its heading."""
    if together.empty:
        return rows, {"year": heading("year")}
    yearly = rows.assign(when=rows["year"].astype(str), since=rows["year"])
    return pd.concat([yearly, together], ignore_index=True), {"when": heading("period")}


def _span_layers(drawn: pd.DataFrame, line: alt.Chart, tooltip: list[alt.Tooltip], middle: float) -> list[alt.Chart]:
    """Return for each period a level rule over its years with a stroke at each end, its value above, its name below.

    The words of a rule that begins before the middle of the years run to its right, those of the others to its left.
    """
    drawn = drawn.assign(when=drawn["when"].map(lambda when: parts.wrap(when, LINE_OF_EVENT)))
    base = line.properties(data=drawn)
    stroke = base.mark_point(shape="stroke", size=300, strokeWidth=3, opacity=1)
    layers = [
        base.mark_rule(strokeWidth=3).encode(alt.X("since:O"), alt.X2("year:O"), tooltip=tooltip),
        *(stroke.encode(alt.X(f"{end}:O"), tooltip=tooltip) for end in ("since", "year")),
    ]
    for end, align, dx, side in (("year", "right", 10, ">="), ("since", "left", -10, "<")):
        at = base.transform_filter(f"datum.since {side} {middle}").encode(alt.X(f"{end}:O"))
        look = {"align": align, "dx": dx, "fontSize": 11}
        layers.append(parts.value_labels(at, dy=-11, **look))
        named = at.mark_text(dy=8, baseline="top", lineBreak="\n", lineHeight=SMALL_LINE, **look)
        layers.append(named.encode(alt.Text("when:N"), alt.ColorValue(INK)))
    return layers


def _shown_events(events: pd.DataFrame | None, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the events that fall into the years of the rows, with the lines and the place of their labels.

    Labels of the first half of the years stand right of their rules and begin with the earliest, the
    others stand left and begin with the latest, so that no rule crosses the label of another event.
    """
    if events is None or rows.empty:
        return pd.DataFrame()
    first, last = rows["year"].min(), rows["year"].max()
    shown = events[events["year"].between(first, last)]
    is_late = shown["year"] >= (first + last) / 2
    shown = shown.assign(is_late=is_late, order=shown["year"].where(~is_late, 2 * last - shown["year"]))
    shown = shown.sort_values(["is_late", "order"], kind="stable")
    lines = shown["label"].map(lambda label: parts.wrap(label, LINE_OF_EVENT))
    counts = lines.str.count("\n") + 1
    return shown.assign(lines=counts, words=lines, place=SMALL_LINE * (counts.cumsum() - counts))


def _event_layers(marked: pd.DataFrame) -> list[alt.Chart]:
    """Return a rule and a label for each event; labels stand below each other, above the data."""
    layers = []
    for row in marked.to_dict("records"):
        base = alt.Chart(pd.DataFrame({"year": [row["year"]], "words": [row["words"]]})).encode(x=_year())
        rule = base.mark_rule(color=INK, opacity=0.7, strokeWidth=1, strokeDash=[4, 3])
        layers.append(rule.encode(alt.YValue(row["place"]), alt.Y2Value(alt.ExprRef("height"))))
        label = base.mark_text(
            align="right" if row["is_late"] else "left",
            baseline="top",
            dx=-5 if row["is_late"] else 5,
            fontSize=11,
            lineBreak="\n",
            lineHeight=SMALL_LINE,
        )
        layers.append(label.encode(alt.YValue(row["place"]), alt.Text("words:N"), alt.ColorValue(INK)))
    return layers


def _parts(rows: pd.DataFrame) -> list[str]:
    """Return for each row the part of its series between breaks; a year without a figure is in the part before it."""
    passed = breaks.carried(rows, "series") if "period" in rows else pd.Series(0, index=rows.index)
    return [f"{series} {count}" for series, count in zip(rows["series"], passed, strict=True)]
