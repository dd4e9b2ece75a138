"""Write the numbers of a claim in words: the printed one, the one that follows from others, and what lies between.

A number is written with as many decimals as were printed; one that follows gets another decimal if the two are close.
"""

from functools import partial

import pandas as pd

from helpers import prose, written
from helpers.printed import Interval
from helpers.records import MADE_OF, Record
from helpers.shown import EXACT
from helpers.written import Written

SHARES = ("percent", "percentage_points")
MILLION = 1_000_000
# From this difference on, in percent of the printed number, decimals say nothing more.
FAR_APART = 10.0
MAX_DECIMALS = 2


def printed(row: Record) -> Written:
    """Return the number that a row prints, with its qualifier.

    Args:
        row: A claim or a row of a table of figures, with value, unit and qualifier.

    Example:
        >>> printed({"value": 110_000_000.0, "unit": "visits", "qualifier": "over"}).replace(prose.NO_BREAK, " ")
        'over 110 million'
    """
    write = partial(_amount, unit=row["unit"], decimals=_printed_decimals(row))
    # A claim has an id of its own beside that of the figure.
    return Written(prose.qualified({**row, "id": row.get("published", row.get("id"))}, write))


def follows(claim: Record) -> Written:
    """Return the number that follows from other figures; empty if the claim is about words and not about a number.

    Example:
        >>> claim = {"value": 192.0, "computed": 130.94, "computed_lower": 130.43, "computed_upper": 131.91}
        >>> follows(claim | {"unit": "percent"})
        '131%'
    """
    if pd.isna(claim["computed"]):
        return Written("")
    write = partial(_amount, unit=claim["unit"], decimals=_decimals(claim))
    ends = {"lower": claim["computed_lower"], "upper": claim["computed_upper"]}
    qualifier = claim.get("computed_qualifier", EXACT)
    figure = {"value": claim["computed"], "qualifier": qualifier, **ends, MADE_OF: _operands(claim)}
    return Written(prose.qualified(figure, write))


def gap(claim: Record) -> Written:
    """Return how far a printed number lies from the one that follows; empty if there is none.

    Example:
        >>> claim = {"value": 80.0, "computed": 69.0, "computed_lower": 68.5, "computed_upper": 69.5}
        >>> gap(claim | {"unit": "percent"}).replace(prose.NO_BREAK, " ")
        '11 percentage points'
    """
    if pd.isna(claim["computed"]):
        return Written("")
    size = abs(claim["value"] - claim["computed"])
    decimals = max(_printed_decimals(claim), _decimals(claim))
    if claim["unit"] in SHARES:
        said = prose.in_points(prose.rounded(size, decimals))
    else:
        said = prose.millions(size, decimals) if claim["value"] >= MILLION else prose.rounded(size, decimals)
    return written.number(said, size, rows=filter(None, [claim.get("published"), *_operands(claim)]))


def _operands(claim: Record) -> tuple[str, ...]:
    """Return the ids of the figures that a claim was recomputed from."""
    return tuple(claim.get("operands", "").split())


def _amount(value: float, unit: str, decimals: int) -> str:
    if unit in SHARES:
        return prose.percent(value, decimals)
    if value >= MILLION:
        return prose.millions(value, decimals)
    return prose.rounded(value, decimals)


def _printed_decimals(row: Record) -> int:
    """Return the decimals that a number needs, in the unit that it is written in."""
    scale = MILLION if row["value"] >= MILLION else 1
    return min(len(f"{row['value'] / scale:.6g}".partition(".")[2]), MAX_DECIMALS)


def _decimals(claim: Record) -> int:
    value, lower, upper = claim["computed"], claim["computed_lower"], claim["computed_upper"]
    scale = MILLION if value >= MILLION else 1
    if abs(claim["value"] - value) >= abs(claim["value"]) * FAR_APART / 100:
        return _printed_decimals(claim)
    allowed = 1
    if pd.notna(lower) and pd.notna(upper) and lower != upper:
        allowed = prose.decimals_allowed(Interval(value / scale, lower / scale, upper / scale))
    return 1 if allowed >= 1 and round(value / scale, 1) % 1 else 0
