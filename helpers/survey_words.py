"""Write sentences on what a survey found in some waves and how it changed, also where a wave has no figure.

The rows are selected in `helpers.survey` and compared in `helpers.comparison`.
"""

import pandas as pd

from helpers import comparison, data, prose
from helpers.small_bases import is_too_few
from helpers.written import fill, join

UNKNOWN = "what share"


def found(text: str, rows: pd.DataFrame, *asked: int, **conditions: object) -> str:
    """Return a sentence, without its full stop, on one share in some waves.

    Waves without a figure in this book, and waves with too few answers, are named as such.

    Args:
        text: The finding, with braces in place of the share.
        rows: Result of `survey.shares`.
        asked: The waves, the most important one first.
        conditions: Wanted value of each column, so that one row of a wave is left.

    Raises:
        ValueError: If more than one row of a wave meets the conditions.

    Example:
        >>> from helpers import survey
        >>> video = survey.shares("video_satisfaction")
        >>> found("{} were satisfied with video", video, 2020, 2019, answer="satisfied")
        'In 2020, 69% (60% to 77%) were satisfied with video; in 2019 only 14 people answered, too few to show a share'
        >>> found("{} were satisfied with video", video, 2022, 2021, answer="satisfied")
        'For 2021 and 2022 no figure in this book tells what share were satisfied with video'
    """
    row_of = {wave: data.pick(rows, wave=wave, **conditions) for wave in asked}
    known = [wave for wave in asked if pd.notna(row_of[wave]["value"])]
    few = [wave for wave in asked if wave not in known and is_too_few(row_of[wave]["base"])]
    without = sorted(set(asked) - {*known, *few})
    if not known and not few:
        return f"For {prose.listed(map(str, without))} no figure in this book tells {text.format(UNKNOWN)}"
    if known:
        first, *others = known
        said = fill(f"In {first}, {text}", _share(row_of[first]))
        shares = [fill(f", against {{}} in {wave}", _share(row_of[wave])) for wave in others]
        parts = [join("", [said, *shares]), *(_too_few(row_of[wave], f"in {wave}", "a share") for wave in few)]
    else:
        first, *others = few
        parts = [_too_few(row_of[first], f"In {first}", text.format(UNKNOWN))]
        parts += [_too_few(row_of[wave], f"in {wave}", "it") for wave in others]
    return join("; ", [*parts, *(f"this book has no such figure for {wave}" for wave in without)])


def moved(text: str, changes: pd.DataFrame, **conditions: object) -> str:
    """Return a sentence on how one share moved between two waves; nothing where one of them has no figure to show.

    Args:
        text: What begins the sentence.
        changes: Result of `comparison.changes`.
        conditions: Wanted value of each column, so that one row is left.

    Raises:
        ValueError: If more than one row meets the conditions.

    Example:
        >>> from helpers import survey
        >>> between = {"wave": 2020, "baseline_wave": 2019, "confidence_level": 0.95}
        >>> worry = comparison.changes(survey.shares("worried_info_unavailable_emergency"), **between)
        >>> moved("From 2019 to 2020, this share", worry, answer="agree").replace(prose.NO_BREAK, " ")
        'From 2019 to 2020, this share fell by 5 percentage points (0.2 to 9.7).'
        >>> moved("From 2019 to 2020, this share", worry, answer="disagree")
        ''
    """
    change = data.pick(changes, **conditions)
    return "" if pd.isna(change["value"]) else fill("{} {}.", text, comparison.moved(change))


def added_up(*shares: pd.Series) -> str:
    """Return in a sentence what printed shares of one question add up to, and whether rounding explains that.

    Args:
        shares: Rows of `survey.shares`, all answers of the question; nothing is said if one has no value.

    Example:
        >>> added_up(*(pd.Series({"value": value}) for value in (48.0, 40.0, 13.0)))
        'The printed shares add up to 101%; each is rounded on its own.'
        >>> added_up(*(pd.Series({"value": value}) for value in (42.0, 34.0, 7.0)))
        'The printed shares add up to 83%, which rounding alone does not explain.'
    """
    values = [share["value"] for share in shares]
    if any(map(pd.isna, values)):
        return ""
    # Each print lies within half a percent of its share.
    is_rounding = abs(sum(values) - 100) <= len(values) / 2
    why = "; each is rounded on its own." if is_rounding else ", which rounding alone does not explain."
    return "The printed shares add up to " + prose.percent(sum(values)) + why


def _too_few(row: pd.Series, when: str, what: str) -> str:
    people = prose.counted(prose.rounded(row["base"]), "person", "people")
    return fill("{} only {} answered, too few to show {}", when, people, what)


def _share(row: pd.Series) -> str:
    """Return a share with its interval, or with its qualifier."""
    return prose.share(row) if row["qualifier"] == "exact" else prose.qualified(row, prose.percent)
