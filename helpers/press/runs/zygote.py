"""A process that has the large packages in memory and forks a kernel for each chapter.

It compiles the modules of the book but imports none: each kernel does that anew, so that what it reads is
announced and its state ends with it. It ends, and all its kernels with it, when its standard
input is closed.
"""

import gc
import json
import os
import selectors
import signal
import socket
import sys
from typing import Any

from helpers.press.runs import kernel


def main(root: str, address: str) -> None:
    """Fork a kernel for each line of JSON that comes in at a socket.

    The line names the arguments of `helpers.press.runs.kernel.main`, the environment and the folder. The
    answer is the process id; the connection stays open as long as the kernel lives.

    Args:
        root: Folder of the book.
        address: Path of the socket, in a folder of its own.
    """
    _load(root)
    # The process that started this one handles Ctrl-C, and then closes the standard input.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(address)
    listener.listen(64)
    waiting = selectors.DefaultSelector()
    waiting.register(listener, selectors.EVENT_READ)
    waiting.register(sys.stdin, selectors.EVENT_READ)
    print("ready", flush=True)
    kernels: set[int] = set()
    while sys.stdin not in [key.fileobj for key, _ in waiting.select()]:
        kernels -= _ended(kernels)
        connection = listener.accept()[0]
        asked = json.loads(connection.makefile("rb").readline())
        child = os.fork()
        if child == 0:
            os.setsid()
            waiting.close()
            listener.close()
            _become_kernel(asked, connection)
        kernels.add(child)
        connection.sendall(f"{child}\n".encode())
        connection.close()
    for child in kernels - _ended(kernels):
        os.killpg(child, signal.SIGKILL)


def _load(root: str) -> None:
    """Import the packages of chapters, and use them once, since they load much of their code at first use."""
    import altair
    import babel.dates
    import babel.lists
    import babel.numbers
    import ipykernel.debugger
    import ipykernel.kernelapp
    import IPython.display
    import pandas
    import pydantic

    table = pandas.DataFrame({"value": [1]})
    altair.Chart(table).mark_point().encode(x="value:Q").to_dict()
    babel.numbers.format_decimal(1, locale="en_GB")
    pydantic.create_model("Model", value=(int, 1))
    kernel.compile_ahead(root)
    kernel.parse_ahead(root)
    del ipykernel, IPython
    # Kernels share the memory of objects made before the fork.
    gc.collect()
    gc.freeze()


def _become_kernel(asked: dict[str, Any], connection: socket.socket) -> None:
    # The connection is left open: it closes when this process ends, however it ends.
    connection.set_inheritable(False)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["folder"])
    status = 1
    try:
        kernel.main(*asked["arguments"])
        status = 0
    finally:
        os._exit(status)


def _ended(kernels: set[int]) -> set[int]:
    """Return the kernels that have ended; until then their ids belong to no other process."""
    return {child for child in kernels if os.waitpid(child, os.WNOHANG)[0]}


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
