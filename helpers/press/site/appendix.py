"""The generated pages: the parameters of the book, and the run record of its chapters.

They contain no times, so that the same book gives the same pages.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from helpers import parameter_model
from helpers.escape import myst, myst_code
from helpers.press.fingerprints import SHORT
from helpers.press.parameters import cells
from helpers.press.project import Project
from helpers.press.runs import keys
from helpers.press.runs.results import Record

PARAMETERS = """# Parameters

A chapter can be run again with other values, see "Run it yourself" at the end of each.
A value that the data do not cover is refused before anything runs.

{table}

## Which chapter takes which parameter?

{chapters}
"""
RECORD = """# Run record

Each chapter is a notebook that was run by a program.
This page lists what decided each result, as the first digits of SHA-256 fingerprints.
Two runs with the same key give the same outputs, byte for byte.
The key leaves out the text between the cells of code, since no output depends on it.

{table}

## Tables and modules

The fingerprint of a table covers its part of the schema too.

{inputs}

## Versions

Python {python}.
The fingerprint of the file `{lock_file}`, which names the version of every package, begins with `{lock}`.
"""


def pages(project: Project, records: dict[str, Record]) -> dict[str, str]:
    """Return the text of each page by its name, given the run record of each chapter."""
    texts = {"parameters": _parameters(project)}
    return texts | {"run_record": _record(records)} if records else texts


def _parameters(project: Project) -> str:
    rows = [
        (
            myst_code(parameter.name),
            *map(myst, (parameter.type, parameter.allowed)),
            myst_code(parameter.default),
            myst(parameter.meaning),
        )
        for parameter in parameter_model.described()
    ]
    taken = [(_link(name), ", ".join(map(myst_code, cells.defaults_of(project, name)))) for name in project.chapters()]
    return PARAMETERS.format(
        table=_table(("Parameter", "Type", "Allowed", "Default", "Meaning"), rows),
        chapters=_table(("Chapter", "Parameters"), taken),
    )


def _record(records: dict[str, Record]) -> str:
    rows = [
        (_link(name), myst_code(record.key[:SHORT]), _given(record), ", ".join(_tables(record)))
        for name, record in records.items()
    ]
    read = {file: fingerprint for record in records.values() for file, fingerprint in record.read.items()}
    readers = Counter(file for record in records.values() for file in record.read)
    inputs = [(myst_code(file), myst_code(read[file][:SHORT]), str(readers[file])) for file in sorted(read)]
    setting = next(iter(records.values())).known
    return RECORD.format(
        table=_table(("Chapter", "Key", "Parameters", "Tables"), rows),
        inputs=_table(("Input", "Fingerprint", "Chapters that read it"), inputs),
        python=setting[keys.PYTHON],
        lock_file=keys.LOCK,
        lock=setting[keys.LOCK][:SHORT],
    )


def _given(record: Record) -> str:
    given = record.known[keys.PARAMETERS]
    return "defaults" if given == "{}" else myst_code(given)


def _tables(record: Record) -> list[str]:
    return [Path(file).stem for file in record.read if file.endswith(".csv")]


def _link(name: str) -> str:
    return f"[](notebooks/{name}.ipynb)"


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, (":--",) * len(head), *rows])
