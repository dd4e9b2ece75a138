"""Show what a term of the glossary means where a page uses it.

The definition stands beside the link, so that it needs no script: it is seen on hover and on keyboard focus,
and read to a screen reader as the link's description. `_static/terms.js` only lets Escape close it.
"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html import HTMLTranslator

from helpers import escape

PAGE = "notebooks/glossary"


class Term(nodes.Inline, nodes.TextElement):
    """The use of a term, with its definition and the address of its entry."""


def setup(app: Sphinx) -> None:
    """Let Sphinx show the definitions of terms."""
    app.add_node(Term, html=(_visit, _depart))
    app.connect("doctree-resolved", _explain)


def _explain(app: Sphinx, page: nodes.document, name: str) -> None:
    links = [link for link in page.findall(nodes.reference) if _is_term(link)]
    meanings = _meanings(app) if links else {}
    for number, link in enumerate(links):
        target = link.get("refuri", "").partition("#")[2] or link.get("refid", "")
        if target in meanings:
            address = link.get("refuri") or f"#{link['refid']}"
            term = Term("", "", id=f"meaning-{number}", address=address, meaning=meanings[target])
            term += nodes.Text(link.astext())
            link.parent.replace(link, term)


def _is_term(link: nodes.reference) -> bool:
    return any("std-term" in part.get("classes", []) for part in link.children if isinstance(part, nodes.Element))


def _meanings(app: Sphinx) -> dict[str, str]:
    """Return the first paragraph of each definition of the glossary, by the anchor of its term."""
    if PAGE not in app.env.found_docs:
        return {}
    items = app.env.get_doctree(PAGE).findall(nodes.definition_list_item)
    return {
        anchor: " ".join(item[-1][0].astext().split())
        for item in items
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
