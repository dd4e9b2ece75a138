"""The plain text of an executed chapter: its prose with the facts filled in, and its figures."""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from bs4 import BeautifulSoup

from helpers.press.numbers.notebook import numbers_of
from helpers.theme import MIME_TYPE

GLUED = re.compile(r"\{glue:text\}`([^`]+)`")
ROLE = re.compile(r"\{[a-z:]+\}`([^`<]*?)(?: <[^`]*>)?`")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
CODE = re.compile(r"```.*?```", flags=re.DOTALL)


class Passage(NamedTuple):
    """A passage of a chapter.

    Attributes:
        place: Id of its cell, or name of its figure and the part of it.
        text: The words.
        is_prose: Whether it is made of sentences; a cell of a table need not be.
    """

    place: str
    text: str
    is_prose: bool = True


def of_notebook(notebook: str) -> list[Passage]:
    """Return all passages of an executed notebook, in reading order."""
    facts = numbers_of(notebook).facts
    return [passage for cell in json.loads(notebook)["cells"] for passage in _of_cell(cell, facts)]


def of_page(text: str, chapters: dict[str, str]) -> list[Passage]:
    """Return each line of a page that shows facts of chapters.

    Args:
        text: The page as markdown.
        chapters: The executed notebook of each chapter.
    """
    facts = {
        f"notebooks/{name}.ipynb::{fact}:s": glued
        for name, notebook in chapters.items()
        for fact, glued in numbers_of(notebook).facts.items()
    }
    return [Passage("", line) for line in of_markdown(text, facts).splitlines() if line.strip()]


def of_markdown(text: str, facts: dict[str, str]) -> str:
    """Return markdown as it reads with the facts filled in, without its markup and its code."""
    text = GLUED.sub(lambda found: facts[found[1]], CODE.sub("", text))
    return LINK.sub(r"\1", ROLE.sub(r"\1", text))


def _of_cell(cell: dict, facts: dict[str, str]) -> Iterator[Passage]:
    place = cell["id"]
    if cell["cell_type"] == "markdown":
        yield Passage(place, of_markdown("".join(cell["source"]), facts))
    for output in cell.get("outputs", []):
        bundle = output.get("data", {})
        if MIME_TYPE in bundle:
            yield from _of_figure(bundle[MIME_TYPE]["usermeta"]["figure"])
        elif "text/markdown" in bundle:
            yield from _of_markdown_output(place, "".join(bundle["text/markdown"]))
        elif "text/html" in bundle:
            text = BeautifulSoup("".join(bundle["text/html"]), "html.parser").get_text("\n")
            yield from (Passage(place, line, is_prose=False) for line in text.splitlines() if line.strip())


def _of_figure(figure: dict) -> Iterator[Passage]:
    for part in ("caption", "note", "description"):
        if figure[part]:
            yield Passage(f"{figure['name']}, {part}", figure[part])
    for row in [figure["columns"], *figure["rows"]]:
        yield Passage(f"{figure['name']}, table", " | ".join(map(str, row)), is_prose=False)


def _of_markdown_output(place: str, text: str) -> Iterator[Passage]:
    """Yield the rows of a table, the items of a list, or the text that replaces them."""
    for line in text.splitlines():
        if not line.startswith("| :--"):
            yield Passage(
                place, BeautifulSoup(line, "html.parser").get_text(), is_prose=not line.startswith(("|", "- "))
            )


def lines(notebook: str) -> dict[str, str]:
    """Return each line of the text, of captions and of notes of an executed notebook by its place."""
    passages = [passage for passage in of_notebook(notebook) if passage.is_prose]
    return {
        f"{passage.place}, line {number}": line
        for passage in passages
        if not passage.place.endswith("description")
        for number, line in enumerate(passage.text.splitlines(), start=1)
    }
