"""Check that each break is that of a series which the tables have."""

from collections.abc import Iterator

from helpers.checks.rows import Row, Tables

# Columns that say which series has the break; an empty one stands for any.
OF_SERIES = ("country", "portal", "survey", "question", "indicator", "definition", "service", "measure")


def faults(name: str, tables: Tables) -> Iterator[str]:
    """Yield each break of a series without any figure, and each that would be one of all series of a country."""
    if name != "series_breaks":
        return
    figures = [row for table in tables.facts() for row in tables[table]]
    for row in tables[name]:
        wanted = [column for column in OF_SERIES if row[column]]
        if not set(wanted) - {"country"}:
            yield row.fault("id", f"names no series; one of {', '.join(OF_SERIES[1:])} must")
        elif not any(_meets(figure, row, wanted) for figure in figures):
            yield row.fault("id", f"no figure of {', '.join(row[column] for column in wanted)}")


def _meets(figure: Row, row: Row, wanted: list[str]) -> bool:
    return all(figure[column] == row[column] for column in wanted)
