"""Altair's theme of the book, and its renderer, which stores a chart as data.

The site draws from these data, see `helpers.press.pages.figures`.
"""

from typing import Any

import altair as alt

from helpers.theme import FONT, INK, MIME_TYPE, PALETTE, SHAPES


def book() -> alt.theme.ThemeConfig:
    """Return the theme of the book: no background, text in the colour of the page."""
    text: dict[str, Any] = {
        **{"labelColor": INK, "titleColor": INK},
        **{"labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal"},
    }
    axis: Any = text | {"gridColor": "#808080", "gridOpacity": 0.3, "domainColor": "#808080", "tickColor": "#808080"}
    header: Any = text | {"labelFontSize": 13, "labelFontWeight": "bold"}
    legend: Any = text | {"orient": "top", "title": None, "labelLimit": 320, "columns": 3}
    return {
        "config": {
            "background": "transparent",
            "font": FONT,
            "axis": axis,
            "axisX": {"grid": False},
            "header": header,
            "legend": legend,
            "range": {"category": list(PALETTE), "symbol": list(SHAPES)},
            "text": {"color": INK, "fontSize": 12},
            "view": {"stroke": None},
        }
    }


def as_data(spec: dict[str, Any], **_options: object) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the output of a chart: its specification, its description for readers of text, and how to show it.

    JupyterLab draws on a canvas by default, where text would not take the colour of its dark theme.
    """
    bundle = {MIME_TYPE: spec, "text/plain": spec["usermeta"]["figure"]["description"]}
    return bundle, {MIME_TYPE: {"embed_options": {"renderer": "svg"}}}


def enable() -> None:
    """Let Altair draw each chart in the theme of the book and store it as data."""
    alt.theme.register("book", enable=True)(book)
    alt.renderers.register("book", as_data)
    alt.renderers.enable("book")
