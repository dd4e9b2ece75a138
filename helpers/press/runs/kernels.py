"""Start the kernels of chapters: forked from a warm process where the system can fork, otherwise from scratch.

Jupyter asks `Provisioner` for each kernel; the kernel itself is `helpers.press.runs.kernel`.
"""

import atexit
import json
import math
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
import weakref
from contextlib import suppress
from pathlib import Path
from queue import Empty
from typing import Any

import zmq.asyncio
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.client import KernelClient
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Bool, Integer, Type, Unicode

from helpers.press import environment
from helpers.press.runs.jobs import CAN_FORK

# One thread each: chapters run in parallel, and a fork copies only one thread.
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
)
# The warm processes of this process, by the root of their book.
ZYGOTES: "dict[Path, Zygote]" = {}
STARTING = threading.Lock()
# The running kernels of this process, and the groups that were ended. Several threads change them.
LIVING: "weakref.WeakSet[Provisioner]" = weakref.WeakSet()
ENDED: set[str] = set()
LISTING = threading.Lock()
CONNECT_MILLISECONDS = 5


class NoAnswerError(RuntimeError):
    """A kernel died before it answered."""


class Zygote:
    """A warm process that runs `helpers.press.runs.zygote`, and the connection to it."""

    def __init__(self, root: Path) -> None:
        """Start the process for the kernels of a book; the first kernel waits until it is ready."""
        self.folder = environment.folder("zygote-")
        self.address = f"{self.folder.name}/socket"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "helpers.press.runs.zygote", str(root), self.address],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # Silences a warning of the debugger, which is not used here.
            env=_environment(root, self.folder.name) | {"PYDEVD_DISABLE_FILE_VALIDATION": "1"},
            start_new_session=True,
        )
        self._is_ready = False
        self._asking = threading.Lock()

    def fork(self, arguments: list[str | int], environment: dict[str, str], folder: str) -> "ForkedKernel":
        """Return a new kernel.

        Args:
            arguments: Those of `helpers.press.runs.kernel.main`.
            environment: Environment of the kernel.
            folder: Folder in which it runs.
        """
        with self._asking:
            output = self.process.stdout
            if not self._is_ready and not (output and output.readline()):
                raise RuntimeError("the warm process ended before it was ready")
            self._is_ready = True
            connection = socket.socket(socket.AF_UNIX)
            connection.connect(self.address)
            asked = {"arguments": arguments, "environment": environment, "folder": folder}
            connection.sendall(json.dumps(asked).encode() + b"\n")
            return ForkedKernel(int(connection.makefile("rb").readline()), connection)

    def close(self) -> None:
        """End the process and all its kernels."""
        self.process.communicate()
        self.folder.cleanup()


class ForkedKernel:
    """A kernel that is not a child of this process, with the methods of `subprocess.Popen` that Jupyter calls."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int, connection: socket.socket) -> None:
        """Represent a kernel by its process id and a connection that closes when it ends."""
        self.pid = pid
        self.connection = connection

    def poll(self) -> int | None:
        """Return None while the kernel lives, then 1."""
        if self.connection.fileno() >= 0:
            if not select.select([self.connection], [], [], 0)[0]:
                return None
            self.connection.close()
        return 1

    def wait(self) -> int:
        """Wait until the kernel has ended."""
        if self.connection.fileno() >= 0:
            select.select([self.connection], [], [])
            self.connection.close()
        return 1

    def send_signal(self, number: int) -> None:
        """Send a signal to the kernel, if it still lives."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End the kernel at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask the kernel to end."""
        self.send_signal(signal.SIGTERM)


def zygote(root: Path) -> Zygote:
    """Return the warm process for the kernels of a book, which starts at the first call."""
    with STARTING:
        if root not in ZYGOTES:
            ZYGOTES[root] = Zygote(root)
            atexit.register(close, root)
        return ZYGOTES[root]


def close(root: Path) -> None:
    """Shut down the warm process for a book, if there is one, with all its kernels."""
    if started := ZYGOTES.pop(root, None):
        started.close()


def _environment(root: Path, home: str) -> dict[str, str]:
    return environment.environment(root, home) | ONE_THREAD


def end(group: str) -> None:
    """Kill the kernels of a group, including those about to start; their runs fail.

    Args:
        group: The group; other kernels of this process, which may belong to other users, go on.
    """
    with LISTING:
        ENDED.add(group)
        found = [provisioner for provisioner in LIVING if provisioner.parent.group == group]
    for provisioner in found:
        if provisioner.process:
            provisioner.process.kill()


class Client(AsyncKernelClient):
    """A client that waits no longer than its kernel needs."""

    def _context_default(self) -> zmq.asyncio.Context:
        self._created_context = True
        context = zmq.asyncio.Context()
        # A client connects before its kernel listens, and then tries again only after 100 milliseconds.
        context.reconnect_ivl = CONNECT_MILLISECONDS
        return context

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until the kernel answers, and until what it shows arrives.

        Jupyter's own client then waits 0.2 seconds more for late messages. They do no harm, since each message
        names the request that it answers.

        Args:
            timeout: How long it may take, in seconds; no limit if None.

        Raises:
            NoAnswerError: If the kernel has ended.
            RuntimeError: If it takes longer.
        """
        deadline = time.monotonic() + (math.inf if timeout is None else timeout)
        while time.monotonic() < deadline:
            self.kernel_info()
            with suppress(Empty):
                answer = await self.shell_channel.get_msg(timeout=1)
                await self.iopub_channel.get_msg(timeout=0.2)
                if answer["msg_type"] == "kernel_info_reply":
                    return
            if not await self.is_alive():
                raise NoAnswerError("the kernel died before it answered")
        raise RuntimeError(f"the kernel did not answer within {timeout} seconds")


class Manager(AsyncKernelManager):
    """A manager of one kernel for one chapter.

    Attributes:
        root: Folder of the book.
        reads: File in which the kernel announces what it reads.
        memory: Largest address space of the kernel in bytes; no limit if 0.
        group: Name of the group that `end` kills.
        is_warm: Whether the kernel is forked from a warm process.
    """

    root = Unicode(config=True)
    reads = Unicode(config=True)
    memory = Integer(0, config=True)
    group = Unicode(config=True)
    is_warm = Bool(CAN_FORK, config=True)
    client_factory = Type(klass=KernelClient, default_value=Client)

    @property
    def kernel_spec(self) -> KernelSpec:
        """Return how a kernel is started."""
        arguments = [self.root, "{connection_file}", self.reads, str(self.memory)]
        command = [sys.executable, "-m", "helpers.press.runs.kernel", *arguments]
        provisioner = {"kernel_provisioner": {"provisioner_name": "chapter-kernel"}}
        return KernelSpec(argv=command, display_name="Python 3", language="python", metadata=provisioner)


class Provisioner(LocalProvisioner):
    """Start a kernel by the command of its manager, or fork it if the manager is warm."""

    parent: Manager

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Launch the kernel and return how to reach it."""
        with LISTING:
            LIVING.add(self)
        root = Path(self.parent.root)
        kwargs["env"] = _environment(root, str(Path(self.parent.reads).parent))
        if self.parent.is_warm:
            _, connection_file, reads, memory = cmd[3:7]
            folder = str(kwargs.get("cwd") or Path.cwd())
            forked = zygote(root).fork([str(root), connection_file, reads, int(memory)], kwargs["env"], folder)
            # Jupyter calls only those methods of a Popen that a forked kernel has too.
            self.process = forked  # type: ignore[assignment]
            self.pid = self.pgid = forked.pid
        else:
            await super().launch_kernel(cmd, **kwargs)
        # The group may have been ended before the process existed.
        if self.parent.group in ENDED and self.process:
            self.process.kill()
        return self.connection_info

    async def kill(self, restart: bool = False) -> None:
        """Kill the kernel and wait until it has ended; Jupyter would look for that only after 0.1 seconds."""
        await super().kill(restart)
        if self.process:
            self.process.wait()
