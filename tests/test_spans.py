"""A figure for several months or two years is drawn and named as a span, in the year in which it ends."""

import json

import pandas as pd
import pytest
from chart_examples import description_of, drawing, layers
from test_unseen_data import see

from helpers import charts, data, measures, parameter_model, periods, portal_use, prose
from helpers.figure import say

PERIODS = {"2024/2025": "2024 to 2025", "2022-05/2022-12": "May 2022 to December 2022"}
YEARS = {"portals": ["helsenorge"], "first_year": 2019, "last_year": 2025}


@pytest.fixture
def with_spans(monkeypatch):
    """Add visits in periods other than years to the table of portal use."""
    load, table = data.load, data.load("portal_use")
    like = table[table["id"] == "helsenorge_visits_2021"].assign(qualifier="exact", preferred=True)
    rows = [
        like.assign(id=f"span_{number}", period=period, value=240e6 + number, lower=239e6, upper=241e6)
        for number, period in enumerate(PERIODS)
    ]
    new = pd.concat([table, *rows], ignore_index=True)
    monkeypatch.setattr(data, "load", lambda name: new if name == "portal_use" else load(name))


def drawn(**options):
    yearly = portal_use.yearly("visits", **YEARS)
    spans = portal_use.published("visits", each="span", **YEARS)
    text = {"name": "fig-spans", "caption": "Visits.", "unit": "million visits", "decimals": 1}
    return charts.line_chart(measures.in_millions(yearly), spans=measures.in_millions(spans), **text, **options)


def of_spans(chart) -> list[dict]:
    [name] = [name for name, rows in chart.to_dict()["datasets"].items() if rows and "when" in rows[0]]
    return [layer for layer in layers(chart.to_dict()) if layer.get("data", {}).get("name") == name]


def test_span_is_one_mark_over_its_years(with_spans):
    rule = next(layer for layer in of_spans(drawn()) if layer["mark"]["type"] == "rule")
    assert (rule["encoding"]["x"]["field"], rule["encoding"]["x2"]["field"]) == ("since", "year")
    rows = next(rows for rows in drawn().to_dict()["datasets"].values() if rows and "when" in rows[0])
    assert [(row["since"], row["year"]) for row in rows] == [(2022, 2022), (2024, 2025)]
    line = next(layer for layer in layers(drawn().to_dict()) if layer["mark"]["type"] == "line")
    assert "data" not in line or line["data"]["name"] != of_spans(drawn())[0]["data"]["name"]
    assert line["encoding"]["x"]["scale"]["domain"] == list(range(2019, 2026))


def test_span_is_named_by_its_period_at_the_mark_in_the_tooltip_and_in_the_table(with_spans):
    chart, words = drawn(), list(PERIODS.values())
    svg = drawing(chart)
    assert all(part in svg for part in ("2024 to 2025", "May 2022 to", "December 2022"))
    tooltips = [layer["encoding"]["tooltip"] for layer in of_spans(chart) if "tooltip" in layer["encoding"]]
    assert len(tooltips) == 3
    assert all({"field": "when", "title": "Period", "type": "nominal"} in tooltip for tooltip in tooltips)
    figure = chart.to_dict()["usermeta"]["figure"]
    assert figure["columns"][0] == "Period"
    assert sorted(row[0] for row in figure["rows"][-2:]) == sorted(words)
    assert "period" in figure["data"]["columns"]
    assert figure["note"].endswith(say("level-mark"))
    assert all(
        f"({word}; interval" in description_of(chart).partition("Over a period that is no year: ")[2] for word in words
    )
    see(chart)


def test_chart_without_a_span_is_unchanged():
    with_none, plain = (json.dumps(chart.to_dict()) for chart in (drawn(), drawn(events=None)))
    assert with_none == plain
    assert "since" not in plain
    assert "Period" not in plain


def test_chart_with_only_a_span_is_drawn(with_spans):
    spans = measures.in_millions(portal_use.published("visits", each="span", **YEARS))
    text = {"name": "fig-spans", "caption": "Visits.", "unit": "million visits"}
    chart = charts.line_chart(portal_use.yearly("visits", [], first_year=2019, last_year=2020), spans=spans, **text)
    assert "2024 to 2025" in drawing(chart)
    see(chart)


@pytest.mark.parametrize(
    ("first", "last", "found"), [(2019, 2024, ["2022-05/2022-12"]), (2025, 2025, ["2024/2025"]), (2024, 2024, [])]
)
def test_span_belongs_to_the_year_in_which_it_ends(with_spans, first, last, found):
    years = {"first_year": first, "last_year": last}
    assert portal_use.published("visits", portals=["helsenorge"], each="span", **years)["period"].tolist() == found
    assert 2025 in parameter_model.years_with_figures(["visits"], "helsenorge")
    assert 2024 not in parameter_model.years_with_figures(["visits"], "helsenorge")


def test_latest_period_is_the_last_to_end():
    rows = pd.DataFrame({"id": ["a", "b", "c"], "portal": "x", "period": ["2010/2023", "2022", "2021-12"]})
    assert data.latest(rows)["period"] == "2010/2023"
    both = pd.concat([rows, rows.assign(id="d", period="2023").head(1)])
    assert data.latest(both)["period"] == "2023"
    assert periods.last_years(rows["period"]).tolist() == [2023, 2022, 2021]


def test_sentence_on_a_span_names_its_beginning_and_end():
    rows = pd.DataFrame({"id": "a", "value": [240e6], "qualifier": "exact", "period": ["2023/2024"]})
    assert prose.in_words(rows) == ["240 million from 2023 to 2024".replace(" million", prose.NO_BREAK + "million")]
