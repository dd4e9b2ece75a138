"""The figures of the stored notebooks, by chapter and by their names."""

import nbformat
from this_book import BOOK

from helpers.theme import MIME_TYPE


def stored_specs(name: str) -> dict[str, dict]:
    cells = nbformat.read(BOOK.path_of(name), as_version=4).cells
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    specs = [output.data[MIME_TYPE] for output in outputs if MIME_TYPE in output.get("data", {})]
    return {spec["usermeta"]["figure"]["name"]: spec for spec in specs}


SPECS = {name: stored_specs(name) for name in BOOK.chapters()}
CHAPTERS = [name for name, specs in SPECS.items() if specs]
FIGURES = [(chapter, figure) for chapter in CHAPTERS for figure in SPECS[chapter]]
