"""Chapters give the same bytes wherever they run, read what they say, and can be stopped at any time."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from distributed import Client

from helpers import data
from helpers.press import chapters
from helpers.press.runs import chapter, execution, inputs, kernels, plan, schedule
from helpers.press.runs.jobs import Job, Limits, Run
from helpers.press.runs.progress import Progress
from helpers.press.runs.store import Entry, Store

SMALL, LARGE = "glossary", "helsenorge_over_time"


def job(name: str, **limits: object) -> Job:
    return Job(name, chapters.text_of(name), limits=Limits(**limits))


@pytest.fixture(scope="module")
def executed() -> dict[str, Run]:
    jobs = [job(name) for name in chapters.notebook_names()]
    return {run.label: run for run in schedule.run_here(jobs, os.cpu_count() or 1, lambda *_: None)}


@pytest.fixture
def copy(tmp_path) -> Path:
    """Copy the book with its helpers, to be run from there."""
    root = tmp_path / "book"
    for name in ("_static", "data", "helpers", "notebooks"):
        shutil.copytree(inputs.ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in inputs.ROOT.iterdir():
        if path.suffix in (".md", ".yml", ".bib", ".txt", ".toml"):
            shutil.copy(path, root / path.name)
    return root


def start_press(root: Path, *arguments: object) -> subprocess.Popen:
    """Run the press of a copy, with its temporary files in a folder beside it."""
    (root.parent / "tmp").mkdir()
    return subprocess.Popen(
        [sys.executable, "-m", "helpers.press.cli", *map(str, arguments)],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root), "TMPDIR": str(root.parent / "tmp")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def ending_with(notebook: str, source: str) -> str:
    """Return a notebook with a last cell of code."""
    told = json.loads(notebook)
    told["cells"][-1] |= {"cell_type": "code", "source": source, "outputs": [], "execution_count": None}
    return json.dumps(told)


def kernels_of(root: Path) -> list[psutil.Process]:
    folder = str(root.parent / "tmp")
    return [
        one for one in psutil.process_iter(["cmdline"]) if any(folder in word for word in one.info["cmdline"] or [])
    ]


@pytest.mark.parametrize("name", chapters.notebook_names())
def test_chapter_gives_the_stored_bytes(executed, name):
    assert executed[name].failure is None
    assert executed[name].notebook == chapters.text_of(name)


@pytest.mark.parametrize("name", [SMALL, LARGE])
def test_ordinary_kernel_gives_the_same_and_reads_the_same(executed, name):
    run = chapter.run(job(name, is_warm=False))
    assert run.notebook == executed[name].notebook
    assert run.read == executed[name].read


def test_each_changed_table_makes_exactly_its_chapters_stale(executed, tmp_path):
    now = inputs.snapshot()
    store = Store(tmp_path)
    for planned in plan.plan(list(executed), {}, store, now):
        store.save(planned.beginning, Entry(executed[planned.job.name].read, executed[planned.job.name].notebook))
    stale_by = {}
    for table in data.table_names():
        plans = plan.plan(list(executed), {}, store, now | {f"data/{data.resource(table)['path']}": "changed"})
        stale_by[table] = {planned.job.name for planned in plans if not planned.entry}
    # Claims are recomputed from the figures of all tables.
    everywhere = {"audit", "chart_forms", "data_catalogue", "survey_method"}
    assert stale_by["published_claims"] == everywhere
    assert stale_by["events"] == {*everywhere, "corona_spring", "helsenorge_over_time"}
    assert stale_by["online_health"] == {*everywhere, "nordic_internet_health"}
    assert stale_by["definitions"] == {*everywhere, "glossary"}
    assert stale_by["population"] == {*everywhere, "helsenorge_over_time", "nordic_portal_use"}


@pytest.mark.parametrize("name", [SMALL, LARGE])
def test_chapter_needs_nothing_that_it_does_not_announce(executed, copy, name):
    read = executed[name].read
    for path in [*(copy / "data").glob("*.csv"), *(copy / "helpers").glob("*.py")]:
        if path.relative_to(copy).as_posix() not in read:
            path.unlink()
    shutil.rmtree(copy / "_static")
    script = (
        "from helpers.press import chapters\n"
        "from helpers.press.runs import chapter, jobs\n"
        f"run = chapter.run(jobs.Job('{name}', chapters.text_of('{name}')))\n"
        "print(run.failure)\n"
        "open('out', 'w').write(run.notebook)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": str(copy)},
        capture_output=True,
        text=True,
    )
    assert done.stdout == "None\n", done.stderr
    assert (copy / "out").read_text(encoding="utf-8") == executed[name].notebook


def test_edit_during_a_run_or_worker_with_other_files_is_noticed():
    run = Run(SMALL, "", None, {"data/definitions.csv": "2"}, {"Python": "3.12"})
    planned = plan.Plan(job(SMALL), {"Python": "3.11"}, None)
    failure = execution.differs(run, planned, {"data/definitions.csv": "1"})
    assert failure.reason.startswith("data/definitions.csv, Python changed while the chapter ran")


@pytest.mark.parametrize("is_warm", [True, False])
def test_ctrl_c_ends_all_kernels_and_leaves_nothing_half_written(copy, is_warm):
    path = copy / "notebooks" / f"{SMALL}.ipynb"
    path.write_text(ending_with(path.read_text(encoding="utf-8"), "while True: pass"), encoding="utf-8")
    press = start_press(copy, "book", SMALL, "sources", "--jobs", 2, "--warm" if is_warm else "--ordinary")
    deadline = time.monotonic() + 120
    while not list((copy / "_build" / "runs").rglob("*.run")) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert kernels_of(copy)
    press.send_signal(signal.SIGINT)
    told = press.communicate(timeout=60)[0]
    assert press.returncode == 130, told
    assert told == "Stopped. What had ended is kept; the next run goes on from there.\n"
    assert kernels_of(copy) == []
    assert list((copy.parent / "tmp").iterdir()) == []
    assert [path.suffix for path in (copy / "_build").rglob("*") if path.is_file() and path.name != ".lock"] == [".run"]


@pytest.mark.parametrize("is_warm", [True, False])
def test_kernel_of_a_group_that_was_ended_does_not_start(is_warm):
    kernels.end("ended")
    assert chapter.run(job(SMALL, is_warm=is_warm), group="ended").failure
    assert chapter.run(job(SMALL, is_warm=is_warm), group="other").failure is None


@pytest.mark.parametrize(
    ("spoil", "arguments", "told"),
    [
        (lambda root: (root / "data" / "events.csv").unlink(), [], "events.csv: the file is missing; data/datapackage"),
        (lambda root: edit(root / "data" / "events.csv", "id,", "di,"), [], "events.csv"),
        (lambda root: edit(root / "data" / "portal_use.csv", ",exact,", ",exakt,"), [], "data/portal_use.csv, row "),
        (lambda root: edit(root / "data" / "datapackage.json", "{", "["), [], "data/datapackage.json"),
        (
            lambda root: (root / "notebooks" / f"{SMALL}.ipynb").write_text("{}"),
            [],
            "glossary.ipynb: the file is not a note",
        ),
        (
            lambda root: (root / "notebooks" / f"{SMALL}.ipynb").unlink(),
            [],
            "glossary.ipynb: the file is missing; _toc",
        ),
        (
            lambda root: edit(root / "notebooks" / f"{SMALL}.ipynb", '"parameters"', '"x"'),
            [],
            "0 cells are tagged param",
        ),
        (
            lambda root: edit(root / "notebooks" / f"{SMALL}.ipynb", "language: str", "language: int"),
            [],
            "its type is str",
        ),
        (
            lambda root: (root / "notebooks" / f"{SMALL}.ipynb").write_bytes(b"\xff{"),
            [],
            "glossary.ipynb: the file is not a notebook",
        ),
        (
            lambda root: edit(root / "notebooks" / f"{SMALL}.ipynb", "language: str", "language str"),
            [],
            "glossary.ipynb, parameters, line 1: invalid syntax",
        ),
        (lambda root: (root / "_toc.yml").write_text("root: [", encoding="utf-8"), [], "_toc.yml"),
        (lambda root: (root / "_toc.yml").unlink(), [], "No such file or directory: "),
        (lambda root: (root / "_toc.yml").write_text("root: intro", encoding="utf-8"), [], "_toc.yml: it must name a"),
        (lambda root: None, ["--store", "_toc.yml/x"], "the store _toc.yml/x can't be used: Not a directory"),
        (lambda root: (root / "_build" / "runs").touch(), [], "_build/runs can't be used"),
        (lambda root: None, ["--cell-seconds", "many"], "is not a valid integer"),
        (lambda root: None, ["--edition", "nowhere"], 'there is no edition "nowhere"'),
        (lambda root: (root / "notebooks" / "editions.yml").unlink(), ["--edition", "all"], "editions.yml"),
        (lambda root: (root / "store").touch(), ["--store", "store"], "the store store can't be used: File exists"),
        (lambda root: None, ["--scheduler", "tcp://127.0.0.1:1"], "127.0.0.1:1"),
    ],
)
def test_bad_input_is_one_clear_message(copy, spoil, arguments, told):
    page = copy / "_build" / "html" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("last good site", encoding="utf-8")
    spoil(copy)
    press = start_press(copy, "book", *arguments)
    output = press.communicate(timeout=120)[0]
    assert press.returncode in (1, 2), output
    assert told in output
    assert "Traceback" not in output
    assert page.read_text(encoding="utf-8") == "last good site"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def cluster(copy, tmp_path) -> Iterator[tuple[str, list[subprocess.Popen]]]:
    """Start a Dask scheduler and two workers with the helpers of the copy, each a process of its own."""
    dask, file = str(Path(sys.executable).with_name("dask")), tmp_path / "scheduler.json"
    alone = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "start_new_session": True, "cwd": tmp_path}
    alone["env"] = os.environ | {"PYTHONPATH": str(copy)}
    told = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)]
    started = [subprocess.Popen([dask, "scheduler", *told], **alone)]
    wait_for(file.is_file)
    for number in range(2):
        told = ["--scheduler-file", str(file), "--nthreads", "1", "--no-nanny", "--no-dashboard"]
        folder = ["--local-directory", str(tmp_path / f"worker-{number}")]
        started.append(subprocess.Popen([dask, "worker", *told, *folder], **alone))
    address = json.loads(file.read_text(encoding="utf-8"))["address"]
    with Client(address) as client:
        client.wait_for_workers(2, timeout=120)
    yield address, started[1:]
    for process in started:
        process.kill()
        process.wait()


def wait_for(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 120
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_cluster_gives_the_same_even_if_a_worker_is_killed(executed, cluster):
    address, workers = cluster
    names = [SMALL, LARGE, "corona_spring", "satisfaction"]
    begun = []

    def kill_the_first_worker(label: str, cell: int, _cells: int) -> None:
        begun.extend([label] if cell == 1 else [])
        if len(set(begun)) == 2:
            workers[0].kill()

    found = {run.label: run for run in schedule.run_on_cluster(address, list(map(job, names)), kill_the_first_worker)}
    assert workers[0].wait() == -signal.SIGKILL
    assert sorted(set(begun)) == sorted(names)
    assert len(begun) > len(names)
    for name in names:
        assert found[name].failure is None
        assert found[name].notebook == executed[name].notebook
        assert found[name].read == executed[name].read


def test_ctrl_c_on_a_cluster_ends_the_own_kernels_and_no_others(copy, cluster):
    address, workers = cluster

    def living() -> set[psutil.Process]:
        """Return the kernels of all workers, which are children of their warm processes."""
        warm = [child for worker in workers for child in psutil.Process(worker.pid).children()]
        return {kernel for process in warm for kernel in process.children() if kernel.status() != psutil.STATUS_ZOMBIE}

    # Someone else runs a chapter that waits for a file.
    wait = f"import pathlib, time\nwhile not pathlib.Path('{copy / 'go'}').exists(): time.sleep(0.1)"
    others = Job(SMALL, ending_with(chapters.text_of(SMALL), wait))
    with ThreadPoolExecutor(1) as thread:
        other = thread.submit(lambda: list(schedule.run_on_cluster(address, [others], lambda *_: None)))
        wait_for(lambda: len(living()) == 1)
        [kernel] = living()
        path = copy / "notebooks" / f"{SMALL}.ipynb"
        path.write_text(ending_with(path.read_text(encoding="utf-8"), "while True: pass"), encoding="utf-8")
        press = start_press(copy, "book", SMALL, "sources", "--scheduler", address)
        wait_for(lambda: len(living()) == 2)
        press.send_signal(signal.SIGINT)
        told = press.communicate(timeout=60)[0]
        assert press.returncode == 130, told
        assert told == "Stopped. What had ended is kept; the next run goes on from there.\n"
        wait_for(lambda: living() == {kernel})
        (copy / "go").touch()
        [run] = other.result(timeout=60)
    assert run.failure is None


def test_progress_counts_and_tells_the_time_left():
    progress = Progress(["a"], ["b", "c", "d"], at_once=2)
    assert progress.left() is None
    progress.cell("b", 3, 10)
    progress.ended("b", 4.0, failed=False)
    progress.ended("c", 2.0, failed=True)
    assert progress.left() == 3.0
    assert progress.states == {"a": "reused", "b": "done", "c": "failed", "d": "waiting"}


def test_progress_is_quiet_without_a_terminal(capsys):
    with Progress([], [SMALL], at_once=1) as progress:
        progress.cell(SMALL, 1, 2)
    assert capsys.readouterr() == ("", "")
