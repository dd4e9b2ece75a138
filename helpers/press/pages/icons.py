"""Keep the theme from loading all icons of Font Awesome, half a megabyte, for the few on a page.

The pages take them from `_static/fonts/icons.woff2`.
"""

from pathlib import Path

from sphinx.application import Sphinx

SCRIPT = "scripts/fontawesome.js"


def setup(app: Sphinx) -> dict[str, bool]:
    """Empty the theme's script, which draws what the style sheet shows already."""
    app.connect("build-finished", _empty_script)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _empty_script(app: Sphinx, error: Exception | None) -> None:
    script = Path(app.outdir) / "_static" / SCRIPT
    if not error and script.is_file():
        script.write_text("/* The icons come from a font. */\n", encoding="utf-8")
