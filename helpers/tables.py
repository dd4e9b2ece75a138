"""Show rows as a table or a list of a page; charts are in `helpers.charts`."""

import pandas as pd
from IPython.display import Markdown

from helpers import data, reads
from helpers.description import NOTHING


def table(rows: pd.DataFrame, /, **columns: str) -> Markdown:
    """Return a table of some columns under headings that a reader understands.

    A table without rows is said to be empty. The column source is shown as the
    title of the document, linked to its entry.

    Args:
        rows: The rows to show.
        columns: Heading of each column to show, by its name.

    Example:
        >>> print(table(pd.DataFrame({"name": ["Kanta"], "visits": [None]}), name="Portal").data)
        | Portal |
        | :-- |
        | Kanta |
    """
    reads.rows(rows)
    if rows.empty:
        return Markdown(NOTHING)
    lines = [list(columns.values()), [":--"] * len(columns)]
    if "source" in columns:
        rows = rows.assign(source=rows["source"].map(_links()))
    lines += [[_cell(row[column]) for column in columns] for row in rows.to_dict("records")]
    return Markdown("\n".join(f"| {' | '.join(line)} |" for line in lines))


def sources(*tables: pd.DataFrame) -> Markdown:
    """Return the list of sources of some rows, each with the places it was read at.

    Args:
        tables: Tables with the columns source and locator.
    """
    lines = data.source_lines(*tables).sort_values(["publisher", "title"], kind="stable")
    return Markdown(
        "\n".join(
            f"- {line['publisher']} ({line['year']}). {_link(line['source'], line['title'])} ({line['places']})."
            for line in lines.to_dict("records")
        )
    )


def _links() -> dict[str, str]:
    return {line["id"]: _link(line["id"], line["title"]) for line in data.load("sources").to_dict("records")}


def _link(source: str, title: str) -> str:
    return f'<a href="sources.html#{source}">{title}</a>'


def _cell(value: object) -> str:
    if not isinstance(value, str) and pd.isna(value):
        return ""
    return str(value).replace("|", "\\|").replace("\n", " ")
