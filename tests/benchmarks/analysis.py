"""The analysis code alone, the lower bound for the time of a run.

A process with loaded packages runs the code of all cells, without Papermill, a kernel or a page.
"""

import contextlib
import importlib
import json
import os
import pkgutil
import subprocess
import sys
from pathlib import Path

from commands import environment

import helpers
from helpers import schema


class AnalysisError(RuntimeError):
    """The code of a notebook failed, so its time is meaningless."""


def loaded(root: Path, notebooks: list[str]) -> subprocess.Popen:
    """Start a process in a copy of the book that loads its packages and waits to run notebooks."""
    process = subprocess.Popen(
        [sys.executable, __file__, *(str(root / name) for name in notebooks)],
        cwd=root / "notebooks",
        env=environment(root) | {schema.CHECKED: "yes"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    _wait_for("loaded", process)
    return process


def execute(process: subprocess.Popen) -> None:
    """Run the notebooks in a loaded process and wait for the end."""
    process.stdin.write("run\n")
    process.stdin.flush()
    _wait_for("executed", process)


def end(process: subprocess.Popen) -> None:
    """Wait until the process exits."""
    process.communicate()


def _wait_for(word: str, process: subprocess.Popen) -> None:
    if process.stdout.readline().strip() != word:
        process.communicate()
        raise AnalysisError(f"the analysis code ended with exit status {process.returncode} before it was {word}")


def _cells(notebook: str) -> list[str]:
    cells = json.loads(Path(notebook).read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def _main(notebooks: list[str]) -> None:
    for module in pkgutil.iter_modules(helpers.__path__, "helpers."):
        if module.name != "helpers.press":
            importlib.import_module(module.name)
    # Only the measured process needs it.
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell.instance()
    cells = [cell for notebook in notebooks for cell in _cells(notebook)]
    print("loaded", flush=True)
    sys.stdin.readline()
    with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
        for cell in cells:
            # The result of the last expression is rendered too, since charts are, but not stored.
            shell.run_cell(cell, store_history=False).raise_error()
    print("executed", flush=True)


if __name__ == "__main__":
    _main(sys.argv[1:])
