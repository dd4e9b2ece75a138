"""Compare the numbers of two books: two editions, two runs or two commits."""

import json
import math
import subprocess
import textwrap
from dataclasses import asdict, dataclass
from pathlib import Path

from tabulate import tabulate

from helpers.press import environment
from helpers.press.errors import PressError
from helpers.press.numbers import notebook
from helpers.press.numbers.notebook import Numbers, Value
from helpers.press.project import Project
from helpers.rounding import is_seen, rounded, signed
from helpers.written import Number, Written

NONE = "none"
MAX_DECIMALS = 3
WIDTHS = (30, 50, 30, 30, 30, 30)
HEADINGS = ("Chapter", "What", "Before", "After", "By", "Beyond its interval")


class DifferencesError(PressError):
    """A book to compare does not exist or can't be read."""


@dataclass(frozen=True)
class Difference:
    """A number that differs.

    Attributes:
        chapter: Name of the chapter.
        what: The fact, with the place of the number if it has several; or the figure and the row of it.
        kind: value, interval or verdict of a figure, number or text of a fact; new or gone for what only one book has.
        before: Its text in the first book.
        after: Its text in the second book.
        by: The difference, where both are numbers.
        beyond: Whether the later value lies outside the interval of the earlier one; None where it has none.
    """

    chapter: str
    what: str
    kind: str
    before: str
    after: str
    by: float | None = None
    beyond: bool | None = None


def between(before: dict[str, Numbers], after: dict[str, Numbers]) -> list[Difference]:
    """Return what differs between the numbers of two books, in the order of the chapters.

    Args:
        before: Numbers of the first book by chapter.
        after: Numbers of the second one.
    """
    names = list(dict.fromkeys([*before, *after]))
    nothing = Numbers()
    return [
        difference
        for name in names
        for difference in _of_chapter(name, before.get(name, nothing), after.get(name, nothing))
    ]


def between_notebooks(before: dict[str, str], after: dict[str, str]) -> list[Difference]:
    """Return what differs between two books of the same chapters; notebooks that are the same are not read.

    Args:
        before: Executed notebooks of the first book by chapter.
        after: Those of the second one.

    Raises:
        DifferencesError: If one of those that differ is not a notebook of this book.
    """
    other = [name for name in after if before[name] != after[name]]
    return between(*({name: _numbers("notebooks", name, texts[name]) for name in other} for texts in (before, after)))


def read(project: Project, book: str, folders: dict[str, Path]) -> dict[str, Numbers]:
    """Return the numbers of a book by chapter.

    Args:
        project: The book.
        book: Name of an edition that was built, a folder with executed notebooks, or a commit.
        folders: Folder with the executed notebooks of each edition, by its name.

    Raises:
        DifferencesError: If it is none of them.
    """
    folder = folders.get(book, Path(book))
    if folder.is_dir():
        texts = {path.stem: path.read_bytes() for path in sorted(folder.glob("*.ipynb"))}
    elif book in folders:
        raise DifferencesError(f'the edition "{book}" has not been built; build it by press book --edition {book}')
    else:
        texts = _of_commit(project, book, list(folders))
    if not texts:
        raise DifferencesError(f"{folder}: there are no notebooks in this folder")
    ordered = project.chapters()
    names = [*(name for name in ordered if name in texts), *sorted(set(texts) - set(ordered))]
    return {name: _numbers(book, name, texts[name]) for name in names}


def as_table(found: list[Difference], form: str) -> str:
    """Return differences as a table.

    Args:
        found: The differences.
        form: table for a terminal, markdown for a pull request, json for a program.

    Example:
        >>> print(as_table([Difference("satisfaction", "fact base_now", "text", "140", "150", 10.0)], "markdown"))
        1 number differs.
        <BLANKLINE>
        | Chapter      | What          | Before   | After   | By   | Beyond its interval   |
        |--------------|---------------|----------|---------|------|-----------------------|
        | satisfaction | fact base_now | 140      | 150     | +10  |                       |
    """
    if form == "json":
        return json.dumps([asdict(difference) for difference in found], ensure_ascii=False, indent=1)
    if not found:
        return "No number differs."
    counted = f"{len(found)} number{' differs' if len(found) == 1 else 's differ'}."
    verdicts = {True: "yes", False: "no", None: ""}
    rows = [
        [each.chapter, each.what, each.before, each.after, _signed(each.by), verdicts[each.beyond]] for each in found
    ]
    if form == "table":
        # Tabulate's own wrapping of lines fails at numbers with commas.
        rows = [[textwrap.fill(cell, width) for cell, width in zip(row, WIDTHS, strict=True)] for row in rows]
    style = "github" if form == "markdown" else "simple"
    return f"{counted}\n\n{tabulate(rows, headers=HEADINGS, disable_numparse=True, tablefmt=style)}"


def _of_chapter(name: str, before: Numbers, after: Numbers) -> list[Difference]:
    found = []
    for fact in dict.fromkeys([*before.facts, *after.facts]):
        found += _of_fact(name, f"fact {fact}", before.facts.get(fact), after.facts.get(fact))
    for figure in dict.fromkeys([*before.figures, *after.figures]):
        rows = before.figures.get(figure, {}), after.figures.get(figure, {})
        for key in dict.fromkeys([*rows[0], *rows[1]]):
            found += _of_row(name, f"{figure}: {key}", rows[0].get(key), rows[1].get(key))
    return found


def _of_fact(chapter: str, what: str, before: Written | None, after: Written | None) -> list[Difference]:
    if before is None or after is None:
        return [Difference(chapter, what, "new" if before is None else "gone", before or NONE, after or NONE)]
    # Other words can reverse the meaning of a number, as in "fell by 5". A notebook that was executed before numbers
    # were glued has words only.
    if before.words != after.words:
        return [] if before == after else [Difference(chapter, what, "text", before, after)]
    pairs = list(zip(before.numbers, after.numbers, strict=True))
    return [
        _of_number(chapter, what if len(pairs) == 1 else f"{what}, number {place}", first, second)
        for place, (first, second) in enumerate(pairs, 1)
        if _seen(first) != _seen(second)
    ]


def _seen(number: Number) -> tuple[object, ...]:
    """Return what a reader sees of a number; the same number may come from a row with another id."""
    return number.text, number.value, number.lower, number.upper


def _of_number(chapter: str, what: str, before: Number, after: Number) -> Difference:
    by = after.value - before.value if after.value != before.value else None
    return Difference(chapter, what, "number", before.text, after.text, by, _is_beyond(after.value, before))


def _of_row(chapter: str, what: str, before: Value | None, after: Value | None) -> list[Difference]:
    if before is None or after is None:
        kind = "new" if before is None else "gone"
        first, second = (NONE if row is None else _shown(row.value) for row in (before, after))
        return [Difference(chapter, what, kind, first, second)]
    found = []
    if before.value != after.value:
        by = None if before.value is None or after.value is None else after.value - before.value
        shown = _shown(before.value), _shown(after.value)
        found.append(Difference(chapter, what, "value", *shown, by, _is_beyond(after.value, before)))
    if (before.lower, before.upper) != (after.lower, after.upper):
        found.append(Difference(chapter, f"{what}, interval", "interval", _range(before), _range(after)))
    if before.verdict != after.verdict:
        found.append(Difference(chapter, f"{what}, verdict", "verdict", before.verdict or NONE, after.verdict or NONE))
    return found


def _is_beyond(value: float | None, row: Value | Number) -> bool | None:
    if value is None or (row.lower is None and row.upper is None):
        return None
    return (row.lower is not None and value < row.lower) or (row.upper is not None and value > row.upper)


def _numbers(book: str, name: str, text: str | bytes) -> Numbers:
    try:
        return notebook.numbers_of(text)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise DifferencesError(f"{book}: {name}.ipynb is not a notebook of this book") from None


def _of_commit(project: Project, commit: str, editions: list[str]) -> dict[str, bytes]:
    listed = _git(project, "ls-tree", "--name-only", "-z", commit, "notebooks/")
    if listed is None:
        there = ", ".join(editions)
        raise DifferencesError(f'"{commit}" is not an edition ({there}), a folder with notebooks or a commit')
    paths = [path for path in listed.decode().split("\0") if path.endswith(".ipynb")]
    return {Path(path).stem: _git(project, "show", f"{commit}:{path}") or b"" for path in paths}


def _git(project: Project, *arguments: str) -> bytes | None:
    without_git = environment.without_git()
    done = subprocess.run(["git", *arguments], cwd=project.root, capture_output=True, check=False, env=without_git)
    return None if done.returncode else done.stdout


def _shown(value: float | None) -> str:
    return NONE if value is None else rounded(value, _decimals(value))


def _decimals(value: float) -> int:
    return min(len(f"{value:.10g}".partition(".")[2]), MAX_DECIMALS)


def _range(row: Value) -> str:
    return NONE if row.lower is None and row.upper is None else f"{_shown(row.lower)} to {_shown(row.upper)}"


def _signed(by: float | None) -> str:
    """Return a difference with its sign; a small one has as many decimals as it takes not to read as zero.

    Example:
        >>> _signed(-2.9), _signed(0.00004)
        ('−2.9', '+0.00004')
    """
    if by is None:
        return ""
    text = signed(by, _decimals(by))
    return text if is_seen(text) else signed(by, -math.floor(math.log10(abs(by))))
