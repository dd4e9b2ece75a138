"""A directive for findings on the front page: the headline of a figure, a sentence or two, and its chart.

A finding is left out where the parameters leave its chart without a value.
"""

import json
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from helpers import escape
from helpers.press.drawings import drawing
from helpers.press.drawings.converter import Spec
from helpers.press.drawings.drawer import Drawer
from helpers.press.pages import drawers, parts
from helpers.press.pages.search import Unsearched

SPEC = "finding"


class Finding(SphinxDirective):
    """Show a figure of a chapter, named by the chapter and the figure, beside the text of the directive."""

    required_arguments: ClassVar[int] = 2
    has_content: ClassVar[bool] = True

    def run(self) -> list[nodes.Node]:
        """Return the finding, or nothing where its chart has no value."""
        chapter, name = self.arguments
        page = f"notebooks/{chapter}"
        path = Path(self.env.doc2path(page))
        self.env.note_dependency(str(path))
        charts = drawing.charts_in(path) if path.is_file() else []
        specs = {spec["usermeta"]["figure"]["name"]: spec for spec in charts}
        if name not in specs:
            raise self.error(f"{page} has no figure {name}; it has {', '.join(specs) or 'none'}")
        spec = specs[name]
        figure = spec["usermeta"]["figure"]
        if all(row[figure["data"]["columns"].index("value")] is None for row in figure["data"]["rows"]):
            return []
        address = f"{self.env.app.builder.get_relative_uri(self.env.docname, page)}#{name}"
        text = nodes.container("", _raw(_headline(figure, address)), classes=["finding-text"])
        self.state.nested_parse(self.content, self.content_offset, text)
        chart = nodes.container("", classes=["finding-chart"], **{SPEC: json.dumps(spec)})
        return [nodes.container("", text, chart, classes=["finding"])]


def setup(app: Sphinx) -> None:
    """Add the directive, and draw the charts of findings when a page is written."""
    drawer = drawers.drawer_of(Path(app.srcdir))
    app.add_directive("finding", Finding)
    app.connect("doctree-resolved", lambda _app, page, _name: _draw(page, drawer))


def _draw(page: nodes.document, drawer: Drawer) -> None:
    for node in [node for node in page.findall(nodes.container) if SPEC in node]:
        spec: Spec = json.loads(node.attributes.pop(SPEC))
        label = escape.html(spec["usermeta"]["figure"]["headline"])
        drawn = parts.drawings(spec, drawer.drawing_of(spec), ("phone",))
        node.append(Unsearched("", "", _raw(f'<figure aria-label="{label}">{drawn}</figure>')))


def _headline(figure: dict[str, Any], address: str) -> str:
    return f'<p class="finding-headline"><a href="{escape.html(address)}">{escape.html(figure["headline"])}</a></p>'


def _raw(markup: str) -> nodes.raw:
    return nodes.raw("", markup, format="html")
