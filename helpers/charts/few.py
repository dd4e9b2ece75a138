"""One or two values as lines of text, since so few bars show no more than their numbers."""

import textwrap

import altair as alt
import pandas as pd

from helpers import shown, units
from helpers.figure import FigureText, say
from helpers.theme import INK

FEWEST = 3
# Letters of a line, which fit a phone, and its height in pixels.
LETTERS, LINE_HEIGHT = 48, 20


def is_few(rows: pd.DataFrame) -> bool:
    """Return whether rows have too few values for bars.

    Example:
        >>> is_few(pd.DataFrame({"value": [3.9, None, 10.1]}))
        True
    """
    return bool(rows["value"].notna().sum() < FEWEST)


def in_words(rows: pd.DataFrame, text: FigureText) -> alt.LayerChart:
    """Return the values of some rows with their labels as lines of text."""
    values = shown.values(rows, text.get("decimals", 0))
    unit = units.in_words(text["unit"])
    is_known = rows["value"].notna().map({True: "yes", False: "no"})
    said = [
        say("few", known=known, what=label, value=value, unit=unit)
        for known, label, value in zip(is_known, rows["label"], values, strict=True)
    ]
    lines = [line for words in said for line in textwrap.wrap(words, LETTERS)]
    table = pd.DataFrame({"line": range(len(lines)), "words": lines})
    words = alt.Chart(table).mark_text(align="left", fontSize=13)
    placed = words.encode(alt.XValue(0), alt.Y("line:O").axis(None), alt.Text("words:N"), alt.ColorValue(INK))
    return alt.layer(placed).properties(height=LINE_HEIGHT * len(lines))
