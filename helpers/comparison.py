"""Compare the shares of two waves of a survey, and describe the changes in sentences.

Every interval is model-based, see `helpers.intervals`; the shares are selected in `helpers.survey`.
"""

from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from helpers import breaks, implied, intervals, prose, records, rounding, significance, survey, written
from helpers.phrases import Phrases, key, phrase

NOT_TESTED = "not tested"
QUESTION_CHANGED = "not tested: the question changed"
UNCLEAR = "no clear change"
CLEAR = ("rose", "fell")
KEY = ["survey", "question", "answer", "group"]
say = Phrases("verdicts")


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
        compared(*printed_ends(row), confidence_level, design_effect) if is_tested else NOT_COMPARED
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


def with_every_implied(
    rows: pd.DataFrame, waves: list[int], *, confidence_level: float, design_effect: float = 1
) -> pd.DataFrame:
    """Return the shares with those of all waves that are published only through a change to the wave after.

    Args:
        rows: Result of `shares`.
        waves: The waves to look at, in their order.
        confidence_level: Level of the interval, such as 0.95.
        design_effect: How many times weighting and the way of sampling make the variance larger.

    Example:
        >>> rows = survey.shares("visited_portal", "satisfied_digital_contact", "satisfied_own_information")
        >>> every = with_every_implied(rows, [2019, 2020, 2021, 2022, 2023], confidence_level=0.95)
        >>> sorted(every.loc[every["as_printed"].str.startswith(survey.IMPLIED), "wave"].tolist())
        [2019, 2022, 2022]
    """
    for earlier, later in pairwise(waves):
        rows = with_implied(
            rows, wave=later, baseline_wave=earlier, confidence_level=confidence_level, design_effect=design_effect
        )
    return rows


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
    of_value, of_ends = rounding.decimals_beside_zero(amount, *ends)
    lower, upper = (str(rounding.rounded(end, of_ends)) for end in ends)
    text = phrase("with-interval", number=str(prose.distance(amount, of_value)), lower=lower, upper=upper)
    return written.number(str(text), amount, *ends, rows=records.ids_of(change), kind=written.SAMPLE)


def in_words(verdict: str) -> str:
    """Return the verdict on a change as a reader sees it.

    Example:
        >>> in_words(UNCLEAR), in_words(QUESTION_CHANGED)
        ('no clear change', 'not tested: the question changed')
    """
    return say("change", verdict=key(verdict))


def printed_ends(row: pd.Series) -> tuple[intervals.Share, float, intervals.Share, float]:
    """Return both shares of a row of `pairs` as their rounding intervals, each with its base."""
    before, after = (row["least_before"], row["most_before"]), (row["least"], row["most"])
    return before, row["base_before"], after, row["base"]


def compared(
    before: intervals.Share,
    base_before: float,
    after: intervals.Share,
    base_after: float,
    confidence_level: float,
    design_effect: float = 1,
) -> Comparison:
    """Return the interval of the change between two shares, and how significant it is.

    Args:
        before: Ends of the rounding interval of the earlier share.
        base_before: Number of answers behind it.
        after: Ends of the rounding interval of the later share.
        base_after: Number of answers behind it.
        confidence_level: Such as 0.95.
        design_effect: How many times weighting and the way of sampling make the variance larger.

    Example:
        >>> found = compared((65.5, 66.5), 1162, (73.5, 74.5), 1597, 0.95)
        >>> round(found.lower, 1), round(found.upper, 1)
        (3.5, 12.5)
    """
    bases = [intervals.effective_base(base, design_effect) for base in (base_before, base_after)]
    return Comparison(
        *intervals.change_interval(before, bases[0], after, bases[1], confidence_level),
        significance.critical_design_effect(before, base_before, after, base_after, confidence_level),
        significance.p_value(before, base_before, after, base_after, design_effect),
    )


def _verdict(lower: float, upper: float) -> str:
    if pd.isna(lower):
        return NOT_TESTED
    if lower > 0:
        return "rose"
    return "fell" if upper < 0 else UNCLEAR
