"""Survey results are selected, labelled and ordered as requested, each with its base."""

import math

import pandas as pd
import pytest

from helpers import data, small_bases, survey

LABELS = ["survey_label", "question_label", "answer_label", "group_label"]


def test_results_have_the_requested_order():
    rows = survey.results("share", "video_solved_problem", "heard_of_portal", waves=[2019, 2020])
    assert rows["question"].tolist() == ["video_solved_problem"] * 2 + ["heard_of_portal"] * 5
    assert rows["wave"].tolist() == [2019, 2020, 2019, 2019, 2020, 2020, 2020]
    assert "order" not in rows


def test_results_have_the_label_of_each_code():
    row = data.only(survey.results("share", "video_solved_problem", waves=[2020]))
    assert row[LABELS].tolist() == [
        "Norwegian citizen survey on e-health",
        "Outcome of the last video consultation",
        "A physical visit was needed afterwards",
        "Those who had a video consultation",
    ]


def test_results_are_limited_to_the_requested_waves_and_surveys():
    assert set(survey.results("share")["survey"]) == {"citizen_survey"}
    assert set(survey.results("share", waves=[2020, 2022])["wave"]) == {2020, 2022}
    danish = survey.results("share", surveys=("danish_citizen_survey",))
    assert set(danish["survey_label"]) == {"Danish citizen survey"}
    assert len(survey.results("share", surveys=("citizen_survey", "danish_citizen_survey"))) == len(danish) + len(
        survey.results("share")
    )


def test_figure_printed_twice_is_used_once():
    assert survey.results("share", "visited_portal", waves=[2020])["id"].tolist() == [
        "visited_portal_yes_heard_of_2020_s08",
        "visited_portal_yes_all_2020_s08",
    ]


def test_base_row_has_no_answer():
    assert survey.results("base", "heard_of_portal")["answer"].tolist() == [""]


def test_share_rests_on_its_own_base_or_else_on_the_sample():
    rows = survey.shares("visited_portal", waves=[2020]).set_index("group")
    assert rows["base"].to_dict() == {"all_who_heard_of": 1445, "all": 1614}
    assert survey.shares("heard_of_portal", waves=[2019])["base"].tolist() == [1162, 1162]
    assert survey.shares("opened_hospital_record").query("group == 'region_midt'")["base"].isna().all()


@pytest.mark.parametrize("answers", [29, 30])
def test_share_of_few_answers_is_suppressed(answers):
    rows = survey.results("share", "video_satisfaction", waves=[2020]).assign(base_n=answers)
    shown = survey.with_intervals(rows.astype({"base_n": "Int64"}), 0.95)
    is_shown = answers == small_bases.SMALLEST_BASE
    assert (shown["value"].tolist() == rows["value"].tolist()) == is_shown
    assert shown[["value", "lower", "upper"]].notna().all(axis=None) == is_shown
    assert (shown["as_printed"].tolist() == rows["as_printed"].tolist()) == is_shown
    assert shown["as_printed"].ne("").all() == is_shown


def test_interval_follows_level_and_design_effect():
    (narrow,), (wide,), (strict,) = (
        survey.shares("digital_easier_contact", waves=[2020], **options)[["lower", "upper"]].values.tolist()
        for options in ({}, {"design_effect": 2}, {"confidence_level": 0.99})
    )
    assert strict[0] < narrow[0] < narrow[1] < strict[1]
    assert wide[0] < narrow[0] < narrow[1] < wide[1]
    again = survey.with_intervals(survey.results("share", "digital_easier_contact", waves=[2020]), 0.95)
    assert again[["lower", "upper"]].values.tolist() == [narrow]


def test_small_bases_are_those_below_a_hundred(monkeypatch):
    found = survey.small_bases()
    assert set(found["id"]) == {"video_physical_visit_after_2019_s23", "video_satisfied_2019_s24"}
    assert found["base"].tolist() == ["14", "14"]
    bases = pd.Series([99, 100, pd.NA], dtype="Float64")
    monkeypatch.setattr(survey, "shares", lambda *, language: pd.DataFrame({"base": bases, "language": language}))
    assert survey.small_bases().to_dict("records") == [{"base": "99", "language": "en"}]


def test_rest_is_what_the_other_answers_leave():
    rows = survey.results("share", "heard_of_portal", "overview_where_info_stored", waves=[2019, 2020])
    both = survey.with_rest(rows, "rest_implied")
    # In 2020 the three answers make 100 percent.
    rests = both[both["answer"] == "rest_implied"].set_index(["question", "wave"])
    assert rests[["value", "lower", "upper"]].to_dict("index") == {
        ("heard_of_portal", 2019): {"value": 76, "lower": 75, "upper": 77},
        ("overview_where_info_stored", 2020): {"value": 29, "lower": 28, "upper": 30},
    }
    assert set(rests["answer_label"]) == {"Other answers (implied)"}
    assert set(rests["as_printed"]) == {"implied: what is left"}
    assert rests["id"].str.endswith("_rest").all()
    assert rests["source"].notna().all()
    assert both.head(len(rows))["id"].tolist() == rows["id"].tolist()
    assert both.index.tolist() == list(range(len(rows) + 2))


def test_rest_of_each_group_is_its_own():
    rows = survey.results("share", "visited_portal", waves=[2020])
    rests = survey.with_rest(rows, "rest_implied").tail(2).set_index("group")["value"]
    assert rests.to_dict() == {"all_who_heard_of": 21, "all": 29}


def test_no_answers_have_no_rest():
    rows = survey.results("share", "heard_of_portal", waves=[2022])
    assert survey.with_rest(rows, "rest_implied").empty


def test_waves_with_figures():
    rows = survey.shares("video_satisfaction")
    assert survey.waves_shown(rows, [2020, 2021]) == "2020"
    shares = survey.shares("digital_easier_contact")
    assert survey.waves_shown(shares, [2019, 2020]) == "2019 and 2020"


def test_undocumented_fieldwork_is_not_stated():
    fieldwork = survey.fieldwork(2020)
    assert fieldwork[["field_start", "field_end", "mode"]].tolist()[:2] == ["2020-09-29", "2020-10-22"]
    assert survey.fieldwork(2019)["field_start"] == "not stated"
    assert survey.fieldwork(2017, "dips_barometer")["title"] != fieldwork["title"]
    assert set(survey.fieldwork(1999)) == {"not stated"}


def test_wave_before():
    assert [survey.wave_before(wave) for wave in (2019, 2020, 2021, 2022)] == [None, 2019, 2020, 2021]
    assert survey.wave_before(2018, "dips_barometer") == 2017


def test_note_contains_the_question_and_the_base():
    asked = "Asked: heard of the Helsenorge website. Base: all respondents."
    assert survey.question_note("heard_of_portal") == asked
    row = data.only(data.load("survey_questions"), survey="nst_ehealth", question="used_internet_for_health")
    note = survey.question_note("used_internet_for_health", "nst_ehealth")
    assert note == f"Asked: {row['wording_en']}. Base: {row['base']}."


def test_share_without_a_figure_has_no_interval():
    rows = survey.shares("trust_health_info_handling")
    assert all(math.isnan(end) for end in rows[["lower", "upper"]].values.flat)
