"""Compare the shares of two waves of a survey, and describe the changes in sentences.

Every interval is model-based, see `helpers.intervals`; the shares are selected in `helpers.survey`.
"""

from functools import partial
from typing import NamedTuple

import pandas as pd

from helpers import data, implied, intervals, prose, records, rounding, significance, survey, written

NOT_TESTED = "not tested"
QUESTION_CHANGED = "not tested: the question changed"
CLEAR = ("rose", "fell")
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
    """Return the change of each share from one wave to another, with its interval and verdict.

    Args:
        rows: Result of `shares` with both waves.
        wave: The later wave.
        baseline_wave: The earlier wave.
        confidence_level: Such as 0.95.
        design_effect: How many times weighting and the way of sampling make the variance larger.

    Returns:
        One row per question, answer and group that both waves have: before, after,
        value (the change in percentage points), lower, upper, verdict, p_value, and
        critical_design_effect (from which the change is indistinguishable from none). The
        verdict is rose or fell if the interval excludes zero, else "no clear change".
        There is no test where a base is unknown, where a share is printed as a bound only, or
        where the question was asked in another way from some wave in between on; the verdict
        then says so.

    Example:
        >>> rows = survey.shares("digital_easier_contact")
        >>> changes(rows, wave=2020, baseline_wave=2019, confidence_level=0.95)["verdict"].tolist()
        ['rose']
    """
    key = ["survey", "question", "answer", "group"]
    ids = ["id"] if "id" in rows else []
    earlier = rows[rows["wave"] == baseline_wave][[*key, "value", "least", "most", "base", "qualifier", *ids]]
    both = rows[rows["wave"] == wave].merge(earlier, on=key, suffixes=("", "_before"))
    both = both.assign(
        before=both["value_before"],
        after=both["value"],
        value=both["value"] - both["value_before"],
        **records.operands(both, "id_before", "id"),
    )
    known = both[["base", "base_before", "value"]].notna().all(axis="columns")
    exact = (both["qualifier"] == "exact") & (both["qualifier_before"] == "exact")
    same = ~_question_changed(both, baseline_wave, wave)
    tests = [
        _tested(*_compared(row), confidence_level, design_effect) if is_tested else NOT_COMPARED
        for (_, row), is_tested in zip(both.iterrows(), known & exact & same, strict=True)
    ]
    both[list(Comparison._fields)] = pd.DataFrame(tests, both.index, Comparison._fields, dtype="float64")
    verdicts = [_verdict(test.lower, test.upper) for test in tests]
    return both.assign(verdict=pd.Series(verdicts, both.index, "str").where(same, QUESTION_CHANGED))


def sensitivity(
    *, wave: int, baseline_wave: int, confidence_level: float, design_effect: float = 1, language: str = "en"
) -> pd.DataFrame:
    """Return for each change between two waves how its verdict depends on the design effect.

    The design effect of the survey is not published.

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
    rows = survey.shares(waves=[baseline_wave, wave], confidence_level=confidence_level, language=language)
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
        return f"This book has no published share that can be tested for a change from {baseline_wave} to {wave}."
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
        >>> between = {"wave": 2020, "baseline_wave": 2019, "confidence_level": 0.95}
        >>> moved(data.pick(changes(survey.shares("ai_informed"), **between)))
        'cannot be followed'
    """
    if pd.isna(change["value"]):
        return "cannot be followed"
    if change["verdict"] in CLEAR:
        size, ends = abs(change["value"]), sorted(abs(change[end]) for end in ("lower", "upper"))
        of_value, _ = rounding.decimals_beside_zero(size, *ends)
        points = prose.points(size, of_value).removeprefix("+")
        text = f"{points} ({rounding.between(*ends)})"
        made_of = records.ids_of(change)
        return f"{change['verdict']} by " + written.number(text, size, *ends, rows=made_of, kind=written.SAMPLE)
    difference = prose.made_of(prose.points(change["value"]), change)
    if change["verdict"] == NOT_TESTED:
        return written.fill("differs by {}, untested for want of a base", difference)
    if change["verdict"] == QUESTION_CHANGED:
        return written.fill("differs by {}, untested since the question changed", difference)
    return "shows no clear change: " + prose.change(change)


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


def _question_changed(rows: pd.DataFrame, baseline_wave: int, wave: int) -> pd.Series:
    """Return which questions were asked in another way from some wave after the earlier one on, up to the later one."""
    questions = data.load("survey_questions")[["survey", "question", "changed_in"]]
    changed_in = rows[["survey", "question"]].merge(questions, on=["survey", "question"], how="left")["changed_in"]
    between = [any(baseline_wave < int(year) <= wave for year in years.split()) for years in changed_in.fillna("")]
    return pd.Series(between, rows.index, "bool")
