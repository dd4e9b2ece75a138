"""Say what documents print about a survey and its waves, and what they leave out.

The figures themselves are selected in `helpers.survey`.
"""

import pandas as pd

from helpers import data, prose
from helpers.survey import fieldwork, results


def without_base(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of questions for which no document prints who was asked.

    Example:
        >>> without_base(results("base", waves=[2020]))["question"].tolist()
        ['knowledge_of_registries', 'wearable_data_use', 'wearable_data_sharing_worry']
    """
    questions = data.load("survey_questions")
    unprinted = questions.loc[~questions["base_printed"], ["survey", "question"]]
    key = pd.MultiIndex.from_frame(rows[["survey", "question"]])
    return rows[key.isin(pd.MultiIndex.from_frame(unprinted))]


def names(rows: pd.DataFrame) -> list[str]:
    """Return the questions of some rows as a sentence quotes them, each once.

    Example:
        >>> names(results("base", "video_satisfaction"))
        ['"Satisfaction with video consultation"']
    """
    return [f'"{label}"' for label in rows["question_label"].drop_duplicates()]


def same_group(rows: pd.DataFrame) -> list[str]:
    """Return the groups of which questions of one wave print different numbers, as the middle of a sentence has them.

    Args:
        rows: Result of `survey.results` for the measure base.

    Example:
        >>> same_group(results("base", waves=[2020]).query("group != 'all'"))
        ['those who had heard of Helsenorge', 'those who use wearables']
    """
    numbers = rows.groupby(["wave", "group_label"])["value"].nunique()
    groups = numbers[numbers > 1].index.get_level_values("group_label").unique()
    return [prose.inside(group) for group in groups]


def weighting(waves: list[int]) -> str:
    """Return of which waves the documents say that answers are weighted, as one sentence or two.

    Example:
        >>> weighting([2019, 2020])
        'The numbers of 2020 are weighted. For 2019 the documents do not say whether they are.'
        >>> weighting([2021, 2022])
        'For 2021 and 2022 the documents do not say whether the numbers are weighted.'
    """
    stated = {wave: fieldwork(wave)["weighted_on"] != "not stated" for wave in waves}
    known, unknown = (prose.listed([str(wave) for wave in waves if stated[wave] == kept], "") for kept in (True, False))
    if not known:
        return f"For {unknown} the documents do not say whether the numbers are weighted."
    said = f"The numbers of {known} are weighted."
    return f"{said} For {unknown} the documents do not say whether they are." if unknown else said


def of_wave(wave: int) -> str:
    """Return how much this book knows of a wave of the citizen survey, and what it does not, as a sentence.

    Example:
        >>> of_wave(2020)
        'For the wave of 2020 this book has shares of 24 questions, the field dates and the response rate.'
        >>> of_wave(2019)
        'For the wave of 2019 this book has shares of 12 questions, but neither the field dates nor the response rate.'
    """
    questions = results("share", waves=[wave])["question"].nunique()
    about = {
        "field dates": fieldwork(wave)["field_start"] != "not stated",
        "response rate": not results("response_rate", waves=[wave]).empty,
    }
    if not questions and not any(about.values()):
        return f"For the wave of {wave} this book has no shares, no field dates and no response rate."
    shares = f"shares of {questions} question{'' if questions == 1 else 's'}" if questions else "no shares"
    has, lacks = ([f"the {name}" for name, is_known in about.items() if is_known == kept] for kept in (True, False))
    missing = f", but {'neither' if len(lacks) > 1 else 'not'} {' nor '.join(lacks)}" if lacks else ""
    return f"For the wave of {wave} this book has {prose.listed([shares, *has])}{missing}."
