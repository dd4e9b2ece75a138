"""Model-based intervals of shares, of changes between waves and of scores.

Each assumes that the weighted panel behaves like a random sample, which an internet panel is not.
Which figures they are computed for is decided in `helpers.survey`.
"""

from statistics import NormalDist

import pandas as pd

MOST_DESIGN_EFFECT = 50.0


def effective_base(base: float, design_effect: float) -> float:
    """Return the size of a simple random sample that would be as precise as the one at hand.

    Args:
        base: Number of respondents; a missing one stays missing.
        design_effect: How many times weighting and the way of sampling make the variance larger.

    Raises:
        ValueError: If the design effect is below 1.

    Example:
        >>> round(effective_base(1614, 1.5))
        1076
    """
    if design_effect < 1:
        raise ValueError(f"design_effect = {design_effect}: weighting cannot make a sample more precise than 1")
    return float("nan") if pd.isna(base) else max(1.0, base / design_effect)


def critical_design_effect(
    before: float, base_before: float, after: float, base_after: float, confidence_level: float
) -> float:
    """Return the design effect from which on a change is no longer distinguishable from none.

    Args:
        before: Earlier share in percent.
        base_before: Respondents behind it.
        after: Later share in percent.
        base_after: Respondents behind it.
        confidence_level: Such as 0.95.

    Returns:
        The design effect at which the interval of the change reaches zero; 1 if it
        holds zero already, and `MOST_DESIGN_EFFECT` if it takes more than that.

    Example:
        >>> round(critical_design_effect(66, 1162, 74, 1597, 0.95), 1)
        5.4
    """

    def is_change(design_effect: float) -> bool:
        bases = effective_base(base_before, design_effect), effective_base(base_after, design_effect)
        lower, upper = change_interval(before, bases[0], after, bases[1], confidence_level)
        return lower > 0 or upper < 0

    low, high = 1.0, MOST_DESIGN_EFFECT
    if not is_change(low):
        return low
    if is_change(high):
        return high
    # The interval widens steadily with the design effect, so that halving finds the place.
    while high - low > 0.001:
        middle = (low + high) / 2
        low, high = (middle, high) if is_change(middle) else (low, middle)
    return low


def wilson_interval(share: float, base: float, confidence_level: float) -> tuple[float, float]:
    """Return the Wilson score interval of a share.

    Args:
        share: Share in percent, 0 to 100.
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
    """
    if not 0 <= share <= 100:
        raise ValueError(f"share = {share}: a share lies between 0 and 100 percent")
    if base < 1:
        raise ValueError(f"base = {base}: a share rests on at least one respondent")
    if not 0 < confidence_level < 1:
        raise ValueError(f"confidence_level = {confidence_level}: a confidence level lies between 0 and 1")
    z = NormalDist().inv_cdf((1 + confidence_level) / 2)
    p = share / 100
    centre = (p + z**2 / (2 * base)) / (1 + z**2 / base)
    half = z / (1 + z**2 / base) * (p * (1 - p) / base + z**2 / (4 * base**2)) ** 0.5
    return 100 * max(0.0, centre - half), 100 * min(1.0, centre + half)


def change_interval(
    before: float, base_before: float, after: float, base_after: float, confidence_level: float
) -> tuple[float, float]:
    """Return the Newcombe interval of the change between two shares of independent samples.

    Args:
        before: Earlier share in percent.
        base_before: Respondents behind it.
        after: Later share in percent.
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
    """
    low_before, high_before = wilson_interval(before, base_before, confidence_level)
    low_after, high_after = wilson_interval(after, base_after, confidence_level)
    change = after - before
    down = ((after - low_after) ** 2 + (high_before - before) ** 2) ** 0.5
    up = ((high_after - after) ** 2 + (before - low_before) ** 2) ** 0.5
    return change - down, change + up


def nps_interval(
    promoters: float, detractors: float, base: float, confidence_level: float, design_effect: float = 1
) -> tuple[float, float]:
    """Return the model-based interval of a net promoter score, by the normal approximation.

    Args:
        promoters: Share of promoters in percent.
        detractors: Share of detractors in percent.
        base: Respondents behind both.
        confidence_level: Such as 0.95.
        design_effect: How many times weighting and the way of sampling make the variance larger.

    Returns:
        Lower and upper end in points of the score.

    Example:
        >>> lower, upper = nps_interval(34, 28, 1431, 0.95)
        >>> round(lower, 1), round(upper, 1)
        (1.9, 10.1)
    """
    p, d = promoters / 100, detractors / 100
    z = NormalDist().inv_cdf((1 + confidence_level) / 2)
    half = z * ((p + d - (p - d) ** 2) / effective_base(base, design_effect)) ** 0.5
    return 100 * (p - d - half), 100 * (p - d + half)


def margin(share: float, base: float, confidence_level: float, design_effect: float = 1) -> float:
    """Return half the width of the model-based interval of a share, in percentage points.

    Args:
        share: Share in percent, 0 to 100.
        base: Number of respondents; a missing one has no margin.
        confidence_level: Such as 0.95.
        design_effect: How many times weighting and the way of sampling make the
            variance larger; 1 if the sample is simple and random.

    Example:
        >>> round(margin(50, 1614, 0.95), 1), round(margin(50, 140, 0.95), 1)
        (2.4, 8.2)
    """
    if pd.isna(base):
        return float("nan")
    lower, upper = wilson_interval(share, effective_base(base, design_effect), confidence_level)
    return (upper - lower) / 2
