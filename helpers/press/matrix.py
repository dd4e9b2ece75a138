"""Run chapters with every combination of some parameters, as one list of jobs, and collect their numbers."""

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path

from helpers.press import book, files, numbers
from helpers.press.editions import Matrix
from helpers.press.runs import execution, inputs
from helpers.press.runs.execution import Options
from helpers.press.runs.plan import plan

HEADING = ("chapter", "what", "value", "lower", "upper", "verdict", "text")


def run(matrix: Matrix, options: Options) -> Path:
    """Run a matrix and return the folder with its executed notebooks and its table of numbers.

    Args:
        matrix: Chapters and parameters.
        options: How the chapters are run.

    Raises:
        BookError: If a table or the parameters of a chapter break a rule.
        ExecutionError: If a chapter fails; those that ended well are kept.
    """
    folder = book.BUILD / "matrices" / matrix.name
    store = book.store_of(options)
    now = inputs.snapshot()
    cases = {name_of(case): case for case in matrix.cases}
    plans = [
        (name, one)
        for name, case in cases.items()
        for one in plan(matrix.chapters, case, store, now, options.limits, name)
    ]
    if not all(one.entry for _, one in plans):
        execution.warm_up(options)
        book.check()
    executed = execution.execute([one for _, one in plans], store, now, folder / "failed", options)
    shutil.rmtree(folder, ignore_errors=True)
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    parameters = list(matrix.cases[0])
    writer.writerow([*parameters, *HEADING])
    for (name, planned), done in zip(plans, executed, strict=True):
        files.write(folder / name / f"{planned.job.name}.ipynb", done.notebook)
        given = [_words(cases[name][parameter]) for parameter in parameters]
        writer.writerows([*given, planned.job.name, *line] for line in _lines(numbers.of(done.notebook)))
    files.write(folder / "numbers.csv", table.getvalue())
    return folder


def name_of(case: dict[str, object]) -> str:
    """Return the name of a combination, which is that of its folder.

    Example:
        >>> name_of({"last_year": 2019, "portals": ["1177", "kanta"]})
        'last_year=2019,portals=1177+kanta'
    """
    return ",".join(f"{parameter}={_words(value)}" for parameter, value in case.items())


def _words(value: object) -> str:
    return "+".join(map(str, value)) if isinstance(value, list) else str(value)


def _lines(found: numbers.Numbers) -> Iterator[tuple]:
    for fact, text in found.facts.items():
        yield (f"fact {fact}", "", "", "", "", text)
    for figure, rows in found.figures.items():
        for key, row in rows.items():
            yield (f"{figure}: {key}", row.value, row.lower, row.upper, row.verdict, "")
