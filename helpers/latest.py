"""Up to which year this edition holds figures: of the whole book, and of the series of each row."""

from helpers import breaks, data, periods, schema
from helpers.phrases import Phrases

say = Phrases("figures")


def year() -> int:
    """Return the latest year for which a table holds a figure.

    Example:
        >>> year() >= 2024
        True
    """
    return max(years().values())


def years() -> dict[str, int]:
    """Return the latest year in the series of each row, by the id of the row.

    A series is what `breaks.OF_SERIES` tells apart: the figures of one survey on one question, of one portal, or of
    one indicator in one country, whatever the answer or the group of people.

    Example:
        >>> years()["helsenorge_visits_2019"] >= 2023
        True
    """
    found: dict[str, int] = {}
    for name in schema.table_names():
        if "as_printed" in schema.fields(name):
            rows = data.load(name)
            series = [column for column in breaks.OF_SERIES if column in rows]
            ends = periods.last_years(rows["period"])
            last = ends.groupby([rows[column] for column in series], dropna=False).transform("max")
            found |= dict(zip(rows["id"], last, strict=True))
    return found


def in_words(year: int) -> str:
    """Return up to when figures are held, as captions and the front page say it.

    Example:
        >>> in_words(2024)
        'Data in this edition to 2024'
    """
    return say("until", year=str(year))
