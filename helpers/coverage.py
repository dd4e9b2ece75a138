"""How often the interval of a printed share holds the true share: exactly, by a sum over all possible samples.

It shows what the rounding of a print costs an interval; the intervals themselves are in `helpers.intervals`.
"""

import math

import pandas as pd

from helpers import prose
from helpers.intervals import Share, ends_of, wilson_interval
from helpers.printed import printed_interval

# In percent: what is more would be rounded to all samples.
ALMOST_ALL = 99.9
# True shares tried among those that print alike: the middles of so many parts.
TRIED = 100


def of_printed(percent: int, base: float, confidence_level: float, *, with_rounding: bool = True) -> float:
    """Return how often the interval of a printed share holds the true one, if that is one that prints as a percent.

    The true shares tried are spread evenly over all that print alike. Samples are simple and random.

    Args:
        percent: What the true share rounds to, 0 to 100.
        base: Respondents.
        confidence_level: Such as 0.95.
        with_rounding: Whether the interval is that of all shares that print alike, or takes the print as exact.

    Returns:
        A part of 1, to be compared with the level; missing without a base.

    Example:
        >>> round(of_printed(1, 1614, 0.95, with_rounding=False), 2), round(of_printed(1, 1614, 0.95), 3)
        (0.77, 0.995)
    """
    if pd.isna(base):
        return float("nan")
    least, most = ends_of(_ends(percent))
    shares = [least + (most - least) * (place + 0.5) / TRIED for place in range(TRIED)]
    return math.fsum(at(share, base, confidence_level, with_rounding=with_rounding) for share in shares) / TRIED


def at(share: float, base: float, confidence_level: float, *, with_rounding: bool = True) -> float:
    """Return how often the interval of a share printed in whole percent holds one true share; see `of_printed`.

    Example:
        >>> round(at(0.6, 1614, 0.95, with_rounding=False), 2), round(at(0.6, 1614, 0.95), 2)
        (0.0, 1.0)
    """
    base, holding = int(base), set()
    for percent in range(101):
        read: Share = _ends(percent) if with_rounding else float(percent)
        lower, upper = wilson_interval(read, base, confidence_level)
        if lower <= share <= upper:
            holding.add(percent)
    counts = (count for count in range(base + 1) if math.floor(100 * count / base + 0.5) in holding)
    return math.fsum(_chance(count, base, share / 100) for count in counts)


def in_words(percent: int, base: float, confidence_level: float) -> str:
    """Return as a sentence what the rounding of a print does to the interval of a share.

    Args:
        percent: What the true share rounds to.
        base: Respondents.
        confidence_level: Such as 0.95.

    Example:
        >>> in_words(1, 1614, 0.95).partition("; ")[2]
        'the intervals of this book hold it in 99.5%.'
        >>> in_words(1, 1614, 0.9999).partition("; ")[2]
        'the intervals of this book hold it in over 99.9%.'
    """
    exact, counted = (
        100 * of_printed(percent, base, confidence_level, with_rounding=is_counted) for is_counted in (False, True)
    )
    return prose.sentence(
        f"Suppose that the true share is one that rounds to {percent}%, and that {{people}} people answer. "
        "An interval that takes the printed share as exact would hold the true one in {exact} of all samples, "
        f"where {100 * confidence_level:g}% are promised; the intervals of this book hold it in {{counted}}.",
        "Without the number of answers it cannot be said what the rounding does.",
        people=prose.rounded(base),
        exact=prose.percent(exact),
        counted=prose.percent(counted, 1) if counted < ALMOST_ALL else f"over {prose.percent(ALMOST_ALL, 1)}",
    )


def _ends(percent: int) -> tuple[float, float]:
    return printed_interval(f"{percent}%", "exact", "percent").ends


def _chance(count: int, base: int, share: float) -> float:
    """Return the chance that a sample has so many, by logarithms since the ways to choose them are too many."""
    if share in (0, 1):
        return float(count == base * share)
    ways = math.lgamma(base + 1) - math.lgamma(count + 1) - math.lgamma(base - count + 1)
    return math.exp(ways + count * math.log(share) + (base - count) * math.log1p(-share))
