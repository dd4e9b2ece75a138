"""Show the parameters of a chapter to its readers, in the place of the cells that set them."""

import ast
from pathlib import Path
from typing import NamedTuple

import nbformat
from docutils import nodes
from sphinx.application import Sphinx

from helpers import escape
from helpers.parameter_model import Parameters

TAGS = ("parameters", "injected-parameters")


class Setting(NamedTuple):
    """A parameter as a page shows it."""

    name: str
    value: str
    default: str
    meaning: str


def setup(app: Sphinx) -> None:
    """Let Sphinx show a box instead of the cells."""
    app.connect("doctree-resolved", _replace_cells)


def settings(notebook: Path) -> list[Setting]:
    """Return the parameters that a notebook was run with; those that Papermill injected replace its defaults."""
    cells = nbformat.read(notebook, as_version=4).cells
    defaults, injected = ({}, {})
    for tag, found in zip(TAGS, (defaults, injected), strict=True):
        for cell in cells:
            if tag in cell.metadata.get("tags", []):
                found.update(_assigned(cell.source))
    fields = Parameters.model_fields
    values = defaults | injected
    return [
        Setting(name, _in_words(values[name]), _in_words(default), fields[name].description)
        for name, default in defaults.items()
    ]


def _assigned(source: str) -> dict[str, object]:
    statements = ast.parse(source).body
    targets = [one.target if isinstance(one, ast.AnnAssign) else one.targets[0] for one in statements]
    return {target.id: ast.literal_eval(one.value) for target, one in zip(targets, statements, strict=True)}


def _in_words(value: object) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)


def _replace_cells(app: Sphinx, page: nodes.document, name: str) -> None:
    if app.builder.format != "html":
        return
    for tag in TAGS:
        for cell in list(page.findall(lambda node, tag=tag: f"tag_{tag}" in _classes(node))):
            shown = escape.html_in([one._asdict() for one in settings(app.env.doc2path(name))])
            box = app.builder.templates.render("parameter-box.html", {"parameters": shown})
            cell.parent.replace(cell, nodes.raw("", box, format="html") if tag == TAGS[0] else [])


def _classes(node: nodes.Node) -> list[str]:
    return node.get("classes", []) if isinstance(node, nodes.Element) else []
