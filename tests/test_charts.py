"""Each chart form makes a complete figure that follows the rules of the book, and is reproducible."""

import json
import re

import pandas as pd
import pytest
import vl_convert
from chart_examples import (
    FORMS,
    bar_chart,
    description_of,
    dot_plot,
    drawing,
    intervals,
    line_chart,
    online,
    paired_dots,
    small_multiples,
)
from hypothesis import given
from hypothesis import strategies as st

from helpers import audit, charts, description, survey, theme
from helpers.charts import renderer
from helpers.description import nothing
from helpers.press.drawings.converter import VEGA_LITE


@pytest.mark.parametrize("form", FORMS)
def test_figure_is_complete(form):
    figure = form().to_dict()["usermeta"]["figure"]
    assert figure["name"].startswith("fig-")
    assert figure["sources"]
    assert figure["rows"]
    assert all(len(row) == len(figure["columns"]) for row in figure["rows"])


@pytest.mark.parametrize("form", FORMS)
def test_description_tells_kind_axes_and_extremes(form):
    words = description_of(form())
    assert re.match(r"[A-Z][a-z ]+ (chart|charts|countries) of .+, \d+ values\.", words) or words.startswith("Map")
    assert re.search(r"Highest( number)?: .+\. Lowest( number)?: .+\.", words)
    assert re.search(r"Horizontal axis|Vertical axis|from left to right|filled", words)
    assert max(len(sentence) for sentence in words.split(". ")) < 240


@pytest.mark.parametrize("form", FORMS)
def test_stored_output_is_data_and_stable(form):
    bundle, metadata = renderer.as_data(form().to_dict())
    assert set(bundle) == {theme.MIME_TYPE, "text/plain"}
    # On a canvas the text stays black in the dark theme of JupyterLab.
    assert metadata[theme.MIME_TYPE]["embed_options"]["renderer"] == "svg"

    def without_view_names(output: dict) -> str:
        return re.sub(r"(param|view)_\d+", r"\1", json.dumps(output))

    assert without_view_names(bundle) == without_view_names(renderer.as_data(form().to_dict())[0])


@pytest.mark.parametrize("form", FORMS)
def test_specification_is_valid_and_compiles(form, capfd):
    spec = form().to_dict(validate=True)
    assert "/v5" in spec["$schema"]
    compiled = vl_convert.vegalite_to_vega(spec, vl_version=VEGA_LITE)
    assert compiled["marks"]
    assert "WARN" not in "".join(capfd.readouterr())


@pytest.mark.parametrize("form", FORMS)
def test_colours_follow_the_page(form):
    spec = form().to_dict()
    assert spec["config"]["background"] == "transparent"
    svg = drawing(form())
    assert "currentColor" in svg
    assert not re.search(r'(fill|stroke)="(black|white|#000|#fff|#888)"', svg)


@pytest.mark.parametrize("form", FORMS)
def test_drawing_shows_text_and_has_unique_ids(form):
    for phone in (False, True):
        svg = drawing(form(), phone=phone)
        assert "<text" in svg
        assert all(found.startswith("fig-test") for found in re.findall(r'id="([^"]+)"', svg))


def test_drawing_is_the_same_each_time():
    assert drawing(paired_dots()) == drawing(paired_dots())


@pytest.mark.parametrize("form", FORMS)
def test_phone_drawing_is_narrow_enough(form):
    assert float(re.search(r'width="([\d.]+)"', drawing(form(), phone=True))[1]) <= 345


@pytest.mark.parametrize("form", [line_chart, dot_plot, bar_chart, small_multiples, paired_dots])
def test_interval_is_drawn_where_there_is_one(form):
    assert intervals(form().to_dict())


@given(values=st.lists(st.floats(0, 1e6, width=32), min_size=1, max_size=8))
def test_description_of_a_line_names_first_and_last_value(values):
    rows = pd.DataFrame({"year": range(2000, 2000 + len(values)), "value": values, "of": "Visits"})
    words = description.course(rows, "of", 1)
    assert "(2000)" in words or "from 2000" in words
    assert str(2000 + len(values) - 1) in words


def test_chart_without_rows_says_so():
    rows = survey.shares("heard_of_portal", waves=[2022])
    text = {"name": "fig-none", "caption": "Any.", "unit": "percent"}
    empty = online("sought_health_information_online", 2022).head(0)
    for chart in (
        charts.dot_plot(rows, label="question_label", **text),
        charts.line_chart(rows.assign(year=rows["wave"]), **text),
        charts.bar_chart(rows, label="question_label", **text),
        charts.stacked_bars(rows, label="wave", order=["yes"], **text),
        charts.small_multiples(rows.assign(year=rows["wave"]), panel="group", series="answer", **text),
        charts.country_map(empty, **text),
        charts.paired_dots(audit.claims().head(0), **text),
    ):
        assert nothing() in description_of(chart)
        assert nothing() in drawing(chart)


def test_wrong_name_is_rejected():
    with pytest.raises(ValueError, match='name = "visits"'):
        charts.bar_chart(survey.shares("wearables_used"), name="visits", caption="", unit="percent", label="answer")
