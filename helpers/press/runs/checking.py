"""Check the tables and the parameters of all chapters before any chapter runs.

Nothing is checked again that was found good and has not changed since. To check a table by itself takes most of the
time; that is repeated only if the table, one that it refers to, a schema or the code has changed.
"""

import json
from contextlib import suppress

from helpers import schema
from helpers.press import files
from helpers.press.errors import PressError
from helpers.press.fingerprints import digest_of_json
from helpers.press.project import Project
from helpers.press.runs import keys

# The note of what was found good.
NOTE = "checked.json"
DATA, CODE = "data/", "helpers/"


class InputError(PressError):
    """A table or the parameters of a chapter break a rule; the message names each place."""


def check_changed(project: Project, read: dict[str, str]) -> None:
    """Check all tables and parameters, unless none has changed since they were found good.

    Args:
        project: The book.
        read: What `helpers.press.runs.inputs.snapshot` returned.

    Raises:
        InputError: If any breaks a rule; all faults are named.
    """
    note, now = project.build / NOTE, _now(project, read)
    good: dict[str, str] = {}
    # A damaged note says of nothing that it is good.
    with suppress(OSError, ValueError):
        good = json.loads(note.read_text(encoding="utf-8"))
    if good != now:
        check(project, frozenset(name for name, found in now.items() if good.get(name) == found))
        files.write(note, json.dumps(now) + "\n")


def check(project: Project, good: frozenset[str] = frozenset()) -> None:
    """Check all tables, and the parameters of all chapters.

    Args:
        project: The book.
        good: Tables that are known to be good by themselves; they are only compared with the others.

    Raises:
        InputError: If any breaks a rule; all faults are named.
    """
    from helpers import data
    from helpers.press.parameters import faults

    tables = schema.table_names(project.data)
    found = [fault for name in tables for fault in data.find_faults(name, project.data, is_good=name in good)]
    found += [fault for chapter in project.chapters() for fault in faults.of_chapter(project, chapter)]
    if found:
        raise InputError("\n".join(found))


def _now(project: Project, read: dict[str, str]) -> dict[str, str]:
    """Return a fingerprint of what decides whether each table is good by itself, and one of all that is checked."""
    tables = {f"{DATA}{name}.csv": name for name in schema.table_names(project.data)}
    shared = {name: found for name, found in read.items() if name.startswith((DATA, CODE)) and name not in tables}
    basis = digest_of_json([keys.setting(project), shared])
    chapters = {name: keys.known(project.text_of(name), {}, {}) for name in project.chapters()}
    found = {
        name: digest_of_json(
            [basis, [read.get(f"{DATA}{table}.csv") for table in schema.read_with(name, project.data)]]
        )
        for name in tables.values()
    }
    return found | {"": digest_of_json([basis, chapters, sorted(found.items())])}
