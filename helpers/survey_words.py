"""Write sentences on what a survey found in some waves and how it changed, also where a wave has no figure.

The rows are selected in `helpers.survey` and compared in `helpers.comparison`.
"""

from collections.abc import Mapping

import pandas as pd

from helpers import comparison, data, prose
from helpers.small_bases import is_too_few

FACTS = (
    "now",
    "printed_now",
    "wave",
    "then",
    "printed_then",
    "baseline",
    "change",
    "undone",
    "later",
    "printed_later",
    "later_wave",
    "base",
)
Facts = dict[str, str]
# Who is not satisfied with two sides of digital services, as `printed` finds their shares.
NOT_SATISFIED = {
    f"{side}_{name}": {"question": question, "answer": answer}
    for side, question in (("own", "satisfied_own_information"), ("contact", "satisfied_digital_contact"))
    for name, answer in (("neutral", "neither_or_dont_know"), ("rest", "rest_implied"))
}
# How a share moved, as the messages of `helpers.text` choose by it.
MOVES = {
    "rose": "rose",
    "fell": "fell",
    comparison.UNCLEAR: "unclear",
    comparison.NOT_TESTED: "untested",
    comparison.QUESTION_CHANGED: "changed",
}


def move(
    rows: pd.DataFrame, *, confidence_level: float, design_effect: float = 1, **conditions: object
) -> dict[str, str]:
    """Return what a sentence can say of one share: how large it is in the last wave that has it, and how it moved.

    Args:
        rows: Result of `survey.shares`, of the waves to look at.
        confidence_level: Such as 0.95.
        design_effect: How many times weighting and the way of sampling make the variance larger.
        conditions: Wanted value of each column, so that one row of a wave is left.

    Returns:
        The facts of a message of `helpers.text`. Its variants are chosen by move: rose, fell, unclear,
        untested (a base is unknown), changed (the series breaks between the two), alone (one wave only), few
        (the only wave has too few answers) or none. now and then are shares with their intervals, printed_now
        and printed_then without them, in wave and baseline; change is the difference in percentage points,
        without a sign where the move has a direction; undone is the design effect that would undo such a move;
        later is a share behind a break, of later_wave; base is the number of answers behind now. A fact that there
        is not is empty.

    Raises:
        ValueError: If more than one row of a wave meets the conditions.

    Example:
        >>> from helpers import survey
        >>> contact = survey.shares("contact_last_12_months")
        >>> facts = move(contact, answer="digital_contact", confidence_level=0.95)
        >>> [facts[name] for name in ("move", "printed_then", "baseline", "printed_now", "wave", "later")]
        ['rose', '33%', '2019', '54%', '2022', '57% (54% to 60%)']
    """
    own = data.where(rows, **conditions).sort_values("wave", kind="stable")
    if own["wave"].duplicated().any():
        raise ValueError(f"more than one share of a wave has {conditions}")
    known = own.dropna(subset=["value"])
    facts = dict.fromkeys(FACTS, "")
    if known.empty:
        few = own[own["base"].map(is_too_few)]
        if few.empty:
            return facts | {"move": "none"}
        fewest = few[few["base"] == few["base"].max()]
        base = prose.made_of(prose.rounded(few["base"].max()), *fewest.to_dict("records"))
        return facts | {"move": "few", "wave": str(few["wave"].max()), "base": base}
    latest = data.latest(known)
    changed = _changed(own, confidence_level, design_effect) if len(known) > 1 else pd.DataFrame()
    if changed.empty:
        return facts | _of_wave(latest, "now", "wave") | {"move": "alone"}
    change = data.only(changed)
    now, then = (data.only(known, wave=change[column]) for column in ("wave", "wave_before"))
    facts |= _of_wave(now, "now", "wave") | _of_wave(then, "then", "baseline")
    facts |= {"move": MOVES[change["verdict"]], "change": comparison.size(change)}
    if change["verdict"] in comparison.CLEAR:
        facts["undone"] = prose.made_of(prose.rounded(change["critical_design_effect"], 1), change)
    return facts | (_of_wave(latest, "later", "later_wave") if latest["wave"] > now["wave"] else {})


def moves(rows: pd.DataFrame, of: str, *wanted: str, confidence_level: float, design_effect: float = 1) -> list[Facts]:
    """Return the facts of `move` for each of several shares.

    Args:
        rows: Result of `survey.shares`, of the waves to look at.
        of: Column that tells the shares apart, such as answer.
        wanted: Its values, in the order of the result.
        confidence_level: Such as 0.95.
        design_effect: How many times weighting and the way of sampling make the variance larger.

    Example:
        >>> from helpers import survey
        >>> contact = survey.shares("contact_last_12_months")
        >>> digital, physical = moves(contact, "answer", "digital_contact", "physical_contact", confidence_level=0.95)
        >>> digital["printed_now"], physical["printed_now"]
        ('54%', '86%')
    """
    levels = {"confidence_level": confidence_level, "design_effect": design_effect}
    return [move(own, **levels) for own in data.split(rows, of, *wanted)]


def printed(rows: pd.DataFrame, **wanted: dict[str, object]) -> dict[str, str]:
    """Return some shares as they are printed, without their intervals, each under the name of a fact.

    Args:
        rows: Result of `survey.shares` or `survey.results`.
        wanted: The conditions that leave one row, by the name of the fact; without such a row the fact is missing.

    Example:
        >>> from helpers import survey
        >>> views = survey.shares("overall_satisfaction", surveys=("health_personnel_survey",))
        >>> printed(views, gps={"answer": "satisfied", "group": "gps"}, nurses={"group": "nurses"})
        {'gps': '74%', 'nurses': '(not in this edition)'}
    """
    return {name: _printed(data.pick(rows, **conditions)) for name, conditions in wanted.items()}


def latest(
    rows: pd.DataFrame,
    wanted: Mapping[str, Mapping[str, object]],
    *,
    confidence_level: float,
    design_effect: float = 1,
) -> dict[str, str]:
    """Return some shares of the last wave that has each, under the name of a fact.

    Args:
        rows: Result of `survey.shares`.
        wanted: By name, the conditions that leave one row of a wave.
        confidence_level: Such as 0.95.
        design_effect: How many times weighting and the way of sampling make the variance larger.

    Returns:
        For each name, such as gps: gps, the share with its interval; gps_printed, without it; gps_year, its wave.
        All are empty where no wave has it.

    Example:
        >>> from helpers import survey
        >>> views = survey.shares("overall_satisfaction", surveys=("health_personnel_survey",))
        >>> latest(views, {"gps": {"answer": "satisfied", "group": "gps"}}, confidence_level=0.95)
        {'gps': '74% (65% to 82%)', 'gps_printed': '74%', 'gps_year': '2023'}
    """
    facts: dict[str, str] = {}
    for name, conditions in wanted.items():
        found = move(rows, confidence_level=confidence_level, design_effect=design_effect, **conditions)
        facts |= {name: found["now"], f"{name}_printed": found["printed_now"], f"{name}_year": found["wave"]}
    return facts


def extremes(rows: pd.DataFrame, of: str) -> dict[str, str]:
    """Return the largest and the smallest share of some rows, and whose they are.

    Args:
        rows: Result of `survey.shares`, of one wave.
        of: Column that names whose a share is, such as group_label.

    Returns:
        The facts most, most_of, least, least_of and year; empty where there are no two different shares.

    Example:
        >>> from helpers import survey
        >>> asked = survey.shares("overall_satisfaction", waves=[2019])
        >>> found = extremes(asked, "group_label")
        >>> found["most_of"], found["most"], found["least_of"], found["least"]
        ('health region West', '52%', 'health region Central Norway', '34%')
    """
    known = rows.dropna(subset=["value"])
    facts = dict.fromkeys(("most", "most_of", "least", "least_of", "year"), "")
    if known["value"].nunique() < 2:
        return facts
    for name, value in (("most", known["value"].max()), ("least", known["value"].min())):
        own = known[known["value"] == value]
        facts |= {
            name: prose.percent(data.representative(own)),
            f"{name}_of": prose.listed(own[of].map(prose.inside)),
        }
    return facts | {"year": prose.listed(known["period"].drop_duplicates().sort_values())}


def labelled(rows: pd.DataFrame, **columns: list[str]) -> pd.DataFrame:
    """Return the rows with a label for each that lists what is in some of their columns.

    Args:
        rows: Result of `survey.shares` or `survey.results`.
        columns: By the name of the new column, such as who, the columns to list in it.

    Example:
        >>> from helpers import survey
        >>> contact = survey.shares("contact_last_12_months", waves=[2023]).query("group == 'all'")
        >>> labelled(contact, what=["answer_label", "period"])["what"].tolist()[:2]
        ['Any contact, 2023', 'Physical contact, 2023']
    """
    lists = {
        name: [", ".join([str(first), *map(prose.inside, rest)]) for first, *rest in rows[own].itertuples(index=False)]
        for name, own in columns.items()
    }
    return rows.assign(**lists)


def _changed(rows: pd.DataFrame, confidence_level: float, design_effect: float) -> pd.DataFrame:
    """Return the change of a share between its first and its last wave; nothing where there is none."""
    first, last = rows["wave"].min(), rows["wave"].max()
    levels = {"confidence_level": confidence_level, "design_effect": design_effect}
    return comparison.changes(rows, wave=last, baseline_wave=first, **levels).dropna(subset=["value"])


def _of_wave(row: pd.Series, name: str, wave: str) -> dict[str, str]:
    """Return the facts of one wave under their names."""
    base = {"base": prose.made_of(prose.rounded(row["base"]), row)} if name == "now" and pd.notna(row["base"]) else {}
    return base | {name: _share(row), f"printed_{name}": _printed(row), wave: str(row["wave"])}


def _printed(row: pd.Series) -> str:
    """Return a share without its interval."""
    return prose.qualified(row.drop(["lower", "upper"]), prose.percent)


def _share(row: pd.Series) -> str:
    """Return a share with its interval, or with its qualifier."""
    return prose.share(row) if row["qualifier"] == "exact" else prose.qualified(row, prose.percent)
