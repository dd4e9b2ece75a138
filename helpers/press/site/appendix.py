"""The generated pages: the parameters of the book, and the run record of its chapters.

They contain no times, so that the same book gives the same pages.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from helpers import parameter_model
from helpers.escape import myst, myst_code
from helpers.phrases import Phrases
from helpers.press.fingerprints import SHORT
from helpers.press.parameters import cells
from helpers.press.project import Project
from helpers.press.runs import keys
from helpers.press.runs.results import Record

PARAMETERS = """# {title}

{about}

{table}

## {which}

{chapters}
"""
RECORD = """# {title}

{about}

{table}

## {inputs_title}

{inputs_about}

{inputs}

## {versions_title}

{versions_about}
"""
# The columns of the tables, whose headings are messages.
ALL = ("parameter", "type", "allowed", "default", "meaning")
RUNS, INPUTS = ("chapter", "key", "parameters", "tables"), ("input", "fingerprint", "readers")
say = Phrases("site")


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
        title=say("parameters-page"),
        about=say("parameters-about"),
        table=_table(_headings("of-parameters", ALL), rows),
        which=say("which-chapter"),
        chapters=_table(_headings("of-parameters", ("chapter", "parameters")), taken),
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
    lock = {"file": f"`{keys.LOCK}`", "fingerprint": setting[keys.LOCK][:SHORT]}
    return RECORD.format(
        title=say("record-page"),
        about=say("record-about"),
        table=_table(_headings("of-record", RUNS), rows),
        inputs_title=say("record-inputs"),
        inputs_about=say("record-inputs-about"),
        inputs=_table(_headings("of-record", INPUTS), inputs),
        versions_title=say("record-versions"),
        versions_about=say("record-versions-about", python=setting[keys.PYTHON], **lock),
    )


def _given(record: Record) -> str:
    given = record.known[keys.PARAMETERS]
    return say("record-defaults") if given == "{}" else myst_code(given)


def _tables(record: Record) -> list[str]:
    return [Path(file).stem for file in record.read if file.endswith(".csv")]


def _headings(of: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(say(of, column=column) for column in columns)


def _link(name: str) -> str:
    return f"[](notebooks/{name}.ipynb)"


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, (":--",) * len(head), *rows])
