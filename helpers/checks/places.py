"""Check that the place of a figure exists in its source, and that read_from fits the source."""

import re
from collections.abc import Iterator

from helpers.checks.rows import Row, Tables

SLIDE = re.compile(r"Side [1-9]\d?")
CHAPTER = re.compile(r"(Kapittel|Kap\.) \d+(\.\d+)?(, figur \d+\.\d+)?")

# How a list of figures names a place within a page, a report or a file that has no better heading.
WITHIN = re.compile(
    r"((first|second|third|fourth|last) )?"
    r"(abstract|bullet|figur|heading|list|paragraph|row|section|sheet|tabell|table|text|values|variable)\b.*",
    re.IGNORECASE,
)


def faults(name: str, tables: Tables) -> Iterator[str]:
    """Yield each place that its source cannot have."""
    sources = tables.by("id", "sources")
    for row in tables[name]:
        source = sources.get(row["source"])
        if source and "locator" in row and (fault := _allowed(row["locator"], source)):
            yield row.fault("locator", f"no place in {source['id']}, which is a {source['kind']}: {fault}")
        if source and row["read_from"] and (row["read_from"] == "document") != bool(source["document"]):
            wanted = "document" if source["document"] else "list"
            yield row.fault("read_from", f"the figures of {source['id']} are from a {wanted}, says data/sources.csv")
        is_database = source and source["kind"] == "database"
        if is_database and row["indicator"] and row["indicator"] not in row["locator"]:
            yield row.fault("locator", f"names another indicator than {row['indicator']}")


def _allowed(place: str, source: Row) -> str:
    """Return what is wrong with a place in a source; nothing if it is right."""
    is_slide, is_chapter = bool(SLIDE.fullmatch(place)), bool(CHAPTER.fullmatch(place))
    if source["kind"] == "slide deck":
        return "" if is_slide else 'a slide is named as in "Side 6"'
    if is_slide:
        return "only a slide deck has slides"
    if is_chapter:
        return "" if source["kind"] == "survey report" else "only a survey report has chapters"
    if (
        source["document"]
        or place.split(", ", maxsplit=1)[0].lower() in source["title"].lower()
        or WITHIN.fullmatch(place)
    ):
        return ""
    return (
        f'it must be the title, or a part of it: "{source["title"]}"; or a section, a paragraph, a table and the like'
    )
