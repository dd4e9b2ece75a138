"""Make copies of the book, change something in them, and run the tests."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar
from xml.etree import ElementTree

import click
from copies import copy_tracked
from this_book import BOOK

Change, Answer = TypeVar("Change"), TypeVar("Answer")
SAID = 2000
TOLD_AFTER = 10
# Hypothesis then draws the same examples in each run, keeps none, and sets no time limit for one.
STEADY = "--hypothesis-profile=ci"
# Plugins that unit tests do not need take longer to load than most tests to run.
LIGHT = tuple(f"-pno:{plugin}" for plugin in ("anyio", "benchmark", "nbval", "xdist"))


class TrialError(RuntimeError):
    """The tests fail, or cannot be run, without any change."""


@dataclass(frozen=True)
class Failure:
    """A test that fails.

    Attributes:
        test: Its file and name; of a test that a notebook makes, the notebook and the cell.
        message: Its message.
    """

    test: str
    message: str


def copies(folder: Path, count: int) -> list[Path]:
    """Return the folders of some copies of the book."""
    roots = [folder / f"book-{number}" for number in range(count)]
    for root in roots:
        copy_tracked(BOOK.root, root)
    return roots


def failures(root: Path, *arguments: str, seconds: float = 1800) -> list[Failure]:
    """Return the tests that fail in a copy of the book.

    They run in a separate process, since modules and tables stay in memory.

    Args:
        root: The copy.
        arguments: Tests and options of pytest; those of `pyproject.toml` are not added.
        seconds: How long they may take; a longer run counts as a failure.
    """
    report = root / "_build" / "tests.xml"
    report.parent.mkdir(exist_ok=True)
    report.unlink(missing_ok=True)
    options = ["--override-ini=addopts=", "-p", "no:cacheprovider", "--quiet", STEADY, f"--junitxml={report}"]
    command = [sys.executable, "-m", "pytest", *options, *arguments]
    try:
        done = subprocess.run(
            command, cwd=root, env=environment(root), capture_output=True, text=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return [Failure("all", f"took longer than {seconds:g} seconds")]
    found = _failures_in(report) if report.exists() else []
    if done.returncode and not found:
        return [Failure("all", (done.stderr or done.stdout).strip()[-SAID:])]
    return found


def expect_success(root: Path, *arguments: str) -> None:
    """Run the tests without a change, so that later failures come from the change.

    Raises:
        TrialError: If one fails.
    """
    if found := failures(root, *arguments):
        raise TrialError(f"{found[0].test} fails although nothing was changed: {found[0].message[-SAID:]}")


def in_each(
    what: str, roots: list[Path], changes: Sequence[Change], answer: Callable[[Path, Change], Answer]
) -> list[Answer]:
    """Return the result of each change, with as many trials at once as there are copies.

    Args:
        what: What is changed, for the progress messages.
        roots: The copies.
        changes: The changes.
        answer: Makes a change in a copy, takes it back and returns what it found.
    """
    free: SimpleQueue[Path] = SimpleQueue()
    for root in roots:
        free.put(root)

    def work(change: Change) -> Answer:
        root = free.get()
        try:
            return answer(root, change)
        finally:
            free.put(root)

    answers = []
    with ThreadPoolExecutor(len(roots)) as pool:
        for found in pool.map(work, changes):
            answers.append(found)
            if len(answers) % TOLD_AFTER == 0:
                click.echo(f"{what}: {len(answers)} of {len(changes)}")
    return answers


def environment(root: Path) -> dict[str, str]:
    """Return environment variables that make Python use the code of a copy."""
    # A change may keep the time and size of a file, and Python would then load the old compiled module.
    return os.environ | {"PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}


def _failures_in(report: Path) -> list[Failure]:
    cases = ElementTree.parse(report).iter("testcase")
    return [
        Failure(f"{case.get('classname')}::{case.get('name')}", part.text or part.get("message", ""))
        for case in cases
        for part in case
        if part.tag in ("failure", "error")
    ]
