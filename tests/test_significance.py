"""P-values follow from the intervals, and those of many tests are adjusted as statsmodels does."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from helpers import comparison, intervals, significance, tested_changes

COMPARED = [
    ((87.5, 88.5), 1162, (83.5, 84.5), 1614),
    ((52.5, 53.5), 1162, (47.5, 48.5), 1605),
    (88, 1162, 84, 1614),
    ((0.5, 1.5), 1162, (8.5, 9.5), 1614),
]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_holm_equals_statsmodels(p_values):
    expected = multipletests(p_values, method="holm")[1]
    assert significance.holm(p_values) == pytest.approx(expected, abs=1e-12)


def test_adjustment_handles_an_empty_list():
    assert significance.holm([]) == []


@pytest.mark.parametrize("design_effect", [1, 1.2, 3])
@pytest.mark.parametrize("compared", COMPARED)
def test_p_value_is_the_level_at_which_the_interval_reaches_zero(compared, design_effect):
    before, base_before, after, base_after = compared
    p = significance.p_value(*compared, design_effect)
    bases = base_before / design_effect, base_after / design_effect
    for level, clear in ((1 - 1.01 * p, True), (1 - 0.99 * p, False)):
        if 0 < level <= intervals.MAX_CONFIDENCE:
            lower, upper = intervals.change_interval(before, bases[0], after, bases[1], level)
            assert (lower > 0 or upper < 0) == clear


@pytest.mark.parametrize("level", [0.8, 0.95, 0.99])
@pytest.mark.parametrize("compared", COMPARED)
def test_change_is_clear_up_to_its_critical_design_effect(compared, level):
    before, base_before, after, base_after = compared
    critical = significance.critical_design_effect(*compared, level)
    if critical == 1:
        lower, upper = intervals.change_interval(*compared, level)
        assert lower <= 0 <= upper
        return
    bases = base_before / critical, base_after / critical
    ends = intervals.change_interval(before, bases[0], after, bases[1], level)
    assert min(abs(end) for end in ends) == pytest.approx(0, abs=1e-4)


def test_change_within_rounding_is_not_a_change():
    within = ((69.5, 70.5), 10**7, (70.5, 71.5), 10**7)
    assert significance.p_value(*within) == 1
    assert significance.critical_design_effect(*within, 0.95) == 1


def test_very_clear_change_has_the_largest_design_effect_and_a_tiny_p_value():
    plain = (5, 10_000, 95, 10_000)
    assert significance.critical_design_effect(*plain, 0.95) == significance.MAX_DESIGN_EFFECT
    assert 0 <= significance.p_value(*plain) < 1e-100


@pytest.mark.parametrize(("wave", "baseline"), [(2020, 2019), (2022, 2020), (2021, 2019)])
@pytest.mark.parametrize("design_effect", [1, 2])
def test_what_is_clear_has_a_p_value_below_the_level(wave, baseline, design_effect):
    tested = tested_changes.sensitivity(
        wave=wave, baseline_wave=baseline, confidence_level=0.95, design_effect=design_effect
    )
    assert ((tested["p_value"] < 0.05) == tested["verdict"].isin(comparison.CLEAR)).all()
    assert tested["holm"].tolist() == pytest.approx(multipletests(tested["p_value"], method="holm")[1])


def test_clear_changes_after_holm():
    tested = tested_changes.sensitivity(wave=2020, baseline_wave=2019, confidence_level=0.95)
    clear = tested[tested["verdict"].isin(comparison.CLEAR)]
    assert (len(clear), (clear["holm"] < 0.05).sum()) == (11, 9)
