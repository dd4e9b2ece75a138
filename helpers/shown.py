"""Write the values of a figure: labels, tooltips and tables show the same text, which is made here.

A value that is only a bound has its word before it, such as "over".
"""

from functools import cache

import pandas as pd

from helpers import data, locales, missing, places
from helpers.phrases import phrase
from helpers.records import Record
from helpers.rounding import between, rounded
from helpers.small_bases import is_too_few

QUALIFIERS = ("over", "at_least", "nearly", "under", "about")
EXACT = "exact"
ABOVE, BELOW = ("over", "at_least"), ("nearly", "under")
MAX_DECIMALS = 3


def values(rows: pd.DataFrame, decimals: int) -> list[str]:
    """Return the value of each row as it is shown, with a word before one that is a bound.

    Args:
        rows: Rows with value, and optionally qualifier, base and decimals.
        decimals: Decimals of rows without decimals of their own.

    Example:
        >>> rows = pd.DataFrame({"value": [12.7, 67.35, None], "qualifier": ["over", "exact", "exact"]})
        >>> values(rows, 1)
        ['over 12.7', '67.4', 'not in this edition']
    """
    return [in_words(row, decimals) for row in rows.to_dict("records")]


def intervals(rows: pd.DataFrame, decimals: int) -> list[str]:
    """Return the interval of each row as it is shown; empty if it has none.

    Example:
        >>> rows = pd.DataFrame({"lower": [72.85, 140.0, None, 0.04], "upper": [72.95, None, None, 9.6]})
        >>> intervals(rows, 1)
        ['72.85 to 72.95', '140.0 or more', '', '0.04 to 9.60']
    """
    return [interval(row["lower"], row["upper"], decimals) for row in rows[["lower", "upper"]].to_dict("records")]


def interval(lower: float, upper: float, decimals: int) -> str:
    """Return an interval as it is shown; empty if it has no end.

    Args:
        lower: Lower end; not a number if it is open.
        upper: Upper end.
        decimals: Decimals of the number that it belongs to.

    Example:
        >>> interval(72.85, 72.95, 1), interval(140.0, float("nan"), 1)
        ('72.85 to 72.95', '140.0 or more')
    """
    if pd.isna(lower) and pd.isna(upper):
        return ""
    if lower == upper:
        return str(phrase("exact"))
    places = _decimals_of_ends([end for end in (lower, upper) if pd.notna(end)], decimals)
    if pd.isna(upper):
        return str(phrase("or-more", number=rounded(lower, places)))
    if pd.isna(lower):
        return str(phrase("or-less", number=rounded(upper, places)))
    return between(lower, upper, decimals=places)


def sources(rows: pd.DataFrame) -> list[str]:
    """Return the document of each row and the place in it."""
    titles = data.load("sources").set_index("id")["title"].to_dict()
    return [place_in(titles[source], place) for source, place in zip(rows["source"], rows["locator"], strict=True)]


def place_in(title: str, locator: str) -> str:
    """Return a title and the place in it, unless the place is the title itself.

    Example:
        >>> place_in("Helsenorge", "Pasientreiser"), place_in("Helsenorge", "Helsenorge")
        ('Helsenorge, heading: Pasientreiser', 'Helsenorge')
    """
    return title if locator == title else f"{title}, {places.in_words(locator)}"


def in_words(row: Record, decimals: int) -> str:
    """Return the value of a row as it is shown, with the word of its qualifier.

    Example:
        >>> in_words({"value": 12.7, "qualifier": "over"}, 1), in_words({"value": 67.35}, 1)
        ('over 12.7', '67.4')
    """
    if pd.isna(row["value"]):
        return _missing(row)
    number = _number(row, decimals)
    if row.get("qualifier", EXACT) not in QUALIFIERS:
        return number
    word = _labels(locales.language())[row["qualifier"]]
    return str(phrase("qualified", qualifier=word, number=str(number)))


def interval_in_words(row: Record, decimals: int) -> str:
    """Return the interval of a row; nothing if it is only the rounding of the number that is shown.

    Example:
        >>> interval_in_words({"value": 90.0, "lower": 88.4, "upper": 91.4}, 0)
        '88.4 to 91.4'
        >>> interval_in_words({"value": 72.9, "lower": 72.85, "upper": 72.95}, 1)
        ''
    """
    value, lower, upper = (row.get(part) for part in ("value", "lower", "upper"))
    if pd.isna(value) or pd.isna(lower) or pd.isna(upper) or lower == upper:
        return ""
    half = 10.0 ** -_decimals(row, decimals) / 2
    is_its_rounding = value - lower <= half * 1.001 and upper - value <= half * 1.001
    return "" if is_its_rounding else interval(lower, upper, decimals)


def bound(row: Record) -> str:
    """Return on which side of its number a value lies if the number is only a bound, else nothing.

    Example:
        >>> bound({"qualifier": "over"}), bound({"lower": None, "upper": 84.0}), bound({"qualifier": "about"})
        ('above', 'below', '')
    """
    has_lower, has_upper = (pd.notna(row.get(end)) for end in ("lower", "upper"))
    if row.get("qualifier") in ABOVE or (has_lower and not has_upper):
        return "above"
    return "below" if row.get("qualifier") in BELOW or (has_upper and not has_lower) else ""


@cache
def _labels(language: str) -> dict[str, str]:
    return data.labels("qualifier", language)


def _number(row: Record, decimals: int) -> str:
    return rounded(row["value"], _decimals(row, decimals))


def _decimals(row: Record, decimals: int) -> int:
    return int(row.get("decimals", decimals))


def _missing(row: Record) -> str:
    return missing.in_words(missing.TOO_FEW if is_too_few(row.get("base")) else missing.NOT_IN_EDITION)


def _decimals_of_ends(ends: list[float], decimals: int) -> int:
    """Return the decimals of the ends of an interval: all where they are few, else one more than the value has."""
    digits = max(len(f"{end:.10g}".partition(".")[2]) for end in ends)
    return max(digits, decimals) if digits <= MAX_DECIMALS else decimals + 1
