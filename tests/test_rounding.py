"""Numbers are rounded half up by their decimal digits; only zero is shown as zero, and it has no sign."""

import math
import re
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from helpers import charts, comparison, prose, rounding, survey

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
MODEST = st.floats(-1e4, 1e4)


def number(written: str) -> Fraction:
    return Fraction(written.replace("−", "-").replace(",", ""))


@settings(deadline=None)
@given(value=NUMBERS, decimals=st.integers(-3, 6))
@example(value=0.5, decimals=0)
@example(value=2.5, decimals=0)
@example(value=67.35, decimals=1)
@example(value=80.46 - 67.41, decimals=1)
@example(value=-0.04, decimals=1)
@example(value=1e300, decimals=0)
@example(value=5e-324, decimals=2)
def test_number_is_rounded_half_up_by_its_decimal_digits(value, decimals):
    digits = Fraction(f"{abs(value):.{rounding.SIGNIFICANT}g}") * Fraction(10) ** decimals
    expected = Fraction(math.floor(digits + Fraction(1, 2))) / Fraction(10) ** decimals
    written = rounding.rounded(value, decimals)
    assert abs(number(written)) == expected
    assert written.startswith("−") == (value < 0 and expected > 0)
    assert len(written.partition(".")[2]) == max(decimals, 0)


@settings(deadline=None)
@given(value=MODEST, decimals=st.integers(0, 3))
@example(value=291.5, decimals=0)
def test_at_least_never_exceeds_the_number(value, decimals):
    exact, written = Fraction(f"{value:.{rounding.SIGNIFICANT}g}"), number(rounding.at_least(value, decimals))
    assert exact - Fraction(1, 10**decimals) < written <= exact


@pytest.mark.parametrize("value", [math.nan, None, pd.NA, math.inf, -math.inf])
def test_not_a_number_is_reported(value):
    assert rounding.rounded(value) == prose.NO_FIGURE


@settings(deadline=None)
@given(value=MODEST, decimals=st.integers(0, 3))
def test_sign_of_a_change(value, decimals):
    written = rounding.signed(value, decimals)
    assert written[0] in "+−" or not rounding.is_seen(written)
    assert number(written.lstrip("+")) == number(rounding.rounded(value, decimals))


@settings(deadline=None)
@given(end=MODEST, other=MODEST, decimals=st.integers(-1, 2))
@example(end=0.04, other=9.6, decimals=0)
@example(end=-9.6, other=-0.4, decimals=0)
@example(end=-0.4, other=0.3, decimals=0)
def test_rounded_interval_contains_zero_only_if_the_exact_one_does(end, other, decimals):
    lower, upper = sorted((end, other))
    low, high = rounding.between(lower, upper, decimals=decimals).split(" to ")
    assert "−0 " not in f"{low} {high} "
    assert len(low.partition(".")[2]) == len(high.partition(".")[2])
    if lower > 10**-rounding.MAX_DECIMALS or upper < -(10**-rounding.MAX_DECIMALS):
        assert rounding.is_seen(low)
        assert rounding.is_seen(high)
    if abs(upper - lower) > 10**-rounding.MAX_DECIMALS:
        assert low != high
    if abs(upper - lower) > 10**-decimals and lower <= 0 <= upper:
        assert len(low.partition(".")[2]) == max(decimals, 0)


@settings(deadline=None)
@given(value=MODEST, below=st.floats(0, 100), above=st.floats(0, 100))
@example(value=0.3, below=0.2, above=0.3)
def test_change_and_its_interval_agree_on_the_side_of_zero(value, below, above):
    lower, upper = value - below, value + above
    assume(lower > 1e-5 or upper < -1e-5 or lower <= 0 <= upper)
    written = prose.change(pd.Series({"value": value, "lower": lower, "upper": upper}))
    change_text, low, high = re.fullmatch(r"(.+?)\u00a0percentage points? \((.+) to (.+)\)", written).groups()
    if lower > 0:
        assert [text[0] for text in (change_text, low, high)] == ["+", "+", "+"]
    if upper < 0:
        assert [text[0] for text in (change_text, low, high)] == ["−", "−", "−"]
    assert not any(re.match(r"[+−][0.,]+$", text) for text in (change_text, low, high))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1, "+1 percentage point"),
        (-1, "−1 percentage point"),
        (0.6, "+1 percentage point"),
        (-1.4, "−1 percentage point"),
        (0, "0 percentage points"),
        (-0.4, "0 percentage points"),
        (1.5, "+2 percentage points"),
    ],
)
def test_one_point_is_singular(value, words):
    assert prose.points(value).replace(prose.NO_BREAK, " ") == words


def test_share_with_an_interval_above_zero_never_reaches_it():
    assert prose.share(pd.Series({"value": 1.0, "lower": 0.3, "upper": 1.8})) == "1% (0.3% to 1.8%)"
    assert prose.share(pd.Series({"value": 0.0, "lower": 0.0, "upper": 0.4})) == "0% (0.0% to 0.4%)"


@settings(max_examples=25, deadline=None)
@given(level=st.floats(0.8, 0.9999))
def test_clear_change_looks_clear_at_every_level(level):
    rows = survey.shares("worried_info_unavailable_emergency", waves=[2019, 2020], confidence_level=level)
    changed = comparison.changes(rows, wave=2020, baseline_wave=2019, confidence_level=level)
    text = {"name": "fig-worry", "caption": "Any.", "unit": "percent", "label": "answer_label"}
    figure = charts.dot_plot(rows, compared=changed, **text).to_dict()["usermeta"]["figure"]
    verdicts = [row[figure["columns"].index("Verdict")] for row in figure["rows"]]
    for row in changed.to_dict("records"):
        if row["verdict"] in comparison.CLEAR:
            words = [comparison.size(row), *(verdict for verdict in verdicts if row["verdict"] in verdict)]
            for ends in (re.search(r"\((.+) to (.+)\)", told).groups() for told in words):
                assert all(rounding.is_seen(end) for end in ends), words
