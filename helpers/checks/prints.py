"""Check that value, lower and upper follow from the printed number."""

from collections.abc import Iterator

from helpers.checks.rows import Row, Tables
from helpers.printed import printed_interval

DEFINED_TABLES = frozenset({"population", "thresholds"})
INTERVAL_FIELDS = ("value", "lower", "upper")


def faults(name: str, tables: Tables) -> Iterator[str]:
    """Yield each number that does not follow from the printed one."""
    for row in tables[name]:
        if "as_printed" in row:
            yield from _of_row(row, is_defined=name in DEFINED_TABLES)


def _of_row(row: Row, *, is_defined: bool) -> Iterator[str]:
    printed, qualifier = row["as_printed"], row["qualifier"]
    try:
        expected = printed_interval(printed, qualifier, row["unit"], value=float(row["value"]), is_defined=is_defined)
    except ValueError as error:
        yield f"{row.place}, column as_printed: {error}"
        return
    for field, bound in zip(INTERVAL_FIELDS, expected, strict=True):
        if (float(row[field]) if row[field] else None) != bound:
            wanted = "empty" if bound is None else f"{bound:.12g}"
            yield row.fault(field, f'"{printed}" ({qualifier}) stands for {wanted}')
    if row["read_from"] == "document" and "[" in printed:
        yield row.fault("as_printed", "square brackets are for what a list relays, but read_from is document")
