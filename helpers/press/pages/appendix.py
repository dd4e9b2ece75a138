"""The pages that the press itself writes: the parameters of the book, and what its chapters were made of.

They hold no times, so that the same book gives the same pages.
"""

from collections import Counter
from pathlib import Path

from helpers import parameter_model
from helpers.escape import myst, myst_code
from helpers.press import chapters
from helpers.press.runs import keys
from helpers.press.runs.record import Line

SHOWN = 12
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
Two runs with the same key give the same chapter, byte for byte.

{table}

## Tables and modules

The fingerprint of a table covers its part of the schema too.

{inputs}

## Versions

Python {python}.
The fingerprint of the file `{lock_file}`, which names the version of every package, begins with `{lock}`.
"""


def pages(lines: dict[str, Line]) -> dict[str, str]:
    """Return the text of each page by its name.

    Args:
        lines: What the run record says of each chapter.
    """
    written = {"parameters": _parameters()}
    if lines:
        written["run_record"] = _record(lines)
    return written


def _parameters() -> str:
    rows = [
        (
            myst_code(told.name),
            *map(myst, (told.type, told.allowed)),
            myst_code(told.default),
            myst(told.meaning),
        )
        for told in parameter_model.described()
    ]
    taken = [(_link(name), ", ".join(map(myst_code, chapters.defaults_of(name)))) for name in chapters.notebook_names()]
    return PARAMETERS.format(
        table=_table(("Parameter", "Type", "Allowed", "Default", "Meaning"), rows),
        chapters=_table(("Chapter", "Parameters"), taken),
    )


def _record(lines: dict[str, Line]) -> str:
    rows = [
        (_link(name), myst_code(line.key[:SHOWN]), _given(line), ", ".join(_tables(line)))
        for name, line in lines.items()
    ]
    read = {file: fingerprint for line in lines.values() for file, fingerprint in line.read.items()}
    readers = Counter(file for line in lines.values() for file in line.read)
    inputs = [(myst_code(file), myst_code(read[file][:SHOWN]), str(readers[file])) for file in sorted(read)]
    setting = next(iter(lines.values())).beginning
    return RECORD.format(
        table=_table(("Chapter", "Key", "Parameters", "Tables"), rows),
        inputs=_table(("Input", "Fingerprint", "Chapters that read it"), inputs),
        python=setting[keys.PYTHON],
        lock_file=keys.LOCK,
        lock=setting[keys.LOCK][:SHOWN],
    )


def _given(line: Line) -> str:
    given = line.beginning[keys.PARAMETERS]
    return "defaults" if given == "{}" else myst_code(given)


def _tables(line: Line) -> list[str]:
    return [Path(file).stem for file in line.read if file.endswith(".csv")]


def _link(name: str) -> str:
    return f"[](notebooks/{name}.ipynb)"


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, (":--",) * len(head), *rows])
