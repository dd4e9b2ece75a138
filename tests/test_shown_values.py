"""A value has the same text at its mark, in its tooltip and in the table under the figure."""

import pandas as pd
import pytest
from chart_examples import FORMS, layers
from hypothesis import example, given, settings
from hypothesis import strategies as st
from stored_figures import FIGURES, SPECS

from helpers import description, shown
from helpers.charts.parts import TEXTS
from helpers.figure import capitalized


def drawn_rows(spec: dict) -> list[dict]:
    """Return all rows of a chart, including areas of a map, that have the text of a value."""
    rows = [row.get("properties", row) for rows in spec["datasets"].values() for row in rows]
    return [row for row in rows if "shown" in row]


def one_line(text: object) -> str:
    return " ".join(str(text).split())


def tooltips(spec: dict) -> list[list[dict]]:
    return [layer["encoding"]["tooltip"] for layer in layers(spec.get("spec", spec)) if "tooltip" in layer["encoding"]]


def check(spec: dict) -> int:
    """Check that each tooltip equals a row of the table, and return the number of tooltips."""
    figure = spec["usermeta"]["figure"]
    lines = [dict(zip(figure["columns"], map(one_line, row), strict=True)) for row in figure["rows"]]
    assert tooltips(spec)
    seen = 0
    for entries in tooltips(spec):
        assert all(line["type"] == "nominal" and "format" not in line for line in entries)
        fields = {line["field"].removeprefix("properties."): line["title"] for line in entries}
        assert set(TEXTS) <= set(fields)
        assert fields["shown"] == capitalized(figure["unit"])
        for row in drawn_rows(spec):
            if row["source"] == "" or not set(fields) <= set(row):
                continue
            tooltip = {title: one_line(row[field]) for field, title in fields.items() if row[field] != ""}
            assert any(tooltip.items() <= line.items() for line in lines), tooltip
            seen += 1
    return seen


def texts(spec: dict) -> list[str]:
    """Return the fields that text marks show."""
    encodings = [layer["encoding"].get("text", {}) for layer in layers(spec.get("spec", spec))]
    return [part["field"] for text in encodings for part in (text, text.get("condition", {})) if "field" in part]


# Besides values, text marks show what names a mark and the signs of breaks.
NAMED = {"shown", "words", "name", "item", "sign", "above", "who"}


@pytest.mark.parametrize("form", FORMS)
def test_tooltip_of_a_form_is_a_row_of_its_table(form):
    spec = form().to_dict()
    assert check(spec) >= len({tuple(row) for row in spec["usermeta"]["figure"]["rows"]})
    assert set(texts(spec)) <= NAMED


@pytest.mark.parametrize(("name", "figure"), FIGURES, ids=lambda part: part)
def test_tooltip_of_a_figure_is_a_row_of_its_table(name, figure):
    spec = SPECS[name][figure]
    assert check(spec) > 0
    assert set(texts(spec)) <= NAMED


def test_label_of_a_mark_begins_with_the_text_of_its_value():
    rows = [row for name, figure in FIGURES for row in drawn_rows(SPECS[name][figure]) if row["source"]]
    assert len(rows) > 300
    assert all(row["words"].startswith(row["shown"]) for row in rows if "name" in row and row["words"])


@settings(deadline=None)
@given(value=st.floats(0, 1e6), qualifier=st.sampled_from(shown.QUALIFIERS), decimals=st.integers(0, 2))
@example(value=12.7, qualifier="over", decimals=1)
def test_value_that_is_a_bound_says_so(value, qualifier, decimals):
    rows = pd.DataFrame([{"value": value, "qualifier": qualifier}, {"value": value, "qualifier": "exact"}])
    bounded, exact = shown.values(rows, decimals)
    assert bounded == f"{qualifier.replace('_', ' ')} {exact}"


VALUES = st.floats(-1000, 1000, width=32)
ROWS = st.lists(
    st.tuples(VALUES, st.sampled_from(["exact", "about", "over", "nearly"]), st.floats(0, 50)), min_size=2, max_size=6
)


def rows_of(drawn: list[tuple]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "year": 2015 + number,
                "of": "Visits",
                "value": value,
                "qualifier": qualifier,
                "lower": None if qualifier == "nearly" else value if qualifier == "over" else value - width,
                "upper": None if qualifier == "over" else value if qualifier == "nearly" else value + width,
            }
            for number, (value, qualifier, width) in enumerate(drawn)
        ]
    ).astype({"lower": "float64", "upper": "float64"})


@settings(deadline=None)
@given(drawn=ROWS)
def test_no_sentence_states_a_direction_that_the_intervals_do_not_support(drawn):
    rows = rows_of(drawn)
    said = description.directions(rows, "Use", "of")
    lows, highs = rows["lower"].fillna(float("-inf")).tolist(), rows["upper"].fillna(float("inf")).tolist()
    assert ("rises" in said) == (lows[-1] > highs[0])
    assert ("falls" in said) == (highs[-1] < lows[0])
    ends = description.course(rows.iloc[[0, -1]], "of", 1)
    assert ("a rise from" in ends, "a fall from" in ends) == ("rises" in said, "falls" in said)


@settings(deadline=None)
@given(drawn=ROWS)
def test_difference_is_exact_only_between_values_without_bounds(drawn):
    rows = rows_of(drawn)
    said = description.span(rows, 1)
    has_bound = rows["qualifier"].isin(["over", "nearly"]).any()
    assert not said or ("at least" in said) == has_bound
    if "at least" in said:
        rows = rows.sort_values("value", kind="stable")
        least = float(said.removeprefix("They differ by at least ").removesuffix(".").replace(",", ""))
        assert least <= rows["lower"].iloc[-1] - rows["upper"].iloc[0] + 1e-6


def test_single_year_has_no_direction():
    rows = rows_of([(50.0, "exact", 1.0)])
    assert description.directions(rows, "Use", "of") == "Use: one year only in Visits."
    assert description.course(rows, "of") == "Visits: one value, 50 (2015; interval 49 to 51)."


def test_no_sentence_compares_across_a_break():
    rows = rows_of([(50.0, "exact", 1.0), (60.0, "exact", 1.0), (10.0, "exact", 1.0), (11.0, "exact", 0.1)])
    said = description.course(rows.assign(part=["a", "a", "b", "b"]), "of", part="part")
    assert said == (
        "Visits: a rise from 50 (2015; interval 49 to 51) to 60 (2016; interval 59 to 61); after a break, "
        "from 10 (2017; interval 9 to 11) to 11 (2018), which is not tested."
    )


def test_conflicting_rows_are_named_once():
    rows = pd.DataFrame(
        {"year": 2021, "value": [90.9, 77.5, 77.5, 90.9], "preferred": [True, False, False, False]}
    ).assign(qualifier=["about", "about", "about", "about"])
    assert description.rivals(rows, ["year"], 1) == "Also drawn, but not used in this book: about 77.5 (2021)."
    assert description.rivals(rows[rows["preferred"]], ["year"], 1) == ""
