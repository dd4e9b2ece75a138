"""The list of changes between two books is complete and contains nothing else."""

import json
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_sensitivity import COMPUTED
from this_book import BOOK

from helpers.press.edition import Edition
from helpers.press.numbers import differences
from helpers.press.numbers.differences import Difference, DifferencesError
from helpers.press.numbers.notebook import Numbers, Value, numbers_of
from helpers.press.parameters import editions
from helpers.press.runs import execution
from helpers.press.runs.execution import Options
from helpers.press.runs.jobs import jobs_of, parameters_for
from helpers.theme import MIME_TYPE
from helpers.written import Written, number

HEARD = {
    before: number(f"{before}% ({before - 2}% to {before + 1}%)", before, before - 1.6, before + 1.4)
    for before in (90, 93)
}


def text_of(*numbers: float) -> Written:
    """Return a sentence with some numbers."""
    visits, logins = (number(f"{value:g}", value) for value in numbers)
    return Written("In 2020 ", visits, " visits, ", logins, " log-ins.")


FIRST = Numbers(
    facts={
        "heard": HEARD[90],
        "wave": number("2020", 2020),
        "told": "rose, by " + number("14", 14),
        "used": text_of(72.9, 30),
        "gone": number("1", 1),
    },
    figures={"fig-a": {"Yes, 2020": Value(90.0, 88.4, 91.4), "Change": Value(8.0, 4.5, 11.5, "rose")}},
)
SECOND = Numbers(
    facts={
        "heard": HEARD[93],
        "wave": number("2020", 2020),
        "told": Written("shows no clear change"),
        "used": text_of(72.9, 31),
        "fresh": number("2", 2),
    },
    figures={"fig-a": {"Yes, 2020": Value(93.0, 91.0, 95.0), "Change": Value(8.0, -1.0, 17.0, "no clear change")}},
)


def test_every_kind_of_change_is_listed():
    assert differences.between({"a": FIRST}, {"a": SECOND}) == [
        Difference("a", "fact heard", "number", "90% (88% to 91%)", "93% (91% to 94%)", 3.0, True),
        Difference("a", "fact told", "text", "rose, by 14", "shows no clear change"),
        Difference("a", "fact used, number 2", "number", "30", "31", 1.0),
        Difference("a", "fact gone", "gone", "1", "none"),
        Difference("a", "fact fresh", "new", "none", "2"),
        Difference("a", "fig-a: Yes, 2020", "value", "90", "93", 3.0, True),
        Difference("a", "fig-a: Yes, 2020, interval", "interval", "88.4 to 91.4", "91 to 95"),
        Difference("a", "fig-a: Change, interval", "interval", "4.5 to 11.5", "−1 to 17"),
        Difference("a", "fig-a: Change, verdict", "verdict", "rose", "no clear change"),
    ]


def test_numbers_in_other_words_are_not_subtracted():
    before = "fell, by " + number("5 points (1 to 9)", 5, 1, 9)
    after = "shows no clear change: " + number("−5 points (−12 to +2)", -5, -12, 2)
    one, other = ({"a": Numbers(facts={"moved": text})} for text in (before, after))
    assert differences.between(one, other) == [Difference("a", "fact moved", "text", before, after)]


@pytest.mark.parametrize(
    ("after", "by"), [(number("90%", 90.3), 90.3 - 90), (number("90%", 90.0, 88.0, 92.5), None), (HEARD[90], None)]
)
def test_number_that_looks_the_same_is_compared_by_its_value_and_its_interval(after, by):
    one, other = ({"a": Numbers(facts={"share": fact})} for fact in (number("90%", 90), after))
    assert differences.between(one, other) == [Difference("a", "fact share", "number", "90%", after, by)]


def test_text_without_numbers_of_an_older_book_is_compared_as_text():
    older, newer, moved = (
        {"a": Numbers(facts={"heard": fact})} for fact in (Written(str(HEARD[90])), HEARD[90], HEARD[93])
    )
    assert differences.between(older, newer) == []
    assert differences.between(older, moved) == [Difference("a", "fact heard", "text", HEARD[90], HEARD[93])]


@pytest.mark.parametrize(
    ("by", "shown"), [(3.0, "+3"), (-0.3, "−0.3"), (0.00004, "+0.00004"), (0.1 + 0.2, "+0.3"), (-1234.5, "−1,234.5")]
)
def test_difference_never_reads_as_zero(by, shown):
    found = [Difference("a", "fact b", "number", "1", "1", by)]
    assert f" {shown} " in differences.as_table(found, "markdown")


def test_a_chapter_that_only_one_book_has_is_listed():
    found = differences.between({}, {"a": Numbers(facts={"wave": number("2020", 2020)})})
    assert found == [Difference("a", "fact wave", "new", "none", "2020")]


values = st.builds(
    Value, st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.sampled_from(["", "rose"])
)
numbers = st.builds(number, st.text(), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
books = st.dictionaries(
    st.sampled_from("abc"),
    st.builds(
        Numbers,
        st.dictionaries(st.sampled_from("xy"), st.one_of(st.builds(Written, st.text()), numbers)),
        st.dictionaries(st.just("fig-a"), st.dictionaries(st.sampled_from("rs"), values)),
    ),
)


@given(books)
def test_a_book_does_not_differ_from_itself(book):
    assert differences.between(book, book) == []


@given(books, books)
def test_the_other_way_round_lists_the_same_places(one, other):
    there, back = differences.between(one, other), differences.between(other, one)
    assert {(found.chapter, found.what) for found in there} == {(found.chapter, found.what) for found in back}


def test_numbers_of_every_chapter_are_found():
    for name in BOOK.chapters():
        text = BOOK.path_of(name).read_text(encoding="utf-8")
        found = numbers_of(text)
        assert len(found.figures) == text.count('"$schema": "https://vega')
        assert len(found.facts) == text.count('"application/papermill.record/text/plain"')
        stored = json.loads(found.as_text())["facts"]
        assert {fact: parts["text"] for fact, parts in stored.items()} == found.facts


def test_rows_and_facts_are_named_as_a_reader_knows_them():
    for name in BOOK.chapters():
        found = numbers_of(BOOK.path_of(name).read_text(encoding="utf-8"))
        assert not any("\\" in text or text[:1] in ("'", '"') for text in found.facts.values())
        rows = [row for rows in found.figures.values() for row in rows]
        assert all(rows)
        assert [row for row in rows if len(set(row.split(", "))) < len(row.split(", "))] == []


def test_identical_rows_are_numbered():
    data = {"columns": ["year", "value", "source"], "rows": [["2020", value, "s"] for value in (1, 2, 3, 4)]}
    bundle = {MIME_TYPE: {"usermeta": {"figure": {"name": "fig-a", "data": data}}}}
    found = numbers_of(json.dumps({"cells": [{"outputs": [{"data": bundle}]}]}))
    assert list(found.figures["fig-a"]) == ["2020", "2020, s", "2020, s (2)", "2020, s (3)"]


def test_anything_but_a_book_is_rejected(tmp_path):
    with pytest.raises(
        DifferencesError, match=r'"nowhere" is not an edition \(strict\), a folder with notebooks or a commit'
    ):
        differences.read(BOOK, "nowhere", {"strict": tmp_path})
    with pytest.raises(DifferencesError, match='the edition "strict" has not been built'):
        differences.read(BOOK, "strict", {"strict": tmp_path / "none"})
    with pytest.raises(DifferencesError, match="there are no notebooks"):
        differences.read(BOOK, str(tmp_path), {})


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"{}", b"\xff", b'{"cells": 1}', b'{"cells": [1]}', b'{"cells": [{"outputs": [1]}]}']
)
def test_broken_notebook_is_named(tmp_path, content):
    (tmp_path / "audit.ipynb").write_bytes(content)
    with pytest.raises(DifferencesError, match=r"audit\.ipynb is not a notebook of this book"):
        differences.read(BOOK, str(tmp_path), {})


def test_forms_of_the_list():
    found = differences.between({"a": FIRST}, {"a": SECOND})
    assert [Difference(**one) for one in json.loads(differences.as_table(found, "json"))] == found
    assert differences.as_table([], "table") == "No number differs."
    assert differences.as_table(found, "markdown").count("| a ") == len(found)


@given(books, books)
def test_every_list_can_be_shown(one, other):
    found = differences.between(one, other)
    for form in ("table", "markdown", "json"):
        assert differences.as_table(found, form)


@pytest.mark.parametrize("form", ["table", "markdown"])
@pytest.mark.parametrize("number", ["650,000", "1,300,000.5", "−2", "2020"])
def test_numbers_are_shown_as_they_are_written(form, number):
    assert f" {number} " in differences.as_table([Difference("a", "fact b", "text", number, "none")], form)


@pytest.fixture(scope="module")
def strict(tmp_path_factory) -> dict[str, str]:
    """Return the notebooks of the strict edition that its parameters change, by chapter."""
    values = editions.edition(BOOK, "strict").parameters
    names = [name for name in BOOK.chapters() if parameters_for(BOOK, name, values)]
    jobs = jobs_of(BOOK, Edition(parameters=values), names)
    results = execution.execute(BOOK, jobs, Options(store=tmp_path_factory.mktemp("store")))
    return {name: result.notebook for name, result in results.items()}


def outputs_of(notebook: str) -> list[dict]:
    cells = json.loads(notebook)["cells"]
    own = [cell for cell in cells if "injected-parameters" not in cell["metadata"].get("tags", [])]
    return [output for cell in own for output in cell.get("outputs", [])]


def rows_of(figure: dict) -> dict[object, dict]:
    """Return the rows of a figure by their ids, since their order may follow a value; by place if ids repeat."""
    columns = figure["data"]["columns"]
    rows = [dict(zip(columns, row, strict=True)) for row in figure["data"]["rows"]]
    ids = [row.get("id") for row in rows]
    return dict(zip(ids if len(set(ids)) == len(ids) else range(len(ids)), rows, strict=True))


def differing(before: str, after: str) -> Iterator[str]:
    """Yield each different fact and part of a row, found output by output, unlike in the press."""
    for first, second in zip(outputs_of(before), outputs_of(after), strict=True):
        if "scrapbook" in first.get("metadata", {}) and first["data"] != second["data"]:
            yield f"fact {first['metadata']['scrapbook']['name']}"
        if MIME_TYPE in first.get("data", {}):
            figures = [output["data"][MIME_TYPE]["usermeta"]["figure"] for output in (first, second)]
            name, (rows, rows_after) = figures[0]["name"], map(rows_of, figures)
            assert rows.keys() == rows_after.keys(), name
            for key, row in rows.items():
                moved = {column for column, was in row.items() if was != rows_after[key][column]}
                yield from (f"{name} {column}" for column in moved - {"lower", "upper"})
                if moved & {"lower", "upper"}:
                    yield f"{name} interval"


def test_strict_edition_changes_intervals_and_verdicts_and_all_are_listed(strict):
    listed, expected = Counter(), Counter()
    for name, after in strict.items():
        before = BOOK.text_of(name)
        found = differences.between_notebooks({name: before}, {name: after})
        of_facts = [change for change in found if change.what.startswith("fact ")]
        # A sentence is listed once for each of its numbers that moves.
        listed.update({(name, change.what.partition(",")[0]) for change in of_facts})
        of_figures = [change for change in found if change not in of_facts]
        listed.update((name, f"{change.what.partition(':')[0]} {change.kind}") for change in of_figures)
        expected.update((name, what) for what in differing(before, after))
    assert listed == expected
    # No published value changes with the level.
    of_values = {what for _, what in listed if what.startswith("fig-") and what.partition(" ")[0] not in COMPUTED}
    assert {what.partition(" ")[2] for what in of_values} == {"interval", "verdict"}
