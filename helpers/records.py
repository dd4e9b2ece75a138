"""The types of a single row, as pandas hands it out, and the mark of rows that a chapter shows."""

import sys
from collections.abc import Hashable, Iterable
from typing import Any

import pandas as pd

# An item of `DataFrame.to_dict("records")`: each value by the name of its column.
Record = dict[Hashable, Any]
AnyRow = pd.Series | Record
SHOWN = "helpers.records.shown"


def mark_shown(rows: pd.DataFrame | AnyRow) -> None:
    """Raise an audit event with the ids of rows that a chapter shows or computes with.

    Tests listen to it to find rows that no chapter shows; without a listener it costs nothing. Rows without an id are
    no facts and raise an event without ids.

    Args:
        rows: One or more rows.
    """
    ids = rows.get("id", ())
    sys.audit(SHOWN, *([ids] if isinstance(ids, str) or not isinstance(ids, Iterable) else ids))
