"""Show how far the runs are: bars in a terminal, a line for each finished chapter elsewhere."""

import sys
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from helpers.press import terminal


class RunProgress:
    """Shows a bar for all chapters, and one for the cells of each that runs."""

    def __init__(self, labels: list[str], console: Console | None = None) -> None:
        """Begin with the chapters that must run.

        Args:
            labels: What they are called.
            console: Where to draw; standard error by default.
        """
        self._console = console or Console(stderr=True)
        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
        self.bars = Progress(*columns, console=self._console, transient=True, disable=not self._console.is_terminal)
        self._chapters = self.bars.add_task("Chapters", total=len(labels))
        self._waiting = set(labels)
        self._total, self._ended = len(labels), 0
        self._running: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        self.bars.start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.bars.stop()

    def cell(self, label: str, number: int, count: int) -> None:
        """Show that a cell of a chapter begins; a report of a chapter that has ended is ignored."""
        if label in self._waiting:
            self._waiting.remove(label)
            self._running[label] = self.bars.add_task(label, total=count)
        if label in self._running:
            self.bars.update(self._running[label], completed=number - 1)

    def ended(self, label: str, seconds: float, *, failed: bool) -> None:
        """Show how a chapter ended."""
        self._waiting.discard(label)
        if label in self._running:
            self.bars.remove_task(self._running.pop(label))
        self.bars.advance(self._chapters)
        self._ended += 1
        if failed or not self._console.is_terminal:
            state = "failed" if failed else "done"
            line = f"{label}: {state}, {seconds:.1f} s ({self._ended} of {self._total})"
            if self._console.is_terminal:
                self.bars.console.print(line, style="red", highlight=False)
            else:
                terminal.say(line, to=sys.stderr)
