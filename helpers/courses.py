"""How a yearly figure ran: where it began, where it turned, and where it is now.

The sentences that use these facts are messages of `helpers.text`; how the shares of a survey moved between two
waves is in `helpers.survey_words`.
"""

from collections.abc import Callable

import pandas as pd

from helpers import breaks, data, description, periods, prose

FACTS = ("first", "first_year", "turn", "turn_year", "now", "year", "before", "before_year", "beside_first")
BESIDE = {"rise": "above", "fall": "below"}


def course(
    rows: pd.DataFrame, write: Callable[..., str] = prose.rounded, *, prefix: str = "", **options: int
) -> dict[str, str]:
    """Return what a sentence can say of one yearly figure.

    Args:
        rows: The figure in some years, with value, lower, upper and period.
        write: Format of the number.
        prefix: What the name of each fact begins with, so that a sentence can tell two figures apart.
        options: Passed on to `write`, such as decimals.

    Returns:
        The facts of a message of `helpers.text`. Its variants are chosen by course: rose, fell, steady,
        peaked or dipped (it turned at turn in turn_year), alone (one year only) or none. It begins with first in
        first_year, and is now in year. Where the series has a break, broken is yes and else no; before is the last
        value before it, in before_year, and the course is that of the years after it. beside_first tells whether now
        is above or below the beginning, or level with it. A difference that rounding can explain is none. A fact
        that there is not is empty.

    Example:
        >>> table = data.load("gp_consultations").query("definition == 'no_kpr_gp' and measure == 'contacts_per_100'")
        >>> visits = table[table["preferred"] & (table["service"] == "physical_consultation")]
        >>> facts = course(visits)
        >>> [facts[name] for name in ("course", "first", "turn", "turn_year", "now", "year", "beside_first")]
        ['dipped', '267', '220', '2021', '240', '2023', 'below']
    """
    known = rows.dropna(subset=["value"])
    passed = breaks.passed(known)
    own, earlier = known[passed == passed.max()], known[passed < passed.max()]
    found = dict.fromkeys(FACTS, "") | {"course": "none", "broken": "yes" if len(earlier) else "no"}
    if len(earlier):
        found |= _at(data.latest(earlier), "before", "before_year", write, options)
    if len(own):
        found |= _at(data.latest(own), "now", "year", write, options) | {"course": "alone"}
    if len(own) > 1:
        found |= _shape(own, write, options)
    return {f"{prefix}{name}": fact for name, fact in found.items()}


def _shape(own: pd.DataFrame, write: Callable[..., str], options: dict[str, int]) -> dict[str, str]:
    """Return the beginning, the turn and the kind of a course of several years."""
    first, last = data.earliest(own), data.latest(own)
    ends = periods.order(own["period"])
    inner = own[(ends > ends.min()) & (ends < ends.max())]
    highest = inner[inner["lower"] > max(first["upper"], last["upper"])]
    lowest = inner[inner["upper"] < min(first["lower"], last["lower"])]
    above = highest["value"].max() - max(first["value"], last["value"])
    below = min(first["value"], last["value"]) - lowest["value"].min()
    moved = description.direction(first.to_dict(), last.to_dict())
    found = _at(first, "first", "first_year", write, options) | {"beside_first": BESIDE.get(moved, "level")}
    if pd.isna(above) and pd.isna(below):
        return found | {"course": {"rise": "rose", "fall": "fell"}.get(moved, "steady")}
    if pd.isna(below) or above >= below:
        turn, kind = highest[highest["value"] == highest["value"].max()], "peaked"
    else:
        turn, kind = lowest[lowest["value"] == lowest["value"].min()], "dipped"
    return found | _at(data.latest(turn), "turn", "turn_year", write, options) | {"course": kind}


def _at(row: pd.Series, name: str, year: str, write: Callable[..., str], options: dict[str, int]) -> dict[str, str]:
    """Return the number and the year of a row under their names."""
    return {name: prose.qualified(row, write, **options), year: prose.period_in_words(row["period"])}
