"""Vega as a script of the site, so that charts can be made interactive without any other host."""

from pathlib import Path

import vl_convert

from helpers.press.drawings import cache
from helpers.press.drawings.converter import VEGA_LITE

NAME = "vega.js"
# A page opened from a folder may load no module, so the names of the module are kept in a function.
SCRIPT = (
    f"/*! Vega {vl_convert.get_vega_version()}, Vega-Lite {VEGA_LITE} and "
    f"Vega-Embed {vl_convert.get_vega_embed_version()}, University of Washington Interactive Data Lab, "
    "BSD 3-Clause licence: https://github.com/vega/vega/blob/main/LICENSE */\n"
    '(() => {{"use strict";{bundle}}})();\n'
)
SNIPPET = "window.vegaEmbed = vegaEmbed;"


def place_of(folder: Path) -> Path:
    """Return where the script is cached, in the folder of the cache."""
    return cache.place(folder, __file__, VEGA_LITE)


def script(folder: Path) -> dict[str, bytes]:
    """Return Vega with Vega-Lite and Vega-Embed as one classic script, which sets `vegaEmbed`, by its name.

    Args:
        folder: Folder of the cache; the script is made and cached now if it is not there.
    """
    place = place_of(folder)
    kept = cache.load(place)
    if kept is None:
        bundle = vl_convert.javascript_bundle(SNIPPET, vl_version=VEGA_LITE)
        kept = {NAME: SCRIPT.format(bundle=bundle).encode()}
        cache.keep(place, kept)
    return kept
