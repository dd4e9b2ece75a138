"""The list of changes between two books is complete and contains nothing else."""

import json
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from this_book import BOOK

from helpers.press.edition import Edition
from helpers.press.numbers import changes
from helpers.press.numbers.changes import Change, ChangesError
from helpers.press.numbers.notebook import Numbers, Value, numbers_of
from helpers.press.parameters import editions
from helpers.press.runs import execution
from helpers.press.runs.execution import Options
from helpers.press.runs.jobs import jobs_of, parameters_for
from helpers.theme import MIME_TYPE

FIRST = Numbers(
    facts={"heard": "90% (88% to 91%)", "wave": "2020", "direction": "rose, by 14", "gone": "1"},
    figures={"fig-a": {"Yes, 2020": Value(90.0, 88.4, 91.4), "Change": Value(8.0, 4.5, 11.5, "rose")}},
)
SECOND = Numbers(
    facts={"heard": "93% (91% to 95%)", "wave": "2020", "direction": "shows no clear change", "fresh": "2"},
    figures={"fig-a": {"Yes, 2020": Value(93.0, 91.0, 95.0), "Change": Value(8.0, -1.0, 17.0, "no clear change")}},
)


def test_every_kind_of_change_is_listed():
    assert changes.between({"a": FIRST}, {"a": SECOND}) == [
        Change("a", "fact heard", "text", "90% (88% to 91%)", "93% (91% to 95%)", 3.0, True),
        Change("a", "fact direction", "text", "rose, by 14", "shows no clear change"),
        Change("a", "fact gone", "gone", "1", "none"),
        Change("a", "fact fresh", "new", "none", "2"),
        Change("a", "fig-a: Yes, 2020", "value", "90", "93", 3.0, True),
        Change("a", "fig-a: Yes, 2020, interval", "interval", "88.4 to 91.4", "91 to 95"),
        Change("a", "fig-a: Change, interval", "interval", "4.5 to 11.5", "−1 to 17"),
        Change("a", "fig-a: Change, verdict", "verdict", "rose", "no clear change"),
    ]


def test_numbers_in_different_sentences_are_not_subtracted():
    before, after = "fell, by 5 points (1 to 9)", "shows no clear change: −5 points (−12 to +2)"
    first, second = ({"a": Numbers(facts={"moved": text})} for text in (before, after))
    assert changes.between(first, second) == [Change("a", "fact moved", "text", before, after)]


def test_chapter_in_only_one_book_is_listed():
    found = changes.between({}, {"a": Numbers(facts={"wave": "2020"})})
    assert found == [Change("a", "fact wave", "new", "none", "2020")]


values = st.builds(
    Value, st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.sampled_from(["", "rose"])
)
books = st.dictionaries(
    st.sampled_from("abc"),
    st.builds(
        Numbers,
        st.dictionaries(st.sampled_from("xy"), st.text()),
        st.dictionaries(st.just("fig-a"), st.dictionaries(st.sampled_from("rs"), values)),
    ),
)


@given(books)
def test_a_book_has_no_changes_against_itself(book):
    assert changes.between(book, book) == []


@given(books, books)
def test_reversed_comparison_lists_the_same_places(first, second):
    there, back = changes.between(first, second), changes.between(second, first)
    assert {(found.chapter, found.what) for found in there} == {(found.chapter, found.what) for found in back}


def test_numbers_of_every_chapter_are_found():
    for name in BOOK.chapters():
        text = BOOK.path_of(name).read_text(encoding="utf-8")
        found = numbers_of(text)
        assert len(found.figures) == text.count('"$schema": "https://vega')
        assert len(found.facts) == text.count('"application/papermill.record/text/plain"')
        assert json.loads(found.as_text())["facts"] == found.facts


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
        ChangesError, match=r'"nowhere" is not an edition \(strict\), a folder with notebooks or a commit'
    ):
        changes.read(BOOK, "nowhere", {"strict": tmp_path})
    with pytest.raises(ChangesError, match='the edition "strict" has not been built'):
        changes.read(BOOK, "strict", {"strict": tmp_path / "none"})
    with pytest.raises(ChangesError, match="there are no notebooks"):
        changes.read(BOOK, str(tmp_path), {})


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"{}", b"\xff", b'{"cells": 1}', b'{"cells": [1]}', b'{"cells": [{"outputs": [1]}]}']
)
def test_broken_notebook_is_named(tmp_path, content):
    (tmp_path / "audit.ipynb").write_bytes(content)
    with pytest.raises(ChangesError, match=r"audit\.ipynb is not a notebook of this book"):
        changes.read(BOOK, str(tmp_path), {})


def test_forms_of_the_list():
    found = changes.between({"a": FIRST}, {"a": SECOND})
    assert [Change(**change) for change in json.loads(changes.as_table(found, "json"))] == found
    assert changes.as_table([], "table") == "No number differs."
    assert changes.as_table(found, "markdown").count("| a ") == len(found)


@given(books, books)
def test_every_list_can_be_shown(first, second):
    found = changes.between(first, second)
    for form in ("table", "markdown", "json"):
        assert changes.as_table(found, form)


@pytest.mark.parametrize("form", ["table", "markdown"])
@pytest.mark.parametrize("number", ["650,000", "1,300,000.5", "−2", "2020"])
def test_numbers_are_shown_as_they_are_written(form, number):
    assert f" {number} " in changes.as_table([Change("a", "fact b", "text", number, "none")], form)


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
        for change in changes.between_notebooks({name: before}, {name: after}):
            place = change.what.partition(":")[0]
            listed[name, place if change.kind == "text" else f"{place} {change.kind}"] += 1
        expected.update((name, what) for what in differing(before, after))
    assert listed == expected
    assert {what.partition(" ")[2] for _, what in listed if what.startswith("fig-")} == {"interval", "value", "verdict"}
    # Their values come from intervals: widths, and the design effect at which an interval reaches zero.
    made_of_intervals = {"fig-margins value", "fig-critical-design-effects value"}
    assert {what for _, what in listed if what.endswith(" value")} == made_of_intervals
