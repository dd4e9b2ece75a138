"""Explain in the note under a chart the signs and marks that it has."""

import pandas as pd

from helpers.shown import SIGNS

HOLLOW = (
    "Hollow points are other prints of the same figure; where values are close, one may be hidden behind another point."
)
# What the qualifiers of a value mean, as the note of a chart says it.
MEANINGS = {"a minimum": ("over", "at_least"), "a maximum": ("nearly", "under"), "approximate": ("about",)}


def chart_note(rows: pd.DataFrame, *sentences: str) -> str:
    """Return the note of a chart: what its signs mean, as far as it has them, then further sentences.

    Args:
        rows: The rows of the chart and of its table; those that are not preferred are its hollow points.
        sentences: Further sentences; an empty one is left out.

    Example:
        >>> chart_note(pd.DataFrame({"value": [17.0], "qualifier": ["nearly"]}), "Years can differ.")
        'A value with the sign < is a maximum. Years can differ.'
        >>> prints = {"value": [90.9, 77.5], "qualifier": ["exact", "about"], "preferred": [True, False]}
        >>> chart_note(pd.DataFrame(prints)).removeprefix(HOLLOW)
        ' A value with the sign ≈ is approximate.'
    """
    is_used = rows["preferred"] if "preferred" in rows else pd.Series(True, index=rows.index)
    found = rows.dropna(subset=["value"])["qualifier"].map(SIGNS).dropna()
    notes = [] if is_used.all() else [HOLLOW]
    for meaning, qualifiers in MEANINGS.items():
        shown = [SIGNS[qualifier] for qualifier in qualifiers if SIGNS[qualifier] in set(found)]
        notes += [f"A value with the sign {sign} is {meaning}." for sign in dict.fromkeys(shown)]
    return " ".join(filter(None, [*notes, *sentences]))
