"""Where the book's files are, and what a chapter declares about itself.

What the values of parameters may be is in `helpers.press.parameters`.
"""

import ast
from pathlib import Path

import nbformat
import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
NOTEBOOKS = ROOT / "notebooks"


class ChapterError(ValueError):
    """A chapter is missing or is not written as a chapter must be."""


def toc_files() -> list[str]:
    """Return the pages of the book in reading order, as `_toc.yml` names them."""
    return [_toc()["root"], *(file for _, files in toc_parts() for file in files)]


def toc_parts() -> list[tuple[str, list[str]]]:
    """Return the parts of the book in reading order, each with its caption and its pages."""
    return [(part["caption"], [chapter["file"] for chapter in part["chapters"]]) for part in _toc()["parts"]]


def _toc() -> dict:
    return yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))


def notebook_names() -> list[str]:
    """Return the names of all notebooks of the book in reading order."""
    return [Path(file).stem for file in toc_files() if file.startswith("notebooks/")]


def path_of(name: str) -> Path:
    """Return the path of a notebook.

    Raises:
        ChapterError: If the book has no such notebook, or its file is missing.
    """
    if name not in notebook_names():
        raise ChapterError(f'there is no chapter "{name}"; there are: {", ".join(notebook_names())}')
    path = NOTEBOOKS / f"{name}.ipynb"
    if not path.is_file():
        raise ChapterError(f"notebooks/{name}.ipynb: the file is missing; _toc.yml lists it")
    return path


def defaults_of(name: str) -> dict[str, object]:
    """Return the parameters of a notebook with their defaults, as its cell tagged `parameters` sets them.

    Raises:
        ChapterError: If the notebook has not just one such cell, or the cell holds
            anything but lines of the form `name: type = value`.
    """
    cells = [
        cell
        for cell in nbformat.read(path_of(name), as_version=4).cells
        if "parameters" in cell.metadata.get("tags", [])
    ]
    if len(cells) != 1:
        raise ChapterError(f"notebooks/{name}.ipynb: {len(cells)} cells are tagged parameters; there must be one")
    found = {}
    for statement in ast.parse(cells[0].source).body:
        if not (isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name) and statement.value):
            line = ast.unparse(statement)
            raise ChapterError(f'notebooks/{name}.ipynb, parameters: "{line}" is not of the form name: type = value')
        found[statement.target.id] = ast.literal_eval(statement.value)
    return found
