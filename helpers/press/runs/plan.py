"""Decide which chapters must run, and say why; nothing is run here."""

import sys
from dataclasses import dataclass

from helpers.press import chapters
from helpers.press.runs import inputs, keys
from helpers.press.runs.jobs import Job, Limits
from helpers.press.runs.record import Line
from helpers.press.runs.store import Entry, Store

NEVER_RUN = "it has not run with these parameters before"
NO_ENTRY = "the store has no run of it"


@dataclass(frozen=True)
class Plan:
    """A chapter with what decides its result.

    Attributes:
        job: What would be run.
        beginning: The parts of its key that are known before a run.
        entry: The run that can be used again; None if the chapter must run.
    """

    job: Job
    beginning: dict[str, str]
    entry: Entry | None


def plan(
    names: list[str],
    values: dict[str, object],
    store: Store,
    now: dict[str, str],
    limits: Limits | None = None,
    book: str = "",
) -> list[Plan]:
    """Return a plan for each chapter.

    Args:
        names: The chapters.
        values: Checked parameters; a chapter takes those that it has.
        store: Where runs are kept.
        now: What `helpers.press.runs.inputs.snapshot` returned.
        limits: Limits of the kernels.
        book: What the chapters are run for, where that is not the default edition.

    Raises:
        ChapterError: If a chapter is not written as it must be; every such chapter is named.
    """
    common = keys.setting(inputs.ROOT)
    plans, faults = [], []
    for name in names:
        try:
            text = chapters.numbered(name, chapters.text_of(name))
            parameters = for_chapter(name, values)
        except chapters.ChapterError as error:
            faults.append(str(error))
            continue
        beginning = keys.beginning(text, parameters, common)
        # All runs of a chapter share one text.
        job = Job(name, sys.intern(text), parameters, limits or Limits(), book)
        plans.append(Plan(job, beginning, store.find(beginning, now)))
    if faults:
        raise chapters.ChapterError("\n".join(faults))
    return plans


def for_chapter(name: str, values: dict[str, object]) -> dict[str, object]:
    """Return those of the given parameters that a chapter takes and that differ from its defaults."""
    defaults = chapters.defaults_of(name)
    return {key: value for key, value in values.items() if key in defaults and value != defaults[key]}


def reasons(planned: Plan, recorded: Line | None, store: Store, now: dict[str, str]) -> list[str]:
    """Return in words why a chapter must run; nothing if it need not.

    Args:
        planned: The plan of the chapter.
        recorded: The line of the chapter in the last run record; None if it has none.
        store: Where runs are kept.
        now: What `helpers.press.runs.inputs.snapshot` returned.
    """
    if planned.entry:
        return []
    told = [f"{path.name} in the store is damaged" for path in store.damaged]
    if not recorded:
        return [*told, NEVER_RUN]
    before = recorded.beginning
    told += [
        f"{part} changed{_from_to(part, before, planned.beginning)}" for part in inputs.moved(before, planned.beginning)
    ]
    told += [f"{name} {'changed' if now.get(name) else 'is gone'}" for name in inputs.moved(recorded.read, now)]
    return told or [NO_ENTRY]


def _from_to(part: str, before: dict[str, str], now: dict[str, str]) -> str:
    """Return the two values of a part that people can read."""
    return f": {before[part]}, now {now[part]}" if part in (keys.PARAMETERS, keys.PYTHON) else ""
