"""Each form of chart makes a complete figure, and the same one each time."""

import json
import re

import pytest

from helpers import charts, data, measures, portal_use, survey, theme
from helpers.press import drawing


def trend():
    rows = measures.in_millions(portal_use.yearly("visits", ["helsenorge"], first_year=2016, last_year=2022))
    return charts.trend(rows, name="fig-trend", caption="Visits.", unit="million visits", decimals=1)


def waves():
    rows = survey.shares("video_phone_as_thorough", "digital_easier_contact")
    return charts.waves(rows, name="fig-waves", caption="Shares.", unit="percent", label="question_label")


def ranked_bars():
    rows = survey.shares("wearables_used").query("group == 'all'")
    return charts.ranked_bars(rows, name="fig-bars", caption="Shares.", unit="percent", label="answer_label")


def answers():
    rows = survey.shares("heard_of_portal", waves=[2020])
    order = ["Yes", "No", "Do not remember"]
    return charts.answers(
        rows, name="fig-answers", caption="Shares.", unit="percent", label="wave", answer="answer_label", order=order
    )


def small_multiples():
    rows = data.with_year(data.load("online_health"))
    return charts.small_multiples(
        rows, name="fig-panels", caption="Shares.", unit="percent", panel="country", series="measure"
    )


FORMS = [trend, waves, ranked_bars, answers, small_multiples]


@pytest.mark.parametrize("form", FORMS)
def test_figure_is_complete(form):
    figure = form().to_dict()["usermeta"]["figure"]
    assert figure["name"].startswith("fig-")
    assert figure["sources"]
    assert figure["rows"]
    assert all(len(row) == len(figure["columns"]) for row in figure["rows"])
    assert re.search(r"Highest: .+ Lowest: ", figure["description"])


@pytest.mark.parametrize("form", FORMS)
def test_stored_output_is_data_and_stable(form):
    bundle = theme.as_data(form().to_dict())
    assert set(bundle) == {theme.MIME_TYPE, "text/plain"}

    def without_view_names(output: dict) -> str:
        return re.sub(r"(param|view)_\d+", r"\1", json.dumps(output))

    assert without_view_names(bundle) == without_view_names(theme.as_data(form().to_dict()))


@pytest.mark.parametrize("form", FORMS)
def test_drawing_shows_text_and_keeps_its_ids_to_itself(form):
    spec = form().to_dict()
    for sized in (spec, drawing.for_phone(spec)):
        svg = drawing.draw(sized, "fig-test")
        assert "<text" in svg
        assert all(found.startswith("fig-test") for found in re.findall(r'id="([^"]+)"', svg))


def test_drawing_is_the_same_each_time():
    spec = waves().to_dict()
    assert drawing.draw(spec, "fig-a") == drawing.draw(spec, "fig-a")


def test_phone_drawing_is_narrow_enough():
    for form in FORMS:
        svg = drawing.draw(drawing.for_phone(form().to_dict()), "fig-a")
        assert float(re.search(r'width="([\d.]+)"', svg)[1]) <= 345, form.__name__


def test_a_year_without_data_breaks_the_line():
    rows = portal_use.yearly("logins", ["helsenorge"], first_year=2017, last_year=2021)
    spec = charts.trend(rows, name="fig-gap", caption="Log-ins.", unit="log-ins").to_dict()
    drawn = next(rows for rows in spec["datasets"].values() if any(row["year"] == 2019 for row in rows))
    assert [row["value"] for row in drawn if row["year"] == 2019] == [None]


def test_no_rows_are_said_to_be_none():
    rows = survey.shares("heard_of_portal", waves=[2022])
    chart = charts.waves(rows, name="fig-none", caption="Shares.", unit="percent", label="question_label")
    assert charts.NOTHING in chart.to_dict()["usermeta"]["figure"]["description"]


def test_wrong_name_is_refused():
    with pytest.raises(ValueError, match='name = "visits"'):
        charts.ranked_bars(survey.shares("wearables_used"), name="visits", caption="", unit="percent", label="answer")
