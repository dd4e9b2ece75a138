"""The types of a single row, as pandas hands it out, and the mark of rows that a chapter shows."""

import sys
from collections.abc import Hashable, Iterable
from typing import Any

import pandas as pd

# An item of `DataFrame.to_dict("records")`: each value by the name of its column.
Record = dict[Hashable, Any]
AnyRow = pd.Series | Record
SHOWN = "helpers.records.shown"
# The column of derived rows with the ids of the rows that each was made of.
MADE_OF = "made_of"


def mark_shown(rows: pd.DataFrame | AnyRow) -> None:
    """Raise an audit event with the ids of rows that a chapter shows or computes with.

    Tests listen to it to find rows that no chapter shows; without a listener it costs nothing. Rows without an id are
    no facts and raise an event without ids.

    Args:
        rows: One or more rows.
    """
    ids = rows.get("id", ())
    sys.audit(SHOWN, *([ids] if isinstance(ids, str) or not isinstance(ids, Iterable) else ids))


def ids_of(*rows: AnyRow) -> tuple[str, ...]:
    """Return the ids of the rows that some rows were made of: of a derived one its operands, of another its own.

    Example:
        >>> ids_of({"id": "helsenorge_visits_2020"}, {"id": "", "made_of": ("one", "two")}, {"value": 3.0})
        ('helsenorge_visits_2020', 'one', 'two')
    """
    found: list[str] = []
    for row in rows:
        operands, own = row.get(MADE_OF), row.get("id")
        # A row without operands in a table of others has a missing value there.
        found += operands if isinstance(operands, tuple) else [own] if isinstance(own, str) and own else []
    return tuple(dict.fromkeys(found))


def operands(rows: pd.DataFrame, *columns: str) -> dict[str, pd.Series]:
    """Return the column of operands for rows that were joined; nothing if one of the tables had no ids.

    Args:
        rows: The joined rows.
        columns: Those with the ids of the operands.

    Example:
        >>> operands(pd.DataFrame({"id_before": ["one"], "id": ["two"]}), "id_before", "id")["made_of"].tolist()
        [('one', 'two')]
    """
    if not set(columns) <= set(rows):
        return {}
    joined = rows[list(columns)].to_dict("records")
    made_of = [tuple(str(row[column]) for column in columns if pd.notna(row[column])) for row in joined]
    return {MADE_OF: pd.Series(made_of, rows.index, "object")}
