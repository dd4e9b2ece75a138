"""Make books: run those of their chapters that must run, keep the outputs, build the sites."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.press import chapters, files, lock, site
from helpers.press.pages import provenance
from helpers.press.pages.provenance import Edition
from helpers.press.runs import execution, inputs, record
from helpers.press.runs.execution import Executed, Options, Wanted
from helpers.press.runs.plan import plan

if TYPE_CHECKING:
    from helpers.press.changes import Change

BUILD = chapters.ROOT / "_build"
RERUN = "rerun"


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
        return self.folder / "html" if self.name == RERUN else site.folder_of(BUILD / "html", self.name)

    @property
    def executed(self) -> Path:
        """Return the folder with its executed notebooks; a default edition that was not built has those committed."""
        built = self.folder / "book" / "notebooks"
        return chapters.NOTEBOOKS if self.is_default and not built.is_dir() else built

    @property
    def sealed(self) -> Path:
        """Return the file that keeps the key of its site."""
        return self.folder / "html.json"

    @property
    def moved(self) -> Path:
        """Return the file that lists its numbers that moved when it was last built."""
        return self.folder / "moved.md"


@dataclass(frozen=True)
class Made:
    """A book that was made.

    Attributes:
        book: The book.
        moved: The numbers that moved: those of the default edition since its last run, those of another
            book against the default edition; None if the site stays as it was.
    """

    book: Book
    moved: "list[Change] | None"


@dataclass(frozen=True)
class LeftOut:
    """Chapters that were not asked for, and that are not or perhaps not what a run would give now.

    Attributes:
        stale: Names of those that have run here, before something changed that they depend on.
        not_run: Names of those that have never run here.
    """

    stale: list[str] = field(default_factory=list)
    not_run: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Content:
    """What the site of a book shows, with a key of all that decides it."""

    book: Book
    notebooks: dict[str, str]
    lines: dict[str, record.Line]
    edition: Edition
    key: str


@contextmanager
def claimed() -> Iterator[None]:
    """Let no other press work on the books meanwhile, and put right what one that was killed has left.

    Raises:
        LockError: If another press does.
    """
    with lock.hold(BUILD):
        for folder in (BUILD, BUILD / RERUN, BUILD / "matrices"):
            files.restore(folder)
        yield


def make(books: list[Book], names: list[str] | None = None, options: Options | None = None) -> list[Made]:
    """Run chapters where their store has no run of them, build the sites and return what moved.

    The executed notebooks of the default edition replace the committed ones. Its site is replaced as a
    whole, together with those of the editions in it, once all of them are built.

    Args:
        books: What to make; with an edition, all those that the site is to have.
        names: Chapters to run; all if empty. The others keep their stored outputs.
        options: How the chapters are run.

    Raises:
        ChangesError: If the outputs that a notebook has had are not of this book.
        ChapterError: If a notebook is not written as it must be.
        ExecutionError: If a chapter fails.
        InputError: If a table or the parameters of a chapter break a rule.
        SiteError: If Jupyter Book fails or warns.
        StoreError: If the store can't be used.
    """
    options, names = options or Options(), names or chapters.notebook_names()
    editions = {book.name for book in books if book.name != RERUN}
    if editions <= {provenance.DEFAULT}:
        editions |= site.editions_in(BUILD / "html")
    beside = tuple(sorted(editions - {provenance.DEFAULT}))
    wanted = [Wanted(names, book.values, "" if book.is_default else book.name) for book in books]
    executed = execution.execute(wanted, BUILD, options)
    contents = [_content(book, run, beside) for book, run in zip(books, executed, strict=True)]
    stale = [one for one in contents if not site.is_current(one.book.html, one.book.sealed, one.key)]
    # Where a chapter has run, this is known already.
    if stale and not any(one.line.state == "run" for run in executed for one in run.values()):
        execution.check()
    moved = _moved(contents) if stale else {}
    _publish({one.book.name: _build(one) for one in stale}, beside)
    for one in contents:
        if one in stale:
            site.seal(one.book.html, one.book.sealed, one.key)
            _list(one.book, moved[one.book.name])
        if one.book.is_default:
            _keep(one.notebooks)
        record.write(one.book.folder, one.lines)
    return [Made(one.book, moved[one.book.name] if one in stale else None) for one in contents]


def left_out(names: list[str], options: Options) -> LeftOut:
    """Return the chapters of the default edition that were not asked for and would have to run.

    Args:
        names: The chapters that were asked for.
        options: How they were run.
    """
    others = [name for name in chapters.notebook_names() if name not in names]
    planned = plan(others, {}, execution.store_in(BUILD, options), inputs.snapshot())
    current = [one.job.name for one in planned if one.entry and one.entry.notebook == one.job.notebook]
    recorded = record.read(BUILD)
    due = [name for name in others if name not in current]
    return LeftOut([name for name in due if name in recorded], [name for name in due if name not in recorded])


def standing() -> list[str]:
    """Return the names of the editions that the site has besides the default one and that still are editions.

    Raises:
        EditionError: If the file of editions is wrong.
    """
    from helpers.press import editions

    return sorted(site.editions_in(BUILD / "html") & set(editions.editions()))


def _content(book: Book, run: dict[str, Executed], editions: tuple[str, ...]) -> _Content:
    names = chapters.notebook_names()
    recorded = record.read(book.folder) | {name: one.line for name, one in run.items()}
    lines = {name: recorded[name] for name in names if name in recorded}
    notebooks = {name: run[name].entry.notebook if name in run else chapters.text_of(name) for name in names}
    edition = Edition(book.name, editions, {name: line.data for name, line in lines.items()})
    key = site.key(notebooks, {name: line.key for name, line in lines.items()}, edition)
    return _Content(book, notebooks, lines, edition, key)


def _moved(contents: list[_Content]) -> dict[str, "list[Change]"]:
    """Return the numbers of each book that moved, by its name."""
    from helpers.press import changes

    last = {name: chapters.text_of(name) for name in chapters.notebook_names()}
    default = next((one.notebooks for one in contents if one.book.is_default), last)
    return {
        one.book.name: changes.between_notebooks(last if one.book.is_default else default, one.notebooks)
        for one in contents
    }


def _list(book: Book, moved: "list[Change]") -> None:
    from helpers.press import changes

    files.write(book.moved, f"{changes.as_table(moved, 'markdown')}\n")


def _build(content: _Content) -> Path:
    """Return the new site of a book, which is not in its place yet."""
    from helpers.press.pages import appendix

    source = content.book.folder / "book"
    site.assemble(source, content.notebooks, appendix.pages(content.lines), content.edition)
    return site.build(source)


def _publish(built: dict[str, Path], editions: tuple[str, ...]) -> None:
    """Put new sites in place."""
    if rerun := built.pop(RERUN, None):
        files.put(rerun, Book(RERUN).html)
    if built:
        site.publish(BUILD / "html", built, editions)


def _keep(notebooks: dict[str, str]) -> None:
    """Write the notebooks whose outputs have moved."""
    for name, text in notebooks.items():
        if chapters.text_of(name) != text:
            files.write(chapters.path_of(name), text)
