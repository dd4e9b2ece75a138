"""Each form of chart makes a complete figure that keeps to the rules of the book, and the same one each time."""

import itertools
import json
import re

import pandas as pd
import pytest
import vl_convert
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import audit, charts, data, description, events, measures, portal_use, survey, theme, waves
from helpers.press.pages import drawing as drawings

BETWEEN = {"wave": 2020, "baseline_wave": 2019, "confidence_level": 0.95}
ORDERED = ["Disagree", "Other answers (implied)", "Agree"]


def trend(**options):
    rows = measures.in_millions(portal_use.yearly("visits", ["helsenorge"], first_year=2016, last_year=2022))
    return charts.trend(rows, name="fig-trend", caption="Visits.", unit="million visits", decimals=1, **options)


def compared_waves():
    rows = survey.shares("video_phone_as_thorough", "digital_easier_contact", waves=[2019, 2020])
    changed = waves.changes(rows, **BETWEEN)
    return charts.waves(
        rows, name="fig-waves", caption="Shares.", unit="percent", label="question_label", compared=changed
    )


def ranked_bars(**options):
    rows = survey.shares("wearables_used").query("group == 'all'")
    return charts.ranked_bars(rows, name="fig-bars", caption="Shares.", unit="percent", label="answer_label", **options)


def answers(**options):
    rows = survey.with_rest(survey.results("share", "overview_where_info_stored"), "rest_implied")
    return charts.answers(
        rows,
        name="fig-answers",
        caption="Shares.",
        unit="percent",
        label="wave",
        answer="answer_label",
        order=ORDERED,
        **options,
    )


def online(measure, year=None):
    rows = data.with_year(data.load("online_health"))
    rows = rows[(rows["measure"] == measure) & rows["year"].isin([year] if year else rows["year"])]
    return rows.assign(country_label=rows["country"].map(data.labels("country")))


def small_multiples():
    rows = online("sought_health_information_online")
    return charts.small_multiples(
        rows, name="fig-panels", caption="Shares.", unit="percent", panel="country_label", series="measure"
    )


def country_map():
    rows = online("sought_health_information_online", 2022)
    return charts.country_map(rows, name="fig-map", caption="Shares.", unit="percent of people", decimals=1)


def claims():
    rows = audit.claims()
    rows = rows[(rows["verdict"] != audit.NOT_CHECKABLE) & (rows["unit"] == "percent")].dropna(subset=["computed"])
    rows = rows.groupby("verdict").head(2)
    return charts.claims(rows, name="fig-claims", caption="Checks.", unit="percent", decimals=1)


FORMS = [trend, compared_waves, ranked_bars, answers, small_multiples, country_map, claims]


def datasets(chart) -> dict[str, list[dict]]:
    return chart.to_dict()["datasets"]


def rows_with(chart, column: str) -> list[dict]:
    """Return the rows of the first table of a chart that has a column."""
    return next(rows for rows in datasets(chart).values() if rows and column in rows[0])


def layers(spec: dict) -> list[dict]:
    return [leaf for layer in spec["layer"] for leaf in (layers(layer) if "layer" in layer else [layer])]


def marks(spec: dict, kind: str) -> list[dict]:
    found = layers(spec.get("spec", spec))
    return [layer for layer in found if layer["mark"]["type"] == kind]


def intervals(spec: dict) -> list[dict]:
    found = marks(spec, "rule")
    return [layer for layer in found if "lower" in json.dumps(layer["encoding"]) and "upper" in json.dumps(layer)]


def drawing(chart, *, phone: bool = False) -> str:
    spec = chart.to_dict()
    return drawings.draw(drawings.for_phone(spec) if phone else spec, "fig-test")


def told(chart) -> str:
    return chart.to_dict()["usermeta"]["figure"]["description"]


@pytest.mark.parametrize("form", FORMS)
def test_figure_is_complete(form):
    figure = form().to_dict()["usermeta"]["figure"]
    assert figure["name"].startswith("fig-")
    assert figure["sources"]
    assert figure["rows"]
    assert all(len(row) == len(figure["columns"]) for row in figure["rows"])


@pytest.mark.parametrize("form", FORMS)
def test_description_tells_kind_axes_and_extremes(form):
    words = told(form())
    assert re.match(r"[A-Z][a-z ]+ (chart|charts|countries) of .+, \d+ values\.", words) or words.startswith("Map")
    assert re.search(r"Highest: .+\. Lowest: .+\.", words)
    assert re.search(r"Horizontal axis|from left to right|filled", words)
    assert max(len(sentence) for sentence in words.split(". ")) < 240


@pytest.mark.parametrize("form", FORMS)
def test_stored_output_is_data_and_stable(form):
    bundle = theme.as_data(form().to_dict())
    assert set(bundle) == {theme.MIME_TYPE, "text/plain"}

    def without_view_names(output: dict) -> str:
        return re.sub(r"(param|view)_\d+", r"\1", json.dumps(output))

    assert without_view_names(bundle) == without_view_names(theme.as_data(form().to_dict()))


@pytest.mark.parametrize("form", FORMS)
def test_specification_is_valid_and_compiles(form, capfd):
    spec = form().to_dict(validate=True)
    assert "/v5" in spec["$schema"]
    compiled = vl_convert.vegalite_to_vega(spec, vl_version=drawings.VEGA_LITE)
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
def test_drawing_shows_text_and_keeps_its_ids_to_itself(form):
    for phone in (False, True):
        svg = drawing(form(), phone=phone)
        assert "<text" in svg
        assert all(found.startswith("fig-test") for found in re.findall(r'id="([^"]+)"', svg))


def test_drawing_is_the_same_each_time():
    assert drawing(claims()) == drawing(claims())


@pytest.mark.parametrize("form", FORMS)
def test_phone_drawing_is_narrow_enough(form):
    assert float(re.search(r'width="([\d.]+)"', drawing(form(), phone=True))[1]) <= 345


@pytest.mark.parametrize("form", [trend, compared_waves, ranked_bars, small_multiples, claims])
def test_interval_is_drawn_where_there_is_one(form):
    assert intervals(form().to_dict())


@settings(max_examples=30, deadline=None)
@given(values=st.lists(st.floats(0.5, 1e6), min_size=1, max_size=6, unique=True), keeps=st.booleans())
def test_bars_begin_at_zero_and_keep_an_order_that_has_a_meaning(values, keeps):
    row = survey.shares("wearables_used").iloc[[0]]
    rows = pd.concat(
        [row.assign(value=value, lower=value, upper=value, place=f"p{n}") for n, value in enumerate(values)],
        ignore_index=True,
    )
    text = {"name": "fig-bars", "caption": "Any.", "unit": "units"}
    spec = charts.ranked_bars(rows, label="place", keep_order=keeps, **text).to_dict()
    bar = marks(spec, "bar")[0]["encoding"]
    low, high = bar["x"]["scale"]["domain"]
    assert low == 0
    assert high > max(values)
    assert bar["x2"] == {"datum": 0}
    given_order = [f"p{n}" for n in range(len(values))]
    assert bar["y"]["sort"] == (given_order if keeps else sorted(given_order, key=lambda p: -values[int(p[1:])]))


def test_items_with_a_verdict_stand_in_the_order_of_the_rows():
    rows = survey.shares("digital_easier_contact", "video_phone_as_thorough", waves=[2019, 2020])
    text = {"name": "fig-waves", "caption": "Shares.", "unit": "percent", "label": "question_label"}
    for is_ascending in (True, False):
        ordered = rows.sort_values("question", ascending=is_ascending, kind="stable")
        svg = drawing(charts.waves(ordered, compared=waves.changes(ordered, **BETWEEN), **text))
        starts = [svg.index(label.split()[0]) for label in dict.fromkeys(ordered["question_label"])]
        assert starts == sorted(starts)


def test_legend_of_waves_names_only_what_is_drawn():
    rows = survey.shares("digital_easier_contact", waves=[2019, 2020])
    rows = rows.assign(value=rows["value"].where(rows["wave"] != 2019))
    text = {"name": "fig-waves", "caption": "Shares.", "unit": "percent", "label": "question_label"}
    assert ">2020<" in drawing(charts.waves(rows, **text))
    assert ">2019<" not in drawing(charts.waves(rows, **text))


def test_bars_below_zero_stay_in_the_chart():
    rows = survey.shares("wearables_used").query("group == 'all'")
    rows = rows.assign(value=-rows["value"], lower=-rows["upper"], upper=-rows["lower"])
    text = {"name": "fig-bars", "caption": "Any.", "unit": "points"}
    spec = charts.ranked_bars(rows, label="answer_label", **text).to_dict()
    assert marks(spec, "bar")[0]["encoding"]["x"]["scale"]["domain"][0] < rows["lower"].min()


def test_a_year_without_data_breaks_the_line():
    rows = portal_use.yearly("logins", ["helsenorge"], first_year=2017, last_year=2021)
    chart = charts.trend(rows, name="fig-gap", caption="Log-ins.", unit="log-ins")
    assert [row["value"] for row in rows_with(chart, "part") if row["year"] == 2019] == [None]
    assert "No value for 2019." in told(chart)


def test_panels_have_gaps_too():
    rows = rows_with(small_multiples(), "panel")
    assert {row["year"] for row in rows} == {2020, 2021, 2022}
    assert all(row["value"] is None for row in rows if row["year"] == 2021)


def test_events_are_marked_named_and_sourced():
    marked = events.marked("strict_measures_2020", "corona_certificate_launched_2021", "nordic_visits_decline_2022")
    chart = trend(events=marked)
    rules = [layer for layer in marks(chart.to_dict(), "rule") if "strokeDash" in layer["mark"]]
    assert len(rules) == len(marked)
    assert "Marked in 2020: Strict measures against infection put in force." in told(chart)
    sources = {line["source"] for line in chart.to_dict()["usermeta"]["figure"]["sources"]}
    assert set(marked["source"]) <= sources


def test_events_outside_the_years_are_left_out():
    assert "Marked" not in told(trend(events=events.marked("patient_travel_self_service_2016").assign(year=2031)))


def test_no_line_crosses_a_break():
    chart = trend(events=events.marked("messages_first_counted_2020"))
    parts = {row["year"]: row["part"] for row in rows_with(chart, "part")}
    assert parts[2019] != parts[2020] == parts[2022]


def test_unknown_event_is_refused():
    with pytest.raises(data.DataError, match="moon_landing"):
        events.marked("moon_landing")


def series(*ends: float) -> pd.DataFrame:
    row = portal_use.yearly("visits", ["helsenorge"], first_year=2022, last_year=2022).iloc[[0]]
    lines = [row.assign(value=end, year=year, line=f"line {end}") for end in ends for year in (2021, 2022)]
    return pd.concat(lines, ignore_index=True).assign(lower=float("nan"), upper=float("nan"))


@pytest.mark.parametrize(("ends", "has_legend"), [((10.0, 100.0), False), ((99.0, 100.0), True)])
def test_lines_are_named_at_their_ends_unless_names_collide(ends, has_legend):
    text = {"name": "fig-ends", "caption": "Any.", "unit": "visits"}
    svg = drawing(charts.trend(series(*ends), series="line", **text))
    assert ("role-legend" in svg) == has_legend
    assert all(f"line {end}" in svg for end in ends)


def test_verdict_stands_in_words_and_signs():
    svg = drawing(compared_waves())
    assert "▲ rose by 8 points (+5 to +11)" in svg
    assert "rose by 8 points" in drawing(compared_waves(), phone=True)
    assert "rose by 8 points" in told(compared_waves())
    figure = compared_waves().to_dict()["usermeta"]["figure"]
    assert any("rose" in row[figure["columns"].index("Verdict")] for row in figure["rows"])


@pytest.mark.parametrize(
    ("verdict", "words"), [("fell", "▼ fell by 8 points"), ("no clear change", "≈ no clear change (")]
)
def test_every_verdict_has_its_own_sign(verdict, words):
    rows = survey.shares("digital_easier_contact", waves=[2019, 2020])
    changed = waves.changes(rows, **BETWEEN).assign(verdict=verdict)
    text = {"name": "fig-waves", "caption": "Any.", "unit": "percent"}
    assert words in drawing(charts.waves(rows, label="question_label", compared=changed, **text))


def test_answers_are_centred_on_the_neutral_one():
    rows = rows_with(answers(neutral=ORDERED[1]), "middle")
    assert {row["middle"] for row in rows if row["answer"] == ORDERED[1]} == {0}
    shares = {row["answer"]: row["end"] - row["start"] for row in rows}
    assert shares == {row["answer"]: row["value"] for row in rows}
    assert {row["start"] for row in rows_with(answers(), "middle") if row["answer"] == ORDERED[0]} == {0}


def test_neutral_answer_must_stand_in_the_middle():
    with pytest.raises(ValueError, match="neutral = 'Agree'"):
        answers(neutral="Agree")


def test_map_has_every_nordic_country_and_says_where_no_figure_is():
    svg = drawing(country_map())
    for country in ("Denmark", "Finland", "Iceland", "Norway", "Sweden"):
        assert f">{country}<" in svg
    assert ">no figure<" in svg
    dashed = re.findall(r'<path[^>]*stroke-dasharray="4,3"', svg)
    assert len(dashed) == 1
    assert "fill=" not in dashed[0]
    assert "No figure: Iceland." in told(country_map())
    printed = [f"{value:.1f}" for value in online("sought_health_information_online", 2022)["value"]]
    assert sum(f">{value}<" in svg for value in printed) >= 4


def test_map_refuses_two_values_for_a_country():
    with pytest.raises(ValueError, match="choose a year first"):
        charts.country_map(
            online("sought_health_information_online"), name="fig-map", caption="Any.", unit="percent of people"
        )


def test_outlines_are_small_and_drawn_the_right_way_round():
    assert (data.DATA_DIR / "nordic_map.geojson").stat().st_size < 60_000
    for country, outline in data.outlines().items():
        for ring in (polygon[0] for polygon in outline["coordinates"]):
            pairs = itertools.pairwise(ring)
            assert ring[0] == ring[-1], country
            assert sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) < 0, country


def test_claims_show_the_verdict_of_each():
    svg = drawing(claims())
    for verdict, sign in {"agrees": "=", "agrees within rounding": "≈", "disagrees": "≠"}.items():
        assert f"{sign} {verdict}<" in svg
    assert re.search(r"Furthest apart: .+, printed .+, recomputed .+\.", told(claims()))


@settings(deadline=None)
@given(values=st.lists(st.floats(0, 1e6, width=32), min_size=1, max_size=8))
def test_course_names_first_and_last_value(values):
    rows = pd.DataFrame({"year": range(2000, 2000 + len(values)), "value": values, "of": "Visits"})
    words = description.course(rows, "of", 1)
    assert "(2000)" in words or "from 2000" in words
    assert str(2000 + len(values) - 1) in words


def test_no_rows_are_said_to_be_none():
    rows = survey.shares("heard_of_portal", waves=[2022])
    text = {"name": "fig-none", "caption": "Any.", "unit": "percent"}
    empty = online("sought_health_information_online", 2022).head(0)
    for chart in (
        charts.waves(rows, label="question_label", **text),
        charts.trend(rows.assign(year=rows["wave"]), **text),
        charts.ranked_bars(rows, label="question_label", **text),
        charts.answers(rows, label="wave", order=["yes"], **text),
        charts.small_multiples(rows.assign(year=rows["wave"]), panel="group", series="answer", **text),
        charts.country_map(empty, **text),
        charts.claims(audit.claims().head(0), **text),
    ):
        assert charts.NOTHING in told(chart)
        assert charts.NOTHING in drawing(chart)


def test_wrong_name_is_refused():
    with pytest.raises(ValueError, match='name = "visits"'):
        charts.ranked_bars(survey.shares("wearables_used"), name="visits", caption="", unit="percent", label="answer")
