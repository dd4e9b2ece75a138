"""Where chapters run: several at once on this machine, or on a Dask cluster.

The same function runs in both places; each chapter has a kernel of its own.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor, as_completed, wait
from contextlib import contextmanager

from helpers.press import kernels
from helpers.press.jobs import Job, Run
from helpers.press.runs import run

CONNECT_SECONDS = 10
TOPIC = "chapters"


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
        yield from _collect(pool, jobs, report, kernels.end_all)


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
        client.subscribe_topic(TOPIC, lambda event: report(*event[1]))
        end_all = lambda: client.run(kernels.end_all)  # noqa: E731
        yield from _collect(client.get_executor(), jobs, report_to_cluster, end_all)


def report_to_cluster(name: str, cell: int, cells: int) -> None:
    """Tell the one who asked for a run which cell has begun."""
    from distributed import get_worker

    get_worker().log_event(TOPIC, (name, cell, cells))


def _collect(pool: Executor, jobs: list[Job], report: Callable, end_all: Callable) -> Iterator[Run]:
    started = {pool.submit(run, job, report): job for job in jobs}
    try:
        for ended in as_completed(started):
            yield ended.result()
    except BaseException:
        for future in started:
            future.cancel()
        # A kernel that was just about to start is ended in the next round.
        while wait(started, timeout=0.2).not_done:
            end_all()
        raise


@contextmanager
def _client(address: str) -> Iterator:
    try:
        from distributed import Client
    except ImportError:
        raise ScheduleError(
            "--scheduler needs the package distributed; install the extra: pip install '.[cluster]'"
        ) from None
    try:
        client = Client(address, timeout=CONNECT_SECONDS)
    except (OSError, ValueError) as error:
        raise ScheduleError(f"no scheduler answers at {address}: {error}") from None
    with client:
        if not client.scheduler_info()["workers"]:
            raise ScheduleError(f"the scheduler at {address} has no workers")
        yield client
