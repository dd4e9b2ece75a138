"""The memory of the processes that a benchmark starts."""

import threading
from contextlib import suppress
from typing import Self

import psutil

SECONDS = 0.1


class Memory:
    """Measures the memory of all child processes inside a `with` block.

    Shared memory counts once: the sum is of proportional set sizes.

    Attributes:
        most: The largest sum so far, in megabytes.
    """

    def __init__(self) -> None:
        """Prepare the measurement."""
        self.most = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._follow)

    def __enter__(self) -> Self:
        """Start the measurement."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop the measurement."""
        self._ended.set()
        self._thread.join()

    def _follow(self) -> None:
        while not self._ended.wait(SECONDS):
            self.most = max(self.most, _now())


def _now() -> float:
    total = 0
    for process in psutil.Process().children(recursive=True):
        # The process may have exited.
        with suppress(psutil.Error):
            total += process.memory_full_info().pss
    return total / 1e6
