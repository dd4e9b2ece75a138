"""The sources of a table of facts, with the places in each."""

import pandas as pd

from helpers import data

# A page of the web often has no date.
UNDATED = "undated"


def source_lines(*rows: pd.DataFrame) -> pd.DataFrame:
    """Return where the rows of some tables come from: one line for each source, with its places.

    Args:
        rows: Tables with the columns source and locator.

    Returns:
        One row per source: source, title, publisher, year, places, rows.

    Example:
        >>> source_lines(data.load("population"))["publisher"].tolist()
        ['Eurostat']
    """
    read_at = pd.concat([each[["source", "locator"]] for each in rows])
    places = read_at.groupby("source")["locator"].agg(places=_join_places, rows="size").reset_index()
    known = data.load("sources").rename(columns={"id": "source"})
    lines = places.merge(known[["source", "title", "publisher", "year"]], on="source")
    lines = lines.assign(year=lines["year"].astype("string").fillna(UNDATED))
    # A page without headings has its title as the place.
    return lines.assign(places=lines["places"].where(lines["places"] != lines["title"], "main text"))


def _join_places(locators: pd.Series) -> str:
    """Return the places in a source, naming what they share once: Side 6, 7 for Side 6 and Side 7."""
    found: dict[str, list[str]] = {}
    for place in sorted(locators.unique(), key=lambda place: (len(place), place)):
        name, _, number = place.rpartition(" ")
        if number.isdecimal():
            found.setdefault(name, []).append(number)
        else:
            found[place] = []
    return "; ".join(f"{name} {', '.join(numbers)}".strip() for name, numbers in found.items())
