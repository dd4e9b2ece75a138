"""One view over all runs, redrawn in place; a line for each chapter where the output is not a terminal."""

import sys
import time
from collections import Counter
from types import TracebackType
from typing import Self

from rich.console import Console, Group
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from helpers.press import terminal

WAITING, RUNNING, DONE, REUSED, FAILED = "waiting", "running", "done", "reused", "failed"
STYLES = {WAITING: "dim", RUNNING: "bold", DONE: "green", REUSED: "cyan", FAILED: "red"}
LINES_BESIDE = 4


class Progress:
    """Shows per chapter whether it waits, which cell runs, and how it ended."""

    def __init__(self, reused: list[str], waiting: list[str], at_once: int, console: Console | None = None) -> None:
        """Begin with all chapters of the book.

        Args:
            reused: Chapters that need no run.
            waiting: Chapters that will run.
            at_once: How many run at once, for the time that is left.
            console: Where to draw; standard error by default.
        """
        self.console = console or Console(stderr=True)
        self.states = dict.fromkeys(reused, REUSED) | dict.fromkeys(waiting, WAITING)
        self.cells: dict[str, tuple[int, int]] = {}
        self.seconds: list[float] = []
        self.at_once = at_once
        self.begun = time.monotonic()
        self._live = Live(get_renderable=self._draw, console=self.console, refresh_per_second=5, transient=True)

    def __enter__(self) -> Self:
        if self.console.is_terminal:
            self._live.start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._live.stop()

    def cell(self, name: str, number: int, count: int) -> None:
        """Show that a cell of a chapter begins; news of a chapter that has ended comes too late."""
        if self.states[name] in (WAITING, RUNNING):
            self.states[name] = RUNNING
            self.cells[name] = (number, count)

    def ended(self, name: str, seconds: float, *, failed: bool) -> None:
        """Show how a chapter ended."""
        self.states[name] = FAILED if failed else DONE
        self.seconds.append(seconds)
        if not self.console.is_terminal:
            counts = Counter(self.states.values())
            place = f"{counts[DONE] + counts[FAILED]} of {len(self.states) - counts[REUSED]}"
            terminal.say(f"{name}: {self.states[name]}, {seconds:.1f} s ({place})", to=sys.stderr)

    def left(self) -> float | None:
        """Return the seconds that are left, judged by the runs that have ended; None before the first."""
        open_runs = sum(state in (WAITING, RUNNING) for state in self.states.values())
        if not self.seconds:
            return None
        mean = sum(self.seconds) / len(self.seconds)
        return mean * max(open_runs / self.at_once, min(open_runs, 1))

    def _draw(self) -> Group:
        counts = Counter(self.states.values())
        ended = len(self.states) - counts[WAITING] - counts[RUNNING]
        head = ", ".join(f"{counts[state]} {state}" for state in STYLES if counts[state])
        left = self.left()
        times = f"{time.monotonic() - self.begun:.0f} s" + ("" if left is None else f", about {left:.0f} s left")
        bar = Table.grid()
        bar.add_row(ProgressBar(len(self.states), ended, width=40))
        return Group(self._chapters(), bar, Text(f"{head}; {times}"))

    def _chapters(self) -> Table:
        table = Table.grid(padding=(0, 2))
        for name, state in self._shown():
            number, count = self.cells.get(name, (0, 0))
            told = f"{state}, cell {number} of {count}" if state == RUNNING else state
            table.add_row(name, Text(told, style=STYLES[state]))
        return table

    def _shown(self) -> list[tuple[str, str]]:
        """Return all chapters, or where the screen has no room those that run or failed."""
        lines = list(self.states.items())
        if len(lines) <= self.console.height - LINES_BESIDE:
            return lines
        return [line for line in lines if line[1] in (RUNNING, FAILED)][: self.console.height - LINES_BESIDE]
