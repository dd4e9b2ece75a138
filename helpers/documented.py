"""Say in sentences what documents print about a survey and its waves, and what they leave out.

The figures themselves are selected in `helpers.survey`.
"""

import pandas as pd

from helpers import data, intervals, measures, prose
from helpers.survey import fieldwork, results
from helpers.verdicts import AGREES, DISAGREES, NOT_CHECKABLE, WITHIN_NON_RESPONSE, WITHIN_ROUNDING
from helpers.written import fill, join


def without_base(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of questions for which no document in this book prints who was asked.

    Example:
        >>> without_base(results("base", waves=[2020]))["question"].tolist()
        ['knowledge_of_registries', 'wearable_data_use', 'wearable_data_sharing_worry']
    """
    questions = data.load("survey_questions")
    unprinted = questions.loc[~questions["base_printed"], ["survey", "question"]]
    key = pd.MultiIndex.from_frame(rows[["survey", "question"]])
    return rows[key.isin(pd.MultiIndex.from_frame(unprinted))]


def of_wave(wave: int) -> str:
    """Return what this book knows of a wave of the citizen survey, and what it does not.

    Example:
        >>> of_wave(2020)
        'For the wave of 2020 this book has shares of 24 questions, the field dates and the response rate.'
        >>> of_wave(2019)
        'For the wave of 2019 this book has shares of 16 questions, but neither the field dates nor the response rate.'
    """
    questions = results("share", waves=[wave])["question"].nunique()
    about = {
        "field dates": fieldwork(wave)["field_start"] != "not stated",
        "response rate": not results("response_rate", waves=[wave]).empty,
    }
    if not questions and not any(about.values()):
        return f"For the wave of {wave} this book has no shares, no field dates and no response rate."
    shares = "shares of " + prose.counted(prose.rounded(questions), "question") if questions else "no shares"
    has, lacks = ([f"the {name}" for name, is_known in about.items() if is_known == kept] for kept in (True, False))
    missing = f", but {'neither' if len(lacks) > 1 else 'not'} {' nor '.join(lacks)}" if lacks else ""
    return fill(f"For the wave of {wave} this book has {{}}{missing}.", prose.listed([shares, *has]))


def weighting(waves: list[int]) -> str:
    """Return of which waves the documents say that answers are weighted.

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


def answers(wave: int, baseline_wave: int) -> str:
    """Return how many people answered in two waves.

    Example:
        >>> answers(2020, 2019)
        'In 2020, 1,614 people answered, against 1,162 in 2019.'
        >>> answers(2031, 2019)
        'In 2019, 1,162 people answered. This book does not know how many did in 2031.'
    """
    samples = results("respondents")
    found = {year: data.pick(samples, wave=year)["value"] for year in (wave, baseline_wave)}
    known = [year for year in found if pd.notna(found[year])]
    unknown = prose.listed([str(year) for year in found if year not in known], "")
    if not known:
        return f"This book does not know how many people answered in {unknown}."
    parts = [fill(f"In {known[0]}, {{}} people answered", prose.rounded(found[known[0]]))]
    parts += [fill(f"against {{}} in {year}", prose.rounded(found[year])) for year in known[1:]]
    missing = f" This book does not know how many did in {unknown}." if unknown else ""
    return join(", ", parts) + f".{missing}"


def response(wave: int) -> str:
    """Return how many of those invited to a wave gave no answer, and the response rate, printed and recomputed.

    Example:
        >>> response(2020)[:63]
        'Of the 3,400 people invited, about 1,800 gave no answer. The re'
        >>> response(2022)
        'This book has no number of people invited, and no response rate that could be computed.'
    """
    answered, invited, rate = (
        data.pick(results(measure, waves=[wave])) for measure in ("respondents", "invited", "response_rate")
    )
    silent = measures.difference(invited, answered)
    return prose.sentence(
        "Of the {invited} people invited, about {silent} gave no answer. The response rate is printed as {printed}; "
        "recomputed from the two numbers, it is {recomputed}.",
        "This book has no number of people invited, and no response rate that could be computed.",
        invited=prose.rounded(invited["value"]),
        silent=prose.rounded(silent.value, -2),
        printed=prose.percent(rate["value"]),
        recomputed=prose.measured(measures.share_of(answered, invited), prose.percent),
    )


def bases_of_all(bases: pd.DataFrame, wave: int, confidence_level: float, design_effect: float = 1) -> str:
    """Return how many people answered the questions put to everyone, and what the smallest number means for a margin.

    Args:
        bases: Result of `survey.results` for the measure base: questions of one wave that were put to everyone.
        wave: The wave.
        confidence_level: Such as 0.95.
        design_effect: How many times weighting and the way of sampling make the variance larger.

    Example:
        >>> bases_of_all(results("base", "ai_informed", "knowledge_of_registries", waves=[2020]), 2020, 0.95)[:94]
        'This book has 2 such numbers for 2020. They run from 1,605 to 1,609; the smallest is 0.6% belo'
        >>> bases_of_all(results("base", "ai_informed", waves=[2022]), 2022, 0.95)
        'This book has no such number for 2022.'
    """
    fewest, most = bases["value"].min(), bases["value"].max()
    sample = data.pick(results("respondents", waves=[wave]))["value"]
    counts = prose.sentence(
        f"This book has {{count}} such numbers for {wave}. They run from {{fewest}} to {{most}}; the smallest is "
        "{gap} below the whole sample, and on it a share of one half has a margin of {margin} points.",
        f"This book has no such number for {wave}.",
        count=prose.rounded(len(bases)),
        fewest=prose.rounded(fewest),
        most=prose.rounded(most),
        gap=prose.percent(100 - 100 * fewest / sample, 1),
        margin=prose.rounded(intervals.margin(50, fewest, confidence_level, design_effect), 1),
    )
    inferred = prose.sentence(
        " No document in this book prints who was asked the question {labels}; that it was everyone is inferred from "
        "the number.",
        labels=prose.listed(_quoted(without_base(bases))),
    )
    return counts + inferred


def bases_of_some(bases: pd.DataFrame, waves: list[int]) -> str:
    """Return how many people answered the questions put to only some, and what is not known about these groups.

    Args:
        bases: Result of `survey.results` for the measure base: questions of some waves that were put to only some.
        waves: The waves.

    Example:
        >>> bases_of_some(results("base", "wearable_data_use", waves=[2020]), [2020]).partition(". ")[2]
        'Who was asked is inferred for "How data from wearables are used", since no document in this book prints it.'
        >>> bases_of_some(results("base", "video_satisfaction", waves=[2022]), [2022])
        'This book has no such number for 2022.'
    """
    fewest, most = bases["value"].min(), bases["value"].max()
    questions = bases["question"].nunique()
    counts = prose.sentence(
        "Of {count} printed numbers, for {asked}, the largest is {most}. "
        "The smallest, {fewest}, stands behind {labels}."
        if fewest < most
        else "The only number printed, {fewest}, stands behind {labels}.",
        f"This book has no such number for {prose.listed(map(str, waves))}.",
        count=prose.rounded(len(bases)),
        asked="one question" if questions == 1 else prose.counted(prose.rounded(questions), "question"),
        fewest=prose.rounded(fewest),
        most=prose.rounded(most),
        labels=prose.listed(_quoted(bases[bases["value"] == fewest])),
    )
    inferred = prose.sentence(
        " Who was asked is inferred for {labels}, since no document in this book prints it.",
        labels=prose.listed(_quoted(without_base(bases))),
    )
    unequal = prose.sentence(
        " Questions put to the same group need not have the same number, as with {groups}; "
        "the documents do not say why.",
        groups=prose.listed(_with_several_numbers(bases)),
    )
    return counts + inferred + unequal


def margins_of(sizes: pd.DataFrame) -> str:
    """Return how far the margins of some groups reach, without a full stop.

    Args:
        sizes: Result of `helpers.survey.margins`.

    Example:
        >>> margins_of(pd.DataFrame({"value": [2.94, 23.6]}))
        'Over all the groups shown, the margin runs from 2.9 to 23.6 points'
        >>> margins_of(pd.DataFrame({"value": [3.02, 3.04]}))
        'For each of the groups shown, the margin is 3.0 points'
    """
    narrowest, widest = (prose.rounded(end, 1) for end in (sizes["value"].min(), sizes["value"].max()))
    if narrowest == widest:
        return fill("For each of the groups shown, the margin is {} points", narrowest)
    return fill("Over all the groups shown, the margin runs from {} to {} points", narrowest, widest)


def filters(checks: pd.DataFrame, waves: list[int]) -> str:
    """Return how many printed shares fit the numbers of those who passed a filter.

    Args:
        checks: Rows of `helpers.audit.claims` on filters of some waves.
        waves: The waves.

    Example:
        >>> filters(pd.DataFrame({"verdict": [AGREES, WITHIN_ROUNDING, DISAGREES]}), [2020])[:83]
        'Of 3 such filters, the numbers of 2 fit the printed share, and those of 1 lie furth'
        >>> filters(pd.DataFrame({"verdict": [NOT_CHECKABLE, AGREES]}), [2020]).partition(". ")[2]
        'For 1 the share that passes, or who was asked, is not printed.'
        >>> filters(pd.DataFrame({"verdict": []}), [2021, 2022])
        'This book has no such filter for 2021 and 2022.'
    """
    if checks.empty:
        return f"This book has no such filter for {prose.listed(map(str, waves))}."
    fitting, apart, unchecked = (
        int(checks["verdict"].isin(verdicts).sum())
        for verdicts in ((AGREES, WITHIN_ROUNDING, WITHIN_NON_RESPONSE), (DISAGREES,), (NOT_CHECKABLE,))
    )
    total, fits = prose.rounded(len(checks)), prose.rounded(fitting)
    said = fill("Of {} such filters, the numbers of {} fit the printed share", total, fits)
    lie = fill(
        ", and those of {} lie further from it than rounding and a few missing answers explain.", prose.rounded(apart)
    )
    unprinted = fill(" For {} the share that passes, or who was asked, is not printed.", prose.rounded(unchecked))
    return said + (lie if apart else ".") + (unprinted if unchecked else "")


def _quoted(rows: pd.DataFrame) -> list[str]:
    return [f'"{label}"' for label in rows["question_label"].drop_duplicates()]


def _with_several_numbers(bases: pd.DataFrame) -> list[str]:
    counts = bases.groupby(["wave", "group_label"])["value"].nunique()
    groups = counts[counts > 1].index.get_level_values("group_label").unique()
    return [prose.inside(group) for group in groups]
