"""The preview shows each edit, or why it could not be built, and leaves the files of the site alone."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import websocket

from helpers.press import preview
from helpers.press.project import Project

CHAPTER, SENTENCE, SCRIPT = "glossary", "A zygomorphic sentence.", "websocket-reload"
# Only a preview that hangs reaches it.
MAX_SECONDS = 600


def start(project: Project, port: int) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-m", "helpers.press.cli", "serve", "--port", str(port)],
        cwd=project.root,
        env=os.environ | {"PYTHONPATH": str(project.root)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@dataclass
class Browser:
    """A page of a preview that is open in a browser."""

    project: Project
    address: str
    events: websocket.WebSocket

    def edited(self, name: str, old: str, new: str) -> str:
        """Edit a file, and return the page of the chapter when the browser is told to load it again."""
        path = self.project.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        self.events.recv()
        return self.page(f"notebooks/{CHAPTER}.html")

    def page(self, name: str) -> str:
        with urllib.request.urlopen(f"http://{self.address}/{name}") as answer:
            return answer.read().decode()


@pytest.fixture
def browser(small_book) -> Iterator[Browser]:
    """Return a browser that has the first site of a preview open; the preview ends by Ctrl-C."""
    process = start(small_book, 0)
    address = process.stdout.readline().split("http://")[1].split("/")[0]
    events = websocket.create_connection(f"ws://{address}/{SCRIPT}", timeout=MAX_SECONDS)
    events.recv()
    yield Browser(small_book, address, events)
    process.send_signal(signal.SIGINT)
    said = process.communicate()[0]
    assert process.returncode == 0, said
    assert "Traceback" not in said


def test_edits_are_shown_and_errors_are_noted(browser):
    name = f"notebooks/{CHAPTER}.ipynb"
    cells = json.loads((browser.project.root / name).read_text(encoding="utf-8"))["cells"]
    title = cells[0]["source"][0].rstrip()
    page = browser.edited(name, title, f"{title}: {SENTENCE}")
    assert SENTENCE in page
    assert SCRIPT in page
    assert not any(SCRIPT.encode() in path.read_bytes() for path in browser.project.html.rglob("*.html"))

    broken = browser.edited(name, "parameters.check(", "1 / 0; parameters.check(")
    assert "ZeroDivisionError" in broken
    assert SENTENCE in broken
    assert "ZeroDivisionError" not in browser.edited(name, "1 / 0; parameters.check(", "parameters.check(")

    wrong = browser.edited("data/definitions.csv", "term,", "word,")
    assert 'role="alert"' in wrong
    assert "definitions" in wrong.partition('role="alert"')[2]
    assert 'role="alert"' not in browser.edited("data/definitions.csv", "word,", "term,")

    browser.edited("helpers/text/en/site.ftl", "A chapter can be run again", "A chapter may be run again")
    assert "A chapter may be run again" in browser.page("parameters.html")


def test_preview_says_that_its_port_is_taken(small_book):
    with socket.create_server((preview.HOST, 0)) as taken:
        process = start(small_book, taken.getsockname()[1])
        said = process.communicate()[0]
    assert process.returncode == 1
    assert "in use" in said
