"""A break separates the figures of its own series only, and no change is computed across it."""

import pandas as pd
import pytest

from helpers import breaks, data, online_health

BOOKING = "made_medical_appointment_online"
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
    before = online_health.said_of(BOOKING, ["SE"], online_health.rows())
    assert "From 2020 to 2024 it changed by" in before["change"]
    add_break(country="SE", indicator="I_IUMAPP", period="2024", effect="not_comparable")
    after = online_health.said_of(BOOKING, ["SE"], online_health.rows())
    assert after["change"] == ""
    assert after["shares"] == before["shares"]
