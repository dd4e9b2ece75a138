"""Run jobs on the workers of a Dask cluster."""

import logging
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from helpers.press.errors import PressError
from helpers.press.project import Project
from helpers.press.runs import chapter, kernels, schedule
from helpers.press.runs.jobs import Job
from helpers.press.runs.results import Result
from helpers.press.runs.schedule import Report

if TYPE_CHECKING:
    from distributed import Client

CONNECT_SECONDS = 10


class ScheduleError(PressError):
    """The cluster can't be used."""


def run(address: str, jobs: list[Job], report: Report) -> Generator[Result, None, None]:
    """Run jobs on the workers of a Dask cluster and yield each result as it arrives.

    Args:
        address: Address of the scheduler, such as tcp://10.0.0.1:8786.
        jobs: The jobs.
        report: Called as each cell begins.

    Raises:
        ScheduleError: If `distributed` is not installed, or there is no scheduler or no worker at the address.
    """
    with _client(address) as client:
        # A topic of its own, since others may use the cluster too.
        topic = f"chapters-{uuid4()}"
        client.subscribe_topic(topic, lambda event: report(*event[1]))
        # Dask must not reuse a result, since the files of a worker may have changed.
        pool = client.get_executor(pure=False)
        end = partial(client.run, kernels.end, on_error="ignore")
        yield from schedule.collect(pool, run_on_worker, jobs, partial(report_to_client, topic), end)


def run_on_worker(job: Job, report: Report, group: str) -> Result:
    """Run a job with the book that this worker has."""
    return chapter.run(Project.here(), job, report, group)


def report_to_client(topic: str, label: str, cell: int, cells: int) -> None:
    """Report to the client of the cluster which cell has begun.

    Args:
        topic: What the client listens to.
        label: That of the job.
        cell: Number of the cell.
        cells: Number of all cells.
    """
    from distributed import get_worker

    get_worker().log_event(topic, (label, cell, cells))


@contextmanager
def _client(address: str) -> Iterator["Client"]:
    try:
        from distributed import Client
    except ImportError:
        raise ScheduleError(
            "--scheduler needs the package distributed; install the extra: pip install '.[cluster]'"
        ) from None
    # The failures of chapters report what it would log.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=CONNECT_SECONDS)
    except (OSError, ValueError) as error:
        raise ScheduleError(f"no scheduler answers at {address}: {error}") from None
    with client:
        if not client.scheduler_info()["workers"]:
            raise ScheduleError(f"the scheduler at {address} has no workers")
        yield client
