"""The forms of chart in the book; each call makes a complete figure.

Every form takes tidy rows with the columns value, lower, upper (the interval, may be empty),
source and locator, in the unit that is shown, and the words of `helpers.figure.FigureText`.
The page "Chart forms" of the book shows each form; colours and sizes are in `helpers.theme`.

Encodings are written as channels, such as `alt.X2("upper:Q")` and `alt.ColorValue(INK)`: Altair takes most of the time
of a chart to find out what a string or a dict means.
"""

from helpers.charts import renderer
from helpers.charts.bars import bar_chart, stacked_bars
from helpers.charts.changes import change_chart
from helpers.charts.columns import stacked_columns
from helpers.charts.decades import decades_chart
from helpers.charts.dots import dot_plot, paired_dots
from helpers.charts.dumbbells import dumbbell_chart
from helpers.charts.lines import line_chart, small_multiples
from helpers.charts.maps import country_map
from helpers.charts.matrices import matrix_chart
from helpers.charts.sources import source_dots

__all__ = [
    "bar_chart",
    "change_chart",
    "country_map",
    "decades_chart",
    "dot_plot",
    "dumbbell_chart",
    "line_chart",
    "matrix_chart",
    "paired_dots",
    "small_multiples",
    "source_dots",
    "stacked_bars",
    "stacked_columns",
]

renderer.enable()
