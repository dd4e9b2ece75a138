"""Chapters run in parallel, locally or on a cluster, and can be stopped at any time."""

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from distributed import Client
from rich.console import Console
from this_book import BOOK

from helpers.press.runs import chapter, kernels, schedule
from helpers.press.runs import cluster as on_cluster
from helpers.press.runs.jobs import Job, Limits
from helpers.press.runs.progress import RunProgress
from helpers.press.runs.results import RUN, Record, Result

SMALL, LARGE = "glossary", "helsenorge_over_time"


def job(name: str, **limits: object) -> Job:
    return Job(name, BOOK.text_of(name), limits=Limits(**limits))


def ending_with(notebook: str, source: str) -> str:
    """Return a notebook with a last cell of code."""
    parsed = json.loads(notebook)
    parsed["cells"][-1] |= {"cell_type": "code", "source": source, "outputs": [], "execution_count": None}
    return json.dumps(parsed)


def test_chapters_that_take_longest_begin_first():
    jobs = [Job(name, "-" * size) for name, size in {"quick": 9, "slow": 1, "new": 1, "large": 5}.items()]
    last = {"quick": Record({}, {}, RUN, seconds=0.4), "slow": Record({}, {}, RUN, seconds=2.5)}
    assert [job.chapter for job in schedule.longest_first(jobs, last)] == ["large", "new", "slow", "quick"]
    assert [job.chapter for job in schedule.longest_first(jobs, {})] == ["quick", "large", "slow", "new"]


def test_finished_results_are_not_kept_in_memory(monkeypatch):
    monkeypatch.setattr(chapter, "run", lambda _, job, *__: Result(job.label, text="executed"))
    jobs = [Job(SMALL, "", edition=str(number)) for number in range(20)]
    taken, alive = [], []
    for run in schedule.run(BOOK, jobs, 1, print):
        alive.append(len([earlier for earlier in taken if earlier()]))
        taken.append(weakref.ref(run))
    assert len(taken) == 20
    # A job that was just taken may not have started yet.
    assert max(alive) <= 1


@pytest.mark.parametrize("is_warm", [True, False])
def test_ctrl_c_stops_the_press_and_keeps_finished_chapters(copied_book, short_folder, start_press, is_warm):
    path = copied_book / "notebooks" / f"{SMALL}.ipynb"
    # The endless chapter may start after the other one has finished.
    reached = copied_book.parent / "reached"
    endless = f"import os\nos.mkdir({str(reached)!r})\nwhile True: pass"
    path.write_text(ending_with(path.read_text(encoding="utf-8"), endless), encoding="utf-8")
    press = start_press("book", SMALL, "sources", "--jobs", 2, "--warm" if is_warm else "--ordinary")
    stored = copied_book / "_build" / "runs"
    wait_for(lambda: press.poll() is not None or (reached.exists() and list(stored.rglob("*.run"))))
    assert press.poll() is None, press.communicate()[0]
    started = psutil.Process(press.pid).children(recursive=True)
    assert started
    press.send_signal(signal.SIGINT)
    output = press.communicate(timeout=60)[0]
    assert press.returncode == 130, output
    assert output.splitlines()[-1] == "Stopped. Finished chapters are saved; the next run resumes."
    assert all(line.startswith("sources: done, ") for line in output.splitlines()[:-1]), output
    assert [process for process in started if is_running(process)] == []
    assert list(short_folder.iterdir()) == []
    files = [path for path in (copied_book / "_build").rglob("*") if path.is_file()]
    assert [path.suffix for path in files if path.name not in (".lock", "checked.json")] == [".run"]


@pytest.mark.parametrize("is_warm", [True, False])
def test_kernel_of_a_stopped_group_does_not_start(is_warm):
    kernels.end("ended")
    assert chapter.run(BOOK, job(SMALL, is_warm=is_warm), group="ended").failure
    assert chapter.run(BOOK, job(SMALL, is_warm=is_warm), group="other").failure is None


@pytest.fixture
def cluster(copied_book, tmp_path) -> Iterator[tuple[str, list[subprocess.Popen]]]:
    """Start a Dask scheduler and two workers with the helpers of the copy, in separate processes."""
    dask, file = str(Path(sys.executable).with_name("dask")), tmp_path / "scheduler.json"
    alone = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "start_new_session": True, "cwd": tmp_path}
    alone["env"] = os.environ | {"PYTHONPATH": str(copied_book)}
    options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)]
    started = [subprocess.Popen([dask, "scheduler", *options], **alone)]
    # Dask makes the file before it writes into it.
    wait_for(lambda: file.is_file() and file.read_text(encoding="utf-8").endswith("}"))
    for number in range(2):
        options = ["--scheduler-file", str(file), "--nthreads", "1", "--no-nanny", "--no-dashboard"]
        folder = ["--local-directory", str(tmp_path / f"worker-{number}")]
        started.append(subprocess.Popen([dask, "worker", *options, *folder], **alone))
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


def is_running(process: psutil.Process) -> bool:
    try:
        # A process that has ended stays as a zombie until its parent has asked for its status.
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def kernels_on(workers: list[subprocess.Popen]) -> set[psutil.Process]:
    """Return the running kernels of the workers, which are children of their warm processes."""
    parents = [psutil.Process(worker.pid) for worker in workers]
    below = {process for parent in parents for process in {*parent.children(recursive=True)} - {*parent.children()}}
    return {process for process in below if is_running(process)}


def test_cluster_gives_the_same_results_after_a_worker_is_killed(cluster):
    address, workers = cluster
    names = [SMALL, LARGE, "helsenorge_services", "satisfaction"]
    begun, interrupted = set(), set()

    def kill_the_first_worker(label: str, _cell: int, _cells: int) -> None:
        begun.add(label)
        if not interrupted and (running := kernels_on(workers[:1])):
            interrupted.update(running)
            workers[0].kill()

    found = {run.label: run for run in on_cluster.run(address, list(map(job, names)), kill_the_first_worker)}
    assert workers[0].wait() == -signal.SIGKILL
    assert interrupted
    assert begun == set(names)
    for name in names:
        assert found[name].failure is None
        assert found[name].notebook == BOOK.text_of(name)
        assert found[name].record.read == chapter.run(BOOK, job(name)).record.read


def test_ctrl_c_on_a_cluster_stops_only_its_own_kernels(copied_book, start_press, cluster):
    address, workers = cluster

    # Another user runs a chapter that tells its process and waits for a file.
    reached, go = copied_book / "reached", copied_book / "go"
    wait = (
        f"import os, pathlib, time\npathlib.Path('{reached}-new').write_text(str(os.getpid()))\n"
        f"os.rename('{reached}-new', '{reached}')\nwhile not pathlib.Path('{go}').exists(): time.sleep(0.1)"
    )
    others = Job(SMALL, ending_with(BOOK.text_of(SMALL), wait))
    with ThreadPoolExecutor(1) as thread:
        other = thread.submit(lambda: list(on_cluster.run(address, [others], lambda *_: None)))
        wait_for(reached.exists)
        kernel = psutil.Process(int(reached.read_text(encoding="utf-8")))
        path = copied_book / "notebooks" / f"{SMALL}.ipynb"
        path.write_text(ending_with(path.read_text(encoding="utf-8"), "while True: pass"), encoding="utf-8")
        press = start_press("book", SMALL, "sources", "--scheduler", address)
        wait_for(lambda: kernels_on(workers) > {kernel})
        press.send_signal(signal.SIGINT)
        output = press.communicate(timeout=60)[0]
        assert press.returncode == 130, output
        assert output.splitlines()[-1] == "Stopped. Finished chapters are saved; the next run resumes."
        assert all(line.startswith("sources: done, ") for line in output.splitlines()[:-1]), output
        wait_for(lambda: kernels_on(workers) == {kernel})
        go.touch()
        [run] = other.result(timeout=60)
    assert run.failure is None


def test_progress_is_a_line_for_each_chapter_without_a_terminal(capsys):
    with RunProgress([SMALL, "sources"]) as progress:
        progress.cell(SMALL, 1, 2)
        progress.ended(SMALL, 2.06, failed=False)
        progress.ended("sources", 61, failed=True)
    assert capsys.readouterr() == ("", "glossary: done, 2.1 s (1 of 2)\nsources: failed, 61.0 s (2 of 2)\n")


def test_progress_is_a_bar_for_each_running_chapter_in_a_terminal():
    console = Console(force_terminal=True, file=io.StringIO(), width=100, legacy_windows=False)
    with RunProgress([SMALL, "sources", "known_gaps"], console) as progress:
        progress.cell(SMALL, 3, 10)
        progress.ended("sources", 61, failed=True)
        # The process has exited.
        progress.cell("sources", 4, 10)
        bars = Console(width=100, file=io.StringIO())
        bars.print(progress.bars)
        shown = bars.file.getvalue()
    assert re.search(r"Chapters .* 1/3 ", shown)
    assert re.search(r"glossary .* 2/10", shown)
    assert "sources" not in shown
    assert "sources: failed, 61.0 s (1 of 3)" in console.file.getvalue()
