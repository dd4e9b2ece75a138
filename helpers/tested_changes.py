"""List the changes of the citizen survey that can be tested, and how much weighting each would stand.

How two shares are compared is in `helpers.comparison`.
"""

import math
from functools import partial

import pandas as pd

from helpers import comparison, data, prose, significance, small_bases, survey
from helpers.comparison import CLEAR, NOT_TESTED, QUESTION_CHANGED
from helpers.phrases import phrase
from helpers.text import Catalogue

DESIGN_EFFECTS = (1.0, 1.5, 2.0, 4.0)
# The factor of the wider interval that the chart draws around each.
TWICE = 2
# Answers that the name of the question already says, and a question whose answers need no name of the question.
SAID = ("yes", "agree", "satisfied", "one_or_more_times")
NAMED_BY_ANSWER = "contact_last_12_months"


def sensitivity(
    *, wave: int, baseline_wave: int, confidence_level: float, design_effect: float = 1, language: str = "en"
) -> pd.DataFrame:
    """Return for each change that can be tested how its verdict depends on the design effect.

    The design effect of the survey is not published. A share that a document prints only through its change,
    such as the earlier one of visits to the portal, is compared too.

    Args:
        wave: The last wave to compare.
        baseline_wave: The first wave to compare.
        confidence_level: Such as 0.95.
        design_effect: The one that value, lower, upper and verdict are computed with.
        language: Language of the labels.

    Returns:
        The tested rows of `comparison.changes`, from the largest rise to the largest fall, with label, a column
        of verdicts in words for each of `DESIGN_EFFECTS`, verdict_twice with the interval from outer_lower to
        outer_upper at twice the chosen design effect, and holm, the p-value corrected for the number of tests. Of a
        question with one answer for each person, only the answer that most give is listed, since the others move
        against it.

    Example:
        >>> rows = sensitivity(wave=2023, baseline_wave=2019, confidence_level=0.95)
        >>> visited = data.only(rows, question="visited_portal")
        >>> print(visited["before"], visited["after"], visited["verdict"])
        51.0 71.0 rose
    """
    rows = survey.shares(confidence_level=confidence_level, design_effect=design_effect, language=language)
    rows = comparison.with_every_implied(
        rows,
        survey.waves(baseline_wave, wave),
        confidence_level=confidence_level,
        design_effect=design_effect,
    )
    changes_with = partial(
        comparison.changes, rows, wave=wave, baseline_wave=baseline_wave, confidence_level=confidence_level
    )
    effects = {f"verdict_{effect}": effect for effect in DESIGN_EFFECTS} | {"verdict_twice": TWICE * design_effect}
    found = changes_with(design_effect=design_effect)
    at = {name: changes_with(design_effect=effect) for name, effect in effects.items()}
    found = found.assign(
        **{name: table["verdict"] for name, table in at.items()},
        outer_lower=at["verdict_twice"]["lower"],
        outer_upper=at["verdict_twice"]["upper"],
    )
    found = found[~found["verdict"].isin([NOT_TESTED, QUESTION_CHANGED]) & _is_most_given(found)]
    words = {name: found[name].map(comparison.in_words) for name in at if name != "verdict_twice"}
    found = found.assign(**words, label=_labels(found), holm=significance.holm(found["p_value"].tolist()))
    return found.sort_values(["value", "label"], ascending=[False, True], kind="stable")


def facts(tested: pd.DataFrame, confidence_level: float) -> dict[str, str]:
    """Return what a sentence can say of all changes together.

    Args:
        tested: Result of `sensitivity`.
        confidence_level: The one it was computed with.

    Returns:
        The facts of a message of `helpers.text`. how_many says which part is clear: all, most, some, single, none;
        only_one or not_one of a lone test; nothing where no change can be tested. tested, clear, twice and corrected
        are counts: of all tests, of clear ones, of those still clear with twice the design effect, and of those
        still clear once the number of tests is counted in; lost_twice and lost_corrected say which part is lost by
        that: none, some, all, or nothing where none is clear. largest names the clear change of most points, which
        are its size; fragile the clear ones that twice the design effect would undo; firm the one that would stand
        the largest design effect, which is stands, rounded down.

    Example:
        >>> found = facts(sensitivity(wave=2023, baseline_wave=2019, confidence_level=0.95), 0.95)
        >>> [found[name] for name in ("how_many", "tested", "clear", "largest")]
        ['most', '15', 'ten', '"Digital contact"']
    """
    clear = tested[tested["verdict"].isin(CLEAR)]
    twice = int(clear["verdict_twice"].isin(CLEAR).sum())
    corrected = int((clear["holm"] < 1 - confidence_level).sum())
    counts = {"tested": len(tested), "clear": len(clear), "twice": twice, "corrected": corrected}
    size = clear["value"].abs()
    firmest = clear["critical_design_effect"].max()
    firm = clear[clear["critical_design_effect"] == firmest]
    return {
        "how_many": _part(len(clear), len(tested)) if len(tested) else "nothing",
        **{name: prose.number_of(count, "survey_results") for name, count in counts.items()},
        "lost_twice": _lost(len(clear) - twice, len(clear)),
        "lost_corrected": _lost(len(clear) - corrected, len(clear)),
        "largest": prose.listed(_quoted(clear[size == size.max()]), empty=""),
        "size": prose.made_of(prose.distance(size.max()), *clear[size == size.max()].to_dict("records")),
        "fragile": prose.listed(_quoted(clear[~clear["verdict_twice"].isin(CLEAR)]), empty=""),
        "firm": prose.listed(_quoted(firm), empty=""),
        "stands": prose.made_of(prose.rounded(math.floor(firmest)), *firm.to_dict("records")) if len(clear) else "",
    }


def too_few(waves: list[int], language: str = "en") -> str:
    """Return which shares of some waves rest on too few answers to be shown; nothing if there are none.

    Example:
        >>> too_few([2019, 2020])
        '"Outcome of the last video consultation" and "Satisfaction with video consultation" (14 answers in 2019)'
        >>> too_few([2022])
        ''
    """
    rows = survey.small_bases(language)
    rows = rows[rows["wave"].isin(waves) & rows["base"].astype(int).map(small_bases.is_too_few)]
    say = Catalogue("survey_changes", language)
    groups = [
        say.text(
            "few-answers",
            shares=prose.listed(_quoted(group, "question_label")),
            number=prose.made_of(prose.rounded(float(str(base))), *group.to_dict("records")),
            wave=str(wave),
        )
        for (wave, base), group in rows.groupby(["wave", "base"])
    ]
    return prose.listed(groups, empty="")


def _quoted(rows: pd.DataFrame, column: str = "label") -> list[str]:
    return [phrase("quoted", label=label) for label in rows[column].drop_duplicates()]


def _part(some: int, every: int) -> str:
    if every == 1:
        return "only_one" if some else "not_one"
    if some in (0, every):
        return "all" if some else "none"
    if some == 1:
        return "single"
    return "most" if 2 * some > every else "some"


def _lost(lost: int, every: int) -> str:
    if not every:
        return "nothing"
    return "none" if not lost else "all" if lost == every else "some"


def _is_most_given(found: pd.DataFrame) -> pd.Series:
    """Return which rows are the answer that most people give, or of a question with several answers for each."""
    questions = data.load("survey_questions")
    several = questions.loc[questions["multiple"] & (questions["survey"] == survey.SURVEY), "question"]
    largest = found.groupby(["question", "group"])["after"].transform("max")
    return found["question"].isin(several) | (found["after"] == largest)


def _labels(rows: pd.DataFrame) -> pd.Series:
    """Return what each share is about, and of whom it is unless it is of all."""
    both = rows["question_label"] + ": " + rows["answer_label"].map(prose.inside)
    labels = both.mask(rows["answer"].isin(SAID), rows["question_label"])
    labels = labels.mask(rows["question"] == NAMED_BY_ANSWER, rows["answer_label"])
    return labels + (" (" + rows["group_label"].map(prose.inside) + ")").where(rows["group"] != "all", "")
