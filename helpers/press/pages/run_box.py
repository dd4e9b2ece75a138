"""The box at the end of a page: its parameters, and how to run it with others."""

from docutils import nodes

SECTION, CLASS = "run-it-yourself", "run-box"


def is_box(section: nodes.section) -> bool:
    """Return whether a section is the one that tells how to run the page."""
    return SECTION in section["ids"]


def of(page: nodes.document) -> nodes.section:
    """Return the section that tells how to run a page; one without it has its parameters at the end of its text."""
    sections = list(page.findall(nodes.section))
    return next(filter(is_box, sections), sections[0])
