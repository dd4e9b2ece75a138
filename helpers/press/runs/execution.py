"""Run the jobs whose results are not in the store, each once, and store the good results."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from helpers.press import files, terminal
from helpers.press.errors import PressError
from helpers.press.project import Project
from helpers.press.runs import checking, inputs, record
from helpers.press.runs.jobs import Job, Limits
from helpers.press.runs.results import Failure, Record, Result
from helpers.press.runs.store import Store


class ExecutionError(PressError):
    """Chapters failed; the message lists each with the place of the error."""


@dataclass(frozen=True)
class Options:
    """How chapters run; none of it changes their results.

    Attributes:
        jobs: How many chapters may run at once; all processors by default.
        scheduler: Address of a Dask scheduler; on this machine if None.
        store: Folder with executed chapters; `_build/runs` if None.
        limits: What a kernel may use.
    """

    jobs: int | None = None
    scheduler: str | None = None
    store: Path | None = None
    limits: Limits = field(default_factory=Limits)

    @property
    def at_once(self) -> int:
        """Return how many chapters may run at once."""
        return self.jobs or os.cpu_count() or 1


def execute(project: Project, jobs: list[Job], options: Options) -> dict[str, Result]:
    """Return the result of each job by its label, from the store or from a run.

    Tables and parameters are checked before a kernel starts. Jobs with the same key share a run.

    Args:
        project: The book.
        jobs: The jobs, each with a label of its own.
        options: How the chapters run.

    Raises:
        InputError: If a chapter must run, and a table or the parameters of a chapter break a rule.
        ExecutionError: If a chapter fails; the others still run, and the store keeps their results.
        LimitError: If the machine does not allow so many chapters at once.
        ScheduleError: If the cluster can't be used.
        StoreError: If the store can't be used.
    """
    store, now = store_in(project, options), inputs.snapshot(project)
    store.make()
    results: dict[str, Result] = {}
    stale: dict[str, Job] = {}
    for job in jobs:
        if found := store.find(job, now):
            results[job.key] = found
        else:
            stale[job.key] = job
    if stale:
        _warm_up(project, options, len(stale))
        checking.check_changed(project, now)
        failed = project.build / "failed"
        shutil.rmtree(failed, ignore_errors=True)
        try:
            for job, result in _run(project, list(stale.values()), now, options):
                results[job.key] = store.save(job, result)
        finally:
            _warn_of(store)
    return {job.label: results[job.key].reused_for(job.label, job.notebook) for job in jobs}


def store_in(project: Project, options: Options) -> Store:
    """Return the store of executed chapters, which the options may put elsewhere.

    Raises:
        StoreError: If it can't be used.
    """
    return Store(options.store or project.store)


def differs(result: Result, job: Job, now: dict[str, str]) -> Failure | None:
    """Return a failure if a run saw other files or versions than this book has, here or on a worker."""
    parts = inputs.moved(result.record.read, now) + inputs.moved(result.record.known, job.known)
    return Failure(f"{', '.join(parts)} changed while the chapter ran, or differs where it ran") if parts else None


def _warn_of(store: Store) -> None:
    """Report good results that could not be stored."""
    if store.refused:
        count, reasons = terminal.counted(len(store.refused), "result"), ", ".join(dict.fromkeys(store.refused))
        terminal.say(f"Could not store {count} in {store.folder} for later runs: {reasons}.", to=sys.stderr)


def _warm_up(project: Project, options: Options, count: int) -> None:
    """Raise the limit of open files for kernels on this machine, and start the warm process in the background."""
    from helpers.press.runs import kernels, limits

    if not options.scheduler:
        limits.open_files(min(options.at_once, count))
        if options.limits.is_warm:
            kernels.zygote(project.root)


def _run(project: Project, stale: list[Job], now: dict[str, str], options: Options) -> Iterator[tuple[Job, Result]]:
    """Run jobs and yield the good results; raise at the end if any failed."""
    from helpers.press.runs import cluster, schedule
    from helpers.press.runs.progress import RunProgress

    jobs = {job.label: job for job in schedule.longest_first(stale, record.read(project.build))}
    failures: dict[str, Failure] = {}
    with RunProgress(list(jobs)) as progress:
        results = (
            cluster.run(options.scheduler, list(jobs.values()), progress.cell)
            if options.scheduler
            else schedule.run(project, list(jobs.values()), options.at_once, progress.cell)
        )
        with closing(results):
            for result in results:
                job = jobs[result.label]
                failure = result.failure or differs(result, job, now)
                progress.ended(result.label, result.record.seconds, failed=bool(failure))
                if failure:
                    failures[result.label] = failure
                else:
                    yield job, replace(result, record=_dated(result.record))
    if failures:
        raise ExecutionError(_report(failures, jobs, project.build / "failed"))


def _dated(record: Record) -> Record:
    """Return a record of a run that has just ended, with the time at which it began."""
    started = datetime.fromtimestamp(datetime.now(UTC).timestamp() - record.seconds, UTC)
    return replace(record, started=started.isoformat(timespec="seconds"), seconds=round(record.seconds, 2))


def _report(failures: dict[str, Failure], jobs: dict[str, Job], folder: Path) -> str:
    lines = [f"{len(failures)} of {len(jobs)} chapters failed."]
    for label, job in jobs.items():
        if not (failure := failures.get(label)):
            continue
        place = f"notebooks/{job.chapter}.ipynb"
        if failure.cell:
            place += f", cell {failure.cell}" + (f' under "{failure.heading}"' if failure.heading else "")
        given = "".join(f", {name} = {value!r}" for name, value in job.parameters.items())
        lines.append(f"{place}{given}: {failure.reason}")
        if failure.notebook:
            partial = folder / f"{label}.ipynb"
            files.write(partial, failure.notebook)
            lines.append(f"  partly executed: {partial}")
    return "\n".join(lines)
