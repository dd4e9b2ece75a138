"""The results of all trials, and the targets."""

from dataclasses import dataclass

from mutation.code_trials import CodeAnswer
from mutation.data_trials import CellAnswer
from mutation.output_trials import OutputAnswer


@dataclass(frozen=True)
class Results:
    """The results of all trials.

    Attributes:
        seed: What the random changes were drawn with.
        cells: Those on cells of tables.
        in_full: Some of the same changes, tried with a run of the book.
        outputs: Those on stored outputs.
        code: Those on code.
    """

    seed: int
    cells: list[CellAnswer]
    in_full: list[CellAnswer]
    outputs: list[OutputAnswer]
    code: list[CodeAnswer]

    def differing(self) -> list[CellAnswer]:
        """Return the full trials whose results differ from those of the quick ones on the same cells."""
        quick = {answer.change: answer.named for answer in self.cells}
        return [answer for answer in self.in_full if answer.named != quick[answer.change]]


@dataclass(frozen=True)
class Target:
    """The share of changes that the tests should detect, and the share that they did."""

    what: str
    changed: int
    noticed: int
    at_least: float

    def line(self) -> tuple[str, int, int, str, str]:
        """Return the target as a line of the report."""
        kept = "yes" if self.noticed >= self.at_least * self.changed else "no"
        return self.what, self.changed, self.noticed, f"{self.at_least:.1%}", kept if self.changed else "not tried"


def targets(results: Results) -> list[Target]:
    """Return the targets beside the results."""
    cells = [bool(answer.named) for answer in results.cells]
    outputs = [answer.noticed for answer in results.outputs]
    code = [bool(answer.by) for answer in results.code]
    return [
        Target("Cells of tables, named by table and row", len(cells), sum(cells), 0.975),
        Target("Stored outputs, in a failing cell", len(outputs), sum(outputs), 1),
        Target("Code, by unit tests", len(code), sum(code), 0.9),
    ]
