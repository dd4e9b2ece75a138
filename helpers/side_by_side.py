"""Set shares of several surveys beside each other, each named by what was asked, by whom, when, and of whom.

They differ in wording, in who was asked and in how, so no line joins them and no change is computed between them.
"""

import pandas as pd

from helpers import data, prose, survey

# Answers that the name of the question already says.
SAID = ("yes", "agree", "willing", "acceptable", "at_least_somewhat_willing")


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
