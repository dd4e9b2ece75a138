"""Names of bars and rows: left of the plot if they are short, else above their marks, where even a phone has room."""

import altair as alt
import pandas as pd

from helpers.charts import parts
from helpers.theme import INK

# Letters of a name that leaves a phone most of its width for the bars.
SHORT = 14
# Letters of a line above a mark, which has the whole width of the figure.
LETTERS = 54
# Pixels of a line, between a name and its mark, and between two rows.
LINE, NEAR, GAP = 14, 5, 14
COLUMNS = ("above", "lines")


def are_short(labels: pd.Series) -> bool:
    """Return whether names have room left of the plot.

    Example:
        >>> are_short(pd.Series(["GPs", "Nurses"])), are_short(pd.Series(["GPs", "Medical secretaries"]))
        (True, False)
    """
    return max(map(len, labels), default=0) <= SHORT


def room(labels: pd.Series) -> int:
    """Return the pixels above a mark that its name takes; none for short names."""
    if are_short(labels):
        return 0
    return LINE * max(_lines(text).count("\n") + 1 for text in labels) + NEAR


def placed(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with their labels in lines, as they stand above the marks, and the number of the lines.

    Example:
        >>> rows = pd.DataFrame({"label": ["GPs", "A visit was needed after the last video consultation of the year"]})
        >>> placed(rows)["lines"].tolist()
        [1, 2]
    """
    # Without rows, the column would be one of numbers.
    above = rows["label"].map(_lines).astype("str")
    return rows.assign(above=above, lines=above.str.count("\n") + 1)


def on_y(labels: pd.Series) -> alt.Y:
    """Return the axis of the rows, without words where these stand above the marks."""
    axis = parts.labels_on_y(labels)
    return axis if are_short(labels) else axis.axis(None)


def layers(base: alt.Chart, foot: float) -> list[alt.Chart]:
    """Return the names above the marks of rows that `placed` has marked.

    Args:
        base: A chart of the rows.
        foot: Where a name ends, in pixels below the middle of its row.
    """
    rise = alt.ExprRef(f"{foot:g} - {LINE} * (datum.lines - 1)")
    words = base.mark_text(align="left", baseline="bottom", dy=rise, fontSize=12, lineBreak="\n", lineHeight=LINE)
    return [words.encode(alt.XValue(0), alt.Text("above:N"), alt.ColorValue(INK))]


def _lines(text: str) -> str:
    return parts.wrap(text, LETTERS)
