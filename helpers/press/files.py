"""Write files and replace folders in one step, so that no reader sees half of one.

In a folder that its group may write, new files belong to that group and it may write them, whatever the umask.
"""

import os
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

OLD = ".old"


def write(path: Path, content: str | bytes) -> None:
    """Write a file in one step; if that fails, the old file stays.

    Args:
        path: The file; its folder is made if there is none.
        content: What it will hold; text is written in UTF-8.
    """
    make_folder(path.parent)
    handle, name = tempfile.mkstemp(prefix=".", dir=path.parent)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
        aside.chmod(0o644)
        _share(aside, stat.S_IWGRP)
        aside.replace(path)
    except BaseException as error:
        aside.unlink(missing_ok=True)
        if isinstance(error, OSError):
            # Some of these errors, such as that of a full disk, name no file.
            raise OSError(error.errno, error.strerror, str(path)) from None
        raise


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, where there are none."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    _share(folder, stat.S_IRWXG | stat.S_ISGID)


def _share(made: Path, rights: int) -> None:
    """Give the group of a new file or folder the permissions that it has in the parent folder."""
    above = made.parent.stat()
    if above.st_mode & stat.S_IWGRP:
        # Only its owner may; a process that has just made the same folder does this itself.
        with suppress(PermissionError):
            os.chown(made, -1, above.st_gid)
            made.chmod(stat.S_IMODE(made.stat().st_mode) | above.st_mode & rights)


def put(new: Path, place: Path) -> None:
    """Put a folder in place of another; `restore` rolls back what is interrupted.

    Args:
        new: The folder, on the same disk.
        place: Where it will be; a folder that is there is deleted.
    """
    make_folder(place.parent)
    try:
        if place.exists():
            place.rename(place.with_name(f".{place.name}{OLD}"))
        new.rename(place)
    finally:
        restore(place.parent)


def restore(parent: Path) -> None:
    """Roll back interrupted replacements in a folder, and delete the old folders of finished ones."""
    for old in parent.glob(f".*{OLD}"):
        place = old.with_name(old.name.removeprefix(".").removesuffix(OLD))
        if place.exists():
            shutil.rmtree(old)
        else:
            old.rename(place)
