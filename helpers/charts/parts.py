"""What the forms of chart share: rows as they are drawn, axes, labels, intervals, the finished figure."""

import math
import textwrap
from functools import cache
from typing import TypeVar

import altair as alt
import pandas as pd

from helpers import data, schema, shown
from helpers.description import nothing
from helpers.figure import Figure, FigureText, heading, interval_heading, unit_heading
from helpers.measures import BOUNDS
from helpers.theme import FIXED, INK, WIDTH

LINE_OF_LABEL = 28
LINE_HEIGHT = 15
# Average width of a letter of a label, and the least width of the plot beside long labels, in pixels.
LETTER, MIN_PLOT = 6.2, 30
# Three longer names of series have no room beside each other.
LONG_NAME = 30
PERCENT, WHOLE = "percent", 100.0
# Columns of text that a chart draws at its marks and in tooltips; the table of the figure shows the same.
TEXTS = ("shown", "interval", "source")
# The longest text that a plot has room for; what is cut off is in the tooltip and in the table.
FULL_WIDTH = alt.ExprRef("width")
Finished = alt.LayerChart | alt.FacetChart
Axis = TypeVar("Axis", alt.X, alt.Y)
Mark = TypeVar("Mark", alt.Color, alt.Shape)


def finish(chart: Finished, rows: pd.DataFrame, figure: Figure) -> Finished:
    """Return the chart in its size, with all that belongs to its figure in `usermeta`.

    Args:
        chart: The chart; one without a value is replaced by words.
        rows: The rows that are drawn.
        figure: What `helpers.figure.describe` returns for them.
    """
    if rows["value"].isna().all():
        words = alt.Chart(pd.DataFrame({"label": [nothing(rows)]})).mark_text().encode(alt.Text("label:N"))
        chart = alt.layer(words).properties(height=60)
    about: dict[str, object] = {"usermeta": {"figure": figure}, "description": figure["description"]}
    if not isinstance(chart, alt.FacetChart):
        about |= {"width": WIDTH, "autosize": alt.AutoSizeParams(type="fit-x", contains="padding")}
    # One call for all, since each copies the chart.
    return chart.properties(**about)


def tidy(rows: pd.DataFrame, text: FigureText, *columns: str) -> pd.DataFrame:
    """Return only the columns that a chart draws, so that the stored output changes only with them.

    The columns shown, interval and source are text for labels and tooltips, the same as in the table. They are
    empty in a row that only breaks a line.
    """
    decimals, is_figure = text.get("decimals", 0), rows["source"].notna()
    known = rows[is_figure]
    kept = rows[[*columns, "value", "lower", "upper"]].assign(**dict.fromkeys(TEXTS, ""))
    kept.loc[is_figure.tolist(), list(TEXTS)] = list(
        zip(shown.values(known, decimals), shown.intervals(known, decimals), shown.sources(known), strict=True)
    )
    return kept.assign(label=kept["label"].map(wrap)) if "label" in columns else kept


def with_gaps(rows: pd.DataFrame, *keys: str) -> pd.DataFrame:
    """Return the rows with an empty one for each year that a series lacks, where its line breaks."""
    if rows.empty:
        return rows
    years = pd.DataFrame({"year": range(int(rows["year"].min()), int(rows["year"].max()) + 1)})
    grid = rows[list(keys)].drop_duplicates().merge(years, how="cross")
    return grid.merge(rows.astype({"year": int}), on=[*keys, "year"], how="left")


def wrap(text: str, width: int = LINE_OF_LABEL) -> str:
    """Return a label broken into lines."""
    return "\n".join(textwrap.wrap(text, width))


def lines_of(labels: pd.Series) -> int:
    """Return the number of lines of the longest label."""
    return max((wrap(text).count("\n") + 1 for text in labels), default=1)


def value_axis(channel: type[Axis], text: FigureText) -> Axis:
    """Return the axis of the values, with the unit as its title."""
    return channel("value:Q").title(unit_heading(text["unit"])).axis(grid=True, tickCount=5, labelSeparation=6)


def labels_on_y(column: pd.Series) -> alt.Y:
    """Return an axis with one label for each row, each centred on its row however many lines it has."""
    order = [wrap(text) for text in dict.fromkeys(column)]
    extra_lines = "length(split(datum.label, '\\n')) - 1"
    centred = alt.value(0)
    axis = alt.Axis(
        labelExpr="split(datum.label, '\\n')",
        labelOffset={
            "condition": {"test": "isValid(datum.label)", "expr": f"{-LINE_HEIGHT / 2 + 0.5} * ({extra_lines})"},
            **centred,
        },
        labelLimit=240,
        labelLineHeight=LINE_HEIGHT - 1,
        ticks=False,
        domain=False,
        labelPadding=8,
    )
    return alt.Y("label:N").sort(order).title(None).axis(axis).scale(paddingInner=0, paddingOuter=0)


def drawable(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with numbers that can be drawn; infinite ones become missing, as do intervals without a value."""
    numbers = rows[BOUNDS].astype("float64")
    numbers = numbers.mask(numbers.abs() == math.inf)
    return rows.assign(**numbers.where(numbers["value"].notna()))


def domain(rows: pd.DataFrame, unit: str, *, below: float = 1.0, above: float = 1.0) -> list[float]:
    """Return the ends of the axis of the values, which always holds zero and has a length.

    Shares end at the whole, however much room their labels would like.

    Args:
        rows: The rows that are drawn.
        unit: Unit of the values.
        below: Factor by which the axis below zero is longer than the values need.
        above: The same above zero.

    Example:
        >>> rows = pd.DataFrame({"value": [5.0, -2.0], "lower": [4.0, None], "upper": [8.0, None]})
        >>> domain(rows, "visits", above=1.5), domain(rows * 0, "percent")
        ([-2.0, 12.0], [0.0, 1.0])
    """
    numbers = rows[BOUNDS]
    low, high = numbers.min().min(), numbers.max().max()
    low, high = (0.0 if pd.isna(end) else float(end) for end in (low, high))
    # A bound such as "over 100 percent growth" lies beyond the whole by itself.
    whole = WHOLE if unit.startswith(PERCENT) and high <= WHOLE else math.inf
    low, high = min(low, 0.0) * below, min(max(high, 0.0) * above, whole)
    return [low, high] if low < high else [0.0, 1.0]


def value_labels(base: alt.Chart, **mark: object) -> alt.Chart:
    """Return the values as text in the colour of the page's text."""
    labels: alt.Chart = base.mark_text(**mark).encode(alt.Text("shown:N"), alt.ColorValue(INK))
    return labels


def beyond_interval(base: alt.Chart, axis: str) -> alt.Chart:
    """Return the base with its marks at the upper end of the interval, so that neither covers the other."""
    far = base.transform_calculate(far="isValid(datum.upper) ? datum.upper : datum.value")
    return far.encode(alt.X("far:Q") if axis == "x" else alt.Y("far:Q"))


def by_series(
    channel: type[Mark], column: str, names: list[str], values: tuple[str, ...], *, legend: bool = True
) -> Mark:
    """Return the colour or the shape of each series.

    Raises:
        ValueError: If there are more series than colours or shapes.
    """
    if len(names) > len(values):
        raise ValueError(f"a chart can have {len(values)} series, and these are {len(names)}: {', '.join(names)}")
    encoding = channel(f"{column}:N").scale(domain=names, range=looks(names, values))
    if not legend:
        return encoding.legend(None)
    is_long = max(map(len, names), default=0) > LONG_NAME
    return encoding.legend(columns=1, labelLimit=alt.ExprRef("max(60, width - 20)")) if is_long else encoding


def looks(names: list[str], values: tuple[str, ...]) -> list[str]:
    """Return the colour or the shape of each series: the fixed one of its name, or else the next free one."""
    places = _fixed_places()
    taken = {places[name] for name in names if name in places}
    free = (value for place, value in enumerate(values) if place not in taken)
    return [values[places[name]] if name in places else next(free) for name in names]


@cache
def _fixed_places() -> dict[str, int]:
    """Return the place in the palette of each name in `FIXED`, by its label in each language."""
    labels = data.load("labels")
    languages = [column for column in schema.fields("labels") if len(column) == 2]
    return {
        label: place
        for place, codes in enumerate(FIXED)
        for label in [*codes, *labels.loc[labels["code"].isin(codes), languages].stack()]
    }


def interval_rules(base: alt.Chart, axis: str, color: str | None = None, **mark: float) -> alt.Chart:
    """Return the intervals as thin lines, where there are any."""
    ends = (alt.X("lower:Q"), alt.X2("upper:Q")) if axis == "x" else (alt.Y("lower:Q"), alt.Y2("upper:Q"))
    colors = [alt.ColorValue(color)] if color else []
    bounded = base.transform_filter("isValid(datum.lower) && isValid(datum.upper)")
    rules: alt.Chart = bounded.mark_rule(strokeWidth=2, **mark).encode(*ends, *colors)
    return rules


def tooltip(rows: pd.DataFrame, text: FigureText, by: dict[str, str], *, folder: str = "") -> list[alt.Tooltip]:
    """Return the tooltip of a mark: what identifies it, its value, its interval and its source.

    Args:
        rows: The rows that are drawn.
        text: What the chapter says of the chart.
        by: Heading of each column that identifies the rows, by its name.
        folder: Path of the columns within the drawn data, ending with a point.
    """
    headings = by | {"shown": unit_heading(text["unit"]), "interval": interval_heading(rows)}
    headings["source"] = heading("source")
    return [alt.Tooltip(f"{folder}{column}:N").title(heading) for column, heading in headings.items()]


def with_note(text: FigureText, sentence: str) -> FigureText:
    """Return the text of a figure with a sentence more in its note."""
    return text | {"note": f"{text.get('note', '')} {sentence}".strip()}
