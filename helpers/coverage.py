"""Compute how often the interval of a printed share contains the true share, by summing over all possible samples.

This shows how rounding affects the intervals; the intervals themselves are in `helpers.intervals`.
"""

import math

import pandas as pd

from helpers import locales, origins, prose
from helpers.intervals import Share, ends_of, wilson_interval
from helpers.origins import Figure
from helpers.phrases import phrase
from helpers.printed import printed_interval

# In percent; anything above would be rounded to 100%.
ALMOST_ALL = 99.9
# How many true shares are tried among those that round to the same percent.
TRIED = 100


def of_printed(percent: int, base: float, confidence_level: float, *, with_rounding: bool = True) -> float:
    """Return how often the interval of a printed share contains the true share.

    It is the average over true shares spread evenly over all that round to the percent. Samples are simple
    random samples.

    Args:
        percent: What the true share rounds to, 0 to 100.
        base: Respondents.
        confidence_level: Such as 0.95.
        with_rounding: Whether the interval allows for rounding, or takes the printed share as exact.

    Returns:
        A fraction of 1, to compare with the confidence level; NaN without a base.

    Example:
        >>> round(of_printed(1, 1614, 0.95, with_rounding=False), 2), round(of_printed(1, 1614, 0.95), 3)
        (0.77, 0.995)
    """
    if pd.isna(base):
        return float("nan")
    lowest, highest = ends_of(_ends(percent))
    shares = [lowest + (highest - lowest) * (place + 0.5) / TRIED for place in range(TRIED)]
    return math.fsum(at(share, base, confidence_level, with_rounding=with_rounding) for share in shares) / TRIED


def at(share: float, base: float, confidence_level: float, *, with_rounding: bool = True) -> float:
    """Return how often the interval contains one given true share; see `of_printed`.

    Example:
        >>> round(at(0.6, 1614, 0.95, with_rounding=False), 2), round(at(0.6, 1614, 0.95), 2)
        (0.0, 1.0)
    """
    base, covering = int(base), set()
    for percent in range(101):
        printed: Share = _ends(percent) if with_rounding else float(percent)
        lower, upper = wilson_interval(printed, base, confidence_level)
        if lower <= share <= upper:
            covering.add(percent)
    counts = (count for count in range(base + 1) if math.floor(100 * count / base + 0.5) in covering)
    return math.fsum(_chance(count, base, share / 100) for count in counts)


def facts(percent: int, people: Figure, confidence_level: float) -> dict[str, str]:
    """Return what a sentence can say of how rounding affects the interval of a printed share.

    Args:
        percent: What the true share rounds to.
        people: The number of respondents, or the row that has it.
        confidence_level: Such as 0.95.

    Returns:
        The facts share, people and promised, the level; exact and counted, how often an interval holds the true share
        that takes the printed one as exact, and one that allows for rounding.

    Example:
        >>> facts(1, 1614, 0.95)
        {'share': '1%', 'people': '1,614', 'promised': '95%', 'exact': '77%', 'counted': '99.5%'}
        >>> facts(1, 1614, 0.9999)["counted"]
        'over 99.9%'
    """
    exact, counted = (
        100 * of_printed(percent, origins.value_of(people), confidence_level, with_rounding=is_counted)
        for is_counted in (False, True)
    )
    above = phrase("over", number=prose.percent(ALMOST_ALL, 1))
    return {
        "share": str(prose.percent(percent)),
        "people": prose.rounded(people),
        "promised": locales.percent(f"{100 * confidence_level:g}"),
        "exact": prose.made_of(prose.percent(exact), people),
        "counted": prose.made_of(above if counted >= ALMOST_ALL else prose.percent(counted, 1), people),
    }


def _ends(percent: int) -> tuple[float, float]:
    return printed_interval(f"{percent}%", "exact", "percent").ends


def _chance(count: int, base: int, share: float) -> float:
    """Return the binomial probability of a count, by logarithms because the number of ways would overflow."""
    if share in (0, 1):
        return float(count == base * share)
    ways = math.lgamma(base + 1) - math.lgamma(count + 1) - math.lgamma(base - count + 1)
    return math.exp(ways + count * math.log(share) + (base - count) * math.log1p(-share))
