"""A printed number is parsed, and gives the interval that its digits, words and unit imply."""

import math

import pandas as pd
import pytest

from helpers.printed import Interval, interval_of, printed_interval, read_printed

COUNTED = [
    *("visits", "visits_per_day", "visits_per_month", "logins", "logins_per_month", "messages", "requests", "matters"),
    *("accounts", "persons", "consultations_per_day", "consultations", "contacts", "care_events", "tariff_items"),
    *("inquiries", "prescriptions", "dispensations", "lookups_per_week", "municipalities"),
]
WHOLE = [
    *("respondents", "inhabitants", "rank", "minutes", "months", "weeks", "years", "parts", "scale_points", "waves"),
]


@pytest.mark.parametrize(
    ("as_printed", "value", "last_digit", "in_full"),
    [
        ("84", 84, 1, True),
        ("84,5", 84.5, 0.1, False),
        ("10.29", 10.29, 0.01, False),
        ("59.10", 59.1, 0.01, False),
        ("59.1", 59.1, 0.1, False),
        ("−5", -5, 1, True),
        ("-5", -5, 1, True),
        ("990", 990, 1, True),
        ("1000", 1000, 1000, False),
        ("1001", 1001, 1, True),
        ("1 614", 1614, 1, True),
        ("1\u00a0614", 1614, 1, True),
        ("11 520", 11520, 10, False),
        ("3 400", 3400, 100, False),
        ("223 000", 223_000, 1000, False),
        ("over 515 000", 515_000, 1000, False),
        ("12,7 millioner", 12_700_000, 100_000, False),
        ("140 Millioner besøk", 140_000_000, 1_000_000, False),
        ("1 million", 1_000_000, 1_000_000, False),
        ("37.25 millions", 37_250_000, 10_000, False),
        ("Millioner: 37", 37, 1, True),
        ("7 av 10", 70, 10, False),
        ("nearly 8 av de 10", 80, 10, False),
        ("2 av 3", 66.7, 10, False),
        ("1 av 5 svarer", 20, 10, False),
        ("7 av 100", 7, 1, True),
        ("84 prosent i 2020", 84, 1, True),
    ],
)
def test_number_is_read_with_the_value_of_its_last_digit(as_printed, value, last_digit, in_full):
    assert read_printed(as_printed) == (value, last_digit, in_full)


def test_text_without_a_number_is_named():
    with pytest.raises(ValueError, match=r'^"Flertallet" holds no number$'):
        read_printed("Flertallet")


@pytest.mark.parametrize("unit", COUNTED)
def test_spelled_out_count_is_exact(unit):
    assert printed_interval("2796618", "exact", unit) == (2_796_618, 2_796_618, 2_796_618)
    assert printed_interval("3 400", "exact", unit) == (3400, 3350, 3450)
    assert printed_interval("2,8 millioner", "exact", unit) == (2_800_000, 2_750_000, 2_850_000)


@pytest.mark.parametrize("unit", WHOLE)
def test_number_in_an_exact_unit_is_exact(unit):
    assert printed_interval("1 100", "exact", unit) == (1100, 1100, 1100)


@pytest.mark.parametrize("unit", ["percent", "percentage_points", "nps_points"])
def test_measured_number_covers_all_values_that_round_to_it(unit):
    assert printed_interval("29", "exact", unit) == (29, 28.5, 29.5)
    assert printed_interval("10,29", "about", unit) == (10.29, 10.285, 10.295)
    assert printed_interval("0,125", "exact", unit) == (0.125, 0.1245, 0.1255)


@pytest.mark.parametrize(
    ("qualifier", "expected"),
    [
        ("exact", (87, 86.5, 87.5)),
        ("about", (87, 86.5, 87.5)),
        ("over", (87, 87, None)),
        ("at_least", (87, 87, None)),
        ("under", (87, None, 87)),
        ("nearly", (87, None, 87)),
    ],
)
def test_qualifier_opens_an_end(qualifier, expected):
    assert printed_interval("87 prosent", qualifier, "percent") == expected


def test_value_is_used_if_the_printed_text_has_no_digit():
    assert printed_interval("Flertallet", "over", "percent", value=50) == (50, 50, None)
    assert printed_interval("ti prosent", "exact", "percent", value=10) == (10, 9.5, 10.5)
    assert printed_interval("årlig", "exact", "visits", value=1) == (1, 1, 1)
    assert printed_interval("84 prosent", "exact", "percent", value=48) == (84, 83.5, 84.5)
    with pytest.raises(ValueError, match="holds no number"):
        printed_interval("Flertallet", "over", "percent")


@pytest.mark.parametrize(("as_printed", "value"), [("Halvparten", 50), ("sex av tio", 60), ("Ein tredel", 33.3)])
def test_share_in_words_is_no_exact_point(as_printed, value):
    wide = (value, pytest.approx(value - 5), pytest.approx(value + 5))
    assert printed_interval(as_printed, "about", "percent", value=value) == wide
    assert printed_interval(f"{as_printed} prosent", "about", "percent", value=value)[1] == pytest.approx(value - 0.5)


def test_defined_number_is_not_rounded():
    assert printed_interval("over 30 prosent", "exact", "percent", value=30, is_defined=True) == (30, 30, 30)
    assert printed_interval("30 prosent", "exact", "percent", is_defined=True) == (30, 30, 30)
    assert printed_interval("0–6", "exact", "nps_points", value=6, is_defined=True) == (6, 6, 6)


def test_interval_of_a_row_has_its_ends():
    row = {"id": "a", "value": 140, "lower": 139.5, "upper": 140.5}
    assert interval_of(row) == interval_of(pd.Series(row)) == Interval(140.0, 139.5, 140.5)
    assert interval_of(row | {"lower": math.nan}) == (140, None, 140.5)
    assert interval_of(row | {"upper": pd.NA}) == (140, 139.5, None)


def test_row_without_a_value_has_none():
    value, lower, upper = interval_of({"value": None, "lower": None, "upper": None})
    assert math.isnan(value)
    assert (lower, upper) == (None, None)


@pytest.mark.parametrize("row", [{"id": "a", "base": 1614}, {"base": 1614}])
def test_survey_interval_is_not_a_rounding_interval(row):
    with pytest.raises(
        ValueError, match=rf"^{row.get('id')}: its lower and upper are model-based; take the row of `survey.results`$"
    ):
        interval_of(row | {"value": 90.0, "lower": 88.4, "upper": 91.4})
