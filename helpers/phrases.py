"""Short texts that any chapter or page can show, in its language.

Those around numbers, years, lists and places are in `text/<language>/phrases.ftl`, others in a catalogue for each
subject. The sentences of a chapter have a catalogue of their own, see `helpers.text`.
"""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from helpers import escape, locales
from helpers.messages import Messages
from helpers.written import Written, marks

CATALOGUE = "phrases"
# A number that ends with one of these stands before a noun in the singular.
ONE = ("1", "−1", "+1")
NOT_IN_NAMES = re.compile("[^a-z0-9]+")


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
    messages = _messages(CATALOGUE, locales.language())
    return messages.filled(messages.message(name).value, facts, name)


class Phrases:
    """The plain texts on one subject: what charts, tables and pages say of themselves.

    Example:
        >>> say = Phrases("descriptions")
        >>> say("values", count=1), say("values", count=12)
        ('1 value', '12 values')
    """

    def __init__(self, subject: str) -> None:
        """Name the catalogue, which is read when its first text is needed."""
        self.subject = subject

    def __call__(self, name: str, /, **facts: object) -> str:
        """Return a text with its facts.

        Args:
            name: Name of its message.
            facts: The facts by name; a whole number chooses the form of its noun, everything else is text.

        Raises:
            TextError: If there is no such message, or if it names a fact that was not given.
        """
        messages = _messages(self.subject, locales.language())
        plain = {key: fact if isinstance(fact, int) else str(fact) for key, fact in facts.items()}
        return str(messages.filled(messages.message(name).value, plain, name))

    def html(self, name: str, /, markup: Mapping[str, str] = MappingProxyType({}), **facts: object) -> str:
        """Return a text for a page: the message and its facts are escaped, only what is said to be markup is not.

        Args:
            name: Name of its message.
            markup: The facts that are markup, such as the tags around a link.
            facts: Further facts.

        Example:
            >>> Phrases("site").html("source-of", {"source": "<b>Kanta</b>"})
            'Source: <b>Kanta</b>.'
        """
        by_mark = marks(markup.values())
        text = escape.html(self(name, **dict(zip(markup, by_mark, strict=True)), **facts))
        for mark, part in by_mark.items():
            text = text.replace(mark, str(part))
        return text


def key(code: str) -> str:
    """Return a code as messages and their variants are named: its words with hyphens between them.

    Example:
        >>> key("no clear change"), key("portal_and_period")
        ('no-clear-change', 'portal-and-period')
    """
    return NOT_IN_NAMES.sub("-", code.lower()).strip("-")


def form_of(number: str) -> str:
    """Return the form of a noun behind a written number: one, or other.

    Example:
        >>> form_of("1"), form_of("at least 3"), form_of("1.0")
        ('one', 'other', 'other')
    """
    return "one" if number.rsplit(maxsplit=1)[-1] in ONE else "other"


@cache
def _messages(subject: str, language: str) -> Messages:
    return Messages(subject, language)
