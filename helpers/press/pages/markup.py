"""Mend what the writers and extensions of Jupyter Book get wrong for every page."""

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.writers.html import HTMLTranslator

from helpers import escape

# How the theme frames a table.
FRAME = '<div class="pst-scrollable-table-container">'


def setup(app: Sphinx) -> None:
    """Put better markup in the place of the stock one."""
    app.add_node(HideCodeCellNode, override=True, html=(_visit_folded_code, _depart_folded_code))
    app.add_node(nodes.citation, override=True, html=(_visit_citation, _depart_citation))
    app.connect("html-page-context", _name_tables)
    _leave_out_thebe(app)


def _name_tables(_app: Sphinx, _name: str, _template: str, context: dict, _page: nodes.document | None) -> None:
    """Let the keyboard reach the frame in which a wide table scrolls, also without the script of the theme."""
    opened = FRAME.removesuffix(">")
    # Pages that Sphinx makes without a text, such as the search, have no body.
    for number in range(1, context.get("body", "").count(FRAME) + 1):
        named = f'{opened} tabindex="0" role="region" aria-label="Table {number} of this page">'
        context["body"] = context["body"].replace(FRAME, named, 1)


def _leave_out_thebe(app: Sphinx) -> None:
    """Silence an extension that Jupyter Book always loads.

    The book runs no code in the browser, and Thebe's script is declared twice, which is an error on each page.
    """
    listeners = [listener for event in app.events.listeners.values() for listener in event]
    for listener in listeners:
        if getattr(listener.handler, "__module__", "") == "sphinx_thebe":
            app.disconnect(listener.id)
    app.registry.css_files = [(name, kept) for name, kept in app.registry.css_files if name != "sphinx-thebe.css"]


def _visit_folded_code(writer: HTMLTranslator, node: HideCodeCellNode) -> None:
    """Name the control by the words that are seen; the stock one is called something else (WCAG 2.5.3).

    The words are no paragraphs, which HTML doesn't allow there.
    """
    writer.body.append(
        f'<details class="hide {" ".join(node["classes"])}"><summary>'
        f'<span class="collapsed">{escape.html(node["prompt_show"])}</span>'
        f'<span class="expanded">{escape.html(node["prompt_hide"])}</span></summary>'
    )


def _depart_folded_code(writer: HTMLTranslator, _node: HideCodeCellNode) -> None:
    writer.body.append("</details>\n")


def _visit_citation(writer: HTMLTranslator, node: nodes.citation) -> None:
    """Write the entries of a bibliography as items of its list; the stock role is deprecated and no item."""
    if not isinstance(node.previous_sibling(), nodes.citation):
        writer.body.append('<div role="list" class="citation-list">\n')
    writer.body.append(writer.starttag(node, "div", classes=["citation"], role="listitem"))


def _depart_citation(writer: HTMLTranslator, node: nodes.citation) -> None:
    writer.body.append("</div>\n")
    if not isinstance(node.next_node(descend=False, siblings=True), nodes.citation):
        writer.body.append("</div>\n")
