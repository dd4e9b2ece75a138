"""Derive measures from published numbers, each with the interval that follows from their rounding.

Survey uncertainty, which comes from sampling and not from rounding, is in `helpers.intervals`.
"""

import math
from collections.abc import Callable
from functools import partial, reduce
from itertools import product
from operator import add

import pandas as pd

from helpers import records
from helpers.printed import Interval, interval_of
from helpers.records import AnyRow

BOUNDS = ["value", "lower", "upper"]


def carried(function: Callable[..., float], *figures: Interval | AnyRow) -> Interval:
    """Return a derived number with the interval that follows from the rounding of its figures.

    Args:
        function: Derivation that rises or falls steadily with each of its figures, so
            that its least and largest value lie at ends of their intervals.
        figures: Published figures or rows of them; an open lower end is read as zero,
            since none of them can be negative, and an open upper end as without limit.

    Returns:
        The derived number; there is none, and it has no ends, if one of the figures is missing or if it
        would be infinite, as growth from zero is.

    Example:
        >>> carried(lambda *parts: sum(parts), Interval(29, 28.5, 29.5), Interval(43, 42.5, 43.5))
        Interval(value=72, lower=71.0, upper=73.0)
    """
    known = [figure if isinstance(figure, Interval) else interval_of(figure) for figure in figures]
    if any(pd.isna(figure.value) for figure in known):
        return Interval(math.nan, None, None)
    ends = [(0.0 if low is None else low, math.inf if high is None else high) for _, low, high in known]
    corners = [corner for corner in (function(*corner) for corner in product(*ends)) if not math.isnan(corner)]
    lower, upper = min(corners), max(corners)
    value = function(*(figure.value for figure in known))
    if not math.isfinite(value):
        return Interval(math.nan, None, None)
    derived = Interval(value, None if math.isinf(lower) else lower, None if math.isinf(upper) else upper)
    return derived.made_of(row for figure in known for row in figure.rows)


def relative_change(before: Interval | AnyRow, after: Interval | AnyRow) -> Interval:
    """Return the change from one figure to another in percent of the first.

    Example:
        >>> value, lower, upper = relative_change(Interval(37.2, 37.15, 37.25), Interval(72.9, 72.85, 72.95))
        >>> round(value, 1), round(lower, 1), round(upper, 1)
        (96.0, 95.6, 96.4)
    """
    return carried(lambda first, second: (_quotient(second, first) - 1) * 100, before, after)


def point_change(before: Interval | AnyRow, after: Interval | AnyRow) -> Interval:
    """Return the change from one share to another in percentage points.

    A share that goes from 76 to 90 percent has risen by 14 points, not by 14 percent.

    Example:
        >>> point_change(Interval(76, 75.5, 76.5), Interval(90, 89.5, 90.5))
        Interval(value=14, lower=13.0, upper=15.0)
    """
    return carried(lambda first, second: second - first, before, after)


def difference(first: Interval | AnyRow, second: Interval | AnyRow) -> Interval:
    """Return the first figure less the second.

    Example:
        >>> difference(Interval(34, 33.5, 34.5), Interval(28, 27.5, 28.5))
        Interval(value=6, lower=5.0, upper=7.0)
    """
    return point_change(second, first)


def ratio(first: Interval | AnyRow, second: Interval | AnyRow) -> Interval:
    """Return how many times the second figure goes into the first.

    Example:
        >>> ratio(Interval(140, 140, 140), Interval(14, 14, 14))
        Interval(value=10.0, lower=10.0, upper=10.0)
    """
    return carried(_quotient, first, second)


def share_of(part: Interval | AnyRow, whole: Interval | AnyRow) -> Interval:
    """Return a part in percent of its whole.

    Example:
        >>> round(share_of(Interval(1614, 1614, 1614), Interval(3400, 3350, 3450)).lower, 1)
        46.8
    """
    return carried(lambda of, all_of: _quotient(of, all_of) * 100, part, whole)


def share_of_part(share: Interval | AnyRow, base: Interval | AnyRow, whole: Interval | AnyRow) -> Interval:
    """Return in percent of the whole what is a share of some part of it.

    Example:
        >>> asked, everyone = Interval(1445, 1445, 1445), Interval(1614, 1614, 1614)
        >>> value, lower, upper = share_of_part(Interval(79, 78.5, 79.5), asked, everyone)
        >>> round(value, 1), round(lower, 1), round(upper, 1)
        (70.7, 70.3, 71.2)
    """
    return carried(lambda percent, part, all_of: percent * _quotient(part, all_of), share, base, whole)


def sum_of(*parts: Interval | AnyRow) -> Interval:
    """Return the sum of some figures.

    Example:
        >>> sum_of(Interval(29, 28.5, 29.5), Interval(43, 42.5, 43.5)).upper
        73.0
    """
    # One after the other, since all at once have many corners.
    return reduce(partial(carried, add), parts, Interval(0, 0, 0))


def rest_of_100(*parts: Interval | AnyRow) -> Interval:
    """Return what some shares leave to 100 percent.

    Example:
        >>> rest_of_100(Interval(16, 15.5, 16.5), Interval(8, 7.5, 8.5))
        Interval(value=76, lower=75.0, upper=77.0)
    """
    return carried(lambda share: 100 - share, sum_of(*parts))


def change_from_rest(after: Interval | AnyRow, *others_before: Interval | AnyRow) -> Interval:
    """Return the change to a share from what the other answers of the earlier wave leave to 100 percent.

    Example:
        >>> no, forgotten = Interval(16, 15.5, 16.5), Interval(8, 7.5, 8.5)
        >>> change_from_rest(Interval(90, 89.5, 90.5), no, forgotten)
        Interval(value=14, lower=12.5, upper=15.5)
    """
    return point_change(rest_of_100(*others_before), after)


def monthly_mean(year: Interval | AnyRow) -> Interval:
    """Return a twelfth of a year's figure.

    Example:
        >>> monthly_mean(Interval(12.0, 11.5, 12.5)).value
        1.0
    """
    return carried(lambda total: total / 12, year)


def growth(before: pd.DataFrame, after: pd.DataFrame, *, of: str = "portal") -> pd.DataFrame:
    """Return the relative change between two figures in percent, for each portal or service.

    Args:
        before: Earlier figures, one for each portal or service.
        after: Later figures.
        of: Column that joins them.

    Returns:
        The rows of `after` that have an earlier figure, with value, lower and
        upper of `relative_change`. The qualifier is about, or over or under where
        rounding leaves one end open.

    Example:
        >>> def visits(value, lower, upper):
        ...     return pd.DataFrame({"portal": ["helsenorge"], "as_printed": [""], "value": [value],
        ...                          "lower": [lower], "upper": [upper]})
        >>> change = growth(visits(72.9, 72.85, 72.95), visits(140.9, 140.85, 140.95))
        >>> change[["value", "lower", "upper"]].round(1).values.tolist()
        [[93.3, 93.1, 93.5]]
    """
    joined = [of, *BOUNDS, "as_printed", *(["id"] if "id" in before else [])]
    both = after.merge(before[joined], on=of, suffixes=("", "_before"))
    for used in (before, after):
        records.mark_shown(used[used[of].isin(both[of])])
    changes = [
        relative_change(earlier.rename(lambda name: name.removesuffix("_before")), later)
        for (_, earlier), (_, later) in zip(
            both[[f"{bound}_before" for bound in BOUNDS]].iterrows(), both[BOUNDS].iterrows(), strict=True
        )
    ]
    return both.assign(
        **_columns(changes),
        **records.operands(both, "id_before", "id"),
        as_printed="computed: " + both["as_printed_before"] + "; " + both["as_printed"],
        qualifier=[_qualifier(change) for change in changes],
    )


def per_inhabitant(use: pd.DataFrame, population: pd.DataFrame) -> pd.DataFrame:
    """Return yearly use divided by the population on 1 January of the same year.

    Eurostat prints the population to the last person, so the interval is that of the use.

    Args:
        use: Rows with country, year, value, lower, upper.
        population: Rows of the table `population`.

    Returns:
        The rows of `use` with value, lower and upper per inhabitant and a
        column `inhabitants`; a year without a population figure has no value.

    Example:
        >>> use = pd.DataFrame({"country": ["NO"], "year": [2020], "value": [72_900_000.0],
        ...                     "lower": [72_850_000.0], "upper": [72_950_000.0]})
        >>> people = pd.DataFrame({"country": ["NO"], "period": ["2020"], "value": [5_367_580.0]})
        >>> round(per_inhabitant(use, people)["value"].item(), 1)
        13.6
    """
    people = population.assign(year=population["period"].astype(int), inhabitants=population["value"])
    joined = ["country", "year", "inhabitants", *(["id"] if "id" in people else [])]
    result = use.merge(people[joined], on=["country", "year"], how="left", suffixes=("", "_population"))
    records.mark_shown(people.merge(use[["country", "year"]]))
    result[BOUNDS] = result[BOUNDS].div(result["inhabitants"], axis=0)
    return result.assign(**records.operands(result, "id", "id_population")).drop(
        columns="id_population", errors="ignore"
    )


def in_millions(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with value, lower and upper in millions.

    Example:
        >>> in_millions(pd.DataFrame({"value": [72_900_000.0], "lower": [72_850_000.0], "upper": [72_950_000.0]}))
           value  lower  upper
        0   72.9  72.85  72.95
    """
    return scaled(rows, 1e6)


def scaled(rows: pd.DataFrame, unit: float) -> pd.DataFrame:
    """Return the rows with value, lower and upper counted in a larger unit, such as 1000.

    Example:
        >>> scaled(pd.DataFrame({"value": [223_000.0], "lower": [222_500.0], "upper": [223_500.0]}), 1e3)
           value  lower  upper
        0  223.0  222.5  223.5
    """
    return rows.assign(**{bound: rows[bound] / unit for bound in BOUNDS})


def _qualifier(derived: Interval) -> str:
    if (derived.lower is None) == (derived.upper is None):
        return "about"
    return "over" if derived.upper is None else "under"


def _quotient(part: float, whole: float) -> float:
    return math.inf if whole == 0 else part / whole


def _columns(intervals: list[Interval]) -> dict[str, list[float]]:
    numbers = [[math.nan if end is None else end for end in interval] for interval in intervals]
    return {bound: [row[place] for row in numbers] for place, bound in enumerate(BOUNDS)}
