"""Renew the tables from their publishers: ask, compare, check, and only then write."""

import csv
import io
import shutil
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from helpers import data, schema
from helpers.press import files
from helpers.press.errors import PressError
from helpers.press.project import Project
from helpers.press.refresh import answers
from helpers.press.refresh.changes import Changes, Row, applied, compare
from helpers.press.refresh.sources import Source


class RefreshError(PressError):
    """Some source gave no usable answer, or the renewed tables would break a rule; nothing was written."""


@dataclass(frozen=True)
class Refreshed:
    """What a refresh found.

    Attributes:
        changes: How each source differs from its table, by the id of the source.
        tables: The content of each table that would change, by name.
    """

    changes: dict[str, Changes]
    tables: dict[str, str]


def refresh(project: Project, sources: dict[str, Source], today: date) -> Refreshed:
    """Ask all sources and compare their answers with the tables; nothing is written.

    Args:
        project: The book.
        sources: The sources by id.
        today: The day that fetched rows are dated with.

    Raises:
        RefreshError: If any source fails, or a table would break a rule; the message lists every fault.
    """
    changes: dict[str, Changes] = {}
    rows: dict[str, list[Row]] = {}
    faults = []
    for name, source in sources.items():
        before = rows.get(source.table) or _read(project.data, source.table)
        try:
            changes[name] = compare(name, source, answers.ask(source), before, today)
        except answers.AnswerError as error:
            faults.append(f"{name}: {error}")
            continue
        rows[source.table] = applied(before, changes[name])
    tables = {name: _as_csv(project.data, name, content) for name, content in rows.items()}
    changed = {name: text for name, text in tables.items() if text != _text(project.data, name)}
    if faults or (faults := _faults(project.data, changed)):
        raise RefreshError("\n".join(["Nothing was written.", *faults]))
    return Refreshed(changes, changed)


def write(project: Project, refreshed: Refreshed) -> None:
    """Write the renewed tables."""
    for name, text in refreshed.tables.items():
        files.write(schema.path(name, project.data), text)


def _faults(folder: Path, tables: dict[str, str]) -> list[str]:
    """Return the faults that the tables of a folder would have with new content."""
    with tempfile.TemporaryDirectory() as made:
        trial = Path(shutil.copytree(folder, Path(made) / folder.name))
        for name, text in tables.items():
            schema.path(name, trial).write_text(text, encoding="utf-8", newline="")
        return [fault for name in tables for fault in data.find_faults(name, trial)]


def _text(folder: Path, name: str) -> str:
    return schema.path(name, folder).read_bytes().decode()


def _read(folder: Path, name: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(_text(folder, name), newline="")))


def _as_csv(folder: Path, name: str, rows: list[Row]) -> str:
    columns = list(schema.fields(name, folder))
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()
