"""Run jobs in parallel on this machine; `helpers.press.runs.cluster` runs them on others.

The same function runs a job in both places, each in a kernel of its own.
"""

import math
from collections.abc import Callable, Generator
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor, as_completed
from functools import partial
from uuid import uuid4

from helpers.press.project import Project
from helpers.press.runs import chapter, kernels
from helpers.press.runs.jobs import Job
from helpers.press.runs.results import Failure, Record, Result

# Called as each cell begins, with the label of the job, the number of the cell and of all cells.
Report = Callable[[str, int, int], object]


def longest_first(jobs: list[Job], last: dict[str, Record]) -> list[Job]:
    """Return jobs in the order in which they are to begin; a long one that came last would run alone at the end.

    A chapter that has never run here comes before those that have, and one with many outputs before one with few.

    Args:
        jobs: The jobs.
        last: The records of the last runs, by chapter.
    """
    seconds = {chapter: found.seconds for chapter, found in last.items()}
    return sorted(jobs, key=lambda job: (seconds.get(job.chapter, math.inf), len(job.notebook)), reverse=True)


def run(project: Project, jobs: list[Job], at_once: int, report: Report) -> Generator[Result, None, None]:
    """Run jobs on this machine and yield each result as it arrives.

    Args:
        project: The book.
        jobs: The jobs, in the order in which they begin.
        at_once: How many may run at once.
        report: Called as each cell begins.
    """
    # A thread only waits for its kernel, which is a process.
    with ThreadPoolExecutor(at_once) as pool:
        yield from collect(pool, partial(chapter.run, project), jobs, report, kernels.end)


def collect(
    pool: Executor,
    run_job: Callable[[Job, Report, str], Result],
    jobs: list[Job],
    report: Report,
    end: Callable[[str], object],
) -> Generator[Result, None, None]:
    """Run jobs in a pool and yield each result as it arrives; if that is interrupted, end all kernels.

    Args:
        pool: Where the jobs run.
        run_job: Runs a job, given a function that reports cells and the name of a group of kernels.
        jobs: The jobs, in the order in which they begin.
        report: Called as each cell begins.
        end: Ends the kernels of a group.
    """
    # Others may run chapters in the same workers.
    group = f"group-{uuid4()}"
    pending: dict[Future[Result], Job] = {}
    try:
        for job in jobs:
            pending[pool.submit(run_job, job, report, group)] = job
        for future in as_completed(pending):
            # Drop each future with its result: hundreds of executed notebooks would fill the memory.
            yield _result(future, pending.pop(future))
    except BaseException:
        for future in pending:
            future.cancel()
        end(group)
        raise


def _result(future: Future[Result], job: Job) -> Result:
    """Return a result; whatever broke the run, such as a worker that was lost too often, is its failure."""
    try:
        return future.result()
    except CancelledError:
        return Result(job.label, failure=Failure("the connection to the cluster was lost"))
    except Exception as error:
        return Result(job.label, failure=Failure(f"{type(error).__name__}: {' '.join(str(error).split())}"))
