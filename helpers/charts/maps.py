"""A map of the Nordic countries, for one value each."""

import math
import textwrap
from functools import partial
from typing import Any, NamedTuple, Unpack

import altair as alt
import pandas as pd

from helpers import data, description, missing, nordic_map
from helpers.charts import parts
from helpers.figure import FigureText, describe, heading, unit_heading
from helpers.theme import INK, STEPS, text_on

HEIGHT = 430
SCALE = 1330
LINE, LETTERS = 15, 11
# The place of each country's name from the middle and the top of the map, and whether it stands on the country.
NAMES = {
    "NO": (-108, 172, False),
    "SE": (-16, 262, True),
    "FI": (97, 216, True),
    "DK": (-141, 378, False),
    "IS": (-112, 116, False),
}
# Iceland is drawn at the scale of the others, moved nearer, with a frame around it.
INSET = {"x": -168, "x2": -56, "y": 12, "y2": 102}
# A feature of GeoJSON.
Area = dict[str, Any]


class Word(NamedTuple):
    """Words on the map, by their distance from its middle and from its top in pixels."""

    right: float
    down: float
    words: str
    ink: str
    weight: str


def country_map(
    rows: pd.DataFrame, *, country: str = "country", label: str = "country_label", **text: Unpack[FigureText]
) -> parts.Finished:
    """Draw one value for each Nordic country on a map, with the value printed beside its name.

    A country without a row or a value has a dashed outline, no fill and words that say so.

    Args:
        rows: Tidy rows, at most one for each country; other areas are left out.
        country: Column with the codes of the countries.
        label: Column with their names.
        text: What the chapter says of the chart.

    Raises:
        ValueError: If a country has more than one row.
    """
    rows = parts.drawable(rows[rows[country].isin(list(NAMES))].assign(label=rows[label]))
    if rows[country].duplicated().any():
        raise ValueError("a map shows one value for each country; choose a year first")
    drawn = parts.tidy(rows, text, "label").assign(country=rows[country]).set_index("country")
    names = data.labels("country") | drawn["label"].to_dict()
    limits = _limits(rows)
    decimals = text.get("decimals", 0)
    areas: list[Area] = []
    words: list[Word] = []
    for code, geometry in nordic_map.outlines().items():
        value = float(drawn["value"][code]) if code in drawn.index and pd.notna(drawn["value"][code]) else None
        shown = (
            drawn.loc[code, list(parts.TEXTS)].to_dict()
            if code in drawn.index
            # The words for its value, no interval, no source.
            else dict(zip(parts.TEXTS, (missing.in_words(missing.NOT_IN_EDITION), "", ""), strict=True))
        )
        known = {"country": code, "label": names[code], "value": value} | shown
        areas.append({"type": "Feature", "properties": known, "geometry": geometry})
        right, down, is_inside = NAMES[code]
        ink = text_on(_step(value, limits)) if is_inside and value is not None else INK
        words += [
            Word(right, down, names[code], ink, "normal"),
            Word(right, down + LINE, _narrow(shown["shown"]), ink, "bold"),
        ]
    mainland = [area for area in areas if area["properties"]["country"] != "IS"]
    island = [area for area in areas if area["properties"]["country"] == "IS"]
    by = {"label": heading("country")}
    drawn_areas = partial(
        _areas, limits=limits, unit=text["unit"], tooltip=parts.tooltip(rows, text, by, folder="properties.")
    )
    chart = alt.layer(
        *drawn_areas(mainland, rotate=[-17, -63.5], centre=(10, HEIGHT / 2)),
        _frame(),
        *drawn_areas(island, rotate=[18.7, -65], centre=(-112, 57)),
        _words(words),
    )
    lacking = [names[code] for code in NAMES if code not in set(description.known(rows)[country])]
    said = description.of_chart(
        "map",
        text["unit"],
        rows,
        description.say("map"),
        description.extremes(rows, ["label"], decimals),
        description.span(rows, decimals),
        description.rivals(rows, ["label"], decimals),
        description.say("without", countries=", ".join(lacking)) if lacking else "",
    )
    figure = describe(rows, text, by, said)
    return parts.finish(chart.properties(height=HEIGHT), rows, figure)


def _limits(rows: pd.DataFrame) -> list[float]:
    """Return the bounds between the steps of the fill, at round numbers around the values."""
    values = rows["value"].dropna()
    if values.empty:
        return [0.0] * (len(STEPS) + 1)
    least, most = float(values.min()), float(values.max())
    digits = 1 - math.floor(math.log10(most - least or abs(most) or 1))
    unit = 5 / 10**digits
    low, width = unit * math.floor(least / unit), unit
    while low + width * len(STEPS) <= most:
        width += unit
    return [round(low + width * step, digits + 1) for step in range(len(STEPS) + 1)]


def _step(value: float, limits: list[float]) -> str:
    return STEPS[sum(value >= limit for limit in limits[1:-1])]


def _areas(
    areas: list[Area],
    *,
    limits: list[float],
    unit: str,
    tooltip: list[alt.Tooltip],
    rotate: list[float],
    centre: tuple[float, float],
) -> list[alt.Chart]:
    """Return the countries with a value as filled areas, and those without as dashed outlines."""
    color = alt.Color("properties.value:Q").scale(type="threshold", domain=limits[1:-1], range=list(STEPS))
    legend = alt.Legend(orient="bottom", direction="horizontal", title=unit_heading(unit), symbolStrokeWidth=0)
    # Vega-Lite fills an area without a value with the colour of a bound, so these are drawn separately.
    known = [area for area in areas if area["properties"]["value"] is not None]
    unknown = [area for area in areas if area["properties"]["value"] is None]
    looks = [
        (known, color.legend(legend), alt.StrokeDashValue([1, 0])),
        (unknown, alt.ColorValue("transparent"), alt.StrokeDashValue([4, 3])),
    ]
    return [
        alt.Chart(alt.InlineData(values=drawn, format=alt.JsonDataFormat(type="json")))
        .mark_geoshape(stroke=INK, strokeWidth=1)
        .encode(fill, dash, tooltip=tooltip)
        .project(
            type="azimuthalEqualArea",
            rotate=[*rotate, 0],
            scale=SCALE,
            translate=alt.ExprRef(f"[width / 2 + {centre[0]}, {centre[1]}]"),
        )
        for drawn, fill, dash in looks
        if drawn
    ]


def _frame() -> alt.Chart:
    left, right = (alt.ExprRef(f"width / 2 + {INSET[side]}") for side in ("x", "x2"))
    frame = alt.Chart(alt.InlineData(values=[{}])).mark_rect(fillOpacity=0, stroke=INK, strokeOpacity=0.4)
    framed: alt.Chart = frame.encode(
        alt.XValue(left), alt.X2Value(right), alt.YValue(INSET["y"]), alt.Y2Value(INSET["y2"])
    )
    return framed


def _narrow(text: str) -> str:
    """Return the text of a value in lines that have room beside a country on a phone."""
    return textwrap.fill(text, LETTERS, break_long_words=False)


def _words(words: list[Word]) -> alt.LayerChart:
    texts = []
    for word in words:
        base = alt.Chart(alt.InlineData(values=[{"words": word.words}]))
        mark = base.mark_text(fontSize=13, fontWeight=word.weight, baseline="middle", lineBreak="\n")
        texts.append(
            mark.encode(
                alt.XValue(alt.ExprRef(f"width / 2 + {word.right}")),
                alt.YValue(word.down),
                alt.Text("words:N"),
                alt.ColorValue(word.ink),
            )
        )
    return alt.layer(*texts)
