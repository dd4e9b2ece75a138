"""Lock a folder for one process."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from helpers.press.errors import PressError

NAME = ".lock"


class LockError(PressError):
    """Another process holds the lock."""


@contextmanager
def hold(folder: Path) -> Iterator[None]:
    """Lock a folder; the system unlocks it when this process ends, however it ends.

    Args:
        folder: The folder; it is made if there is none.

    Raises:
        LockError: If another process holds it; the message names that process.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / NAME).open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise LockError(
                f"another run works in {folder}: process {file.read().strip()}. "
                "Nothing was touched; wait until it has ended, or stop it."
            ) from None
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield
