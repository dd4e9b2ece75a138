"""Serve the site while the book is edited: build it again after each change, and let the browser load it again.

The server and the script that reloads pages are those of sphinx-autobuild. A build is `press book` in a process
that has been started ahead, so that it has loaded what it needs when a file is saved.
"""

import asyncio
import os
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import uvicorn
from sphinx_autobuild.filter import IgnoreFilter
from sphinx_autobuild.middleware import JavascriptInjectorMiddleware
from sphinx_autobuild.server import RebuildServer
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.routing import Mount, WebSocketRoute
from starlette.staticfiles import StaticFiles
from watchfiles import awatch

from helpers import escape, schema
from helpers.press import terminal
from helpers.press.edition import Edition
from helpers.press.project import Project

HOST = "127.0.0.1"
FOLDERS = ("_static", "data", "helpers", "notebooks")
# Code and texts, which a waiting process has loaded.
LOADED = (".py", ".ftl")
# Files that editors write for themselves.
IGNORED = IgnoreFilter([], [r"/\.[^/]*$", r"~$"])
# Milliseconds after which the watch says that nothing has changed, and between two looks at the changes; seconds
# between two looks at the new site.
TICK, STEP, PAUSE = 200, 20, 0.02
NOTE = (
    '<pre role="alert" style="position: fixed; inset: auto 1rem 1rem; z-index: 9999; padding: 1rem; margin: 0; '
    'white-space: pre-wrap; background: #fff3f3; color: #700; border: 2px solid #700">{}</pre>'
)


class Site(StaticFiles):
    """The files of the site, which a browser gets anew each time: a page may carry another note than before."""

    # Starlette passes both arguments by place.
    def is_not_modified(self, response_headers: Headers, request_headers: Headers) -> bool:  # noqa: ARG002
        """Return False, whatever the headers say."""
        return False


class Preview(RebuildServer):
    """Watches the files of a book, builds it, and tells browsers to load their page again."""

    def __init__(self, project: Project, site: JavascriptInjectorMiddleware) -> None:
        """Watch nothing yet.

        Args:
            project: The book.
            site: Serves the site, with a script in each page.
        """
        inside = [path for name in FOLDERS for path in (project.root / name).rglob("*") if path.is_dir()]
        folders = [project.root, *(project.root / name for name in FOLDERS), *inside]
        super().__init__([path for path in folders if path.name != "__pycache__"], IGNORED, self._announce)
        self.project, self.site, self.script = project, site, site.script
        self.error = ""

    async def main(self) -> None:
        """Watch until the server ends, and wait until the process that builds has ended too."""
        watching, exiting = asyncio.create_task(self.watch()), asyncio.create_task(self.should_exit.wait())
        await asyncio.wait([watching, exiting], return_when=asyncio.FIRST_COMPLETED)
        exiting.cancel()
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching

    async def watch(self) -> None:
        """Build the book now and after each change, until the server ends."""
        is_first = True
        self.process = await self._start()
        try:
            async for changes in awatch(
                *self.paths,
                watch_filter=lambda _, path: not self.ignore(path),
                recursive=False,
                rust_timeout=TICK,
                step=STEP,
                yield_on_timeout=True,
            ):
                paths = [path for path in sorted({Path(path) for _, path in changes}) if self._is_new(path)]
                if any(path.suffix in LOADED for path in paths):
                    await self._end()
                    self.process = await self._start()
                if paths or is_first:
                    self.change_callback(paths)
                    await self._build()
                    self.process = await self._start()
                is_first = False
        finally:
            await self._end()

    def _announce(self, changed_paths: Sequence[Path]) -> None:
        names = [path.relative_to(self.paths[0]).as_posix() for path in changed_paths]
        terminal.say(f"Changed: {', '.join(names)}" if names else "Building")

    async def _build(self) -> None:
        """Let the waiting process build the book; browsers load their page again as soon as the site is there."""
        building, place = asyncio.create_task(self._run()), _place(self.project.html)
        try:
            while not building.done():
                await asyncio.wait([building], timeout=PAUSE)
                if (now := _place(self.project.html)) not in (None, place):
                    place = now
                    self._show("")
        finally:
            # The preview may end meanwhile; nothing else may read what the process writes then.
            building.cancel()
            await asyncio.wait([building])
        error = building.result()
        if error or self.error:
            self._show(error)

    async def _run(self) -> str:
        """Let the waiting process build the book, and return why it failed, if it did."""
        said = ""
        if self.process.stdin and self.process.stderr:
            self.process.stdin.write(b"\n")
            async for line in self.process.stderr:
                said += line.decode(errors="replace")
                terminal.say(line.decode(errors="replace").rstrip(), to=sys.stderr)
        return said if await self.process.wait() else ""

    def _show(self, error: str) -> None:
        """Let browsers load their page again, with a note if the last build failed."""
        self.error = error
        self.site.script = self.script + (NOTE.format(escape.html(error.strip())).encode() if error else b"")
        self.flag.set()

    def _is_new(self, path: Path) -> bool:
        """Return whether the site lacks a changed file; a build itself writes outputs into notebooks."""
        built = Edition().source(self.project) / path.relative_to(self.paths[0])
        try:
            return bool(self.error) or path.read_bytes() != built.read_bytes()
        except OSError:
            return True

    async def _start(self) -> Process:
        """Start a process that loads what a build needs, and waits for a line."""
        command = [sys.executable, "-m", "helpers.press.cli", "book", "--wait"]
        # It checks tables that have changed, so that it need not check again those that it loads.
        environment = os.environ | {"PYTHONPATH": str(self.project.root), schema.CHECKED: "yes"}
        # Ctrl-C is for this process, which then ends the other.
        return await asyncio.create_subprocess_exec(
            *command, stdin=PIPE, stderr=PIPE, env=environment, start_new_session=True
        )

    async def _end(self) -> None:
        with suppress(ProcessLookupError):
            self.process.terminate()
        await self.process.communicate()


def serve(project: Project, port: int) -> None:
    """Build the site and serve it until Ctrl-C; build it again whenever a file of the book changes.

    Args:
        project: The book.
        port: Where the server listens, on this machine alone; any free port if 0.

    Raises:
        OSError: If another program uses the port.
    """
    project.html.mkdir(parents=True, exist_ok=True)
    with socket.create_server((HOST, port)) as listener:
        address = f"{HOST}:{listener.getsockname()[1]}"
        site = JavascriptInjectorMiddleware(Site(directory=project.html, html=True), address)
        preview = Preview(project, site)
        routes = [WebSocketRoute("/websocket-reload", preview), Mount("/", site)]
        app = Starlette(routes=routes, lifespan=preview.lifespan)
        terminal.say(f"Open http://{address}/. Ctrl-C ends the preview.")
        config = uvicorn.Config(app, log_level="warning", ws_ping_interval=None, timeout_graceful_shutdown=1)
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])


def _place(html: Path) -> int | None:
    """Return which folder the site is now; None while one replaces another."""
    return html.stat().st_ino if html.exists() else None
