"""The pages that the press itself writes: the parameters of the book, and what its chapters were made of.

They hold no times, so that the same book gives the same pages.
"""

from pathlib import Path

from helpers.press import chapters, keys, parameters
from helpers.press.record import Line

SHOWN = 12
PARAMETERS = """# Parameters

A chapter can be run again with other values, see "Run it yourself" at the end of each.
A value that the data do not cover is refused before anything runs.

{table}
"""
RECORD = """# Run record

Each chapter is a notebook that was run by a program.
This page lists what decided each result, as the first digits of SHA-256 fingerprints.
Two runs with the same key give the same chapter, byte for byte.

{table}

The fingerprints of the inputs, each of a table with its part of the schema, or of a module:

{inputs}

Python {python}. Lock of all versions: `{lock}`.
"""


def pages(lines: dict[str, Line]) -> dict[str, str]:
    """Return the text of each page by its name.

    Args:
        lines: What the run record says of each chapter.
    """
    written = {"parameters": PARAMETERS.format(table=_parameters())}
    if lines:
        written["run_record"] = _record(lines)
    return written


def _parameters() -> str:
    rows = [
        (
            f"`{told.name}`",
            told.type,
            told.allowed,
            f"`{told.default}`",
            told.meaning,
            _chapters_with(told.name),
        )
        for told in parameters.described()
    ]
    return _table(("Parameter", "Type", "Allowed", "Default", "Meaning", "Chapters"), rows)


def _chapters_with(parameter: str) -> str:
    names = chapters.notebook_names()
    taking = [name for name in names if parameter in chapters.defaults_of(name)]
    return "all" if taking == names else ", ".join(map(_link, taking))


def _record(lines: dict[str, Line]) -> str:
    rows = [
        (
            _link(name),
            f"`{line.key[:SHOWN]}`",
            _given(line),
            _listed(line, "data"),
            _listed(line, "helpers"),
        )
        for name, line in lines.items()
    ]
    read = {file: fingerprint for line in lines.values() for file, fingerprint in line.read.items()}
    fingerprints = [(f"`{file}`", f"`{read[file][:SHOWN]}`") for file in sorted(read)]
    setting = next(iter(lines.values())).beginning
    return RECORD.format(
        table=_table(("Chapter", "Key", "Parameters", "Tables", "Modules"), rows),
        inputs=_table(("Input", "Fingerprint"), fingerprints),
        python=setting[keys.PYTHON],
        lock=setting[keys.LOCK][:SHOWN],
    )


def _given(line: Line) -> str:
    given = line.beginning[keys.PARAMETERS]
    return "defaults" if given == "{}" else f"`{given}`"


def _listed(line: Line, folder: str) -> str:
    stems = [Path(file).stem for file in line.read if file.startswith(f"{folder}/")]
    return ", ".join(stem for stem in stems if stem != "__init__")


def _link(name: str) -> str:
    return f"[](notebooks/{name}.ipynb)"


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, (":--",) * len(head), *rows])
