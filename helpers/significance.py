"""Test whether a share changed: p-value, sensitivity to the design effect, correction for many tests.

All of it follows from the interval of the change, see `helpers.intervals`.
"""

import math
from collections.abc import Sequence

from helpers.intervals import Share, change_at, effective_base, normal_quantile

MAX_DESIGN_EFFECT = 50.0
# Beyond this quantile of the normal distribution, the tail probability underflows.
MAX_QUANTILE = 40.0


def critical_design_effect(
    before: Share, base_before: float, after: Share, base_after: float, confidence_level: float
) -> float:
    """Return the design effect from which a change is no longer distinguishable from none.

    Args:
        before: Earlier share in percent, or the two ends of its rounding interval.
        base_before: Respondents behind it.
        after: Later share in percent, or the two ends of its rounding interval.
        base_after: Respondents behind it.
        confidence_level: Such as 0.95.

    Returns:
        The design effect at which the interval of the change reaches zero; 1 if it
        holds zero already, and `MAX_DESIGN_EFFECT` if it takes more than that.

    Example:
        >>> round(critical_design_effect(66, 1162, 74, 1597, 0.95), 1)
        5.4
        >>> round(critical_design_effect((65.5, 66.5), 1162, (73.5, 74.5), 1597, 0.95), 1)
        4.1
    """
    # The intervals depend on quantile and design effect only by the square of the one times the other.
    reached = _quantile_at_zero(before, base_before, after, base_after) / normal_quantile(confidence_level)
    return min(max(reached**2, 1.0), MAX_DESIGN_EFFECT)


def p_value(before: Share, base_before: float, after: Share, base_after: float, design_effect: float = 1) -> float:
    """Return the p-value of a change: one minus the level at which its interval just reaches zero.

    It is below 0.05 for exactly those changes whose 95% interval excludes zero.

    Args:
        before: Earlier share in percent, or the two ends of its rounding interval.
        base_before: Respondents behind it.
        after: Later share in percent, or the two ends of its rounding interval.
        base_after: Respondents behind it.
        design_effect: How many times weighting and the way of sampling make the variance larger.

    Example:
        >>> round(p_value((52.5, 53.5), 1162, (47.5, 48.5), 1605), 3)
        0.038
    """
    bases = [effective_base(base, design_effect) for base in (base_before, base_after)]
    reached = _quantile_at_zero(before, bases[0], after, bases[1])
    # Both tails of the normal distribution.
    return math.erfc(reached / math.sqrt(2))


def holm(p_values: Sequence[float]) -> list[float]:
    """Return p-values corrected for the number of tests, whether or not these are independent.

    The smallest is multiplied by the number of all, the next by one less, and so on; none is below one before it.

    Reference: S. Holm (1979), A simple sequentially rejective multiple test procedure,
    Scandinavian Journal of Statistics 6, 65-70.

    Example:
        >>> holm([0.04, 0.01, 0.03])
        [0.06, 0.03, 0.06]
    """
    adjusted = [0.0] * len(p_values)
    largest = 0.0
    for rank, place in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        largest = max(largest, min(1.0, p_values[place] * (len(p_values) - rank)))
        adjusted[place] = largest
    return adjusted


def _quantile_at_zero(before: Share, base_before: float, after: Share, base_after: float) -> float:
    """Return the quantile at which the interval of a change reaches zero; 0 if the rounding alone allows no change."""
    low, high = 0.0, MAX_QUANTILE
    # The interval widens steadily with the quantile, so bisection finds the place.
    while high - low > 1e-9:
        middle = (low + high) / 2
        lower, upper = change_at(middle, before, base_before, after, base_after)
        low, high = (middle, high) if lower > 0 or upper < 0 else (low, middle)
    return low
