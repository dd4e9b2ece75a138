"""Intervals of shares equal those of statsmodels and have the expected properties."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from helpers import comparison, data, intervals, prose, significance, survey

SHARES = (0, 1, 7, 29, 50, 71, 90, 99, 100)
BASES = (1, 14, 140, 487, 1614)
LEVELS = (0.8, 0.95, 0.99)

share = st.floats(0, 100)
base = st.integers(1, 100_000)
level = st.floats(0.5, 0.999)


@pytest.mark.parametrize("confidence_level", LEVELS)
@pytest.mark.parametrize("n", BASES)
def test_wilson_equals_statsmodels(n, confidence_level):
    for percent in SHARES:
        expected = proportion_confint(percent / 100 * n, n, alpha=1 - confidence_level, method="wilson")
        got = intervals.wilson_interval(percent, n, confidence_level)
        assert got == pytest.approx([100 * end for end in expected], abs=1e-9)


@pytest.mark.parametrize("confidence_level", LEVELS)
@pytest.mark.parametrize("n", BASES)
def test_newcombe_equals_statsmodels(n, confidence_level):
    for before in SHARES:
        for after in SHARES:
            expected = confint_proportions_2indep(
                after / 100 * n,
                n,
                before / 100 * 1162,
                1162,
                method="newcomb",
                compare="diff",
                alpha=1 - confidence_level,
            )
            got = intervals.change_interval(before, 1162, after, n, confidence_level)
            assert got == pytest.approx([100 * end for end in expected], abs=1e-9)


@settings(deadline=None)
@given(share, base, level)
def test_interval_contains_the_share(percent, n, confidence_level):
    lower, upper = intervals.wilson_interval(percent, n, confidence_level)
    assert 0 <= lower <= percent + 1e-9
    assert percent - 1e-9 <= upper <= 100


@settings(deadline=None)
@given(share, base, level)
def test_interval_is_wider_on_fewer_answers(percent, n, confidence_level):
    def width(answers: int) -> float:
        lower, upper = intervals.wilson_interval(percent, answers, confidence_level)
        return upper - lower

    assert width(n) >= width(2 * n) - 1e-9


@settings(deadline=None)
@given(share, base, level, st.floats(1, 5), st.floats(1, 5))
def test_interval_is_wider_with_a_larger_design_effect(percent, n, confidence_level, effect, other):
    def width(design_effect: float) -> float:
        effective = intervals.effective_base(n, design_effect)
        lower, upper = intervals.wilson_interval(percent, effective, confidence_level)
        return upper - lower

    assert width(min(effect, other)) <= width(max(effect, other)) + 1e-9


@settings(deadline=None)
@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=50), st.floats(0.1, 10))
def test_design_effect_of_weights(weights, factor):
    effect = intervals.kish_design_effect(weights)
    variation = np.std(weights) / np.mean(weights)
    assert effect == pytest.approx(1 + variation**2)
    assert intervals.kish_design_effect([factor * weight for weight in weights]) == pytest.approx(effect)


def test_zero_weights_for_half_the_sample_halve_it():
    assert intervals.kish_design_effect([1, 1, 0, 0]) == 2


@pytest.mark.parametrize("weights", [[], [0, 0], [1, -1, 5], [1, math.nan], [math.nan, 1], [1, math.inf]])
def test_weights_without_a_design_effect_are_rejected(weights):
    with pytest.raises(ValueError, match="weights"):
        intervals.kish_design_effect(weights)


@settings(deadline=None)
@given(share, base, share, base, level)
def test_swapping_waves_mirrors_the_change(before, n_before, after, n_after, confidence_level):
    lower, upper = intervals.change_interval(before, n_before, after, n_after, confidence_level)
    back_lower, back_upper = intervals.change_interval(after, n_after, before, n_before, confidence_level)
    assert (lower, upper) == pytest.approx((-back_upper, -back_lower), abs=1e-9)


@pytest.mark.parametrize(
    ("percent", "n", "confidence_level", "message"),
    [
        (101, 10, 0.95, "share = 101: a share lies between 0 and 100"),
        (-0.1, 10, 0.95, r"share = -0\.1: a share lies"),
        (math.nan, 10, 0.95, "share = nan: a share lies"),
        ((101, 102), 10, 0.95, r"share = \(101, 102\): a share lies"),
        ((-2, -1), 10, 0.95, r"share = \(-2, -1\): a share lies"),
        ((51, 49), 10, 0.95, r"share = \(51, 49\): a share lies"),
        ((60, math.nan), 10, 0.95, r"share = \(60, nan\): a share lies"),
        (50, 0, 0.95, "base = 0: "),
        (50, math.nan, 0.95, "base = nan: "),
        (50, 10, 1, r"confidence_level = 1: must be above 0 and at most 0\.9999"),
        (50, 10, 0.9999999999999999, r"confidence_level = 0\.9999999999999999: .*at most 0\.9999"),
        (50, 10, 0.99991, r"confidence_level = 0\.99991: .*at most 0\.9999"),
        (50, 10, 0, "confidence_level = 0: .*above 0"),
        (50, 10, math.nan, "confidence_level = nan: .*above 0"),
        (50, 10, math.inf, r"confidence_level = inf: .*at most 0\.9999"),
    ],
)
def test_wrong_input_is_rejected(percent, n, confidence_level, message):
    with pytest.raises(ValueError, match=message):
        intervals.wilson_interval(percent, n, confidence_level)


def test_share_of_all_rests_on_the_sample_of_its_wave():
    rows = survey.shares("video_phone_as_thorough", waves=[2019])
    assert rows["base"].tolist() == [1162]


def test_share_of_a_part_without_a_printed_base_has_no_interval():
    rows = survey.shares("wearables_used").query("group == 'age_under_30'")
    assert rows["lower"].isna().all()


def test_share_printed_as_a_bound_has_no_interval():
    rows = survey.shares("trust_health_info_handling", waves=[2020])
    assert rows["qualifier"].tolist() == ["over"]
    assert rows["lower"].isna().all()


def test_share_of_too_few_answers_is_not_shown_or_tested():
    rows = survey.shares("video_solved_problem")
    few = rows[rows["wave"] == 2019]
    assert few["base"].tolist() == [14]
    assert few["value"].isna().all()
    assert prose.share(few.iloc[0]) == "too few answers (14)"
    changed = comparison.changes(rows, wave=2020, baseline_wave=2019, confidence_level=0.95)
    assert changed["verdict"].tolist() == [comparison.NOT_TESTED]


def test_larger_design_effect_widens_intervals_and_withdraws_verdicts():
    narrow, wide = (survey.shares("video_phone_as_thorough", design_effect=effect) for effect in (1, 2))
    assert (wide["upper"] - wide["lower"] > narrow["upper"] - narrow["lower"]).all()
    rows = survey.shares("worried_info_unavailable_emergency")
    between = {"wave": 2020, "baseline_wave": 2019, "confidence_level": 0.95}
    assert comparison.changes(rows, **between)["verdict"].tolist() == ["fell"]
    assert comparison.changes(rows, **between, design_effect=2)["verdict"].tolist() == ["no clear change"]


def test_change_is_clear_up_to_its_critical_design_effect():
    compared = (66, 1162, 74, 1597)
    critical = significance.critical_design_effect(*compared, 0.95)
    bases = [intervals.effective_base(base, critical) for base in (1162, 1597)]
    lower, _ = intervals.change_interval(66, bases[0], 74, bases[1], 0.95)
    assert lower == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize("design_effect", [0.5, -2, math.nan, math.inf])
def test_design_effect_that_is_none_is_rejected(design_effect):
    with pytest.raises(ValueError, match=rf"design_effect = {design_effect}: must be a finite number of at least 1"):
        intervals.effective_base(100, design_effect)


def test_the_highest_level_has_intervals():
    lower, upper = intervals.wilson_interval(50, 1614, intervals.MAX_CONFIDENCE)
    assert 0 < lower < 46
    assert 54 < upper < 100


def test_note_on_a_duplicate_question_is_rejected(monkeypatch):
    questions = data.load("survey_questions")
    load = data.load
    twice = pd.concat([questions, questions[questions["question"] == "visited_portal"]])
    monkeypatch.setattr(data, "load", lambda name: twice if name == "survey_questions" else load(name))
    with pytest.raises(ValueError, match=r"2 rows .*question = visited_portal; expected exactly one"):
        survey.question_note("visited_portal")


def test_rest_does_not_depend_on_the_order_of_answers():
    rows = survey.results("share", "overview_where_info_stored")
    rests = [survey.with_rest(some, "rest_implied").query("answer == 'rest_implied'") for some in (rows, rows[::-1])]
    assert rests[0]["id"].tolist() == rests[1]["id"].tolist()
    assert rests[0]["value"].tolist() == [29]
