"""Make books: run those of their chapters that must run, keep the outputs, build the sites."""

from dataclasses import dataclass, field
from pathlib import Path

from helpers.press import chapters, files, site
from helpers.press.pages import provenance
from helpers.press.pages.provenance import Edition
from helpers.press.runs import execution, inputs, record
from helpers.press.runs.execution import Executed, Options
from helpers.press.runs.plan import plan
from helpers.press.runs.store import Store

BUILD = chapters.ROOT / "_build"
RERUN = "rerun"


class BookError(RuntimeError):
    """The book could not be made; the message says which table or chapter is wrong."""


@dataclass(frozen=True)
class Book:
    """A book to make: an edition, or a rerun with parameters for once.

    Attributes:
        name: Name of the edition, or rerun.
        values: Checked parameters; those not named have their defaults.
    """

    name: str = provenance.DEFAULT
    values: dict[str, object] = field(default_factory=dict)

    @property
    def is_default(self) -> bool:
        """Return whether its notebooks are the committed ones."""
        return self.name == provenance.DEFAULT

    @property
    def folder(self) -> Path:
        """Return the folder with its record and with what its site is made of."""
        return BUILD if self.is_default else BUILD / self.name if self.name == RERUN else BUILD / "editions" / self.name

    @property
    def html(self) -> Path:
        """Return the folder of its site; those of editions stand inside the site of the default one."""
        is_edition = not self.is_default and self.name != RERUN
        return site.edition_folder(BUILD / "html", self.name) if is_edition else self.folder / "html"


def make(books: list[Book], names: list[str] | None = None, options: Options | None = None) -> list[Path]:
    """Run chapters where their store has no run of them, build the sites and return their folders.

    The executed notebooks of the default edition replace the committed ones.

    Args:
        books: What to make; with an edition, all those that the site is to have.
        names: Chapters to run; all if empty. The others keep their stored outputs.
        options: How the chapters are run.

    Raises:
        BookError: If a table or the parameters of a chapter break a rule.
        ChapterError: If a notebook is not written as it must be.
        ExecutionError: If a chapter fails.
        SiteError: If Jupyter Book fails or warns.
        StoreError: If the store can't be used.
    """
    options, names = options or Options(), names or chapters.notebook_names()
    editions = {book.name for book in books if book.name != RERUN}
    if editions <= {provenance.DEFAULT}:
        editions |= site.editions_in(BUILD / "html")
    store = store_of(options)
    now = inputs.snapshot()
    plans = [
        one
        for book in books
        for one in plan(names, book.values, store, now, options.limits, "" if book.is_default else book.name)
    ]
    is_stale = not all(one.entry for one in plans)
    if is_stale:
        execution.warm_up(options)
        check()
    executed = iter(execution.execute(plans, store, now, BUILD / "failed", options))
    # The default edition comes last, since its site holds those of the others.
    ordered = sorted(
        [(book, {name: next(executed) for name in names}) for book in books], key=lambda pair: pair[0].is_default
    )
    for book, run in ordered:
        _finish(book, run, sorted(editions - {provenance.DEFAULT}), is_checked=is_stale)
    return [book.html for book in books]


def standing() -> list[str]:
    """Return the names of the editions that the site has besides the default one and that still are editions.

    Raises:
        EditionError: If the file of editions is wrong.
    """
    from helpers.press import editions

    return sorted(site.editions_in(BUILD / "html") & set(editions.editions()))


def store_of(options: Options) -> Store:
    """Return the store of executed chapters.

    Raises:
        StoreError: If it can't be used.
    """
    return Store(options.store or BUILD / "runs")


def check() -> None:
    """Check all tables, and the parameters of all chapters.

    Raises:
        BookError: If any breaks a rule; all faults are named.
    """
    from helpers import data
    from helpers.press import parameters

    faults = [fault for table in data.table_names() for fault in data.find_faults(table)]
    faults += [fault for name in chapters.notebook_names() for fault in parameters.faults_of(name)]
    if faults:
        raise BookError("\n".join(faults))


def _finish(book: Book, run: dict[str, Executed], editions: list[str], *, is_checked: bool) -> None:
    """Build the site of a book and keep its notebooks and its record."""
    from helpers.press.pages import appendix

    names = chapters.notebook_names()
    recorded = record.read(book.folder) | {name: one.line for name, one in run.items()}
    lines = {name: recorded[name] for name in names if name in recorded}
    notebooks = {name: run[name].notebook if name in run else chapters.text_of(name) for name in names}
    edition = Edition(book.name, tuple(editions), {name: line.data for name, line in lines.items()})
    made_of = site.key(notebooks, {name: line.key for name, line in lines.items()}, edition)
    sealed = book.folder / "html.json"
    if not site.is_current(book.html, sealed, made_of):
        if not is_checked:
            check()
        site.assemble(book.folder / "book", notebooks, appendix.pages(lines), edition)
        site.build(book.folder / "book", book.html, editions)
        site.seal(book.html, sealed, made_of)
    if book.is_default:
        _keep(notebooks)
    record.write(book.folder, lines)


def _keep(notebooks: dict[str, str]) -> None:
    """Write the notebooks whose outputs have moved."""
    for name, text in notebooks.items():
        if chapters.text_of(name) != text:
            files.write(chapters.path_of(name), text)
