"""The memory of the processes that a benchmark starts."""

import threading
from contextlib import suppress
from typing import Self

import psutil

SECONDS = 0.1


class Memory:
    """Follows the memory of all processes that this one starts, inside a `with` block.

    What processes share is counted once: the sum is of their proportional set sizes.

    Attributes:
        most: The largest sum so far, in megabytes.
    """

    def __init__(self) -> None:
        """Follow nothing yet."""
        self.most = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._follow)

    def __enter__(self) -> Self:
        """Begin to follow."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End to follow."""
        self._ended.set()
        self._thread.join()

    def _follow(self) -> None:
        while not self._ended.wait(SECONDS):
            self.most = max(self.most, _now())


def _now() -> float:
    total = 0
    for process in psutil.Process().children(recursive=True):
        # It may have ended meanwhile.
        with suppress(psutil.Error):
            total += process.memory_full_info().pss
    return total / 1e6
