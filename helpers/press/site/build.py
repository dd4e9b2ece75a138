"""Build a site with Jupyter Book."""

import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from helpers import schema
from helpers.press import environment
from helpers.press.errors import PressError
from helpers.press.project import Project

FAULT = re.compile(r"(?i)(warning|error|exception): *\S")


class SiteError(PressError):
    """Jupyter Book could not build the site without a warning."""


def build(project: Project, source: Path) -> Path:
    """Build the site of an assembled source and return its folder, which is inside the source.

    Args:
        project: The book.
        source: Folder made by `helpers.press.site.source.assemble`.

    Raises:
        SiteError: If Jupyter Book fails or warns.
    """
    shutil.rmtree(source / "_build", ignore_errors=True)
    command = [sys.executable, "-m", "helpers.press.pages", "build", str(source)]
    options = ["--warningiserror", "--nitpick", "--keep-going", "--all"]
    with environment.folder("home-") as home:
        # A book checks its tables before it builds its site.
        variables = environment.environment(project.root, home) | environment.git_settings() | {schema.CHECKED: "yes"}
        done = subprocess.run(
            [*command, *options], capture_output=True, encoding="utf-8", errors="replace", check=False, env=variables
        )
    if done.returncode:
        faults = [*_faults(done.stdout + done.stderr), *_signal(done.returncode)]
        raise SiteError("Jupyter Book did not build the site:\n" + "\n".join(faults))
    html = source / "_build" / "html"
    # With this note Sphinx would know what to build again; it depends on where the themes are on this machine.
    (html / ".buildinfo").unlink()
    return html


def _faults(said: str) -> list[str]:
    """Return the lines that tell what is wrong, each once, without the code that an exception went through."""
    lines = said.splitlines()
    return list(dict.fromkeys(line for line in lines if FAULT.search(line))) or lines[-20:]


def _signal(status: int) -> list[str]:
    """Return what ended a program that did not end by itself."""
    if status >= 0:
        return []
    return [f"It was ended by {signal.Signals(-status).name}; perhaps the machine ran out of memory."]
