"""Find whether nbval detects a change of a stored output."""

import re
from dataclasses import dataclass
from pathlib import Path

from mutation import outputs, trials
from mutation.outputs import OutputChange
from mutation.trials import Failure


@dataclass(frozen=True)
class OutputAnswer:
    """What nbval says of a changed output.

    Attributes:
        change: The change.
        noticed: Whether its cell fails.
    """

    change: OutputChange
    noticed: bool


def answers(changes: list[OutputChange], root: Path) -> list[OutputAnswer]:
    """Return the result of nbval for changes in different cells, with one run of each changed notebook.

    Raises:
        TrialError: If a cell fails that was not changed.
    """
    if not changes:
        return []
    outputs.write(changes, root)
    notebooks = sorted({f"notebooks/{change.chapter}.ipynb" for change in changes})
    options = ("--nbval", "--numprocesses=auto", "--dist=loadscope")
    failed = {_cell(failure): failure for failure in trials.failures(root, *options, *notebooks)}
    if unchanged := set(failed) - {(change.chapter, change.cell) for change in changes}:
        first = failed[min(unchanged)]
        raise trials.TrialError(f"{first.test} fails although it was not changed: {first.message[: trials.SAID]}")
    return [OutputAnswer(change, (change.chapter, change.cell) in failed) for change in changes]


def _cell(failure: Failure) -> tuple[str, int]:
    """Return the notebook and the cell of a test of nbval.

    Example:
        >>> _cell(Failure("notebooks.audit.ipynb::Cell 3", "another number"))
        ('audit', 3)
    """
    found = re.fullmatch(r"notebooks\.(\w+)\.ipynb::Cell (\d+)", failure.test)
    if not found:
        raise trials.TrialError(f"{failure.test} fails and is no cell: {failure.message}")
    return found[1], int(found[2])
