"""Intervals of shares, changes and margins include the rounding of printed shares."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from helpers import comparison, coverage, intervals, survey, tested_changes

BASES = (100, 140, 487, 684, 903, 1162, 1614)
LEVELS = (0.8, 0.9, 0.95)

percent = st.integers(0, 100)
base = st.integers(1, 5000)
level = st.floats(0.5, 0.9999)
within = st.floats(0, 1)


def ends(printed: int) -> tuple[float, float]:
    return printed - 0.5, printed + 0.5


def true_share(printed: int, place: float) -> float:
    """Return a share that rounds to a whole percent, by its place in the rounding interval."""
    return min(max(printed - 0.5 + place, 0), 100)


def test_share_is_exact_if_its_interval_has_no_width():
    assert intervals.wilson_interval((36, 36), 1599, 0.95) == intervals.wilson_interval(36, 1599, 0.95)
    exact, printed = (24, 1162, 36, 1599, 0.95), ((24, 24), 1162, (36, 36), 1599, 0.95)
    assert intervals.change_interval(*printed) == intervals.change_interval(*exact)


@settings(deadline=None)
@given(percent, within, base, level)
def test_interval_of_a_printed_share_contains_those_of_all_possible_shares(printed, place, n, confidence_level):
    lower, upper = intervals.wilson_interval(ends(printed), n, confidence_level)
    low, high = intervals.wilson_interval(true_share(printed, place), n, confidence_level)
    assert lower <= low + 1e-9
    assert high <= upper + 1e-9


@settings(deadline=None)
@given(percent, percent, st.tuples(within, within), st.tuples(base, base), level)
def test_interval_of_a_printed_change_contains_those_of_all_possible_shares(
    before, after, places, bases, confidence_level
):
    shares = [true_share(printed, place) for printed, place in zip((before, after), places, strict=True)]
    lower, upper = intervals.change_interval(ends(before), bases[0], ends(after), bases[1], confidence_level)
    low, high = intervals.change_interval(shares[0], bases[0], shares[1], bases[1], confidence_level)
    assert lower <= low + 1e-9
    assert high <= upper + 1e-9


def test_interval_ends_at_those_of_the_outermost_shares():
    lower, _ = intervals.wilson_interval(89.5, 1614, 0.95)
    _, upper = intervals.wilson_interval(90.5, 1614, 0.95)
    assert intervals.wilson_interval((89.5, 90.5), 1614, 0.95) == (lower, upper)
    # The smallest rise is from the largest possible first share to the smallest possible second one.
    least, _ = intervals.change_interval(88.5, 1162, 83.5, 1614, 0.95)
    _, most = intervals.change_interval(87.5, 1162, 84.5, 1614, 0.95)
    assert intervals.change_interval((87.5, 88.5), 1162, (83.5, 84.5), 1614, 0.95) == (least, most)


@pytest.mark.parametrize("confidence_level", LEVELS)
@pytest.mark.parametrize("n", BASES)
def test_coverage_reaches_the_level_for_every_printed_share(n, confidence_level, monkeypatch):
    """Summed over all samples and all true shares that round alike, without random draws."""
    monkeypatch.setattr(coverage, "TRIED", 20)
    covered = {printed: coverage.of_printed(printed, n, confidence_level) for printed in range(0, 101, 5)}
    covered |= {printed: coverage.of_printed(printed, n, confidence_level) for printed in (1, 2, 3, 98, 99)}
    assert min(covered.values()) >= confidence_level, covered


@pytest.mark.parametrize("n", [903, 1162, 1614])
def test_coverage_reaches_the_level_for_every_true_share_of_a_large_base(n):
    shares = np.linspace(0.05, 99.95, 100)
    covered = [coverage.at(share, n, 0.95) for share in shares]
    assert min(covered) >= 0.95, shares[np.argmin(covered)]


def test_coverage_fails_where_rounding_is_left_out():
    assert coverage.of_printed(1, 1614, 0.95, with_rounding=False) == pytest.approx(0.766, abs=0.001)
    assert coverage.of_printed(1, 1614, 0.95) == pytest.approx(0.995, abs=0.001)


@pytest.mark.parametrize("with_rounding", [True, False])
@pytest.mark.parametrize(("share", "n"), [(1.2, 1614), (50, 140), (0, 30), (100, 30), (99.9, 487)])
def test_coverage_equals_that_of_scipy(share, n, with_rounding):
    counts = np.arange(n + 1)
    prints = [math.floor(100 * count / n + 0.5) for count in counts]
    found = [intervals.wilson_interval(ends(printed) if with_rounding else printed, n, 0.95) for printed in prints]
    held = np.array([lower <= share <= upper for lower, upper in found])
    expected = binom.pmf(counts, n, share / 100)[held].sum()
    assert coverage.at(share, n, 0.95, with_rounding=with_rounding) == pytest.approx(expected, abs=1e-9)


@settings(deadline=None)
@given(st.sampled_from([0, 1, 50, 99, 100]), base, level, st.floats(1, 10))
def test_margin_is_half_the_interval_of_the_printed_share(printed, n, confidence_level, design_effect):
    lower, upper = intervals.wilson_interval(ends(printed), n / design_effect, confidence_level)
    got = intervals.margin(printed, n, confidence_level, design_effect)
    assert got == pytest.approx((upper - lower) / 2)


@settings(deadline=None)
@given(st.sampled_from([1.0, 1.3, 2.0]), st.sampled_from([0.8, 0.95, 0.99]))
def test_shares_of_the_book_have_the_interval_of_their_print(design_effect, confidence_level):
    rows = survey.shares("worried_info_unavailable_emergency", "heard_of_portal", waves=[2020])
    rows = survey.with_intervals(survey.results("share"), confidence_level, design_effect)
    tested = rows.dropna(subset=["lower"])
    assert len(tested) > 30
    for row in tested.itertuples():
        expected = intervals.wilson_interval(ends(row.value), row.base / design_effect, confidence_level)
        assert (row.lower, row.upper) == pytest.approx(expected), row.id


def test_rounding_is_not_added_twice():
    """An interval is never used as a printed share."""
    rows = survey.shares("digital_easier_contact")
    again = survey.with_intervals(rows, 0.95, 2.0)
    straight = survey.shares("digital_easier_contact", design_effect=2.0)
    assert again[["lower", "upper"]].equals(straight[["lower", "upper"]])


def test_rounding_takes_back_a_clear_change():
    """Read as exact, the fall of physical contact stands a design effect of two; as printed it does not."""
    tested = tested_changes.sensitivity(wave=2020, baseline_wave=2019, confidence_level=0.95).set_index(
        ["question", "answer"]
    )
    assert tested["verdict_1.0"].isin(comparison.CLEAR).sum() == 11
    assert tested["verdict_2.0"].isin(comparison.CLEAR).sum() == 9
    critical = tested["critical_design_effect"]
    assert critical["contact_last_12_months", "physical_contact"] == pytest.approx(1.29, abs=0.005)
    assert critical["worried_info_unavailable_emergency", "agree"] == pytest.approx(1.12, abs=0.005)


def test_a_share_printed_as_a_bound_is_not_tested():
    rows = survey.shares("digital_easier_contact")
    for wave in (2019, 2020):
        bound = rows.assign(qualifier=rows["qualifier"].where(rows["wave"] != wave, "over"))
        bound.loc[bound["wave"] == wave, "most"] = math.nan
        found = comparison.changes(bound, wave=2020, baseline_wave=2019, confidence_level=0.95)
        assert found["verdict"].tolist() == [comparison.NOT_TESTED], wave
