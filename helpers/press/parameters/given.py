"""Read the parameters that a user gives, on the command line or in a YAML or JSON file.

`helpers.parameter_model` defines what they may be.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import yaml

from helpers import parameters
from helpers.parameter_model import Parameters
from helpers.parameters import ParameterError
from helpers.press import plain_yaml
from helpers.press.parameters import cells, faults
from helpers.press.plain_yaml import NUMBER, WHOLE, PlainLoader
from helpers.press.project import Project

SUFFIXES = (".yml", ".yaml", ".json")
# What the command line calls no last year.
LATEST = "latest"


def read(
    project: Project, pairs: Sequence[tuple[str, str]], file: Path | None = None, names: Sequence[str] = ()
) -> dict[str, object]:
    """Return the parameters that a user gives, with the types of the model and checked by it.

    Args:
        project: The book.
        pairs: Name and value of each as words, such as ("last_year", "2021"); a list
            is written with commas, as in "helsenorge,1177". They override those of the file.
        file: File with parameters.
        names: Chapters to run; all if empty. One of them must take each parameter.

    Raises:
        ParameterError: If any is unknown, given twice, of the wrong type, outside what the data
            cover, or in contradiction to another; the message lists all faults.
    """
    found: list[str] = []
    values: dict[str, object] = {}
    places: dict[str, str] = {}
    if file:
        try:
            values, places = _from_file(file)
        except ParameterError as error:
            found.append(str(error))
    words = [name for name, _ in pairs]
    found += [f"{name}: given twice" for name in sorted({name for name in words if words.count(name) > 1})]
    for name, text in pairs:
        values[name] = _typed(name, text)
        places.pop(name, None)
    found += [f"{places[name]}: {fault}" if name in places else fault for name, fault in parameters.by_name(values)]
    found += [
        f"{name}: none of the chapters {', '.join(names)} takes this parameter"
        for name in values
        if name in Parameters.model_fields
        and names
        and not any(name in cells.defaults_of(project, chapter) for chapter in names)
    ]
    # Ask whether a chapter would show any figure only if the values themselves are valid.
    found = found or [
        fault for chapter in names or project.chapters() for fault in faults.of_run(project, chapter, values)
    ]
    if found:
        raise ParameterError("\n".join(found))
    return Parameters.model_validate(values).model_dump(include=set(values))


def _typed(name: str, text: str) -> object:
    """Convert text to the type of its parameter, or return it unchanged if it does not fit."""
    field = Parameters.model_fields.get(name)
    if field is None or field.annotation is str:
        return text
    if text == LATEST and field.annotation == int | None:
        return None
    if field.annotation in (int, int | None):
        return int(text) if WHOLE.fullmatch(text) else text
    if field.annotation is float:
        return float(text) if NUMBER.fullmatch(text) else text
    # An empty item between commas is an error, but nothing except commas is an empty list.
    return [item.strip() for item in text.split(",")] if text.strip(" ,") else []


def _from_file(path: Path) -> tuple[dict[str, object], dict[str, str]]:
    """Return the values of a file by name, and the place of each in words.

    Args:
        path: A file that ends in .yml, .yaml or .json and holds one value for each name.

    Raises:
        ParameterError: If the file can't be read, is not well formed, is not such a list of names and values,
            or names a parameter twice.
    """
    if path.suffix not in SUFFIXES:
        raise ParameterError(f"{path}: a file of parameters ends in {', '.join(SUFFIXES)}")
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ParameterError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ParameterError(f"{path}: the file is not text in UTF-8") from None
    lines = _from_json(path, text) if path.suffix == ".json" else _from_yaml(path, text)
    names = [name for name, _, _ in lines]
    if twice := sorted({str(name) for name in names if names.count(name) > 1}):
        raise ParameterError(f"{path}: {', '.join(twice)} is given twice")
    return {str(name): value for name, value, _ in lines}, {str(name): place for name, _, place in lines}


def _from_json(path: Path, text: str) -> list[tuple[object, object, str]]:
    try:
        pairs = json.loads(text, object_pairs_hook=list)
    except json.JSONDecodeError as error:
        raise ParameterError(f"{path}, line {error.lineno}: not JSON: {error.msg}") from None
    if not text.lstrip().startswith("{"):
        raise ParameterError(f"{path}: not names with values")
    return [(name, value, str(path)) for name, value in pairs]


def _from_yaml(path: Path, text: str) -> list[tuple[object, object, str]]:
    try:
        loader = PlainLoader(text)
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            raise ParameterError(f"{path}: not names with values")
        return [
            (loader.construct_object(name), loader.construct_object(value, deep=True), _line(path, name))
            for name, value in node.value
        ]
    except yaml.YAMLError as error:
        raise ParameterError(plain_yaml.in_words(path, error)) from None
    except ValueError as error:
        raise ParameterError(f"{path}: not YAML: {error}") from None


def _line(path: Path, node: yaml.Node) -> str:
    return f"{path}, line {node.start_mark.line + 1}"
