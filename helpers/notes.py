"""Explain in the note under a chart the marks that it has."""

import pandas as pd

from helpers.phrases import phrase


def chart_note(rows: pd.DataFrame, *sentences: str) -> str:
    """Return the note of a chart: that it has hollow points, if it has, then further sentences.

    Args:
        rows: The rows of the chart and of its table; those that are not preferred are its hollow points.
        sentences: Further sentences; an empty one is left out.

    Example:
        >>> chart_note(pd.DataFrame({"value": [90.9, 77.5]}), "Years can differ.")
        'Years can differ.'
        >>> chart_note(pd.DataFrame({"value": [90.9, 77.5], "preferred": [True, False]}))[:47]
        'Hollow points are other published values of the'
    """
    is_used = rows["preferred"] if "preferred" in rows else pd.Series(True, index=rows.index)
    return " ".join(filter(None, ["" if is_used.all() else phrase("hollow"), *sentences]))
