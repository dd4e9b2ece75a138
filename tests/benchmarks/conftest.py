"""Fixtures of the benchmarks: copies of the book, the measurement of a case, and the list of failed cases."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import PRESS_BOOK, in_turn
from copies import copy_tracked
from memory import Memory
from previewing import Preview

from helpers.press.project import Project

QUICK_ROUNDS, SLOW_ROUNDS = 3, 1


def pytest_addoption(parser):
    message = f"How often each case runs (what takes long {SLOW_ROUNDS}, the rest {QUICK_ROUNDS})."
    parser.addoption("--rounds", type=int, help=message)


def pytest_configure(config):
    rounds = config.getoption("rounds")
    if rounds is not None and rounds < 1:
        raise pytest.UsageError(f"--rounds: {rounds} is not allowed; it must be 1 or more")


def pytest_benchmark_update_json(config, output_json):
    """Add the failed cases to the measurements, so that the report names them."""
    stats = config.pluginmanager.get_plugin("terminalreporter").stats
    reports = [*stats.get("failed", ()), *stats.get("error", ())]
    output_json["failed"] = {report.nodeid: _reason(report.longreprtext) for report in reports}


def _reason(message: str) -> str:
    lines = message.splitlines() or [""]
    return next((line for line in lines if line.startswith("E ")), lines[-1]).removeprefix("E").strip()


@pytest.fixture
def new_book(tmp_path) -> Callable[[], Path]:
    """Return a function that copies the book without any build."""

    def copied() -> Path:
        root = _emptied(tmp_path / "book")
        copy_tracked(Project.here().root, root)
        return root

    return copied


@pytest.fixture
def built_book(built_once, tmp_path) -> Callable[[], Path]:
    """Return a function that copies the book with a complete build."""
    return lambda: shutil.copytree(built_once, _emptied(tmp_path / "book"))


@pytest.fixture
def previewed_book(built_book) -> Callable[[], Preview]:
    """Return what starts a preview of a copy of the book in which everything is built."""
    return lambda: Preview(built_book())


@pytest.fixture(scope="session")
def built_once(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("built") / "book"
    copy_tracked(Project.here().root, root)
    in_turn(PRESS_BOOK)(root)
    return root


def _emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return folder


@pytest.fixture
def measure(benchmark, request) -> Callable[..., None]:
    """Return a function that measures a case: the time of an action in each round, then the memory.

    The action and the teardown get the result of `prepare`; only the action is timed.
    """

    def measured(title: str, prepare: Callable, action: Callable, teardown: Callable | None = None, slow: bool = False):
        rounds = request.config.getoption("rounds") or (SLOW_ROUNDS if slow else QUICK_ROUNDS)
        benchmark.extra_info["title"] = title
        benchmark.pedantic(action, setup=lambda: ((prepare(),), {}), teardown=teardown, rounds=rounds)
        # Reading the memory takes processor time, so it has a separate round.
        prepared = prepare()
        with Memory() as memory:
            action(prepared)
        if teardown:
            teardown(prepared)
        benchmark.extra_info["memory"] = memory.most

    return measured
