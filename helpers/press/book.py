"""Make the book: run those of its chapters that must run, keep their outputs, build its site."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from helpers.press import chapters, files, inputs, record, site
from helpers.press.jobs import Failure, Limits, Run
from helpers.press.plan import Plan, plan
from helpers.press.store import Entry, Store

BUILD = chapters.ROOT / "_build"


class BookError(RuntimeError):
    """The book could not be made; the message says which chapter or table stopped it."""


@dataclass(frozen=True)
class Options:
    """How the chapters are run; none of it changes their results.

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


def make(names: list[str], values: dict[str, object], options: Options | None = None) -> Path:
    """Run chapters where their store has no run of them, build the site and return its folder.

    With the defaults the executed notebooks replace the committed ones and
    the site is `_build/html`. With other parameters nothing of that is
    touched: the site is `_build/rerun/html`.

    Args:
        names: Chapters to run; all if empty. The others keep their stored outputs.
        values: Checked parameters, see `helpers.press.parameters.read`.
        options: How the chapters are run.

    Raises:
        BookError: If a table breaks a rule or a chapter fails.
        ChapterError: If a notebook is not written as it must be.
        StoreError: If the store can't be used.
    """
    options = options or Options()
    folder = folder_of(values)
    store = store_of(options)
    now = inputs.snapshot()
    plans = plan(names or chapters.notebook_names(), values, store, now, options.limits)
    lines = record.read(folder) | {
        planned.job.name: record.Line(planned.beginning, planned.entry.read, "reused")
        for planned in plans
        if planned.entry
    }
    executed = {planned.job.name: planned.entry.notebook for planned in plans if planned.entry}
    stale = [planned for planned in plans if not planned.entry]
    if stale:
        _warm_up(options)
        check()
        for planned, run, started in _run(plans, now, folder, options):
            store.save(planned.beginning, Entry(run.read, run.notebook))
            executed[run.name] = run.notebook
            lines[run.name] = record.Line(planned.beginning, run.read, "run", started, round(run.seconds, 2))
    ordered = chapters.notebook_names()
    executed = {name: executed.get(name) or chapters.text_of(name) for name in ordered}
    lines = {name: lines[name] for name in ordered if name in lines}
    made_of = site.key(executed, {name: line.key for name, line in lines.items()})
    if not site.is_current(folder / "html", made_of):
        _build(folder, executed, lines, made_of, is_checked=bool(stale))
    if not values:
        _keep(executed)
    record.write(folder, lines)
    return folder / "html"


def folder_of(values: dict[str, object]) -> Path:
    """Return the folder in which a book with some parameters is made."""
    return BUILD / "rerun" if values else BUILD


def store_of(options: Options) -> Store:
    """Return the store of executed chapters.

    Raises:
        StoreError: If it can't be used.
    """
    return Store(options.store or BUILD / "runs")


def check() -> None:
    """Check all tables, and the parameters of all chapters.

    Raises:
        BookError: If any breaks a rule; all faults are named.
    """
    from helpers import data
    from helpers.press import parameters

    faults = [fault for table in data.table_names() for fault in data.find_faults(table)]
    faults += [fault for name in chapters.notebook_names() for fault in parameters.faults_of(name)]
    if faults:
        raise BookError("\n".join(faults))


def _warm_up(options: Options) -> None:
    """Let the warm process load its packages while the tables are checked."""
    from helpers.press import kernels

    if options.limits.is_warm and not options.scheduler:
        kernels.zygote()


def _run(plans: list[Plan], now: dict[str, str], folder: Path, options: Options) -> Iterator[tuple[Plan, Run, str]]:
    """Run the chapters that must run and yield each good one as it ends; at the end tell which failed."""
    from helpers.press import schedule
    from helpers.press.progress import Progress

    shutil.rmtree(folder / "failed", ignore_errors=True)
    reused = [one.job.name for one in plans if one.entry]
    planned = {one.job.name: one for one in plans if not one.entry}
    jobs = [one.job for one in planned.values()]
    at_once = options.jobs or os.cpu_count() or 1
    failures: dict[str, Failure] = {}
    with Progress(reused, list(planned), at_once) as progress:
        runs = (
            schedule.run_on_cluster(options.scheduler, jobs, progress.cell)
            if options.scheduler
            else schedule.run_here(jobs, at_once, progress.cell)
        )
        with closing(runs):
            for run in runs:
                failure = run.failure or _differs(run, planned[run.name], now)
                progress.ended(run.name, run.seconds, failed=bool(failure))
                if failure:
                    failures[run.name] = failure
                else:
                    ended = datetime.now(UTC).timestamp()
                    started = datetime.fromtimestamp(ended - run.seconds, UTC).isoformat(timespec="seconds")
                    yield planned[run.name], run, started
    if failures:
        raise BookError(_told(failures, planned, folder))


def _differs(run: Run, planned: Plan, now: dict[str, str]) -> Failure | None:
    """Return a failure if a run saw other files or versions than this book has, here or on a worker."""
    parts = inputs.moved(run.read, now) + inputs.moved(run.setting, planned.beginning)
    return Failure(f"{', '.join(parts)} changed while the chapter ran, or differs where it ran") if parts else None


def _told(failures: dict[str, Failure], planned: dict[str, Plan], folder: Path) -> str:
    lines = [f"{len(failures)} of {len(planned)} chapters failed."]
    for name in (name for name in planned if name in failures):
        failure = failures[name]
        place = f"notebooks/{name}.ipynb"
        if failure.cell:
            place += f", cell {failure.cell}" + (f' under "{failure.heading}"' if failure.heading else "")
        given = "".join(f", {key} = {value!r}" for key, value in planned[name].job.parameters.items())
        lines.append(f"{place}{given}: {failure.reason}")
        if failure.notebook:
            partly = folder / "failed" / f"{name}.ipynb"
            files.write(partly, failure.notebook)
            lines.append(f"  partly executed: {partly}")
    return "\n".join(lines)


def _build(
    folder: Path, executed: dict[str, str], lines: dict[str, record.Line], made_of: str, *, is_checked: bool
) -> None:
    from helpers.press import appendix

    if not is_checked:
        check()
    site.assemble(folder / "book", executed, appendix.pages(lines))
    site.build(folder / "book", folder / "html")
    site.seal(folder / "html", made_of)


def _keep(executed: dict[str, str]) -> None:
    """Write the notebooks whose outputs have moved."""
    for name, text in executed.items():
        if chapters.text_of(name) != text:
            files.write(chapters.path_of(name), text)
