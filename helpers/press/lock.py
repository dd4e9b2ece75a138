"""Lock a folder for one process."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

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
        LockError: If another process holds the lock.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / NAME, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise LockError(
            f"another press is running in {folder}. Nothing was changed; wait for it to finish, or stop it."
        ) from None
    try:
        yield
    finally:
        lock.release()
