"""Plan, check and run chapters, each once for all books that need it, and keep the good runs in the store."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from helpers.press import chapters, files, terminal
from helpers.press.runs import inputs, keys, record
from helpers.press.runs.jobs import Failure, Limits, Run
from helpers.press.runs.plan import Plan, plan
from helpers.press.runs.store import Entry, Store


class InputError(RuntimeError):
    """A table or the parameters of a chapter break a rule; the message names each place."""


class ExecutionError(RuntimeError):
    """Chapters failed; the message lists each with the place of the error."""


@dataclass(frozen=True)
class Options:
    """How chapters are run; none of it changes their results.

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


@dataclass(frozen=True)
class Executed:
    """An executed chapter: where it is kept, and its line in the run record."""

    entry: Entry
    line: record.Line


@dataclass(frozen=True)
class Wanted:
    """Chapters that are to run with the same parameters.

    Attributes:
        names: The chapters.
        values: Checked parameters; those not named have their defaults.
        label: What they are run for, where that is not the default edition.
    """

    names: list[str]
    values: dict[str, object]
    label: str = ""


def execute(wanted: list[Wanted], build: Path, options: Options) -> list[dict[str, Executed]]:
    """Return the executed chapters of each wish by name, from the store or from a run.

    Everything is planned and checked before a kernel starts. Two chapters that begin the same are one run.

    Args:
        wanted: What is wanted.
        build: Folder of all that is made; partly executed notebooks of chapters that fail go there too.
        options: How the chapters are run.

    Raises:
        ChapterError: If a notebook is not written as it must be.
        InputError: If a chapter must run, and a table or the parameters of a chapter break a rule.
        ExecutionError: If a chapter fails; the others are run nevertheless, and kept in the store.
        LimitError: If the machine does not let so many chapters run at once.
        StoreError: If the store can't be used.
    """
    store, now = store_in(build, options), inputs.snapshot()
    store.make()
    planned = [plan(one.names, one.values, store, now, options.limits, one.label) for one in wanted]
    plans = [one for some in planned for one in some]
    found = {
        keys.key_of(one.beginning): Executed(one.entry, record.Line(one.beginning, one.entry.read, "reused"))
        for one in plans
        if one.entry
    }
    stale = {keys.key_of(one.beginning): one for one in plans if not one.entry}
    if stale:
        _warm_up(options, len(stale))
        check()
        shutil.rmtree(build / "failed", ignore_errors=True)
        reused = [one.job.label for one in plans if one.entry]
        try:
            for done, run, started in _run(list(stale.values()), reused, now, build / "failed", options):
                entry = store.save(done.beginning, run.read, run.notebook)
                line = record.Line(done.beginning, run.read, "run", started, round(run.seconds, 2))
                found[keys.key_of(done.beginning)] = Executed(entry, line)
        finally:
            _warn_of(store)
    return [{one.job.name: found[keys.key_of(one.beginning)] for one in some} for some in planned]


def store_in(build: Path, options: Options) -> Store:
    """Return the store of executed chapters, which is in a folder of its own unless the options name another.

    Raises:
        StoreError: If it can't be used.
    """
    return Store(options.store or build / "runs")


def check() -> None:
    """Check all tables, and the parameters of all chapters.

    Raises:
        InputError: If any breaks a rule; all faults are named.
    """
    from helpers import data
    from helpers.press import parameter_faults

    faults = [fault for table in data.table_names() for fault in data.find_faults(table)]
    faults += [fault for name in chapters.notebook_names() for fault in parameter_faults.of_chapter(name)]
    if faults:
        raise InputError("\n".join(faults))


def _warn_of(store: Store) -> None:
    """Tell that runs were good but could not be stored."""
    if store.refused:
        count = f"{len(store.refused)} run{'' if len(store.refused) == 1 else 's'}"
        why = ", ".join(dict.fromkeys(store.refused))
        terminal.say(f"{count} could not be kept in {store.folder}, but used this once: {why}.", to=sys.stderr)


def differs(run: Run, planned: Plan, now: dict[str, str]) -> Failure | None:
    """Return a failure if a run saw other files or versions than this book has, here or on a worker."""
    parts = inputs.moved(run.read, now) + inputs.moved(run.setting, planned.beginning)
    return Failure(f"{', '.join(parts)} changed while the chapter ran, or differs where it ran") if parts else None


def _warm_up(options: Options, count: int) -> None:
    """Make room for the kernels of this machine, and let the warm process load its packages meanwhile."""
    from helpers.press.runs import kernels, limits

    if not options.scheduler:
        limits.open_files(min(options.at_once, count))
        if options.limits.is_warm:
            kernels.zygote()


def _run(
    stale: list[Plan], reused: list[str], now: dict[str, str], failed: Path, options: Options
) -> Iterator[tuple[Plan, Run, str]]:
    """Run chapters and yield each good one with the time at which it began; at the end tell which failed."""
    from helpers.press.runs import schedule
    from helpers.press.runs.progress import Progress

    planned = {one.job.label: one for one in stale}
    jobs = [one.job for one in stale]
    failures: dict[str, Failure] = {}
    with Progress(reused, list(planned), options.at_once) as progress:
        runs = (
            schedule.run_on_cluster(options.scheduler, jobs, progress.cell)
            if options.scheduler
            else schedule.run_here(jobs, options.at_once, progress.cell)
        )
        with closing(runs):
            for run in runs:
                failure = run.failure or differs(run, planned[run.label], now)
                progress.ended(run.label, run.seconds, failed=bool(failure))
                if failure:
                    failures[run.label] = failure
                else:
                    ended = datetime.now(UTC).timestamp()
                    started = datetime.fromtimestamp(ended - run.seconds, UTC).isoformat(timespec="seconds")
                    yield planned[run.label], run, started
    if failures:
        raise ExecutionError(_told(failures, planned, failed))


def _told(failures: dict[str, Failure], planned: dict[str, Plan], failed: Path) -> str:
    lines = [f"{len(failures)} of {len(planned)} chapters failed."]
    for label in (label for label in planned if label in failures):
        failure, job = failures[label], planned[label].job
        place = f"notebooks/{job.name}.ipynb"
        if failure.cell:
            place += f", cell {failure.cell}" + (f' under "{failure.heading}"' if failure.heading else "")
        given = "".join(f", {key} = {value!r}" for key, value in job.parameters.items())
        lines.append(f"{place}{given}: {failure.reason}")
        if failure.notebook:
            partly = failed / f"{label}.ipynb"
            files.write(partly, failure.notebook)
            lines.append(f"  partly executed: {partly}")
    return "\n".join(lines)
