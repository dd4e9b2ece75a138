"""Find whether the tests name a cell of a table that was changed before the book was run.

To run the book for each change takes too long. A run of the book writes outputs and nothing else, so that
tests which read no outputs say the same before and after it: these are run, and a sample is tried in full.
"""

import random
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from mutation import trials
from mutation.cells import CellChange
from mutation.trials import Failure

CHECKS = ("test_data.py", "test_double_entry.py", "test_audit.py")
# It compares a table with the inputs of the last run, which are the same after a new run.
OF_OUTPUTS = "tests/test_data.py::test_book_was_run_with_this_table"
# Other tests that read tables or outputs, and need no browser.
OTHERS = (
    "test_chapters.py",
    "test_charts.py",
    "test_claims.py",
    "test_cross_checks.py",
    "test_digits.py",
    "test_discrepancies.py",
    "test_measures.py",
    "test_survey.py",
    "test_verdicts.py",
)
COLUMN, ROW = "row and column", "row"


@dataclass(frozen=True)
class CellAnswer:
    """What the tests say of a changed cell.

    Attributes:
        change: The change.
        named: `COLUMN` or `ROW`, whichever a failure names; empty if none names the row.
        by: The first test that names it.
    """

    change: CellChange
    named: str
    by: str


def answers(changes: list[CellChange], roots: list[Path]) -> list[CellAnswer]:
    """Return the result of the tests that read no outputs for each change."""
    if not changes:
        return []
    trials.expect_success(roots[0], *_checks())
    return trials.in_each("cells", roots, changes, _answer)


def answers_in_full(changes: list[CellChange], roots: list[Path]) -> list[CellAnswer]:
    """Return the result of a run of the book and of the tests after it for each change."""
    if not changes:
        return []
    trials.in_each("copies", roots, [None] * len(roots), _prepared)
    return trials.in_each("cells in full", roots, changes, _answer_in_full)


def sample(changes: list[CellChange], count: int, seed: int) -> list[CellChange]:
    """Return some of the changes, drawn at random."""
    return random.Random(seed).sample(changes, count)


def named(change: CellChange, failures: list[Failure]) -> tuple[str, str]:
    """Return how precisely the failures name a changed cell, and the first test that does.

    Example:
        >>> change = CellChange("portals", 3, "1177", "1177", "country", "SE", "NO")
        >>> named(change, [Failure("test_data", "data/portals.csv, row 3, column country: wrong")])
        ('row and column', 'test_data')
        >>> named(change, [Failure("test_data", "data/portals.csv, row 31: wrong")])
        ('', '')
    """
    rows = "|".join([f"row {change.number}", re.escape(change.key), re.escape(change.key_after)])
    row = re.compile(rf"data/{change.table}\.csv, (?:{rows})\b(?![-.])")
    column = re.compile(rf"{row.pattern}[^\n]{{0,40}}?\bcolumn {change.column}\b")
    for pattern, found in ((column, COLUMN), (row, ROW)):
        for failure in failures:
            if pattern.search(failure.message):
                return found, failure.test
    return "", ""


def _checks() -> list[str]:
    return [*trials.LIGHT, *(f"tests/{name}" for name in CHECKS), f"--deselect={OF_OUTPUTS}"]


def _answer(root: Path, change: CellChange) -> CellAnswer:
    change.write_to(root)
    found = trials.failures(root, *_checks())
    change.take_back(root)
    return CellAnswer(change, *named(change, found))


def _prepared(root: Path, _: None) -> None:
    if failures := _run_book(root):
        raise trials.TrialError(f"the book cannot be run although nothing was changed: {failures[0].message}")
    trials.expect_success(root, *_all_tests())


def _answer_in_full(root: Path, change: CellChange) -> CellAnswer:
    change.write_to(root)
    found = [*_run_book(root), *trials.failures(root, *_all_tests())]
    change.take_back(root)
    return CellAnswer(change, *named(change, found))


def _all_tests() -> list[str]:
    return ["--doctest-modules", "--nbval", "helpers", "notebooks", *(f"tests/{name}" for name in (*CHECKS, *OTHERS))]


def _run_book(root: Path) -> list[Failure]:
    command = [sys.executable, "-m", "helpers.press.cli", "book"]
    done = subprocess.run(command, cwd=root, env=trials.environment(root), capture_output=True, text=True, check=False)
    return [Failure("make book", done.stderr + done.stdout)] if done.returncode else []
