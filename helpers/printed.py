"""Read a number as a document prints it, and compute the interval that it stands for.

What is derived from such numbers is in `helpers.measures`.
"""

import math
import re
from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from helpers import records
from helpers.records import AnyRow

# As the documents write it: in English, Norwegian and Danish, Swedish, Finnish, and short.
MILLIONS = frozenset(("million", "millions", "millioner", "miljon", "miljoner", "miljoona", "miljoonaa", "mio", "mill"))
SPACE = "[ \u00a0\u202f]"
NUMBER = re.compile(
    # Two groups of three after commas or points are thousands; one such group might be decimals.
    rf"[-−]?(?:\d{{1,3}}(?:,\d{{3}}){{2,}}|\d{{1,3}}(?:\.\d{{3}}){{2,}}|\d+(?:{SPACE}\d{{3}})*(?:[.,]\d+)?)(?!\d)"
)
GROUP_OR_DECIMALS = re.compile(r"[-−]?[1-9]\d{0,2}[.,]\d{3}")
OF_FEW = re.compile(rf"(\d+){SPACE}(?:av|ud af|of|out of){SPACE}(?:de{SPACE})?([2-9]|10)\b")
PERCENT = re.compile(r"%|pro[sc]ent|percent", re.IGNORECASE)
# In percent: what a share in words, such as "half" or "2 of 3", is read to the nearest of.
OF_WORDS = 10.0
USE_UNITS = "visits visits_per_day visits_per_month logins logins_per_month messages requests accounts"
CARE_UNITS = "contacts consultations consultations_per_day care_events tariff_items prescriptions dispensations"
OTHER_UNITS = "persons matters inquiries lookups_per_week municipalities"
COUNT_UNITS = frozenset([*USE_UNITS.split(), *CARE_UNITS.split(), *OTHER_UNITS.split()])
WHOLE_UNITS = "respondents inhabitants rank minutes months weeks years parts scale_points waves"
ALWAYS_WHOLE = frozenset(WHOLE_UNITS.split())


# The columns that say what a figure is about: rows that share them print the same figure.
SUBJECT_FIELDS = [
    *("portal", "service", "survey", "country", "question", "indicator", "definition"),
    *("measure", "answer", "group", "period", "unit"),
]


class _Bounds(NamedTuple):
    value: float
    lower: float | None
    upper: float | None


class Interval(_Bounds):
    """A value with the interval that the printed number stands for; None is an open end.

    Attributes:
        rows: The ids of the rows that it was made of; two intervals are equal whatever they were made of.
    """

    rows: tuple[str, ...] = ()

    def made_of(self, rows: Iterable[str]) -> "Interval":
        """Return the same interval with the ids of the rows that it was made of."""
        made = Interval(*self)
        made.rows = tuple(dict.fromkeys(rows))
        return made

    @property
    def ends(self) -> tuple[float, float]:
        """Return both bounds as numbers, an open end as infinite."""
        return -math.inf if self.lower is None else self.lower, math.inf if self.upper is None else self.upper


def read_printed(as_printed: str) -> tuple[float, float, bool]:
    """Return the number in a printed text, its resolution and whether it is spelled out in full.

    The resolution is the place value of the last significant digit:
    0.1 million for "72,9 millioner". Trailing zeros of a number of four or
    more digits are not significant: "223 000" is read as 223 thousand.

    Args:
        as_printed: The number with its unit or qualifier, in any language of the documents, with
            decimal comma or point, and thousands set apart by a space, or twice by a comma or point.

    Raises:
        ValueError: If the text holds no number, or one that can be read in two ways.

    Example:
        >>> read_printed("72,9 millioner")
        (72900000.0, 100000.0, False)
        >>> read_printed("5,7 miljoner")
        (5700000.0, 100000.0, False)
        >>> read_printed("over 6 av 10")
        (60.0, 10.0, False)
        >>> read_printed("N=1614")
        (1614.0, 1.0, True)
    """
    if of_few := OF_FEW.search(as_printed):
        return round(100 * int(of_few[1]) / int(of_few[2]), 1), OF_WORDS, False
    found = NUMBER.search(as_printed)
    if not found:
        raise ValueError(f'"{as_printed}" holds no number')
    if GROUP_OR_DECIMALS.fullmatch(found[0]):
        raise ValueError(f'"{as_printed}" can be read in two ways: three digits may be thousands or decimals')
    digits = re.sub(SPACE, "", found[0]).replace("−", "-").replace(",", ".")
    if digits.count(".") > 1:
        digits = digits.replace(".", "")
    scale = 1_000_000 if MILLIONS.intersection(re.findall(r"[a-zæøåäö]+", as_printed[found.end() :].lower())) else 1
    decimals = len(digits.partition(".")[2])
    # Scaled as whole numbers, so that 72.9 million is 72900000 and not 72900000.00000001.
    value = int(digits.replace(".", "")) * scale / 10**decimals
    spelled_out = scale == 1 and not decimals
    if spelled_out and value >= 1000:
        zeros = len(digits) - len(digits.rstrip("0"))
        return value, float(10**zeros), zeros == 0
    return value, scale / 10**decimals, spelled_out


def interval_of(row: AnyRow) -> Interval:
    """Return the interval of a published figure, as its row has it.

    Raises:
        ValueError: If lower and upper of the row are a model-based interval and not that of the printed number.

    Example:
        >>> interval_of(pd.Series({"value": 140.0, "lower": 140.0, "upper": float("nan")}))
        Interval(value=140.0, lower=140.0, upper=None)
    """
    if "base" in row:
        raise ValueError(f"{row.get('id')}: its lower and upper are model-based; take the row of `survey.results`")
    records.mark_shown(row)
    ends = [None if pd.isna(row[end]) else float(row[end]) for end in ("lower", "upper")]
    value: float = math.nan if pd.isna(row["value"]) else float(row["value"])
    return Interval(value, *ends).made_of(records.ids_of(row))


def printed_interval(
    as_printed: str, qualifier: str, unit: str, *, value: float | None = None, is_defined: bool = False
) -> Interval:
    """Return the interval that a printed number stands for.

    A rounded number stands for all values that round to it, half up:
    [72.85, 72.95) for "72,9". A count written out to the last unit stands
    for itself. "Over" and "nearly" leave one end open. "About" is read as
    rounding, which is the least it can mean. Where words stand for the
    number ("the majority", "third place"), the value that they were read as
    is taken, to the unit; a share in words ("half", "2 of 3") to ten percentage points.

    Args:
        as_printed: The number as the document prints it; words in square brackets are those of a list.
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
        >>> printed_interval("Omtrent halvparten", "about", "percent", value=50)
        Interval(value=50, lower=45.0, upper=55.0)
    """
    if value is not None and (is_defined or not re.search(r"\d", as_printed)):
        in_words = unit == "percent" and not is_defined and not PERCENT.search(as_printed)
        resolution, spelled_out = OF_WORDS if in_words else 1.0, True
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
