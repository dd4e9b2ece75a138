"""Shares of several surveys stand beside each other, named and in order, and no line joins them."""

import pandas as pd
import pytest

from helpers import charts, side_by_side, survey, tested_changes
from helpers.theme import PALETTE

PWC = survey.shares("ai_robots_health_needs", "robot_minor_surgery", surveys=("pwc_ai_robots",))
TEXT = {"name": "fig-any", "caption": "Any.", "unit": "percent"}


def test_shares_are_in_order_of_year_and_then_of_size():
    rows = survey.shares("used_health_apps", "uses_wearables", surveys=("accenture_digital_health", "nst_ehealth"))
    named = side_by_side.named(rows.sample(frac=1, random_state=1))
    assert named[["wave", "value"]].values.tolist() == [[2013, 18], [2014, 30], [2014, 15], [2016, 33], [2016, 19]]


def test_name_says_the_answer_only_where_the_question_does_not():
    named = side_by_side.named(PWC).set_index("answer")["what"]
    assert set(named["willing"]) == {
        "Minor surgery by a robot",
        "Robots with artificial intelligence for own health needs",
    }
    assert all(what.endswith(": not willing") for what in named["not_willing"])
    registries = survey.shares("fhi_registers_data", surveys=("health_policy_barometer",)).query("group == 'all'")
    assert "View of public health registries: positive" in set(side_by_side.named(registries)["what"])


def test_part_of_the_people_is_named():
    rows = survey.shares("fhi_registers_data", surveys=("health_policy_barometer",)).query("group == 'age_over_75'")
    assert side_by_side.named(rows)["who"].tolist() == ["Norwegian health policy barometer, 2016, over 75 years"]


def test_waves_concern_the_citizen_survey_alone():
    rows = survey.shares("used_health_apps", "wearables_used", surveys=("citizen_survey", "nst_ehealth"))
    assert set(side_by_side.of_waves(rows, [2022])["survey"]) == {"nst_ehealth"}
    assert set(side_by_side.of_waves(rows, [2020])["survey"]) == {"nst_ehealth", "citizen_survey"}


def test_each_share_has_a_row_and_the_colour_of_its_country():
    rows = side_by_side.named(PWC)
    spec = charts.source_dots(rows, **TEXT).to_dict()
    (items,) = ({row["item"] for row in data} for data in spec["datasets"].values())
    assert len(items) == len(rows)
    scale = next(
        layer["encoding"]["color"]["scale"] for layer in spec["layer"] if "scale" in layer["encoding"]["color"]
    )
    assert dict(zip(scale["domain"], scale["range"], strict=True)) == {"Norway": PALETTE[0], "Sweden": PALETTE[1]}
    assert not any(layer["mark"]["type"] == "line" for layer in spec["layer"])


@pytest.mark.parametrize("factor", [0.1, 1])
def test_axis_of_shares_ends_at_a_hundred(factor):
    rows = side_by_side.named(PWC)
    spec = charts.source_dots(rows.assign(value=rows["value"] * factor), **TEXT).to_dict()
    axes = [layer["encoding"]["x"] for layer in spec["layer"] if "scale" in layer["encoding"].get("x", {})]
    assert {tuple(axis["scale"]["domain"]) for axis in axes} == {(0, 100)}


def test_no_rows_are_said_to_be_none():
    for rows in (side_by_side.named(PWC).head(0), side_by_side.named(PWC).assign(value=float("nan"))):
        assert charts.source_dots(rows, **TEXT).to_dict()["usermeta"]["figure"]["description"]
    empty = tested_changes.sensitivity(wave=2021, baseline_wave=2021, confidence_level=0.95)
    assert empty.empty
    assert charts.change_chart(empty, **TEXT | {"unit": "points"}).to_dict()["usermeta"]["figure"]["rows"] == []


def test_clear_changes_are_filled_and_others_hollow():
    tested = tested_changes.sensitivity(wave=2023, baseline_wave=2019, confidence_level=0.95)
    spec = charts.change_chart(tested, **TEXT).to_dict()
    points = [layer for layer in spec["layer"] if layer["mark"]["type"] == "point"]
    assert {layer["transform"][0]["filter"]: layer["mark"]["filled"] for layer in points} == {
        "datum.is_clear": True,
        "!datum.is_clear": False,
    }
    drawn = pd.DataFrame(next(iter(spec["datasets"].values())))
    assert drawn["is_clear"].tolist() == tested["verdict"].isin(["rose", "fell"]).tolist()
    assert drawn["item"].tolist() == tested["label"].tolist()
