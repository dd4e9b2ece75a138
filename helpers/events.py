"""Dated events that a chart over years can mark; breaks in series are in `helpers.breaks`."""

import pandas as pd

from helpers import data, schema
from helpers.phrases import Phrases

say = Phrases("figures")


def marked(*ids: str, language: str = "en") -> pd.DataFrame:
    """Return some events as a chart marks them.

    Args:
        ids: Ids in the table `events`, in any order.
        language: Language of the labels.

    Returns:
        The rows with year and label.

    Example:
        >>> marked("messages_first_counted_2020")[["year", "label"]].values.tolist()
        [[2020, 'Messages included in the reporting for the first time']]
    """
    table = data.load("events")
    if unknown := set(ids) - set(table["id"]):
        raise schema.DataError(f"data/events.csv has no {', '.join(sorted(unknown))}")
    rows = table[table["id"].isin(ids)].sort_values("date", kind="stable")
    return rows.assign(year=rows["date"].str[:4].astype(int), label=rows[f"label_{language}"])


def note(marks: pd.DataFrame, rows: pd.DataFrame) -> str:
    """Return what a reader must know of the marks that fall into the years of a chart; nothing if none does.

    Args:
        marks: Events as `marked` returns them.
        rows: The rows of the chart, with year.

    Example:
        >>> launched = marked("corona_certificate_launched_2021")
        >>> note(launched, pd.DataFrame({"year": [2019, 2020]}))
        ''
        >>> note(launched, pd.DataFrame({"year": [2020, 2022]}))
        'Dashed lines mark dated events, which need not be the cause of a change.'
    """
    falls_into = marks["year"].between(rows["year"].min(), rows["year"].max())
    return say("events") if falls_into.any() else ""
