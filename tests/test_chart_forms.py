"""Each chart form has its features: bars from zero, gaps in lines, names at marks, verdicts."""

import itertools
import json
import re

import pandas as pd
import pytest
from chart_examples import (
    BETWEEN,
    ORDERED,
    country_map,
    description_of,
    dot_plot,
    drawing,
    line_chart,
    marks,
    online,
    paired_dots,
    rows_with,
    small_multiples,
    stacked_bars,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import charts, comparison, events, nordic_map, portal_use, schema, survey
from helpers.charts import ends, signs


@settings(max_examples=30)
@given(values=st.lists(st.floats(0.5, 1e6), min_size=3, max_size=6, unique=True), keeps=st.booleans())
def test_bars_begin_at_zero_and_keep_an_order_that_has_a_meaning(values, keeps):
    row = survey.shares("wearables_used").iloc[[0]]
    rows = pd.concat(
        [row.assign(value=value, lower=value, upper=value, place=f"p{n}") for n, value in enumerate(values)],
        ignore_index=True,
    )
    text = {"name": "fig-bars", "caption": "Any.", "unit": "units"}
    spec = charts.bar_chart(rows, label="place", keep_order=keeps, **text).to_dict()
    bar = marks(spec, "bar")[0]["encoding"]
    low, high = bar["x"]["scale"]["domain"]
    assert low == 0
    assert high >= max(values)
    assert bar["x2"] == {"datum": 0}
    given_order = [f"p{n}" for n in range(len(values))]
    assert bar["y"]["sort"] == (given_order if keeps else sorted(given_order, key=lambda p: -values[int(p[1:])]))


@pytest.mark.parametrize("count", [1, 2, 3])
def test_one_or_two_bars_are_words(count):
    rows = survey.shares("wearables_used").head(count)
    chart = charts.bar_chart(rows, name="fig-few", caption="Any.", unit="percent", label="answer_label")
    assert bool(marks(chart.to_dict(), "bar")) == (count == 3)
    said = [f"{row['answer_label']}: {row['value']:.0f} percent" for row in rows.to_dict("records")]
    assert all((words in drawing(chart)) == (count < 3) for words in said)
    assert description_of(chart).startswith("List of percent, ") == (count < 3)


def test_items_with_a_verdict_stand_in_the_order_of_the_rows():
    rows = survey.shares("digital_easier_contact", "video_phone_as_thorough", waves=[2019, 2020])
    text = {"name": "fig-waves", "caption": "Shares.", "unit": "percent", "label": "question_label"}
    for is_ascending in (True, False):
        ordered = rows.sort_values("question", ascending=is_ascending, kind="stable")
        svg = drawing(charts.dot_plot(ordered, compared=comparison.changes(ordered, **BETWEEN), **text))
        starts = [svg.index(label.split()[0]) for label in dict.fromkeys(ordered["question_label"])]
        assert starts == sorted(starts)


WAVES = {"name": "fig-waves", "caption": "Shares.", "unit": "percent", "label": "question_label"}


def test_waves_are_named_at_their_first_marks():
    rows = survey.shares("digital_easier_contact", "heard_of_portal", waves=[2019, 2020])
    svg = drawing(charts.dot_plot(rows, **WAVES))
    assert "role-legend" not in svg
    assert svg.count(">2019<") == svg.count(">2020<") == 1


def test_waves_are_named_in_the_first_row_that_is_drawn():
    rows = survey.shares("digital_easier_contact", "video_phone_as_thorough", waves=[2019, 2020])
    rows = rows.sort_values(["wave", "question"], kind="stable").iloc[[0, 3, 2, 1]]
    drawn = rows_with(charts.dot_plot(rows, **WAVES), "name")
    assert {row["label"] for row in drawn if row["name"]} == {drawn[0]["label"]}


def test_a_wave_without_a_mark_is_not_named():
    rows = survey.shares("digital_easier_contact", waves=[2019, 2020])
    rows = rows.assign(value=rows["value"].where(rows["wave"] != 2019))
    svg = drawing(charts.dot_plot(rows, **WAVES))
    assert ">2020<" in svg
    assert "2019<" not in svg


def test_name_of_a_wave_stands_after_the_value_where_the_mark_is_near_the_axis():
    rows = survey.shares("digital_easier_contact", waves=[2019, 2020])
    rows = rows.assign(value=[1.0, 50.0], lower=float("nan"), upper=float("nan"))
    assert ">1 (2019)<" in drawing(charts.dot_plot(rows, **WAVES))
    assert ">2020<" in drawing(charts.dot_plot(rows, **WAVES))


def test_long_names_are_shown_in_a_legend():
    rows = survey.shares("digital_easier_contact", waves=[2019, 2020])
    rows = rows.assign(verdict=["before the pandemic", "during the pandemic"])
    assert "role-legend" in drawing(charts.dot_plot(rows, series="verdict", **WAVES))


def test_bars_below_zero_stay_in_the_chart():
    rows = survey.shares("wearables_used").query("group == 'all'")
    rows = rows.assign(value=-rows["value"], lower=-rows["upper"], upper=-rows["lower"])
    text = {"name": "fig-bars", "caption": "Any.", "unit": "points"}
    spec = charts.bar_chart(rows, label="answer_label", **text).to_dict()
    assert marks(spec, "bar")[0]["encoding"]["x"]["scale"]["domain"][0] <= rows["lower"].min()


def test_a_year_without_data_breaks_the_line():
    rows = portal_use.yearly("logins", ["helsenorge"], first_year=2017, last_year=2021)
    chart = charts.line_chart(rows, name="fig-gap", caption="Log-ins.", unit="log-ins")
    assert [row["value"] for row in rows_with(chart, "part") if row["year"] == 2019] == [None]
    assert "No value for 2019." in description_of(chart)


def test_panels_have_gaps_too():
    rows = rows_with(small_multiples(), "panel")
    assert {row["year"] for row in rows} == set(range(2020, 2025))
    assert all(row["value"] is None for row in rows if row["year"] == 2021)


def test_events_are_marked_named_and_sourced():
    marked = events.marked("strict_measures_2020", "corona_certificate_launched_2021", "nordic_visits_decline_2022")
    chart = line_chart(events=marked)
    rules = [layer for layer in marks(chart.to_dict(), "rule") if "strokeDash" in layer["mark"]]
    assert len(rules) == len(marked)
    assert "Marked in 2020: Strict measures against infection put in force." in description_of(chart)
    sources = {line["source"] for line in chart.to_dict()["usermeta"]["figure"]["sources"]}
    assert set(marked["source"]) <= sources


def test_events_outside_the_years_are_left_out():
    assert "Marked" not in description_of(
        line_chart(events=events.marked("patient_travel_self_service_2016").assign(year=2031))
    )


def test_no_line_crosses_a_break_and_a_sign_stands_in_the_gap():
    rows = portal_use.yearly("logins", ["helsenorge"], first_year=2017, last_year=2021)
    chart = charts.line_chart(rows, name="fig-broken", caption="Log-ins.", unit="log-ins")
    drawn = {row["year"]: row for row in rows_with(chart, "part")}
    assert drawn[2017]["part"] == drawn[2020]["part"] != drawn[2021]["part"]
    assert {year: row["sign"] for year, row in drawn.items() if row["sign"]} == {2021: signs.SIGN}
    assert drawn[2021]["before"] == 2020
    assert drawn[2021]["level"] == pytest.approx((drawn[2020]["value"] + drawn[2021]["value"]) / 2)
    note = chart.to_dict()["usermeta"]["figure"]["note"]
    assert signs.note() in note
    assert "Norway: a suspected break in the series in 2021." in note


def test_sign_of_a_break_is_drawn_between_the_marks_of_the_years_beside_it():
    rows = portal_use.yearly("logins", ["helsenorge"], first_year=2020, last_year=2021)
    svg = drawing(charts.line_chart(rows, name="fig-broken", caption="Log-ins.", unit="log-ins"))
    before, after = (float(place) for place in re.findall(r"translate\(([\d.]+),[\d.]+\)[^>]*>202[01]</text>", svg)[:2])
    # Two open strokes.
    [place] = re.findall(r'translate\(([\d.]+),[\d.]+\)[^>]*d="M[^MZA"]+M[^MZA"]+"', svg)
    assert float(place) == pytest.approx((before + after) / 2, abs=1)


def test_panels_have_the_sign_of_a_break_in_the_panel_of_its_series_alone():
    rows = rows_with(small_multiples(), "panel")
    assert {row["panel"]: row["sign"] for row in rows if row["sign"]} == {"European Union": signs.SIGN}
    unbroken = online("made_medical_appointment_online")
    text = {"name": "fig-panels", "caption": "Shares.", "unit": "percent"}
    chart = charts.small_multiples(unbroken, panel="country_label", series="measure", **text)
    assert "sign" not in json.dumps(chart.to_dict())
    assert signs.note() not in chart.to_dict()["usermeta"]["figure"]["note"]


def test_unknown_event_is_rejected():
    with pytest.raises(schema.DataError, match="moon_landing"):
        events.marked("moon_landing")


LONG = "line with a name of so many words that it takes four lines of its own beside"


def series(*ends: float, name: str = "line") -> pd.DataFrame:
    row = portal_use.yearly("visits", ["helsenorge"], first_year=2022, last_year=2022).iloc[[0]]
    lines = [row.assign(value=end, year=year, line=f"{name} {end}") for end in ends for year in (2021, 2022)]
    return pd.concat(lines, ignore_index=True).assign(lower=float("nan"), upper=float("nan"))


@pytest.mark.parametrize(
    ("lasts", "name", "has_legend"),
    [((10.0, 100.0), "line", False), ((99.0, 100.0), "line", False), (range(1, 7), LONG, True)],
)
def test_lines_are_labelled_at_their_ends_if_there_is_room(lasts, name, has_legend):
    text = {"name": "fig-ends", "caption": "Any.", "unit": "visits"}
    spec = charts.line_chart(series(*lasts, name=name), series="line", **text)
    for svg in (drawing(spec), drawing(spec, phone=True)):
        assert ("role-legend" in svg) == has_legend
        assert all(f"{name} {end}"[:20] in svg for end in lasts)


@settings(max_examples=50)
@given(values=st.lists(st.floats(0, 100), min_size=1, max_size=8))
def test_labels_of_lines_do_not_overlap_and_stay_in_the_plot(values):
    names = [f"name {number} of several words" for number in range(len(values))]
    rows = pd.DataFrame({"year": 2022, "series": names, "value": values})
    placed = ends.placed(rows, domain=[0, 110], height=300).sort_values("place")
    assert placed["value"].is_monotonic_decreasing
    assert placed["place"].between(12, 300 - 12).all()
    assert (placed["place"].diff().dropna() >= 2 * ends.LINE_HEIGHT).all()


def test_panels_share_one_legend():
    measures = {"Records": "accessed_personal_health_records_online", "Information": "sought_health_information_online"}
    rows = pd.concat([online(measure).assign(line=name) for name, measure in measures.items()], ignore_index=True)
    text = {"name": "fig-panels", "caption": "Shares.", "unit": "percent"}
    chart = charts.small_multiples(rows, panel="country_label", series="line", **text)
    for svg in (drawing(chart), drawing(chart, phone=True)):
        assert svg.count(">Records<") == svg.count(">Information<") == 1


def test_verdict_stands_in_words_and_signs():
    svg = drawing(dot_plot())
    assert "▲ rose by 8 points (+4 to +12)" in svg
    assert "rose by 8 points" in drawing(dot_plot(), phone=True)
    assert "rose by 8 points" in description_of(dot_plot())
    figure = dot_plot().to_dict()["usermeta"]["figure"]
    assert any("rose" in row[figure["columns"].index("Verdict")] for row in figure["rows"])


def test_verdict_stands_in_the_row_of_the_wave_that_is_compared():
    rows = survey.shares("contact_last_12_months").query("answer == 'digital_contact_gp'")
    figure = charts.dot_plot(rows, compared=comparison.changes(rows, **BETWEEN), **WAVES).to_dict()["usermeta"][
        "figure"
    ]
    wave, verdict = (figure["columns"].index(heading) for heading in ("Wave", "Verdict"))
    verdicts = {row[wave]: row[verdict] for row in figure["rows"]}
    assert max(verdicts) > "2020"
    assert [year for year, words in verdicts.items() if words] == ["2020"]


@pytest.mark.parametrize(
    ("verdict", "words"), [("fell", "▼ fell by 8 points"), ("no clear change", "≈ no clear change (")]
)
def test_every_verdict_has_its_own_sign(verdict, words):
    rows = survey.shares("digital_easier_contact", waves=[2019, 2020])
    changed = comparison.changes(rows, **BETWEEN).assign(verdict=verdict)
    text = {"name": "fig-waves", "caption": "Any.", "unit": "percent"}
    assert words in drawing(charts.dot_plot(rows, label="question_label", compared=changed, **text))


def test_answers_are_centred_on_the_neutral_one():
    rows = rows_with(stacked_bars(neutral=ORDERED[1]), "middle")
    assert {row["middle"] for row in rows if row["part"] == ORDERED[1]} == {0}
    shares = {row["part"]: row["end"] - row["start"] for row in rows}
    assert shares == {row["part"]: row["value"] for row in rows}
    assert {row["start"] for row in rows_with(stacked_bars(), "middle") if row["part"] == ORDERED[0]} == {0}


def test_neutral_answer_must_stand_in_the_middle():
    with pytest.raises(ValueError, match="neutral = 'Agree'"):
        stacked_bars(neutral="Agree")


def test_map_has_every_nordic_country_and_says_where_no_figure_is():
    svg = drawing(country_map())
    for country in ("Denmark", "Finland", "Iceland", "Norway", "Sweden"):
        assert f">{country}<" in svg
    assert "<tspan>not in this</tspan>" in svg
    dashed = re.findall(r'<path[^>]*stroke-dasharray="4,3"', svg)
    assert len(dashed) == 1
    assert "fill=" not in dashed[0]
    assert "Not in this edition: Iceland." in description_of(country_map())
    printed = [f"{value:.1f}" for value in online("sought_health_information_online", 2022)["value"]]
    assert sum(f">{value}<" in svg for value in printed) >= 4


def test_map_refuses_two_values_for_a_country():
    with pytest.raises(ValueError, match="choose a year first"):
        charts.country_map(
            online("sought_health_information_online"), name="fig-map", caption="Any.", unit="percent of people"
        )


def test_outlines_are_small_and_have_the_right_orientation():
    assert (schema.DATA_DIR / "nordic_map.geojson").stat().st_size < 60_000
    for country, outline in nordic_map.outlines().items():
        for ring in (polygon[0] for polygon in outline["coordinates"]):
            pairs = itertools.pairwise(ring)
            assert ring[0] == ring[-1], country
            assert sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) < 0, country


def test_claims_show_both_values():
    svg = drawing(paired_dots())
    for line in ("192% → 131%", "85% → 94%"):
        assert f">{line}<" in svg
        assert f": {line}." in description_of(paired_dots())
