"""A preview of a copy of the book, with a listener in place of a browser."""

import json
import subprocess
import time
from pathlib import Path

import psutil
import websocket
from commands import PRESS, CommandError, environment

from helpers.press.project import Project
from helpers.press.runs import record
from helpers.press.runs.results import RUN

# A preview is idle when its processes have used no processor for so many seconds.
QUIET, MAX_SECONDS = 2, 600


class Preview:
    """A preview that has built the book and waits for an edit."""

    def __init__(self, root: Path) -> None:
        """Start the preview of a copy of the book, let it build the site in its place, and wait until it is idle."""
        self.root = root
        self.chapters = 0.0
        self._process = subprocess.Popen(
            [*PRESS, "serve", "--port", "0"],
            cwd=root,
            env=environment(root),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        opened = self._process.stdout.readline()
        if "http://" not in opened:
            raise CommandError("press serve ended before it listened")
        address = opened.split("http://")[1].split("/")[0]
        self._events = websocket.create_connection(f"ws://{address}/websocket-reload", timeout=MAX_SECONDS)
        self._wait_until_idle()
        add_sentence(root)
        self.wait()
        self._wait_until_idle()

    def wait(self) -> None:
        """Wait until the browser would load its page again."""
        self._events.recv()

    def end(self) -> None:
        """Stop the preview, and note how long the chapters of the last build took on all processors together."""
        self._wait_until_idle()
        self.chapters = sum(
            found.seconds for found in record.read(Project(self.root).build).values() if found.state == RUN
        )
        self._events.close()
        self._process.terminate()
        self._process.communicate()

    def _wait_until_idle(self) -> None:
        used = None
        while used != (used := self._used()):
            time.sleep(QUIET)

    def _used(self) -> dict[int, float]:
        processes = psutil.Process(self._process.pid).children(recursive=True)
        times = {}
        for process in processes:
            try:
                times[process.pid] = round(sum(process.cpu_times()[:2]), 1)
            except psutil.NoSuchProcess:
                continue
        return times


def add_sentence(root: Path) -> Path:
    """Add a sentence to a chapter, and return the folder of the book."""
    path = root / "notebooks" / "satisfaction.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    next(cell for cell in notebook["cells"] if cell["cell_type"] == "markdown")["source"] += [
        "\n",
        "One sentence more.",
    ]
    path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return root


def change_row(root: Path) -> Path:
    """Change the place of a row in its source, and return the folder of the book."""
    path = root / "data" / "population.csv"
    before = path.read_text(encoding="utf-8")
    after = before.replace('"demo_pjan, TOTAL, T"', "demo_pjan", 1)
    assert after != before, f"{path} has no such place"
    path.write_text(after, encoding="utf-8")
    return root
