"""The command line of the printing press."""

import sys

import click

from helpers.data import DataError
from helpers.press import book, chapters, parameters, pdf
from helpers.press.site import SiteError

PARAMETER = click.option(
    "-p", "--parameter", "pairs", nargs=2, multiple=True, metavar="NAME VALUE", help="Set a parameter; may be repeated."
)


@click.group()
def main() -> None:
    """Make the book "Digital health in Norway and the Nordics"."""


@main.command(name="book")
@click.argument("names", nargs=-1, metavar="[CHAPTER]...")
@PARAMETER
@click.option("--jobs", type=click.IntRange(min=1), help="How many chapters may run at once (all processors).")
def make_book(names: tuple[str, ...], pairs: tuple[tuple[str, str], ...], jobs: int | None) -> None:
    """Run the chapters (all if none is named) and build the site."""
    try:
        values = parameters.read(list(pairs))
        for name in names:
            chapters.path_of(name)
    except (parameters.ParameterError, chapters.ChapterError) as error:
        _stop(error, status=2)
    try:
        html = book.make(list(names), values, jobs)
    except (book.BookError, SiteError, DataError, chapters.ChapterError) as error:
        _stop(error, status=1)
    page = f"notebooks/{names[0]}.html" if len(names) == 1 else "index.html"
    click.echo(f"The book is ready. Open {html / page}")


@main.command()
def params() -> None:
    """List the parameters of each chapter with their defaults and meaning."""
    fields = parameters.Parameters.model_fields
    for name in chapters.notebook_names():
        click.echo(name)
        for key, default in chapters.defaults_of(name).items():
            click.echo(f"  {key} = {default!r}: {fields[key].description}")


@main.command(name="pdf")
def make_pdf() -> None:
    """Print the built site as one PDF."""
    try:
        with pdf.browser() as browser:
            made = pdf.make(book.BUILD / "html", book.BUILD / "pdf" / "digital-health-nordics.pdf", browser)
    except pdf.PdfError as error:
        _stop(error, status=1)
    click.echo(f"The book is printed. Open {made}")


def _stop(error: Exception, status: int) -> None:
    click.echo(f"The book was not made.\n{error}", err=True)
    sys.exit(status)
