"""Write numbers as a reader expects them and hand them to the text of a chapter.

Only formats and words are decided here; the numbers come from `helpers.measures`.
"""

import math
from calendar import month_name
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd

from helpers import data, glue
from helpers.printed import Interval, interval_of

NO_BREAK = "\u00a0"
NO_FIGURE = "(no figure here)"
SMALLEST_BASE = 30
SMALL_BASE = 100
TOO_FEW = "too few answers"
QUARTERS = ("first", "second", "third", "fourth")


def facts(**numbers: str | int) -> None:
    """Glue named facts, so that the text of the chapter can show them.

    Each fact is a formatted text or a whole number; write it in the text as
    {glue:text}`name`.

    Raises:
        TypeError: If a fact is a bare float, whose digits nobody has chosen.
    """
    for name, number in numbers.items():
        if not isinstance(number, (str, int)):
            raise TypeError(f"fact {name} = {number!r}: format it first, for example with prose.percent")
        glue.fact(name, str(number))


def sentence(text: str, otherwise: str = "", **facts: str | int) -> str:
    """Return a sentence with its facts filled in, or another one where a fact is missing.

    A missing figure is not zero, so no sentence may be made of it.

    Args:
        text: The sentence, with the name of each fact in braces.
        otherwise: What is said where a fact is missing; nothing if left out.
        facts: The facts, as text or whole numbers; one that is empty or `NO_FIGURE` is missing.

    Example:
        >>> sentence("{share} of claims came electronically.", share="84%")
        '84% of claims came electronically.'
        >>> sentence("{share} of claims came electronically.", "The share is not known.", share=NO_FIGURE)
        'The share is not known.'
    """
    is_missing = any(fact == "" or NO_FIGURE in str(fact) for fact in facts.values())
    return otherwise if is_missing else text.format(**facts)


def rounded(value: float, decimals: int = 0) -> str:
    """Write a number with a fixed count of decimals, rounded half up as the sources do.

    Python itself rounds half to even. A missing number is said to be missing.
    Less than no decimals rounds to tens, hundreds and so on.

    Example:
        >>> rounded(0.5), f"{0.5:.0f}"
        ('1', '0')
        >>> rounded(223_000), rounded(1_786, decimals=-2)
        ('223,000', '1,800')
    """
    if pd.isna(value):
        return NO_FIGURE
    digits = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return f"{digits:,f}".replace("-", "−")


def decimals_allowed(figure: Interval) -> int:
    """Return how many decimals an interval leaves to its number; below 0 for tens and more.

    The last digit is the first one of half the interval's width: a number that is known to
    within 0.55 is written with one decimal.

    Raises:
        ValueError: If the interval has an open end or no width.

    Example:
        >>> decimals_allowed(Interval(130.9, 130.4, 131.5)), decimals_allowed(Interval(249.0, 235.0, 262.0))
        (1, -1)
    """
    if figure.lower is None or figure.upper is None or figure.lower == figure.upper:
        raise ValueError(f"{figure}: only an interval with two ends and a width limits the digits")
    # The width is a difference of floats: 1 may come out as 0.9999999.
    return -math.floor(math.log10(round((figure.upper - figure.lower) / 2, 9)))


def measured(figure: Interval | pd.Series, write: Callable[..., str] | None = None, *, decimals: int = 0) -> str:
    """Write a derived number and its interval, with the digits that the interval allows.

    Args:
        figure: A result of `helpers.measures`.
        write: Format of the number; plain if None.
        decimals: Decimals of a number without rounding, such as a share of two counts.

    Example:
        >>> measured(Interval(93.28, 93.08, 93.48), percent), measured(Interval(130.9, 130.4, 131.5), percent)
        ('93.3% (93.1% to 93.5%)', '130.9% (130.4% to 131.5%)')
        >>> measured(Interval(30.17, 30.17, 30.17), percent, decimals=1), measured(Interval(3.0, 3.0, None))
        ('30.2%', '3 or more')
    """
    write = write or rounded
    figure = figure if isinstance(figure, Interval) else interval_of(figure)
    value, lower, upper = figure
    if pd.isna(value) or (lower is None and upper is None) or lower == upper:
        return write(value, decimals)
    if upper is None:
        return f"{write(lower, decimals)} or more"
    if lower is None:
        return f"{write(upper, decimals)} or less"
    allowed = decimals_allowed(figure)
    return f"{write(value, allowed)} ({write(lower, allowed)} to {write(upper, allowed)})"


def millions(value: float, decimals: int = 1) -> str:
    """Write a count in millions.

    Example:
        >>> millions(72_900_000).replace(NO_BREAK, " ")
        '72.9 million'
    """
    return NO_FIGURE if pd.isna(value) else f"{rounded(value / 1e6, decimals)}{NO_BREAK}million"


def percent(value: float, decimals: int = 0) -> str:
    """Write a share or a relative change in percent.

    Example:
        >>> percent(89.5, decimals=1)
        '89.5%'
    """
    return NO_FIGURE if pd.isna(value) else f"{rounded(value, decimals)}%"


def share(row: pd.Series) -> str:
    """Write a share in percent with its interval, where it has one.

    A share of fewer than `SMALLEST_BASE` answers is not written; its base is.

    Example:
        >>> share(pd.Series({"value": 90.0, "lower": 88.4, "upper": 91.4}))
        '90% (88% to 91%)'
    """
    base = row.get("base")
    if pd.notna(base) and base < SMALLEST_BASE:
        return f"{TOO_FEW} ({rounded(base)})"
    if pd.isna(row["value"]) or pd.isna(row["lower"]):
        return percent(row["value"])
    return f"{percent(row['value'])} ({percent(row['lower'])} to {percent(row['upper'])})"


def points(value: float) -> str:
    """Write a change in percentage points, with its sign.

    Example:
        >>> points(14).replace(NO_BREAK, " ")
        '+14 percentage points'
    """
    if pd.isna(value):
        return NO_FIGURE
    noun = "percentage point" if abs(value) == 1 else "percentage points"
    return f"{_signed(value)}{NO_BREAK}{noun}"


def change(row: pd.Series) -> str:
    """Write a change between waves in percentage points with its interval, where it has one.

    Example:
        >>> change(pd.Series({"value": 8.0, "lower": 4.5, "upper": 11.5})).replace(NO_BREAK, " ")
        '+8 percentage points (+5 to +12)'
    """
    if pd.isna(row["value"]) or pd.isna(row["lower"]):
        return points(row["value"])
    return f"{points(row['value'])} ({_signed(row['lower'])} to {_signed(row['upper'])})"


def year(value: int) -> str:
    """Write a year, or say that there is none.

    Example:
        >>> year(2020)
        '2020'
    """
    return NO_FIGURE if pd.isna(value) else str(value)


def in_words(rows: pd.DataFrame, write: Callable[..., str] | None = None, *, of: str = "", **options: int) -> list[str]:
    """Return each figure as words for a sentence: the number as it is qualified, whose it is, and when.

    Args:
        rows: Rows with value, qualifier and period.
        write: Format of the number; in millions if None.
        of: Column that names whose the figure is, such as portal_label.
        options: Passed on to `write`, such as decimals.

    Example:
        >>> claims = data.load("service_use").query("measure == 'electronic_share'").sort_values("period")
        >>> in_words(claims, percent)
        ['nearly 84% in December 2020', 'over 87% in December 2021']
    """
    return [
        f"{qualified(row, write, **options)}{f' for {row[of]}' if of else ''} in {period_in_words(row['period'])}"
        for row in rows.to_dict("records")
    ]


def qualified(row: pd.Series | dict, write: Callable[..., str] | None = None, **options: int) -> str:
    """Return the number of a row with the word that its source puts before it.

    Args:
        row: A row with value and qualifier.
        write: Format of the number; in millions if None.
        options: Passed on to `write`, such as decimals.

    Example:
        >>> qualified({"value": 20_000.0, "qualifier": "over"}, rounded)
        'over 20,000'
    """
    if pd.isna(row["value"]):
        return NO_FIGURE
    number = (write or _millions)(row["value"], **options)
    return number if row["qualifier"] == "exact" else f"{data.labels('qualifier')[row['qualifier']]} {number}"


def period_in_words(period: str) -> str:
    """Return a period as a reader says it.

    Example:
        >>> period_in_words("2020-03"), period_in_words("2020-W12"), period_in_words("2018/2019")
        ('March 2020', 'week 12 of 2020', '2018 to 2019')
        >>> period_in_words("2020-Q4"), period_in_words("2020-09-29")
        ('fourth quarter of 2020', '29 September 2020')
    """
    if "/" in period:
        return " to ".join(period_in_words(part) for part in period.split("/"))
    year, _, part = period.partition("-")
    if part.startswith("Q"):
        return f"{QUARTERS[int(part[1:]) - 1]} quarter of {year}"
    if part.startswith("W"):
        return f"week {int(part[1:])} of {year}"
    if part.count("-"):
        month, _, day = part.partition("-")
        return f"{int(day)} {month_name[int(month)]} {year}"
    return f"{month_name[int(part)]} {year}" if part else year


def gaps(missing: Iterable[str], every: str) -> str:
    """Write a sentence on what has no figure.

    Args:
        missing: Years, waves or portals without a figure.
        every: What they are, such as year.

    Example:
        >>> gaps(["2016", "2019"], "year")
        'No figure was found for 2016 and 2019.'
        >>> gaps([], "year")
        'Every year shown has a published figure.'
    """
    named = list(missing)
    return f"No figure was found for {listed(named)}." if named else f"Every {every} shown has a published figure."


def listed(words: Iterable[str], empty: str = NO_FIGURE) -> str:
    """Join words as a list in a sentence.

    Args:
        words: The words.
        empty: What is said of an empty list; as a rule it means that a figure is missing, and not that there is none.

    Example:
        >>> listed(["Denmark", "Norway", "Sweden"])
        'Denmark, Norway and Sweden'
        >>> listed([]), listed([], empty="no year")
        ('(no figure here)', 'no year')
    """
    *first, last = list(words) or [empty]
    return f"{', '.join(first)} and {last}" if first else last


def _signed(value: float) -> str:
    return f"{'+' if value > 0 else ''}{rounded(value)}"


def _millions(value: float) -> str:
    """Write a count in millions, with a decimal only if it has one, as the sources do."""
    return millions(value, 0 if value % 1e6 == 0 else 1)
