"""Make the site of a small book, which has a single chapter."""

from pathlib import Path

import nbformat

from helpers.press import book
from helpers.press.edition import Edition
from helpers.press.project import Project
from helpers.press.runs.execution import Options

CHAPTER = "glossary"
ONE = Options(jobs=1)
DEFAULT, STRICT = Edition(), Edition("strict", {"confidence_level": 0.99})


def add_cell(project: Project, source: str) -> int:
    path = project.path_of(CHAPTER)
    notebook = nbformat.read(path, as_version=4)
    tagged = [cell.metadata.get("tags", []) for cell in notebook.cells]
    place = next(number for number, tags in enumerate(tagged, start=1) if "parameters" in tags)
    notebook.cells.insert(place, nbformat.v4.new_code_cell(source))
    path.write_text(nbformat.writes(notebook), encoding="utf-8")
    return place + 1


def make(project: Project, *editions: Edition) -> list[Path]:
    """Build editions and return the folders of their sites."""
    book.make(project, list(editions), options=ONE)
    return [edition.html(project) for edition in editions]
