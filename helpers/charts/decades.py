"""Lines over decades, each named at its end with its last value, and a gap of years shaded as one."""

from itertools import pairwise
from typing import Unpack

import altair as alt
import pandas as pd

from helpers import breaks, description, missing
from helpers.charts import ends, parts, signs
from helpers.figure import FigureText, describe, heading
from helpers.theme import INK, PALETTE, SHAPES

HEIGHT = 360
# Fewer years in a row without a figure are seen without a name.
LONG = 3
WHOLE = 100.0
# On a phone, points of this many years and more would hide their lines.
MANY = 15
POINT, SMALLER = 45, alt.ExprRef("width < 420 ? 20 : 45")
MIDDLE = "(scale('x', datum.from) + scale('x', datum.to) + bandwidth('x')) / 2"
# Letters of a line in a gap, which is narrow on a phone.
LETTERS = 8


def decades_chart(rows: pd.DataFrame, *, series: str, step: int = 1, **text: Unpack[FigureText]) -> parts.Finished:
    """Draw shares of several series over decades as lines, with the last value at the end of each.

    Other values are in the tooltips and in the table, since at every point they would cover each other.

    Args:
        rows: Tidy rows with the columns year and period; the values are percent.
        series: Column that identifies the lines.
        step: Years between two figures that are still joined, such as 2 where a question is asked every second year.
        text: What the chapter says of the chart.
    """
    rows = parts.drawable(rows.assign(series=rows[series]))
    names = list(dict.fromkeys(rows["series"]))
    domain = [0.0, min(WHOLE, parts.domain(rows, text["unit"], above=1.1)[1])]
    drawn = signs.placed(_joined(parts.with_gaps(rows, "series"), step), "series")
    broken = [column for column in signs.COLUMNS if column in drawn]
    drawn, foot = signs.at_foot(drawn, HEIGHT)
    drawn = ends.placed(drawn, domain=domain, height=HEIGHT)
    drawn = drawn.assign(part=drawn["series"] + " " + breaks.carried(drawn, "series").astype(str) if len(drawn) else [])
    known = rows.dropna(subset=["value"])["year"]
    years = list(range(int(known.min()), int(known.max()) + 1)) if len(known) else []
    base = alt.Chart(_named(parts.tidy(drawn, text, "year", "series", "part", "words", "place", *broken), rows)).encode(
        x=alt.X("year:O")
        .title(None)
        .axis(labelAngle=0, labelAlign="center", labelOverlap=True, labelSeparation=6, labelPadding=6)
        .scale(domain=years, range=ends.beside()),
        y=parts.value_axis(alt.Y, text).scale(domain=domain, nice=False, range=[HEIGHT, 0]),
        color=parts.by_series(alt.Color, "series", names, PALETTE, legend=False),
    )
    shape = parts.by_series(alt.Shape, "series", names, SHAPES, legend=False)
    by = {"series": heading(series), "year": heading("year")}
    size = POINT if len(years) < MANY else SMALLER
    points = base.transform_filter("isValid(datum.value)").mark_point(filled=True, size=size, opacity=1)
    layers = [
        *_shaded(rows),
        base.mark_line(strokeWidth=2).encode(alt.Detail("part:N")),
        points.encode(shape=shape, tooltip=parts.tooltip(rows, text, by)),
        *ends.names(base, shape),
    ]
    if broken:
        layers += signs.foot_layers(base)
        text = parts.with_note(text, signs.note(is_at_foot=True))
    decimals = text.get("decimals", 0)
    words = description.of_chart(
        "lines",
        text["unit"],
        rows,
        description.say("years"),
        description.axis("vertical", text["unit"], domain),
        description.extremes(rows, ["series", "year"], decimals),
        description.rivals(rows, ["series", "year"], decimals),
    )
    return parts.finish(alt.layer(*layers).properties(height=HEIGHT + foot), rows, describe(rows, text, by, words))


def _joined(rows: pd.DataFrame, step: int) -> pd.DataFrame:
    """Return the rows without the empty ones between two figures that are joined."""
    if rows.empty:
        return rows
    years = rows["year"].where(rows["value"].notna())
    by_series = years.groupby(rows["series"])
    is_bridged = rows["value"].isna() & (by_series.bfill() - by_series.ffill() <= step)
    return rows[~is_bridged].reset_index(drop=True)


def _named(drawn: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with the last value after the name of its series, and its year where others have a later one."""
    last = rows.dropna(subset=["value"])["year"].max()
    when = drawn["year"].map(lambda year: "" if year == last else f" ({year})")
    return drawn.assign(words=drawn["words"].where(drawn["words"] == "", drawn["words"] + " " + drawn["shown"] + when))


def _shaded(rows: pd.DataFrame) -> list[alt.Chart]:
    """Return a shade with its words over each run of years in which no series has a figure."""
    known = sorted(set(rows.dropna(subset=["value"])["year"]))
    runs = [(first + 1, last - 1) for first, last in pairwise(known) if last - first > LONG]
    layers: list[alt.Chart] = []
    words = parts.wrap(missing.in_words(missing.NOT_IN_EDITION), LETTERS)
    for first, last in runs:
        table = pd.DataFrame({"from": [first], "to": [last], "words": [words]})
        base = alt.Chart(table)
        layers.append(
            base.mark_rect(color=INK, opacity=0.07).encode(
                alt.X("from:O"), alt.X2("to:O"), alt.YValue(0), alt.Y2Value(HEIGHT)
            )
        )
        said = base.mark_text(baseline="top", fontSize=11, lineBreak="\n").encode(
            alt.XValue(alt.ExprRef(MIDDLE)), alt.YValue(6), alt.Text("words:N"), alt.ColorValue(INK)
        )
        layers.append(said)
    return layers
