"""The same chapters with the default configuration and chart output of Jupyter Book."""

import json
import shutil
from pathlib import Path

import yaml

from helpers.theme import MIME_TYPE


def make_stock(root: Path) -> Path:
    """Change a copy of the book so that Jupyter Book and Altair build it as they do by default.

    Returns:
        The same folder.
    """
    config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    del config["sphinx"]["extra_extensions"]
    config["sphinx"]["config"] = {"suppress_warnings": ["mystnb.unknown_mime_type"]}
    (root / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    shutil.rmtree(root / "_static")
    for path in (root / "notebooks").glob("*.ipynb"):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            for output in cell.get("outputs", []):
                if MIME_TYPE in output.get("data", {}):
                    output["data"] |= _by_altair(output["data"].pop(MIME_TYPE))
        path.write_text(json.dumps(notebook), encoding="utf-8")
    return root


def _by_altair(spec: dict) -> dict:
    # Slow to import, and only this case needs it.
    import altair as alt

    spec.pop("usermeta")
    with alt.renderers.enable("html"):
        return alt.Chart.from_dict(spec)._repr_mimebundle_()
