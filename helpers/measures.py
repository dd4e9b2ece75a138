"""Derive measures from published numbers, each read as the interval its print stands for.

Survey uncertainty, which comes from sampling and not from rounding, is in `helpers.survey`.
"""

import math
import re
from typing import NamedTuple

import pandas as pd

MULTIPLIERS = {"million": 1_000_000, "millions": 1_000_000, "millioner": 1_000_000}
NUMBER = re.compile(r"[-−]?\d+(?:[ \u00a0]\d{3})*(?:[.,]\d+)?")
OF_TEN = re.compile(r"(\d+) av (?:de )?10\b")
USE_UNITS = "visits visits_per_day visits_per_month logins logins_per_month messages requests accounts"
COUNT_UNITS = frozenset([*USE_UNITS.split(), "persons", "consultations_per_day"])
WHOLE_UNITS = "respondents inhabitants rank minutes months weeks years parts scale_points waves"
ALWAYS_WHOLE = frozenset(WHOLE_UNITS.split())


class Interval(NamedTuple):
    """A value with the bounds that its print stands for; None is an open end."""

    value: float
    lower: float | None
    upper: float | None


def read_printed(as_printed: str) -> tuple[float, float, bool]:
    """Return the number in a printed text, its resolution and whether it is spelled out in full.

    The resolution is the worth of the last digit that carries information:
    0.1 million for "72,9 millioner". Trailing zeros of a number of four or
    more digits carry none: "223 000" is read as 223 thousand.

    Args:
        as_printed: The number with its unit or qualifier, with decimal comma or point.

    Raises:
        ValueError: If the text holds no number.

    Example:
        >>> read_printed("72,9 millioner")
        (72900000.0, 100000.0, False)
        >>> read_printed("over 6 av 10")
        (60.0, 10.0, False)
        >>> read_printed("N=1614")
        (1614.0, 1.0, True)
    """
    if of_ten := OF_TEN.search(as_printed):
        return float(of_ten[1]) * 10, 10.0, False
    found = NUMBER.search(as_printed)
    if not found:
        raise ValueError(f'"{as_printed}" holds no number')
    digits = re.sub(r"[ \u00a0]", "", found[0]).replace("−", "-").replace(",", ".")
    words = re.findall(r"[a-zæøå]+", as_printed[found.end() :].lower())
    scale = next((MULTIPLIERS[word] for word in words if word in MULTIPLIERS), 1)
    decimals = len(digits.partition(".")[2])
    # Scaled as whole numbers, so that 72.9 million is 72900000 and not 72900000.00000001.
    value = int(digits.replace(".", "")) * scale / 10**decimals
    spelled_out = scale == 1 and not decimals
    if spelled_out and value >= 1000:
        zeros = len(digits) - len(digits.rstrip("0"))
        return value, float(10**zeros), zeros == 0
    return value, scale / 10**decimals, spelled_out


def printed_interval(
    as_printed: str, qualifier: str, unit: str, *, value: float | None = None, is_defined: bool = False
) -> Interval:
    """Return the interval that a printed number stands for.

    A rounded number stands for all values that round to it, half up:
    [72.85, 72.95) for "72,9". A count written out to the last unit stands
    for itself. "Over" and "nearly" leave one end open. "About" is read as
    rounding, which is the least it can mean. Where words stand for the
    number ("the majority", "third place"), the value that they were read as
    is taken, to the unit.

    Args:
        as_printed: The number as the document prints it.
        qualifier: One of exact, about, over, at_least, under, nearly.
        unit: Unit of the value, such as visits or percent.
        value: The value the text was read as; needed only where it holds no digit.
        is_defined: True for a threshold or a register count, which is not rounded.

    Example:
        >>> printed_interval("72,9 millioner", "exact", "visits")
        Interval(value=72900000.0, lower=72850000.0, upper=72950000.0)
        >>> printed_interval("over 140 millioner", "over", "visits")
        Interval(value=140000000.0, lower=140000000.0, upper=None)
        >>> printed_interval("N=1614", "exact", "respondents")
        Interval(value=1614.0, lower=1614.0, upper=1614.0)
    """
    if value is not None and (is_defined or not re.search(r"\d", as_printed)):
        resolution, spelled_out = 1.0, True
    else:
        value, resolution, spelled_out = read_printed(as_printed)
    if qualifier in ("over", "at_least"):
        return Interval(value, value, None)
    if qualifier in ("under", "nearly"):
        return Interval(value, None, value)
    if is_defined or unit in ALWAYS_WHOLE or (spelled_out and unit in COUNT_UNITS):
        return Interval(value, value, value)
    digits = max(0, 3 - math.floor(math.log10(resolution)))
    return Interval(value, round(value - resolution / 2, digits), round(value + resolution / 2, digits))


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
