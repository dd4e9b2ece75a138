"""Say why a chapter must run."""

from helpers.press.runs import inputs, keys
from helpers.press.runs.jobs import Job
from helpers.press.runs.results import Record
from helpers.press.runs.store import Store

NEVER_RUN = "it has not run with these parameters before"
NOT_IN_STORE = "not in the store"


def reasons(job: Job, recorded: Record | None, store: Store, now: dict[str, str]) -> list[str]:
    """Return in words why a job must run; nothing if the store has its result.

    Args:
        job: The job.
        recorded: What the last run record says of its chapter; None if it says nothing.
        store: Where results are kept.
        now: What `helpers.press.runs.inputs.snapshot` returned.
    """
    store.damaged.clear()
    if store.find(job, now):
        return []
    found = [f"{path.name} in the store is damaged" for path in store.damaged]
    if not recorded:
        return [*found, NEVER_RUN]
    before = recorded.known
    found += [f"{part} changed{_from_to(part, before, job.known)}" for part in inputs.moved(before, job.known)]
    found += [f"{name} {'changed' if now.get(name) else 'is gone'}" for name in inputs.moved(recorded.read, now)]
    return found or [NOT_IN_STORE]


def _from_to(part: str, before: dict[str, str], now: dict[str, str]) -> str:
    """Return the two values of a part that people can read."""
    return f": {before[part]}, now {now[part]}" if part in (keys.PARAMETERS, keys.PYTHON) else ""
