"""Decide what a page loads, so that the site works where a policy forbids scripts inside pages, and stays light.

Under `Content-Security-Policy: default-src 'self'` a browser runs no script and takes no style that a page holds
itself, and evaluates no text as a program. What the theme would write into pages is in `_static/page.js`.
"""

import re
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

# Folds admonitions, which the book does with an element that needs no script.
UNUSED = ("togglebutton.js", "togglebutton.css")
# Jupyter Book would put it on every page; only the one that searches can use it.
OF_THE_SEARCH = "search.js"
# The icons that the theme draws by a script come from `_static/fonts/icons.woff2`, and the book has no menus.
LEFT_OVER = ("*.map", "scripts/fontawesome.js*", "scripts/bootstrap.js*")
# A place for advertisements, and a button that needs a script of 80 kilobytes to scroll.
NOT_SHOWN = {"primary_sidebar_end": [], "back_to_top_button": False}
SOURCE_MAP = re.compile(rb"\n?(//|/\*)# sourceMappingURL=\S+( \*/)?\s*$")
# Runs after the theme has added its scripts.
LAST = 900


def setup(app: Sphinx) -> None:
    """Let Sphinx leave out what a page must not hold or does not need."""
    app.connect("config-inited", _choose_parts)
    app.connect("html-page-context", _leave_out, priority=LAST)
    app.connect("build-finished", _tidy)


def _choose_parts(_app: Sphinx, config: Config) -> None:
    config.html_theme_options |= NOT_SHOWN


def _leave_out(_app: Sphinx, _name: str, _template: str, context: dict, _page: nodes.document | None) -> None:
    for kind in ("script_files", "css_files"):
        context[kind] = [
            one for one in context[kind] if one.filename and not str(one.filename).endswith((*UNUSED, OF_THE_SEARCH))
        ]


def _tidy(app: Sphinx, error: Exception | None) -> None:
    """Delete from the site what no reader needs: maps to the source of the theme's code, and unused scripts."""
    if error or app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    for path in (path for pattern in (*LEFT_OVER, *UNUSED) for path in static.rglob(pattern)):
        path.unlink()
    for path in (path for suffix in ("js", "css") for path in static.rglob(f"*.{suffix}")):
        content = path.read_bytes()
        if content != (without := SOURCE_MAP.sub(b"", content)):
            path.write_bytes(without)
