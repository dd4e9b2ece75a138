"""Announce which tables are read, so that whoever runs a chapter can tell what it depends on.

The announcements are audit events of Python; without a listener they cost nothing.
"""

import sys

TABLE = "helpers.reads.table"
SCHEMA = "helpers.reads.schema"
# Set in the environment by whoever has checked all tables before.
CHECKED = "BOOK_TABLES_CHECKED"


def table(path: str) -> None:
    """Announce that a table and its own part of the schema are read."""
    sys.audit(TABLE, path)


def schema(path: str) -> None:
    """Announce that the schema is read as a whole."""
    sys.audit(SCHEMA, path)
