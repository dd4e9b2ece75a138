"""Run chapters with every combination of some parameters, as one list of jobs, and collect their numbers."""

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path

from helpers.press import files
from helpers.press.edition import Edition
from helpers.press.numbers import notebook
from helpers.press.parameters.editions import Matrix
from helpers.press.project import Project
from helpers.press.runs import execution
from helpers.press.runs.execution import Options
from helpers.press.runs.jobs import jobs_of
from helpers.written import Number

HEADING = ("chapter", "what", "value", "lower", "upper", "verdict", "text")


def run(project: Project, matrix: Matrix, options: Options) -> Path:
    """Run a matrix and return the folder with its executed notebooks and its table of numbers.

    Args:
        project: The book.
        matrix: Chapters and parameters.
        options: How the chapters run.

    Raises:
        ChapterError: If a notebook is malformed.
        ExecutionError: If a chapter fails; the last result of the matrix stays.
        InputError: If a table or the parameters of a chapter break a rule.
        StoreError: If the store can't be used.
    """
    cases = {name_of(case): case for case in matrix.cases}
    jobs = {
        name: jobs_of(project, Edition(name, case), matrix.chapters, options.limits) for name, case in cases.items()
    }
    results = execution.execute(project, [job for some in jobs.values() for job in some], options)
    folder = project.build / "matrices" / matrix.name
    aside = folder.with_name(f".{matrix.name}.new")
    shutil.rmtree(aside, ignore_errors=True)
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow([*matrix.cases[0], *HEADING])
    for name, case in cases.items():
        for job in jobs[name]:
            executed = results[job.label].notebook
            files.write(aside / name / f"{job.chapter}.ipynb", executed)
            given = [*map(_words, case.values()), job.chapter]
            writer.writerows([*given, *line] for line in _lines(notebook.numbers_of(executed)))
    files.write(aside / "numbers.csv", table.getvalue())
    files.put(aside, folder)
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


def _lines(found: notebook.Numbers) -> Iterator[tuple[object, ...]]:
    for name, fact in found.facts.items():
        single = fact.numbers[0] if len(fact.numbers) == 1 else None
        yield (f"fact {name}", *(_value(single) if single else ("", "", "")), "", fact)
        if not single:
            for place, number in enumerate(fact.numbers, 1):
                yield (f"fact {name}, number {place}", *_value(number), "", number.text)
    for figure, rows in found.figures.items():
        for key, row in rows.items():
            yield (f"{figure}: {key}", *_value(row), row.verdict, "")


def _value(row: Number | notebook.Value) -> tuple[float | None, float | None, float | None]:
    return row.value, row.lower, row.upper
