"""Changes of single numbers or letters in the stored outputs of the notebooks."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from this_book import BOOK

from helpers.glue import PARTS, PLAIN, PREFIX
from helpers.theme import MIME_TYPE

FACT, NUMBERS_OF_FACT = PREFIX + PLAIN, PREFIX + PARTS
KINDS = {
    "figure": (MIME_TYPE,),
    "fact": (FACT,),
    "number of a fact": (NUMBERS_OF_FACT,),
    "table or list": ("text/markdown", "text/html"),
    "text": ("text/plain",),
}
# The repr of an object does not depend on its content.
REPR = re.compile(r"<[\w.]+ object>")


@dataclass(frozen=True)
class OutputChange:
    """A stored output with another sign.

    Attributes:
        chapter: The notebook.
        cell: Its cell, counted among those with code from 0, as nbval does.
        kind: One of `KINDS`.
        place: Keys that lead to the changed value, from the list of the cell's outputs on.
        before: The value.
        after: The other value.
    """

    chapter: str
    cell: int
    kind: str
    place: tuple[str | int, ...]
    before: str | float
    after: str | float

    def make_in(self, notebook: dict) -> None:
        """Make the change in a notebook."""
        *way, last = self.place
        holder = _code_cells(notebook)[self.cell]["outputs"]
        for step in way:
            holder = holder[step]
        holder[last] = self.after


def drawn(count: int, seed: int) -> list[OutputChange]:
    """Return random changes, each in another cell of the book; the kinds of outputs take turns.

    Raises:
        ValueError: If the book has fewer cells with outputs.
    """
    rng = random.Random(seed)
    places = {kind: list(_places(kind)) for kind in KINDS}
    for found in places.values():
        rng.shuffle(found)
    changes: dict[tuple[str, int], OutputChange] = {}
    for kind in cycle(KINDS):
        if len(changes) == count:
            return list(changes.values())
        if not any(places.values()):
            raise ValueError(f"{count} changes: the book has outputs in {len(changes)} cells only")
        while places[kind]:
            chapter, cell, place, data = places[kind].pop()
            if (chapter, cell) not in changes:
                changes[chapter, cell] = _changed(chapter, cell, kind, place, data, rng)
                break


def write(changes: list[OutputChange], root: Path) -> None:
    """Store the notebooks in a copy of the book with all changes made."""
    for chapter in BOOK.chapters():
        notebook = json.loads(BOOK.text_of(chapter))
        for change in changes:
            if change.chapter == chapter:
                change.make_in(notebook)
        path = root / "notebooks" / f"{chapter}.ipynb"
        path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _places(kind: str) -> Iterator[tuple]:
    """Find the outputs of a kind, with their content."""
    for chapter in BOOK.chapters():
        for number, cell in enumerate(_code_cells(json.loads(BOOK.text_of(chapter)))):
            for place, output in enumerate(cell["outputs"]):
                for mime in KINDS[kind]:
                    data = output.get("data", {}).get(mime)
                    # A sentence that has nothing to say is glued as an empty text, in which nothing can be changed.
                    if data and re.search(r"\w", str(data)) and not REPR.fullmatch("".join(map(str, data))):
                        yield chapter, number, (place, "data", mime), data


def _code_cells(notebook: dict) -> list[dict]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def _changed(chapter: str, cell: int, kind: str, place: tuple, data: object, rng: random.Random) -> OutputChange:
    # The data of a figure and of the table below it, not its style.
    parts = [("datasets",), ("usermeta", "figure", "data", "rows"), ("usermeta", "figure", "rows")]
    ways = [(*part, *way) for part in (parts if kind == "figure" else [()]) for way in _ways_to_values(_at(data, part))]
    with_digits = [way for way in ways if re.search(r"\d", str(_at(data, way)))]
    way = rng.choice(with_digits or ways)
    before = _at(data, way)
    return OutputChange(chapter, cell, kind, (*place, *way), before, _another(before, rng))


def _at(data: object, way: tuple) -> object:
    for step in way:
        data = data[step]
    return data


def _ways_to_values(data: object) -> Iterator[tuple]:
    """Find the numbers and the texts with a letter or digit in nested lists and objects."""
    if isinstance(data, (dict, list)):
        for step, part in data.items() if isinstance(data, dict) else enumerate(data):
            for way in _ways_to_values(part):
                yield step, *way
    elif data is not None and re.search(r"\w", str(data)):
        yield ()


def _another(value: str | float, rng: random.Random) -> str | float:
    """Return the value with another digit or, where it has none, with another letter."""
    text = str(value)
    places = [found.start() for found in re.finditer(r"\d" if re.search(r"\d", text) else r"[^\W_]", text)]
    place = rng.choice(places)
    signs = [sign for sign in ("123456789" if text[place].isdigit() else "abcdefghij") if sign != text[place].lower()]
    changed = text[:place] + rng.choice(signs) + text[place + 1 :]
    return changed if isinstance(value, str) else type(value)(changed)
