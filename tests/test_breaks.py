"""A break separates the figures of its own series only, and no change is computed across it."""

import pandas as pd
import pytest
from chart_examples import description_of, rows_with

from helpers import breaks, charts, comparison, data, online_health, online_health_doubts, online_health_words, survey
from helpers.charts import decades, signs
from helpers.figure import describe

BOOKING = "made_medical_appointment_online"
TEXT = {"name": "fig-booking", "caption": "Booking.", "unit": "percent"}
COLUMNS = ["id", *breaks.OF_SERIES, "period", "change_en", "effect", "said_by", "source", "locator", "note"]


@pytest.fixture
def add_break(monkeypatch):
    """Return what adds a break to the table."""
    load = data.load

    def add(**cells: str) -> None:
        row = dict.fromkeys(COLUMNS, pd.NA) | {"id": "to_come", "change_en": "Another question was asked."} | cells
        table = pd.concat([load("series_breaks"), pd.DataFrame([row])], ignore_index=True)
        monkeypatch.setattr(
            data, "load", lambda name, *folder: table if name == "series_breaks" else load(name, *folder)
        )

    return add


def booking(*countries: str) -> pd.DataFrame:
    rows = online_health.of_countries(online_health.rows(), [*countries])
    return rows[rows["measure"] == BOOKING]


@pytest.mark.parametrize(
    ("period", "is_found"),
    [("2020", False), ("2020-03", False), ("2021", True), ("2022-05", True), ("2024", True), ("2025", False)],
)
def test_break_is_found_between_the_first_and_the_last_figure(add_break, period, is_found):
    assert breaks.found(booking("SE")).empty
    add_break(country="SE", indicator="I_IUMAPP", period=period, effect="suspected")
    assert breaks.found(booking("SE"))["id"].tolist() == (["to_come"] if is_found else [])


@pytest.mark.parametrize("cells", [{"country": "FI"}, {"indicator": "I_IHIF"}, {"portal": "1177"}])
def test_break_of_another_series_is_not_found(add_break, cells):
    add_break(**{"country": "SE", "indicator": "I_IUMAPP", "period": "2022", "effect": "suspected"} | cells)
    assert breaks.found(booking("SE")).empty


def test_change_without_known_effect_is_no_break(add_break):
    add_break(country="SE", period="2022", effect=breaks.NONE_KNOWN)
    assert breaks.found(booking("SE")).empty
    assert breaks.in_words(booking("SE")) == ""


@pytest.mark.parametrize(
    ("effect", "words"), [("suspected", "a suspected break in the series"), ("not_comparable", "a break in the series")]
)
def test_note_names_series_year_and_reason(add_break, effect, words):
    add_break(country="SE", indicator="I_IUMAPP", period="2022", effect=effect)
    assert breaks.in_words(booking("SE", "FI")) == f"Sweden: {words} in 2022. Another question was asked."


def test_no_change_is_said_across_a_break(add_break):
    before = online_health_words.move(booking("SE"), "SE")
    assert (before["move"], before["since"], before["year"]) == ("rose", "2020", "2024")
    add_break(country="SE", indicator="I_IUMAPP", period="2024", effect="not_comparable")
    after = online_health_words.move(booking("SE"), "SE")
    assert (after["move"], after["then"], after["now"]) == ("alone", "", before["now"])


def test_a_rise_across_a_break_counts_for_no_country(add_break):
    assert online_health_words.rise(booking("SE", "FI", "DK"), 2020, 2022)["of"] == "three"
    add_break(country="SE", indicator="I_IUMAPP", period="2021", effect="suspected")
    assert online_health_words.rise(booking("SE", "FI", "DK"), 2020, 2022)["of"] == "two"


@pytest.mark.parametrize(
    ("period", "expected"),
    [("2023", ("yes", "2022", "2024")), ("2021", ("yes", "2020", "2022")), ("2020", ("no", "", ""))],
)
def test_doubt_names_the_figures_on_both_sides_of_a_break(add_break, period, expected):
    assert online_health_doubts.doubt(booking("SE"), "SE")["is_doubted"] == "no"
    add_break(country="SE", indicator="I_IUMAPP", period=period, effect="suspected")
    facts = online_health_doubts.doubt(booking("SE"), "SE")
    assert (facts["is_doubted"], facts["before"], facts["year"]) == expected
    assert (facts["later_year"] == "2024") == (period == "2021")


def test_line_over_decades_joins_years_apart_but_not_over_a_break_or_a_gap(add_break):
    def drawn(step: int) -> list[list[float]]:
        chart = charts.decades_chart(booking("SE"), series="country_label", step=step, **TEXT)
        lines = pd.DataFrame(rows_with(chart, "part"))
        return [part["value"].tolist() for _, part in lines.groupby("part")]

    ((first, *others),) = drawn(2)
    assert not pd.isna([first, *others]).any()
    assert pd.isna(drawn(1)[0]).sum() == 2
    add_break(country="SE", indicator="I_IUMAPP", period="2024", effect="suspected")
    assert drawn(2) == [[first, others[0]], [others[1]]]
    chart = charts.decades_chart(booking("SE"), series="country_label", step=2, **TEXT)
    [marked] = [row for row in rows_with(chart, "sign") if row["sign"]]
    assert (marked["before"], marked["year"]) == (2022, 2024)
    # Below the plot, where it covers neither a line nor a value.
    assert decades.HEIGHT < marked["level"] < chart.to_dict()["height"]
    assert signs.note(is_at_foot=True) in chart.to_dict()["usermeta"]["figure"]["note"]


def test_note_on_several_measures_names_that_of_the_break(add_break):
    add_break(country="SE", indicator="I_IUMAPP", measure=BOOKING, period="2022", effect="suspected")
    rows = online_health.of_countries(online_health.rows(), ["SE"])
    assert breaks.in_words(rows).startswith("Sweden, made a medical appointment online: a suspected break")
    assert breaks.in_words(booking("SE")).startswith("Sweden: a suspected break")


@pytest.mark.parametrize(
    ("years", "kind"), [([2020, 2022], "Small charts of points"), ([2021, 2022], "Small line charts")]
)
def test_chart_without_lines_is_not_called_a_line_chart(years, kind):
    rows = pd.concat([booking("SE").head(1).assign(year=year, period=str(year)) for year in years])
    chart = charts.small_multiples(rows, panel="country_label", series="measure_label", **TEXT)
    assert description_of(chart).startswith(f"{kind} of percent, 2 values.")


def test_description_compares_no_years_across_a_break(add_break):
    def described() -> str:
        rows = booking("SE", "FI")
        return description_of(charts.small_multiples(rows, panel="country_label", series="measure_label", **TEXT))

    assert described().endswith("rises in Sweden and Finland.")
    add_break(country="SE", indicator="I_IUMAPP", period="2022", effect="suspected")
    assert described().endswith("not compared across a break in Sweden; rises in Finland.")


def test_flags_stand_in_the_table_of_a_figure_that_has_any():
    flagged = describe(booking("SE", "EU27_2020"), TEXT, {"country_label": "Country"}, "")
    assert (
        flagged["rows"][flagged["row_ids"].index("i_iumapp_eu27_2020_2020")][flagged["columns"].index("Flags")]
        == "estimated"
    )
    assert [row[flagged["data"]["columns"].index("flags")] for row in flagged["data"]["rows"]].count("e") == 1
    assert "Flags" not in describe(booking("SE"), TEXT, {"country_label": "Country"}, "")["columns"]


def test_telephone_among_digital_contact_is_said_where_waves_before_and_after_it_are_shown():
    contact = survey.shares("contact_last_12_months").query("group == 'all' and answer == 'digital_contact'")
    assert "counts telephone as digital contact" in breaks.in_words(contact)
    assert breaks.in_words(contact[contact["wave"] < 2023]) == ""
    assert breaks.in_words(survey.shares("visited_portal").query("wave > 2021")) == ""


@pytest.mark.parametrize(
    ("without", "expected"),
    [([], ("2011", "2020")), (range(2004, 2020), ("2003", "2020")), (range(2003, 2012), ("", ""))],
)
def test_longest_gap_of_a_country_is_named(without, expected):
    rows = online_health.course("I_IHIF", countries=["NO", "SE"])
    facts = online_health_words.gap(rows[~((rows["country"] == "NO") & rows["year"].isin(without))], ["NO"])
    assert (facts["from_year"], facts["to_year"]) == expected


@pytest.mark.parametrize(
    ("years", "is_said"), [([2022, 2024], False), ([2018, 2020], False), ([2020, 2022], True), ([2020, 2021], True)]
)
def test_break_of_the_union_is_said_only_where_a_chart_crosses_it(years, is_said):
    table = data.with_year(data.load("online_health")).query("country == 'EU27_2020' and group == 'all'")
    rows = table[(table["indicator"] == "I_IHIF") & table["preferred"] & table["year"].isin(years)]
    assert sorted(rows["year"]) == years
    figure = describe(rows.assign(country_label=rows["country"]), TEXT, {"country_label": "Country"}, "")
    assert ("Eurostat flags the values of 2021" in figure["note"]) == is_said


def test_year_without_a_value_is_no_figure_beside_a_break():
    rows = data.with_year(data.load("online_health")).query("indicator == 'I_IUAPR' and country == 'NO' and preferred")
    assert len(breaks.found(rows)) == 1
    assert breaks.found(rows.assign(value=rows["value"].where(rows["year"] < 2024))).empty


def test_no_change_is_tested_across_a_break_that_is_only_suspected():
    rows = survey.shares("contact_last_12_months", waves=[2020, 2023]).query("answer == 'digital_contact'")
    changed = comparison.changes(rows, wave=2023, baseline_wave=2020, confidence_level=0.95)
    assert changed["verdict"].tolist() == [comparison.QUESTION_CHANGED]
