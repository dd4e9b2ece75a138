"""Select survey shares and compute their intervals.

The panel is not a probability sample: every interval here is model-based and assumes that the
weighted panel behaves like a random sample. Two waves are compared in `helpers.comparison`.
"""

import pandas as pd

from helpers import data, intervals, measures, prose, records
from helpers.phrases import phrase
from helpers.small_bases import SMALL_BASE, SMALLEST_BASE

SURVEY = "citizen_survey"
IMPLIED = "implied: "
NO_INTERVAL = (float("nan"), float("nan"))


def results(
    measure: str,
    *questions: str,
    waves: list[int] | None = None,
    surveys: tuple[str, ...] = (SURVEY,),
    language: str = "en",
) -> pd.DataFrame:
    """Return the published results of some questions, with labels.

    If a figure is printed more than once, only the row that the book uses is returned.

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
    # A base or a score has no answer; unlike a missing value, an empty text can be drawn and stored.
    rows = rows.assign(answer=rows["answer"].fillna(""))
    codes = ("survey", "question", "answer", "group")
    return rows.assign(**{f"{field}_label": rows[field].map(data.labels(field, language)) for field in codes})


def rivals(question: str, *, waves: list[int] | None = None, surveys: tuple[str, ...] = (SURVEY,)) -> pd.DataFrame:
    """Return the shares of a question that are printed but that the book does not use.

    Args:
        question: Key of the question.
        waves: Waves to keep; all if None.
        surveys: Keys of the surveys.

    Example:
        >>> rivals("overall_satisfaction", surveys=("health_personnel_survey",))["value"].tolist()
        [11.0]
    """
    table = data.load("survey_results")
    rows = data.where(table[table["survey"].isin(surveys) & ~table["preferred"]], question=question, measure="share")
    return rows[rows["wave"].isin(waves)] if waves else rows


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
        As `results`; lower and upper are the ends of the interval in percent,
        base is the number behind it, and least and most are the ends of the rounding interval.
        A share whose base is unknown, or that is printed as a bound only ("over"),
        has no interval.

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
    answers is not shown. The columns least and most keep the ends of the rounding
    interval of the share, or of the shares that imply it.
    """
    base = rows["base_n"].astype("Float64").fillna(_sample_of_wave(rows).where(rows["group"] == "all"))
    too_few = (base < SMALLEST_BASE).fillna(False)
    known = (rows["qualifier"] == "exact") & base.notna() & ~too_few
    rows = rows if "least" in rows else rows.assign(least=rows["lower"], most=rows["upper"])
    ends = [
        intervals.wilson_interval((least, most), intervals.effective_base(n, design_effect), confidence_level)
        if is_known
        else NO_INTERVAL
        for least, most, n, is_known in zip(rows["least"], rows["most"], base, known, strict=True)
    ]
    shown = rows.assign(base=base, lower=[lower for lower, _ in ends], upper=[upper for _, upper in ends])
    shown.loc[too_few, ["value", "least", "most"]] = float("nan")
    shown.loc[too_few, "as_printed"] = ""
    return shown


def printed_ends(row: pd.Series) -> intervals.Ends:
    """Return the ends of the rounding interval of a share, from a row with or without a model-based interval.

    Example:
        >>> printed_ends(data.pick(shares("recommend_portal"))), printed_ends(data.pick(results("promoters")))
        ((nan, nan), (33.5, 34.5))
        >>> printed_ends(data.pick(shares("digital_easier_contact", waves=[2020])))
        (73.5, 74.5)
    """
    least, most = ("least", "most") if "least" in row else ("lower", "upper")
    lower, upper = (float("nan") if pd.isna(end) else float(end) for end in (row[least], row[most]))
    return lower, upper


def small_bases(language: str = "en") -> pd.DataFrame:
    """Return the shares of the citizen survey that rest on fewer than `SMALL_BASE` answers.

    Example:
        >>> small_bases()["base"].unique().tolist()
        ['14']
    """
    rows = shares(language=language)
    few = rows[(rows["base"] < SMALL_BASE).fillna(False)]
    return few.assign(base=few["base"].astype(int).astype(str))


def with_rest(rows: pd.DataFrame, answer: str, language: str = "en") -> pd.DataFrame:
    """Return printed shares with the rest to 100 percent as one more row for each question, wave and group.

    Args:
        rows: Result of `results`: shares of answers that exclude each other.
        answer: Key of the rest among the answers; it is implied and not printed.
        language: Language of the labels.

    Returns:
        The rows; lower and upper of a rest follow from the rounding of the others.

    Example:
        >>> both = with_rest(results("share", "overview_where_info_stored"), "rest_implied")
        >>> rest = data.only(both, answer="rest_implied")
        >>> [float(rest[end]) for end in ("value", "lower", "upper")]
        [29.0, 28.0, 30.0]
    """
    rests: list[pd.DataFrame] = []
    for _, answers in rows.groupby(["question", "wave", "group"], sort=False):
        value, lower, upper = measures.rest_of_100(*(row for _, row in answers.iterrows()))
        # The first id, and not the first row, so that the source does not depend on the order of the answers.
        first = answers[answers["id"] == answers["id"].min()]
        others = [records.ids_of(*answers.to_dict("records"))]
        rests.append(first.assign(value=value, lower=lower, upper=upper, id=first["id"] + "_rest", made_of=others))
    if not rests:
        return rows
    rest = pd.concat(rests)
    label = data.labels("answer", language)[answer]
    rest = rest.assign(answer=answer, answer_label=label, as_printed=f"{IMPLIED}what is left")
    return pd.concat([rows, rest[rest["value"] > 0]], ignore_index=True)


def waves(first: int, last: int) -> list[int]:
    """Return the waves of the citizen survey from one to another.

    Example:
        >>> waves(2020, 2022)
        [2020, 2021, 2022]
    """
    return [wave for wave in all_waves() if first <= wave <= last]


def all_waves(survey: str = SURVEY) -> list[int]:
    """Return the waves of a survey that have figures.

    Example:
        >>> all_waves()
        [2019, 2020, 2021, 2022, 2023]
    """
    table = data.load("survey_results")
    return sorted(int(wave) for wave in table.loc[table["survey"] == survey, "wave"].dropna().unique())


def waves_shown(rows: pd.DataFrame, waves: list[int]) -> str:
    """Return which of some waves the rows have figures to show for, as a caption names them.

    A share that rests on too few answers is not shown.

    Example:
        >>> waves_shown(shares("opened_hospital_record"), [2019, 2020])
        '2019 and 2020'
        >>> waves_shown(shares("video_solved_problem"), [2019, 2020])
        '2020'
        >>> waves_shown(shares("ai_informed"), [2021, 2022])
        'no figure to show for 2021 and 2022'
    """
    shown = set(rows.dropna(subset=["value"])["wave"])
    known = [str(wave) for wave in waves if wave in shown]
    return prose.listed(known) if known else phrase("no-figure", waves=prose.listed(map(str, waves)))


def fieldwork(wave: int, survey: str = SURVEY) -> pd.Series:
    """Return how a wave of a survey was carried out; what no document says is said to be not stated.

    Example:
        >>> fieldwork(2020)["conducted_by"], fieldwork(2019)["conducted_by"]
        ('Kantar', 'not stated')
    """
    row = data.pick(data.load("surveys"), survey=survey, wave=wave).astype(object)
    return row.where(row.notna(), str(phrase("not-stated")))


def wave_before(wave: int, survey: str = SURVEY) -> int | None:
    """Return the wave of a survey that came before another, or None if that was the first.

    Example:
        >>> wave_before(2020), wave_before(2019)
        (2019, None)
    """
    return max((earlier for earlier in all_waves(survey) if earlier < wave), default=None)


def question_note(question: str, survey: str = SURVEY) -> str:
    """Return what was asked and who was asked, for the note of a figure.

    Example:
        >>> question_note("visited_portal")
        'Asked: visited Helsenorge in the last 12 months. Base: those who had heard of the portal.'
    """
    row = data.only(data.load("survey_questions"), survey=survey, question=question)
    return phrase("asked", wording=row["wording_en"], base=row["base"])


def _sample_of_wave(rows: pd.DataFrame) -> pd.Series:
    table = data.load("survey_results")
    sample = table[(table["measure"] == "respondents") & table["preferred"]].set_index(["survey", "wave"])["value"]
    return pd.Series(
        [sample.get((row.survey, row.wave)) for row in rows.itertuples()], index=rows.index, dtype="Float64"
    )
