"""Model-based intervals of a net promoter score and of its change between waves.

The score is the share of promoters less that of detractors, from -100 to 100. Shares are given as in
`helpers.intervals`: the two ends of a rounding interval, or a number that is known exactly.
"""

import pandas as pd

from helpers.intervals import Ends, Share, effective_base, ends_of, least_change, normal_quantile

NO_INTERVAL = (float("nan"), float("nan"))
# So many halvings locate an end of an interval to within floating-point precision.
HALVINGS = 60


def score_interval(
    promoters: Share, detractors: Share, base: float, confidence_level: float, design_effect: float = 1
) -> Ends:
    """Return the score interval of a net promoter score; for printed shares, of all scores that fit them.

    It holds the scores that the answers do not contradict: each is tested with the variance that the answers
    would have if it were true. So it never leaves -100 to 100, and has a width even if all are promoters.
    Without passives it is the Wilson interval of the promoters, on the scale of the score.

    Args:
        promoters: Share of promoters in percent, or the two ends of its rounding interval.
        detractors: Share of detractors in percent, or the two ends of its rounding interval.
        base: Respondents behind both.
        confidence_level: Such as 0.95.
        design_effect: How many times weighting and the way of sampling make the variance larger.

    Returns:
        Lower and upper end in points of the score; missing if a share or the base is.

    Raises:
        ValueError: If the two shares are not parts of 100 percent, or base, level or design effect are out of range.

    Reference: T. Tango (1998), Equivalence test and confidence interval for the difference in proportions for
    the paired-sample design, Statistics in Medicine 17, 891-908: a score is such a difference. B. Rocks (2016),
    Interval estimation for the "net promoter score", The American Statistician 70, 365-372, finds it among the best.

    Example:
        >>> lower, upper = score_interval(34, 28, 1431, 0.95)
        >>> round(lower, 1), round(upper, 1)
        (1.9, 10.1)
        >>> lower, upper = score_interval((33.5, 34.5), (27.5, 28.5), 1431, 0.95)
        >>> round(lower, 1), round(upper, 1)
        (0.9, 11.0)
    """
    quantile, answers = normal_quantile(confidence_level), effective_base(base, design_effect)
    if _is_missing(promoters, detractors, base):
        return NO_INTERVAL
    # Promoters and detractors change places where the score changes its sign.
    lower = _least_score(*_corner(promoters, detractors), answers, quantile)
    return lower, -_least_score(*_corner(detractors, promoters), answers, quantile)


def score_change_interval(
    before: tuple[Share, Share],
    base_before: float,
    after: tuple[Share, Share],
    base_after: float,
    confidence_level: float,
    design_effect: float = 1,
) -> Ends:
    """Return the interval of the change of a net promoter score between independent samples.

    Args:
        before: Earlier shares of promoters and of detractors, each in percent or as the ends of its rounding interval.
        base_before: Respondents behind them.
        after: Later shares of promoters and of detractors.
        base_after: Respondents behind them.
        confidence_level: Such as 0.95.
        design_effect: How many times weighting and the way of sampling make the variance larger.

    Returns:
        Lower and upper end of the change in points of the score; missing if a share or a base is.

    Reference: see `helpers.intervals.least_change`, which joins the intervals of the two scores.

    Example:
        >>> lower, upper = score_change_interval((31, 30), 1162, (34, 28), 1431, 0.95)
        >>> round(lower, 1), round(upper, 1)
        (-1.1, 11.0)
    """
    quantile = normal_quantile(confidence_level)
    bases = [effective_base(base, design_effect) for base in (base_before, base_after)]
    if _is_missing(*before, *after, base_before, base_after):
        return NO_INTERVAL
    lower = _least_rise(before, bases[0], after, bases[1], quantile)
    # The largest rise is the smallest fall with before and after swapped.
    return lower, -_least_rise(after, bases[1], before, bases[0], quantile)


def _is_missing(*figures: Share) -> bool:
    return any(pd.isna(end) for figure in figures for end in (figure if isinstance(figure, tuple) else (figure,)))


def _corner(for_it: Share, against_it: Share) -> Ends:
    """Return the lowest share in favour with the highest share against, of all that round to the printed ones."""
    (fewest, _), (lowest, highest) = ends_of(for_it), ends_of(against_it)
    if fewest + lowest > 100:
        raise ValueError(f"shares = {for_it} and {against_it}: promoters and detractors are parts of 100 percent")
    return fewest, min(highest, 100 - fewest)


def _least_rise(
    before: tuple[Share, Share], base_before: float, after: tuple[Share, Share], base_after: float, quantile: float
) -> float:
    against, in_favour = _corner(before[1], before[0])
    promoters, detractors = _corner(*after)
    upper_before = -_least_score(against, in_favour, base_before, quantile)
    lower_after = _least_score(promoters, detractors, base_after, quantile)
    return least_change((in_favour - against, upper_before), (promoters - detractors, lower_after))


def _least_score(promoters: float, detractors: float, base: float, quantile: float) -> float:
    """Return the lowest score that a test with the quantile does not reject."""
    if not base > 0:
        raise ValueError(f"base = {base}: a score rests on respondents")
    p, d = promoters / 100, detractors / 100
    rejected, kept = -1.0, p - d
    for _ in range(HALVINGS):
        middle = (rejected + kept) / 2
        if (p - d - middle) ** 2 > quantile**2 * _variance(p, d, middle) / base:
            rejected = middle
        else:
            kept = middle
    return 100 * kept


def _variance(p: float, d: float, score: float) -> float:
    """Return the variance of one answer if a score were true, at the most likely shares that have this score."""
    slope = p + d - (2 - p + d) * score
    # Negative only by floating-point error.
    root: float = max(0.0, slope**2 + 8 * d * score * (1 - score)) ** 0.5
    return (slope + root) / 2 + score * (1 - score)
