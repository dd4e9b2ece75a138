"""The command line of the printing press.

What a command needs is imported by it, since the fastest answer is that nothing has changed.
"""

import signal
import warnings
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

from helpers.press import asked, completion, terminal
from helpers.press import options as shared

if TYPE_CHECKING:
    from helpers.press.book import LeftOut, Made
    from helpers.press.runs.execution import Options

FAILED, STOPPED = 1, 130
MOST_MOVES = 20
PACKAGE = "nordic-digital-health-book"


def _tells_faults(command: Callable) -> Callable:
    """Turn what can go wrong into a message and an exit status."""

    @wraps(command)
    def told(*arguments: object, **options: object) -> None:
        # Who ends the program politely is treated as who presses Ctrl-C.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            command(*arguments, **options)
        except KeyboardInterrupt:
            asked.stop("Stopped. What had ended is kept; the next run goes on from there.", STOPPED)
        except BrokenPipeError:
            # Who reads the output has seen enough, as `head` has; Click ends the program without a word.
            raise
        except OSError as error:
            asked.stop(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}", FAILED)
        except (RuntimeError, ValueError) as error:
            if not type(error).__module__.startswith("helpers."):
                raise
            asked.stop(str(error), FAILED)

    return told


@click.group()
@click.version_option(package_name=PACKAGE, message="%(prog)s %(version)s")
def main() -> None:
    """Make the book "Digital health in Norway and the Nordics"."""
    terminal.use_plain_signs()
    # Those of packages are for the ones who write them, and no setting of a user may make errors of them.
    warnings.simplefilter("ignore")


@main.command(name="book", cls=shared.TakesParameters)
@shared.NAMES
@shared.PARAMETER
@shared.PARAMETERS
@shared.EDITION
@shared.runs_chapters
@_tells_faults
def make_book(
    names: tuple[str, ...],
    pairs: tuple[tuple[str, str], ...],
    file: Path | None,
    editions: tuple[str, ...],
    options: "Options",
) -> None:
    """Run the chapters (all if none is named) and build the site; what is unchanged is used again."""
    from helpers.press import book, site
    from helpers.press.pages import provenance

    if names and editions:
        asked.stop("Nothing was run.\nan edition is the whole book; name chapters or editions, not both")
    books = asked.books(names, pairs, file, editions)
    with book.claimed():
        if editions:
            # The pages of all editions link to each other, so that one alone would lead nowhere.
            beside = asked.books((), (), None, (provenance.DEFAULT, *book.standing()))
            books += [one for one in beside if one not in books]
        made = book.make(books, list(names), options)
        left = book.left_out(list(names), options) if names else book.LeftOut()
    page = f"notebooks/{names[0]}.html" if len(names) == 1 else "index.html"
    for one in made:
        terminal.say(f"{_told_state(left)} Open {one.book.html / page}")
        terminal.say(_told_moves(one))
    if not editions and (others := sorted(site.editions_in(book.BUILD / "html"))):
        terminal.say(f"Its other editions are as they were: {', '.join(others)}. press book --edition all renews them.")


@main.command()
@click.argument("name", shell_complete=completion.matrix_names)
@shared.runs_chapters
@_tells_faults
def matrix(name: str, options: "Options") -> None:
    """Run a matrix of `notebooks/editions.yml` and collect its numbers in one table."""
    from helpers.press import book, editions, matrix

    try:
        wanted = editions.matrix(name)
    except editions.EditionError as error:
        asked.stop(f"Nothing was run.\n{error}")
    with book.claimed():
        folder = matrix.run(wanted, options)
    terminal.say(f"The matrix is ready. Open {folder}")


@main.command(name="pdf")
@_tells_faults
def make_pdf() -> None:
    """Print the built site as one PDF."""
    from helpers.press import book
    from helpers.press.pages import pdf

    with book.claimed(), pdf.browser() as browser:
        made = pdf.make(book.BUILD / "html", book.BUILD / "pdf" / "digital-health-nordics.pdf", browser)
    terminal.say(f"The book is printed. Open {made}")


@main.command()
@click.argument("before", shell_complete=completion.book_names)
@click.argument("after", shell_complete=completion.book_names)
@click.option("--form", type=click.Choice(["table", "markdown", "json"]), default="table", help="How to list them.")
@_tells_faults
def changes(before: str, after: str, form: str) -> None:
    """List the numbers that moved between two books: editions, rerun, folders with executed notebooks, or commits."""
    from helpers.press import book, editions
    from helpers.press import changes as changing

    names = [*editions.editions(), *([book.RERUN] if book.Book(book.RERUN).html.is_dir() else [])]
    folders = {name: book.Book(name).executed for name in names}
    try:
        first, second = (changing.read(one, folders) for one in (before, after))
    except changing.ChangesError as error:
        asked.stop(str(error))
    terminal.say(changing.as_table(changing.between(first, second), form))


@main.command()
@shared.NAMES
@_tells_faults
def params(names: tuple[str, ...]) -> None:
    """List the parameters of chapters with type, allowed values, default and meaning."""
    from helpers import parameter_model
    from helpers.press import chapters

    asked.parameters(names, (), None)
    described = {told.name: told for told in parameter_model.described()}
    for name in names or chapters.notebook_names():
        terminal.say(name)
        for key in chapters.defaults_of(name):
            told = described[key]
            terminal.say(f"  {key}: {told.type}, {told.allowed}; default {told.default}. {told.meaning}.")
        measures, portal = chapters.guard_of(name)
        if measures:
            years = parameter_model.in_words(parameter_model.years_with_figures(measures, portal))
            terminal.say(f"  Its figures are of {years}.")


@main.command(cls=shared.TakesParameters)
@shared.NAMES
@shared.PARAMETER
@shared.PARAMETERS
@click.option(
    "--edition",
    metavar="NAME",
    help="An edition of notebooks/editions.yml.",
    shell_complete=completion.edition_names,
)
@shared.STORE
@_tells_faults
def why(
    names: tuple[str, ...],
    pairs: tuple[tuple[str, str], ...],
    file: Path | None,
    edition: str | None,
    store: Path | None,
) -> None:
    """Tell which chapters must run and why, without running any."""
    from helpers.press import chapters
    from helpers.press.runs import inputs, plan, record

    [wanted] = asked.books(names, pairs, file, (edition,) if edition else ())
    opened = asked.store_in(store)
    now = inputs.snapshot()
    recorded = record.read(wanted.folder)
    for name in names or chapters.notebook_names():
        opened.damaged.clear()
        [planned] = plan.plan([name], wanted.values, opened, now)
        reasons = plan.reasons(planned, recorded.get(name), opened, now)
        terminal.say(f"{name}: {'; '.join(reasons) if reasons else 'unchanged, its last run is used again'}")


@main.command()
@click.option(
    "--days", type=click.IntRange(min=0), default=90, show_default=True, help="How long a run is kept unused."
)
@shared.STORE
@_tells_faults
def prune(days: int, store: Path | None) -> None:
    """Delete the executed chapters that nobody has used for some days from the store."""
    opened = asked.store_in(store)
    deleted, kept = opened.prune(days)
    terminal.say(f"Runs in {opened.folder}: {deleted} deleted, which nobody had used for {days} days; {kept} kept.")


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("options", nargs=-1, metavar="[OPTION OF press book]...")
@_tells_faults
def verify(options: tuple[str, ...]) -> None:
    """Build the book twice from nothing, in two folders, and name what differs."""
    from helpers.press import verify as verifying

    count = verifying.verify(list(options))
    terminal.say(f"Two clean builds gave the same {count} files, byte for byte.")


def _told_state(left: "LeftOut") -> str:
    """Return whether a book is up to date, or which of its chapters are not."""
    told = "The book is ready."
    if left.stale:
        count = f"{len(left.stale)} chapter{' is' if len(left.stale) == 1 else 's are'}"
        told = f"The book is built, but {count} stale: {', '.join(left.stale)}. press book runs them."
    if left.not_run:
        told += f" Chapters that have not run here and show their stored outputs: {len(left.not_run)}."
    return told


def _told_moves(made: "Made") -> str:
    """Return what moved, as a table if it is short enough for a terminal."""
    if made.moved is None:
        return "Nothing has changed since it was built."
    from helpers.press import changes as changing

    table = changing.as_table(made.moved, "table")
    if len(made.moved) > MOST_MOVES:
        table = f"{table.splitlines()[0]} The list is {made.book.moved}"
    return f"Compared with {'its last run' if made.book.is_default else 'the default edition'}: {table}"


if __name__ == "__main__":
    main()
