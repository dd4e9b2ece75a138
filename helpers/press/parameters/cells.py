"""Read the parameters that a notebook declares, and what its guard names."""

import ast
import json
from itertools import count
from typing import NamedTuple

from helpers.press.project import ChapterError, Project, cells_in

TAG, INJECTED = "parameters", "injected-parameters"
GUARDS = ("parameters.check", "parameters.check_years", "parameters.check_waves")
MINOR_WITH_IDS = 5


class Declared(NamedTuple):
    """A parameter as a cell states it; the type is empty where none is given."""

    name: str
    type: str
    value: object


def assignments(source: str) -> list[Declared]:
    """Return the parameters that a cell assigns.

    Args:
        source: Source of a cell of parameters.

    Raises:
        SyntaxError: If it is not Python.
        ValueError: If a line does not assign a literal to a name; the message is that line.

    Example:
        >>> assignments("wave: int = 2020")
        [Declared(name='wave', type='int', value=2020)]
    """
    return [_assignment(statement) for statement in ast.parse(source).body]


def parameters_of(project: Project, chapter: str) -> list[Declared]:
    """Return the parameters of a chapter, as its cell tagged `parameters` declares them.

    Raises:
        ChapterError: If the notebook does not have exactly one such cell, or the cell holds
            anything but lines of the form `name: type = value`.
    """
    place = f"notebooks/{chapter}.ipynb"
    cells = [cell for cell in cells_in(project.text_of(chapter)) if TAG in cell.get("metadata", {}).get("tags", [])]
    if len(cells) != 1:
        raise ChapterError(f"{place}: {len(cells)} cells are tagged parameters; there must be one")
    try:
        declared = assignments("".join(cells[0]["source"]))
    except SyntaxError as error:
        raise ChapterError(f"{place}, parameters, line {error.lineno}: {error.msg}") from None
    except ValueError as error:
        raise ChapterError(f'{place}, parameters: "{error}" is not of the form name: type = value') from None
    if untyped := [parameter for parameter in declared if not parameter.type]:
        line = f"{untyped[0].name} = {untyped[0].value!r}"
        raise ChapterError(f'{place}, parameters: "{line}" is not of the form name: type = value')
    return declared


def defaults_of(project: Project, chapter: str) -> dict[str, object]:
    """Return the parameters of a chapter with their defaults.

    Raises:
        ChapterError: If its parameters cell is malformed.
    """
    return {declared.name: declared.value for declared in parameters_of(project, chapter)}


def guard_of(project: Project, chapter: str) -> tuple[list[str], str | None]:
    """Return the measures and the portal that a chapter names when it calls `helpers.parameters.check`.

    Returns:
        An empty list and None where it names none, or has no such call.
    """
    for cell in cells_in(project.text_of(chapter)):
        source = "".join(cell["source"])
        if cell["cell_type"] == "code" and GUARDS[0] in source:
            for call in _guards(source):
                portals = [ast.literal_eval(keyword.value) for keyword in call.keywords if keyword.arg == "of"]
                return [ast.literal_eval(measure) for measure in call.args], portals[0] if portals else None
    return [], None


def with_cell_ids(chapter: str, text: str) -> str:
    """Return a notebook in which each cell has a unique id; unchanged if it has them already.

    Without them, programs that write notebooks would invent new ids in each run.

    Args:
        chapter: Name of the chapter, with which new ids begin.
        text: The notebook as text.
    """
    ids = [cell.get("id") for cell in cells_in(text)]
    if None not in ids and len(set(ids)) == len(ids):
        return text
    notebook = json.loads(text)
    free = (f"{chapter.replace('_', '-')}-{number}" for number in count(1))
    seen: set[str] = set()
    for cell in notebook["cells"]:
        if cell.get("id") is None or cell["id"] in seen:
            cell["id"] = next(candidate for candidate in free if candidate not in ids)
        seen.add(cell["id"])
    notebook["nbformat_minor"] = max(notebook.get("nbformat_minor", 0), MINOR_WITH_IDS)
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def _assignment(statement: ast.stmt) -> Declared:
    try:
        match statement:
            case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation, value=ast.expr() as value):
                return Declared(name, ast.unparse(annotation), ast.literal_eval(value))
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                return Declared(name, "", ast.literal_eval(value))
    except ValueError:
        pass
    raise ValueError(ast.unparse(statement))


def _guards(source: str) -> list[ast.Call]:
    """Return the calls of the guard; none where the code is not Python, which the run will report."""
    try:
        nodes = ast.walk(ast.parse(source))
    except SyntaxError:
        return []
    return [node for node in nodes if isinstance(node, ast.Call) and ast.unparse(node.func) in GUARDS]
