"""Let Jupyter Book load all that it needs before its source is ready.

The press sets the variable `WAITS` and sends a line when Sphinx may read the source, see `helpers.press.site.build`.
"""

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

WAITS = "BOOK_WAITS_FOR_A_LINE"
# Runs after the other extensions have prepared themselves.
LAST = 900


def setup(app: "Sphinx") -> None:
    """Let Sphinx wait if the press has started it."""
    if os.environ.get(WAITS):
        app.connect("builder-inited", _wait, priority=LAST)


def _wait(_app: "Sphinx") -> None:
    # No line comes from a press that has ended.
    if not sys.stdin.readline():
        sys.exit(1)
