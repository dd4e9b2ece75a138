"""What documents print about the citizen survey and its waves, as tables and as facts for sentences.

The figures themselves are selected in `helpers.survey`.
"""

import pandas as pd

from helpers import data, intervals, prose, survey
from helpers.phrases import phrase

# Questions on who the respondents are; works_in_health_sector prints no number of answers of its own.
BACKGROUND = ("long_term_health_problem", "children_under_16", "next_of_kin", "works_in_health_sector")


def waves_in_print(waves: list[int]) -> pd.DataFrame:
    """Return one row for each wave with what is stated about it; what no document says is "not stated".

    Args:
        waves: The waves, in their order.

    Returns:
        The columns wave, respondents, field, conducted_by, weighted_on and questions, the number of questions
        with a share in this book.

    Example:
        >>> table = waves_in_print([2019, 2020])
        >>> table[["respondents", "field", "questions"]].values.tolist()[1]
        ['1,614', '29 September 2020 to 22 October 2020', '24']
        >>> table.loc[table["wave"] == 2019, "field"].tolist()
        ['not stated']
    """
    samples, shares = survey.results("respondents"), survey.results("share")
    rows = [survey.fieldwork(wave) for wave in waves]
    return pd.DataFrame(
        {
            "wave": waves,
            "respondents": [prose.rounded(data.pick(samples, wave=wave)) for wave in waves],
            "field": [_field(row) for row in rows],
            "conducted_by": [row["conducted_by"] for row in rows],
            "weighted_on": [row["weighted_on"] for row in rows],
            "questions": [str(shares.loc[shares["wave"] == wave, "question"].nunique()) for wave in waves],
        }
    )


def sample(wave: int, baseline_wave: int, *, confidence_level: float, design_effect: float = 1) -> dict[str, str]:
    """Return how many people answered, and how sure that makes a share of one half, where a margin is widest.

    Args:
        wave: The last wave.
        baseline_wave: The first wave.
        confidence_level: Such as 0.95.
        design_effect: How many times weighting and the way of sampling make the variance larger.

    Returns:
        The facts wave, people, baseline, people_before, margin, and margin_twice for twice the design effect, in
        percentage points.

    Example:
        >>> facts = sample(2023, 2019, confidence_level=0.95)
        >>> facts["people"], facts["people_before"], facts["margin"], facts["margin_twice"]
        ('1,608', '1,162', '2.9', '3.9')
    """
    samples = survey.results("respondents")
    now, before = (data.pick(samples, wave=year) for year in (wave, baseline_wave))
    narrow, wide = (_margin(now, confidence_level, effect * design_effect, 1) for effect in (1, 2))
    return {
        "wave": str(wave),
        "people": prose.rounded(now),
        "baseline": str(baseline_wave),
        "people_before": prose.rounded(before) if baseline_wave != wave else "",
        "margin": narrow,
        "margin_twice": wide,
    }


def background(rows: pd.DataFrame) -> dict[str, str]:
    """Return which part of the respondents said yes to each question on who they are.

    Args:
        rows: Result of `survey.results` for the measure answers, of one wave.

    Example:
        >>> background(survey.results("answers", waves=[2023]))["long_term_health_problem"]
        '41%'
    """
    found = {question: data.pick(rows, question=question, answer="yes") for question in BACKGROUND}
    return {
        question: prose.made_of(prose.percent(100 * row["value"] / row["base_n"]), row)
        for question, row in found.items()
    }


def filtered(bases: pd.DataFrame, *, confidence_level: float, design_effect: float = 1) -> dict[str, str]:
    """Return the largest and the smallest number of people who were asked a question put to only some.

    Args:
        bases: Result of `survey.results` for the measure base, of such questions.
        confidence_level: Such as 0.95.
        design_effect: How many times weighting and the way of sampling make the variance larger.

    Returns:
        The facts count, most, fewest, what (the questions with the fewest), year and margin, the margin of a share
        of one half of the fewest; empty where there are no such questions.

    Example:
        >>> facts = filtered(survey.results("base", "video_satisfaction", "visited_portal"), confidence_level=0.95)
        >>> facts["most"], facts["fewest"], facts["what"], facts["year"]
        ('1,445', '14', '"Satisfaction with video consultation"', '2019')
    """
    if bases.empty:
        return dict.fromkeys(("count", "most", "fewest", "what", "year", "margin"), "")
    most, fewest = (bases[bases["value"] == end] for end in (bases["value"].max(), bases["value"].min()))
    labels = fewest["question_label"].drop_duplicates()
    least = data.representative(fewest)
    return {
        "count": prose.number_of(bases["question"].nunique(), "survey_results"),
        "most": prose.rounded(data.representative(most)),
        "fewest": prose.rounded(least),
        "what": prose.listed(phrase("quoted", label=label) for label in labels),
        "year": prose.listed(fewest["period"].drop_duplicates()),
        "margin": _margin(least, confidence_level, design_effect, 0),
    }


def groups(bases: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each group of people in each wave, with the largest number that is printed for it.

    Questions put to the same group need not have the same number of answers.

    Args:
        bases: Result of `survey.results` for the measure base.

    Example:
        >>> heard = survey.results("base", "visited_portal", "recommend_portal")
        >>> groups(heard)[["who", "value"]].values.tolist()
        [['Those who had heard of Helsenorge, 2020', 1445.0]]
    """
    key = ["group", "wave"]
    largest = bases[bases["value"] == bases.groupby(key)["value"].transform("max")]
    # The one with the first id stands for those of the same size.
    each = largest[largest["id"] == largest.groupby(key)["id"].transform("min")]
    return each.assign(who=each["group_label"] + ", " + each["period"])


def margins(
    groups: pd.DataFrame, respondents: pd.Series, *, confidence_level: float, design_effect: float = 1
) -> pd.DataFrame:
    """Return how far off a share of one half can be in each group and among all respondents, in percentage points.

    Args:
        groups: Result of `groups`.
        respondents: The row with the number of respondents of a wave; it is left out if there are no groups.
        confidence_level: Such as 0.95.
        design_effect: How many times weighting and the way of sampling make the variance larger.

    Returns:
        The rows with the margin as value and with base, the number of people.

    Example:
        >>> everybody = data.pick(survey.results("respondents"), wave=2020)
        >>> found = margins(groups(survey.results("base", "visited_portal")), everybody, confidence_level=0.95)
        >>> found["who"].tolist()[1], found["value"].round(1).tolist()
        ('All respondents, 2020: 1,614 people', [3.1, 2.9])
    """
    if groups.empty:
        return groups
    rows = pd.concat([groups, respondents.to_frame().T], ignore_index=True).infer_objects()
    people = rows["value"].astype("float64")
    facts = zip(rows["group_label"], rows["period"], people.map(prose.rounded), strict=True)
    who = [str(phrase("group-of", group=group, year=year, people=number)) for group, year, number in facts]
    values = [intervals.margin(50, number, confidence_level, design_effect) for number in people]
    unknown = pd.Series(float("nan"), rows.index)
    return rows.assign(who=who, base=people, value=values, lower=unknown, upper=unknown)


def _margin(people: pd.Series, confidence_level: float, design_effect: float, decimals: int) -> str:
    """Return the margin of a share of one half among some people, in percentage points."""
    margin = intervals.margin(50, people["value"], confidence_level, design_effect)
    return prose.made_of(prose.rounded(margin, decimals), people)


def _field(row: pd.Series) -> str:
    first, last = row["field_start"], row["field_end"]
    unknown = str(phrase("not-stated"))
    if unknown in (first, last):
        return unknown
    return prose.span(prose.period_in_words(first), prose.period_in_words(last))
