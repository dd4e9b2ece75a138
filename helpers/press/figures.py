"""Turn the stored output of a chart into the figure that a reader of the site sees.

Jupyter Book calls `FigureRenderer` for each chart; what a figure holds is decided in `helpers.charts`.
"""

import copy
import re
from html import escape
from typing import ClassVar

import vl_convert
from docutils import nodes
from myst_nb.core.render import MimeData, MimeRenderPlugin, NbElementRenderer

from helpers import audit, data
from helpers.theme import MIME_TYPE

PHONE_WIDTH = 340
PHONE_PANEL_WIDTH = 250
VEGA_LITE = "5.20"


class FigureRenderer(MimeRenderPlugin):
    """Render a Vega-Lite output as a numbered figure with drawing, caption, sources and table."""

    mime_priority_overrides: ClassVar = [("*", MIME_TYPE, 1)]

    @staticmethod
    def handle_mime(renderer: NbElementRenderer, data: MimeData, inline: bool) -> list[nodes.Element] | None:
        """Return the figure of a chart; other outputs and charts without a figure are left alone."""
        if inline or data.mime_type != MIME_TYPE or "figure" not in data.content.get("usermeta", {}):
            return None
        figure = data.content["usermeta"]["figure"]
        node = nodes.figure("", classes=["book-figure"])
        node["names"].append(figure["name"])
        renderer.renderer.document.note_explicit_target(node, node)
        renderer.renderer.add_line_and_source_path(node, data.line or 0)
        node += nodes.raw("", _drawings(data.content), format="html")
        node += nodes.caption(figure["caption"], figure["caption"])
        node += nodes.legend("", nodes.raw("", _legend(figure), format="html"))
        return [node]


def draw(spec: dict, prefix: str) -> str:
    """Return a chart as SVG whose ids begin with a prefix of their own, so that none meets another on a page."""
    svg = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE)
    # The converter counts its clip paths through the whole process.
    found = list(dict.fromkeys(re.findall(r'id="([^"]+)"', svg)))
    for number, old in enumerate(found):
        svg = re.sub(rf'(id="|url\(#){re.escape(old)}(?=["\)])', rf"\g<1>{prefix}-{number}", svg)
    return svg


def for_phone(spec: dict) -> dict:
    """Return the specification at the width of a phone; panels stand below each other."""
    narrow = copy.deepcopy(spec)
    if "facet" in narrow:
        narrow["columns"] = 1
        narrow["spec"]["width"] = PHONE_PANEL_WIDTH
    else:
        narrow["width"] = PHONE_WIDTH
    narrow["config"]["legend"]["columns"] = 1
    return narrow


def _drawings(spec: dict) -> str:
    figure = spec["usermeta"]["figure"]
    label = escape(figure["description"])
    drawing = copy.deepcopy(spec)
    del drawing["description"]
    name = figure["name"]
    return "".join(
        f'<div class="chart chart-{size}" role="img" aria-label="{label}">{draw(sized, f"{name}-{size}")}</div>'
        for size, sized in (("wide", drawing), ("phone", for_phone(drawing)))
    )


def _legend(figure: dict) -> str:
    note = f'<p class="figure-note">{escape(figure["note"])}</p>' if figure["note"] else ""
    if audit.disputed().intersection(figure["row_ids"]):
        note += (
            '<p class="figure-note">A value in this figure does not follow from other published figures: '
            '<a href="audit.html#which-statements-do-not-follow">see the check</a>.</p>'
        )
    sources = "; ".join(
        f'<a href="sources.html#{escape(line["source"])}">{escape(line["publisher"])}, {escape(line["title"])}</a>'
        f" ({escape(line['places'])})"
        for line in figure["sources"]
    )
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in figure["columns"])
    lines = zip(figure["rows"], figure["row_ids"], strict=True)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in _linked(row, link))}</tr>" for row, link in lines)
    return (
        f'{note}<p class="figure-source">Source: {sources}.</p>'
        f'<details class="figure-data"><summary>Data of this figure as a table</summary>'
        f"<p>{escape(figure['description'])}</p>"
        f'<div class="table-scroll" tabindex="0" role="region" aria-label="Data of the figure">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div></details>"
    )


def _linked(row: list[str], row_id: str) -> list[str]:
    """Return the cells of a row as markup, the last of them linked to the row's entry in the catalogue."""
    *cells, source = (escape(cell) for cell in row)
    return [*cells, f'<a href="data_catalogue.html#{row_id}">{source}</a>' if row_id in data.row_ids() else source]
