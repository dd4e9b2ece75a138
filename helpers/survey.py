"""Select survey shares and say how sure they are.

The panel is not a probability sample: every interval here is model-based and assumes that the
weighted panel behaves like a random sample. Rounding intervals are in `helpers.printed`.
"""

import pandas as pd

from helpers import data, intervals, prose
from helpers.prose import SMALL_BASE, SMALLEST_BASE

SURVEY = "citizen_survey"
NOT_TESTED = "not tested"
CLEAR = ("rose", "fell")
DESIGN_EFFECTS = (1.0, 1.3, 1.6, 2.0)
NO_INTERVAL = (float("nan"), float("nan"))


def results(
    measure: str,
    *questions: str,
    waves: list[int] | None = None,
    surveys: tuple[str, ...] = (SURVEY,),
    language: str = "en",
) -> pd.DataFrame:
    """Return the published results of some questions, with labels.

    Of figures that are printed more than once, the row that the book uses is taken.

    Args:
        measure: What is reported, such as share, nps or base.
        questions: Keys of the questions, in the order of the result; all if none is given.
        waves: Waves to keep; all if None.
        surveys: Keys of the surveys.
        language: Language of the labels.

    Returns:
        Rows of `survey_results` in order of question and wave, with survey_label,
        question_label, answer_label and group_label.

    Example:
        >>> results("nps", "recommend_portal")["value"].tolist()
        [6.0]
    """
    table = data.load("survey_results")
    rows = table[table["survey"].isin(surveys) & (table["measure"] == measure) & table["preferred"]]
    if waves:
        rows = rows[rows["wave"].isin(waves)]
    if questions:
        rows = rows[rows["question"].isin(questions)]
    order = rows["question"].map({question: place for place, question in enumerate(questions)})
    rows = rows.assign(order=order).sort_values(["order", "wave"], kind="stable").drop(columns="order")
    # A base or a score belongs to no answer; an empty text can be drawn and stored, a missing one cannot.
    rows = rows.assign(answer=rows["answer"].fillna(""))
    codes = ("survey", "question", "answer", "group")
    return rows.assign(**{f"{field}_label": rows[field].map(data.labels(field, language)) for field in codes})


def shares(
    *questions: str,
    waves: list[int] | None = None,
    surveys: tuple[str, ...] = (SURVEY,),
    confidence_level: float = 0.95,
    design_effect: float = 1,
    language: str = "en",
) -> pd.DataFrame:
    """Return the shares of some questions, with labels, base and model-based interval.

    Args:
        questions: Keys of the questions, in the order of the result.
        waves: Waves to keep; all if None.
        surveys: Keys of the surveys.
        confidence_level: Level of the interval, such as 0.95.
        design_effect: How many times weighting and the way of sampling make the variance larger.
        language: Language of the labels.

    Returns:
        As `results`; lower and upper are the ends of the interval in percent
        and base is the number behind it. A share whose base is unknown, or that
        is printed as a bound only ("over"), has no interval.

    Example:
        >>> shares("heard_of_portal", waves=[2020])["value"].tolist()
        [90.0, 7.0, 3.0]
    """
    rows = results("share", *questions, waves=waves, surveys=surveys, language=language)
    return with_intervals(rows, confidence_level, design_effect)


def with_intervals(rows: pd.DataFrame, confidence_level: float, design_effect: float = 1) -> pd.DataFrame:
    """Return the rows with lower and upper replaced by the model-based interval of each share.

    The base is the one printed for the figure or, for a share of all
    respondents, the sample of the wave. A share of fewer than `SMALLEST_BASE`
    answers is not shown.
    """
    base = rows["base_n"].astype("Float64").fillna(_sample_of_wave(rows).where(rows["group"] == "all"))
    known = (rows["qualifier"] == "exact") & base.notna()
    effective = [intervals.effective_base(n, design_effect) for n in base.fillna(1)]
    ends = [
        intervals.wilson_interval(share, n, confidence_level) if is_known else NO_INTERVAL
        for share, n, is_known in zip(rows["value"], effective, known, strict=True)
    ]
    shown = rows.assign(base=base, lower=[lower for lower, _ in ends], upper=[upper for _, upper in ends])
    too_few = (base < SMALLEST_BASE).fillna(False)
    shown.loc[too_few, ["value", "lower", "upper"]] = float("nan")
    shown.loc[too_few, "as_printed"] = ""
    return shown


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
        verdict is rose or fell if the interval leaves out zero, else "no clear change";
        it is "not tested" where a base is unknown.

    Example:
        >>> rows = shares("digital_easier_contact")
        >>> changes(rows, wave=2020, baseline_wave=2019, confidence_level=0.95)["verdict"].tolist()
        ['rose']
    """
    key = ["question", "answer", "group"]
    earlier = rows[rows["wave"] == baseline_wave][[*key, "value", "base"]]
    both = rows[rows["wave"] == wave].merge(earlier, on=key, suffixes=("", "_before"))
    both = both.assign(before=both["value_before"], after=both["value"], value=both["value"] - both["value_before"])
    tested = both[["base", "base_before", "value"]].notna().all(axis="columns") & (both["qualifier"] == "exact")
    ends, critical = [], []
    for row, is_tested in zip(both.itertuples(), tested, strict=True):
        if not is_tested:
            ends.append(NO_INTERVAL)
            critical.append(float("nan"))
            continue
        bases = [intervals.effective_base(n, design_effect) for n in (row.base_before, row.base)]
        ends.append(intervals.change_interval(row.before, bases[0], row.after, bases[1], confidence_level))
        compared = (row.before, row.base_before, row.after, row.base)
        critical.append(intervals.critical_design_effect(*compared, confidence_level))
    return both.assign(
        lower=[lower for lower, _ in ends],
        upper=[upper for _, upper in ends],
        verdict=[_verdict(lower, upper) for lower, upper in ends],
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
    rows = shares(waves=[baseline_wave, wave], confidence_level=confidence_level, language=language)
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
    tested = tested[tested["verdict"] != NOT_TESTED].drop_duplicates("label")
    return tested.sort_values("critical_design_effect", ascending=False, kind="stable")


def small_bases(language: str = "en") -> pd.DataFrame:
    """Return the shares of the citizen survey that rest on fewer than `SMALL_BASE` answers.

    Example:
        >>> small_bases()["base"].unique().tolist()
        ['14']
    """
    rows = shares(language=language)
    few = rows[(rows["base"] < SMALL_BASE).fillna(False)]
    return few.assign(base=few["base"].astype(int).astype(str))


def with_implied(
    rows: pd.DataFrame, *, wave: int, baseline_wave: int, confidence_level: float, design_effect: float = 1
) -> pd.DataFrame:
    """Return the shares with those of the earlier wave that are published only through a change.

    A share of 90 percent that is 14 points above the wave before implies 76
    percent. Both numbers are rounded, so the implied one may be off by a point.

    Args:
        rows: Result of `shares`.
        wave: The later wave.
        baseline_wave: The earlier wave.
        confidence_level: Level of the interval, such as 0.95.
        design_effect: How many times weighting and the way of sampling make the variance larger.

    Returns:
        The implied rows, marked in as_printed, then the given ones.

    Example:
        >>> rows = shares("heard_of_portal", waves=[2019, 2020])
        >>> rows = with_implied(rows, wave=2020, baseline_wave=2019, confidence_level=0.95)
        >>> data.pick(rows, wave=2019, answer="yes")["as_printed"]
        'implied: 90% less 14 prosentpoeng'
    """
    key = ["question", "answer", "group"]
    printed = results("change", waves=[wave])
    printed = printed[printed["unit"] == "percentage_points"]
    # A change is printed from the wave before; from any other it implies nothing.
    if baseline_wave != _wave_before(wave):
        printed = printed.head(0)
    known = pd.MultiIndex.from_frame(rows.loc[rows["wave"] == baseline_wave, key])
    later = rows[rows["wave"] == wave].merge(printed[[*key, "value", "as_printed"]], on=key, suffixes=("", "_change"))
    later = later[~pd.MultiIndex.from_frame(later[key]).isin(known)]
    implied = later.assign(
        id=later["id"] + "_implied",
        wave=baseline_wave,
        period=str(baseline_wave),
        value=later["value"] - later["value_change"],
        base_n=pd.NA,
        as_printed="implied: " + later["as_printed"] + " less " + later["as_printed_change"],
    )
    if implied.empty:
        return rows
    both = pd.concat([implied[rows.columns].astype(rows.dtypes), rows], ignore_index=True)
    return with_intervals(both, confidence_level, design_effect)


def with_rest(rows: pd.DataFrame, answer: str, language: str = "en") -> pd.DataFrame:
    """Return the shares with what is left to 100 percent, one more row for each question, wave and group.

    Args:
        rows: Shares of answers that exclude each other, all from one survey.
        answer: Key of the rest among the answers; it is implied and not printed.
        language: Language of the labels.

    Example:
        >>> with_rest(shares("overview_where_info_stored"), "rest_implied")["value"].tolist()
        [43.0, 28.0, 29.0]
    """
    first = rows.groupby(["question", "wave", "group"], sort=False)
    rest = first.head(1).assign(value=100 - first["value"].sum().to_numpy(), answer=answer)
    rest = rest.assign(
        answer_label=data.labels("answer", language)[answer],
        id=rest["id"] + "_rest",
        as_printed="implied: what is left",
        lower=float("nan"),
        upper=float("nan"),
    )
    return pd.concat([rows, rest[rest["value"] > 0]], ignore_index=True) if len(rest) else rows


def waves_without(rows: pd.DataFrame, waves: list[int]) -> list[str]:
    """Return the waves for which the rows have no figure, as a reader names them.

    Example:
        >>> waves_without(shares("opened_hospital_record"), [2019, 2022])
        ['2022']
    """
    known = set(rows["wave"])
    return [str(wave) for wave in waves if wave not in known]


def waves_shown(rows: pd.DataFrame, waves: list[int]) -> str:
    """Return which of some waves the rows have figures for, as a caption names them.

    Example:
        >>> waves_shown(shares("opened_hospital_record"), [2019, 2020])
        '2019 and 2020'
        >>> waves_shown(shares("ai_informed"), [2021, 2022])
        'no figure for 2021 and 2022'
    """
    known = [str(wave) for wave in waves if wave in set(rows["wave"])]
    return prose.listed(known) if known else f"no figure for {prose.listed(map(str, waves))}"


def verdict(change: pd.Series) -> str:
    """Return the verdict of a row of `changes`, "not tested" if there is no such row.

    Example:
        >>> verdict(data.pick(changes(shares("ai_informed"), wave=2020, baseline_wave=2019, confidence_level=0.95)))
        'not tested'
    """
    return NOT_TESTED if pd.isna(change["verdict"]) else change["verdict"]


def margins(
    rows: pd.DataFrame, confidence_level: float, design_effect: float = 1, language: str = "en"
) -> pd.DataFrame:
    """Return the margin of a share of 50 percent, where it is widest, on each different base.

    Args:
        rows: Result of `results` for the measure base or respondents.
        confidence_level: Such as 0.95.
        design_effect: How many times weighting and the way of sampling make the variance larger.
        language: Language of the labels.

    Returns:
        One row per base with base, base_label and value, the margin in percentage points.

    Example:
        >>> margins(results("respondents", waves=[2020]), 0.95)["base_label"].tolist()
        ['1,614 respondents']
    """
    different = rows.drop_duplicates("value")
    noun = data.labels("unit", language)["respondents"]
    return different.assign(
        base=different["value"],
        base_label=[f"{base:,.0f} {noun}" for base in different["value"]],
        value=[intervals.margin(50, base, confidence_level, design_effect) for base in different["value"]],
        lower=float("nan"),
        upper=float("nan"),
    )


def moved(change: pd.Series) -> str:
    """Return what a row of `changes` says, as the rest of a sentence that begins with the share.

    Example:
        >>> row = pd.Series({"verdict": "rose", "value": 14.0, "lower": 10.3, "upper": 17.6})
        >>> moved(row).replace(prose.NO_BREAK, " ")
        'rose, by 14 percentage points (10 to 18)'
        >>> moved(data.pick(changes(shares("ai_informed"), wave=2020, baseline_wave=2019, confidence_level=0.95)))
        'cannot be followed'
    """
    if pd.isna(change["value"]):
        return "cannot be followed"
    if change["verdict"] in CLEAR:
        ends = sorted(abs(change[end]) for end in ("lower", "upper"))
        points = prose.points(abs(change["value"])).removeprefix("+")
        return f"{change['verdict']}, by {points} ({prose.rounded(ends[0])} to {prose.rounded(ends[1])})"
    if change["verdict"] == NOT_TESTED:
        return f"differs by {prose.points(change['value'])}, untested for want of a base"
    return f"shows no clear change: {prose.change(change)}"


def fieldwork(wave: int, survey: str = SURVEY) -> pd.Series:
    """Return how a wave of a survey was carried out; what no document says is "not stated".

    Example:
        >>> fieldwork(2020)["conducted_by"], fieldwork(2019)["conducted_by"]
        ('Kantar', 'not stated')
    """
    row = data.pick(data.load("surveys"), survey=survey, wave=wave).astype(object)
    return row.where(row.notna(), "not stated")


def question_note(question: str, survey: str = SURVEY) -> str:
    """Return what was asked and who was asked, for the note of a figure.

    Example:
        >>> question_note("visited_portal")
        'Asked: visited Helsenorge in the last 12 months. Base: those who had heard of the portal.'
    """
    table = data.load("survey_questions")
    row = table[(table["survey"] == survey) & (table["question"] == question)].iloc[0]
    return f"Asked: {row['wording_en']}. Base: {row['base']}."


def _verdict(lower: float, upper: float) -> str:
    if pd.isna(lower):
        return NOT_TESTED
    if lower > 0:
        return "rose"
    return "fell" if upper < 0 else "no clear change"


def _wave_before(wave: int) -> int | None:
    table = data.load("surveys")
    earlier = table.loc[(table["survey"] == SURVEY) & (table["wave"] < wave), "wave"]
    return earlier.max() if len(earlier) else None


def _sample_of_wave(rows: pd.DataFrame) -> pd.Series:
    table = data.load("survey_results")
    sample = table[(table["measure"] == "respondents") & table["preferred"]].set_index(["survey", "wave"])["value"]
    return pd.Series(
        [sample.get((row.survey, row.wave)) for row in rows.itertuples()], index=rows.index, dtype="Float64"
    )
