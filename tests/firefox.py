"""Drive an installed Firefox by WebDriver BiDi, which Playwright speaks only with a Firefox of its own."""

import itertools
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from websocket import WebSocket, create_connection

BROWSERS = ("firefox-esr", "firefox")
LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
SECONDS = 60
KEYS = {"Tab": "\ue004", "ArrowRight": "\ue014", "Escape": "\ue00c"}


class Firefox:
    """A page in Firefox, with its error messages."""

    def __init__(self, connection: WebSocket) -> None:
        """Open a page."""
        self.messages: list[str] = []
        self._connection = connection
        self._numbers = itertools.count(1)
        self.send("session.new", capabilities={})
        self.send("session.subscribe", events=["log.entryAdded"])
        self._page = self.send("browsingContext.create", type="tab")["context"]

    def send(self, method: str, **parameters: object) -> dict:
        """Send a command and return its result; error messages that arrive meanwhile are saved."""
        number = next(self._numbers)
        self._connection.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while (message := json.loads(self._connection.recv())).get("id") != number:
            if message.get("method") == "log.entryAdded" and message["params"]["level"] == "error":
                self.messages.append(message["params"]["text"])
        if message["type"] == "error":
            raise RuntimeError(f"{method}: {message['message']}")
        return message["result"]

    def resize(self, width: int, height: int) -> None:
        size = {"width": width, "height": height}
        self.send("browsingContext.setViewport", context=self._page, viewport=size)

    def open(self, address: str) -> None:
        """Open an address and wait until it is loaded."""
        self.messages.clear()
        self.send("browsingContext.navigate", context=self._page, url=address, wait="complete")

    def evaluate(self, script: str) -> object:
        """Run a script and return its result, which must be JSON."""
        message = self.send(
            "script.evaluate",
            expression=f"Promise.resolve({script}).then(JSON.stringify)",
            target={"context": self._page},
            awaitPromise=True,
        )
        if message["type"] == "exception":
            raise RuntimeError(message["exceptionDetails"]["text"])
        return json.loads(message["result"].get("value", "null"))

    def run(self, script: str) -> None:
        """Run a script on the page, which returns nothing."""
        self.send("script.evaluate", expression=script, target={"context": self._page}, awaitPromise=False)

    def press(self, *keys: str) -> None:
        steps = [{"type": kind, "value": KEYS[key]} for key in keys for kind in ("keyDown", "keyUp")]
        action = {"type": "key", "id": "keyboard", "actions": steps}
        self.send("input.performActions", context=self._page, actions=[action])


@contextmanager
def firefox() -> Iterator[Firefox]:
    """Open an installed Firefox without a window.

    Raises:
        FileNotFoundError: If there is none.
    """
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if not path:
        raise FileNotFoundError(f"no Firefox: install one of {', '.join(BROWSERS)}")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        (Path(profile) / "user.js").write_text(
            'user_pref("app.update.auto", false);\nuser_pref("browser.shell.checkDefaultBrowser", false);\n'
        )
        command = [path, "--headless", "--profile", profile, "--remote-debugging-port", "0", "--no-remote"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
            try:
                address = next(found[1] for line in process.stderr if (found := LISTENS.search(line)))
                connection = create_connection(f"{address}/session", timeout=SECONDS, suppress_origin=True)
                yield Firefox(connection)
                connection.close()
            finally:
                process.terminate()
