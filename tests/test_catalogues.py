"""Every word that code writes on a page is in a catalogue, so that another language needs no code."""

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

import nbformat
import pseudo
import pytest
from babel import Locale
from bs4 import BeautifulSoup, Comment
from conftest import copy_book
from hostile_book import read
from this_book import BOOK

from helpers import schema
from helpers.parameter_model import Parameters

CHAPTERS = ("digital_contact", "nordic_portals")
ATTRIBUTES = ("aria-label", "title", "placeholder", "alt", "data-interval")
# What no reader reads: scripts, code, citations for programs.
UNREAD = ", ".join(
    (
        *("script[src]", "script[type='application/ld+json']", "script:not([type])", "style", "noscript"),
        *("pre", "code", ".figure-address", ".embed-address"),
    )
)
WORD = re.compile(r"[^\W\d_]{2,}")
# Marks between the parts of which code makes a text.
BETWEEN = re.compile(r"\b(?:and|or)\b|=|\{\w+\}|[\"\n,;:()\[\]–→]+|\.(?= |$)|(?<=\s)-(?=\s)")
# What no catalogue has: names, what the theme says in its own catalogues, and the words that chapters give in code.
STAYS = {
    *("Python", "pandas", "altair", "jupyter-book 1.0.4.post1", "CC BY", "Ctrl", "default", "en"),
    *("Skip to main content", "Contents", "Previous page", "Next page", "By the authors of the book", "Search"),
    *("Link to this heading", "Link to this image", "Version warning", "previous", "next"),
    *Parameters.model_fields,
    *(f"notebooks/{name}.html" for name in CHAPTERS),
    *Locale("en_GB").months["format"]["wide"].values(),
}


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Path:
    """Build two chapters of a copy of the book whose catalogues are translated."""
    root = copy_book(tmp_path_factory.mktemp("translated") / "book")
    pseudo.translate(root / "helpers" / "text" / "en")
    command = [sys.executable, "-m", "helpers.press.cli", "book", *CHAPTERS]
    subprocess.run(command, cwd=root, env=os.environ | {"PYTHONPATH": str(root)}, check=True, stdout=subprocess.DEVNULL)
    return root


@pytest.mark.parametrize("name", CHAPTERS)
def test_code_writes_no_words(book, name):
    page = BeautifulSoup((book / "_build/html/notebooks" / f"{name}.html").read_text(encoding="utf-8"), "html.parser")
    known = {plain(text) for text in chain(STAYS, texts_of_data(), texts_of_book(), texts_of_code(name))} | {""}
    chapter = plain(" ".join(cell.source for cell in cells(name, "markdown")))
    data = " | ".join(sorted(known))
    parts = {part for text in shown(page) for part in untranslated(text)} - known
    # A line of a label is a part of it.
    assert not [part for part in sorted(parts) if part not in chapter and (part.count(" ") < 2 or part not in data)]


def shown(page: BeautifulSoup) -> Iterator[str]:
    """Yield each text of a page: in its elements, in their attributes, and in what its scripts will show."""
    for unread in page.select(UNREAD):
        unread.decompose()
    for element in page.find_all(True):
        yield from (element[name] for name in ATTRIBUTES if element.get(name))
        if element.name == "text":
            # The lines of a label on a drawing.
            yield element.get_text(" ")
        elif element.name == "script":
            yield from texts_of_script(json.loads(element.string), element.get("class"))
        elif element.name != "tspan":
            found = element.find_all(string=True, recursive=False)
            yield from (text for text in found if not isinstance(text, Comment))


def texts_of_script(content: object, classes: list[str] | None) -> Iterator[str]:
    """Yield the texts that a block of data holds: of a chart its titles, of others all."""
    if isinstance(content, dict):
        for name, value in content.items():
            if isinstance(value, str) and (name == "title" or not classes):
                yield value
            else:
                yield from texts_of_script(value, classes)
    elif isinstance(content, list):
        yield from chain.from_iterable(texts_of_script(each, classes) for each in content)


def untranslated(text: str) -> Iterator[str]:
    """Yield the parts of a text that are in no catalogue and have words."""
    for stretch in pseudo.TRANSLATED.split(text):
        yield from (plain(part) for part in BETWEEN.split(stretch) if WORD.search(part))


def plain(text: str) -> str:
    """Return a text in small letters, without numbers, markup, and space around it."""
    letters = re.sub(r"[^\w\s]|[\d_]", " ", text.lower())
    return " ".join(letters.split())


def texts_of_data() -> Iterator[str]:
    """Yield what the tables hold, whole and in parts, and what their schema says of them."""
    for name in schema.table_names():
        cells_of_table = {cell for row in read(schema.DATA_DIR, name) for cell in row.values()}
        for cell in chain(cells_of_table, (schema.title(name), schema.description(name))):
            yield cell
            yield from BETWEEN.split(cell)
            # A document is linked under the name of its site.
            yield urlsplit(cell).netloc.removeprefix("www.") if cell.startswith("http") else ""


def texts_of_book() -> Iterator[str]:
    """Yield what the book says of itself: the titles of its parts and pages, its editions, how it is cited."""
    for path in [*BOOK.root.glob("*.yml"), *BOOK.root.glob("*.cff"), *BOOK.root.glob("*.md")]:
        yield from chain.from_iterable(map(BETWEEN.split, path.read_text(encoding="utf-8").splitlines()))
    for name in BOOK.chapters():
        yield from BETWEEN.split(next(iter(cells(name, "markdown"))).source)


def texts_of_code(name: str) -> Iterator[str]:
    """Yield the texts in the code of a chapter, such as the headings of its tables."""
    for cell in cells(name, "code"):
        values = (each.value for each in ast.walk(ast.parse(cell.source)) if isinstance(each, ast.Constant))
        yield from chain.from_iterable([value, *BETWEEN.split(value)] for value in values if isinstance(value, str))


def cells(name: str, kind: str) -> list[nbformat.NotebookNode]:
    return [cell for cell in nbformat.read(BOOK.path_of(name), as_version=4).cells if cell.cell_type == kind]
