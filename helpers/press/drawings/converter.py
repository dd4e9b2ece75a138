"""Turn a Vega-Lite specification into SVG, and SVG into a picture, the same on every machine.

Text is measured with Liberation Sans, which is part of vl-convert. If the system has that font too, vl-convert would
use that one, whose version may differ, and would open its file for each word that it measures.
"""

import functools
import os
import re
import tempfile
from pathlib import Path
from typing import Any

import vl_convert

# The version that reads what Altair writes and fits the version of Vega in the converter.
VEGA_LITE = "6.4"
FONT_SETTINGS = "FONTCONFIG_FILE"
# A Vega-Lite specification, as JSON.
Spec = dict[str, Any]
NOTHING = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'


def version() -> list[str]:
    """Return what decides how charts are converted: the version of vl-convert, and this module."""
    # The types of vl-convert leave its version out.
    return [vl_convert.__version__, Path(__file__).read_text(encoding="utf-8")]  # type: ignore[attr-defined]


def svg_of(spec: Spec, prefix: str) -> str:
    """Return a chart as SVG whose ids begin with a prefix, so that charts on a page don't share any."""
    _hide_system_fonts()
    svg = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE)
    # The converter numbers clip paths across the whole process.
    found = list(dict.fromkeys(re.findall(r'id="([^"]+)"', svg)))
    for number, old in enumerate(found):
        svg = re.sub(rf'(id="|url\(#){re.escape(old)}(?=["\)])', rf"\g<1>{prefix}-{number}", svg)
    return svg


def png_of(svg: str, scale: float) -> bytes:
    """Return a drawing as a picture that is so many times as wide and as high in pixels."""
    _hide_system_fonts()
    return vl_convert.svg_to_png(svg, scale=scale)


@functools.cache
def _hide_system_fonts() -> None:
    """Let the converter look for fonts, which it does once, while it can find only its own."""
    before = os.environ.get(FONT_SETTINGS)
    with tempfile.TemporaryDirectory() as empty:
        settings = Path(empty) / "fonts.conf"
        settings.write_text(f"<fontconfig><dir>{empty}</dir></fontconfig>", encoding="utf-8")
        os.environ[FONT_SETTINGS] = str(settings)
        try:
            vl_convert.svg_to_png(NOTHING)
        finally:
            # A browser that this process starts needs the fonts of the system.
            os.environ.pop(FONT_SETTINGS)
            if before is not None:
                os.environ[FONT_SETTINGS] = before
