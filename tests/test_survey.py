"""Intervals of shares equal those of statsmodels and behave as intervals must."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint
from statsmodels.stats.weightstats import DescrStatsW

from helpers import data, intervals, prose, survey, waves

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


@given(share, base, level)
def test_interval_holds_the_share(percent, n, confidence_level):
    lower, upper = intervals.wilson_interval(percent, n, confidence_level)
    assert 0 <= lower <= percent + 1e-9
    assert percent - 1e-9 <= upper <= 100


@given(share, base, level)
def test_interval_is_wider_on_fewer_answers(percent, n, confidence_level):
    def width(answers: int) -> float:
        lower, upper = intervals.wilson_interval(percent, answers, confidence_level)
        return upper - lower

    assert width(n) >= width(2 * n) - 1e-9


@given(share, base, level, st.floats(1, 5), st.floats(1, 5))
def test_interval_is_wider_with_a_larger_design_effect(percent, n, confidence_level, one, other):
    def width(design_effect: float) -> float:
        effective = intervals.effective_base(n, design_effect)
        lower, upper = intervals.wilson_interval(percent, effective, confidence_level)
        return upper - lower

    assert width(min(one, other)) <= width(max(one, other)) + 1e-9


@given(st.floats(0, 100), st.floats(0, 100), base, level)
def test_score_has_an_interval_around_it(promoters, detractors, n, confidence_level):
    detractors = min(detractors, 100 - promoters)
    lower, upper = intervals.nps_interval(promoters, detractors, n, confidence_level)
    assert lower - 1e-9 <= promoters - detractors <= upper + 1e-9


def scores(promoters: int, detractors: int, base: int) -> DescrStatsW:
    """Return the score as statsmodels sees it: a mean of answers that count 100, 0 and -100."""
    counts = [promoters, base - promoters - detractors, detractors]
    return DescrStatsW([100, 0, -100], weights=counts)


@pytest.mark.parametrize("counts", [(34, 28, 100), (500, 100, 1431), (0, 3, 40), (1, 1, 2)])
def test_standard_error_of_the_score_equals_statsmodels(counts):
    promoters, detractors, n = counts
    shares = 100 * promoters / n, 100 * detractors / n
    expected = (scores(*counts).var / n) ** 0.5
    assert intervals.nps_standard_error(*shares, n) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("confidence_level", LEVELS)
def test_change_of_the_score_equals_statsmodels(confidence_level):
    before, after = (300, 310, 1162), (487, 401, 1431)
    means = [scores(*counts) for counts in (before, after)]
    z = norm.ppf((1 + confidence_level) / 2)
    half = z * sum(mean.var / mean.sum_weights for mean in means) ** 0.5
    change = means[1].mean - means[0].mean
    shares = [(100 * promoters / n, 100 * detractors / n) for promoters, detractors, n in (before, after)]
    got = intervals.nps_change_interval(shares[0], before[2], shares[1], after[2], confidence_level)
    assert got == pytest.approx((change - half, change + half), abs=1e-9)
    wider = intervals.nps_change_interval(shares[0], before[2], shares[1], after[2], confidence_level, 2.0)
    assert wider[1] - wider[0] == pytest.approx(2**0.5 * 2 * half)


@pytest.mark.parametrize(("promoters", "detractors"), [(60, 41), (-1, 5)])
def test_shares_of_a_score_are_parts_of_a_whole(promoters, detractors):
    with pytest.raises(ValueError, match="parts of 100 percent"):
        intervals.nps_standard_error(promoters, detractors, 100)


@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=50), st.floats(0.1, 10))
def test_design_effect_of_weights(weights, factor):
    effect = intervals.kish_design_effect(weights)
    variation = np.std(weights) / np.mean(weights)
    assert effect == pytest.approx(1 + variation**2)
    assert intervals.kish_design_effect([factor * weight for weight in weights]) == pytest.approx(effect)


def test_half_of_the_weights_at_zero_halve_the_sample():
    assert intervals.kish_design_effect([1, 1, 0, 0]) == 2
    with pytest.raises(ValueError, match="weights"):
        intervals.kish_design_effect([0, 0])


@given(share, base, share, base, level)
def test_swapping_waves_mirrors_the_change(before, n_before, after, n_after, confidence_level):
    lower, upper = intervals.change_interval(before, n_before, after, n_after, confidence_level)
    back_lower, back_upper = intervals.change_interval(after, n_after, before, n_before, confidence_level)
    assert (lower, upper) == pytest.approx((-back_upper, -back_lower), abs=1e-9)


@pytest.mark.parametrize(("percent", "n", "confidence_level"), [(101, 10, 0.95), (50, 0, 0.95), (50, 10, 1)])
def test_wrong_input_is_refused(percent, n, confidence_level):
    with pytest.raises(ValueError, match=r"share = 101|base = 0|confidence_level = 1"):
        intervals.wilson_interval(percent, n, confidence_level)


def test_share_of_all_rests_on_the_sample_of_its_wave():
    rows = survey.shares("video_phone_as_thorough", waves=[2019])
    assert rows["base"].tolist() == [1162]


def test_share_of_a_part_without_a_printed_base_has_no_interval():
    rows = survey.shares("wearables_used").query("group == 'age_under_30'")
    assert rows["lower"].isna().all()


def test_share_printed_as_a_bound_has_no_interval():
    rows = survey.shares("trust_health_info_handling")
    assert rows["qualifier"].tolist() == ["over"]
    assert rows["lower"].isna().all()


def test_a_share_of_too_few_answers_is_neither_shown_nor_tested():
    rows = survey.shares("video_solved_problem")
    few = rows[rows["wave"] == 2019]
    assert few["base"].tolist() == [14]
    assert few["value"].isna().all()
    assert prose.share(few.iloc[0]) == "too few answers (14)"
    changed = waves.changes(rows, wave=2020, baseline_wave=2019, confidence_level=0.95)
    assert changed["verdict"].tolist() == [waves.NOT_TESTED]


def test_a_larger_design_effect_widens_intervals_and_takes_verdicts_back():
    narrow, wide = (survey.shares("video_phone_as_thorough", design_effect=effect) for effect in (1, 2))
    assert (wide["upper"] - wide["lower"] > narrow["upper"] - narrow["lower"]).all()
    rows = survey.shares("worried_info_unavailable_emergency")
    between = {"wave": 2020, "baseline_wave": 2019, "confidence_level": 0.95}
    assert waves.changes(rows, **between)["verdict"].tolist() == ["fell"]
    assert waves.changes(rows, **between, design_effect=2)["verdict"].tolist() == ["no clear change"]


def test_a_change_ends_at_its_critical_design_effect():
    compared = (66, 1162, 74, 1597)
    critical = intervals.critical_design_effect(*compared, 0.95)
    bases = [intervals.effective_base(base, critical) for base in (1162, 1597)]
    lower, _ = intervals.change_interval(66, bases[0], 74, bases[1], 0.95)
    assert lower == pytest.approx(0, abs=0.01)


def test_design_effect_below_one_is_refused():
    with pytest.raises(ValueError, match=r"design_effect = 0\.5"):
        intervals.effective_base(100, 0.5)


def test_an_implied_share_has_an_interval_that_covers_its_rounding():
    rows = survey.shares("heard_of_portal", waves=[2019, 2020])
    rows = waves.with_implied(rows, wave=2020, baseline_wave=2019, confidence_level=0.95)
    implied = rows[rows["id"].str.endswith("_implied")].iloc[0]
    lower, upper = intervals.wilson_interval(75, 1162, 0.95)[0], intervals.wilson_interval(77, 1162, 0.95)[1]
    assert (implied["value"], implied["lower"], implied["upper"]) == pytest.approx((76, lower, upper))


def test_a_change_without_bases_is_not_tested():
    rows = survey.shares("hospital_visit_replaceable")
    changed = waves.changes(rows, wave=2020, baseline_wave=2019, confidence_level=0.95)
    assert changed["verdict"].tolist() == ["not tested"]
    assert math.isnan(changed["lower"].item())


@pytest.mark.parametrize(
    ("changed_in", "verdict"),
    [(2019, "rose"), (2020, waves.QUESTION_CHANGED), (2021, "rose"), (None, "rose")],
)
def test_a_change_across_a_changed_question_is_not_tested(monkeypatch, changed_in, verdict):
    questions = data.load("survey_questions").copy()
    asked = questions["question"] == "digital_easier_contact"
    questions.loc[asked, "changed_in"] = changed_in
    rows = survey.shares("digital_easier_contact")
    load = data.load
    monkeypatch.setattr(data, "load", lambda name: questions if name == "survey_questions" else load(name))
    changed = waves.changes(rows, wave=2020, baseline_wave=2019, confidence_level=0.95)
    assert changed["verdict"].tolist() == [verdict]
    if verdict == waves.QUESTION_CHANGED:
        assert changed[["lower", "upper"]].isna().all(axis=None)
        assert "untested since the question changed" in waves.moved(changed.iloc[0])
        tested = waves.sensitivity(wave=2020, baseline_wave=2019, confidence_level=0.95)
        assert "digital_easier_contact" not in tested["question"].tolist()


def test_waves_of_different_surveys_are_not_compared():
    rows = survey.shares("prefer_face_to_face", surveys=("citizen_survey", "danish_citizen_survey"))
    other = rows[rows["survey"] == "danish_citizen_survey"].assign(wave=2019)
    mine = rows[(rows["survey"] == "citizen_survey") & (rows["wave"] == 2020)]
    assert len(mine)
    assert len(other)
    changed = waves.changes(pd.concat([mine, other]), wave=2020, baseline_wave=2019, confidence_level=0.95)
    assert changed.empty


def test_note_of_a_question_that_is_there_twice_is_refused(monkeypatch):
    questions = data.load("survey_questions")
    load = data.load
    twice = pd.concat([questions, questions[questions["question"] == "visited_portal"]])
    monkeypatch.setattr(data, "load", lambda name: twice if name == "survey_questions" else load(name))
    with pytest.raises(ValueError, match=r"2 rows .*question = visited_portal; expected exactly one"):
        survey.question_note("visited_portal")


def test_rest_is_the_same_in_whatever_order_the_answers_stand():
    rows = survey.results("share", "overview_where_info_stored")
    rests = [survey.with_rest(some, "rest_implied").query("answer == 'rest_implied'") for some in (rows, rows[::-1])]
    assert rests[0]["id"].tolist() == rests[1]["id"].tolist()
    assert rests[0]["value"].tolist() == [29]
