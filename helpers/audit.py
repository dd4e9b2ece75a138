"""Recompute published claims from other published figures and say whether they agree.

A claim is a row of the table `published_claims`: a published figure, the figures it can be
recomputed from, and the derivation. Every figure is read as the interval that its print stands for.
"""

import math
import re
from collections.abc import Callable
from functools import cache
from html import escape

import pandas as pd
from IPython.display import HTML

from helpers import data, measures, reads
from helpers.printed import Interval, interval_of, read_printed
from helpers.prose import decimals_allowed, measured

AGREES = "agrees"
WITHIN_ROUNDING = "agrees within rounding"
DISAGREES = "disagrees"
NOT_CHECKABLE = "cannot be checked"


def _itself(other: Interval) -> Interval:
    return other


DERIVATIONS: dict[str, Callable[..., Interval]] = {
    "same_value": _itself,
    "headline_vs_body": _itself,
    "base_of_filter": _itself,
    "relative_change": measures.relative_change,
    "point_change": measures.point_change,
    "difference": measures.difference,
    "share_of": measures.share_of,
    "share_of_part": measures.share_of_part,
    "sum_of": measures.sum_of,
    "sum_to_100": measures.sum_of,
    "rest_of_100": measures.rest_of_100,
    "monthly_mean": measures.monthly_mean,
    "ratio": measures.ratio,
}
ORDERS = ("at_most", "within", "largest_of", "rose", "fell")


def verdict_of(published: Interval, computed: Interval) -> str:
    """Return whether a published figure agrees with a computed one.

    It agrees if the computed value lies in the interval of the print; it agrees
    within rounding if only the two intervals meet; else it disagrees.

    Example:
        >>> verdict_of(Interval(192, 191.5, 192.5), Interval(130.9, 130.4, 131.5))
        'disagrees'
        >>> verdict_of(Interval(153, 152.5, 153.5), Interval(151.6, 147.7, 155.5))
        'agrees within rounding'
    """
    if _holds(published, computed.value):
        return AGREES
    lower = max(_lower(published), _lower(computed))
    upper = min(_upper(published), _upper(computed))
    meet = lower < upper or (lower == upper and _holds(published, lower) and _holds(computed, lower))
    return WITHIN_ROUNDING if meet else DISAGREES


def check(derivation: str, published: pd.Series | None, operands: list[pd.Series]) -> tuple[Interval | None, str]:
    """Return the recomputed figure, where there is one, and the verdict on a claim.

    Args:
        derivation: A key of `DERIVATIONS` or `ORDERS`, or not_checkable.
        published: The row of the published figure; None for one that cannot be checked.
        operands: The rows it is recomputed from.

    Raises:
        ValueError: If there is no such derivation.
    """
    if derivation == "not_checkable":
        return None, NOT_CHECKABLE
    figures = [closed(row) for row in operands]
    claimed = interval_of(published)
    if derivation == "same_value" and _same_print(published, operands[0]):
        return figures[0], AGREES
    if derivation in ORDERS:
        return None, _order(derivation, claimed, figures)
    if derivation not in DERIVATIONS:
        known = ", ".join([*DERIVATIONS, *ORDERS, "not_checkable"])
        raise ValueError(f'derivation "{derivation}": there are {known}')
    computed = DERIVATIONS[derivation](*figures)
    if derivation == "sum_to_100":
        claimed = Interval(100, 100, 100)
    if published["qualifier"] == "nearly":
        claimed = closed(published)
    return computed, verdict_of(claimed, computed)


@cache
def claims(language: str = "en") -> pd.DataFrame:
    """Return all claims with what they print, what was recomputed and the verdict.

    Args:
        language: Language of the claims and notes.

    Returns:
        One row per claim: id, claim, explanation, book_uses, derivation, recorded (the
        verdict written down) and verdict (the one found), value, lower, upper, unit, period,
        as_printed, source and locator of the published figure, computed, computed_lower
        and computed_upper (the recomputed figure), and recomputed, which is that in words.

    Raises:
        DataError: If a claim names a row that no table has.

    Example:
        >>> set(claims()["verdict"]) <= {AGREES, WITHIN_ROUNDING, DISAGREES, NOT_CHECKABLE}
        True
    """
    facts = rows_by_id()
    table = data.load("published_claims").astype(object)
    table = table.where(table.notna(), "")
    lines = [_checked(claim, facts, language) for claim in table.to_dict("records")]
    return pd.DataFrame(lines).astype(dict.fromkeys(("value", "lower", "upper"), "float64"))


def disputed() -> frozenset[str]:
    """Return the ids of all rows whose published figure does not follow from others."""
    found = claims()
    return frozenset(found.loc[found["verdict"] == DISAGREES, "published"])


def side_by_side(rows: pd.DataFrame) -> pd.DataFrame:
    """Return for each claim its printed and its recomputed figure as two rows, for a chart.

    The column decimals says how many each is shown with: those of the print, and of a
    recomputed figure as many as its interval allows, at most one.
    """
    printed = rows.assign(which="as printed", id=rows["published"])
    computed = rows.assign(
        which="recomputed",
        value=rows["computed"],
        lower=rows["computed_lower"],
        upper=rows["computed_upper"],
        as_printed="",
        qualifier="exact",
        id="",
    )
    both = pd.concat([printed, computed]).dropna(subset=["value"])
    both = both.assign(decimals=[_decimals(row) for row in both.to_dict("records")])
    return both.sort_index(kind="stable").reset_index(drop=True)


def listing(rows: pd.DataFrame) -> HTML:
    """Return all claims as a table that a reader can search and sort."""
    reads.rows({"id": rows["published"]})
    headings = {
        "claim": "Statement",
        "as_printed": "Printed",
        "recomputed": "Recomputed",
        "verdict": "Verdict",
        "locator": "Place",
    }
    head = "".join(f'<th scope="col">{heading}</th>' for heading in headings.values())
    body = "".join(
        f'<tr id="claim-{row["id"]}">'
        + "".join(f"<td>{escape(str(row[column]))}</td>" for column in headings)
        + "</tr>"
        for row in rows.to_dict("records")
    )
    return HTML(
        '<div class="table-scroll" tabindex="0" role="region" aria-label="All statements">'
        f"<table data-searchable><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _decimals(row: dict) -> int:
    printed = len(f"{row['value']:.6g}".partition(".")[2])
    if row["which"] == "as printed" or pd.isna(row["lower"]) or pd.isna(row["upper"]) or row["lower"] == row["upper"]:
        return min(printed, 1)
    return min(max(decimals_allowed(interval_of(row)), 0), 1)


def _checked(claim: dict, facts: dict[str, pd.Series], language: str) -> dict:
    names = [claim["published"], *claim["operands"].split()]
    if unknown := [name for name in names if name not in facts]:
        raise data.DataError(f"data/published_claims.csv, {claim['id']}: no table has the rows {', '.join(unknown)}")
    published, *operands = (facts[name] for name in names)
    computed, verdict = check(claim["derivation"], published, operands)
    return {
        **published[["value", "lower", "upper", "unit", "period", "qualifier", "source", "locator", "as_printed"]],
        **{key: claim[key] for key in ("id", "derivation", "published")},
        **{key: claim[f"{key}_{language}"] for key in ("label", "claim", "book_uses")},
        "explanation": claim[f"note_{language}"],
        "recorded": claim["verdict"],
        "verdict": verdict,
        "computed": computed.value if computed else math.nan,
        "computed_lower": _or_nan(computed.lower) if computed else math.nan,
        "computed_upper": _or_nan(computed.upper) if computed else math.nan,
        "recomputed": _in_words(computed, published["unit"]) if computed else "",
    }


def _in_words(computed: Interval, unit: str) -> str:
    return measured(computed, decimals=1 if unit in ("percent", "percentage_points") else 0)


@cache
def rows_by_id() -> dict[str, pd.Series]:
    """Return every published figure by its id."""
    tables = [data.load(name) for name in data.table_names() if "as_printed" in data.fields(name)]
    return {row["id"]: row for table in tables for _, row in table.iterrows()}


def closed(row: pd.Series) -> Interval:
    """Return the interval of a row with an open end closed at one unit of the last printed digit.

    Who writes "over 515 000" would have written "over 516 000" had it been more, and who
    writes "nearly 8 of 10" has more than 7 of 10.

    Example:
        >>> closed(rows_by_id()["helsenorge_visits_per_day_2020_w12"])
        Interval(value=515000.0, lower=515000.0, upper=516000.0)
    """
    value, lower, upper = interval_of(row)
    resolution = read_printed(row["as_printed"])[1] if re.search(r"\d", row["as_printed"]) else math.inf
    if upper is None and math.isfinite(resolution):
        upper = value + resolution
    if lower is None and math.isfinite(resolution):
        lower = value - resolution
    return Interval(value, lower, upper)


def _same_print(one: pd.Series, other: pd.Series) -> bool:
    return one["value"] == other["value"] and one["qualifier"] == other["qualifier"]


def _order(derivation: str, claimed: Interval, figures: list[Interval]) -> str:
    if derivation == "within":
        low, high = figures
        return AGREES if low.value <= claimed.value <= high.value else DISAGREES
    first, *others = figures
    if derivation == "at_most":
        return _above([first], [claimed]) if claimed.value > first.value else AGREES
    if derivation == "largest_of":
        return _above([first], others)
    before, after = figures
    return _above([after], [before]) if derivation == "rose" else _above([before], [after])


def _above(high: list[Interval], low: list[Interval]) -> str:
    if min(map(_lower, high)) >= max(map(_upper, low)):
        return AGREES
    return WITHIN_ROUNDING if max(map(_upper, high)) > min(map(_lower, low)) else DISAGREES


def _holds(interval: Interval, value: float) -> bool:
    if interval.lower is not None and interval.lower == interval.upper:
        return math.isclose(value, interval.lower, abs_tol=1e-9)
    # The one end of "nearly" and "under" is a bound, which belongs to the interval.
    is_bound = interval.value == interval.upper
    return _lower(interval) <= value and (value < _upper(interval) or (is_bound and value == interval.upper))


def _lower(interval: Interval) -> float:
    return -math.inf if interval.lower is None else interval.lower


def _upper(interval: Interval) -> float:
    return math.inf if interval.upper is None else interval.upper


def _or_nan(end: float | None) -> float:
    return math.nan if end is None else end
