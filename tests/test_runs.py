"""Chapters give the same bytes everywhere, and run again exactly when one of their inputs has changed."""

import json
import os
import py_compile
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from this_book import BOOK

from helpers import schema
from helpers.press.edition import Edition
from helpers.press.project import ChapterError, Project
from helpers.press.runs import chapter, checking, execution, inputs, keys, schedule
from helpers.press.runs.execution import ExecutionError, Options
from helpers.press.runs.jobs import Job, Limits, jobs_of
from helpers.press.runs.results import RUN, Record, Result

NAMES = BOOK.chapters()
SMALL, LARGE = "glossary", "helsenorge_over_time"
FAST = [SMALL, "known_gaps", "sources"]
STAYING = ("helpers/press/",)
# Logs the name of each table that is parsed.
SPY = """import pandas
def _read(path, parse=pandas.read_csv, **options):
    with open({file!r}, "a") as log:
        print(path.name, file=log)
    return parse(path, **options)
pandas.read_csv = _read
"""


def job(name: str, **limits: object) -> Job:
    return Job(name, BOOK.text_of(name), limits=Limits(**limits))


@pytest.fixture(scope="module")
def executed(elsewhere) -> dict[str, Result]:
    results = schedule.run(elsewhere, list(map(job, NAMES)), os.cpu_count() or 1, lambda *_: None)
    return {result.label: result for result in results}


@pytest.mark.parametrize("name", NAMES)
def test_chapter_reproduces_its_stored_bytes(executed, name):
    assert executed[name].failure is None
    assert executed[name].notebook == BOOK.text_of(name)


@pytest.mark.parametrize("name", [SMALL, LARGE])
def test_ordinary_kernel_gives_the_same_result_and_reads(executed, elsewhere, name):
    result = chapter.run(elsewhere, job(name, is_warm=False))
    assert result.notebook == executed[name].notebook
    assert result.record.read == executed[name].record.read


@contextmanager
def nothing_but(names: Iterable[str], project: Project) -> Iterator[None]:
    """Hide all files of a book except the named ones and the press."""
    root, hidden = project.root, project.root.parent / "hidden"
    others = [name for name in inputs.snapshot(project) if name not in names and not name.startswith(STAYING)]
    for name in others:
        (hidden / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).rename(hidden / name)
        if name.endswith(".py"):
            # Otherwise Python finds it where the book is installed.
            (root / name).write_text("raise ImportError('hidden')", encoding="utf-8")
    try:
        yield
    finally:
        for name in others:
            (hidden / name).rename(root / name)


def outputs_of(notebook: str) -> list:
    return [cell.get("outputs") for cell in json.loads(notebook)["cells"]]


@pytest.fixture(scope="module")
def tables_read(executed, elsewhere) -> dict[str, set[str]]:
    """Return the tables that each chapter reads, found independently of the press.

    Each chapter is run in a folder with nothing but what it is said to read. If it then gives the same,
    it can read no other table. Which of those it does read is written down by the function that parses them.
    """
    found = {}
    for name in NAMES:
        log, notebook = elsewhere.root.parent / name, json.loads(BOOK.text_of(name))
        _, second, *_ = (cell for cell in notebook["cells"] if cell["cell_type"] == "code")
        second["source"] = [SPY.format(file=str(log)), *second["source"]]
        with nothing_but(executed[name].record.read, elsewhere):
            run = chapter.run(elsewhere, Job(name, json.dumps(notebook)))
        assert run.failure is None
        assert outputs_of(run.notebook) == outputs_of(executed[name].notebook)
        found[name] = set(log.read_text(encoding="utf-8").splitlines())
    return found


@contextmanager
def changed(path: Path, content: bytes) -> Iterator[None]:
    before = path.read_bytes()
    path.write_bytes(content)
    try:
        yield
    finally:
        path.write_bytes(before)


def replay(patch: pytest.MonkeyPatch, executed: dict[str, Result]) -> None:
    """Replace runs of chapters with their earlier results, without a kernel."""

    def run(project: Project, jobs: list[Job], *_: object) -> Iterator[Result]:
        for job in jobs:
            before = executed[job.chapter]
            yield replace(before, record=Record(job.known, inputs.fingerprints(project, before.record.read)))

    patch.setattr(schedule, "run", run)
    patch.setattr(checking, "check", lambda *_: None)


def chapters_run(project: Project, store: Path) -> set[str]:
    results = execution.execute(project, jobs_of(project, Edition(), NAMES), Options(store=store))
    return {name for name, result in results.items() if result.record.state == RUN}


@pytest.fixture(scope="module")
def store(executed, elsewhere, tmp_path_factory) -> Path:
    """Return a store that has every chapter."""
    folder = tmp_path_factory.mktemp("store")
    with pytest.MonkeyPatch.context() as patch:
        replay(patch, executed)
        assert chapters_run(elsewhere, folder) == set(NAMES)
        assert chapters_run(elsewhere, folder) == set()
    return folder


@pytest.mark.parametrize("table", schema.table_names())
def test_changed_table_reruns_exactly_its_chapters(executed, tables_read, elsewhere, store, monkeypatch, table):
    replay(monkeypatch, executed)
    path = schema.path(table, elsewhere.data)
    with changed(path, path.read_bytes() + b"\n"):
        assert chapters_run(elsewhere, store) == {name for name in NAMES if path.name in tables_read[name]}


def outcome(name: str, project: Project, store: Path) -> str:
    """Return the executed chapter, or the reason of its failure."""
    try:
        jobs = jobs_of(project, Edition(), [name])
        results = execution.execute(project, jobs, Options(jobs=1, store=store))
    except (ExecutionError, ChapterError) as error:
        return str(error)
    return results[name].notebook


def edited(draw: st.DrawFn, text: str) -> str:
    """Return a text with a character inserted, deleted or replaced."""
    place, kind = draw(st.integers(0, len(text) - 1)), draw(st.sampled_from(["insert", "delete", "replace"]))
    letter = draw(st.sampled_from("0123456789 ,x\n").filter(lambda letter: letter != text[place]))
    return text[:place] + ("" if kind == "delete" else letter) + text[place + (kind != "insert") :]


@st.composite
def edits(draw: st.DrawFn, root: Path, name: str, read: list[str]) -> tuple[Path, str]:
    """Return an input of a chapter, and its text after an edit."""
    notebook = f"notebooks/{name}.ipynb"
    groups = [
        [notebook],
        [keys.LOCK],
        *([file for file in read if file.startswith(at)] for at in ("data/", "helpers/")),
    ]
    path = root / draw(st.sampled_from(draw(st.sampled_from(groups))))
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".ipynb":
        return path, edited(draw, text)
    notebook = json.loads(text)
    cell = draw(st.sampled_from(notebook["cells"]))
    cell["source"] = edited(draw, "".join(cell["source"]))
    return path, json.dumps(notebook)


def test_edit_between_two_runs_is_always_noticed(executed, elsewhere, store, tmp_path, monkeypatch):
    monkeypatch.setattr(checking, "check", lambda *_: None)

    # Inside, so that a failure does not print all results; shrinking would take long.
    @settings(max_examples=30, derandomize=True, phases=[Phase.generate])
    @given(data=st.data(), name=st.sampled_from(FAST))
    def compare(data: st.DataObject, name: str) -> None:
        assert outcome(name, elsewhere, store) == executed[name].notebook
        path, after = data.draw(
            edits(elsewhere.root, name, sorted(set(executed[name].record.read) - set(inputs.ALWAYS)))
        )
        with changed(path, after.encode()), tempfile.TemporaryDirectory(dir=tmp_path) as empty:
            is_the_same = outcome(name, elsewhere, store) == outcome(name, elsewhere, Path(empty))
        assert is_the_same, path.name

    compare()


def test_edit_that_keeps_size_and_time_is_seen(elsewhere):
    path = elsewhere.root / "helpers" / "data.py"
    times = path.stat()
    # Importing a module leaves a compiled file behind.
    py_compile.compile(str(path))
    with changed(path, path.read_bytes().replace(b"import pandas as pd", b"import pandas as pq")):
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        assert "NameError" in chapter.run(elsewhere, job(SMALL)).failure.reason


def test_edit_during_a_run_or_worker_with_other_files_is_noticed():
    result = Result(SMALL, Record({"Python": "3.12"}, {"data/definitions.csv": "2"}))
    asked = Job(SMALL, "", known={"Python": "3.11"})
    failure = execution.differs(result, asked, {"data/definitions.csv": "1"})
    assert failure.reason.startswith("data/definitions.csv, Python changed while the chapter ran")
