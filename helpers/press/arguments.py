"""Read what the command line names; if anything on it is wrong, report all of it and exit."""

import signal
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from helpers.press import terminal
from helpers.press.edition import RERUN, Edition
from helpers.press.errors import PressError
from helpers.press.project import ChapterError, Project

if TYPE_CHECKING:
    from helpers.press.runs.store import Store

FAILED, WRONG, STOPPED = 1, 2, 130


def report_errors(command: Callable[..., None]) -> Callable[..., None]:
    """Turn the errors of a command into a message and an exit status."""

    @wraps(command)
    def wrapper(*args: object, **options: object) -> None:
        # Treat SIGTERM like Ctrl-C.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            command(*args, **options)
        except KeyboardInterrupt:
            stop("Stopped. Finished chapters are saved; the next run resumes.", STOPPED)
        except BrokenPipeError:
            # The reader of the output, such as `head`, has seen enough; Click exits without a message.
            raise
        except OSError as error:
            stop(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}", FAILED)
        except PressError as error:
            stop(str(error), FAILED)
        except ValueError as error:
            # Those that the helpers raise have a message for users; any other is a bug.
            if not type(error).__module__.startswith("helpers."):
                raise
            stop(str(error), FAILED)

    return wrapper


def store_in(project: Project, folder: Path | None) -> "Store":
    """Return the store that a command only reads; exit if there is none where the user says it is."""
    from helpers.press.runs import execution

    if folder and not folder.exists():
        stop(f"there is no store in {folder}")
    return execution.store_in(project, execution.Options(store=folder))


def parameters(
    project: Project, names: tuple[str, ...], pairs: tuple[tuple[str, str], ...], file: Path | None
) -> dict[str, object]:
    """Return the given parameters, checked."""
    faults, known = _repeated(names), []
    for name in names:
        try:
            project.path_of(name)
            known.append(name)
        except ChapterError as error:
            faults.append(str(error))
    values = {}
    if pairs or file:
        from helpers.parameters import ParameterError
        from helpers.press.parameters import given

        try:
            values = given.read(project, pairs, file, known)
        except ParameterError as error:
            faults.append(str(error))
    if faults:
        stop("\n".join(["Nothing was run.", *faults]))
    return values


def editions(
    project: Project,
    names: tuple[str, ...],
    pairs: tuple[tuple[str, str], ...],
    file: Path | None,
    edition_names: tuple[str, ...],
) -> list[Edition]:
    """Return the editions to build: those named, a rerun with the given parameters, or the default edition."""
    values = parameters(project, names, pairs, file)
    if not edition_names:
        return [Edition(RERUN, values) if values else Edition()]
    if values:
        stop("Nothing was run.\nan edition has parameters of its own; give either --edition or parameters")
    from helpers.press.parameters import editions

    try:
        if faults := _repeated(edition_names):
            raise editions.EditionError("\n".join(faults))
        wanted = editions.editions(project) if "all" in edition_names else edition_names
        return [editions.edition(project, name) for name in wanted]
    except editions.EditionError as error:
        stop(f"Nothing was run.\n{error}")


def stop(message: str, status: int = WRONG) -> NoReturn:
    """Print why the press can't go on, and exit."""
    terminal.say(message, to=sys.stderr)
    sys.exit(status)


def _repeated(words: tuple[str, ...]) -> list[str]:
    return [f"{word}: named twice" for word in sorted({word for word in words if words.count(word) > 1})]
