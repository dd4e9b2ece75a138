"""Round numbers as the sources do, half up, and write them with the ends of their intervals.

Digits are chosen only here; the words around them are in `helpers.prose`.
"""

import math
import re
from collections.abc import Callable
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal

import pandas as pd

from helpers import locales, origins, written
from helpers.origins import Figure
from helpers.phrases import phrase
from helpers.printed import Interval
from helpers.words import NO_FIGURE
from helpers.written import SIGNIFICANT

ENOUGH_DIGITS = Context(prec=locales.ENOUGH_DIGITS)
# An end of an interval that needs more decimals to differ from zero is written as zero.
MAX_DECIMALS = 6


def rounded(figure: Figure, decimals: int = 0) -> str:
    """Write a number with a fixed count of decimals, rounded half up as the sources do.

    Python itself rounds half to even, and by the binary digits of a number. A missing number is written as
    such. Negative decimals round to tens, hundreds and so on. A rounded zero has no sign.

    Args:
        figure: A number, or better the row or the derived interval that it is in, so that it knows what it was
            made of.
        decimals: How many.

    Example:
        >>> rounded(0.5), f"{0.5:.0f}", rounded(80.46 - 67.41, 1)
        ('1', '0', '13.1')
        >>> rounded(223_000), rounded(1_786, decimals=-2), rounded(-0.4)
        ('223,000', '1,800', '0')
    """
    return _written(figure, decimals, ROUND_HALF_UP)


def at_least(value: float, decimals: int = 0) -> str:
    """Write a lower bound, rounded down so that it remains one.

    Example:
        >>> at_least(291.5), at_least(-0.5)
        ('291', '−1')
    """
    return _written(value, decimals, ROUND_FLOOR)


def signed(value: float, decimals: int = 0) -> str:
    """Write a change with its sign; one that rounds to zero has none.

    Example:
        >>> signed(5), signed(-5), signed(0.3), signed(0.3, 1)
        ('+5', '−5', '0', '+0.3')
    """
    number = rounded(value, decimals)
    return written.number(f"+{number}", value) if value > 0 and is_seen(number) else number


def is_seen(written: str) -> bool:
    """Return whether a written number has a digit other than zero.

    Example:
        >>> is_seen("−0.4"), is_seen("0.0%")
        (True, False)
    """
    return re.search("[1-9]", written) is not None


def between(
    lower: float, upper: float, write: Callable[..., str] = rounded, *, decimals: int = 0, value: float | None = None
) -> str:
    """Write the ends of an interval so that they differ, and that neither reads as zero if zero lies outside.

    Args:
        lower: Lower end.
        upper: Upper end.
        write: Format of a number.
        decimals: Decimals of the ends; more are added where they are needed.
        value: If given, it is written before the ends, which then stand in brackets.

    Example:
        >>> between(1.2, 9.8), between(0.4, 9.6), between(-9.6, -0.04, signed)
        ('1 to 10', '0.4 to 9.6', '−9.60 to −0.04')
        >>> between(-0.4, 9.6, signed), between(0.4, 9.6, value=5.0)
        ('0 to +10', '5 (0.4 to 9.6)')
    """
    of_value, of_ends = decimals_beside_zero(value or 0.0, lower, upper, write, decimals=decimals)
    ends = {"lower": str(write(lower, of_ends)), "upper": str(write(upper, of_ends))}
    if value is None:
        return str(phrase("range", first=ends["lower"], last=ends["upper"]))
    text = phrase("with-interval", number=str(write(value, of_value)), **ends)
    return written.number(str(text), value, lower, upper)


def decimals_beside_zero(
    value: float, lower: float, upper: float, write: Callable[..., str] = rounded, *, decimals: int = 0
) -> tuple[int, int]:
    """Return the decimals of a value, and those of both ends of its interval.

    Both ends get more decimals if one would be written as zero although the interval excludes zero, or if
    they would look alike. The value keeps its own, unless it would be written as zero too.

    Example:
        >>> decimals_beside_zero(5.0, 0.4, 9.6), decimals_beside_zero(0.3, 0.04, 0.6)
        ((0, 1), (2, 2))
    """
    if pd.isna(lower) or pd.isna(upper):
        return decimals, decimals
    near = lower if lower > 0 else upper if upper < 0 else None
    places = decimals
    while places < MAX_DECIMALS and (
        (near is not None and not is_seen(write(near, places)))
        or (lower != upper and write(lower, places) == write(upper, places))
    ):
        places += 1
    is_hidden = near is not None and not is_seen(write(value, decimals))
    return places if is_hidden else decimals, places


def decimals_at_most(figure: Interval, most: int) -> int:
    """Return a count of decimals, or fewer where the interval of a number does not allow as many.

    Example:
        >>> decimals_at_most(Interval(-72.7, -77.3, -68.2), 1), decimals_at_most(Interval(9.74, 9.5, 9.98), 1)
        (0, 1)
        >>> decimals_at_most(Interval(60.0, None, 60.0), 1)
        1
    """
    _, lower, upper = figure
    has_width = lower is not None and upper is not None and lower < upper
    return min(most, max(0, decimals_allowed(figure))) if has_width else most


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
    half = float(f"{(figure.upper - figure.lower) / 2:.9g}")
    return -math.floor(math.log10(half))


def _written(figure: Figure, decimals: int, rounding: str) -> str:
    value = origins.value_of(figure)
    if pd.isna(value) or math.isinf(value):
        return NO_FIGURE
    known = Decimal(f"{float(value):.{SIGNIFICANT}g}")
    digits = known.quantize(Decimal(1).scaleb(-decimals), rounding, ENOUGH_DIGITS)
    return origins.number(locales.decimal(abs(digits) if digits.is_zero() else digits, decimals), figure)
