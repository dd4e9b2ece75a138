"""The drawer of a site's build."""

from pathlib import Path

from helpers.phrases import Phrases
from helpers.press.citation import Citation
from helpers.press.drawings.drawer import Drawer
from helpers.press.drawings.drawing import Drawings
from helpers.press.pages import provenance

say = Phrases("site")


def drawer_of(source: Path) -> Drawer:
    """Return the drawer for the source of a site, shared by the whole process."""
    project = provenance.read(source).project
    sources = say("sources-in-print", sources="{sources}")
    return Drawer.shared(Drawings(project.drawings, Citation.of(project).credit, sources))
