"""Compare the cells of a publisher with the rows of a table: what is new, what was revised, what is gone."""

from dataclasses import dataclass, field
from datetime import date

from helpers.checks.rivals import EXCEPTION
from helpers.press.refresh.answers import AnswerError, Cell
from helpers.press.refresh.sources import Source
from helpers.printed import printed_interval

FETCHED = "api"
# A cell that the publisher withholds, or has no number for.
WITHOUT_VALUE = frozenset("c:")

Row = dict[str, str]


@dataclass(frozen=True)
class Revision:
    """A value that the publisher has revised: the row as the table has it, and the new one."""

    before: Row
    after: Row


@dataclass
class Changes:
    """How an answer differs from a table.

    Attributes:
        new: Rows that the table lacks.
        revised: Rows with another value or other flags.
        gone: Fetched rows of the table without a value in the answer.
        beside: New rows for which the table already has a row that was entered by hand.
    """

    new: list[Row] = field(default_factory=list)
    revised: list[Revision] = field(default_factory=list)
    gone: list[Row] = field(default_factory=list)
    beside: list[Row] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Return whether there is any."""
        return bool(self.new or self.revised or self.gone)


def compare(name: str, source: Source, cells: list[Cell], rows: list[Row], today: date) -> Changes:
    """Return how the answer of a source differs from its table.

    Only rows that were fetched from this source are compared. A row that was entered by hand is never revised: where
    the table has one for the same subject, the fetched row stands beside it and is not preferred.

    Args:
        name: Id of the source.
        source: Its description.
        cells: Its answer.
        rows: The rows of its table.
        today: The day on which it answered.

    Raises:
        AnswerError: If a value has more decimals than the publisher prints.
    """
    fetched = [row for row in rows if row["source"] == name and row["read_from"] == FETCHED]
    # The last one of those that were revised.
    current = {_key(source, row): row for row in sorted(fetched, key=lambda row: row["retrieved"])}
    own = {row["id"] for row in fetched}
    by_hand = {_subject(source, row): row for row in rows if row["id"] not in own and row["preferred"] == "true"}
    found, seen = Changes(), set()
    for cell in cells:
        if cell.value is None:
            continue
        row = _row(name, source, cell, cell.value, today)
        seen.add(_key(source, row))
        before = current.get(_key(source, row))
        if before is None:
            if rival := by_hand.get(_subject(source, row)):
                row |= {"preferred": "false", "choice": f"{EXCEPTION}{rival['id']} was entered by hand."}
                found.beside.append(row)
            found.new.append(row)
        elif float(before["value"]) != float(row["value"]) or before["flags"] != row["flags"]:
            earlier = [row for row in fetched if _key(source, row) == _key(source, before)]
            row |= {"id": f"{row['id']}_revision_{len(earlier)}", "preferred": before["preferred"]}
            row["choice"] = f"Revised from {before['value']} (retrieved {before['retrieved']})."
            found.revised.append(Revision(before, row))
    found.gone = [row for key, row in current.items() if key not in seen]
    return found


def applied(rows: list[Row], found: Changes) -> list[Row]:
    """Return the rows of a table with what is new and revised; a revised row stays, and is preferred no more.

    Args:
        rows: The rows of the table.
        found: What `compare` returned.
    """
    after = {revision.before["id"]: revision.after for revision in found.revised}
    result = []
    for row in rows:
        if row["id"] not in after:
            result.append(row)
            continue
        new = after[row["id"]]
        result += [row | {"preferred": "false", "choice": f"Revised to {new['value']} by the publisher."}, new]
    return result + found.new


def _row(name: str, source: Source, cell: Cell, value: float, today: date) -> Row:
    described = {
        column: of.codes[cell.categories[of.dimension]] if of.codes else cell.categories[of.dimension]
        for column, of in source.columns.items()
    }
    printed = f"{value:.{source.decimals}f}"
    if float(printed) != value:
        raise AnswerError(f"{value} has more than {source.decimals} decimals ({', '.join(described.values())})")
    row = source.constants | described
    interval = printed_interval(printed, "exact", row["unit"], value=value, is_defined=not source.decimals)
    plain, lower, upper = (f"{number:.12g}" for number in interval if number is not None)
    return row | {
        "id": source.row_id.format(**described).lower(),
        "value": plain,
        "qualifier": "exact",
        "lower": lower,
        "upper": upper,
        "flags": "".join(sorted(set(cell.flags) - WITHOUT_VALUE)),
        "source": name,
        "locator": source.locator.format(**described),
        "as_printed": printed,
        "read_from": FETCHED,
        "confidence": "high",
        "preferred": "true",
        "retrieved": today.isoformat(),
    }


def _key(source: Source, row: Row) -> tuple[str, ...]:
    """Return what tells the figures of a source apart."""
    return tuple(row[column] for column in source.columns)


def _subject(source: Source, row: Row) -> tuple[str, ...]:
    """Return what a figure is about, whoever published it."""
    return tuple(row[column] for column in [*source.columns, *source.constants])
