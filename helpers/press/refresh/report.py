"""Say in words what a refresh found."""

from helpers.press.refresh.changes import Changes, Row
from helpers.press.refresh.sources import Source


def in_words(name: str, source: Source, found: Changes) -> str:
    """Return one line for each new, revised and missing figure of a source.

    Args:
        name: Id of the source.
        source: Its description.
        found: How it differs from its table.
    """
    lines = [f"{name}, data/{source.table}.csv: {'nothing has changed' if not found else ''}".rstrip(": ")]
    beside = [row["id"] for row in found.beside]
    lines += [
        f"  new: {_subject(source, row)}: {_value(row)}"
        f"{' (a row entered by hand stays preferred)' if row['id'] in beside else ''}"
        for row in found.new
    ]
    lines += [
        f"  revised: {_subject(source, revision.after)}: {_value(revision.before)}, now {_value(revision.after)}"
        for revision in found.revised
    ]
    lines += [f"  gone: {_subject(source, row)}: {_value(row)}; the row stays" for row in found.gone]
    return "\n".join(lines)


def _subject(source: Source, row: Row) -> str:
    return ", ".join(row[column] for column in source.columns)


def _value(row: Row) -> str:
    return f"{row['as_printed']}{' (flag ' + row['flags'] + ')' if row['flags'] else ''}"
