"""Every sentence is true for its parameters and rows.

Chapters are run for each edition that ships, for parameters at the ends of what is allowed, and with rows that an
analyst may add; the text that a reader gets is put together and read.
"""

import os
import re
import shutil
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import additions
import pytest
import reading
import synthetic
from test_unfounded import UNFOUNDED
from this_book import BOOK

from helpers import data, prose, schema
from helpers.description import nothing
from helpers.intervals import MAX_CONFIDENCE
from helpers.parameter_model import contradictions, years_with_figures
from helpers.press.numbers.notebook import numbers_of
from helpers.press.parameters import cells, editions
from helpers.press.parameters import faults as parameter_faults
from helpers.press.project import Project
from helpers.press.runs import schedule
from helpers.press.runs.jobs import Job, parameters_for
from helpers.press.runs.results import Result

NAMES = BOOK.chapters()
DEFAULT = "default"
EXTREMES = {
    "one_of_each": {"first_year": 2018, "last_year": 2018, "portals": ["kanta"], "countries": ["IS"]},
    "before_all_figures_but_one": {"first_year": 2016, "last_year": 2016, "portals": ["1177"]},
    "last_year_alone": {"first_year": 2022, "last_year": 2022, "portals": ["sundhed"], "countries": ["EU27_2020"]},
    "last_year_of_services": {"first_year": 2021, "last_year": 2021, "portals": ["1177", "kanta"]},
    "beyond_all_figures": {"first_year": 2021, "last_year": 2025, "portals": ["kanta"], "countries": ["IS", "SE"]},
    "turned_round": {
        "first_year": 2020,
        "last_year": 2021,
        "portals": ["kanta", "1177", "helsenorge"],
        "countries": ["EU27_2020", "FI", "IS", "NO"],
    },
    "first_wave": {"wave": 2019},
    "latest_waves": {"wave": 2022, "baseline_wave": 2021},
    "sparse_wave": {"wave": 2021, "baseline_wave": 2020},
    "least_sure": {"confidence_level": MAX_CONFIDENCE, "design_effect": 10.0},
}
EDITIONS = {name: edition.parameters for name, edition in editions.editions(BOOK).items()} | EXTREMES
# They list or count all rows, or those that a claim or a subject names.
BY_ROW = {"data_catalogue", "audit", "quality", "same_subject"}
# Their rows are in every chapter, or have no sentences of their own.
SAYING_NOTHING = {"labels", "sources", "portals", "surveys"}

MISSING = re.escape(prose.NO_FIGURE)
ZERO = re.compile(r"\b(none|never|no one|nobody|zero)\b", re.IGNORECASE)
ITSELF = re.compile(
    r"\b((?:19|20)\d\d) (?:to|and|against) \1\b|\bin ((?:19|20)\d\d) .*\bagainst .* in \2\b", re.IGNORECASE
)
LEAKED = re.compile(r"\b(?:nan|NaN|NaT)\b|\bNone\b(?! of)|<NA>")
UNFILLED = re.compile(r"(?<!`)\{\w*\}(?!`)")
# It shows the cells of the tables as they are, texts to be filled in among them.
CATALOGUE = "data_catalogue"
GAP = re.compile(r"\S [,.;:](?:\s|$)|\S {2,}\S")
SAME_ENDS = re.compile(
    r"(?<![\d.,−-])(?<!minus )(\d[\d.,]*%?) to \1(?![\d%]|[.,]\d)|\bdiffer by (?:at least )?0(?:\.0+)?(?![.,]?\d)"
)
# A share of all must not be given as a share of the rest.
OF_THE_REST = re.compile(r"\bof the (?:others|rest|remaining \w+), (?:\w+ )?\d", re.IGNORECASE)
# A sentence on an empty chart must be limited to what exists.
SHOWN = re.compile(r"^(fig-\S+) (?:shows|has|sets|gives|puts)\b(.*)")
LIMITED = re.compile(
    r"\b(?:with a figure|that have figures|among the years shown|printed for|as far as|where|if any\w*"
    r"|this book (?:has|holds)|that can be|for which it can be)\b"
)
PAGES = ("intro", "method")


def run(project: Project, jobs: list[Job]) -> dict[str, Result]:
    return {result.label: result for result in schedule.run(project, jobs, os.cpu_count() or 1, lambda *_: None)}


def job(name: str, parameters: dict[str, object], book: str) -> Job:
    return Job(name, BOOK.text_of(name), parameters, edition=book)


def jobs_of(book: str, parameters: dict[str, object]) -> Iterator[Job]:
    """Yield the chapters that some parameters change and that accept them, or all for the default edition."""
    for name in NAMES:
        own = parameters_for(BOOK, name, parameters)
        refused = contradictions(cells.defaults_of(BOOK, name) | own) or parameter_faults.of_run(BOOK, name, own)
        if book == DEFAULT or (own and not refused):
            yield job(name, own, book)


class Editions(dict[str, dict[str, Result]]):
    """The executed chapters of each edition; an edition runs when it is first asked for, so that one alone is quick."""

    def __init__(self, project: Project) -> None:
        super().__init__()
        self.project = project
        # To take a notebook apart is slow, and each rule reads all of them.
        self.passages: dict[str, list[tuple[str, reading.Passage]]] = {}

    def __missing__(self, book: str) -> dict[str, Result]:
        if book in EDITIONS:
            runs = run(self.project, list(jobs_of(book, EDITIONS[book])))
            self[book] = {label.split("/")[1]: result for label, result in runs.items()}
        else:
            added = book.removesuffix("_shown")
            self.update(with_new_rows(self.project, added, additions.VARIANTS[added], self[DEFAULT]))
        return self[book]


@pytest.fixture(scope="module")
def read(elsewhere) -> Editions:
    """Return the executed chapters of each edition by their names."""
    return Editions(elsewhere)


def until_now(name: str) -> dict[str, object]:
    """Return the last year that a chapter shows by default without new rows, if it shows years."""
    if "last_year" not in cells.defaults_of(BOOK, name):
        return {}
    return {"last_year": years_with_figures(*cells.guard_of(BOOK, name))[-1]}


def with_new_rows(
    project: Project, book: str, variant: additions.Variant, default: dict[str, Result]
) -> dict[str, dict[str, Result]]:
    """Return the chapters that new rows can change, with the default parameters and with those that show the rows."""
    folder, kept = project.data, project.root.parent / f"data_before_{book}"
    shutil.copytree(folder, kept)
    try:
        rows = variant.rows(folder)
        synthetic.add(folder, rows)
        changed = {f"data/{name}.csv" for name in set(rows) - SAYING_NOTHING}
        names = [name for name, result in default.items() if changed & set(result.record.read) and name not in BY_ROW]
        shown = {name: parameters_for(BOOK, name, variant.parameters) for name in names}
        jobs = [job(name, until_now(name), book) for name in names]
        jobs += [job(name, own, f"{book}_shown") for name, own in shown.items() if own]
        runs = run(project, jobs)
    finally:
        shutil.rmtree(folder)
        kept.rename(folder)
    found: dict[str, dict[str, Result]] = {book: {}, f"{book}_shown": {}}
    for label, result in runs.items():
        found[label.split("/")[0]][label.split("/")[1]] = result
    return found


BOOKS = [*EDITIONS, *chain.from_iterable((book, f"{book}_shown") for book in additions.VARIANTS)]


@pytest.mark.parametrize("name", additions.VARIANTS)
def test_new_rows_are_as_an_analyst_would_write_them(tmp_path, name):
    folder = Path(shutil.copytree(schema.DATA_DIR, tmp_path / "data"))
    rows = additions.VARIANTS[name].rows(folder)
    synthetic.add(folder, rows)
    assert not [fault for table in rows for fault in data.find_faults(table, folder)]


@pytest.mark.parametrize("book", BOOKS)
def test_every_chapter_runs_in_every_edition(read, book):
    assert read[book]
    assert not {name: result.failure.reason for name, result in read[book].items() if result.failure}


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Of the claims, none came electronically.", ZERO),
        ("In 2019 it had 37.2 million visits, against 37.2 million in 2019.", ITSELF),
        ("Visits to Helsenorge a year, 2019 to 2019, in millions.", ITSELF),
        ("The highest month is nan.", LEAKED),
        ("In {year} it had many visits.", UNFILLED),
        ("The shares are , for Norway.", GAP),
        ("Over all groups the margin runs from 3.0 to 3.0 points.", SAME_ENDS),
        ("Highest: 3.0. Lowest: 3.0. They differ by 0.0.", SAME_ENDS),
        ("Of the others, 40% did not worry.", OF_THE_REST),
    ],
)
def test_fault_is_detected(line, fault):
    assert fault.search(line)


def passages(read: Editions, book: str) -> list[tuple[str, reading.Passage]]:
    """Return the passages of an edition, each with the name of its page."""
    if book not in read.passages:
        executed = {name: result.notebook for name, result in read[book].items() if not result.failure}
        others = {name: result.notebook for name, result in read[DEFAULT].items()}
        of_pages = {
            page: reading.of_page((BOOK.root / f"{page}.md").read_text(encoding="utf-8"), others | executed)
            for page in PAGES
        }
        of_chapters = {name: reading.of_notebook(notebook) for name, notebook in executed.items()}
        read.passages[book] = [(name, passage) for name, found in (of_chapters | of_pages).items() for passage in found]
    return read.passages[book]


@pytest.mark.parametrize("book", BOOKS)
def test_no_sentence_uses_a_missing_figure(read, book):
    assert not [
        f"{name}, {passage.place}: {line}"
        for name, passage in passages(read, book)
        for line in passage.text.splitlines()
        if re.search(MISSING, line) and (passage.is_prose or "," in line)
    ]


@pytest.mark.parametrize("book", BOOKS)
def test_no_word_for_zero_describes_an_unknown_value(read, book):
    assert not [
        f"{name}: {fact} = {text}"
        for name, result in read[book].items()
        if not result.failure
        for fact, text in numbers_of(result.notebook).facts.items()
        if ZERO.search(text)
    ]


@pytest.mark.parametrize("book", BOOKS)
def test_no_sentence_claims_that_a_figure_does_not_exist_or_is_the_newest(read, book):
    assert not faults(read, book, UNFOUNDED)


@pytest.mark.parametrize("book", BOOKS)
def test_no_period_is_compared_with_itself(read, book):
    assert not faults(read, book, ITSELF)


@pytest.mark.parametrize("book", BOOKS)
def test_no_sentence_has_an_empty_value(read, book):
    assert not faults(read, book, LEAKED)
    assert not [fault for fault in faults(read, book, UNFILLED) if not fault.startswith(f"{CATALOGUE}, ")]
    assert not faults(read, book, UNFILLED, in_prose=True)
    assert not faults(read, book, GAP, in_prose=True)


@pytest.mark.parametrize("book", BOOKS)
def test_no_range_has_equal_ends(read, book):
    assert not faults(read, book, SAME_ENDS)


@pytest.mark.parametrize("book", BOOKS)
def test_no_share_of_all_is_given_as_a_share_of_the_rest(read, book):
    assert not faults(read, book, OF_THE_REST)


@pytest.mark.parametrize("book", BOOKS)
def test_no_sentence_refers_to_an_empty_chart(read, book):
    said = passages(read, book)
    empty = {passage.place.partition(",")[0] for _, passage in said if passage.text.endswith(nothing())}
    unlimited = [
        f"{name}: {line}"
        for name, passage in said
        for line in passage.text.splitlines()
        if (shown := SHOWN.match(line)) and shown[1] in empty
        if not LIMITED.search(shown[2])
    ]
    assert not unlimited


def test_pages_with_facts_are_read():
    with_facts = {path.stem for path in BOOK.root.glob("*.md") if reading.GLUED.search(path.read_text("utf-8"))}
    assert with_facts == set(PAGES)


def faults(read: Editions, book: str, fault: re.Pattern, in_prose: bool = False) -> list[str]:
    return [
        f"{name}, {passage.place}: {line}"
        for name, passage in passages(read, book)
        for line in passage.text.splitlines()
        if fault.search(line) and (passage.is_prose or not in_prose)
    ]


@pytest.mark.parametrize("book", additions.VARIANTS)
def test_new_row_changes_only_sentences_that_name_it(read, book):
    marks = (*additions.VARIANTS[book].marks, synthetic.TITLE)
    moved = {}
    for name in read[book]:
        before, after = (reading.lines(read[edition][name].notebook) for edition in (DEFAULT, book))
        moved |= {
            f"{name}, {place}": f"{before.get(place)} -> {line}"
            for place, line in after.items()
            if line and line != before.get(place) and not any(mark in f"{before.get(place)} {line}" for mark in marks)
        }
    assert not moved
