"""Run the measured commands in a copy of the book."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from helpers.press.project import Project

BIN = Path(sys.executable).parent
NOTEBOOKS = [f"notebooks/{name}.ipynb" for name in Project.here().chapters()]
PRESS = [sys.executable, "-m", "helpers.press.cli"]
PRESS_BOOK = [*PRESS, "book"]
JUPYTER_BOOK = [str(BIN / "jupyter-book"), "build", ".", "--all"]
SAID = 2000


class CommandError(RuntimeError):
    """A measured command failed, so its time is meaningless."""


def in_turn(*commands: list[str]) -> Callable[[Path], None]:
    """Return a function that runs commands one after another in a copy of the book."""

    def run(root: Path) -> None:
        for command in commands:
            _call(command, root)

    return run


def environment(root: Path) -> dict[str, str]:
    """Return environment variables that make Python use the code of a copy and no cache from elsewhere."""
    inherited = {name: value for name, value in os.environ.items() if name != "PRESS_STORE"}
    return inherited | {"PYTHONPATH": str(root), "NO_COLOR": "1"}


def _call(command: list[str], root: Path) -> None:
    done = subprocess.run(command, cwd=root, env=environment(root), capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip()
        print(said[-SAID:])
        name = " ".join([Path(command[0]).name, *command[1:4]])
        raise CommandError(f"{name}: {said.splitlines()[-1] if said else f'exit status {done.returncode}'}")
