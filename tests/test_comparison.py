"""Two waves are compared share by share, and the sentences follow the verdicts."""

import math

import pandas as pd
import pytest

from helpers import comparison, data, intervals, prose, significance, survey

LATER = {"wave": 2020, "baseline_wave": 2019, "confidence_level": 0.95}
EASIER_ASKED = "digital_easier_contact"
EASIER = (65.5, 66.5), 1162, (73.5, 74.5), 1597


def plain(text: str) -> str:
    return text.replace(prose.NO_BREAK, " ")


def test_change_has_both_shares_and_its_test():
    (row,) = comparison.changes(survey.shares(EASIER_ASKED), **LATER).to_dict("records")
    assert (row["before"], row["after"], row["value"]) == (66, 74, 8)
    assert (row["base_before"], row["base"], row["verdict"]) == (1162, 1597, "rose")
    assert (row["lower"], row["upper"]) == pytest.approx(intervals.change_interval(*EASIER, 0.95))
    assert row["critical_design_effect"] == pytest.approx(significance.critical_design_effect(*EASIER, 0.95))
    assert row["p_value"] == pytest.approx(significance.p_value(*EASIER))


def test_change_is_tested_at_its_level_and_design_effect():
    rows = survey.shares(EASIER_ASKED)
    options = LATER | {"confidence_level": 0.8, "design_effect": 1.5}
    (row,) = comparison.changes(rows, **options).to_dict("records")
    bases = 1162 / 1.5, 1597 / 1.5
    expected = intervals.change_interval(EASIER[0], bases[0], EASIER[2], bases[1], 0.8)
    assert (row["lower"], row["upper"]) == pytest.approx(expected)
    assert row["critical_design_effect"] == pytest.approx(significance.critical_design_effect(*EASIER, 0.8))
    assert row["p_value"] == pytest.approx(significance.p_value(*EASIER, 1.5))


def test_shares_of_one_wave_only_are_not_compared():
    rows = survey.shares("heard_of_portal")
    assert comparison.changes(rows, **LATER)["answer"].tolist() == ["no", "dont_remember"]
    assert comparison.changes(rows, wave=2022, baseline_wave=2020, confidence_level=0.95).empty


@pytest.mark.parametrize(
    ("rows", "verdict"),
    [
        ({"base": pd.NA}, comparison.NOT_TESTED),
        ({"value": math.nan}, comparison.NOT_TESTED),
        ({"qualifier": "over"}, comparison.NOT_TESTED),
        ({"qualifier": "about"}, comparison.NOT_TESTED),
        ({}, "rose"),
    ],
)
@pytest.mark.parametrize("wave", [2019, 2020])
def test_change_of_inexact_shares_is_not_tested(rows, verdict, wave):
    shares = survey.shares(EASIER_ASKED)
    for column, value in rows.items():
        shares.loc[shares["wave"] == wave, column] = value
    (row,) = comparison.changes(shares, **LATER).to_dict("records")
    assert row["verdict"] == verdict
    assert math.isnan(row["lower"]) == math.isnan(row["p_value"]) == (verdict == comparison.NOT_TESTED)


def test_implied_share_is_listed_with_the_printed_ones():
    """90 percent is 14 points more than 76, and both are rounded."""
    rows = survey.shares("heard_of_portal", waves=[2019, 2020], design_effect=2)
    both = comparison.with_implied(rows, **LATER, design_effect=2)
    assert both["id"].tolist() == ["heard_of_portal_yes_2020_s06_implied", *rows["id"]]
    implied = both.iloc[0]
    assert implied[["wave", "period", "answer", "value", "least", "most"]].tolist() == [2019, "2019", "yes", 76, 75, 77]
    assert implied["base"] == 1162
    assert implied["base_n"] is pd.NA
    expected = intervals.wilson_interval((75, 77), 1162 / 2, 0.95)
    assert (implied["lower"], implied["upper"]) == pytest.approx(expected)
    strict = comparison.with_implied(rows, **LATER | {"confidence_level": 0.99})
    assert strict.loc[0, "lower"] == pytest.approx(intervals.wilson_interval((75, 77), 1162, 0.99)[0])
    assert both.dtypes.to_dict() == rows.dtypes.to_dict()


def test_share_that_is_printed_is_not_implied_again():
    rows = survey.shares("heard_of_portal", waves=[2019, 2020])
    printed = pd.concat([rows, rows[rows["answer"] == "yes"].assign(wave=2019)])
    assert comparison.with_implied(printed, **LATER) is printed
    assert comparison.with_implied(rows, wave=2022, baseline_wave=2021, confidence_level=0.95) is rows
    assert comparison.with_implied(rows, wave=2020, baseline_wave=2018, confidence_level=0.95) is rows


@pytest.mark.parametrize(
    ("lower", "upper", "verdict"),
    [
        (0.1, 4, "rose"),
        (0, 4, "no clear change"),
        (-4, 0, "no clear change"),
        (-4, -0.1, "fell"),
        (math.nan, math.nan, "not tested"),
    ],
)
def test_verdict_is_clear_if_the_interval_leaves_out_zero(lower, upper, verdict):
    assert comparison._verdict(lower, upper) == verdict


@pytest.mark.parametrize(
    ("period", "effect", "said_by", "is_tested"),
    [
        ("2020", "suspected", "publisher", False),
        ("2020", "not_comparable", "this_book", False),
        ("2020", "suspected", "this_book", False),
        ("2020", "none_known", "publisher", True),
        ("2019", "not_comparable", "publisher", True),
        ("2021", "not_comparable", "publisher", True),
    ],
)
def test_question_with_changed_wording_is_not_tested(monkeypatch, period, effect, said_by, is_tested):
    table, load = data.load("series_breaks"), data.load
    row = {"survey": survey.SURVEY, "question": EASIER_ASKED, "period": period, "effect": effect, "said_by": said_by}
    changed = pd.concat([table, pd.DataFrame([row])], ignore_index=True)
    monkeypatch.setattr(data, "load", lambda name: changed if name == "series_breaks" else load(name))
    (row,) = comparison.changes(survey.shares(EASIER_ASKED), **LATER).to_dict("records")
    assert (row["verdict"] != comparison.QUESTION_CHANGED) == is_tested
    assert pd.notna(row["lower"]) == is_tested
