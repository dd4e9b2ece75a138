"""Sentences of the chapters, with a variant for each case that the data can bring.

The sentences are messages of Project Fluent in `<language>/<chapter>.ftl`; another language is a folder more.
A message picks its variant by a fact such as how a share moved, and is left out where a fact is missing,
unless its attribute `missing` says what stands there instead. How numbers are written is in `helpers.prose`.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Junk

from helpers import glue
from helpers.words import NO_FIGURE
from helpers.written import Written

FOLDER = Path(__file__).parent
MISSING = "missing"
# British English lists without a comma before "and".
LOCALES = {"en": "en-GB"}
# Fluent returns plain text; private characters stand for the parts of it that carry numbers.
FIRST_MARK = 0xE000
LAST_MARK = 0xF8FF


class TextError(ValueError):
    """A message is unknown, or a fact that it needs was not given."""


class Catalogue:
    """The messages of one chapter in one language."""

    def __init__(self, chapter: str, language: str = "en") -> None:
        """Read the messages of a chapter.

        Raises:
            TextError: If the chapter has no messages in this language, or if a message cannot be read.
        """
        self.path = FOLDER / language / f"{chapter}.ftl"
        self.bundle = _bundle(self.path, language)

    def __call__(self, name: str, *facts: Mapping[str, object], **more: object) -> None:
        """Glue a sentence under its name, so that the text of the chapter can show it.

        Args:
            name: Name of the message, and of the fact.
            facts: Facts that a helper found, such as the result of `survey_words.move`.
            more: Further facts by name; later ones replace earlier ones.
        """
        glue.fact(name, self.text(name, *facts, **more))

    def text(self, name: str, *facts: Mapping[str, object], **more: object) -> Written:
        """Return a sentence with its facts.

        Raises:
            TextError: If there is no such message, or if it names a fact that was not given.

        Example:
            >>> from helpers import prose
            >>> facts = {"move": "rose", "printed_now": prose.percent(54), "printed_then": prose.percent(33)}
            >>> Catalogue("digital_contact").text("headline", facts, wave="2022", baseline="2019")
            'Digital contact with the health service rose from 33% to 54% between 2019 and 2022'
        """
        given = {key: value for found in (*facts, more) for key, value in found.items()}
        message = self._message(name)
        said = self._filled(message.value, given, name)
        if NO_FIGURE not in said:
            return said
        return self._filled(message.attributes[MISSING], given, name) if MISSING in message.attributes else Written("")

    def _message(self, name: str) -> Any:
        try:
            return self.bundle.get_message(name)
        except LookupError:
            raise TextError(f"{self.path.name} has no message {name}") from None

    def _filled(self, pattern: Any, facts: Mapping[str, object], name: str) -> Written:
        written = {key: value for key, value in facts.items() if isinstance(value, Written) and value.numbers}
        marks = {key: chr(FIRST_MARK + place) for place, key in enumerate(written)}
        plain = {key: NO_FIGURE if _is_missing(value) else value for key, value in facts.items()}
        text, faults = self.bundle.format_pattern(pattern, plain | marks)
        if faults:
            raise TextError(f"{self.path.name}, message {name}: {'; '.join(map(str, faults))}")
        return Written(*_parts(str(text), {marks[key]: value for key, value in written.items()}))


def _is_missing(fact: object) -> bool:
    # A row that was not found has pandas' own missing value, which compares with nothing.
    return fact is None or fact is pd.NA or fact == ""


def words_of(chapter: str, language: str = "en") -> int:
    """Return the number of words in the sentences of a chapter; none if it has no catalogue."""
    path = FOLDER / language / f"{chapter}.ftl"
    return len(path.read_text(encoding="utf-8").split()) if path.is_file() else 0


@cache
def _bundle(path: Path, language: str) -> FluentBundle:
    if not path.is_file():
        raise TextError(f"there is no {path.relative_to(FOLDER)} with sentences for this chapter")
    bundle = FluentBundle([LOCALES.get(language, language)], use_isolating=False)
    resource = FluentResource(path.read_text(encoding="utf-8"))
    if broken := [entry.content or "" for entry in resource.body if isinstance(entry, Junk)]:
        raise TextError(f"{path.name} has a message that cannot be read: {broken[0].strip()[:80]}")
    bundle.add_resource(resource)
    return bundle


def _parts(text: str, by_mark: Mapping[str, Written]) -> Iterator[str | Written]:
    words = ""
    for letter in text:
        if letter in by_mark:
            yield words
            yield by_mark[letter]
            words = ""
        else:
            words += letter
    yield words
