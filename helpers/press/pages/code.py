"""Gather the code of each section into one folded block at its end, so that nothing stands between text and charts.

With a script, one switch at the top shows or hides the blocks of the page, see `_static/code.js`.
"""

from collections.abc import Iterable
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html import HTMLTranslator

from helpers.phrases import Phrases
from helpers.press.pages import run_box
from helpers.press.pages.search import Unsearched

# What MyST-NB calls a cell, its code and its results.
CELL, SOURCE = "cell_code", "cell_code_source"
OF_SECTION, OF_PAGE = "code-of-section", "code-of-page"
say = Phrases("site")
# Runs after the parameters have left their cells.
AFTER_PARAMETERS = 600


class Code(Unsearched):
    """The code of a section, folded."""


def setup(app: Sphinx) -> None:
    """Gather the code of each page, and tell the templates whether it has any."""
    app.add_node(Code, html=(_visit, _depart))
    app.connect("doctree-resolved", _gather, priority=AFTER_PARAMETERS)
    app.connect("html-page-context", _tell)


def _gather(_app: Sphinx, page: nodes.document, _name: str) -> None:
    for title in list(page.findall(nodes.section))[:1]:
        for section in [part for part in title.children if isinstance(part, nodes.section)]:
            if not run_box.is_box(section):
                _fold(section, section, OF_SECTION)
        # What is left stands before the first section.
        _fold(title, run_box.of(page), OF_PAGE)


def _fold(section: nodes.section, place: nodes.section, summary: str) -> None:
    sources = [node for node in section.findall(nodes.container) if node.get("nb_element") == SOURCE]
    sources = [source for source in sources if not isinstance(source.parent, Code)]
    if not sources:
        return
    place += (code := Code("", "", summary=summary))
    for source in sources:
        cell = _cell_of(source)
        _without(source)
        code += source
        if not _has_content(cell):
            cell.parent.remove(cell)


def _cell_of(source: nodes.Element) -> nodes.Element:
    cell = source.parent
    while cell.get("nb_element") != CELL:
        cell = cell.parent
    return cell


def _without(source: nodes.Element) -> None:
    """Take the code out of its cell, with the control that MyST-NB has put around it."""
    around = source.parent
    around.remove(source)
    if around.get("nb_element") != CELL:
        around.parent.remove(around)


def _has_content(cell: nodes.Element) -> bool:
    parts: Iterable[nodes.Node] = (child for output in cell.children for child in output.children)
    return any(True for _ in parts)


def _tell(_app: Sphinx, _name: str, _template: str, context: dict[str, Any], page: nodes.document | None) -> None:
    context["has_code"] = page is not None and any(True for _ in page.findall(Code))


def _visit(writer: HTMLTranslator, node: Code) -> None:
    writer.body.append(f'<details class="page-code"><summary>{say.html(node["summary"])}</summary>')


def _depart(writer: HTMLTranslator, _node: Code) -> None:
    writer.body.append("</details>\n")
