"""The key of a run: everything that decides its result.

What a chapter reads is known only once it has run. So the key has two steps: the beginning, which is
known before, and what a run with that beginning has read, see `helpers.press.runs.store`.
"""

import json
import platform
import sys
from pathlib import Path

from helpers.press.runs.inputs import digest

FOLDER = Path(__file__).parent
LOCK = "requirements.txt"
PYTHON = "Python"
RUNNER = "code that runs chapters"
NOTEBOOK = "notebook"
PARAMETERS = "parameters"
RUNNER_FILES = ("chapter.py", "inputs.py", "kernel.py", "kernels.py", "zygote.py", "../surroundings.py")


def setting(root: Path) -> dict[str, str]:
    """Return what is the same for all runs of a book: versions and the code that runs chapters.

    Args:
        root: Folder of the book.
    """
    lock = root / LOCK
    return {
        LOCK: digest(lock.read_bytes()) if lock.is_file() else "",
        PYTHON: f"{platform.python_version()} on {sys.platform} {platform.machine()}",
        RUNNER: digest(*((FOLDER / name).read_bytes() for name in RUNNER_FILES)),
    }


def beginning(notebook: str, parameters: dict[str, object], common: dict[str, str]) -> dict[str, str]:
    """Return the parts of a key that are known before a run, by name.

    Args:
        notebook: Text of the notebook; its outputs and the metadata of the file do not count.
        parameters: Parameters that are injected.
        common: What `setting` returned.
    """
    cells = [
        {key: value for key, value in cell.items() if key not in ("outputs", "execution_count")}
        for cell in json.loads(notebook)["cells"]
    ]
    return {
        NOTEBOOK: digest(json.dumps(cells, sort_keys=True)),
        PARAMETERS: json.dumps(parameters, sort_keys=True),
        **common,
    }


def key_of(parts: dict[str, str]) -> str:
    """Return one key for some parts.

    Example:
        >>> key_of({"notebook": "1", "Python": "3.11"}) == key_of({"Python": "3.11", "notebook": "1"})
        True
    """
    return digest(json.dumps(parts, sort_keys=True))
