"""Check that a reader of English can understand the titles of documents."""

from collections.abc import Iterator

from helpers.checks.rows import Tables

ENGLISH = "en"


def faults(name: str, tables: Tables) -> Iterator[str]:
    """Yield each document in another language whose title has no translation.

    Args:
        name: Name of the table.
        tables: The tables.
    """
    for row in tables[name] if name == "sources" else []:
        if row["language"] != ENGLISH and not row["title_en"]:
            yield row.fault("title_en", f"the title is not in English ({row['language']}): translate it here")
