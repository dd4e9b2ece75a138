"""The kernel of a chapter: IPython's own, which also announces what it reads of the book.

A chapter is up to date as long as that is unchanged. The announcements are audit events of Python:
the files it opens, the modules it imports among them, and the tables that `helpers.data` is asked for.
"""

import os
import sys
from contextlib import suppress
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType

from helpers import reads as announced
from helpers.press.runs.inputs import ROOT

LEFT_OUT = tuple(f"{ROOT}/{folder}/" for folder in (".git", ".venv", "_build"))
# Modules that were compiled before this process was forked, by path and source.
COMPILED: dict[tuple[str, bytes], CodeType] = {}


def main(connection_file: str, reads: str, memory: int) -> None:
    """Be a kernel until it is told to end.

    Args:
        connection_file: File with the addresses at which it is spoken to.
        reads: File to which it adds a line for each thing it reads.
        memory: Largest address space in bytes; no limit if 0.
    """
    from ipykernel.kernelapp import IPKernelApp

    if memory:
        _limit(memory)
    _announce(reads)
    _import_from_source()
    os.environ[announced.CHECKED] = "yes"
    app = _without_settings(IPKernelApp).instance()
    app.initialize(["-f", connection_file, "--HistoryManager.enabled=False"])
    app.start()


def _without_settings(app: type) -> type:
    """Return a kind of kernel that reads no settings of this machine."""

    class ChapterKernelApp(app):
        def load_config_file(self, *_: object, **__: object) -> None:
            pass

    return ChapterKernelApp


def compile_ahead() -> None:
    """Compile the modules that chapters import, for all kernels that will be forked; none is run."""
    for path in [*(ROOT / "helpers").glob("*.py"), *(ROOT / "helpers" / "charts").glob("*.py")]:
        source = path.read_bytes()
        # A chapter that imports it tells what is wrong.
        with suppress(SyntaxError, ValueError):
            COMPILED[str(path), source] = compile(source, path, "exec", dont_inherit=True)


def _limit(memory: int) -> None:
    import resource

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    # macOS knows this limit by name, but may refuse to set it.
    with suppress(ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (memory if hard == resource.RLIM_INFINITY else min(memory, hard), hard))


def _announce(reads: str) -> None:
    file = os.open(reads, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    told = set()

    def listen(event: str, arguments: tuple) -> None:
        if event == "open":
            line = _path_in_book(arguments[0])
        elif event in (announced.TABLE, announced.SCHEMA):
            line = " ".join((event, *arguments))
        else:
            return
        if line and line not in told:
            told.add(line)
            os.write(file, f"{line}\n".encode())

    sys.addaudithook(listen)


def _import_from_source() -> None:
    """Import the modules of the book from their sources.

    Python tells whether a compiled module is old by the time and size of its source only, so that an
    edit of the same size which keeps the time, as copies and archives do, would not be seen.
    """
    known, compiled = SourceFileLoader.path_stats, SourceFileLoader.source_to_code

    def path_stats(loader: SourceFileLoader, path: str) -> dict:
        if path.startswith(f"{ROOT}/") and not path.startswith(LEFT_OUT):
            raise OSError
        return known(loader, path)

    def source_to_code(loader: SourceFileLoader, source: bytes, path: str, **options: int) -> CodeType:
        return COMPILED.get((path, source)) or compiled(loader, source, path, **options)

    SourceFileLoader.path_stats = path_stats
    SourceFileLoader.source_to_code = source_to_code


def _path_in_book(path: object) -> str | None:
    """Return the line for a file of the book.

    A file that a link of the book leads to is one of the book, wherever it is.
    """
    if not isinstance(path, str | bytes | os.PathLike):
        return None
    named = os.path.abspath(os.fsdecode(path))
    absolute = named if named.startswith(f"{ROOT}/") else os.path.realpath(named)
    if not absolute.startswith(f"{ROOT}/") or absolute.startswith(LEFT_OUT) or os.path.isdir(absolute):
        return None
    return f"open {absolute}"


if __name__ == "__main__":
    # The folder of the chapter is put back by IPython.
    if sys.path[0] in ("", str(Path.cwd())):
        del sys.path[0]
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
