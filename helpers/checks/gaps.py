"""Check that a figure said to be missing is missing, and was looked for in a document that was there."""

from collections import defaultdict
from collections.abc import Iterator

from helpers.checks.rows import Row, Tables

SUBJECTS = ("portal", "service", "survey")


def faults(name: str, tables: Tables) -> Iterator[str]:
    """Yield each gap that was looked for before its source was there, and each that a table of figures fills."""
    if name != "known_gaps":
        return
    years = {row["id"]: row["year"] for row in tables["sources"]}
    # A survey has shares of many questions in one wave, so that one of them fills no gap of another.
    figures: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for table in tables.facts():
        for figure in tables[table]:
            if not figure["question"]:
                figures[figure["measure"], figure["period"]].append(figure)
    for row in tables[name]:
        year = years.get(row["source"], "")
        if row["looked_for"] and row["looked_for"][:4] < year:
            yield row.fault("looked_for", f"before the source, which is of {year}")
        for figure in figures[row["measure"], row["period"]]:
            if row["subject"] in [figure[column] for column in SUBJECTS]:
                yield row.fault("id", f"{figure['id']} is a figure of it")
