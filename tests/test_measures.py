"""Printed numbers stand for the right interval, and derived measures are right."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import measures
from helpers.printed import printed_interval, read_printed


@pytest.mark.parametrize(
    ("as_printed", "qualifier", "unit", "expected"),
    [
        ("72,9 millioner", "exact", "visits", (72_900_000, 72_850_000, 72_950_000)),
        ("72 millioner", "exact", "visits", (72_000_000, 71_500_000, 72_500_000)),
        ("over 140 millioner", "over", "visits", (140_000_000, 140_000_000, None)),
        ("nærmere 43 millioner", "nearly", "logins", (43_000_000, None, 43_000_000)),
        ("rundt 77,5 millioner", "about", "logins", (77_500_000, 77_450_000, 77_550_000)),
        ("223 000", "exact", "visits_per_day", (223_000, 222_500, 223_500)),
        ("29%", "exact", "percent", (29, 28.5, 29.5)),
        ("60%", "exact", "percent", (60, 59.5, 60.5)),
        ("10.29", "exact", "percent", (10.29, 10.285, 10.295)),
        ("71% prosent", "exact", "percent", (71, 70.5, 71.5)),
        ("over 6 av 10", "over", "percent", (60, 60, None)),
        ("7 av 10", "exact", "percent", (70, 65, 75)),
        ("N=1614", "exact", "respondents", (1614, 1614, 1614)),
        ("N=900", "exact", "respondents", (900, 900, 900)),
        ("3 400", "exact", "persons", (3400, 3350, 3450)),
        ("2796618", "exact", "persons", (2_796_618, 2_796_618, 2_796_618)),
        ("0.373 million", "exact", "logins", (373_000, 372_500, 373_500)),
    ],
)
def test_printed_number_stands_for_its_interval(as_printed, qualifier, unit, expected):
    assert printed_interval(as_printed, qualifier, unit) == expected


def test_words_are_read_as_the_value_given():
    assert printed_interval("Flertallet", "over", "percent", value=50) == (50, 50, None)
    assert printed_interval("tredjeplassen", "exact", "rank", value=3) == (3, 3, 3)


def test_text_without_a_number_is_refused():
    with pytest.raises(ValueError, match='"many" holds no number'):
        read_printed("many")


@given(st.integers(0, 99_999), st.integers(0, 2), st.sampled_from([",", "."]))
def test_interval_holds_its_number_and_is_one_unit_of_the_last_digit_wide(digits, decimals, mark):
    text = f"{digits / 10**decimals:.{decimals}f}".replace(".", mark)
    value, lower, upper = printed_interval(f"{text} millioner", "exact", "visits")
    assert lower <= value < upper
    assert math.isclose(upper - lower, 1e6 / 10**decimals)


@given(st.floats(0, 999, allow_nan=False))
def test_a_true_value_lies_in_the_interval_of_its_print(true):
    printed = f"{math.floor(true * 10 + 0.5) / 10:.1f} million"
    _, lower, upper = printed_interval(printed, "exact", "visits")
    assert lower - 1e-3 <= true * 1e6 <= upper + 1e-3


def test_change_points_refuses_what_is_no_share():
    with pytest.raises(ValueError, match="share = 101"):
        measures.change_points(50, 101)


def test_relative_change_needs_a_first_value():
    with pytest.raises(ValueError, match="before = 0"):
        measures.relative_change(0, 1)


def test_missing_values_stay_missing():
    assert math.isnan(measures.change_points(math.nan, 5))
    assert math.isnan(measures.relative_change(5, math.nan))
