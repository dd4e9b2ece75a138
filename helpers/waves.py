"""Compare the shares of two waves of a survey and word what moved.

Every interval is model-based, see `helpers.intervals`; the shares are selected in `helpers.survey`.
"""

import pandas as pd

from helpers import data, intervals, measures, prose, survey

NOT_TESTED = "not tested"
QUESTION_CHANGED = "not tested: the question changed"
CLEAR = ("rose", "fell")
DESIGN_EFFECTS = (1.0, 1.3, 1.6, 2.0)


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
        value (the change in percentage points), lower, upper, verdict, and
        critical_design_effect (from which on the change cannot be told from none). The
        verdict is rose or fell if the interval leaves out zero, else "no clear change".
        There is no test where a base is unknown or where the question was asked in another
        way from some wave in between on; the verdict then says so.

    Example:
        >>> rows = survey.shares("digital_easier_contact")
        >>> changes(rows, wave=2020, baseline_wave=2019, confidence_level=0.95)["verdict"].tolist()
        ['rose']
    """
    key = ["survey", "question", "answer", "group"]
    earlier = rows[rows["wave"] == baseline_wave][[*key, "value", "base"]]
    both = rows[rows["wave"] == wave].merge(earlier, on=key, suffixes=("", "_before"))
    both = both.assign(before=both["value_before"], after=both["value"], value=both["value"] - both["value_before"])
    known = both[["base", "base_before", "value"]].notna().all(axis="columns") & (both["qualifier"] == "exact")
    same = ~_question_changed(both, baseline_wave, wave)
    ends, critical = [], []
    for row, is_tested in zip(both.itertuples(), known & same, strict=True):
        if not is_tested:
            ends.append(survey.NO_INTERVAL)
            critical.append(float("nan"))
            continue
        bases = [intervals.effective_base(n, design_effect) for n in (row.base_before, row.base)]
        ends.append(intervals.change_interval(row.before, bases[0], row.after, bases[1], confidence_level))
        compared = (row.before, row.base_before, row.after, row.base)
        critical.append(intervals.critical_design_effect(*compared, confidence_level))
    return both.assign(
        lower=[lower for lower, _ in ends],
        upper=[upper for _, upper in ends],
        verdict=pd.Series([_verdict(lower, upper) for lower, upper in ends], both.index, "str").where(
            same, QUESTION_CHANGED
        ),
        critical_design_effect=critical,
    )


def sensitivity(
    *, wave: int, baseline_wave: int, confidence_level: float, design_effect: float = 1, language: str = "en"
) -> pd.DataFrame:
    """Return for each change between two waves what a design effect does to its verdict.

    The design effect of the survey is not published.

    Args:
        wave: The later wave.
        baseline_wave: The earlier wave.
        confidence_level: Such as 0.95.
        design_effect: The one that value, lower, upper and verdict are computed with.
        language: Language of the labels.

    Returns:
        The tested rows of `changes`, the most robust first, with label and a column of
        verdicts for each of `DESIGN_EFFECTS`.

    Example:
        >>> rows = sensitivity(wave=2020, baseline_wave=2019, confidence_level=0.95)
        >>> sorted(set(rows["verdict_2.0"]))
        ['fell', 'no clear change', 'rose']
    """
    rows = survey.shares(waves=[baseline_wave, wave], confidence_level=confidence_level, language=language)
    between = {"wave": wave, "baseline_wave": baseline_wave, "confidence_level": confidence_level}
    tested = changes(rows, **between, design_effect=design_effect)
    verdicts = {
        f"verdict_{effect}": changes(rows, **between, design_effect=effect)["verdict"] for effect in DESIGN_EFFECTS
    }
    tested = tested.assign(
        **verdicts,
        label=tested["question_label"]
        + ": "
        + tested["answer_label"].str[:1].str.lower()
        + tested["answer_label"].str[1:],
    )
    tested = tested[~tested["verdict"].isin([NOT_TESTED, QUESTION_CHANGED])].drop_duplicates("label")
    return tested.sort_values("critical_design_effect", ascending=False, kind="stable")


def with_implied(
    rows: pd.DataFrame, *, wave: int, baseline_wave: int, confidence_level: float, design_effect: float = 1
) -> pd.DataFrame:
    """Return the shares with those of the earlier wave that are published only through a change.

    A share of 90 percent that is 14 points above the wave before implies 76
    percent. Both numbers are rounded, so the implied one may be off by a point;
    its interval covers that.

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
    printed = survey.results("change", waves=[wave])
    printed = printed[printed["unit"] == "percentage_points"]
    # A change is printed from the wave before; from any other it implies nothing.
    if baseline_wave != survey.wave_before(wave):
        printed = printed.head(0)
    known = pd.MultiIndex.from_frame(rows.loc[rows["wave"] == baseline_wave, key])
    later = rows[rows["wave"] == wave].merge(printed[[*key, "id", "as_printed"]], on=key, suffixes=("", "_change"))
    later = later[~pd.MultiIndex.from_frame(later[key]).isin(known)]
    if later.empty:
        return rows
    prints = data.load("survey_results").set_index("id", drop=False)
    earlier = [
        measures.difference(prints.loc[row.id], prints.loc[row.id_change])._asdict() for row in later.itertuples()
    ]
    implied = later.assign(
        **pd.DataFrame(earlier, index=later.index),
        id=later["id"] + "_implied",
        wave=baseline_wave,
        period=str(baseline_wave),
        base_n=pd.NA,
        as_printed=survey.IMPLIED + later["as_printed"] + " less " + later["as_printed_change"],
    )
    both = pd.concat([implied[rows.columns].astype(rows.dtypes), rows], ignore_index=True)
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
        ends = sorted(abs(change[end]) for end in ("lower", "upper"))
        points = prose.points(abs(change["value"])).removeprefix("+")
        return f"{change['verdict']} by {points} ({prose.rounded(ends[0])} to {prose.rounded(ends[1])})"
    if change["verdict"] == NOT_TESTED:
        return f"differs by {prose.points(change['value'])}, untested for want of a base"
    if change["verdict"] == QUESTION_CHANGED:
        return f"differs by {prose.points(change['value'])}, untested since the question changed"
    return f"shows no clear change: {prose.change(change)}"


def _verdict(lower: float, upper: float) -> str:
    if pd.isna(lower):
        return NOT_TESTED
    if lower > 0:
        return "rose"
    return "fell" if upper < 0 else "no clear change"


def _question_changed(rows: pd.DataFrame, baseline_wave: int, wave: int) -> pd.Series:
    """Return which questions were asked in another way at the later wave than at the earlier one."""
    questions = data.load("survey_questions")[["survey", "question", "changed_in"]]
    changed_in = rows[["survey", "question"]].merge(questions, on=["survey", "question"], how="left")["changed_in"]
    between = (changed_in > baseline_wave) & (changed_in <= wave)
    return between.fillna(False).astype(bool).set_axis(rows.index)
