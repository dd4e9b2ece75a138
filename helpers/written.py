"""Text that keeps the numbers it is written from, so that they are glued and compared as numbers.

How a number is rounded is decided in `helpers.rounding`, and which words stand around it in `helpers.prose`.
An f-string returns plain text without its numbers; + and the messages of `helpers.text` keep them.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

# Arithmetic leaves noise in the later digits of a float: 80.46 - 67.41 is 13.049999999999997.
SIGNIFICANT = 12
# An interval of all numbers that would be printed alike, and one that allows for the choice of respondents.
PRINT, SAMPLE = "print", "sample"
# The first of the characters for private use, which no text has.
FIRST_MARK = 0xE000


@dataclass(frozen=True)
class Number:
    """A number as a reader sees it, and as it is.

    Attributes:
        text: The number as written, with its unit and its interval, such as 90% (88% to 91%).
        value: The number, in the unit that it is stored in: 72.9 million is 72900000.
        lower: Lower end of its interval; None if it has none or if it is open.
        upper: Upper end of its interval.
        rows: The ids of the rows that it was made of; none if it comes from no table.
        kind: Where its interval comes from, `PRINT` or `SAMPLE`; empty if it has none.
    """

    text: str
    value: float
    lower: float | None = None
    upper: float | None = None
    rows: tuple[str, ...] = ()
    kind: str = ""


class Written(str):
    """A text and the numbers in it.

    Attributes:
        parts: The text, cut into its numbers and the words between them.
    """

    __slots__ = ("parts",)
    parts: tuple[str | Number, ...]

    def __new__(cls, *parts: str | Number) -> Self:
        """Return the text of some parts, which can be written texts themselves."""
        flat = [own for part in parts for own in (part.parts if isinstance(part, Written) else [part])]
        self = super().__new__(cls, "".join(part.text if isinstance(part, Number) else part for part in flat))
        self.parts = tuple(flat)
        return self

    def __add__(self, other: str) -> "Written":
        return Written(self, other)

    def __radd__(self, other: str) -> "Written":
        return Written(other, self)

    def __reduce__(self) -> tuple[type["Written"], tuple[str | Number, ...]]:
        return Written, self.parts

    @property
    def numbers(self) -> list[Number]:
        """Return the numbers, from left to right."""
        return [part for part in self.parts if isinstance(part, Number)]

    @property
    def words(self) -> list[str]:
        """Return the text around the numbers: before the first, between two of them, and after the last.

        Example:
            >>> Written(number("2", 2), " visits, ", number("3", 3), " log-ins").words
            ['', ' visits, ', ' log-ins']
        """
        found = [""]
        for part in self.parts:
            if isinstance(part, Number):
                found.append("")
            else:
                found[-1] += part
        return found


def number(
    text: str,
    value: float,
    lower: float | None = None,
    upper: float | None = None,
    *,
    rows: Iterable[str] = (),
    kind: str = "",
) -> Written:
    """Return a number as text.

    Args:
        text: The number as written.
        value: The number.
        lower: Lower end of its interval; missing if it has none.
        upper: Upper end of its interval.
        rows: The ids of the rows that it was made of.
        kind: Where the interval comes from; not kept without one.

    Example:
        >>> number("72.9 million", 72_900_000).numbers
        [Number(text='72.9 million', value=72900000.0, lower=None, upper=None, rows=(), kind='')]
    """
    low, high = _end(lower), _end(upper)
    kept = kind if (low, high) != (None, None) else ""
    return Written(Number(text, _plain(value), low, high, tuple(dict.fromkeys(rows)), kept))


def marks(texts: Iterable[str]) -> dict[str, str]:
    """Return a mark for each text, a character that stands in no text of the book, by which `replaced` finds it.

    Libraries that build sentences and lists return plain text, which would lose the numbers.

    Example:
        >>> list(marks(["2 visits"]).values())
        ['2 visits']
    """
    return {chr(FIRST_MARK + place): text for place, text in enumerate(texts)}


def replaced(text: str, by_mark: Mapping[str, str]) -> Written:
    """Return a text with each mark replaced by the text that it stands for, which keeps its numbers.

    Example:
        >>> by_mark = marks([number("2", 2), "Kanta"])
        >>> replaced(" visits to ".join(by_mark), by_mark).parts
        (Number(text='2', value=2.0, lower=None, upper=None, rows=(), kind=''), ' visits to ', 'Kanta')
    """
    parts: list[str] = re.split(f"([{re.escape(''.join(by_mark))}])", text) if by_mark else [text]
    return Written(*(by_mark.get(part, part) for part in parts if part))


def as_data(text: Written) -> list[Any]:
    """Return the parts of a text for JSON: words as text, numbers as objects.

    Example:
        >>> as_data(number("72.9 million", 72_900_000) + " visits")
        [{'text': '72.9 million', 'value': 72900000.0}, ' visits']
    """
    return [part if isinstance(part, str) else _without_empty(part) for part in text.parts if part != ""]


def from_data(parts: list[Any]) -> Written:
    """Return a text from its parts as `as_data` returns them."""
    return Written(*(part if isinstance(part, str) else _from_data(part) for part in parts))


def made_of(text: str, rows: Iterable[str]) -> str:
    """Return a text whose numbers know the rows that they were made of; those that know theirs keep them.

    Args:
        text: A text; one without numbers is returned as it is.
        rows: The ids of the rows.

    Example:
        >>> made_of(number("72.9 million", 72_900_000), ["helsenorge_visits_2020"]).numbers[0].rows
        ('helsenorge_visits_2020',)
    """
    if not isinstance(text, Written):
        return text
    known = tuple(dict.fromkeys(rows))
    parts = (replace(part, rows=known) if isinstance(part, Number) and not part.rows else part for part in text.parts)
    return Written(*parts)


def _without_empty(found: Number) -> dict[str, Any]:
    always = ("text", "value")
    kept = {name: value for name, value in asdict(found).items() if name in always or value not in (None, "", ())}
    # As JSON has it, so that what is stored equals what is read.
    return kept | ({"rows": list(found.rows)} if found.rows else {})


def _from_data(part: dict[str, Any]) -> Number:
    return Number(**part | {"rows": tuple(part.get("rows", ()))})


def _plain(value: float) -> float:
    return float(f"{float(value):.{SIGNIFICANT}g}")


def _end(end: float | None) -> float | None:
    # A missing end of pandas is NaN, which is unequal to itself, or NA, which is no number.
    return None if end is None or not isinstance(end, (int, float)) or math.isnan(end) else _plain(end)
