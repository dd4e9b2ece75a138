"""Dated events and breaks that a chart over years can mark."""

import pandas as pd

from helpers import data

BREAK = "Series break"


def marked(*ids: str, language: str = "en") -> pd.DataFrame:
    """Return some events as a chart marks them.

    Args:
        ids: Ids in the table `events`, in any order.
        language: Language of the labels.

    Returns:
        The rows with year, label and is_break, which is true where the table calls
        the event a break in a series.

    Example:
        >>> marked("messages_first_counted_2020")[["year", "is_break"]].values.tolist()
        [[2020, True]]
    """
    table = data.load("events")
    if unknown := set(ids) - set(table["id"]):
        raise data.DataError(f"data/events.csv has no {', '.join(sorted(unknown))}")
    rows = table[table["id"].isin(ids)].sort_values("date", kind="stable")
    return rows.assign(
        year=rows["date"].str[:4].astype(int),
        label=rows[f"label_{language}"],
        is_break=rows["note"].fillna("").str.startswith(BREAK),
    )
