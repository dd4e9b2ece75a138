"""The look of every chart and the renderer that stores a chart as data.

The forms of chart are in `helpers.charts`; the site's drawing of them is in `helpers.press.figures`.
"""

import altair as alt

MIME_TYPE = "application/vnd.vegalite.v5+json"
WIDTH = 700
# Each colour has a contrast of at least 4.5 to white, so that white text on it can be read,
# and of at least 3 to the dark page (#14181e); they differ in lightness for colour-blind readers.
PALETTE = ("#1f78b4", "#b9520a", "#16875f", "#a3458a", "#85670f", "#707070")
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
INK = "currentColor"
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"


@alt.theme.register("book", enable=True)
def book() -> alt.theme.ThemeConfig:
    """Return the theme of the book: no background, text in the colour of the page."""
    text = {"labelColor": INK, "titleColor": INK, "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal"}
    return {
        "config": {
            "background": "transparent",
            "font": FONT,
            "axis": text
            | {"gridColor": "#808080", "gridOpacity": 0.3, "domainColor": "#808080", "tickColor": "#808080"},
            "axisX": {"grid": False},
            "header": text | {"labelFontSize": 13, "labelFontWeight": "bold"},
            "legend": text | {"orient": "top", "title": None, "labelLimit": 320, "columns": 3},
            "range": {"category": list(PALETTE), "symbol": list(SHAPES)},
            "text": {"color": INK, "fontSize": 12},
            "view": {"stroke": None},
        }
    }


def as_data(spec: dict, **_metadata: object) -> dict:
    """Return the output bundle of a chart: its specification, and its description for readers of text."""
    return {MIME_TYPE: spec, "text/plain": spec["usermeta"]["figure"]["description"]}


alt.renderers.register("book", as_data)
alt.renderers.enable("book")
