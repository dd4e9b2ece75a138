"""Notebooks as text: what a run adds is removed, and the text cells are those that the chapter has now.

A run executes code cells. Its result does not depend on the text between them, so an edit of the text needs no run.
"""

import nbformat

from helpers.press.parameters.cells import INJECTED
from helpers.press.project import cells_in

CODE = "code"
# What Papermill adds to the metadata of each cell.
ADDED = ("papermill", "execution")


def code_of(notebook: str) -> list[dict[str, object]]:
    """Return the code cells of a notebook with their outputs.

    Example:
        >>> code_of('{"cells": [{"cell_type": "markdown"}, {"cell_type": "code", "source": "1"}]}')
        [{'cell_type': 'code', 'source': '1'}]
    """
    return [cell for cell in cells_in(notebook) if cell["cell_type"] == CODE]


def as_text(notebook: nbformat.NotebookNode) -> str:
    """Return a notebook as text without times, paths and versions, so that equal runs give equal bytes."""
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in notebook.cells:
        for key in ADDED:
            cell.metadata.pop(key, None)
        if is_injected(cell):
            cell.id = INJECTED
            if "hide-input" not in cell.metadata["tags"]:
                cell.metadata["tags"].append("hide-input")
    return f"{nbformat.writes(notebook)}\n"


def with_text_of(chapter: str, executed: str) -> str:
    """Return an executed notebook with the text cells that its chapter has now.

    Args:
        chapter: The chapter's notebook as text; its code cells are those that were executed.
        executed: The executed notebook as text.
    """
    if _text_cells(chapter) == _text_cells(executed):
        return executed
    notebook = nbformat.reads(executed, as_version=4)
    ran: dict[str, list[nbformat.NotebookNode]] = {}
    for cell in notebook.cells:
        if is_injected(cell):
            # Papermill puts it behind the cell that it overrides.
            ran[list(ran)[-1]].append(cell)
        elif cell.cell_type == CODE:
            ran[cell.id] = [cell]
    notebook.cells = []
    for cell in nbformat.reads(chapter, as_version=4).cells:
        if cell.cell_type == CODE:
            notebook.cells += ran.get(cell.id, [])
        else:
            # As Papermill does.
            cell.metadata.setdefault("tags", [])
            notebook.cells.append(cell)
    return as_text(notebook)


def is_injected(cell: nbformat.NotebookNode) -> bool:
    """Return whether Papermill has injected a cell, with parameters."""
    return INJECTED in cell.metadata.get("tags", [])


def _text_cells(notebook: str) -> list[object]:
    """Return the text cells of a notebook, and between them the ids of its code cells."""
    cells = cells_in(notebook)
    return [cell["id"] if cell["cell_type"] == CODE else cell for cell in cells if cell["id"] != INJECTED]
