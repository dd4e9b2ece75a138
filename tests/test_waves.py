"""Two waves are compared only where both can be, and what moved is told in words."""

import math

import pandas as pd
import pytest

from helpers import data, intervals, survey, waves

BETWEEN = {"wave": 2020, "baseline_wave": 2019, "confidence_level": 0.95}


@pytest.mark.parametrize(
    ("question", "answer", "least", "most"),
    [("heard_of_portal", "yes", 75, 77), ("preferred_gp_contact", "physical_visit", 69, 71)],
)
def test_an_implied_share_has_an_interval_that_covers_its_rounding(question, answer, least, most):
    rows = waves.with_implied(survey.shares(question, waves=[2019, 2020]), **BETWEEN)
    implied = data.only(rows, answer=answer, wave=2019)
    assert implied["as_printed"].startswith(survey.IMPLIED)
    assert implied["value"] == (least + most) / 2
    assert implied["lower"] == pytest.approx(intervals.wilson_interval(least, 1162, 0.95)[0])
    assert implied["upper"] == pytest.approx(intervals.wilson_interval(most, 1162, 0.95)[1])
    changed = data.only(waves.changes(rows, **BETWEEN), answer=answer)
    printed = data.only(rows, answer=answer, wave=2020)
    ends = (least, most), 1162, survey.printed_ends(printed), printed["base"]
    assert changed[["lower", "upper"]].tolist() == pytest.approx(intervals.change_interval(*ends, 0.95))


def test_an_implied_share_is_not_among_those_that_both_waves_print():
    tested = waves.sensitivity(**BETWEEN)
    assert "preferred_gp_contact" not in tested["question"].tolist()
    assert not tested["as_printed"].str.startswith(survey.IMPLIED).any()
    assert len(tested) == 12


def test_a_change_implies_nothing_where_the_earlier_share_is_printed():
    rows = survey.shares("heard_of_portal", waves=[2020])
    printed = rows[rows["answer"] == "yes"].assign(wave=2019, id="printed", value=75.0)
    both = pd.concat([printed, rows], ignore_index=True)
    assert waves.with_implied(both, **BETWEEN).equals(both)


def test_a_change_implies_only_the_share_of_the_wave_before():
    rows = survey.shares("heard_of_portal", waves=[2020])
    earlier = waves.with_implied(rows, wave=2020, baseline_wave=2017, confidence_level=0.95)
    assert earlier.equals(rows)
    later = waves.with_implied(rows, wave=2021, baseline_wave=2020, confidence_level=0.95)
    assert later.equals(rows)


def test_the_same_as_before_is_a_change_of_no_points():
    table = data.load("survey_results")
    same = table[table["as_printed"] == "samme"]
    assert set(same["measure"]) == {"change"}
    assert set(same["unit"]) == {"percentage_points"}
    assert (same[["value", "lower", "upper"]] == [0, -0.5, 0.5]).all(axis=None)
    assert set(same["wave"]) == {2020}


def test_shares_of_two_groups_are_told_apart_by_their_labels(monkeypatch):
    """None is dropped because another one has the same question and answer."""
    shares = survey.shares
    both = shares("video_consultation_gp", waves=[2019, 2020])
    monkeypatch.setattr(survey, "shares", lambda *_, **__: both.assign(base=700.0))
    tested = waves.sensitivity(**BETWEEN)
    assert len(tested) == 2
    assert tested["label"].is_unique
    assert sorted(tested["group"]) == ["all", "all_who_had_digital_gp_contact"]


@pytest.mark.parametrize(
    ("holm", "exact", "clear", "told"),
    [
        (
            (0.01, 0.01, 0.01),
            (0.01, 0.01, 0.01),
            3,
            "All 3 clear changes stay clear if the 3 tests are counted together.",
        ),
        ((0.01, 0.01, 0.9), (0.01, 0.01, 0.9), 2, "Both clear changes stay clear if the 3 tests are counted together."),
        ((0.01, 0.2, 0.2), (0.01, 0.01, 0.2), 3, "Of the 3 clear changes, 1 stays clear if the 3 tests are counted"),
        ((0.2, 0.2, 0.2), (0.2, 0.2, 0.2), 3, "Of the 3 clear changes, none stays clear if the 3 tests are counted"),
        ((0.2, 0.2, 0.2), (0.01, 0.01, 0.2), 2, "together. Were the printed shares exact, 2 would."),
        ((0.2, 0.2, 0.2), (0.01, 0.01, 0.01), 3, "together. Were the printed shares exact, all 3 would."),
        ((0.2, 0.9, 0.9), (0.01, 0.9, 0.9), 1, "The one clear change does not stay clear if the 3 tests are counted"),
        ((0.2, 0.9, 0.9), (0.01, 0.9, 0.9), 1, "together. Were the printed shares exact, it would."),
        (
            (0.01, 0.9, 0.9),
            (0.01, 0.9, 0.9),
            1,
            "The one clear change stays clear if the 3 tests are counted together.",
        ),
        (
            (0.9, 0.9, 0.9),
            (0.9, 0.9, 0.9),
            0,
            "No change is clear, so that there is none to count together with others.",
        ),
        ((0.01,), (0.01,), 1, "Only one change is tested, so that there are no others to count it together with."),
    ],
)
def test_tests_counted_together_are_told_in_words(holm, exact, clear, told):
    verdicts = ["rose"] * clear + ["no clear change"] * (len(holm) - clear)
    tested = pd.DataFrame({"verdict": verdicts, "holm": holm, "holm_as_printed": exact})
    assert told in waves.counted_together(tested, 0.95)


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
