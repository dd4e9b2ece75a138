"""Serve a folder with a content security policy."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from helpers.press.pages.assets import POLICY


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *given: object, policy: str, **named: object) -> None:
        self.policy = policy
        super().__init__(*given, **named)

    def end_headers(self) -> None:
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *_told: object) -> None:
        """Log nothing."""


@contextmanager
def served(folder: Path, policy: str = POLICY) -> Iterator[str]:
    """Serve a folder on this machine, with or without a policy, and yield its address, which ends with a slash."""
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder), policy=policy)
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
