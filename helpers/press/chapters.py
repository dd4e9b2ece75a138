"""Where the book's files are, and what a chapter declares about itself.

What the values of parameters may be is in `helpers.parameter_model`.
"""

import ast
import json
from functools import lru_cache
from itertools import count
from pathlib import Path

import yaml

from helpers.hints import did_you_mean
from helpers.press import plain_yaml

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = ROOT / "notebooks"
GUARD = "parameters.check"
MINOR_WITH_IDS = 5


class ChapterError(ValueError):
    """A chapter is missing or is not written as a chapter must be."""


def toc_files() -> list[str]:
    """Return the pages of the book in reading order, as `_toc.yml` names them.

    Raises:
        ChapterError: If the file is not a table of contents.
    """
    return [_toc()[0], *(file for _, files in toc_parts() for file in files)]


def toc_parts() -> list[tuple[str, list[str]]]:
    """Return the parts of the book in reading order, each with its caption and its pages.

    Raises:
        ChapterError: If `_toc.yml` is not a table of contents.
    """
    return list(_toc()[1])


def _toc() -> tuple[str, list[tuple[str, list[str]]]]:
    try:
        return _contents((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise ChapterError(plain_yaml.in_words("_toc.yml", error)) from None
    except UnicodeDecodeError:
        raise ChapterError("_toc.yml: the file is not text in UTF-8") from None
    except (KeyError, TypeError):
        raise ChapterError("_toc.yml: it must name a root, and parts with a caption and chapters") from None


# Asked for hundreds of times in a run.
@lru_cache(maxsize=1)
def _contents(text: str) -> tuple[str, list[tuple[str, list[str]]]]:
    told = plain_yaml.read(text)
    parts = [(part["caption"], [chapter["file"] for chapter in part["chapters"]]) for part in told["parts"]]
    files = [file for _, some in parts for file in some]
    if twice := sorted({file for file in files if files.count(file) > 1}):
        raise ChapterError(f"_toc.yml: {', '.join(twice)} is named twice")
    return told["root"], parts


def notebook_names() -> list[str]:
    """Return the names of all notebooks of the book in reading order."""
    return [Path(file).stem for file in toc_files() if file.startswith("notebooks/")]


def path_of(name: str) -> Path:
    """Return the path of a notebook.

    Raises:
        ChapterError: If the book has no such notebook, or its file is missing.
    """
    known = notebook_names()
    if name not in known:
        hint = did_you_mean(known, name) or f"; there are: {', '.join(known)}"
        raise ChapterError(f'there is no chapter "{name}"{hint}')
    path = NOTEBOOKS / f"{name}.ipynb"
    if not path.is_file():
        raise ChapterError(f"notebooks/{name}.ipynb: the file is missing; _toc.yml lists it")
    return path


def text_of(name: str) -> str:
    """Return the text of a notebook.

    Raises:
        ChapterError: If the book has no such notebook, or its file is missing or no notebook.
    """
    path = path_of(name)
    try:
        text = path.read_text(encoding="utf-8")
        cells = json.loads(text)["cells"]
        if not all(isinstance(cell["source"], str | list) for cell in cells):
            raise TypeError
    except OSError as error:
        raise ChapterError(f"notebooks/{name}.ipynb: the file can't be read: {error.strerror}") from None
    except (ValueError, KeyError, TypeError):
        raise ChapterError(f"notebooks/{name}.ipynb: the file is not a notebook") from None
    return text


def numbered(name: str, text: str) -> str:
    """Return a notebook in which each cell has an id of its own; one that is so already stays as it is.

    Programs that write notebooks would else make up new ids in each run.

    Args:
        name: Name of the notebook, with which new ids begin.
        text: The notebook as text.
    """
    notebook = json.loads(text)
    ids = [cell.get("id") for cell in notebook["cells"]]
    if None not in ids and len(set(ids)) == len(ids):
        return text
    free = (f"{name.replace('_', '-')}-{number}" for number in count(1))
    seen: set[str] = set()
    for cell in notebook["cells"]:
        if cell.get("id") is None or cell["id"] in seen:
            cell["id"] = next(one for one in free if one not in ids)
        seen.add(cell["id"])
    notebook["nbformat_minor"] = max(notebook.get("nbformat_minor", 0), MINOR_WITH_IDS)
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def parameters_of(name: str) -> list[tuple[str, str, object]]:
    """Return name, type and default of each parameter of a notebook, as its cell tagged `parameters` states them.

    Raises:
        ChapterError: If the notebook has not just one such cell, or the cell holds
            anything but lines of the form `name: type = value`.
    """
    cells = [
        cell for cell in json.loads(text_of(name))["cells"] if "parameters" in cell.get("metadata", {}).get("tags", [])
    ]
    if len(cells) != 1:
        raise ChapterError(f"notebooks/{name}.ipynb: {len(cells)} cells are tagged parameters; there must be one")
    try:
        statements = ast.parse("".join(cells[0]["source"])).body
    except SyntaxError as error:
        raise ChapterError(f"notebooks/{name}.ipynb, parameters, line {error.lineno}: {error.msg}") from None
    return [_parameter(name, statement) for statement in statements]


def defaults_of(name: str) -> dict[str, object]:
    """Return the parameters of a notebook with their defaults.

    Raises:
        ChapterError: If its cell of parameters is not as it must be.
    """
    return {key: default for key, _, default in parameters_of(name)}


def guard_of(name: str) -> tuple[list[str], str | None]:
    """Return the measures and the portal that a notebook names when it calls `helpers.parameters.check`.

    Args:
        name: The chapter.

    Returns:
        Nothing of both where it names none, or has no such call.
    """
    for cell in json.loads(text_of(name))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code" and GUARD in source:
            for call in _calls(source):
                portal = next((one.value for one in call.keywords if one.arg == "of"), None)
                return [ast.literal_eval(one) for one in call.args], portal and ast.literal_eval(portal)
    return [], None


def _calls(source: str) -> list[ast.Call]:
    """Return the calls of the guard in some code; none where the code is no Python, which its run tells."""
    try:
        nodes = ast.walk(ast.parse(source))
    except SyntaxError:
        return []
    return [node for node in nodes if isinstance(node, ast.Call) and ast.unparse(node.func) == GUARD]


def _parameter(name: str, statement: ast.stmt) -> tuple[str, str, object]:
    if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name) and statement.value:
        try:
            return statement.target.id, ast.unparse(statement.annotation), ast.literal_eval(statement.value)
        except ValueError:
            pass
    line = ast.unparse(statement)
    raise ChapterError(f'notebooks/{name}.ipynb, parameters: "{line}" is not of the form name: type = value')
