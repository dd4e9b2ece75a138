"""Phrases around numbers, years, lists and places, in the language of the chapter: `text/<language>/phrases.ftl`.

The sentences of a chapter have a catalogue of their own, see `helpers.text`.
"""

from functools import cache

from helpers import locales
from helpers.messages import Messages
from helpers.written import Written

CATALOGUE = "phrases"
# A number that ends with one of these stands before a noun in the singular.
ONE = ("1", "−1", "+1")


def phrase(name: str, /, **facts: object) -> Written:
    """Return a phrase with its facts.

    Args:
        name: Name of its message.
        facts: The facts by name; numbers among them stay numbers.

    Raises:
        TextError: If there is no such message, or if it names a fact that was not given.

    Example:
        >>> phrase("range", first="2016", last="2022")
        '2016 to 2022'
    """
    messages = _messages(locales.language())
    return messages.filled(messages.message(name).value, facts, name)


def form_of(number: str) -> str:
    """Return the form of a noun behind a written number: one, or other.

    Example:
        >>> form_of("1"), form_of("at least 3"), form_of("1.0")
        ('one', 'other', 'other')
    """
    return "one" if number.rsplit(maxsplit=1)[-1] in ONE else "other"


@cache
def _messages(language: str) -> Messages:
    return Messages(CATALOGUE, language)
