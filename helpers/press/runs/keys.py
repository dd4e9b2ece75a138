"""The key of a run: everything that decides its result.

What a chapter reads is known only once it has run. So a key has two parts: what is known before, and what
a run that began the same has read, see `helpers.press.runs.store`.
"""

import json
import platform
import sys
from pathlib import Path

from helpers.press.fingerprints import digest, digest_of_json
from helpers.press.project import Project
from helpers.press.runs import notebooks

LOCK = "requirements.txt"
PYTHON = "Python"
RUNNER = "code that runs chapters"
CODE = "code cells"
PARAMETERS = "parameters"
RUNNER_FILES = ("chapter.py", "inputs.py", "kernel.py", "kernels.py", "notebooks.py", "zygote.py", "../environment.py")


def setting(project: Project) -> dict[str, str]:
    """Return what all runs of a book share: versions, and the code that runs chapters."""
    lock = project.root / LOCK
    return {
        LOCK: digest(lock.read_bytes()) if lock.is_file() else "",
        PYTHON: f"{platform.python_version()} on {sys.platform} {platform.machine()}",
        RUNNER: digest(*((Path(__file__).parent / name).read_bytes() for name in RUNNER_FILES)),
    }


def known(notebook: str, parameters: dict[str, object], setting: dict[str, str]) -> dict[str, str]:
    """Return the parts of a key that are known before a run, by name.

    Args:
        notebook: Text of the notebook; of its cells, only the code counts.
        parameters: Parameters that are injected.
        setting: What `setting` returned.
    """
    cells = [
        {key: value for key, value in cell.items() if key not in ("outputs", "execution_count")}
        for cell in notebooks.code_of(notebook)
    ]
    return {
        CODE: digest_of_json(cells),
        PARAMETERS: json.dumps(parameters, sort_keys=True),
        **setting,
    }
