"""Check which of several rival figures for the same thing is used: one of them, and by the rule of the book.

The rule: of the figures that no later document contradicts, the most exact is used. A choice against it says why in the
column `choice`, beginning with `EXCEPTION`, in the row that is used or in the one that the rule would take.
"""

import math
from collections.abc import Iterator

from helpers import schema
from helpers.checks import keys
from helpers.checks.rows import Row, Tables
from helpers.printed import SUBJECT_FIELDS

EXCEPTION = "Exception: "


def faults(name: str, tables: Tables) -> Iterator[str]:
    """Yield each subject without exactly one preferred row, and each that is preferred against the rule."""
    if "preferred" not in schema.fields(name, tables.folder):
        return
    years = {row["id"]: row["year"] for row in tables["sources"]}
    for rivals in keys.by_subject(tables[name], SUBJECT_FIELDS).values():
        preferred = [row for row in rivals if row["preferred"] == "true"]
        subject = keys.subject(rivals[0], SUBJECT_FIELDS)
        for row in preferred[1:]:
            yield row.fault("preferred", f"{preferred[0].place} is already preferred for {subject}")
        if not preferred:
            yield rivals[0].fault("preferred", f"no row is preferred for {subject}")
        if len(preferred) == 1:
            yield from _against_the_rule(preferred[0], rivals, years)


def _against_the_rule(preferred: Row, rivals: list[Row], years: dict[str, str]) -> Iterator[str]:
    chosen = _chosen(rivals, years)
    if preferred not in chosen and not any(row["choice"].startswith(EXCEPTION) for row in [preferred, *chosen]):
        ids = " or ".join(row["id"] for row in chosen)
        yield preferred.fault(
            "choice", f'the rule takes {ids}; use that row, or begin the reason against it with "{EXCEPTION.strip()}"'
        )


def _chosen(rivals: list[Row], years: dict[str, str]) -> list[Row]:
    """Return the most exact of the rows that no later one contradicts; several if they are equally exact."""
    dates = {row["id"]: (years.get(row["source"], ""), row["retrieved"]) for row in rivals}
    standing = [
        row
        for row in rivals
        if not any(dates[other["id"]] > dates[row["id"]] and not _agree(row, other) for other in rivals)
    ]
    widths = {row["id"]: _ends(row)[1] - _ends(row)[0] for row in standing}
    return [row for row in standing if widths[row["id"]] == min(widths.values())]


def _agree(row: Row, other: Row) -> bool:
    (lower, upper), (others_lower, others_upper) = _ends(row), _ends(other)
    return lower <= others_upper and others_lower <= upper


def _ends(row: Row) -> tuple[float, float]:
    return float(row["lower"] or -math.inf), float(row["upper"] or math.inf)
