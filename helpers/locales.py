"""Numbers, lists and dates as a language writes them; the words around them are in `helpers.text`.

The language is that of the chapter, which `helpers.parameters` sets.
"""

from contextvars import ContextVar
from datetime import date
from decimal import Decimal, localcontext
from functools import cache
from typing import Literal

from babel import Locale, dates, lists, numbers

# British English lists without a comma before "and".
LOCALES = {"en": "en_GB"}
MINUS = "−"
# Enough for any float.
ENOUGH_DIGITS = 700
_language: ContextVar[str] = ContextVar("language", default="en")


def use(language: str) -> None:
    """Write numbers, lists and dates in a language from now on."""
    _language.set(language)


def language() -> str:
    """Return the language that numbers, lists and dates are written in."""
    return _language.get()


def identifier(language: str) -> str:
    """Return the locale of a language.

    Example:
        >>> identifier("en"), identifier("nb")
        ('en_GB', 'nb')
    """
    return LOCALES.get(language, language)


def decimal(number: Decimal, decimals: int) -> str:
    """Write a number with a fixed count of decimals.

    Example:
        >>> decimal(Decimal("-1786.5"), 1)
        '−1,786.5'
    """
    pattern = "#,##0" + ("." + "0" * decimals if decimals > 0 else "")
    # Babel rounds to the decimals once more, and the usual precision would be too small for very large numbers.
    with localcontext(prec=ENOUGH_DIGITS):
        return numbers.format_decimal(number, format=pattern, locale=_locale()).replace("-", MINUS)


def percent(written: str) -> str:
    """Return a written number with the sign of percent.

    Example:
        >>> percent("54.5")
        '54.5%'
    """
    pattern: str = _locale().percent_formats[None].pattern
    return written + pattern.rpartition("0")[2]


def listed(words: list[str], style: Literal["standard", "or"] = "standard") -> str:
    """Join words as a list in a sentence.

    Args:
        words: The words; at least one.
        style: What the list means: standard (and) or "or".

    Example:
        >>> listed(["Denmark", "Norway", "Sweden"]), listed(["2016", "2018"], "or")
        ('Denmark, Norway and Sweden', '2016 or 2018')
    """
    return lists.format_list(words, style=style, locale=_locale())


def month(year: int, number: int) -> str:
    """Write a month with its year.

    Example:
        >>> month(2020, 3)
        'March 2020'
    """
    return dates.format_skeleton("yMMMM", date(year, number, 1), locale=_locale())


def day(when: date) -> str:
    """Write a date.

    Example:
        >>> day(date(2020, 9, 29))
        '29 September 2020'
    """
    return dates.format_date(when, "long", locale=_locale())


@cache
def _parsed(language: str) -> Locale:
    return Locale.parse(identifier(language))


def _locale() -> Locale:
    return _parsed(_language.get())
