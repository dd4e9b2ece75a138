"""Choose the scripts and styles of each page, so that the site is light and allows a strict security policy.

Under `Content-Security-Policy: default-src 'self'` a browser ignores inline scripts and styles and refuses `eval`.
What the theme would write into pages is in `_static/page.js`.
"""

import re
from pathlib import Path
from typing import Any

from docutils import nodes
from myst_nb.sphinx_ext import add_global_html_resources
from pydata_sphinx_theme import pygments
from sphinx.application import Sphinx
from sphinx.config import Config

from helpers.press.pages import provenance

POLICY = "default-src 'self'"
# Netlify and Cloudflare Pages send what this file says; other hosts must be set up, see `README.md`.
HEADERS = "_headers"
# They fold admonitions; the book uses `details`, which needs no script.
FOLDING = ("togglebutton.js", "togglebutton.css")
# Jupyter Book would load them on every page, but only the search page and the pages of single figures use them.
ELSEWHERE = ("search.js", "embed.css")
# Source maps, and scripts for icons and menus: the icons come from `_static/fonts/icons.woff2`, and there are no menus.
UNUSED = (*FOLDING, "*.map", "scripts/fontawesome.js*", "scripts/bootstrap.js*")
# A place for advertisements, and a button that needs a script of 80 kilobytes to scroll.
HIDDEN = {"primary_sidebar_end": [], "back_to_top_button": False}
SOURCE_MAP = re.compile(rb"\n?(//|/\*)# sourceMappingURL=\S+( \*/)?\s*$")
# Runs after the theme has added its scripts.
LAST = 900


def setup(app: Sphinx) -> None:
    """Remove unused parts, scripts and styles from the pages and the site."""
    app.connect("config-inited", _hide_parts)
    app.connect("html-page-context", _drop_assets, priority=LAST)
    app.connect("build-finished", _write_headers)


def _hide_parts(_app: Sphinx, config: Config) -> None:
    config.html_theme_options |= HIDDEN


def _drop_assets(
    _app: Sphinx, _name: str, _template: str, context: dict[str, Any], _page: nodes.document | None
) -> None:
    for kind in ("script_files", "css_files"):
        assets = [(asset, str(asset.filename or "")) for asset in context[kind]]
        context[kind] = [asset for asset, file in assets if file and not file.endswith((*FOLDING, *ELSEWHERE))]


def complete(app: Sphinx) -> None:
    """Give the scripts and styles of a site their final form, before pages name their checksums.

    The theme and MyST-NB would add their part only after the pages.

    Args:
        app: The running Sphinx, which has copied its static files.
    """
    pygments.overwrite_pygments_css(app)
    add_global_html_resources(app, None)
    _delete_unused(Path(app.outdir) / "_static")


def _delete_unused(static: Path) -> None:
    """Delete unused files from the site, and references to the deleted source maps."""
    for path in {path for pattern in UNUSED for path in static.rglob(pattern)}:
        path.unlink()
    for path in [path for suffix in ("js", "css") for path in static.rglob(f"*.{suffix}")]:
        content = path.read_bytes()
        if content != (without := SOURCE_MAP.sub(b"", content)):
            path.write_bytes(without)


def _write_headers(app: Sphinx, error: Exception | None) -> None:
    """Write what hosts are to send with each page, at the root of the site, where they look for it."""
    if not error and not provenance.read(Path(app.srcdir)).prefix:
        (Path(app.outdir) / HEADERS).write_text(f"/*\n  Content-Security-Policy: {POLICY}\n", encoding="utf-8")
