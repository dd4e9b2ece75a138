"""Ask Git about the repository of the book."""

import subprocess

from helpers.press import environment
from helpers.press.project import Project


def ask(project: Project, *arguments: str) -> str:
    """Return what a command of Git says about the repository of a project, without the line break at its end.

    Args:
        project: The book.
        arguments: The command and its arguments.

    Raises:
        OSError: If Git is not installed.
        CalledProcessError: If Git reports an error.
    """
    command = ["git", "-C", str(project.root), *arguments]
    without_git = environment.without_git()
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env=without_git).stdout.strip()
