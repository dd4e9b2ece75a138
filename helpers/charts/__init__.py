"""The forms of chart in the book; each call makes a complete figure.

Every form takes tidy rows with the columns value, lower, upper (the interval, may be empty),
source and locator, in the unit that is shown, and the words of `helpers.figure.FigureText`.
The page "Chart forms" of the book shows each form; colours and sizes are in `helpers.theme`.
"""

from helpers.charts import renderer
from helpers.charts.bars import answers, ranked_bars
from helpers.charts.dots import claims, waves
from helpers.charts.lines import small_multiples, trend
from helpers.charts.maps import country_map
from helpers.description import NOTHING

__all__ = ["NOTHING", "answers", "claims", "country_map", "ranked_bars", "small_multiples", "trend", "waves"]

renderer.enable()
