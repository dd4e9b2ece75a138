"""The report of `make mutate`."""

from collections import Counter
from collections.abc import Callable

from tabulate import tabulate

from mutation.code_trials import UNIT_TESTS, CodeAnswer
from mutation.data_trials import COLUMN, ROW, CellAnswer
from mutation.output_trials import OutputAnswer
from mutation.results import Results, targets

LONGEST = 60
NOTICED, SURVIVED, SAME = "noticed", "survived", "changes nothing"
TEMPLATE = """# Mutation tests

`make mutate` writes this file.
It makes random changes in copies of the book, one at a time, and lists those that the tests do not detect.
The changes are drawn with seed {seed}; another seed draws others.

## Targets

{targets}

## Cells of the tables

A cell gets another value, as a slip would give it, and then the book is run, so that its outputs agree with the table.
A change is noticed only if a test names its table and row.
To run the book for every change takes too long, so that only the tests that read no output were run.
{in_full}

{cells}
{unnamed}
## Stored outputs

A number, or a letter where there is none, is changed in an output of a notebook, and nbval runs the notebook again.
No cell failed that was not changed.

{outputs}
{unnoticed}
## Code

The unit tests are the examples in the modules and {unit_tests}.

{code}
{survivors}{equivalent}{wrong}"""


def written(results: Results) -> str:
    """Return the report in Markdown."""
    survived, same = ([trial for trial in results.code if _outcome(trial) == key] for key in (SURVIVED, SAME))
    wrong = [trial for trial in results.code if trial.by and trial.why_equivalent]
    return TEMPLATE.format(
        seed=results.seed,
        targets=_table([row.line() for row in targets(results)], "Changes of", "Made", "Noticed", "At least", "Kept"),
        in_full=_in_full(results),
        cells=_counted(results.cells, lambda trial: trial.change.table, _closeness, "Table", COLUMN, ROW, "not named"),
        unnamed=_listed("Not named:", [_cell(trial) for trial in results.cells if not trial.named]),
        outputs=_counted(results.outputs, lambda trial: trial.change.kind, _noticed, "Output", NOTICED, "not noticed"),
        unnoticed=_listed("Not noticed:", [_output(trial) for trial in results.outputs if not trial.noticed]),
        unit_tests=", ".join(f"`{name}`" for name in UNIT_TESTS),
        code=_counted(results.code, lambda trial: trial.change.path, _outcome, "Module", NOTICED, SURVIVED, SAME),
        survivors=_listed("Survived:", map(_code, survived)),
        equivalent=_listed("Changes nothing, so that no test can fail:", map(_reason, same)),
        wrong=_listed("Said to change nothing, although a test fails:", map(_code, wrong)),
    )  # fmt: skip


def _in_full(results: Results) -> str:
    if not results.in_full:
        return "None was tried with a run of the book."
    introduction = (
        f"{len(results.in_full)} changes were also tried with a run of the book and the tests of tables and outputs"
    )
    differing = results.differing()
    if not differing:
        return f"{introduction}: each answer was the same."
    return (
        f"{introduction}.\n{_listed('Other answers than without it:', [_cell(trial) for trial in differing])}".rstrip()
    )


def _closeness(answer: CellAnswer) -> str:
    return answer.named or "not named"


def _noticed(answer: OutputAnswer) -> str:
    return NOTICED if answer.noticed else "not noticed"


def _outcome(answer: CodeAnswer) -> str:
    if answer.by:
        return NOTICED
    return SAME if answer.why_equivalent else SURVIVED


def _cell(answer: CellAnswer) -> str:
    change = answer.change
    place = f"`{change.table}`, row {change.number} ({change.key}), column `{change.column}`"
    return f"{place}: {_change(change.before, change.after)}"


def _output(answer: OutputAnswer) -> str:
    change = answer.change
    return f"`{change.chapter}`, cell {change.cell}, {change.kind}: {_change(change.before, change.after)}"


def _code(answer: CodeAnswer) -> str:
    change = answer.change
    return f"`{change.path}`, line {change.line}, {change.within}: {_change(change.before, change.after)}"


def _reason(answer: CodeAnswer) -> str:
    return f"{_code(answer)}: {answer.why_equivalent}"


def _change(before: object, after: object) -> str:
    return f"`{_short(before)}` to `{_short(after)}`"


def _short(value: object) -> str:
    text = " ".join(str(value).replace("`", "'").split())
    return f"{text[:LONGEST]}..." if len(text) > LONGEST else text or "(empty)"


def _counted(answers: list, part: Callable, outcome: Callable, heading: str, *outcomes: str) -> str:
    """Return the number of results by part and outcome, as a table."""
    if not answers:
        return "Not tried.\n"
    counts = Counter((part(answer), outcome(answer)) for answer in answers)
    parts = sorted({part(answer) for answer in answers})
    rows = [(name, *(counts[name, outcome] for outcome in outcomes)) for name in parts]
    return _table([*rows, ("all", *map(sum, list(zip(*rows, strict=True))[1:]))], heading, *outcomes) + "\n"


def _table(rows: list[tuple], *headings: str) -> str:
    return tabulate(rows, headers=headings, tablefmt="github")


def _listed(heading: str, items: object) -> str:
    lines = [f"- {item}" for item in items]
    return "\n".join([heading, "", *lines, "", ""]) if lines else ""
