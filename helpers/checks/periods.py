"""Check that periods are in order, and that no figure is about a time after its source."""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from helpers.checks.rows import Tables

FORECASTS = frozenset({"potential_share"})


def faults(name: str, tables: Tables) -> Iterator[str]:
    """Yield each period that ends before it begins, or that begins after its source was written."""
    sources = tables.by("id", "sources")
    for row in tables[name]:
        for column in ("period", "date"):
            if not row[column]:
                continue
            try:
                start, end = span(row[column])
            except ValueError as error:
                yield row.fault(column, f"no such day or week: {error}")
                continue
            if end < start:
                yield row.fault(column, "ends before it begins")
            source = sources.get(row["source"])
            # A database grows: what counts is the day on which the figure was retrieved.
            written = row["retrieved"][:4] or (source["year"] if source else "")
            if source and written and row["measure"] not in FORECASTS and start.year > int(written):
                yield row.fault(column, f"{source['id']} is of {written}, before that")
        if row["date"] and row["year"] and row["date"][:4] != row["year"]:
            yield row.fault("year", f"the date is {row['date']}")


def span(period: str) -> tuple[date, date]:
    """Return the first and the last day of a period.

    Raises:
        ValueError: If there is no such day or week.

    Example:
        >>> span("2020-Q4")
        (datetime.date(2020, 10, 1), datetime.date(2020, 12, 31))
        >>> span("2018/2019")
        (datetime.date(2018, 1, 1), datetime.date(2019, 12, 31))
    """
    first, _, last = period.partition("/")
    return _days(first)[0], _days(last or first)[1]


def _days(period: str) -> tuple[date, date]:
    year, *parts = period.split("-")
    if not parts:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    if parts[0].startswith("W"):
        monday = date.fromisocalendar(int(year), int(parts[0][1:]), 1)
        return monday, monday + timedelta(days=6)
    if parts[0].startswith("Q"):
        last = 3 * int(parts[0][1:])
        return date(int(year), last - 2, 1), _end_of_month(int(year), last)
    month = int(parts[0])
    if parts[1:]:
        day = date(int(year), month, int(parts[1]))
        return day, day
    return date(int(year), month, 1), _end_of_month(int(year), month)


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
