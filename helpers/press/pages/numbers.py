"""Let each number in a sentence explain itself: it is a link to its row, and with a script it opens a card.

What a card shows of a row is in `cards.py`; `_static/numbers.js` puts the card together from what the page holds.
"""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst.states import Inliner
from myst_nb.core.variables import RetrievalError
from myst_nb.ext.glue.crossref import read_glue_cache
from myst_nb.ext.glue.roles import PasteTextRole
from myst_nb.ext.glue.utils import PendingGlueReference, retrieve_glue_data
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html import HTMLTranslator

from helpers import escape, locales, shown, written
from helpers.glue import PARTS
from helpers.phrases import Phrases
from helpers.press.pages import cards, parameter_box, rows
from helpers.press.pages.provenance import prefix_to_chapters
from helpers.press.pages.rows import Rows
from helpers.written import Number

# MyST-NB replaces references to the glue of other pages at 5.
BEFORE_GLUE = 4
MILLION = 1e6
say = Phrases("site")


class ExplainedNumber(nodes.Inline, nodes.TextElement):
    """A number of a sentence, with the ids of its rows and its interval in words."""


class PasteFromOtherPages(SphinxPostTransform):
    """Paste facts of other pages, with the rows of their numbers."""

    default_priority = BEFORE_GLUE

    def run(self, **_: Any) -> None:
        """Replace the references whose facts have numbers; MyST-NB replaces the others."""
        for node in list(self.document.findall(PendingGlueReference)):
            folder = vars(self.env)["mystnb_config"].output_folder
            stored = read_glue_cache(folder, node.refdoc).get(node.key, {}).get("data", {})
            if node.gtype == "text" and stored.get(PARTS):
                text = str(written.from_data(stored[PARTS]))
                pasted = nodes.inline(text, text, classes=["pasted-text"])
                node.replace_self(_explained(pasted, stored[PARTS], node.refdoc, rows.known(self.env)))


def setup(app: Sphinx) -> None:
    """Paste facts with the rows of their numbers, and add what their cards show to each page."""
    app.connect("config-inited", _replace_role)
    app.add_post_transform(PasteFromOtherPages)
    app.add_node(ExplainedNumber, html=(_visit, _depart))
    app.connect("doctree-resolved", _prepare)
    app.connect("html-page-context", _add_rows)


def _replace_role(app: Sphinx, _config: Config) -> None:
    app.add_role_to_domain("glue", "text", _paste, override=True)


def _paste(
    name: str,
    rawtext: str,
    text: str,
    lineno: int,
    inliner: Inliner,
    options: dict[str, Any] | None = None,
    content: Sequence[str] = (),
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Paste a fact of the page itself; one of another page is replaced when all pages are read."""
    pasted, messages = PasteTextRole()(name, rawtext, text, lineno, inliner, options or {}, content)
    document = inliner.document
    try:
        stored = retrieve_glue_data(document, text.rsplit(":", 1)[0]).data
    except RetrievalError:
        return pasted, messages
    env = document.settings.env
    return [_explained(node, stored.get(PARTS), env.docname, rows.known(env)) for node in pasted], messages


def _explained(pasted: nodes.Node, parts: list[Any] | None, page: str, known: Rows) -> nodes.Node:
    """Return a pasted fact whose numbers are nodes of their own."""
    fact = written.from_data(parts or [])
    if not isinstance(pasted, nodes.inline) or pasted.astext() != str(fact):
        return pasted
    pasted.children = []
    for part in fact.parts:
        operands = _operands_of(part, known)
        if isinstance(part, Number) and operands:
            pasted += ExplainedNumber(part.text, part.text, rows=operands, number=part, page=page)
        else:
            pasted += nodes.Text(part.text if isinstance(part, Number) else part)
    return pasted


def _operands_of(part: str | Number, known: Rows) -> list[str]:
    named = part.rows if isinstance(part, Number) else ()
    return list(dict.fromkeys(operand for row in named if row in known.cards for operand in known.cards[row].operands))


def _prepare(app: Sphinx, page: nodes.document, name: str) -> None:
    """Give each number its address and its interval in words."""
    numbers = list(page.findall(ExplainedNumber))
    own: dict[str, str] = {}
    if any(node["page"] == name for node in numbers):
        own = {setting.name: setting.value for setting in parameter_box.settings(Path(app.env.doc2path(name)))}
    for node in numbers:
        # A page is not written again when the parameters of another change.
        settings = own if node["page"] == name else {}
        node["interval"] = interval_in_words(node["number"], len(node["rows"]), settings)
        node["address"] = prefix_to_chapters(name) + cards.address(node["rows"][0])


def interval_in_words(number: Number, operands: int, settings: dict[str, str]) -> str:
    """Return the interval of a number, and what it allows for; nothing if it has none.

    Args:
        number: The number.
        operands: How many rows it was made of.
        settings: The parameters of its chapter.

    Example:
        >>> interval_in_words(Number("72.9 million", 72.9e6, 72.85e6, 72.95e6, kind=written.PRINT), 1, {})
        '72.85 to 72.95 million: all numbers that would be printed like this one'
        >>> share = Number("90% (88% to 91%)", 90, 88.4, 91.4, kind=written.SAMPLE)
        >>> interval_in_words(share, 1, {"confidence_level": "0.95", "design_effect": "2.0"})
        '88.4 to 91.4: chance in the choice of respondents (level 95%, design effect 2.0)'
    """
    if not number.kind:
        return ""
    unit = MILLION if abs(number.value) >= MILLION else 1
    lower, upper = (math.nan if end is None else end / unit for end in (number.lower, number.upper))
    text = shown.interval(lower, upper, 0)
    if number.lower == number.upper:
        return ""
    text = say("million", interval=text) if unit == MILLION else text
    if number.kind == written.PRINT:
        return say("as-operands-rounded" if operands > 1 else "as-rounded", interval=text)
    level, effect = settings.get("confidence_level", ""), settings.get("design_effect", "")
    known = "both" if level and effect else "level" if level else "effect" if effect else "nothing"
    level = locales.percent(f"{100 * float(level):g}") if level else ""
    return say("by-chance", interval=text, known=known, level=level, effect=effect)


def _add_rows(app: Sphinx, name: str, _template: str, context: dict[str, Any], page: nodes.document | None) -> None:
    """Add what the cards show to the end of a page; it is not shown there."""
    numbers = page.findall(ExplainedNumber) if page else []
    if named := sorted({row for number in numbers for row in number["rows"]}):
        known = rows.known(app.env).cards
        shown_rows = "".join(f'<div data-row="{escape.html(row)}">{known[row].markup}</div>' for row in named)
        context["body"] += f'<template id="number-rows">{cards.seen_from(name, shown_rows)}</template>'


def _visit(writer: HTMLTranslator, node: ExplainedNumber) -> None:
    named, interval = escape.html(" ".join(node["rows"])), escape.html(node["interval"])
    interval = f' data-interval="{interval}"' if interval else ""
    writer.body.append(f'<a class="number" href="{escape.html(node["address"])}" data-rows="{named}"{interval}>')


def _depart(writer: HTMLTranslator, _node: ExplainedNumber) -> None:
    writer.body.append("</a>")
