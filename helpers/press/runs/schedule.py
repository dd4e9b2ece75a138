"""Where chapters run: several at once on this machine, or on a Dask cluster.

The same function runs in both places; each chapter has a kernel of its own.
"""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from functools import partial
from uuid import uuid4

from helpers.press.runs import kernels
from helpers.press.runs.chapter import run
from helpers.press.runs.jobs import Failure, Job, Run

CONNECT_SECONDS = 10


class ScheduleError(RuntimeError):
    """The cluster can't be used."""


def run_here(jobs: list[Job], at_once: int, report: Callable[[str, int, int], None]) -> Iterator[Run]:
    """Run chapters on this machine and yield each as it ends.

    Args:
        jobs: The chapters.
        at_once: How many may run at once.
        report: Called as each cell begins.
    """
    # A thread only waits for its kernel, which is a process.
    with ThreadPoolExecutor(at_once) as pool:
        yield from _collect(pool, jobs, report, kernels.end)


def run_on_cluster(address: str, jobs: list[Job], report: Callable[[str, int, int], None]) -> Iterator[Run]:
    """Run chapters on the workers of a Dask cluster and yield each as it ends.

    Args:
        address: Address of the scheduler, such as tcp://10.0.0.1:8786.
        jobs: The chapters.
        report: Called as each cell begins.

    Raises:
        ScheduleError: If `distributed` is not installed, or there is no scheduler or no worker at the address.
    """
    with _client(address) as client:
        # A topic of its own, since others may use the cluster too.
        topic = f"chapters-{uuid4()}"
        client.subscribe_topic(topic, lambda event: report(*event[1]))
        # The same chapter is run anew, since the files of a worker can have changed.
        pool = client.get_executor(pure=False)
        yield from _collect(
            pool, jobs, partial(report_to_cluster, topic), partial(client.run, kernels.end, on_error="ignore")
        )


def report_to_cluster(topic: str, label: str, cell: int, cells: int) -> None:
    """Tell the one who asked for a run which cell has begun.

    Args:
        topic: Name under which that one listens.
        label: That of the job.
        cell: Number of the cell.
        cells: Number of all cells.
    """
    from distributed import get_worker

    get_worker().log_event(topic, (label, cell, cells))


def _collect(
    pool: Executor, jobs: list[Job], report: Callable[[str, int, int], None], end: Callable[[str], object]
) -> Iterator[Run]:
    # Others may run chapters in the same workers.
    group = f"group-{uuid4()}"
    started: dict[Future, Job] = {}
    try:
        for job in jobs:
            started[pool.submit(run, job, report, group)] = job
        for ended in as_completed(started):
            # It is forgotten with its result: hundreds of executed notebooks fill the memory.
            yield _result(ended, started.pop(ended))
    except BaseException:
        for future in started:
            future.cancel()
        end(group)
        raise


def _result(ended: Future, job: Job) -> Run:
    """Return a run; whatever broke it, such as a worker that was lost too often, is its failure."""
    try:
        return ended.result()
    except CancelledError:
        return Run(job.label, failure=Failure("the connection to the cluster was lost"))
    except Exception as error:
        return Run(job.label, failure=Failure(f"{type(error).__name__}: {' '.join(str(error).split())}"))


@contextmanager
def _client(address: str) -> Iterator:
    try:
        from distributed import Client
    except ImportError:
        raise ScheduleError(
            "--scheduler needs the package distributed; install the extra: pip install '.[cluster]'"
        ) from None
    # What it would log is told as failures of chapters.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=CONNECT_SECONDS)
    except (OSError, ValueError) as error:
        raise ScheduleError(f"no scheduler answers at {address}: {error}") from None
    with client:
        if not client.scheduler_info()["workers"]:
            raise ScheduleError(f"the scheduler at {address} has no workers")
        yield client
