"""Read parameters from a YAML or JSON file, with the place of each.

What they may be is in `helpers.press.parameters`.
"""

import json
from pathlib import Path

import yaml

SUFFIXES = (".yml", ".yaml", ".json")


class ParameterError(ValueError):
    """Some parameters are wrong; the message lists each with what is allowed."""


def read(path: Path) -> tuple[dict[str, object], dict[str, str]]:
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
        told = json.loads(text, object_pairs_hook=list)
    except json.JSONDecodeError as error:
        raise ParameterError(f"{path}, line {error.lineno}: not JSON: {error.msg}") from None
    if not text.lstrip().startswith("{"):
        raise ParameterError(f"{path}: not names with values")
    return [(name, value, str(path)) for name, value in told]


def _from_yaml(path: Path, text: str) -> list[tuple[object, object, str]]:
    try:
        loader = yaml.SafeLoader(text)
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            raise ParameterError(f"{path}: not names with values")
        return [
            (loader.construct_object(name), loader.construct_object(value, deep=True), _line(path, name))
            for name, value in node.value
        ]
    except yaml.MarkedYAMLError as error:
        line = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise ParameterError(f"{path}{line}: not YAML: {error.problem}") from None
    except (yaml.YAMLError, ValueError) as error:
        raise ParameterError(f"{path}: not YAML: {' '.join(str(error).split())}") from None


def _line(path: Path, node: yaml.Node) -> str:
    return f"{path}, line {node.start_mark.line + 1}"
