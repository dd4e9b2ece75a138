"""Words for sentences of a chapter: lists, periods, and sentences for missing figures.

How numbers are written is in `helpers.prose`.
"""

from calendar import month_name
from collections.abc import Iterable

from helpers import written

NO_FIGURE = "(no figure here)"
QUARTERS = ("first", "second", "third", "fourth")


def sentence(text: str, otherwise: str = "", **facts: str | int) -> str:
    """Return a sentence with its facts filled in, or another one where a fact is missing.

    A missing figure is not zero, so a sentence must not treat it as one.

    Args:
        text: The sentence, with the name of each fact in braces.
        otherwise: Sentence for a missing fact; nothing if left out.
        facts: The facts, as text or whole numbers; one that is empty or `NO_FIGURE` is missing.

    Example:
        >>> sentence("{share} of claims came electronically.", share="84%")
        '84% of claims came electronically.'
        >>> sentence("{share} of claims came electronically.", "The share is not known.", share=NO_FIGURE)
        'The share is not known.'
    """
    is_missing = any(fact == "" or NO_FIGURE in str(fact) for fact in facts.values())
    return otherwise if is_missing else written.fill(text, **facts)


def years(first: int | str, last: int | str) -> str:
    """Write the years that are shown, as a caption names them.

    Example:
        >>> years(2016, 2022), years(2019, 2019)
        ('2016 to 2022', '2019')
    """
    return str(first) if first == last else f"{first} to {last}"


def period_in_words(period: str) -> str:
    """Return a period as a reader says it.

    Example:
        >>> period_in_words("2020-03"), period_in_words("2020-W12"), period_in_words("2018/2019")
        ('March 2020', 'week 12 of 2020', '2018 to 2019')
        >>> period_in_words("2020-Q4"), period_in_words("2020-09-29")
        ('fourth quarter of 2020', '29 September 2020')
    """
    if "/" in period:
        return " to ".join(period_in_words(part) for part in period.split("/"))
    year, _, part = period.partition("-")
    if part.startswith("Q"):
        return f"{QUARTERS[int(part[1:]) - 1]} quarter of {year}"
    if part.startswith("W"):
        return f"week {int(part[1:])} of {year}"
    if part.count("-"):
        month, _, day = part.partition("-")
        return f"{int(day)} {month_name[int(month)]} {year}"
    return f"{month_name[int(part)]} {year}" if part else year


def gaps(missing: Iterable[str], every: str, *, of: str, among: str = "") -> str:
    """Write a sentence on what this book has no figure for; others may have printed one.

    Args:
        missing: Years, waves or portals without a figure.
        every: What they are, such as year.
        of: What is counted.
        among: What the sentence is limited to, with a space before it.

    Example:
        >>> gaps(["2016", "2017", "2018", "2020"], "year", of="log-ins")
        'This book has no figure of log-ins for 2016 to 2018 or 2020.'
        >>> gaps([], "year", of="log-ins")
        'Every year shown has a figure of log-ins.'
        >>> gaps(["Kanta"], "portal", of="visits", among=" in the years shown")
        'This book has no figure of visits for Kanta in the years shown.'
    """
    if named := runs(missing):
        return f"This book has no figure of {of} for {listed(named, word='or')}{among}."
    return f"Every {every} shown has a figure of {of}{among}."


def runs(names: Iterable[str]) -> list[str]:
    """Return names unchanged, but three or more consecutive years as a range.

    Example:
        >>> runs(["2016", "2017", "2018", "2020", "2021"])
        ['2016 to 2018', '2020', '2021']
    """
    found: list[list[str]] = []
    for name in names:
        if found and name.isdecimal() and found[-1][-1] == str(int(name) - 1):
            found[-1].append(name)
        else:
            found.append([name])
    return [word for run in found for word in ([years(run[0], run[-1])] if len(run) > 2 else run)]


def inside(text: object) -> str:
    """Write a label as it stands inside a sentence, with a small first letter; a missing label is a missing figure.

    Example:
        >>> inside("Those who had heard of Helsenorge")
        'those who had heard of Helsenorge'
    """
    return text[:1].lower() + text[1:] if isinstance(text, str) else NO_FIGURE


def counted(number: str, noun: str, plural: str = "") -> str:
    """Write a number with its noun, in the singular for one.

    Args:
        number: The number as written, with any words before it; a missing one has no noun.
        noun: The noun in the singular.
        plural: Its plural, if that does not end with s.

    Example:
        >>> counted("1", "percentage point"), counted("at least 3", "month"), counted("14", "person", "people")
        ('1 percentage point', 'at least 3 months', '14 people')
    """
    if NO_FIGURE in number:
        return number
    return written.fill(
        "{} {}", number, noun if number.rsplit(maxsplit=1)[-1] in ("1", "−1", "+1") else plural or f"{noun}s"
    )


def listed(words: Iterable[str], empty: str = NO_FIGURE, word: str = "and") -> str:
    """Join words as a list in a sentence.

    Args:
        words: The words.
        empty: Text for an empty list, which usually means that a figure is missing.
        word: Conjunction before the last word.

    Example:
        >>> listed(["Denmark", "Norway", "Sweden"])
        'Denmark, Norway and Sweden'
        >>> listed([]), listed([], empty="no year")
        ('(no figure here)', 'no year')
    """
    *first, last = list(words) or [empty]
    return written.fill("{} {} {}", written.join(", ", first), word, last) if first else last
