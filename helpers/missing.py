"""Say why a figure is missing: the words for each cause of the table `known_gaps`.

A missing figure is never said not to exist: it may stand in a document that was not read for this edition.
"""

from collections.abc import Iterable

from helpers import data, periods
from helpers.phrases import phrase

NOT_IN_EDITION = "not_in_edition"
TOO_FEW = "too_few"
CAUSES = (NOT_IN_EDITION, "chart_only", "words_only", TOO_FEW, "not_asked", "withheld")


def in_words(cause: str) -> str:
    """Return a cause as a reader sees it in a table, a label or a bracket.

    Example:
        >>> in_words("chart_only"), in_words(NOT_IN_EDITION)
        ('printed only as a chart', 'not in this edition')
    """
    return phrase("missing", cause=cause)


def causes(measure: str, subject: str, years: Iterable[int]) -> dict[int, str]:
    """Return the cause for each year without a figure; what `known_gaps` does not name is not in this edition.

    Args:
        measure: What is counted.
        subject: The portal, service or survey.
        years: The years without a figure.

    Example:
        >>> causes("logins", "helsenorge", [2016, 2022])
        {2016: 'chart_only', 2022: 'not_in_edition'}
    """
    table = data.load("known_gaps")
    table = table[(table["measure"] == measure) & (table["subject"] == subject)]
    firsts, lasts = periods.first_years(table["period"]), periods.last_years(table["period"])
    found = {}
    for year in years:
        named = table.loc[(firsts <= year) & (year <= lasts), "cause"].unique()
        found[year] = str(named.item()) if len(named) == 1 else NOT_IN_EDITION
    return found
