"""The look of every chart and the renderer that stores a chart as data.

The forms of chart are in `helpers.charts`; the site's drawing of them is in `helpers.press.pages.figures`.
"""

import altair as alt

MIME_TYPE = "application/vnd.vegalite.v5+json"
WIDTH = 700
LIGHT_PAGE, DARK_PAGE = "#ffffff", "#14181e"
# Each colour has a contrast of at least 3 to the light and to the dark page. Any two can be told apart
# by readers with each kind of colour blindness; tests/test_palette.py computes both.
PALETTE = ("#1d94fc", "#cc8306", "#1a734e", "#bc40a9", "#87702f", "#939393")
# Answers that agree and disagree on either side of a neutral one, in shares of one bar.
POLES = ("#cc8306", "#1d94fc")
NEUTRAL = "#939393"
# Steps of one hue from little to much; areas of a map have an outline, so they may be as light as the page.
STEPS = ("#e3eefa", "#8fbfe6", "#2f72b0", "#0a2f57")
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
INK = "currentColor"
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"


def text_on(fill: str) -> str:
    """Return the colour in which text on a filled mark is read best.

    Example:
        >>> text_on("#dbe9f6"), text_on("#0b3c6f")
        ('#14181e', '#ffffff')
    """
    return max((LIGHT_PAGE, DARK_PAGE), key=lambda text: contrast(text, fill))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours as the Web Content Accessibility Guidelines define it.

    Example:
        >>> round(contrast("#ffffff", "#000000"))
        21
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


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


def _luminance(color: str) -> float:
    parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


alt.renderers.register("book", as_data)
alt.renderers.enable("book")
