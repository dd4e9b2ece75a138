"""Model-based intervals of shares, of changes between waves and of scores.

Each assumes that the weighted panel behaves like a random sample, which an internet panel is not.
Which figures they are computed for is decided in `helpers.survey`.
"""

from collections.abc import Sequence
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
    z = _normal_quantile(confidence_level)
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


def kish_design_effect(weights: Sequence[float]) -> float:
    """Return the design effect that unequal weights have by themselves.

    Args:
        weights: Weight of each respondent, none below zero.

    Raises:
        ValueError: If there are no weights, or one is negative, or all are zero.

    Reference: L. Kish (1965), Survey sampling, Wiley, section 11.7.

    Example:
        >>> round(kish_design_effect([1.0] * 1000 + [1.8] * 614), 3)
        1.089
    """
    if not weights or min(weights) < 0 or not sum(weights):
        raise ValueError("weights: a design effect needs weights, none below zero and not all zero")
    return len(weights) * sum(weight**2 for weight in weights) / sum(weights) ** 2


def nps_standard_error(promoters: float, detractors: float, base: float, design_effect: float = 1) -> float:
    """Return the model-based standard error of a net promoter score, in points; missing without shares.

    Each answer counts 100, 0 or -100; the score is their mean.

    Args:
        promoters: Share of promoters in percent.
        detractors: Share of detractors in percent.
        base: Respondents behind both.
        design_effect: How many times weighting and the way of sampling make the variance larger.

    Raises:
        ValueError: If the two shares are not parts of 100 percent.

    Example:
        >>> round(nps_standard_error(34, 28, 1431), 2)
        2.08
    """
    if pd.isna(promoters) or pd.isna(detractors):
        return float("nan")
    if min(promoters, detractors) < 0 or promoters + detractors > 100:
        raise ValueError(f"promoters = {promoters}, detractors = {detractors}: they are parts of 100 percent")
    p, d = promoters / 100, detractors / 100
    return 100 * ((p + d - (p - d) ** 2) / effective_base(base, design_effect)) ** 0.5


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
    half = _normal_quantile(confidence_level) * nps_standard_error(promoters, detractors, base, design_effect)
    score = promoters - detractors
    return score - half, score + half


def nps_change_interval(
    before: tuple[float, float],
    base_before: float,
    after: tuple[float, float],
    base_after: float,
    confidence_level: float,
    design_effect: float = 1,
) -> tuple[float, float]:
    """Return the model-based interval of the change of a net promoter score between independent samples.

    Args:
        before: Earlier shares of promoters and of detractors in percent.
        base_before: Respondents behind them.
        after: Later shares of promoters and of detractors in percent.
        base_after: Respondents behind them.
        confidence_level: Such as 0.95.
        design_effect: How many times weighting and the way of sampling make the variance larger.

    Returns:
        Lower and upper end of the change in points of the score.

    Example:
        >>> lower, upper = nps_change_interval((31, 30), 1162, (34, 28), 1431, 0.95)
        >>> round(lower, 1), round(upper, 1)
        (-1.1, 11.1)
    """
    errors = (
        nps_standard_error(*before, base_before, design_effect),
        nps_standard_error(*after, base_after, design_effect),
    )
    change = (after[0] - after[1]) - (before[0] - before[1])
    half = _normal_quantile(confidence_level) * sum(error**2 for error in errors) ** 0.5
    return change - half, change + half


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


def _normal_quantile(confidence_level: float) -> float:
    if not 0 < confidence_level < 1:
        raise ValueError(f"confidence_level = {confidence_level}: a confidence level lies between 0 and 1")
    return NormalDist().inv_cdf((1 + confidence_level) / 2)
