"""Let Jupyter Book load all that it needs before its source is ready, and read changed tables while chapters run.

The press sets the variable `WAITS` and writes a line for each step that Sphinx may take, see
`helpers.press.site.build`.
"""

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

WAITS = "BOOK_WAITS_FOR_A_LINE"
READ_TABLES, READ_SOURCE = "read the tables", "read the source"
# Runs after the other extensions have prepared themselves.
LAST = 900


def setup(app: "Sphinx") -> None:
    """Let Sphinx wait if the press has started it."""
    if os.environ.get(WAITS):
        app.connect("builder-inited", _wait, priority=LAST)


def _wait(app: "Sphinx") -> None:
    _compile(app)
    for line in sys.stdin:
        if line.strip() == READ_SOURCE:
            return
        _read_tables()
    # No line comes from a press that has ended.
    sys.exit(1)


def _compile(app: "Sphinx") -> None:
    """Let libraries compile now what they need for the first page: the schema of notebooks, CSS selectors, a lexer."""
    from bs4 import BeautifulSoup
    from nbformat.validator import get_validator
    from sphinx.builders.html import StandaloneHTMLBuilder

    get_validator()
    # Each part of a selector that the themes use has an expression of its own, which is compiled at first use.
    BeautifulSoup("", "html.parser").select("li.current > a[href]")
    if isinstance(app.builder, StandaloneHTMLBuilder):
        app.builder.highlighter.highlight_block("", "ipython3")


def _read_tables() -> None:
    from helpers.press.pages import rows

    rows.found()
