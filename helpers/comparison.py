"""Compare the shares of two waves of a survey, and describe the changes in sentences.

Every interval is model-based, see `helpers.intervals`; the shares are selected in `helpers.survey`.
"""

from functools import partial
from typing import NamedTuple

import pandas as pd

from helpers import breaks, implied, intervals, prose, records, rounding, significance, survey, written

NOT_TESTED = "not tested"
QUESTION_CHANGED = "not tested: the question changed"
CLEAR = ("rose", "fell")
KEY = ["survey", "question", "answer", "group"]
DESIGN_EFFECTS = (1.0, 1.3, 1.6, 2.0)


class Comparison(NamedTuple):
    """The result of comparing two shares: the interval of the change, and how significant it is."""

    lower: float
    upper: float
    critical_design_effect: float
    p_value: float


NOT_COMPARED = Comparison(*[float("nan")] * len(Comparison._fields))


def changes(
    rows: pd.DataFrame, *, wave: int, baseline_wave: int, confidence_level: float, design_effect: float = 1
) -> pd.DataFrame:
    """Return the change of each share over some waves, with its interval and verdict.

    Args:
        rows: Result of `shares`.
        wave: The last wave to compare.
        baseline_wave: The first wave to compare.
        confidence_level: Such as 0.95.
        design_effect: How many times weighting and the way of sampling make the variance larger.

    Returns:
        The rows of `pairs` with before, after,
        value (the change in percentage points), lower, upper, verdict, p_value, and
        critical_design_effect (from which the change is indistinguishable from none). The
        verdict is rose or fell if the interval excludes zero, else "no clear change".
        There is no test where a base is unknown, where a share is printed as a bound only, or
        where the series breaks in between; the verdict then says so.

    Example:
        >>> rows = survey.shares("digital_easier_contact")
        >>> changes(rows, wave=2020, baseline_wave=2019, confidence_level=0.95)["verdict"].tolist()
        ['rose']
    """
    both = pairs(rows, wave=wave, baseline_wave=baseline_wave)
    both = both.assign(before=both["value_before"], after=both["value"], value=both["value"] - both["value_before"])
    known = both[["base", "base_before", "value"]].notna().all(axis="columns")
    exact = (both["qualifier"] == "exact") & (both["qualifier_before"] == "exact")
    same = both["is_comparable"]
    tests = [
        _tested(*_compared(row), confidence_level, design_effect) if is_tested else NOT_COMPARED
        for (_, row), is_tested in zip(both.iterrows(), known & exact & same, strict=True)
    ]
    both[list(Comparison._fields)] = pd.DataFrame(tests, both.index, Comparison._fields, dtype="float64")
    verdicts = [_verdict(test.lower, test.upper) for test in tests]
    return both.assign(verdict=pd.Series(verdicts, both.index, "str").where(same, QUESTION_CHANGED))


def pairs(rows: pd.DataFrame, *, wave: int, baseline_wave: int) -> pd.DataFrame:
    """Return each share of the last wave that can be compared, beside that of the first one.

    A question is not asked in every wave, so each has waves of its own: the first one with a share, and the
    last one before its series breaks, or the last one of all where the series breaks at once.

    Args:
        rows: Result of `shares`.
        wave: The last wave to compare.
        baseline_wave: The first wave to compare.

    Returns:
        One row per question, answer and group with shares in at least two waves: the columns of the later
        share, those of the earlier one that end in `_before`, and is_comparable.

    Example:
        >>> contact = survey.shares("contact_last_12_months").query("answer == 'digital_contact'")
        >>> pairs(contact, wave=2023, baseline_wave=2019)[["wave_before", "wave", "is_comparable"]].values.tolist()
        [[2019, 2022, True]]
    """
    shown = rows[rows["wave"].between(baseline_wave, wave)].sort_values("wave", kind="stable")
    shown = shown.assign(passed=breaks.passed(shown)) if len(shown) else shown.assign(passed=[])
    first = shown[shown["wave"] == shown.groupby(KEY)["wave"].transform("min")]
    joined = [*KEY, "wave", "value", "least", "most", "base", "qualifier", "passed", *(["id"] if "id" in rows else [])]
    both = shown.merge(first[joined], on=KEY, suffixes=("", "_before"))
    both = both.assign(**records.operands(both, "id_before", "id"))
    both = both[both["wave"] > both["wave_before"]]
    both = both.assign(is_comparable=both["passed"] == both["passed_before"])
    # The last wave without a break, or the last one of all where there is none.
    rank = both["wave"] + both["is_comparable"] * both["wave"].max()
    is_last: pd.Series = rank == rank.groupby([both[column] for column in KEY]).transform("max")
    chosen: pd.DataFrame = both[is_last].reset_index(drop=True)
    return chosen


def sensitivity(
    *, wave: int, baseline_wave: int, confidence_level: float, design_effect: float = 1, language: str = "en"
) -> pd.DataFrame:
    """Return for each change between two waves how its verdict depends on the design effect.

    No document read for this edition gives the design effect of the survey.

    Args:
        wave: The later wave.
        baseline_wave: The earlier wave.
        confidence_level: Such as 0.95.
        design_effect: The one that value, lower, upper and verdict are computed with.
        language: Language of the labels.

    Returns:
        The tested rows of `changes`, the most robust first, with label, a column of verdicts
        for each of `DESIGN_EFFECTS`, and holm, the p-value corrected for the number of tests.
        critical_as_printed and holm_as_printed take the printed shares as exact.

    Example:
        >>> rows = sensitivity(wave=2020, baseline_wave=2019, confidence_level=0.95)
        >>> sorted(set(rows["verdict_2.0"]))
        ['fell', 'no clear change', 'rose']
    """
    rows = survey.shares(confidence_level=confidence_level, language=language)
    changes_with = partial(changes, rows, wave=wave, baseline_wave=baseline_wave, confidence_level=confidence_level)
    tested = changes_with(design_effect=design_effect)
    verdicts = {f"verdict_{effect}": changes_with(design_effect=effect)["verdict"] for effect in DESIGN_EFFECTS}
    tested = tested.assign(**verdicts, label=_labels(tested))
    tested = tested[~tested["verdict"].isin([NOT_TESTED, QUESTION_CHANGED])]
    printed = zip(tested["before"], tested["base_before"], tested["after"], tested["base"], strict=True)
    exact = [_tested(*shares, confidence_level, design_effect) for shares in printed]
    tested = tested.assign(
        holm=significance.holm(tested["p_value"].tolist()),
        critical_as_printed=[comparison.critical_design_effect for comparison in exact],
        holm_as_printed=significance.holm([comparison.p_value for comparison in exact]),
    )
    return tested.sort_values("critical_design_effect", ascending=False, kind="stable")


def clear_in_words(tested: pd.DataFrame, baseline_wave: int, wave: int) -> str:
    """Return in a sentence how many changes are clear without weighting, and how many if it doubles the variance.

    Args:
        tested: Result of `sensitivity`.
        baseline_wave: The earlier wave.
        wave: The later wave.

    Example:
        >>> tested = sensitivity(wave=2020, baseline_wave=2019, confidence_level=0.95)
        >>> clear_in_words(tested, 2019, 2020).partition("; ")[2]
        '9 still do if weighting doubles the variance.'
        >>> clear_in_words(tested.tail(1), 2019, 2020)
        'Of the 1 published share that can be tested, not one changed clearly from 2019 to 2020.'
    """
    if tested.empty:
        return f"This book has no share that can be tested for a change from {baseline_wave} to {wave}."
    clear, twice = (tested[column].isin(CLEAR).sum() for column in ("verdict_1.0", "verdict_2.0"))
    shares = prose.counted(prose.rounded(len(tested)), "published share")
    if not clear:
        return written.fill(
            f"Of the {{}} that can be tested, not one changed clearly from {baseline_wave} to {wave}.", shares
        )
    return written.fill(
        f"Of the {{}} that can be tested, {{}} changed clearly from {baseline_wave} to {wave} "
        f"if weighting is left out; {{}} still {'do' if twice > 1 else 'does'} if weighting doubles the variance.",
        shares,
        prose.rounded(clear),
        prose.rounded(twice) if twice else "not one",
    )


def counted_together(tested: pd.DataFrame, confidence_level: float) -> str:
    """Return in one or two sentences how many clear changes stay clear if the number of tests is allowed for.

    Args:
        tested: Result of `sensitivity`.
        confidence_level: The one it was computed with.

    Example:
        >>> tested = sensitivity(wave=2020, baseline_wave=2019, confidence_level=0.95)
        >>> counted_together(tested.head(4), 0.95)
        'All 4 clear changes stay clear if the 4 tests are counted together.'
        >>> counted_together(tested, 0.95).partition(". ")[2]
        'Were the printed shares exact, all 11 would.'
    """
    clear = tested[tested["verdict"].isin(CLEAR)]
    if clear.empty:
        return "No change is clear, however many are tested."
    if len(tested) == 1:
        return "Only one change is tested, so that there are no others to count it together with."
    stay, exact = (int((clear[column] < 1 - confidence_level).sum()) for column in ("holm", "holm_as_printed"))
    staying = prose.rounded(stay)
    if len(clear) == 1:
        which = f"The one clear change {'stays' if stay else 'does not stay'} clear"
    elif stay == len(clear):
        which = written.fill("{} clear changes stay clear", "Both" if stay == 2 else "All " + staying)
    else:
        which = written.fill(
            f"Of the {{}} clear changes, {{}} stay{'s' if stay < 2 else ''} clear",
            prose.rounded(len(clear)),
            staying if stay else "none",
        )
    said = written.fill("{} if the {} tests are counted together.", which, prose.rounded(len(tested)))
    if exact == stay:
        return said
    all_of_them = "all " if exact == len(clear) > 2 else ""
    would = "it" if len(clear) == 1 else all_of_them + prose.rounded(exact)
    return written.fill("{} Were the printed shares exact, {} would.", said, would)


def with_implied(
    rows: pd.DataFrame, *, wave: int, baseline_wave: int, confidence_level: float, design_effect: float = 1
) -> pd.DataFrame:
    """Return the shares with those of the earlier wave that are published only through a change.

    An implied share is known less exactly than a printed one, and so is a change from it; see `helpers.implied`.

    Args:
        rows: Result of `shares`.
        wave: The later wave.
        baseline_wave: The earlier wave.
        confidence_level: Level of the interval, such as 0.95.
        design_effect: How many times weighting and the way of sampling make the variance larger.

    Returns:
        The implied rows, marked in as_printed, then the given ones.

    Example:
        >>> from helpers import data
        >>> rows = survey.shares("heard_of_portal", waves=[2019, 2020])
        >>> rows = with_implied(rows, wave=2020, baseline_wave=2019, confidence_level=0.95)
        >>> data.pick(rows, wave=2019, answer="yes")["as_printed"]
        'implied: 90% less 14 prosentpoeng'
    """
    key = ["question", "answer", "group"]
    known = pd.MultiIndex.from_frame(rows.loc[rows["wave"] == baseline_wave, key])
    follows = implied.shares().query("wave == @baseline_wave").set_index("later", drop=False)
    later = rows[(rows["wave"] == wave) & rows["id"].isin(follows.index)]
    later = later[~pd.MultiIndex.from_frame(later[key]).isin(known)]
    if later.empty:
        return rows
    own = ["id", "wave", "period", "base_n", "as_printed", "value"]
    found = follows.loc[later["id"]].set_index(later.index)
    before = later.assign(**found[own], least=found["lower"], most=found["upper"])
    both = pd.concat([before.astype(rows.dtypes), rows], ignore_index=True)
    return survey.with_intervals(both, confidence_level, design_effect)


def moved(change: pd.Series) -> str:
    """Return what a row of `changes` says, as the rest of a sentence that begins with the share.

    Example:
        >>> row = pd.Series({"verdict": "rose", "value": 14.0, "lower": 10.3, "upper": 17.6})
        >>> moved(row).replace(prose.NO_BREAK, " ")
        'rose by 14 percentage points (10 to 18)'
        >>> from helpers import data
        >>> between = {"wave": 2020, "baseline_wave": 2019, "confidence_level": 0.95}
        >>> moved(data.pick(changes(survey.shares("ai_informed"), **between)))
        'cannot be followed'
    """
    if pd.isna(change["value"]):
        return "cannot be followed"
    if change["verdict"] in CLEAR:
        return f"{change['verdict']} by " + size(change)
    difference = prose.made_of(prose.points(change["value"]), change)
    if change["verdict"] == NOT_TESTED:
        return written.fill("differs by {}, untested for want of a base", difference)
    if change["verdict"] == QUESTION_CHANGED:
        return written.fill("differs by {}, untested since the question changed", difference)
    return "shows no clear change: " + prose.change(change)


def size(change: pd.Series) -> str:
    """Return how large a change is, with its interval; without a sign where its verdict has a direction.

    Example:
        >>> from helpers import data
        >>> between = {"wave": 2020, "baseline_wave": 2019, "confidence_level": 0.95}
        >>> size(data.pick(changes(survey.shares("digital_easier_contact"), **between))).replace(prose.NO_BREAK, " ")
        '8 percentage points (4 to 12)'
    """
    if change["verdict"] not in CLEAR:
        return prose.change(change)
    amount, ends = abs(change["value"]), sorted(abs(change[end]) for end in ("lower", "upper"))
    of_value, _ = rounding.decimals_beside_zero(amount, *ends)
    points = prose.points(amount, of_value).removeprefix("+")
    text = f"{points} ({rounding.between(*ends)})"
    return written.number(text, amount, *ends, rows=records.ids_of(change), kind=written.SAMPLE)


def _compared(row: pd.Series) -> tuple[intervals.Share, float, intervals.Share, float]:
    before, after = (row["least_before"], row["most_before"]), (row["least"], row["most"])
    return before, row["base_before"], after, row["base"]


def _tested(
    before: intervals.Share,
    base_before: float,
    after: intervals.Share,
    base_after: float,
    confidence_level: float,
    design_effect: float,
) -> Comparison:
    bases = [intervals.effective_base(base, design_effect) for base in (base_before, base_after)]
    return Comparison(
        *intervals.change_interval(before, bases[0], after, bases[1], confidence_level),
        significance.critical_design_effect(before, base_before, after, base_after, confidence_level),
        significance.p_value(before, base_before, after, base_after, design_effect),
    )


def _labels(rows: pd.DataFrame) -> pd.Series:
    """Return what each share is about, and of whom it is unless it is of all."""
    answers = rows["answer_label"].map(prose.inside, na_action="ignore")
    of = (" (" + rows["group_label"] + ")").where(rows["group"] != "all", "")
    return rows["question_label"] + ": " + answers + of


def _verdict(lower: float, upper: float) -> str:
    if pd.isna(lower):
        return NOT_TESTED
    if lower > 0:
        return "rose"
    return "fell" if upper < 0 else "no clear change"
