"""The kernel of a chapter: that of IPython, which also announces what it reads of the book.

A chapter is up to date as long as that is unchanged. The announcements are audit events of Python
for the files that it opens; modules, tables and their schemas are among them.
"""

import os
import sys
from contextlib import suppress
from functools import cache
from importlib.machinery import FileFinder, SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Any

from helpers.schema import CHECKED

if TYPE_CHECKING:
    from importlib.abc import PathEntryFinder

# What is built stands below the root, but is not part of the book.
BUILT = "_build"
# Modules that were compiled before this process was forked, by path and source.
COMPILED: dict[tuple[str, bytes], CodeType] = {}


def main(root: str, connection_file: str, reads: str, memory: int) -> None:
    """Run the kernel until shutdown.

    Args:
        root: Folder of the book.
        connection_file: File with the addresses at which it listens.
        reads: File to which it adds a line for each thing it reads.
        memory: Largest address space in bytes; no limit if 0.
    """
    if memory:
        _limit(memory)
    _announce(root, reads)
    _import_from_source(root)
    os.environ[CHECKED] = "yes"
    app = _without_settings().instance()
    app.initialize(["-f", connection_file, "--HistoryManager.enabled=False"])
    app.start()


def _without_settings() -> Any:
    """Return the class of a kernel that reads no settings of this machine."""
    from ipykernel.kernelapp import IPKernelApp

    class ChapterKernelApp(IPKernelApp):
        def load_config_file(self, *_: object, **__: object) -> None:
            pass

    return ChapterKernelApp


def compile_ahead(root: str) -> None:
    """Compile the modules that chapters import, for all kernels that will be forked; none is run.

    Args:
        root: Folder of the book.
    """
    helpers = Path(root) / "helpers"
    for path in [*helpers.glob("*.py"), *(helpers / "charts").glob("*.py")]:
        source = path.read_bytes()
        # A chapter that imports it reports what is wrong.
        with suppress(SyntaxError, ValueError):
            COMPILED[str(path), source] = compile(source, path, "exec", dont_inherit=True)


def parse_ahead(root: str) -> None:
    """Parse the messages that chapters read, for all kernels that will be forked.

    Args:
        root: Folder of the book.
    """
    import fluent.runtime

    # A kernel still reads each file, and parses it if it has another text.
    fluent.runtime.FluentResource = cache(fluent.runtime.FluentResource)
    for path in (Path(root) / "helpers" / "text").rglob("*.ftl"):
        # A chapter that reads it reports what is wrong.
        with suppress(UnicodeDecodeError):
            fluent.runtime.FluentResource(path.read_text(encoding="utf-8"))


def _limit(memory: int) -> None:
    import resource

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    # macOS knows this limit by name, but may refuse to set it.
    with suppress(ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (memory if hard == resource.RLIM_INFINITY else min(memory, hard), hard))


def _announce(root: str, reads: str) -> None:
    file = os.open(reads, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    announced: set[str] = set()

    def listen(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and (path := _path_in_book(root, arguments[0])) and path not in announced:
            announced.add(path)
            os.write(file, f"{path}\n".encode())

    sys.addaudithook(listen)


def _import_from_source(root: str) -> None:
    """Import the modules of the book from their sources.

    Python recognises an outdated compiled module only by the time and size of its source, so that it would
    miss an edit of the same size that keeps the time, as copies and archives do.
    """
    find = FileFinder.path_hook((_FromSource, [".py"]))

    def find_in_book(path: str) -> "PathEntryFinder":
        if not f"{path}/".startswith(f"{root}/helpers/"):
            raise ImportError
        return find(path)

    sys.path_hooks.insert(0, find_in_book)
    # Finders of the folders of the book that were made before.
    for path in [path for path in sys.path_importer_cache if path.startswith(f"{root}/helpers")]:
        del sys.path_importer_cache[path]


class _FromSource(SourceFileLoader):
    """Loads a module from its source, never from a compiled file."""

    def path_stats(self, _path: str) -> dict[str, Any]:
        raise OSError

    # The types of Python call it static in a base class.
    def source_to_code(self, data: Any, path: Any, **options: Any) -> CodeType:  # type: ignore[override]
        return COMPILED.get((path, data)) or super().source_to_code(data, path, **options)


def _path_in_book(root: str, path: object) -> str | None:
    """Return the path of a file of the book, or None for other files.

    A file that a link of the book leads to is one of the book, wherever it is.
    """
    if not isinstance(path, str | bytes | os.PathLike):
        return None
    named = os.path.abspath(os.fsdecode(path))
    absolute = named if named.startswith(f"{root}/") else os.path.realpath(named)
    if not absolute.startswith(f"{root}/") or os.path.isdir(absolute):
        return None
    folder = absolute.removeprefix(f"{root}/").partition("/")[0]
    if folder == BUILT or folder.startswith("."):
        return None
    return absolute


if __name__ == "__main__":
    # IPython adds the folder of the chapter again.
    if sys.path[0] in ("", str(Path.cwd())):
        del sys.path[0]
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
