"""Numbers and periods are formatted for readers, and missing ones are reported as missing."""

import math

import pandas as pd
import pytest

from helpers import portal_use, prose
from helpers.printed import Interval


def plain(text: str) -> str:
    return text.replace(prose.NO_BREAK, " ")


def test_unrounded_fact_is_rejected():
    with pytest.raises(TypeError, match=r"^fact share = 84\.2: format it first, for example with prose\.percent$"):
        prose.facts(share=84.2)


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (93.28, 0, "93"), (93.28, 1, "93.3"), (93.25, 1, "93.3"), (0.045, 2, "0.05"), (5, 2, "5.00"),
        (-4.5, 0, "−5"), (1614, 0, "1,614"), (72_900_000, 0, "72,900,000"), (1786, -2, "1,800"), (249, -1, "250"),
    ],
)  # fmt: skip
def test_number_is_rounded_half_up(value, decimals, written):
    assert prose.rounded(value, decimals) == written


@pytest.mark.parametrize(
    ("lower", "upper", "decimals"),
    [
        (130.4, 131.5, 1),
        (93.08, 93.48, 1),
        (235, 262, -1),
        (1613.5, 1614.5, 1),
        (77, 79, 0),
        (0, 20, -1),
        (75.1, 77, 1),
    ],
)
def test_last_digit_is_the_first_of_half_the_width(lower, upper, decimals):
    assert prose.decimals_allowed(Interval((lower + upper) / 2, lower, upper)) == decimals


@pytest.mark.parametrize(("lower", "upper"), [(None, 5.0), (5.0, None), (5.0, 5.0)])
def test_digits_are_limited_only_by_an_interval_with_width(lower, upper):
    with pytest.raises(ValueError, match=r"only an interval with two ends and a width limits the digits$"):
        prose.decimals_allowed(Interval(5.0, lower, upper))


@pytest.mark.parametrize(
    ("figure", "written"),
    [
        (Interval(93.28, 93.08, 93.48), "93.3 (93.1 to 93.5)"),
        (Interval(249, 235, 262), "250 (240 to 260)"),
        (Interval(30.17, 30.17, 30.17), "30"),
        (Interval(140, 140, None), "140 or more"),
        (Interval(43, None, 43), "43 or less"),
        (Interval(43, None, None), "43"),
        (Interval(math.nan, None, None), prose.NO_FIGURE),
        (Interval(math.nan, 1, 2), prose.NO_FIGURE),
        (pd.Series({"value": 130.9, "lower": 130.4, "upper": 131.5}), "130.9 (130.4 to 131.5)"),
    ],
)
def test_derived_number_has_the_digits_of_its_interval(figure, written):
    assert prose.measured(figure) == written


def test_derived_number_in_percent():
    assert prose.measured(Interval(30.17, 30.17, 30.17), prose.percent, decimals=1) == "30.2%"
    assert prose.measured(Interval(30.17, 30.17, None), prose.percent, decimals=1) == "30.2% or more"
    assert prose.measured(Interval(30.17, None, 30.17), prose.percent, decimals=1) == "30.2% or less"


def test_count_in_millions():
    assert plain(prose.millions(72_850_000)) == "72.9 million"
    assert plain(prose.millions(140_900_000, 0)) == "141 million"
    assert plain(prose.millions(140_000_000, 4)) == "140.0000 million"
    assert prose.millions(math.nan) == prose.NO_FIGURE


def test_percent():
    assert prose.percent(89.5) == "90%"
    assert prose.percent(89.46, 1) == "89.5%"
    assert prose.percent(math.nan) == prose.NO_FIGURE


@pytest.mark.parametrize(
    ("row", "written"),
    [
        ({"value": 90.0, "lower": 88.4, "upper": 91.4}, "90% (88% to 91%)"),
        ({"value": 90.0, "lower": 88.4, "upper": 91.4, "base": 30}, "90% (88% to 91%)"),
        ({"value": 90.0, "lower": 88.4, "upper": 91.4, "base": pd.NA}, "90% (88% to 91%)"),
        ({"value": 90.0, "lower": 88.4, "upper": 91.4, "base": 29}, "too few answers (29)"),
        ({"value": 90.0, "lower": math.nan, "upper": math.nan}, "90%"),
        ({"value": math.nan, "lower": 88.4, "upper": 91.4}, prose.NO_FIGURE),
    ],
)
def test_share_has_its_interval_if_enough_people_answered(row, written):
    assert prose.share(pd.Series(row)) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (14, "+14 percentage points"), (-5, "−5 percentage points"), (1, "+1 percentage point"),
        (-1, "−1 percentage point"), (2, "+2 percentage points"), (0, "0 percentage points"),
        (math.nan, prose.NO_FIGURE),
    ],
)  # fmt: skip
def test_change_in_points_has_a_sign(value, written):
    assert plain(prose.points(value)) == written


@pytest.mark.parametrize(
    ("row", "written"),
    [
        ({"value": 8.0, "lower": 4.5, "upper": 11.5}, "+8 percentage points (+5 to +12)"),
        ({"value": -2.0, "lower": -5.2, "upper": 1.3}, "−2 percentage points (−5 to +1)"),
        ({"value": 8.0, "lower": math.nan, "upper": math.nan}, "+8 percentage points"),
        ({"value": math.nan, "lower": 4.5, "upper": 11.5}, prose.NO_FIGURE),
    ],
)
def test_change_has_its_interval(row, written):
    assert plain(prose.change(pd.Series(row))) == written


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("1", "1 percentage point"), ("at least 1", "at least 1 percentage point"), ("0", "0 percentage points"),
        ("1.0", "1.0 percentage points"), ("11", "11 percentage points"), ("−1", "−1 percentage point"),
        ("1 (0.4 to 1.6)", "1 (0.4 to 1.6) percentage points"), (prose.NO_FIGURE, prose.NO_FIGURE),
    ],
)  # fmt: skip
def test_unit_is_singular_for_one_alone(number, written):
    assert plain(prose.in_points(number)) == written


def test_change_between_two_bounds_has_its_noun():
    before = pd.Series({"value": 84.0, "lower": math.nan, "upper": 84.0})
    for printed, said in ((85.0, "at least 1 percentage point"), (87.0, "at least 3 percentage points")):
        after = pd.Series({"value": printed, "lower": printed, "upper": math.nan})
        assert plain(portal_use.points_between(before, after)) == said


def test_year_without_one_is_missing():
    assert prose.year(2020) == "2020"
    assert prose.year(pd.NA) == prose.NO_FIGURE


@pytest.mark.parametrize(
    ("qualifier", "written"),
    [("exact", "84%"), ("nearly", "nearly 84%"), ("over", "over 84%"), ("at_least", "at least 84%")],
)
def test_number_is_qualified_as_its_source_does(qualifier, written):
    row = {"value": 84.0, "qualifier": qualifier}
    assert prose.qualified(row, prose.percent) == prose.qualified(pd.Series(row), prose.percent) == written
    assert prose.qualified(row | {"value": math.nan}, prose.percent) == prose.NO_FIGURE


def test_count_is_in_millions_with_a_decimal_only_if_it_has_one():
    counts = {
        140_000_000: "140 million",
        23_000_000: "23 million",
        72_900_000: "72.9 million",
        72_850_000: "72.9 million",
    }
    assert {count: plain(prose.qualified({"value": count, "qualifier": "exact"})) for count in counts} == counts


def test_figures_in_words_name_portal_and_period():
    rows = pd.DataFrame(
        {
            "value": [84.0, 87.25], "qualifier": ["nearly", "exact"], "period": ["2020-12", "2021"],
            "portal_label": ["Helsenorge", "Kanta"],
        }
    )  # fmt: skip
    assert prose.in_words(rows, prose.percent) == ["nearly 84% in December 2020", "87% in 2021"]
    assert prose.in_words(rows, prose.percent, of="portal_label", decimals=1) == [
        "nearly 84.0% for Helsenorge in December 2020",
        "87.3% for Kanta in 2021",
    ]
    visits = rows.assign(value=[72_900_000.0, 140_000_000.0])
    assert list(map(plain, prose.in_words(visits))) == ["nearly 72.9 million in December 2020", "140 million in 2021"]


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2020", "2020"), ("2020-01", "January 2020"), ("2021-12", "December 2021"), ("2020-W12", "week 12 of 2020"),
        ("2020-W03", "week 3 of 2020"), ("2020-Q1", "first quarter of 2020"), ("2020-Q2", "second quarter of 2020"),
        ("2020-Q3", "third quarter of 2020"), ("2020-Q4", "fourth quarter of 2020"),
        ("2020-09-29", "29 September 2020"), ("2020-10-05", "5 October 2020"), ("2018/2019", "2018 to 2019"),
        ("2022-05/2022-12", "May 2022 to December 2022"),
    ],
)  # fmt: skip
def test_period_in_words(period, words):
    assert prose.period_in_words(period) == words


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        (["Norway"], "Norway"), (["Norway", "Sweden"], "Norway and Sweden"),
        (["Denmark", "Norway", "Sweden"], "Denmark, Norway and Sweden"), ([], prose.NO_FIGURE),
    ],
)  # fmt: skip
def test_words_are_listed(words, joined):
    assert prose.listed(words) == prose.listed(iter(words)) == joined
    assert prose.listed(words, empty="no year") == (joined if words else "no year")
