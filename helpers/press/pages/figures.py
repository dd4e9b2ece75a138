"""Turn the stored output of a chart into a figure of the site.

Jupyter Book calls `FigureRenderer` for each chart. `helpers.charts` decides what a figure holds,
`helpers.press.pages.downloads` adds its downloads.
"""

import json
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from myst_nb.core.render import MimeData, NbElementRenderer
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from helpers import escape, page_tables
from helpers.page_tables import Cell
from helpers.phrases import Phrases
from helpers.press.drawings import drawing
from helpers.press.drawings.converter import Spec
from helpers.press.drawings.drawer import Drawer
from helpers.press.pages import downloads, drawers, embed, parts, previews, rows
from helpers.press.pages.parts import Drawn
from helpers.press.pages.rows import Rows
from helpers.press.pages.search import Unsearched
from helpers.theme import MIME_TYPE

say = Phrases("site")


class FigureRenderer:
    """Render a Vega-Lite output as a numbered figure, by the protocol `myst_nb.core.render.MimeRenderPlugin`."""

    mime_priority_overrides: ClassVar = [("*", MIME_TYPE, 1)]

    @staticmethod
    def handle_mime(renderer: NbElementRenderer, data: MimeData, inline: bool) -> list[nodes.Element] | None:
        """Return the figure of a chart, or None for other outputs and for charts without a figure."""
        if inline or data.mime_type != MIME_TYPE or not drawing.is_figure(data.content):
            return None
        figure = data.content["usermeta"]["figure"]
        node = nodes.figure("", classes=["book-figure"], spec=json.dumps(data.content))
        node["names"].append(figure["name"])
        renderer.renderer.document.note_explicit_target(node, node)
        renderer.renderer.add_line_and_source_path(node, data.line or 0)
        # The writer of HTML takes a figure's first node for its image, and its second for the caption.
        node += nodes.raw("", "", format="html")
        title = figure["headline"] or figure["caption"]
        node += nodes.caption(title, title)
        env = renderer.renderer.sphinx_env
        known = rows.known(env)
        legend = nodes.legend(
            "",
            nodes.raw("", _legend(figure, env.docname, known), format="html"),
            Unsearched("", "", nodes.raw("", _data(figure, known), format="html")),
        )
        if figure["headline"]:
            legend.insert(0, nodes.raw("", parts.subtitle(figure), format="html"))
        node += legend
        return [node]


def setup(app: Sphinx) -> dict[str, bool]:
    """Draw charts while Sphinx reads the pages, then insert the drawings, and write the files of figures."""
    drawer = drawers.drawer_of(Path(app.srcdir))
    app.connect("env-before-read-docs", lambda _app, env, names: drawer.begin(_charts_of(env, names)))
    app.connect("doctree-resolved", lambda app, page, name: _complete(app, page, name, drawer))
    app.connect("html-page-context", lambda app, name, _template, _context, page: _write(app, page, name, drawer))
    app.connect("build-finished", lambda app, error: downloads.write_pictures(app, error, drawer))
    previews.setup(app, drawer)
    app.connect("build-finished", lambda app, error: _write_vega(app, error, drawer))
    app.connect("build-finished", lambda _app, _error: drawer.close())
    return {"parallel_read_safe": True, "parallel_write_safe": False}


def _charts_of(env: BuildEnvironment, names: list[str]) -> list[list[Spec]]:
    """Return the charts of each page."""
    paths = [Path(env.doc2path(name)) for name in names]
    return [drawing.charts_in(path) for path in paths if path.suffix == ".ipynb"]


def _complete(app: Sphinx, page: nodes.document, name: str, drawer: Drawer) -> None:
    # Not earlier: Sphinx loads the page of a figure for each reference to it, which is slow with drawings in it.
    figures = _drawn(page, drawer)
    _add_drawings(figures)
    downloads.add(app, figures, name)
    embed.add(app, figures, name)


def _write(app: Sphinx, page: nodes.document | None, name: str, drawer: Drawer) -> None:
    # Not as soon as they are drawn: pages that an edit changes are put together one by one, and written side by side.
    if page is not None and isinstance(app.builder, StandaloneHTMLBuilder):
        figures = _drawn(page, drawer)
        downloads.write(app, figures, name)
        embed.write(app, figures, name, app.builder.templates)


def _drawn(page: nodes.document, drawer: Drawer) -> list[Drawn]:
    return [Drawn(node, spec, drawer.drawing_of(spec)) for node, spec in downloads.figures_of(page)]


def _add_drawings(figures: list[Drawn]) -> None:
    for node, spec, drawn in figures:
        [legend] = node.findall(nodes.legend)
        # Below the subtitle, if there is one, and above the note.
        place = 1 if spec["usermeta"]["figure"]["headline"] else 0
        legend.insert(place, Unsearched("", "", nodes.raw("", parts.drawings(spec, drawn), format="html")))


def _write_vega(app: Sphinx, error: Exception | None, drawer: Drawer) -> None:
    # After the pages, since Jupyter Book puts each script that it finds in `_static` on all of them.
    if not error:
        for name, script in drawer.script().items():
            (Path(app.outdir) / "_static" / name).write_bytes(script)


def _legend(figure: dict[str, Any], page: str, known: Rows) -> str:
    return (
        f'<div class="figure-actions"></div>{parts.notes(figure, known, page)}{parts.sources(figure["sources"])}'
        f"{parts.until(figure, known)}"
    )


def _data(figure: dict[str, Any], known: Rows) -> str:
    linked = [_linked(row, link, known) for row, link in zip(figure["rows"], figure["row_ids"], strict=True)]
    return (
        f'<details class="figure-data"><summary>{say.html("data-as-table")}</summary>'
        f"<p>{escape.html(figure['description'])}</p>"
        f"{page_tables.framed(say('data-of', caption=figure['caption']), figure['columns'], linked)}</details>"
    )


def _linked(row: list[str], row_id: str, known: Rows) -> list[Cell | str]:
    """Return the cells of a row; the last one links to the entry of the row in the catalogue."""
    address = f"data_catalogue.html#{row_id}" if row_id in known.last_years else ""
    return [*row[:-1], Cell(row[-1], address)]
