"""The picture that other sites show beside a link to a page: its first chart, in the size that they ask for."""

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from helpers.press import files
from helpers.press.drawings.converter import Spec
from helpers.press.drawings.drawer import Drawer
from helpers.press.pages import downloads, folders


def setup(app: Sphinx, drawer: Drawer) -> None:
    """Write the preview of each page that has a chart, after all pages."""
    new: dict[str, Spec] = {}
    app.connect("doctree-resolved", lambda _app, page, _name: new.update(_first(page)))
    app.connect("build-finished", lambda app, error: None if error else _write(Path(app.outdir), new, drawer))


def name_of(figure: str) -> str:
    """Return the path of the preview that shows a figure, in the site.

    Example:
        >>> name_of("fig-contact-forms")
        '_previews/fig-contact-forms.png'
    """
    return f"{folders.PREVIEWS}/{figure}.png"


def _first(page: nodes.document) -> dict[str, Spec]:
    return {spec["usermeta"]["figure"]["name"]: spec for _, spec in downloads.figures_of(page)[:1]}


def _write(site: Path, new: dict[str, Spec], drawer: Drawer) -> None:
    for name, spec in new.items():
        files.write(site / name_of(name), drawer.preview_of(spec))
