"""Build a site with Jupyter Book.

What Sphinx has read and written stays in the folder of the source, so that the next build reads and writes only the
pages that have changed, see `helpers.press.site.kept` and `helpers.press.pages.incremental`.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from helpers import schema
from helpers.press import environment
from helpers.press.errors import PressError
from helpers.press.fingerprints import digest_of_folder
from helpers.press.pages import folders, provenance, waiting
from helpers.press.project import Project
from helpers.press.site import kept

FAULT = re.compile(r"(?i)(warning|error|exception): *\S")
OPTIONS = ("--warningiserror", "--nitpick", "--keep-going")
# Sphinx notes in it where the themes are on this machine.
BUILD_INFO = ".buildinfo"
# The processes of `start_ahead`, by the state of the source for which they were started.
AHEAD: "dict[str, JupyterBook]" = {}


class SiteError(PressError):
    """Jupyter Book could not build the site without a warning."""


class JupyterBook:
    """Jupyter Book as a process that has loaded all that it needs, and waits for a line before it reads the source."""

    def __init__(self, project: Project, source: Path) -> None:
        """Start the process for an assembled source."""
        self._source = source
        self._tables = ""
        self._home = environment.folder("home-")
        variables = environment.environment(project.root, self._home.name) | environment.git_settings()
        # A book checks its tables before it builds its site.
        variables |= {schema.CHECKED: "yes", waiting.WAITS: "yes"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "helpers.press.pages", "build", source, *OPTIONS],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            env=variables,
        )

    def read_tables(self, folder: Path) -> None:
        """Let the process read the tables now, unless they are those that the source has.

        Args:
            folder: The folder with the tables.
        """
        tables = digest_of_folder(folder)
        if tables != digest_of_folder(self._source / "data"):
            self._tables = tables
            # Whether the process has failed is seen when it runs.
            with suppress(BrokenPipeError):
                print(waiting.READ_TABLES, file=self._process.stdin, flush=True)

    def knows_source(self) -> bool:
        """Return whether the tables, if the process has read them, are those that the source has now."""
        return self._tables in ("", digest_of_folder(self._source / "data"))

    def run(self, beside: Callable[[], object]) -> tuple[int, str]:
        """Let the process build the site, and return its exit status and what it wrote.

        Args:
            beside: Called while the process builds.
        """
        with self._home, ThreadPoolExecutor(1) as pool:
            done = pool.submit(beside)
            said, _ = self._process.communicate(f"{waiting.READ_SOURCE}\n")
            done.result()
        return self._process.returncode, said


def start_ahead(project: Project, source: Path) -> None:
    """Start Jupyter Book for the next build of a source, if that build can continue from the last one.

    Args:
        project: The book.
        source: Folder made by `helpers.press.site.source.assemble`.
    """
    if source.is_dir() and kept.is_good(source, state := kept.state(project, source)):
        AHEAD[state] = JupyterBook(project, source)


def read_tables_ahead(project: Project) -> None:
    """Let each process of `start_ahead` read the tables while the chapters run, if they have changed."""
    for process in AHEAD.values():
        process.read_tables(project.data)


def build(project: Project, source: Path) -> Path:
    """Build the site of an assembled source and return its folder, which is inside the source.

    The next build begins from nothing unless `kept.end` notes that this one has ended well.

    Args:
        project: The book.
        source: Folder made by `helpers.press.site.source.assemble`.

    Raises:
        SiteError: If Jupyter Book fails or warns.
    """
    # It needs pandas and DuckDB, which take longer to load than it takes to see that nothing has changed.
    from helpers.press.pages import package

    state = kept.state(project, source)
    process = AHEAD.pop(state) if state in AHEAD and AHEAD[state].knows_source() else None
    if not kept.is_good(source, state):
        shutil.rmtree(source / kept.BUILT, ignore_errors=True)
    kept.begin(source)
    status, said = (process or JupyterBook(project, source)).run(lambda: package.write(source, source / kept.BUILT))
    if status:
        raise SiteError("Jupyter Book did not build the site:\n" + "\n".join([*_faults(said), *_signal(status)]))
    return _finish(source, source / kept.BUILT / package.FOLDER)


def _finish(source: Path, tables: Path) -> Path:
    """Put together what Sphinx has written and the tables, complete the pages, and return the folder of the site."""
    html, site = source / kept.BUILT / "html", source / kept.BUILT / kept.SITE
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(html, site, ignore=shutil.ignore_patterns(BUILD_INFO), copy_function=_take)
    shutil.copytree(tables, site / tables.name, copy_function=_share)
    provenance.fill(site, source)
    return site


def _take(written: str, place: str) -> None:
    """Copy a file, or share it if it is one of those that a build replaces and never changes."""
    if Path(written).parent.name in folders.SHARED:
        _share(written, place)
    else:
        shutil.copy2(written, place)


def _share(written: str, place: str) -> None:
    """Give a file another name, or copy it on a disk that knows no file with two names."""
    try:
        os.link(written, place)
    except OSError:
        shutil.copy2(written, place)


def _faults(said: str) -> list[str]:
    """Return the lines that tell what is wrong, each once, without the code that an exception went through."""
    lines = said.splitlines()
    return list(dict.fromkeys(line for line in lines if FAULT.search(line))) or lines[-20:]


def _signal(status: int) -> list[str]:
    """Return what ended a program that did not end by itself."""
    if status >= 0:
        return []
    return [f"It was ended by {signal.Signals(-status).name}; perhaps the machine ran out of memory."]
