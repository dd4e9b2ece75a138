"""Charts can draw unusual data: zeros, bounds, gaps, very large and small values, long labels."""

import itertools
import json
import math
import re
from collections.abc import Iterator

import pandas as pd
import pytest
import vl_convert
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from helpers import charts, data, measures, missing
from helpers.charts import maps
from helpers.description import nothing
from helpers.press.drawings import converter
from helpers.press.drawings.drawing import for_phone, without_figure
from helpers.printed import Interval
from helpers.theme import PALETTE

NO_VALUE = missing.in_words(missing.NOT_IN_EDITION)
TEXT = {"name": "fig-unseen", "caption": "Any.", "unit": "percent of people"}
COUNTRIES = ["NO", "SE", "DK", "FI", "IS"]
# How much of its size a letter takes at least in width, on average, and the pixels a text may reach beyond the drawing.
LETTER, SLACK = 0.45, 3


def row(number: int, value: float, lower: float, upper: float, **more: object) -> dict:
    sourced = {"source": "citizen_survey_2020", "locator": "Side 2", "as_printed": "", "qualifier": "exact"}
    return sourced | {"id": f"row_{number}", "value": value, "lower": lower, "upper": upper} | more


NUMBERS = st.one_of(
    st.just(0.0),
    st.just(math.nan),
    st.floats(0, 100, width=32),
    st.floats(-50, 50, width=32),
    st.sampled_from([1e-9, 1e10, -1e9, math.inf, 12345678.9]),
)
# A label like one of the words below would look like a leaked value.
LEAKED = re.compile(r"nan|inf|none|undefined|null|nat|<na>", re.IGNORECASE)
LABELS = (
    st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_categories=["Cc"]), max_size=90)
    .map(lambda text: LEAKED.sub("x", " ".join(text.split())) or "x")
    # Vega takes this label for a word of its language, and draws no axis with it.
    .filter(lambda text: text != "if")
)


@st.composite
def tables(draw, least: int = 1, most: int = 7) -> pd.DataFrame:
    """Draw rows, each with a unique label, series and year."""
    labels = draw(st.lists(LABELS, min_size=least, max_size=most, unique=True))
    has_base = draw(st.booleans())
    rows = []
    for number, label in enumerate(labels):
        value, below, above = draw(NUMBERS), *(draw(st.floats(0, 20, width=32)) for _ in range(2))
        bound = draw(st.sampled_from(["exact", "exact", "about", "over", "nearly"]))
        lower = math.nan if bound == "nearly" else value if bound == "over" else value - below
        upper = math.nan if bound == "over" else value if bound == "nearly" else value + above
        place = {"label": label, "year": 2018 + number % 3, "series": labels[number // 3], "wave": str(2018 + number)}
        country = COUNTRIES[number % len(COUNTRIES)]
        place |= {"country": country, "country_label": data.labels("country")[country]}
        rows.append(row(number, value, lower, upper, qualifier=bound, preferred=True, **place))
    table = pd.DataFrame(rows)
    return table.assign(base=draw(st.sampled_from([14.0, 1614.0]))) if has_base else table


def items(node: dict, x: float = 0, y: float = 0) -> Iterator[tuple[dict, dict, float, float]]:
    """Return each item of a drawing with its mark and its place."""
    for item in node.get("items", []):
        at = x + item.get("x", 0), y + item.get("y", 0)
        yield node, item, *at
        for inner in item.get("items", []):
            yield from items(inner, *at)


def see(chart) -> None:
    """Check that a chart can be drawn, and contains words and numbers only."""
    spec = chart.to_dict(validate=True)
    json.dumps(spec, allow_nan=False)
    figure = spec["usermeta"]["figure"]
    shown_texts = [figure["description"], *figure["columns"], *(cell for line in figure["rows"] for cell in line)]
    assert not [text for text in shown_texts if re.search(r"\b(nan|inf|None)\b|<NA>", text)]
    for drawn in (without_figure(spec), for_phone(without_figure(spec))):
        svg = converter.svg_of(drawn, "fig-unseen")
        assert not re.search(r"NaN|Infinity|undefined|>null<|>NaT<", svg)
        made = vl_convert.vegalite_to_scenegraph(drawn, vl_version=converter.VEGA_LITE)
        for text, begins, ends, _ in texts(made):
            assert begins >= -SLACK, text
            assert ends <= made["width"] + SLACK, text


def texts(made: dict) -> Iterator[tuple[str, float, float, float]]:
    """Return each text at a mark with its approximate beginning, end and vertical position."""
    left, top = made["origin"]
    for mark, item, x, y in items(made["scenegraph"]):
        if mark["marktype"] == "text" and mark["role"] == "mark" and item.get("text"):
            lines = item["text"] if isinstance(item["text"], list) else str(item["text"]).split("\n")
            width = LETTER * item.get("fontSize", 11) * max(map(len, map(str, lines)))
            begins = x + left - {"left": 0, "center": width / 2, "right": width}[item.get("align", "left")]
            yield " ".join(map(str, lines)), begins + item.get("dx", 0), begins + item.get("dx", 0) + width, y + top


FORMS = {
    "bars": lambda rows: charts.bar_chart(rows, label="label", **TEXT),
    "bars in order": lambda rows: charts.bar_chart(rows, label="label", keep_order=True, **TEXT),
    "lines": lambda rows: charts.line_chart(rows, series="series", **TEXT),
    "one line": lambda rows: charts.line_chart(rows.drop_duplicates("year"), **TEXT),
    "waves of an item": lambda rows: charts.dot_plot(rows, label="series", series="year", **TEXT),
    "items of a wave": lambda rows: charts.dot_plot(rows.head(len(PALETTE)), label="label", series="wave", **TEXT),
    "answers": lambda rows: charts.stacked_bars(
        rows.assign(value=rows["value"].clip(lower=0)).head(len(PALETTE)),
        label="year",
        part="label",
        order=rows["label"].head(len(PALETTE)).tolist(),
        **TEXT,
    ),
    "panels": lambda rows: charts.small_multiples(rows, panel="label", series="series", **TEXT),
    # The map is for shares: beside a country there is room for seven digits.
    "map": lambda rows: charts.country_map(
        rows.drop_duplicates("country").assign(value=rows["value"].mask(rows["value"].abs() > 1e7, 1e6)), **TEXT
    ),
}


def rows_of(*values: float, **more: object) -> pd.DataFrame:
    places = [
        {
            "label": f"item {number}",
            "year": 2018 + number,
            "series": "one",
            "wave": str(2018 + number),
            "country": COUNTRIES[number],
            "country_label": COUNTRIES[number],
        }
        for number in range(len(values))
    ]
    return pd.DataFrame(
        [row(number, value, value - 1, value + 1, **places[number], **more) for number, value in enumerate(values)]
    )


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=tables())
@example(rows=rows_of(0.0, 0.0).assign(lower=0.0, upper=0.0))
@example(rows=rows_of(-5.0, -1.0, math.nan))
@example(rows=rows_of(7.0))
@example(rows=rows_of(math.nan, math.nan))
@example(rows=rows_of(math.inf, 3.0))
@example(rows=rows_of(1e10, 1e-9))
def test_every_form_draws_any_data(form, rows):
    see(FORMS[form](rows))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("base", "words"), [(1614.0, nothing()), (14.0, "Too few people answered to show a figure.")])
def test_chart_without_a_value_states_the_reason(form, base, words):
    chart = FORMS[form](rows_of(math.nan, math.nan, base=base))
    spec = chart.to_dict()
    assert f">{words}<" in converter.svg_of(for_phone(spec), "fig-unseen")
    assert spec["usermeta"]["figure"]["description"].endswith(words)


def named(count: int) -> list[str]:
    return [f"series {number}" for number in range(count)]


@pytest.mark.parametrize(
    "draw",
    [
        lambda rows: charts.line_chart(rows, series="label", **TEXT),
        lambda rows: charts.dot_plot(rows.assign(same="Item"), label="same", series="label", **TEXT),
        lambda rows: charts.small_multiples(rows, panel="series", series="label", **TEXT),
        lambda rows: charts.stacked_bars(rows, label="series", part="label", order=rows["label"].tolist(), **TEXT),
    ],
    ids=["line_chart", "dot_plot", "small_multiples", "stacked_bars"],
)
def test_too_many_series_are_rejected_with_the_limit(draw):
    def rows(count: int) -> pd.DataFrame:
        return pd.concat([rows_of(9.0)] * count, ignore_index=True).assign(
            label=named(count), id=named(count), year=2020
        )

    see(draw(rows(6)))
    with pytest.raises(ValueError, match=r"can have 6 (series|answers), and these are 7: series 0, .*series 6"):
        draw(rows(7))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"answer": ["Yes", "No", "Perhaps"]}, "the order of the answers lacks Perhaps"),
        ({"answer": ["Yes", "Yes", "No"]}, "2020 has two shares for the answer Yes"),
        ({"answer": ["Yes", "No", "Not known"], "value": [50.0, -1.0, 3.0]}, "a share below zero is no part of a bar"),
    ],
)
def test_answers_that_do_not_add_up_to_a_whole_are_rejected(change, message):
    rows = rows_of(50.0, 40.0, 10.0).assign(year=2020, **change)
    with pytest.raises(ValueError, match=message):
        charts.stacked_bars(rows, label="year", order=["Yes", "No", "Not known"], **TEXT)


def test_bars_of_answers_stand_in_the_order_of_the_rows():
    rows = pd.concat([rows_of(50.0), rows_of(40.0)]).assign(label=["Second asked", "First asked"], answer="Yes")
    spec = charts.stacked_bars(rows, label="label", order=["Yes"], **TEXT).to_dict()
    assert [line[0] for line in spec["usermeta"]["figure"]["rows"]] == ["Second asked", "First asked"]


def test_growth_from_zero_gives_no_number():
    before = pd.DataFrame({"portal": ["a", "b"], "as_printed": "", "value": [0.0, 5.0], "lower": [0.0, 4.5]}).assign(
        upper=[0.5, 5.5]
    )
    after = before.assign(value=10.0, lower=9.5, upper=10.5, source="citizen_survey_2020", locator="", id=["x", "y"])
    grown = measures.growth(before, after)
    chart = charts.bar_chart(grown, label="portal", **TEXT)
    see(chart)
    figure = chart.to_dict()["usermeta"]["figure"]
    assert [line[1] for line in figure["rows"]] == ["about 100", NO_VALUE]
    assert f": {NO_VALUE}<" in converter.svg_of(chart.to_dict(), "fig-unseen")
    assert "1 value" in figure["description"]
    for derived in (measures.ratio, measures.share_of):
        assert math.isnan(derived(Interval(0, 0, 0), Interval(0, 0, 0)).value)
        assert math.isnan(derived(Interval(1, 1, 1), Interval(0, 0, 0)).value)


@pytest.mark.parametrize("size", [1e-9, 1.0, 1e9])
@given(values=st.lists(st.floats(-100, 100, width=32), min_size=1, max_size=5))
@settings(deadline=None)
def test_steps_of_a_map_hold_all_values(size, values):
    limits = maps._limits(pd.DataFrame({"value": [value * size for value in values]}))
    assert limits == sorted(set(limits))
    noise = size * 1e-9
    assert limits[0] - noise <= min(values) * size
    assert limits[-1] + noise >= max(values) * size


def test_value_of_a_bar_below_zero_stands_beyond_its_interval():
    drawn = without_figure(charts.bar_chart(rows_of(-45.0, 12.0, 3.0), label="label", **TEXT).to_dict())
    made = vl_convert.vegalite_to_scenegraph(drawn, vl_version=converter.VEGA_LITE)
    ends = {text: (begins, ends) for text, begins, ends, _ in texts(made)}
    bars = [item for mark, item, *_ in items(made["scenegraph"]) if mark["marktype"] == "rect" and "width" in item]
    zero = max(item["x"] for item in bars) + made["origin"][0]
    assert ends["−45"][1] < zero - max(item["width"] for item in bars)
    assert ends["12"][0] > zero


def test_labels_of_bars_never_overlap_each_other():
    rows = rows_of(*range(1, 6)).assign(label=["a long label of many words " * 3 + str(n) for n in range(5)])
    for drawn in (charts.bar_chart(rows, label="label", **TEXT), charts.dot_plot(rows, label="label", **TEXT)):
        made = vl_convert.vegalite_to_scenegraph(for_phone(without_figure(drawn.to_dict())), vl_version="6.4")
        # Names above bars are one text with breaks, those of an axis a list of lines.
        found = [(item["text"], y) for mark, item, _, y in items(made["scenegraph"]) if mark["marktype"] == "text"]
        lines = [(text.split("\n") if isinstance(text, str) else text, y) for text, y in found]
        spans = sorted((y, y + 14 * len(text)) for text, y in lines if len(text) > 1)
        assert len(spans) == 5
        assert all(before[1] <= after[0] + 2 for before, after in itertools.pairwise(spans))
