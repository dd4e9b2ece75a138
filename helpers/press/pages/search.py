"""What the search finds: prose, and chapters before pages about the numbers and those for analysts.

`_static/search.js` orders the results by these ranks, and shows excerpts of the prose.
"""

from pathlib import Path
from typing import Any

import yaml
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html import HTMLTranslator

from helpers import escape

PAGE = "search"
# The parts of the contents that come after all chapters, and after the front page, which mentions everything.
LATER = ("About the numbers", "For analysts")


class Unsearched(nodes.comment):
    """Content that the index of the search leaves out, as it does comments; the page shows it."""


def setup(app: Sphinx) -> None:
    """Tell the search page the ranks of the pages."""
    app.add_node(Unsearched, html=(_pass, _pass))
    app.connect("html-page-context", _tell)


def ranks(toc: str) -> dict[str, int]:
    r"""Return the rank of each page of a table of contents among the results of a search; the first ones are 0.

    Example:
        >>> ranks("root: intro\nparts:\n- caption: Use\n  chapters: [{file: notebooks/survey}]\n"
        ...       "- caption: About the numbers\n  chapters: [{file: method}]")
        {'intro': 1, 'notebooks/survey': 0, 'method': 2}
    """
    contents = yaml.safe_load(toc)
    found = {contents["root"]: 1}
    for part in contents["parts"]:
        rank = LATER.index(part["caption"]) + 2 if part["caption"] in LATER else 0
        found |= {page["file"]: rank for page in part["chapters"]}
    return found


def _tell(app: Sphinx, name: str, _template: str, context: dict[str, Any], _page: nodes.document | None) -> None:
    if name == PAGE:
        toc = (Path(app.srcdir) / "_toc.yml").read_text(encoding="utf-8")
        context["search_ranks"] = escape.script(ranks(toc))


def _pass(_writer: HTMLTranslator, _node: Unsearched) -> None:
    """Write nothing around the content."""
