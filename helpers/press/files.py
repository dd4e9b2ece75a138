"""Write files so that nobody ever sees half of one."""

import os
import tempfile
from pathlib import Path


def write(path: Path, text: str) -> None:
    """Write a file in one step; if that can't be done, the file is as it was.

    Args:
        path: The file; its folder is made if there is none.
        text: What it will hold.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = tempfile.NamedTemporaryFile(  # noqa: SIM115
        "w", encoding="utf-8", newline="", dir=path.parent, prefix=".", delete=False
    )
    try:
        with aside:
            aside.write(text)
        os.chmod(aside.name, 0o644)
        os.replace(aside.name, path)
    except OSError as error:
        Path(aside.name).unlink(missing_ok=True)
        # Some of these errors, such as that of a full disk, name no file.
        raise OSError(error.errno, error.strerror, str(path)) from None
    except BaseException:
        Path(aside.name).unlink(missing_ok=True)
        raise
