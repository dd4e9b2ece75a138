"""Use of the summary care record by health professionals."""

import pandas as pd

from helpers import data, measures, prose

STAFF = ("professionals_with_lookup", "doctors_with_lookup", "nurses_with_lookup")


def use(*of: str, language: str = "en") -> pd.DataFrame:
    """Return the figures of some measures, with measure_label.

    Args:
        of: Measures, such as lookups_per_week, in the order of the result.
        language: Language of the labels.

    Example:
        >>> use("lookups_per_week")["value"].tolist()
        [44000.0, 51000.0]
    """
    table = data.load("professional_use")
    rows = table[table["preferred"] & table["measure"].isin(of)]
    rows = rows.assign(measure_label=rows["measure"].map(data.labels("measure", language)))
    order = rows["measure"].map(of.index)
    return rows.assign(order=order).sort_values(["order", "period"], kind="stable").drop(columns="order")


def staff(language: str = "en") -> pd.DataFrame:
    """Return how many health professionals have looked up a record, in thousands.

    Example:
        >>> staff()["value"].tolist()
        [36.0, 43.0, 25.0, 27.0, 14.0]
    """
    return measures.scaled(use(*STAFF, language=language), 1000)


def in_words(rows: pd.DataFrame) -> dict[str, str]:
    """Return the latest number of one measure and the one before it, as facts of a message.

    Returns:
        number in year and, where place is after, then in before; place is alone where there is one year only.

    Example:
        >>> in_words(use("lookups_per_week"))
        {'number': 'over 51,000', 'year': '2023', 'then': 'about 44,000', 'before': '2022', 'place': 'after'}
    """
    latest = data.latest(rows)
    facts = {"number": prose.qualified(latest, prose.rounded), "year": latest["period"]}
    earlier = rows[rows["period"] < latest["period"]]
    if earlier.empty:
        return facts | {"then": "", "before": "", "place": "alone"}
    before = data.latest(earlier)
    return facts | {
        "then": prose.qualified(before, prose.rounded), "before": before["period"], "place": "after",
    }  # fmt: skip
