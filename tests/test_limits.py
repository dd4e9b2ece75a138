"""A run that reaches a limit of the machine names it."""

import resource
import signal
from types import SimpleNamespace

import pytest
from this_book import BOOK

from helpers.press.edition import Edition
from helpers.press.project import Project
from helpers.press.runs import execution, limits
from helpers.press.runs.execution import Options
from helpers.press.runs.jobs import jobs_of
from helpers.press.site import build

SMALL = "glossary"


@pytest.fixture
def machine(monkeypatch) -> list[tuple[int, int]]:
    """Set the soft and hard limit of open files, and list the requested limits."""
    allowed = [(256, 4096)]
    monkeypatch.setattr(resource, "getrlimit", lambda _: allowed[-1])
    monkeypatch.setattr(resource, "setrlimit", lambda _, pair: allowed.append(pair))
    return allowed


def test_limit_of_open_files_is_raised_for_the_kernels(machine):
    limits.open_files(1)
    assert machine == [(256, 4096)]
    limits.open_files(20)
    assert machine[-1] == (768, 4096)


def test_limit_of_open_files_that_is_too_low_is_reported(machine, tmp_path):
    with pytest.raises(limits.LimitError, match=r"200 chapters at once open up to 6528 files, and this machine allows"):
        limits.open_files(200)
    machine.append((64, 64))
    with pytest.raises(limits.LimitError, match="this machine allows 64; raise its limit"):
        execution.execute(Project(BOOK.root, tmp_path), jobs_of(BOOK, Edition(), [SMALL]), Options(jobs=8))


def test_build_killed_by_the_system_is_reported(tmp_path, monkeypatch):
    ended = SimpleNamespace(run=lambda _: (-signal.SIGKILL, "reading sources\n"))
    monkeypatch.setattr(build, "JupyterBook", lambda *_: ended)
    with pytest.raises(build.SiteError, match="It was ended by SIGKILL; perhaps the machine ran out of memory"):
        build.build(BOOK, tmp_path)
