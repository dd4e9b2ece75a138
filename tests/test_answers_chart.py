"""Bars of parts show the interval of each part, and the names of the answers where there is room."""

import json

import pandas as pd
import pytest

from helpers import charts
from helpers.charts import bars

ORDER = ["Disagree", "Neither", "Agree"]
SHARES = {"2019": (30, 25, 45), "2020": (28, 29, 43)}


def drawn(order=ORDER, **options):
    rows = pd.DataFrame(
        [
            {"wave": wave, "answer": answer, "value": value, "lower": value - 3.0, "upper": value + 2.0}
            for wave, values in SHARES.items()
            for answer, value in zip(order, values, strict=True)
        ]
    ).assign(source="citizen_survey_2020", locator="", as_printed="", id="", base=1000)
    text = {"name": "fig-answers", "caption": "Shares.", "unit": "percent"}
    return charts.answers(rows, label="wave", order=order, **text, **options).to_dict()


def places(spec):
    [rows] = [rows for rows in spec["datasets"].values() if "reach_low" in rows[0]]
    return {(row["label"], row["answer"]): row for row in rows}


@pytest.mark.parametrize("neutral", [None, "Neither"])
def test_each_part_has_its_interval_at_its_outer_end(neutral):
    for (_, answer), row in places(drawn(neutral=neutral)).items():
        grows_left = neutral and answer == "Disagree"
        inner, outer = (row["end"], row["start"]) if grows_left else (row["start"], row["end"])
        lengths = sorted(abs(row[end] - inner) for end in ("reach_low", "reach_high"))
        assert lengths == pytest.approx([row["value"] - 3, row["value"] + 2])
        assert row["reach_low"] < outer < row["reach_high"]


def test_intervals_lie_within_the_drawing():
    spec = drawn(neutral="Neither")
    [low, high] = spec["layer"][1]["encoding"]["x"]["scale"]["domain"]
    assert low <= min(row["reach_low"] for row in places(spec).values())
    assert high >= max(row["reach_high"] for row in places(spec).values())
    assert spec["usermeta"]["figure"]["note"].startswith(bars.REACH)


def test_answers_are_named_above_the_first_bar_if_a_phone_has_room():
    spec = drawn()
    named = [rows[0] for rows in spec["datasets"].values() if set(rows[0]) == {"label", "at", "words"}]
    assert [(row["label"], row["words"]) for row in named] == [("2019", answer) for answer in ORDER]
    assert '"legend": null' in json.dumps(spec)


def test_answers_with_long_names_have_a_legend():
    text = json.dumps(drawn(order=["Not at all in the last twelve months", "Sometimes, but not often", "Always"]))
    assert '"words"' not in text
    assert '"legend": null' not in text
