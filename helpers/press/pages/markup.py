"""Fix Jupyter Book's markup."""

import re
from itertools import count
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html import HTMLTranslator

from helpers.phrases import Phrases

say = Phrases("site")
# The theme puts each table into a frame that scrolls.
FRAME = re.compile('<div class="pst-scrollable-table-container"(?=>)')


def setup(app: Sphinx) -> None:
    """Replace the stock markup of citations and tables."""
    app.add_node(nodes.citation, override=True, html=(_visit_citation, _depart_citation))
    app.connect("html-page-context", _label_tables)
    _disable_thebe(app)


def _label_tables(
    _app: Sphinx, _name: str, _template: str, context: dict[str, Any], _page: nodes.document | None
) -> None:
    """Make the frame of a table focusable, so that the keyboard can scroll it without the script of the theme."""
    numbers = count(1)
    # The search page has no body.
    if body := context.get("body"):
        context["body"] = FRAME.sub(lambda frame: frame[0] + _named(next(numbers)), body)


def _named(number: int) -> str:
    return f' tabindex="0" role="region" aria-label="{say.html("table-of-page", number=str(number))}"'


def _disable_thebe(app: Sphinx) -> None:
    """Disable an extension that Jupyter Book always loads.

    The book runs no code in the browser, and the extension declares its script twice, an error on each page.
    """
    listeners = [listener for event in app.events.listeners.values() for listener in event]
    for listener in listeners:
        if getattr(listener.handler, "__module__", "") == "sphinx_thebe":
            app.disconnect(listener.id)
    app.registry.css_files = [(name, kept) for name, kept in app.registry.css_files if name != "sphinx-thebe.css"]


def _visit_citation(writer: HTMLTranslator, node: nodes.citation) -> None:
    """Write a bibliography as a list; the stock role of its entries is deprecated."""
    if not isinstance(node.previous_sibling(), nodes.citation):
        writer.body.append('<div role="list" class="citation-list">\n')
    writer.body.append(writer.starttag(node, "div", classes=["citation"], role="listitem"))


def _depart_citation(writer: HTMLTranslator, node: nodes.citation) -> None:
    writer.body.append("</div>\n")
    if not isinstance(node.next_node(descend=False, siblings=True), nodes.citation):
        writer.body.append("</div>\n")
