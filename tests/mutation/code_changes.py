"""Random changes of the modules that compute the numbers of the book."""

import ast
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from this_book import BOOK

from mutation.operators import ways

MODULES = (
    *("measures", "intervals", "survey", "comparison", "audit", "amounts", "discrepancies", "printed", "prose"),
    *("coverage", "documented", "implied", "nps", "rounding", "significance", "survey_words", "verdicts", "words"),
)


@dataclass(frozen=True)
class CodeChange:
    """A module with one change.

    Attributes:
        path: Its file, from the root of the book on.
        number: Place of the change among all changes of the module.
        line: Line of the file where it begins.
        kind: Kind of the change, such as comparison.
        within: Function that holds it, or the module.
        before: The changed piece of code.
        after: What stands there instead.
    """

    path: str
    number: int
    line: int
    kind: str
    within: str
    before: str
    after: str

    def code(self) -> str:
        """Return the whole module with the change."""
        tree = _tree(self.path)
        place, _, other = next(islice(_changes_of(tree), self.number, None))
        place.put(other)
        return ast.unparse(ast.fix_missing_locations(tree)) + "\n"

    def write_to(self, root: Path) -> None:
        """Make the change in a copy of the book."""
        (root / self.path).write_text(self.code(), encoding="utf-8")

    def take_back(self, root: Path) -> None:
        """Undo the change in a copy of the book."""
        shutil.copy(BOOK.root / self.path, root / self.path)


@dataclass(frozen=True)
class Place:
    """The place of a node: in a field of its parent, alone or in a list."""

    parent: ast.AST
    field: str
    number: int | None
    within: str

    def node(self) -> ast.AST:
        """Return the node."""
        value = getattr(self.parent, self.field)
        return value if self.number is None else value[self.number]

    def put(self, other: ast.AST) -> None:
        """Put another node there."""
        if self.number is None:
            setattr(self.parent, self.field, other)
        else:
            getattr(self.parent, self.field)[self.number] = other


def drawn(count: int, seed: int) -> list[CodeChange]:
    """Return random changes; modules and kinds of changes take turns.

    Raises:
        ValueError: If the modules have fewer.
    """
    rng = random.Random(seed)
    left = {name: _by_kind(f"helpers/{name}.py", rng) for name in MODULES}
    changes: list[CodeChange] = []
    for name in cycle(MODULES):
        if len(changes) == count:
            return changes
        if not any(left.values()):
            raise ValueError(f"{count} changes: the modules have {len(changes)} only")
        # The kind that was used least recently comes first.
        for kind, changes_of_kind in list(left[name].items())[:1]:
            changes.append(changes_of_kind.pop())
            del left[name][kind]
            if changes_of_kind:
                left[name][kind] = changes_of_kind


def every(path: str) -> Iterator[CodeChange]:
    """Find all changes of a module."""
    for number, (place, kind, other) in enumerate(_changes_of(_tree(path))):
        node = place.node()
        line = getattr(node, "lineno", None) or getattr(node, "target", place.parent).lineno
        yield CodeChange(path, number, line, kind, place.within, _shown(node), _shown(other))


def _tree(path: str) -> ast.Module:
    return ast.parse((BOOK.root / path).read_text(encoding="utf-8"))


def _changes_of(tree: ast.Module) -> Iterator[tuple[Place, str, ast.AST]]:
    for place in _places(tree, "the module"):
        for kind, other in ways(place.node()):
            yield place, kind, other


def _places(parent: ast.AST, within: str) -> Iterator[Place]:
    """Find the places of all nodes that may be changed."""
    for field, value in ast.iter_fields(parent):
        if field in ("annotation", "returns", "decorator_list"):
            continue
        for number, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(node, ast.AST) or isinstance(node, (ast.Import, ast.ImportFrom)) or _is_docstring(node):
                continue
            yield Place(parent, field, number, within)
            yield from _places(node, node.name if isinstance(node, (ast.FunctionDef, ast.ClassDef)) else within)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _by_kind(path: str, rng: random.Random) -> dict[str, list[CodeChange]]:
    found: dict[str, list[CodeChange]] = {}
    for change in every(path):
        found.setdefault(change.kind, []).append(change)
    for changes in found.values():
        rng.shuffle(changes)
    return found


def _shown(node: ast.AST) -> str:
    """Return the code of a node; of a compound statement, only its head."""
    return ast.unparse(node).partition("\n")[0]
