"""Names at the ends of lines, in place of a legend, placed so that they do not overlap."""

from collections.abc import Hashable
from typing import Any

import altair as alt
import pandas as pd

from helpers.charts import parts
from helpers.theme import INK

# Pixels right of a plot that the marks and the names take.
ROOM = 118
LETTERS_OF_LINE = 18
LINE_HEIGHT = 12
# Free space between two names.
GAP = 5


def placed(rows: pd.DataFrame, *panel: str, domain: list[float], height: float, above: float = 0) -> pd.DataFrame:
    """Return the rows with the name of each line at its last value, in lines, and the place of that name.

    A name stands level with the end of its line, or as near to it as the other names let it. Where the names of a
    panel are higher than the panel, no row has a place, and the chart needs a legend.

    Args:
        rows: Rows with the columns year, series and value.
        panel: Column that identifies the panels, if there are any.
        domain: Values at the foot and at the top of the plot.
        height: Height of the plot in pixels.
        above: Pixels above the plot.

    Example:
        >>> rows = pd.DataFrame({"year": 2022, "series": ["Video", "Phone"], "value": [50.0, 49.0]})
        >>> placed(rows, domain=[0, 100], height=200)["place"].tolist()
        [100.0, 117.0]
    """
    last = rows.dropna(subset=["value"]).sort_values("year", kind="stable")
    last = last.drop_duplicates([*panel, "series"], keep="last").sort_values("value", ascending=False, kind="stable")
    groups = [group for _, group in last.groupby(list(panel), sort=False)] if panel else [last]
    words = rows["series"].map(lambda name: parts.wrap(name, LETTERS_OF_LINE))
    found: dict[Hashable, float] = {}
    for group in groups:
        heights = [LINE_HEIGHT * (words[row].count("\n") + 1) + GAP for row in group.index]
        if sum(heights) > height:
            return rows.assign(words="", place=float("nan"))
        foot, top = domain
        level = [height * (top - value) / (top - foot) for value in group["value"]]
        found |= {row: above + place for row, place in zip(group.index, _apart(level, heights, height), strict=True)}
    places = pd.Series(found, index=rows.index, dtype="float64")
    return rows.assign(words=words.where(places.notna(), ""), place=places)


def names(base: alt.Chart, shape: alt.Shape, width: str = "width") -> list[alt.Chart]:
    """Return the layers that show the names: a mark as that of the line, and the words.

    Args:
        base: Chart of the placed rows.
        shape: Shape of the mark of each line.
        width: Name of the width of the plot in an expression of Vega; within panels it is another.
    """
    at = base.transform_filter("isValid(datum.place)").encode(alt.Y("place:Q").scale(None).axis(None))
    mark = at.mark_point(filled=True, size=50, opacity=1).encode(_right_of(width, 10), shape)
    shift = alt.ExprRef(f"-{LINE_HEIGHT / 2} * (length(split(datum.words, '\\n')) - 1)")
    words = at.mark_text(align="left", baseline="middle", dy=shift, fontSize=11, lineBreak="\n", lineHeight=LINE_HEIGHT)
    return [mark, words.encode(_right_of(width, 18), alt.Text("words:N"), alt.ColorValue(INK))]


def beside(width: str = "width") -> list[Any]:
    """Return the range of the years that leaves room for the names."""
    return [0, {"expr": f"{width} - {ROOM}"}]


def _right_of(width: str, pixels: int) -> alt.XValue:
    return alt.XValue(alt.ExprRef(f"{width} - {ROOM - pixels}"))


def _apart(level: list[float], heights: list[float], height: float) -> list[float]:
    """Return the middles of the names, from the top down, moved only as far as needed to avoid overlaps."""
    places: list[float] = []
    foot = 0.0
    for middle, needed in zip(level, heights, strict=True):
        places.append(max(middle, foot + needed / 2))
        foot = places[-1] + needed / 2
    roof = height
    for at in reversed(range(len(places))):
        places[at] = min(places[at], roof - heights[at] / 2)
        roof = places[at] - heights[at] / 2
    return places
