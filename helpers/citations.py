"""The sources of a table of facts, with the places in each."""

import pandas as pd

from helpers import data, places
from helpers.records import AnyRow

COLUMNS = ("source", "places", "rows", "title", "gloss", "publisher", "year")


def gloss(source: AnyRow) -> str:
    """Return the title of a document in English, as it stands behind one in another language; else nothing.

    Example:
        >>> gloss({"title": "Nøkkeltall e-helse", "title_en": "Key figures on e-health"})
        ' [Key figures on e-health]'
        >>> gloss({"title": "Helsenorge", "title_en": "Helsenorge"})
        ''
    """
    title = source["title_en"]
    return "" if pd.isna(title) or title in ("", source["title"]) else f" [{title}]"


def source_lines(*rows: pd.DataFrame) -> pd.DataFrame:
    """Return where the rows of some tables come from: one line for each source, with its places.

    Args:
        rows: Tables with the columns source and locator.

    Returns:
        One row per source: source, title, its gloss, publisher, year, places, rows.

    Example:
        >>> source_lines(data.load("population"))["publisher"].tolist()
        ['Eurostat']
    """
    read_at = pd.concat([each[["source", "locator"]] for each in rows])
    known = data.load("sources").rename(columns={"id": "source"})
    known = known[known["source"].isin(read_at["source"])]
    known = known.assign(
        gloss=[gloss(row) for row in known.to_dict("records")],
        year=known["year"].astype("string").fillna(places.say("undated")),
    )[["source", "title", "gloss", "publisher", "year"]]
    read_at = read_at.merge(known, on="source")
    read_at = read_at.assign(
        place=[
            places.in_document(locator, title)
            for locator, title in zip(read_at["locator"], read_at["title"], strict=True)
        ]
    )
    found = read_at.groupby("source")["place"].agg(places=lambda each: places.joined(list(each)), rows="size")
    return found.reset_index().merge(known, on="source")[[*COLUMNS]]
