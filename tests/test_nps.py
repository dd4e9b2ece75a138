"""The interval of a net promoter score stays on its scale, has a width everywhere and covers what it should."""

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import brentq, minimize_scalar
from scipy.stats import multinomial, norm

from helpers import intervals, nps

base = st.integers(1, 5000)
level = st.floats(0.5, 0.9999)
within = st.floats(0, 1)


@st.composite
def parts(draw) -> tuple[float, float]:
    """Draw shares of promoters and detractors, often at an end of the scale."""
    promoters = draw(st.one_of(st.sampled_from([0.0, 100.0]), st.floats(0, 100)))
    rest = 100 - promoters
    return promoters, draw(st.one_of(st.sampled_from([0.0, rest]), st.floats(0, 1).map(rest.__mul__)))


def most_likely_variance(p: float, d: float, score: float) -> float:
    """Return the variance of an answer at the most likely shares with a score, found by search."""

    def against(detractors: float) -> float:
        shares = (detractors + score, detractors, 1 - 2 * detractors - score)
        terms = zip((p, d, 1 - p - d), shares, strict=True)
        return -sum(seen * math.log(max(share, 1e-300)) for seen, share in terms if seen > 0)

    low, high = max(0.0, -score), (1 - score) / 2
    found = minimize_scalar(against, bounds=(low, high), method="bounded", options={"xatol": 1e-12}).x
    detractors = min((low, high, found), key=against)
    return 2 * detractors + score - score**2


@pytest.mark.parametrize("confidence_level", [0.8, 0.95, 0.99])
@pytest.mark.parametrize("counts", [(34, 28, 100), (500, 100, 1431), (1, 3, 40), (12, 0, 30), (3, 30, 33), (1, 1, 2)])
def test_interval_ends_where_a_score_test_rejects(counts, confidence_level):
    """The oracle finds the most likely shares and the ends by search instead of the formula."""
    promoters, detractors, n = counts
    p, d, z = promoters / n, detractors / n, norm.ppf((1 + confidence_level) / 2)

    def beyond(score: float) -> float:
        return (p - d - score) ** 2 - z**2 * most_likely_variance(p, d, score) / n

    lower, upper = nps.score_interval(100 * p, 100 * d, n, confidence_level)
    expected = [
        100 * (end if beyond(end * (1 - 1e-9)) <= 0 else brentq(beyond, end * (1 - 1e-9), p - d)) for end in (-1, 1)
    ]
    assert (lower, upper) == pytest.approx(expected, abs=1e-3)


def test_interval_equals_that_of_another_program():
    """PropCIs 0.3-0 for R gives -0.0148 and 0.0247 for scoreci.mp(25, 28, 618, conf.level=0.90)."""
    lower, upper = nps.score_interval(100 * 28 / 618, 100 * 25 / 618, 618, 0.90)
    assert (lower, upper) == pytest.approx((-1.48, 2.47), abs=0.005)


@settings(deadline=None)
@given(st.floats(0, 100), base, level)
def test_interval_without_passives_equals_that_of_wilson(promoters, n, confidence_level):
    lower, upper = nps.score_interval(promoters, 100 - promoters, n, confidence_level)
    expected = [2 * end - 100 for end in intervals.wilson_interval(promoters, n, confidence_level)]
    assert (lower, upper) == pytest.approx(expected, abs=1e-5)


@settings(deadline=None)
@given(parts(), base, level, st.floats(1, 10))
def test_interval_stays_on_the_scale_around_the_score_and_has_a_width(shares, n, confidence_level, design_effect):
    lower, upper = nps.score_interval(*shares, n, confidence_level, design_effect)
    score = shares[0] - shares[1]
    assert -100 <= lower <= score + 1e-9
    assert score - 1e-9 <= upper <= 100
    assert upper - lower > 0.001


@settings(deadline=None)
@given(parts(), base, level, st.floats(1, 10))
def test_interval_is_wider_on_fewer_answers_and_with_a_design_effect(shares, n, confidence_level, design_effect):
    lower, upper = nps.score_interval(*shares, n, confidence_level)
    wider = nps.score_interval(*shares, n, confidence_level, design_effect)
    assert wider[0] <= lower + 1e-9
    assert upper - 1e-9 <= wider[1]
    assert nps.score_interval(*shares, n / design_effect, confidence_level) == pytest.approx(wider)


@settings(deadline=None)
@given(parts(), base, level)
def test_swapping_promoters_and_detractors_mirrors_the_interval(shares, n, confidence_level):
    lower, upper = nps.score_interval(*shares, n, confidence_level)
    assert nps.score_interval(*shares[::-1], n, confidence_level) == pytest.approx((-upper, -lower), abs=1e-9)


def printed(share: float) -> tuple[float, float]:
    return share - 0.5, share + 0.5


@settings(deadline=None)
@given(st.integers(0, 100), st.integers(0, 100), within, within, base, level)
def test_interval_of_printed_scores_contains_those_of_all_possible_scores(
    promoters, detractors, place_of_promoters, place_of_detractors, n, confidence_level
):
    exact = [
        min(max(end - 0.5 + place, 0), 100)
        for end, place in ((promoters, place_of_promoters), (detractors, place_of_detractors))
    ]
    assume(sum(exact) <= 100)
    lower, upper = nps.score_interval(printed(promoters), printed(detractors), n, confidence_level)
    low, high = nps.score_interval(*exact, n, confidence_level)
    assert lower <= low + 1e-9
    assert high <= upper + 1e-9
    assert lower >= -100
    assert upper <= 100


def test_shares_that_pass_100_by_rounding_alone_have_an_interval():
    """Only one pair of shares makes up 100 percent."""
    got = nps.score_interval((60.5, 61.5), (39.5, 40.5), 1431, 0.95)
    assert got == nps.score_interval(60.5, 39.5, 1431, 0.95)


@pytest.mark.parametrize(
    ("promoters", "detractors", "message"),
    [
        (60, 41, "parts of 100 percent"),
        (-1, 5, "share = -1"),
        (5, 101, "share = 101"),
        ((61, 62), (40, 41), "parts of"),
    ],
)
def test_shares_of_a_score_are_parts_of_a_whole(promoters, detractors, message):
    with pytest.raises(ValueError, match=message):
        nps.score_interval(promoters, detractors, 100, 0.95)


@pytest.mark.parametrize(
    ("n", "confidence_level", "design_effect", "message"),
    [(0, 0.95, 1, "base = 0"), (9, 1, 1, "confidence_level = 1"), (9, 0.9, 0.9, r"design_effect = 0\.9")],
)
def test_wrong_input_is_rejected(n, confidence_level, design_effect, message):
    with pytest.raises(ValueError, match=message):
        nps.score_interval(30, 20, n, confidence_level, design_effect)
    with pytest.raises(ValueError, match=message):
        nps.score_change_interval((30, 20), n, (30, 20), n, confidence_level, design_effect)


@pytest.mark.parametrize("missing", [math.nan, (math.nan, math.nan), None])
def test_a_score_without_shares_has_no_interval(missing):
    assert all(map(math.isnan, nps.score_interval(missing, (27.5, 28.5), 1431, 0.95)))
    assert all(map(math.isnan, nps.score_interval(34, missing, 1431, 0.95)))
    assert all(map(math.isnan, nps.score_interval(34, 28, math.nan, 0.95)))
    assert all(map(math.isnan, nps.score_change_interval((missing, 28), 1162, (34, 28), 1431, 0.95)))


@pytest.mark.parametrize("n", [30, 60])
def test_coverage_of_scores_is_near_the_level(n):
    """Summed over all samples of three groups; the normal approximation falls to four in five at the ends."""
    counts = np.array([(p, d, n - p - d) for p in range(n + 1) for d in range(n + 1 - p)])
    found = np.array([nps.score_interval(100 * p / n, 100 * d / n, n, 0.95) for p, d, _ in counts])
    covered = []
    for shares in [(p, d, 100 - p - d) for p in range(0, 101, 10) for d in range(0, 101 - p, 10)]:
        chances, score = multinomial.pmf(counts, n, np.array(shares) / 100), shares[0] - shares[1]
        covered.append(chances[(found[:, 0] <= score + 1e-9) & (score - 1e-9 <= found[:, 1])].sum())
    assert np.mean(covered) == pytest.approx(0.95, abs=0.01)
    assert min(covered) > 0.92


@pytest.mark.parametrize("confidence_level", [0.8, 0.95, 0.99])
def test_change_of_a_score_approaches_the_normal_approximation(confidence_level):
    (p, d), (q, e), n, m = (0.31, 0.30), (0.34, 0.28), 50_000, 70_000
    variance = (p + d - (p - d) ** 2) / n + (q + e - (q - e) ** 2) / m
    half = 100 * norm.ppf((1 + confidence_level) / 2) * variance**0.5
    got = nps.score_change_interval((31, 30), n, (34, 28), m, confidence_level)
    assert got == pytest.approx((5 - half, 5 + half), abs=0.01)
    wider = nps.score_change_interval((31, 30), n, (34, 28), m, confidence_level, 2)
    assert wider[1] - wider[0] == pytest.approx(2**0.5 * 2 * half, rel=0.01)


@settings(deadline=None)
@given(parts(), base, parts(), base, level)
def test_interval_of_a_change_contains_the_difference_and_mirrors(before, n_before, after, n_after, confidence_level):
    lower, upper = nps.score_change_interval(before, n_before, after, n_after, confidence_level)
    change = (after[0] - after[1]) - (before[0] - before[1])
    assert -200 <= lower <= change + 1e-9
    assert change - 1e-9 <= upper <= 200
    assert upper - lower > 0.001
    back = nps.score_change_interval(after, n_after, before, n_before, confidence_level)
    assert back == pytest.approx((-upper, -lower), abs=1e-9)


def test_change_includes_the_rounding_of_all_four_shares():
    exact = nps.score_change_interval((31, 30), 1162, (34, 28), 1431, 0.95)
    rounded = nps.score_change_interval((printed(31), printed(30)), 1162, (printed(34), printed(28)), 1431, 0.95)
    assert rounded[0] == pytest.approx(exact[0] - 2, abs=0.1)
    assert rounded[1] == pytest.approx(exact[1] + 2, abs=0.1)
