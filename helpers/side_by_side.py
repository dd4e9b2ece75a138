"""Set shares of several surveys beside each other, each named by what was asked, by whom, when, and of whom.

They differ in wording, in who was asked and in how, so no line joins them and no change is computed between them.
"""

from typing import NamedTuple

import pandas as pd

from helpers import data, prose, survey

# Answers that the name of the question already says.
SAID = ("yes", "agree", "willing", "acceptable", "at_least_somewhat_willing")


class Subject(NamedTuple):
    """A subject on which surveys asked in words of their own: the questions, and the surveys that put them."""

    questions: tuple[str, ...]
    surveys: tuple[str, ...]


SUBJECTS = {
    "wearables": Subject(
        ("used_health_apps", "uses_wearables", "measures_oneself", "wearables_used"),
        ("citizen_survey", "nst_ehealth", "accenture_digital_health", "sitra_self_measuring"),
    ),
    "use_of_wearable_data": Subject(
        ("wearable_data_use", "shared_app_data", "willing_to_share_data", "sent_measurements"),
        ("citizen_survey", "accenture_digital_health", "swedish_residents_survey"),
    ),
    "sharing_of_data": Subject(
        (
            *("data_for_research", "data_for_medicines", "fhi_registers_data", "data_for_treatments"),
            *("forbid_other_use", "data_to_train_ai"),
        ),
        ("health_data_survey", "health_policy_barometer", "sitra_wellbeing_data", "it_in_practice"),
    ),
    "artificial_intelligence": Subject(
        (
            *("ai_robots_health_needs", "robot_minor_surgery", "robot_major_surgery", "ai_reminds_of_medicines"),
            *("ai_performs_surgery", "ai_informed", "ai_benefits_risks", "ai_frees_time"),
        ),
        ("citizen_survey", "pwc_ai_robots", "swedish_ai_survey", "danish_ai_panel", "sifo_ai"),
    ),
}


def of_subject(
    subject: str, waves: list[int], *, confidence_level: float = 0.95, design_effect: float = 1, language: str = "en"
) -> pd.DataFrame:
    """Return the shares of all surveys that asked about a subject.

    Args:
        subject: A key of `SUBJECTS`.
        waves: Waves of the citizen survey to keep; other surveys are kept whatever their years.
        confidence_level: Such as 0.95.
        design_effect: How many times weighting and the way of sampling make the variance larger.
        language: Language of the labels.

    Example:
        >>> sorted(of_subject("wearables", [2020])["survey"].unique())[:2]
        ['accenture_digital_health', 'citizen_survey']
    """
    questions, surveys = SUBJECTS[subject]
    rows = survey.shares(
        *questions, surveys=surveys, confidence_level=confidence_level, design_effect=design_effect, language=language
    )
    return of_waves(rows, waves)


def named(rows: pd.DataFrame, language: str = "en") -> pd.DataFrame:
    """Return shares in the order of their years, with the columns what, who and country_label.

    Args:
        rows: Result of `survey.shares`, of one or several surveys.
        language: Language of the labels.

    Returns:
        The rows from the earliest to the latest year and, within a year, from the largest share to the smallest.

    Example:
        >>> apps = survey.shares("used_health_apps", surveys=("nst_ehealth", "accenture_digital_health"))
        >>> named(apps)["who"].tolist()
        ['NST, 2013', 'Accenture, 2014', 'Accenture, 2016']
    """
    pairs = zip(rows["question_label"].str.casefold(), rows["answer_label"].str.casefold(), strict=True)
    is_said = rows["answer"].isin(SAID) | pd.Series([answer in asked for asked, answer in pairs], rows.index, bool)
    answers = (": " + rows["answer_label"].map(prose.inside)).mask(is_said, "")
    whom = (", " + rows["group_label"].map(prose.inside)).where(rows["group"] != "all", "")
    # A name such as "NST, E-health in Norway" begins with who made the survey.
    source = rows["survey_label"].str.partition(",")[0]
    countries = rows["country"].map(data.labels("country", language))
    ordered = rows.assign(
        what=rows["question_label"] + answers,
        who=source + ", " + rows["period"] + whom,
        country_label=countries,
    )
    return ordered.sort_values(["wave", "value", "id"], ascending=[True, False, True], kind="stable")


def of_waves(rows: pd.DataFrame, waves: list[int]) -> pd.DataFrame:
    """Return the shares without those that the citizen survey has of other waves; other surveys stay.

    Example:
        >>> of_waves(survey.shares("used_health_apps", surveys=("nst_ehealth",)), [2020])["wave"].tolist()
        [2013]
    """
    return rows[(rows["survey"] != survey.SURVEY) | rows["wave"].isin(waves)]
