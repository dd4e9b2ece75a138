"""Printed numbers give the right interval, and derived measures are right."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import measures, prose, survey
from helpers.printed import Interval, printed_interval, read_printed


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
        ("37,2 millioner besøk", "exact", "visits", (37_200_000, 37_150_000, 37_250_000)),
        ("7 millioner", "exact", "logins", (7_000_000, 6_500_000, 7_500_000)),
        ("5,7 miljoner", "exact", "logins", (5_700_000, 5_650_000, 5_750_000)),
        ("1 miljon", "exact", "visits", (1_000_000, 500_000, 1_500_000)),
        ("3 miljoonaa", "exact", "logins_per_month", (3_000_000, 2_500_000, 3_500_000)),
        ("3,6 mio.", "exact", "persons", (3_600_000, 3_550_000, 3_650_000)),
        ("3,6 mill.", "exact", "persons", (3_600_000, 3_550_000, 3_650_000)),
        ("37 million", "exact", "logins", (37_000_000, 36_500_000, 37_500_000)),
        ("[over] 12,7 millioner besøk", "over", "visits", (12_700_000, 12_700_000, None)),
        ("[nearly] 100 miljoner", "nearly", "logins", (100_000_000, None, 100_000_000)),
        ("[over 9 million]", "over", "accounts", (9_000_000, 9_000_000, None)),
        ("2,796,618", "exact", "persons", (2_796_618, 2_796_618, 2_796_618)),
        ("2.796.618", "exact", "persons", (2_796_618, 2_796_618, 2_796_618)),
        ("2 796 618", "exact", "persons", (2_796_618, 2_796_618, 2_796_618)),
        ("373 000", "exact", "logins", (373_000, 372_500, 373_500)),
        ("3\u202f400", "exact", "persons", (3400, 3350, 3450)),
        ("0,373 miljoner", "exact", "logins", (373_000, 372_500, 373_500)),
        ("73 procent", "exact", "percent", (73, 72.5, 73.5)),
        ("51 prosent", "exact", "percent", (51, 50.5, 51.5)),
        ("90 %", "exact", "percent", (90, 89.5, 90.5)),
        ("31", "exact", "percent", (31, 30.5, 31.5)),
        ("1027 personer", "exact", "respondents", (1027, 1027, 1027)),
        ("8 ud af 10", "exact", "percent", (80, 75, 85)),
        ("8 out of 10", "exact", "percent", (80, 75, 85)),
    ],
)
def test_printed_number_gives_its_interval(as_printed, qualifier, unit, expected):
    assert printed_interval(as_printed, qualifier, unit) == expected


def test_words_are_parsed_to_the_expected_value():
    assert printed_interval("Flertallet", "over", "percent", value=50) == (50, 50, None)
    assert printed_interval("tredjeplassen", "exact", "rank", value=3) == (3, 3, 3)


def test_text_without_a_number_is_rejected():
    with pytest.raises(ValueError, match='"many" holds no number'):
        read_printed("many")


@pytest.mark.parametrize("as_printed", ["1,614", "1.614", "N=1,614", "over 12.700 besøg"])
def test_ambiguous_number_is_rejected(as_printed):
    with pytest.raises(ValueError, match="can be read in two ways"):
        read_printed(as_printed)


@given(st.integers(0, 99_999), st.integers(0, 2), st.sampled_from([",", "."]))
def test_interval_contains_its_number_and_is_one_last_digit_wide(digits, decimals, mark):
    text = f"{digits / 10**decimals:.{decimals}f}".replace(".", mark)
    value, lower, upper = printed_interval(f"{text} millioner", "exact", "visits")
    assert lower <= value < upper
    assert math.isclose(upper - lower, 1e6 / 10**decimals)


@given(st.floats(0, 999, allow_nan=False))
def test_true_value_lies_in_the_interval_of_the_printed_number(true):
    printed = f"{math.floor(true * 10 + 0.5) / 10:.1f} million"
    _, lower, upper = printed_interval(printed, "exact", "visits")
    assert lower - 1e-3 <= true * 1e6 <= upper + 1e-3


FIGURES_OF = {
    measures.relative_change: 2,
    measures.point_change: 2,
    measures.difference: 2,
    measures.ratio: 2,
    measures.share_of: 2,
    measures.share_of_part: 3,
    measures.sum_of: 4,
    measures.rest_of_100: 3,
    measures.monthly_mean: 1,
}


@pytest.mark.parametrize("derive", FIGURES_OF, ids=lambda derive: derive.__name__)
@given(drawn=st.data())
def test_interval_arithmetic_never_excludes_a_true_value(derive, drawn):
    """Draw true values inside their rounding intervals: the derived value must lie in the carried one."""
    count = FIGURES_OF[derive]
    values = drawn.draw(st.lists(st.integers(1, 999), min_size=count, max_size=count))
    prints = [Interval(value, value - 0.5, value + 0.5) for value in values]
    true = [drawn.draw(st.floats(interval.lower, interval.upper, exclude_max=True)) for interval in prints]
    value, lower, upper = derive(*prints)
    assert lower <= value <= upper
    assert lower - 1e-9 <= derive(*(Interval(value, value, value) for value in true)).value <= upper + 1e-9


@pytest.mark.parametrize("derive", FIGURES_OF, ids=lambda derive: derive.__name__)
def test_missing_figure_leaves_the_result_missing(derive):
    figures = [Interval(5, 4.5, 5.5)] * (FIGURES_OF[derive] - 1) + [Interval(math.nan, None, None)]
    value, lower, upper = derive(*figures)
    assert math.isnan(value)
    assert lower is None
    assert upper is None


def test_open_ends_are_carried():
    over, about = Interval(140, 140, None), Interval(70, 69.5, 70.5)
    assert measures.ratio(over, about)[1:] == (140 / 70.5, None)
    assert measures.ratio(about, over)[1:] == (0, 70.5 / 140)
    assert measures.relative_change(Interval(0, 0, 0), about)[1:] == (None, None)


def test_growth_has_the_interval_of_its_relative_change():
    rows = pd.DataFrame({"portal": ["a"], "as_printed": [""], "value": [50.0], "lower": [49.5], "upper": [math.nan]})
    later = rows.assign(value=100.0, lower=99.5, upper=100.5)
    computed = measures.growth(rows, later).iloc[0]
    assert computed["value"] == 100
    assert computed["lower"] == -100
    assert computed["upper"] == pytest.approx(100 * (100.5 / 49.5 - 1))


@pytest.mark.parametrize(
    ("before_upper", "after_upper", "qualifier"), [(50.5, 100.5, "about"), (50.5, math.nan, "over")]
)
def test_growth_says_whether_it_is_a_bound(before_upper, after_upper, qualifier):
    rows = pd.DataFrame({"portal": ["a"], "as_printed": [""], "value": [50.0], "lower": [49.5], "upper": before_upper})
    later = rows.assign(value=100.0, lower=99.5, upper=after_upper)
    assert measures.growth(rows, later)["qualifier"].tolist() == [qualifier]


def test_model_based_interval_is_not_used_as_a_rounding_interval():
    row = survey.shares("heard_of_portal", waves=[2020]).iloc[0]
    with pytest.raises(ValueError, match="heard_of_portal_yes_2020_s06: its lower and upper are model-based"):
        measures.rest_of_100(row)


@given(st.floats(0.001, 1e6), st.floats(0.0001, 1e4))
def test_last_digit_is_the_first_of_half_the_width(value, half):
    decimals = prose.decimals_allowed(Interval(value, value - half, value + half))
    assert 0.99 < half / 10.0**-decimals < 10.01


@pytest.mark.parametrize(
    ("value", "half_up", "by_python"), [(0.5, "1", "0"), (2.5, "3", "2"), (64.5, "65", "64"), (-0.5, "−1", "-0")]
)
def test_rounding_is_half_up_where_python_rounds_to_even(value, half_up, by_python):
    assert prose.rounded(value) == half_up
    assert f"{value:.0f}" == by_python
