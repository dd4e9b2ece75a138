"""Words for sentences of a chapter: lists and periods.

How numbers are written is in `helpers.prose`.
"""

from collections.abc import Iterable
from datetime import date
from typing import Literal

import pandas as pd

from helpers import locales, written
from helpers.phrases import phrase

# Marks a missing figure; a sentence with it is replaced or left out.
NO_FIGURE = "(not in this edition)"
STYLES: dict[str, Literal["standard", "or"]] = {"and": "standard", "or": "or"}


def years(first: int | str, last: int | str) -> str:
    """Write the years that are shown, as a caption names them.

    Example:
        >>> years(2016, 2022), years(2019, 2019)
        ('2016 to 2022', '2019')
    """
    return span(str(first), str(last))


def years_of(rows: pd.DataFrame) -> str:
    """Write the years that some rows span.

    Example:
        >>> years_of(pd.DataFrame({"year": [2016, 2022, 2019]}))
        '2016 to 2022'
    """
    return years(rows["year"].min(), rows["year"].max())


def span(first: str, last: str) -> str:
    """Write the two ends of a span, or one of them if they are alike.

    Example:
        >>> span("1,162", "1,614"), span("1,614", "1,614")
        ('1,162 to 1,614', '1,614')
    """
    return first if first == last else phrase("range", first=first, last=last)


def period_in_words(period: str) -> str:
    """Return a period as a reader says it.

    Example:
        >>> period_in_words("2020-03"), period_in_words("2020-W12"), period_in_words("2018/2019")
        ('March 2020', 'week 12 of 2020', '2018 to 2019')
        >>> period_in_words("2020-Q4"), period_in_words("2020-09-29")
        ('fourth quarter of 2020', '29 September 2020')
    """
    if "/" in period:
        return span(*map(period_in_words, period.split("/")))
    year, _, part = period.partition("-")
    if part.startswith("Q"):
        return phrase("quarter", quarter=part, year=year)
    if part.startswith("W"):
        return phrase("week", week=str(int(part[1:])), year=year)
    if part.count("-"):
        month, _, day = part.partition("-")
        return locales.day(date(int(year), int(month), int(day)))
    return locales.month(int(year), int(part)) if part else year


def runs(names: Iterable[str]) -> list[str]:
    """Return names unchanged, but three or more consecutive years as a range.

    Example:
        >>> runs(["2016", "2017", "2018", "2020", "2021"])
        ['2016 to 2018', '2020', '2021']
    """
    found: list[list[str]] = []
    for name in names:
        if found and name.isdecimal() and found[-1][-1] == str(int(name) - 1):
            found[-1].append(name)
        else:
            found.append([name])
    return [word for run in found for word in ([years(run[0], run[-1])] if len(run) > 2 else run)]


def inside(text: str) -> str:
    """Write a label as it stands inside a sentence, with a small first letter; a missing one as such.

    Example:
        >>> inside("Those who had heard of Helsenorge")
        'those who had heard of Helsenorge'
    """
    return NO_FIGURE if pd.isna(text) else text[:1].lower() + text[1:]


def listed(words: Iterable[str], empty: str = NO_FIGURE, word: str = "and") -> str:
    """Join words as a list in a sentence.

    Args:
        words: The words.
        empty: Text for an empty list, which usually means that a figure is missing.
        word: Conjunction before the last word: and, or.

    Example:
        >>> listed(["Denmark", "Norway", "Sweden"])
        'Denmark, Norway and Sweden'
        >>> listed([]), listed([], empty="no year")
        ('(not in this edition)', 'no year')
    """
    found = list(words) or [empty]
    marks = written.marks(found)
    return written.replaced(locales.listed(list(marks), STYLES[word]), marks)
