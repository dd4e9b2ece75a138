"""Derive measures from published numbers, each read as the interval its print stands for.

Survey uncertainty, which comes from sampling and not from rounding, is in `helpers.survey`.
"""

import math

import pandas as pd


def per_inhabitant(use: pd.DataFrame, population: pd.DataFrame) -> pd.DataFrame:
    """Return yearly use divided by the population on 1 January of the same year.

    The interval of the printed figure is carried on: each bound is divided
    by the population, which Eurostat prints to the last person.

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
    result = use.merge(people[["country", "year", "inhabitants"]], on=["country", "year"], how="left")
    bounds = ["value", "lower", "upper"]
    result[bounds] = result[bounds].div(result["inhabitants"], axis=0)
    return result


def in_millions(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with value, lower and upper in millions.

    Example:
        >>> in_millions(pd.DataFrame({"value": [72_900_000.0], "lower": [72_850_000.0], "upper": [72_950_000.0]}))
           value  lower  upper
        0   72.9  72.85  72.95
    """
    bounds = ["value", "lower", "upper"]
    return rows.assign(**{bound: rows[bound] / 1e6 for bound in bounds})


def relative_change(before: float, after: float) -> float:
    """Return the change from one value to another in percent of the first.

    Raises:
        ValueError: If the first value is not above zero.

    Example:
        >>> round(relative_change(37.2, 72.9))
        96
    """
    if pd.isna(before) or pd.isna(after):
        return math.nan
    if before <= 0:
        raise ValueError(f"before = {before}: a relative change needs a first value above zero")
    return (after - before) / before * 100


def growth(before: pd.DataFrame, after: pd.DataFrame, *, of: str = "portal") -> pd.DataFrame:
    """Return the relative change between two figures in percent, with the interval of their prints.

    The lowest change that the prints allow is that from the highest earlier
    value to the lowest later one; "over" and "nearly" leave an end open.

    Args:
        before: Earlier figures, one for each portal or service.
        after: Later figures.
        of: Column that joins them.

    Returns:
        The rows of `after` that have an earlier figure, with value, lower and
        upper in percent.

    Example:
        >>> def visits(value, lower, upper):
        ...     return pd.DataFrame({"portal": ["helsenorge"], "as_printed": [""], "value": [value],
        ...                          "lower": [lower], "upper": [upper]})
        >>> change = growth(visits(72.9, 72.85, 72.95), visits(140.9, 140.85, 140.95))
        >>> change[["value", "lower", "upper"]].round(1).values.tolist()
        [[93.3, 93.1, 93.5]]
    """
    earlier = before[[of, "value", "lower", "upper", "as_printed"]]
    both = after.merge(earlier, on=of, suffixes=("", "_before"))
    return both.assign(
        value=(both["value"] / both["value_before"] - 1) * 100,
        lower=(both["lower"] / both["upper_before"] - 1) * 100,
        upper=(both["upper"] / both["lower_before"] - 1) * 100,
        as_printed="computed: " + both["as_printed_before"] + "; " + both["as_printed"],
        qualifier="about",
    )


def change_points(before: float, after: float) -> float:
    """Return the change between two shares in percentage points.

    A share that goes from 76 to 90 percent has risen by 14 points,
    not by 14 percent.

    Raises:
        ValueError: If a share lies outside 0 to 100.

    Example:
        >>> change_points(76, 90)
        14
    """
    if pd.isna(before) or pd.isna(after):
        return math.nan
    for share in (before, after):
        if not 0 <= share <= 100:
            raise ValueError(f"share = {share}: a share lies between 0 and 100 percent")
    return after - before
