"""Recompute published claims from other published figures and say whether they agree.

A claim is a row of the table `published_claims`: a published figure, the figures it can be
recomputed from, and the derivation. Every figure is treated as the interval that the printed number stands for.
"""

import math
from functools import cache

import pandas as pd

from helpers import data, implied, schema, verdicts
from helpers.printed import Interval, interval_of
from helpers.prose import decimals_allowed, measured
from helpers.records import Record
from helpers.verdicts import AGREES, DISAGREES, NOT_CHECKABLE, WITHIN_ROUNDING

# A claim of these kinds can fail although the value of the figure is not in doubt.
NOT_ABOUT_VALUES = ("same_question_number", *verdicts.ABOUT_OTHER_FIGURES)
VERDICTS = (AGREES, WITHIN_ROUNDING, DISAGREES, NOT_CHECKABLE)


@cache
def claims(language: str = "en") -> pd.DataFrame:
    """Return all claims with what they print, what was recomputed and the verdict.

    Args:
        language: Language of the claims and notes.

    Returns:
        One row per claim: id, claim, explanation, book_uses, derivation, recorded (the
        verdict written down) and verdict (the one found), value, lower, upper, unit, period,
        as_printed, source and locator of the published figure, computed, computed_lower
        and computed_upper (the recomputed figure), and recomputed (the same in words).

    Raises:
        DataError: If a claim names a row that no table has.

    Example:
        >>> set(claims()["verdict"]) <= set(VERDICTS)
        True
    """
    facts = rows_by_id()
    table = data.load("published_claims").astype(object)
    table = table.where(table.notna(), "")
    lines = [_checked(claim, facts, language) for claim in table.to_dict("records")]
    return pd.DataFrame(lines).astype(dict.fromkeys(("value", "lower", "upper"), "float64"))


def disputed() -> frozenset[str]:
    """Return the ids of all rows whose published figure does not follow from others."""
    checked = claims()
    is_disputed = (checked["verdict"] == DISAGREES) & ~checked["derivation"].isin(NOT_ABOUT_VALUES)
    return frozenset(checked.loc[is_disputed, "published"])


def side_by_side(rows: pd.DataFrame) -> pd.DataFrame:
    """Return for each claim its printed and its recomputed figure as two rows, for a chart.

    The column decimals says how many decimals each is shown with: as many as are printed or, for
    a recomputed figure, as many as its interval allows, and never more than one.
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


def _decimals(row: Record) -> int:
    printed = len(f"{row['value']:.6g}".partition(".")[2])
    if row["which"] == "as printed" or pd.isna(row["lower"]) or pd.isna(row["upper"]) or row["lower"] == row["upper"]:
        return min(printed, 1)
    return min(max(decimals_allowed(interval_of(row)), 0), 1)


def _checked(claim: Record, facts: dict[str, pd.Series], language: str) -> Record:
    names = [claim["published"], *claim["operands"].split()]
    if unknown := [name for name in names if name not in facts]:
        raise schema.DataError(f"data/published_claims.csv, {claim['id']}: no table has the rows {', '.join(unknown)}")
    published, *operands = (facts[name] for name in names)
    if claim["derivation"] == "same_question_number":
        published, *operands = map(_numbered, (published, *operands))
    computed, verdict = verdicts.check(claim["derivation"], published, operands)
    return {
        **published[["value", "lower", "upper", "unit", "period", "qualifier", "source", "locator", "as_printed"]],
        **{key: claim[key] for key in ("id", "derivation", "published")},
        **{key: claim[f"{key}_{language}"] for key in ("label", "claim", "book_uses")},
        "explanation": claim[f"note_{language}"] or verdicts.obstacle(claim["derivation"], published, operands),
        "recorded": claim["verdict"],
        "verdict": verdict,
        "computed": computed.value if computed else math.nan,
        "computed_lower": _or_nan(computed.lower) if computed else math.nan,
        "computed_upper": _or_nan(computed.upper) if computed else math.nan,
        "recomputed": _in_words(computed, published["unit"], claim["derivation"]) if computed else "",
    }


def _numbered(row: pd.Series) -> pd.Series:
    """Return a row whose figure is the number that the document gives its question."""
    number = float(row["question_no"])
    fields = {"unit": "", "qualifier": "exact", "as_printed": f"question {row['question_no']}", "base_n": pd.NA}
    return pd.Series({**row, "value": number, "lower": number, "upper": number, **fields})


def _in_words(computed: Interval, unit: str, derivation: str) -> str:
    words = measured(computed, decimals=1 if unit in ("percent", "percentage_points") else 0)
    # Such a sum stands beside one of its parts, which it is not meant to equal.
    return f"{words} as the sum of all answers, which should be 100" if derivation == "sum_to_100" else words


@cache
def rows_by_id() -> dict[str, pd.Series]:
    """Return every published figure by its id, and the shares that are implied by printed changes."""
    tables = [data.load(name) for name in schema.table_names() if "as_printed" in schema.fields(name)]
    return {row["id"]: row for table in [*tables, implied.shares()] for _, row in table.iterrows()}


def _or_nan(end: float | None) -> float:
    return math.nan if end is None else end
