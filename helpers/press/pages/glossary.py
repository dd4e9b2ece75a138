"""Show the definition of a glossary term where a page uses it.

The definition is in the page, next to the link, so that it needs no script: it appears on hover and on keyboard
focus, and screen readers read it as the description of the link. `_static/terms.js` only lets Escape close it.
"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html import HTMLTranslator

from helpers import escape

PAGE = "notebooks/glossary"


class Term(nodes.Inline, nodes.TextElement):
    """A link to a term, with the definition and the address of the entry."""


def setup(app: Sphinx) -> None:
    """Add definitions to the links to terms."""
    app.add_node(Term, html=(_visit, _depart))
    app.connect("doctree-resolved", _add_definitions)


def _add_definitions(app: Sphinx, page: nodes.document, _name: str) -> None:
    links = [link for link in page.findall(nodes.reference) if _is_term(link)]
    definitions = _definitions(app) if links else {}
    for number, link in enumerate(links):
        target = link.get("refuri", "").partition("#")[2] or link.get("refid", "")
        if target in definitions:
            address = link.get("refuri") or f"#{link['refid']}"
            term = Term("", "", id=f"meaning-{number}", address=address, meaning=definitions[target])
            term += nodes.Text(link.astext())
            link.parent.replace(link, term)


def _is_term(link: nodes.reference) -> bool:
    return any("std-term" in part.get("classes", []) for part in link.children if isinstance(part, nodes.Element))


def _definitions(app: Sphinx) -> dict[str, str]:
    """Return the first paragraph of each definition in the glossary, by the anchor of its term."""
    if PAGE not in app.env.found_docs:
        return {}
    items = app.env.get_doctree(PAGE).findall(nodes.definition_list_item)
    return {
        anchor: " ".join(paragraph.astext().split())
        for item in items
        for paragraph in list(item.findall(nodes.paragraph))[:1]
        for term in item.findall(nodes.term)
        for anchor in term["ids"]
    }


def _visit(writer: HTMLTranslator, node: Term) -> None:
    address, anchor = escape.html(node["address"]), node["id"]
    writer.body.append(
        f'<span class="term"><a class="reference internal" href="{address}" aria-describedby="{anchor}">'
    )


def _depart(writer: HTMLTranslator, node: Term) -> None:
    meaning = escape.html(node["meaning"])
    writer.body.append(f'</a><span class="term-meaning" role="tooltip" id="{node["id"]}">{meaning}</span></span>')
