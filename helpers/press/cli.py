"""The command line of the press.

Each command imports what it needs, so that finding out that nothing has changed stays fast.
"""

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import click

from helpers.press import arguments, completion, terminal
from helpers.press import options as shared
from helpers.press.edition import DEFAULT, RERUN, Edition, editions_in
from helpers.press.project import Project

if TYPE_CHECKING:
    from helpers.press.numbers.differences import Difference
    from helpers.press.runs.execution import Options

MAX_DIFFERENCES = 20
PACKAGE = "nordic-digital-health-book"


@click.group()
@click.version_option(package_name=PACKAGE, message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Build the book "Digital health in Norway and the Nordics"."""
    context.obj = context.obj or Project.here()
    terminal.use_plain_signs()
    # Warnings are for the developers of packages; no setting of a user may turn them into errors.
    warnings.simplefilter("ignore")


@main.command(name="book", cls=shared.TakesParameters)
@shared.NAMES
@shared.PARAMETER
@shared.PARAMETERS
@shared.EDITION
@click.option("--wait", is_flag=True, hidden=True, help="Load everything and wait for a line, for the preview.")
@shared.runs_chapters
@click.pass_obj
@arguments.report_errors
def make_book(
    project: Project,
    names: tuple[str, ...],
    pairs: tuple[tuple[str, str], ...],
    file: Path | None,
    editions: tuple[str, ...],
    wait: bool,
    options: "Options",
) -> None:
    """Run the chapters (all by default) and build the site; skips what is up to date."""
    from helpers.press import book

    if names and editions:
        arguments.stop("Nothing was run.\nan edition is the whole book; name chapters or editions, not both")
    if wait and not book.load_and_wait(project):
        return
    wanted = arguments.editions(project, names, pairs, file, editions)
    with book.claimed(project):
        if editions:
            # Pages link to the other editions, so a single edition would have dead links.
            beside = arguments.editions(project, (), (), None, (DEFAULT, *book.built_editions(project)))
            wanted += [edition for edition in beside if edition not in wanted]
        moved = book.make(project, wanted, list(names), options)
        stale, not_run = book.not_current(project, list(names), options) if names else ([], [])
    page = f"notebooks/{names[0]}.html" if len(names) == 1 else "index.html"
    for edition in wanted:
        terminal.say(f"{_state(stale, not_run)} Open {edition.html(project) / page}")
        terminal.say(_summary(project, edition, moved[edition.name]))
    if not editions and (others := sorted(editions_in(project.html))):
        terminal.say(
            f"Editions not rebuilt: {', '.join(others)}. press book --edition all rebuilds the site's editions."
        )


@main.command()
@click.argument("name", shell_complete=completion.matrix_names)
@shared.runs_chapters
@click.pass_obj
@arguments.report_errors
def matrix(project: Project, name: str, options: "Options") -> None:
    """Run a matrix of `notebooks/editions.yml` and collect its numbers in one table."""
    from helpers.press import book
    from helpers.press.numbers import matrix
    from helpers.press.parameters import editions

    try:
        wanted = editions.matrix(project, name)
    except editions.EditionError as error:
        arguments.stop(f"Nothing was run.\n{error}")
    with book.claimed(project):
        folder = matrix.run(project, wanted, options)
    terminal.say(f"The matrix is ready. Open {folder}")


@main.command(name="pdf")
@click.pass_obj
@arguments.report_errors
def make_pdf(project: Project) -> None:
    """Print the built site as one PDF."""
    from helpers.press import book
    from helpers.press.site import pdf

    with book.claimed(project), pdf.browser() as browser:
        made = pdf.make(project, project.html, project.build / "pdf" / "digital-health-nordics.pdf", browser)
    terminal.say(f"The PDF is ready. Open {made}")


@main.command()
@click.pass_obj
@arguments.report_errors
def release(project: Project) -> None:
    """Pack the repository and the built site into one archive, with descriptions that repositories of data read."""
    from helpers.press import book
    from helpers.press.release import archive

    with book.claimed(project):
        terminal.say(f"The archive is ready. Upload {archive.make(project)}")


@main.command()
@click.option("--tag", default="", help="Tag of the release; it must name the version of CITATION.cff.")
@click.option(
    "--former",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with the archives of former versions, such as v2026.11.zip.",
)
@click.pass_obj
@arguments.report_errors
def publish(project: Project, tag: str, former: Path | None) -> None:
    """Make the built site ready for a public host, with former versions beside it."""
    from helpers.press import book
    from helpers.press.site import versions

    with book.claimed(project):
        public, archive = versions.publish(project, tag, former)
    terminal.say(f"The public site is {public}; keep {archive} for the next version.")


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Listen at this port.")
@click.pass_obj
@arguments.report_errors
def serve(project: Project, port: int) -> None:
    """Preview the site in a browser, and rebuild it whenever a file of the book is saved."""
    from helpers.press import preview

    preview.serve(project, port)


@main.command()
@click.argument("before", shell_complete=completion.book_names)
@click.argument("after", shell_complete=completion.book_names)
@click.option("--form", type=click.Choice(["table", "markdown", "json"]), default="table", help="How to list them.")
@click.pass_obj
@arguments.report_errors
def changes(project: Project, before: str, after: str, form: str) -> None:
    """List the numbers that differ between two books: editions, rerun, folders with executed notebooks, or commits."""
    from helpers.press.numbers import differences
    from helpers.press.parameters import editions

    names = [*editions.editions(project), *([RERUN] if Edition(RERUN).html(project).is_dir() else [])]
    folders = {name: Edition(name).notebooks(project) for name in names}
    try:
        first, second = (differences.read(project, book, folders) for book in (before, after))
    except differences.DifferencesError as error:
        arguments.stop(str(error))
    terminal.say(differences.as_table(differences.between(first, second), form))


@main.command()
@shared.NAMES
@click.pass_obj
@arguments.report_errors
def params(project: Project, names: tuple[str, ...]) -> None:
    """List the parameters of chapters with type, allowed values, default and meaning."""
    from helpers import parameter_model
    from helpers.press.parameters import cells

    arguments.parameters(project, names, (), None)
    described = {parameter.name: parameter for parameter in parameter_model.described()}
    for name in names or project.chapters():
        terminal.say(name)
        for key in cells.defaults_of(project, name):
            found = described[key]
            terminal.say(f"  {key}: {found.type}, {found.allowed}; default {found.default}. {found.meaning}.")
        measures, portal = cells.guard_of(project, name)
        if measures:
            years = parameter_model.in_words(parameter_model.years_with_figures(measures, portal))
            terminal.say(f"  Its figures are of {years}.")


@main.command(cls=shared.TakesParameters)
@shared.NAMES
@shared.PARAMETER
@shared.PARAMETERS
@shared.ONE_EDITION
@shared.STORE
@click.pass_obj
@arguments.report_errors
def why(
    project: Project,
    names: tuple[str, ...],
    pairs: tuple[tuple[str, str], ...],
    file: Path | None,
    edition: str | None,
    store: Path | None,
) -> None:
    """Say which chapters must run and why, without running any."""
    from helpers.press.runs import inputs, reasons, record
    from helpers.press.runs.jobs import jobs_of

    [wanted] = arguments.editions(project, names, pairs, file, (edition,) if edition else ())
    opened, now = arguments.store_in(project, store), inputs.snapshot(project)
    recorded = record.read(wanted.folder(project))
    for job in jobs_of(project, wanted, list(names) or project.chapters()):
        found = reasons.reasons(job, recorded.get(job.chapter), opened, now)
        terminal.say(f"{job.chapter}: {'; '.join(found) if found else 'up to date'}")


@main.command()
@click.argument("names", metavar="[SOURCE]...", nargs=-1, shell_complete=completion.source_names)
@click.option("--write", "is_written", is_flag=True, help="Write what is new and revised into the tables.")
@click.pass_obj
@arguments.report_errors
def refresh(project: Project, names: tuple[str, ...], is_written: bool) -> None:
    """Fetch the newest figures of publishers with an open interface and list what differs; uses the network."""
    from datetime import UTC, datetime

    from helpers.press.refresh import report, sources, tables

    wanted = sources.pick(project, names)
    found = tables.refresh(project, wanted, datetime.now(UTC).date())
    for name, changes in found.changes.items():
        terminal.say(report.in_words(name, wanted[name], changes))
    if is_written:
        tables.write(project, found)
        terminal.say(f"Wrote {terminal.counted(len(found.tables), 'table')}. Review them, then run press book.")
    elif found.tables:
        terminal.say("Nothing was written; --write takes these figures into the tables.")


@main.command()
@click.option(
    "--days", type=click.IntRange(min=0), default=90, show_default=True, help="Keep unused results for so long."
)
@shared.STORE
@click.pass_obj
@arguments.report_errors
def prune(project: Project, days: int, store: Path | None) -> None:
    """Delete results from the store that have not been used for some days."""
    opened = arguments.store_in(project, store)
    deleted, kept = opened.prune(days)
    terminal.say(f"{opened.folder}: deleted {terminal.counted(deleted, 'result')} unused for {days} days; kept {kept}.")


def _state(stale: list[str], not_run: list[str]) -> str:
    """Say whether a book is up to date, or which of its chapters are not."""
    state = "The book is ready."
    if stale:
        count = f"{len(stale)} chapter{' is' if len(stale) == 1 else 's are'}"
        state = f"The book is built, but {count} stale: {', '.join(stale)}. press book runs them."
    if not_run:
        state += f" Chapters that have never run here and show their committed outputs: {len(not_run)}."
    return state


def _summary(project: Project, edition: Edition, moved: "list[Difference] | None") -> str:
    """Return what moved, as a table if it is short enough for a terminal."""
    if moved is None:
        return "Nothing has changed since it was built."
    from helpers.press.numbers import differences

    table = differences.as_table(moved, "table")
    if len(moved) > MAX_DIFFERENCES:
        table = f"{table.splitlines()[0]} The list is {edition.differences_file(project)}"
    return f"Compared with {'its last run' if edition.is_default else 'the default edition'}: {table}"


if __name__ == "__main__":
    main()
