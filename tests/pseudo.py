"""A pseudo-translation of the catalogues: each letter of a text becomes one that no text of the book has."""

import re
from pathlib import Path

from fluent.syntax import FluentParser, FluentSerializer
from fluent.syntax.ast import TextElement
from fluent.syntax.visitor import Transformer

# Letters of mathematics, which every font of a test may lack: they are read and never looked at.
CAPITAL, SMALL = 0x1D400, 0x1D41A
LETTER = re.compile("[A-Za-z]")
TRANSLATED = re.compile(f"[{chr(CAPITAL)}-{chr(SMALL + 25)}]")


class Translation(Transformer):
    """Translates the words of each message; its facts and the names of its variants stay."""

    def visit_TextElement(self, node: TextElement) -> TextElement:  # noqa: N802
        """Return a text with other letters."""
        return TextElement(translated(node.value))


def translated(text: str) -> str:
    """Return a text with its letters translated."""
    return LETTER.sub(lambda letter: _other(letter[0]), text)


def translate(folder: Path) -> None:
    """Translate all catalogues of a folder.

    Args:
        folder: Folder of a language.
    """
    for path in folder.glob("*.ftl"):
        resource = FluentParser().parse(path.read_text(encoding="utf-8"))
        path.write_text(FluentSerializer().serialize(Translation().visit(resource)), encoding="utf-8")


def _other(letter: str) -> str:
    return chr(CAPITAL + ord(letter) - ord("A")) if letter.isupper() else chr(SMALL + ord(letter) - ord("a"))
