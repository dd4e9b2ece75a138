"""Show the parameters of a chapter as a table at its end instead of the cells that set them."""

from pathlib import Path
from typing import NamedTuple

from docutils import nodes
from sphinx.application import Sphinx

from helpers import escape, parameter_model
from helpers.press.pages import repository, run_box
from helpers.press.pages.search import Unsearched
from helpers.press.parameters import cells
from helpers.press.project import cells_in

TAGS = (cells.TAG, cells.INJECTED)


class Setting(NamedTuple):
    """A parameter, as a page shows it."""

    name: str
    value: str
    default: str
    meaning: str


def setup(app: Sphinx) -> None:
    """Replace the cells with a table."""
    app.connect("doctree-resolved", _replace_cells)


def settings(notebook: Path) -> list[Setting]:
    """Return the parameters that a notebook was run with: its defaults and those that Papermill injected."""
    defaults, injected = (_assigned(notebook.read_text(encoding="utf-8"), tag) for tag in TAGS)
    values = defaults | injected
    return [
        Setting(name, _in_words(values[name]), _in_words(default), parameter_model.meaning(name))
        for name, default in defaults.items()
    ]


def _assigned(notebook: str, tag: str) -> dict[str, object]:
    tagged = [cell for cell in cells_in(notebook) if tag in cell["metadata"].get("tags", [])]
    return {found.name: found.value for cell in tagged for found in cells.assignments("".join(cell["source"]))}


def _in_words(value: object) -> str:
    if value is None:
        return parameter_model.say("latest")
    return ", ".join(value) if isinstance(value, list) else str(value)


def _replace_cells(app: Sphinx, page: nodes.document, name: str) -> None:
    for tag in TAGS:
        for cell in [node for node in page.findall(nodes.Element) if f"tag_{tag}" in node["classes"]]:
            cell.parent.remove(cell)
            if tag == cells.TAG:
                path = Path(app.env.doc2path(name))
                about = {
                    "parameters": [setting._asdict() for setting in settings(path)],
                    "launch": repository.launch(Path(app.srcdir), path),
                }
                table = app.builder.templates.render("parameter-box.html", escape.html_in(about))
                place = run_box.of(page)
                if run_box.is_box(place):
                    place["classes"].append(run_box.CLASS)
                place += Unsearched("", "", nodes.raw("", table, format="html"))
