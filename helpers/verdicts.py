"""Decide whether a published figure agrees with others, or why that cannot be checked.

Every figure is treated as the interval that the printed number stands for. The claims themselves, and
which figures each is compared with, are in `helpers.audit`.
"""

import math
import re
from collections.abc import Callable, Sequence
from functools import cache

import pandas as pd

from helpers import data, measures
from helpers.phrases import Phrases, key
from helpers.printed import Interval, interval_of, read_printed
from helpers.records import AnyRow
from helpers.small_bases import SMALLEST_BASE

AGREES = "agrees"
WITHIN_ROUNDING = "agrees within rounding"
WITHIN_NON_RESPONSE = "agrees but for missing answers"
DISAGREES = "disagrees"
OTHER_DEFINITION = "measures something else"
NOT_CHECKABLE = "cannot be checked"

# Of those who were asked a question, at most this share in percent is taken to have left it out. Of the questions
# put to everybody in the survey of 2020, the one that most people left out lacks two percent.
NON_RESPONSE = 3.0

SMALL_SAMPLE, COPIED, WHO_UNPRINTED, OTHER_GROUP = "small-sample", "copied", "who-unprinted", "other-group"
say = Phrases("verdicts")


def _itself(other: Interval) -> Interval:
    return other


DERIVATIONS: dict[str, Callable[..., Interval]] = {
    "same_value": _itself,
    "headline_vs_body": _itself,
    "base_of_filter": _itself,
    "same_question_number": _itself,
    "relative_change": measures.relative_change,
    "point_change": measures.point_change,
    "difference": measures.difference,
    "share_of": measures.share_of,
    "share_of_part": measures.share_of_part,
    "sum_of": measures.sum_of,
    "sum_to_100": measures.sum_of,
    "rest_of_100": measures.rest_of_100,
    "change_from_rest": measures.change_from_rest,
    "monthly_mean": measures.monthly_mean,
    "ratio": measures.ratio,
}
ORDERS = ("within", "largest_of", "rose", "fell")
# Two figures should be equal.
ABOUT_EQUALS = ("same_value", "headline_vs_body")
# Claims about the order of other figures, which may include the published one.
ABOUT_OTHER_FIGURES = ("largest_of", "rose", "fell")
# The number behind a question is compared with those who should have been asked.
ABOUT_FILTERS = ("base_of_filter", "share_of", "share_of_part")


def in_words(verdict: str) -> str:
    """Return a verdict as a reader sees it; `helpers.comparison` has those on the change of a share.

    Example:
        >>> in_words(WITHIN_ROUNDING)
        'agrees within rounding'
    """
    return say("verdict", verdict=key(verdict))


def why_not(cause: str) -> str:
    """Return in a sentence why a claim cannot be checked; nothing if it can.

    Args:
        cause: Result of `obstacle`.

    Example:
        >>> why_not(SMALL_SAMPLE)
        'It rests on fewer than 30 answers.'
    """
    return say("obstacle", cause=cause, least=str(SMALLEST_BASE)) if cause else ""


def verdict_of(published: Interval, computed: Interval) -> str:
    """Return whether a published figure agrees with a computed one.

    It agrees if the computed value lies in the interval of the printed number; it agrees
    within rounding if only the two intervals overlap; else it disagrees. With a bound such
    as "over", it agrees only if the whole computed interval lies within the bound.

    Example:
        >>> verdict_of(Interval(192, 191.5, 192.5), Interval(130.9, 130.4, 131.5))
        'disagrees'
        >>> verdict_of(Interval(153, 152.5, 153.5), Interval(151.6, 147.7, 155.5))
        'agrees within rounding'
        >>> verdict_of(Interval(50, 50, None), Interval(51.7, 47.5, 56.1))
        'agrees within rounding'
    """
    held = _holds(published, computed.value)
    if _is_bound(published):
        held = _lower(published) <= _lower(computed) and _upper(computed) <= _upper(published)
    if held:
        return AGREES
    lower = max(_lower(published), _lower(computed))
    upper = min(_upper(published), _upper(computed))
    meet = lower < upper or (lower == upper and _holds(published, lower) and _holds(computed, lower))
    return WITHIN_ROUNDING if meet else DISAGREES


def check(derivation: str, published: AnyRow, operands: Sequence[AnyRow]) -> tuple[Interval | None, str]:
    """Return the recomputed figure, where there is one, and the verdict on a claim.

    Args:
        derivation: A key of `DERIVATIONS` or `ORDERS`, or not_checkable.
        published: The row of the published figure.
        operands: The rows it is recomputed from.

    Raises:
        ValueError: If there is no such derivation.
    """
    if derivation == "not_checkable" or obstacle(derivation, published, operands):
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
    verdict = verdict_of(claimed, computed)
    if verdict == DISAGREES and is_within_non_response(derivation, claimed, computed, operands):
        return computed, WITHIN_NON_RESPONSE
    return computed, verdict


def is_within_non_response(derivation: str, claimed: Interval, computed: Interval, operands: Sequence[AnyRow]) -> bool:
    """Return whether a few missing answers explain why a base is smaller than the number of those asked.

    Args:
        derivation: base_of_filter, where a base is claimed, or share_of, where a share is computed from a base.
        claimed: The published figure.
        computed: What it should be by the other figures.
        operands: The rows of the other figures.

    Example:
        >>> is_within_non_response("base_of_filter", Interval(1581, 1581, 1581), Interval(1614, 1614, 1614), [])
        True
        >>> is_within_non_response("base_of_filter", Interval(1400, 1400, 1400), Interval(1614, 1614, 1614), [])
        False
    """
    answered = 1 - NON_RESPONSE / 100
    if derivation == "base_of_filter":
        return computed.value * answered <= claimed.value <= computed.value
    if derivation == "share_of" and operands[0].get("measure") == "base":
        asked = Interval(computed.value, computed.value, computed.value / answered)
        return verdict_of(claimed, asked) in (AGREES, WITHIN_ROUNDING)
    return False


def obstacle(derivation: str, published: AnyRow, operands: Sequence[AnyRow]) -> str:
    """Return the cause why a claim cannot be checked although all its figures are known; empty if it can.

    Args:
        derivation: A key of `DERIVATIONS` or `ORDERS`.
        published: The row of the published figure.
        operands: The rows it would be recomputed from.

    Example:
        >>> few = {"id": "a", "base_n": 14, "measure": "share"}
        >>> obstacle("fell", few, [few])
        'small-sample'
    """
    rows = [published, *operands]
    if any(row.get("base_n", pd.NA) < SMALLEST_BASE for row in rows if pd.notna(row.get("base_n"))):
        return SMALL_SAMPLE
    if _is_copied(derivation, published, operands):
        return COPIED
    bases = [row for row in rows if row.get("measure") == "base"]
    if derivation in ABOUT_FILTERS and not all(map(_prints_who_was_asked, bases)):
        return WHO_UNPRINTED
    if derivation == "base_of_filter" and len({row["group"] for row in rows}) > 1:
        return OTHER_GROUP
    return ""


def closed(row: AnyRow) -> Interval:
    """Return the interval of a row with an open end closed at one unit of the last printed digit.

    An author who writes "over 515 000" would have written "over 516 000" for a larger number, and one
    who writes "nearly 8 of 10" means more than 7 of 10.

    Example:
        >>> closed(data.only(data.load("portal_use"), id="helsenorge_visits_per_day_2020_w12"))
        Interval(value=515000.0, lower=515000.0, upper=516000.0)
    """
    value, lower, upper = interval_of(row)
    resolution = read_printed(row["as_printed"])[1] if re.search(r"\d", row["as_printed"]) else math.inf
    if upper is None and math.isfinite(resolution):
        upper = value + resolution
    if lower is None and math.isfinite(resolution):
        lower = value - resolution
    return Interval(value, lower, upper).made_of([row["id"]] if row.get("id") else [])


def _is_copied(derivation: str, published: AnyRow, operands: Sequence[AnyRow]) -> bool:
    """Return whether a published figure would be compared with itself, or with a share implied by it."""
    if derivation != "sum_to_100" and any(published["id"] in row.get("follows_from", "").split() for row in operands):
        return True
    return derivation not in ("sum_to_100", *ABOUT_OTHER_FIGURES) and any(
        row["id"] == published["id"] for row in operands
    )


def _prints_who_was_asked(base: AnyRow) -> bool:
    return _printed_bases()[base["survey"], base["question"]]


@cache
def _printed_bases() -> dict[tuple[str, str], bool]:
    """Return of each question of a survey whether a document prints who was asked it."""
    questions = data.load("survey_questions")
    named = zip(questions["survey"], questions["question"], strict=True)
    return dict(zip(named, questions["base_printed"].astype(bool), strict=True))


def _same_print(first: AnyRow, second: AnyRow) -> bool:
    return bool(first["value"] == second["value"] and first["qualifier"] == second["qualifier"])


def _order(derivation: str, claimed: Interval, figures: list[Interval]) -> str:
    if derivation == "within":
        low, high = figures
        return AGREES if low.value <= claimed.value <= high.value else DISAGREES
    first, *others = figures
    if derivation == "largest_of":
        return _above([first], others)
    before, after = figures
    return _above([after], [before]) if derivation == "rose" else _above([before], [after])


def _above(high: list[Interval], low: list[Interval]) -> str:
    if min(map(_lower, high)) >= max(map(_upper, low)):
        return AGREES
    return WITHIN_ROUNDING if min(map(_upper, high)) > max(map(_lower, low)) else DISAGREES


def _holds(interval: Interval, value: float) -> bool:
    if interval.lower is not None and interval.lower == interval.upper:
        return math.isclose(value, interval.lower, abs_tol=1e-9)
    # The upper end of "nearly" and "under" is a bound, and belongs to the interval.
    is_bound = interval.value == interval.upper
    return _lower(interval) <= value and (value < _upper(interval) or (is_bound and value == interval.upper))


def _is_bound(interval: Interval) -> bool:
    return interval.lower != interval.upper and interval.value in (interval.lower, interval.upper)


def _lower(interval: Interval) -> float:
    return -math.inf if interval.lower is None else interval.lower


def _upper(interval: Interval) -> float:
    return math.inf if interval.upper is None else interval.upper
