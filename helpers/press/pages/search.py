"""What the search finds: prose, and chapters before technical pages.

`_static/search.js` orders the results by the parts of the contents, and shows excerpts of the prose.
"""

from pathlib import Path
from typing import Any

import yaml
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html import HTMLTranslator

from helpers import escape

PAGE = "search"


class Unsearched(nodes.comment):
    """Content that the index of the search leaves out, as it does comments; the page shows it."""


def setup(app: Sphinx) -> None:
    """Tell the search page the order of the parts."""
    app.add_node(Unsearched, html=(_pass, _pass))
    app.connect("html-page-context", _tell)


def parts(toc: str) -> dict[str, int]:
    r"""Return for each page the number of its part in a table of contents.

    Example:
        >>> parts("root: intro\nparts:\n- chapters: [{file: notebooks/survey}]\n- chapters: [{file: method}]")
        {'intro': 0, 'notebooks/survey': 0, 'method': 1}
    """
    contents = yaml.safe_load(toc)
    numbered = {page["file"]: number for number, part in enumerate(contents["parts"]) for page in part["chapters"]}
    return {contents["root"]: 0} | numbered


def _tell(app: Sphinx, name: str, _template: str, context: dict[str, Any], _page: nodes.document | None) -> None:
    if name == PAGE:
        toc = (Path(app.srcdir) / "_toc.yml").read_text(encoding="utf-8")
        context["search_parts"] = escape.script(parts(toc))


def _pass(_writer: HTMLTranslator, _node: Unsearched) -> None:
    """Write nothing around the content."""
