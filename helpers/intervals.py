"""Model-based intervals of shares and of changes between waves.

Each assumes that the weighted panel behaves like a random sample, which an internet panel is not.
Which figures they are computed for is decided in `helpers.survey`. The net promoter score is in `helpers.nps`,
and tests of changes are in `helpers.significance`.

A printed share stands for all shares that round to it. It is given as the two ends of its rounding interval,
which the tables have as lower and upper. Its confidence interval covers those of all shares between these ends:
it runs from the lower end for the smallest to the upper end for the largest. A change is treated in the same
way: its interval covers all changes that fit the two printed shares. A share that is known exactly is given as
a number.
"""

import math
from collections.abc import Sequence
from statistics import NormalDist

import pandas as pd

from helpers.printed import printed_interval

Ends = tuple[float, float]
Share = float | Ends
MAX_CONFIDENCE = 0.9999


def effective_base(base: float, design_effect: float) -> float:
    """Return the size of a simple random sample that would be as precise as the one at hand.

    Args:
        base: Number of respondents; a missing one stays missing.
        design_effect: How many times weighting and the way of sampling make the variance larger.

    Raises:
        ValueError: If the design effect is below 1 or no finite number.

    Example:
        >>> round(effective_base(1614, 1.5))
        1076
    """
    if not 1 <= design_effect < math.inf:
        raise ValueError(
            f"design_effect = {design_effect}: must be a finite number of at least 1, "
            "since weighting cannot make a sample more precise"
        )
    return float("nan") if pd.isna(base) else base / design_effect


def wilson_interval(share: Share, base: float, confidence_level: float) -> Ends:
    """Return the Wilson score interval of a share; for a printed one, of all shares that round to it.

    Args:
        share: Share in percent, 0 to 100, or the two ends of its rounding interval.
        base: Number of respondents that the share rests on.
        confidence_level: Such as 0.95.

    Returns:
        Lower and upper end in percent.

    Raises:
        ValueError: If the share, the base or the level is out of range.

    Reference: E. B. Wilson (1927), Probable inference, the law of succession,
    and statistical inference, Journal of the American Statistical Association 22, 209-212.

    Example:
        >>> lower, upper = wilson_interval(90, 1614, 0.95)
        >>> round(lower, 1), round(upper, 1)
        (88.4, 91.4)
        >>> lower, upper = wilson_interval((89.5, 90.5), 1614, 0.95)
        >>> round(lower, 1), round(upper, 1)
        (87.9, 91.8)
    """
    quantile = normal_quantile(confidence_level)
    lowest, highest = ends_of(share)
    return _wilson(lowest, base, quantile)[0], _wilson(highest, base, quantile)[1]


def change_interval(
    before: Share, base_before: float, after: Share, base_after: float, confidence_level: float
) -> Ends:
    """Return the Newcombe interval of the change between two shares of independent samples.

    For printed shares it covers all changes that fit them.

    Args:
        before: Earlier share in percent, or the two ends of its rounding interval.
        base_before: Respondents behind it.
        after: Later share in percent, or the two ends of its rounding interval.
        base_after: Respondents behind it.
        confidence_level: Such as 0.95.

    Returns:
        Lower and upper end of the change in percentage points.

    Raises:
        ValueError: If a share, a base or the level is out of range.

    Reference: R. G. Newcombe (1998), Interval estimation for the difference between
    independent proportions, Statistics in Medicine 17, 873-890, method 10.

    Example:
        >>> lower, upper = change_interval(66, 1162, 74, 1597, 0.95)
        >>> round(lower, 1), round(upper, 1)
        (4.5, 11.5)
        >>> lower, upper = change_interval((65.5, 66.5), 1162, (73.5, 74.5), 1597, 0.95)
        >>> round(lower, 1), round(upper, 1)
        (3.5, 12.5)
    """
    return change_at(normal_quantile(confidence_level), before, base_before, after, base_after)


def change_at(quantile: float, before: Share, base_before: float, after: Share, base_after: float) -> Ends:
    """Return the interval of a change that reaches some standard errors to either side; see `change_interval`.

    Example:
        >>> change_at(0, 66, 1162, 74, 1597)
        (8.0, 8.0)
    """
    (lowest_before, highest_before), (lowest_after, highest_after) = ends_of(before), ends_of(after)
    lower = _least_of_exact(highest_before, base_before, lowest_after, base_after, quantile)
    # The largest rise is the smallest fall with before and after swapped.
    return lower, -_least_of_exact(highest_after, base_after, lowest_before, base_before, quantile)


def least_change(before: Ends, after: Ends) -> float:
    """Return the lower end of the interval of a change between two figures of independent samples.

    The distances of the two figures from the ends of their own intervals are added as squares.

    Args:
        before: Earlier figure and the upper end of its interval.
        after: Later figure and the lower end of its interval.

    Reference: G. Y. Zou and A. Donner (2008), Construction of confidence limits about effect measures:
    a general approach, Statistics in Medicine 27, 1693-1702. With Wilson intervals it is Newcombe's method 10.

    Example:
        >>> least_change((66, 69), (74, 70))
        3.0
    """
    return after[0] - before[0] - math.hypot(after[0] - after[1], before[1] - before[0])


def kish_design_effect(weights: Sequence[float]) -> float:
    """Return the design effect that unequal weights have by themselves.

    Args:
        weights: Weight of each respondent, none below zero.

    Raises:
        ValueError: If there are no weights, or one is negative or no finite number, or all are zero.

    Reference: L. Kish (1965), Survey sampling, Wiley, section 11.7.

    Example:
        >>> round(kish_design_effect([1.0] * 1000 + [1.8] * 614), 3)
        1.089
    """
    if not weights or not all(0 <= weight < math.inf for weight in weights) or not sum(weights):
        raise ValueError("weights: a design effect needs finite weights, none below zero and not all zero")
    return len(weights) * sum(weight**2 for weight in weights) / sum(weights) ** 2


def margin(share: float, base: float, confidence_level: float, design_effect: float = 1) -> float:
    """Return half the width of the model-based interval of a share that is printed in whole percent, in points.

    Args:
        share: Share in percent, as it is printed.
        base: Number of respondents; a missing one has no margin.
        confidence_level: Such as 0.95.
        design_effect: How many times weighting and the way of sampling make the
            variance larger; 1 if the sample is simple and random.

    Example:
        >>> round(margin(50, 1614, 0.95), 1), round(margin(50, 140, 0.95), 1)
        (2.9, 8.7)
    """
    if pd.isna(base):
        return float("nan")
    printed = printed_interval(f"{share:.0f}%", "exact", "percent")
    lower, upper = wilson_interval(printed.ends, effective_base(base, design_effect), confidence_level)
    return (upper - lower) / 2


def ends_of(share: Share) -> Ends:
    """Return the ends of a share in percent, limited to 0 and 100.

    Raises:
        ValueError: If no part of it lies between 0 and 100, or the ends are in the wrong order.

    Example:
        >>> ends_of((-0.5, 0.5)), ends_of(90)
        ((0.0, 0.5), (90, 90))
    """
    lowest, highest = share if isinstance(share, tuple) else (share, share)
    if not (highest >= 0 and lowest <= min(highest, 100)):
        raise ValueError(f"share = {share}: a share lies between 0 and 100 percent")
    return max(0.0, lowest), min(100.0, highest)


def normal_quantile(confidence_level: float) -> float:
    """Return how many standard errors an interval of some level reaches to either side.

    Raises:
        ValueError: If the level is not above 0, or is above `MAX_CONFIDENCE`.

    Example:
        >>> round(normal_quantile(0.95), 2)
        1.96
    """
    if not 0 < confidence_level <= MAX_CONFIDENCE:
        raise ValueError(f"confidence_level = {confidence_level}: must be above 0 and at most {MAX_CONFIDENCE}")
    return NormalDist().inv_cdf((1 + confidence_level) / 2)


def _wilson(share: float, base: float, quantile: float) -> Ends:
    if not base > 0:
        raise ValueError(f"base = {base}: a share rests on respondents")
    p, z = share / 100, quantile
    centre = (p + z**2 / (2 * base)) / (1 + z**2 / base)
    half = z / (1 + z**2 / base) * (p * (1 - p) / base + z**2 / (4 * base**2)) ** 0.5
    return 100 * max(0.0, centre - half), 100 * min(1.0, centre + half)


def _least_of_exact(before: float, base_before: float, after: float, base_after: float, quantile: float) -> float:
    upper_before = _wilson(before, base_before, quantile)[1]
    lower_after = _wilson(after, base_after, quantile)[0]
    return least_change((before, upper_before), (after, lower_after))
