"""What the command line asks for; if anything on it is wrong, all of that is told and the press ends."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from helpers.press import terminal

if TYPE_CHECKING:
    from helpers.press.book import Book
    from helpers.press.runs.store import Store

WRONG = 2


def store_in(folder: Path | None) -> "Store":
    """Return the store that a command only looks into; if there is none where it is said to be, tell it and stop."""
    from helpers.press import book
    from helpers.press.runs import execution

    if folder and not folder.exists():
        stop(f"there is no store in {folder}")
    return execution.store_in(book.BUILD, execution.Options(store=folder))


def parameters(names: tuple[str, ...], pairs: tuple[tuple[str, str], ...], file: Path | None) -> dict[str, object]:
    """Return the given parameters; if anything on the command line is wrong, tell it all and stop."""
    from helpers.press import chapters

    faults, known = _twice(names), []
    for name in names:
        try:
            chapters.path_of(name)
            known.append(name)
        except chapters.ChapterError as error:
            faults.append(str(error))
    values = {}
    if pairs or file:
        from helpers.press import given_parameters

        try:
            values = given_parameters.read(pairs, file, known)
        except given_parameters.ParameterError as error:
            faults.append(str(error))
    if faults:
        stop("\n".join(["Nothing was run.", *faults]))
    return values


def books(
    names: tuple[str, ...], pairs: tuple[tuple[str, str], ...], file: Path | None, editions: tuple[str, ...]
) -> list["Book"]:
    """Return the books that the command line asks for; if anything on it is wrong, tell it all and stop."""
    from helpers.press import book

    values = parameters(names, pairs, file)
    if not editions:
        return [book.Book(book.RERUN, values) if values else book.Book()]
    if values:
        stop("Nothing was run.\nan edition has parameters of its own; give either --edition or parameters")
    from helpers.press import editions as named

    try:
        if faults := _twice(editions):
            raise named.EditionError("\n".join(faults))
        wanted = named.editions() if "all" in editions else editions
        asked = [named.edition(name) for name in wanted]
    except named.EditionError as error:
        stop(f"Nothing was run.\n{error}")
    return [book.Book(one.name, one.values) for one in asked]


def _twice(words: tuple[str, ...]) -> list[str]:
    return [f"{word}: named twice" for word in sorted({word for word in words if words.count(word) > 1})]


def stop(message: str, status: int = WRONG) -> NoReturn:
    """Tell why the press ends, and end it."""
    terminal.say(message, to=sys.stderr)
    sys.exit(status)
