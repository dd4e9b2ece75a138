"""Announce which parts of the schema and which rows are read, so that a listener can record what a chapter uses.

The announcements are audit events of Python; without a listener they cost nothing.
"""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from helpers.records import AnyRow

TABLE = "helpers.reads.table"
SCHEMA = "helpers.reads.schema"
ROWS = "helpers.reads.rows"
# Environment variable that says that all tables have been checked.
CHECKED = "BOOK_TABLES_CHECKED"


def table(name: str) -> None:
    """Announce that the part of the schema that describes a table is read."""
    sys.audit(TABLE, name)


def schema() -> None:
    """Announce that the schema is read as a whole."""
    sys.audit(SCHEMA)


def rows(shown: "pd.DataFrame | AnyRow") -> None:
    """Announce that a chapter shows one or more rows, or computes with them; rows without an id are no facts."""
    ids = shown.get("id", ())
    sys.audit(ROWS, *([ids] if isinstance(ids, str) or not isinstance(ids, Iterable) else ids))
