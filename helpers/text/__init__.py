"""Sentences of the chapters, with a variant for each case that the data can bring.

The sentences are messages of Project Fluent in `<language>/<chapter>.ftl`; another language is a folder more.
A message picks its variant by a fact such as how a share moved, and is left out where a fact is missing,
unless its attribute `missing` says what stands there instead. How numbers are written is in `helpers.prose`.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from helpers import glue
from helpers.messages import Messages
from helpers.words import NO_FIGURE
from helpers.written import Written

MISSING = "missing"
# What a chart says. Not every one needs a note, and an example states no finding.
CAPTION = "caption"
PARTS = ("headline", CAPTION, "note")
EMPTY = Written("")


class Catalogue:
    """The messages of one chapter in one language."""

    def __init__(self, chapter: str, language: str = "en") -> None:
        """Read the messages of a chapter.

        Raises:
            TextError: If the chapter has no messages in this language, or if a message cannot be read.
        """
        self.messages = Messages(chapter, language)

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
            >>> Catalogue("digital_contact").text("fig-contact-forms-headline", facts, wave="2022", baseline="2019")
            'Digital contact with the health service rose from 33% to 54% between 2019 and 2022'
        """
        given = {key: value for found in (*facts, more) for key, value in found.items()}
        known = {key: NO_FIGURE if _is_missing(value) else value for key, value in given.items()}
        message = self.messages.message(name)
        said = self.messages.filled(message.value, known, name)
        if NO_FIGURE not in said:
            return said
        return (
            self.messages.filled(message.attributes[MISSING], known, name) if MISSING in message.attributes else EMPTY
        )

    def figure(self, name: str, *facts: Mapping[str, object], **more: object) -> dict[str, str]:
        """Return the name of a figure and what its chart says: its caption and, if there are any, headline and note.

        Args:
            name: Name of the figure. Its messages begin with it, as in fig-contact-forms-headline.
            facts: Facts that a helper found.
            more: Further facts by name.

        Example:
            >>> said = Catalogue("digital_contact").figure("fig-booked-digitally", printed_now="", wave="")
            >>> list(said)
            ['name', 'headline', 'caption', 'note']
            >>> said["name"]
            'fig-booked-digitally'
        """
        messages = {part: f"{name}-{part}" for part in PARTS}
        known = {part: message for part, message in messages.items() if part == CAPTION or self.messages.has(message)}
        return {"name": name} | {part: self.text(message, *facts, **more) for part, message in known.items()}


def _is_missing(fact: Any) -> bool:
    # A column without a value has NaN or NA, which is neither true nor false.
    return fact == "" if isinstance(fact, str) else bool(pd.isna(fact))
