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
from sphinx.environment import BuildEnvironment

from helpers import escape, extent, page_tables
from helpers.discrepancies import Contest
from helpers.page_tables import Cell
from helpers.press.drawings import drawing, vega
from helpers.press.drawings.converter import Spec
from helpers.press.drawings.drawer import Drawer
from helpers.press.pages import downloads, drawers, provenance, rows
from helpers.press.pages.rows import Rows
from helpers.press.pages.search import Unsearched
from helpers.theme import MIME_TYPE

AUDIT = "notebooks/audit"
# A wide page shows the one drawing, a phone the other.
SIZES = ("wide", "phone")


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
            legend.insert(
                0, nodes.raw("", f'<p class="figure-subtitle">{escape.html(figure["caption"])}</p>', format="html")
            )
        node += legend
        return [node]


def setup(app: Sphinx) -> dict[str, bool]:
    """Draw charts while Sphinx reads the pages, then insert the drawings and write the downloads."""
    drawer = drawers.drawer_of(Path(app.srcdir))
    app.connect("env-before-read-docs", lambda _app, env, names: drawer.begin(_charts_of(env, names)))
    app.connect("doctree-resolved", lambda _app, page, _name: _add_drawings(page, drawer))
    app.connect("doctree-resolved", lambda app, page, name: downloads.add(app, page, name, drawer))
    app.connect("build-finished", lambda app, error: downloads.write_pictures(app, error, drawer))
    app.connect("build-finished", _write_vega)
    return {"parallel_read_safe": True, "parallel_write_safe": False}


def _charts_of(env: BuildEnvironment, names: list[str]) -> list[Spec]:
    paths = [Path(env.doc2path(name)) for name in names]
    return drawing.charts_in(path for path in paths if path.suffix == ".ipynb")


def _add_drawings(page: nodes.document, drawer: Drawer) -> None:
    # Not earlier: Sphinx loads the page of a figure for each reference to it, which is slow with drawings in it.
    for node, spec in downloads.figures_of(page):
        [legend] = node.findall(nodes.legend)
        # Below the subtitle, if there is one, and above the note.
        place = 1 if spec["usermeta"]["figure"]["headline"] else 0
        legend.insert(place, Unsearched("", "", nodes.raw("", drawings_of(spec, drawer), format="html")))


def _write_vega(app: Sphinx, error: Exception | None) -> None:
    if not error:
        vega.write(Path(app.outdir) / "_static", provenance.read(Path(app.srcdir)).project.drawings)


def drawings_of(spec: Spec, drawer: Drawer, sizes: tuple[str, ...] = SIZES) -> str:
    """Return the drawings of a chart, and its specification for `_static/charts.js`."""
    drawn = drawer.drawing_of(spec)
    label = escape.html(spec["usermeta"]["figure"]["description"])
    drawings = "".join(
        f'<div class="chart chart-{size}"><div class="chart-drawing" role="img" aria-label="{label}">'
        f"{getattr(drawn, size)}</div></div>"
        for size in sizes
    )
    wide = drawing.without_figure(spec)
    phone = {key: value for key, value in drawing.for_phone(wide).items() if value != wide.get(key)}
    carried = escape.script({"wide": wide, "phone": phone})
    return f'{drawings}<script type="application/json" class="chart-spec">{carried}</script>'


def _legend(figure: dict[str, Any], page: str, known: Rows) -> str:
    note = f'<p class="figure-note">{escape.html(figure["note"])}</p>' if figure["note"] else ""
    if page != AUDIT:
        note += "".join(map(_warning, _contests(figure["row_ids"], known)))
    return f'<div class="figure-actions"></div>{note}{_sources(figure["sources"])}{_extent(figure, known)}'


def _data(figure: dict[str, Any], known: Rows) -> str:
    linked = [_linked(row, link, known) for row, link in zip(figure["rows"], figure["row_ids"], strict=True)]
    return (
        f'<details class="figure-data"><summary>Data of this figure as a table</summary>'
        f"<p>{escape.html(figure['description'])}</p>"
        f"{page_tables.framed('Data: ' + figure['caption'], figure['columns'], linked)}</details>"
    )


def _contests(row_ids: list[str], known: Rows) -> list[Contest]:
    """Return what speaks against the values of a figure, once for each statement."""
    against = [contest for row in row_ids for contest in known.contests.get(row, ())]
    return list({(contest.discrepancy, contest.label): contest for contest in against[::-1]}.values())[::-1]


def _warning(contest: Contest) -> str:
    others = f"other figures lead to {contest.follows}" if contest.follows else "the words beside it say otherwise"
    said = escape.html(f"Contested: {contest.label}. One document prints {contest.printed}; {others}.")
    address = f"{Path(AUDIT).name}.html#{escape.html(contest.discrepancy)}"
    return f'<p class="figure-note">{said} <a href="{address}">What may explain it</a>.</p>'


def _sources(lines: list[dict[str, str]]) -> str:
    """Return the sources of a figure in one line, which unfolds where there are several; nothing without rows."""
    if not lines:
        return ""
    first = lines[0]
    short = escape.html(f"{first['publisher']} {first['year']}, {first['places']}")
    if len(lines) == 1:
        return f'<p class="figure-source">Source: {_source(first)}.</p>'
    each = "".join(f"<li>{_source(line)}</li>" for line in lines)
    return (
        f'<details class="figure-source"><summary>Sources: {short}, and {len(lines) - 1} more</summary>'
        f"<ul>{each}</ul></details>"
    )


def _extent(figure: dict[str, Any], known: Rows) -> str:
    """Return up to when this edition has data on what a figure shows, whatever years were chosen for it."""
    years = [known.last_years[row] for row in figure["row_ids"] if row in known.last_years]
    return f'<p class="figure-extent">{extent.in_words(max(years))}.</p>' if years else ""


def _source(line: dict[str, str]) -> str:
    work = escape.html(f"{line['publisher']}, {line['title']}")
    gloss, places = escape.html(line["gloss"]), escape.html(line["places"])
    return f'<a href="sources.html#{escape.html(line["source"])}">{work}</a>{gloss} ({places})'


def _linked(row: list[str], row_id: str, known: Rows) -> list[Cell | str]:
    """Return the cells of a row; the last one links to the entry of the row in the catalogue."""
    address = f"data_catalogue.html#{row_id}" if row_id in known.last_years else ""
    return [*row[:-1], Cell(row[-1], address)]
