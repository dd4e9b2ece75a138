"""Let one press at a time work in a folder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = ".lock"


class LockError(RuntimeError):
    """Another press works in the folder."""


@contextmanager
def hold(folder: Path) -> Iterator[None]:
    """Keep all others out of a folder meanwhile; the system lets go when this process ends, however it ends.

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
