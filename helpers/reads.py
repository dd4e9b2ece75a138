"""Announce which parts of the schema of tables are read, so that whoever runs a chapter can tell what it depends on.

The announcements are audit events of Python; without a listener they cost nothing.
"""

import sys

TABLE = "helpers.reads.table"
SCHEMA = "helpers.reads.schema"
# Set in the environment by whoever has checked all tables before.
CHECKED = "BOOK_TABLES_CHECKED"


def table(name: str) -> None:
    """Announce that the part of the schema that describes a table is read."""
    sys.audit(TABLE, name)


def schema() -> None:
    """Announce that the schema is read as a whole."""
    sys.audit(SCHEMA)
