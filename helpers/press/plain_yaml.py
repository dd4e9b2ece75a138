"""Read YAML that people write by hand, without its surprises.

Only plain digits are a number: YAML itself reads 0x7E5, 2_021 and 33:41 as 2021. No key may be repeated: YAML
itself silently drops the first value.
"""

import re
from typing import Any

import yaml

WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)")
NUMBER = re.compile(r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?")
INT, FLOAT = "tag:yaml.org,2002:int", "tag:yaml.org,2002:float"


class PlainLoader(yaml.SafeLoader):
    """A loader that reads any other number as text and rejects aliases.

    A few lines of nested aliases can stand for more values than fit into memory.
    """

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Return the next node, unless it is an alias."""
        if self.check_event(yaml.AliasEvent):
            # The types of PyYAML leave this method out.
            event = self.peek_event()  # type: ignore[no-untyped-call]
            problem = f"*{event.anchor} is an alias; write what it stands for"
            raise yaml.composer.ComposerError(None, None, problem, event.start_mark)
        return super().compose_node(parent, index)


def read(text: str) -> Any:
    """Return what a text in YAML says.

    Raises:
        yaml.YAMLError: If it is not well formed, has an alias, or gives one name two values.

    Example:
        >>> read("{last_year: 2021, wave: 2_021, design_effect: 1.5}")
        {'last_year': 2021, 'wave': '2_021', 'design_effect': 1.5}
    """
    # The loader is a `SafeLoader` with fewer types.
    return yaml.load(text, PlainLoader)  # noqa: S506


def in_words(place: object, error: yaml.YAMLError) -> str:
    """Return what is wrong with a text in YAML, with the line if that is known.

    Args:
        place: Where the text is from, such as the path of a file.
        error: The error that it gave.
    """
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
    line = f", line {mark.line + 1}" if mark else ""
    return f"{place}{line}: not YAML: {problem or ' '.join(str(error).split())}"


def _number(loader: PlainLoader, node: yaml.ScalarNode) -> int | float | str:
    text: str = node.value
    if node.tag == INT:
        return int(text) if WHOLE.fullmatch(text) else text
    return loader.construct_yaml_float(node) if NUMBER.fullmatch(text) else text


def _mapping(loader: PlainLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    seen = set()
    for name in (name for name, _ in node.value if isinstance(name, yaml.ScalarNode)):
        if name.value in seen:
            raise yaml.constructor.ConstructorError(None, None, f"{name.value} is given twice", name.start_mark)
        seen.add(name.value)
    return loader.construct_mapping(node, deep=True)


PlainLoader.add_constructor(INT, _number)
PlainLoader.add_constructor(FLOAT, _number)
PlainLoader.add_constructor("tag:yaml.org,2002:map", _mapping)
