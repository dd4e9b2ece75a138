"""Stacked bars show the interval of each part, and the names of the answers where there is room."""

import json

import pandas as pd
import pytest

from helpers import charts, theme
from helpers.figure import say
from helpers.press.drawings import converter
from helpers.press.drawings.drawing import for_phone

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
    return charts.stacked_bars(rows, label="wave", order=order, **text, **options).to_dict()


def places(spec):
    [rows] = [rows for rows in spec["datasets"].values() if "reach_low" in rows[0]]
    return {(row["label"], row["part"]): row for row in rows}


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
    assert spec["usermeta"]["figure"]["note"].startswith(say("reach"))


def test_answers_are_named_above_the_first_bar_if_a_phone_has_room():
    spec = drawn()
    named = [rows[0] for rows in spec["datasets"].values() if set(rows[0]) == {"label", "at", "words"}]
    assert [(row["label"], row["words"]) for row in named] == [("2019", answer) for answer in ORDER]
    assert '"legend": null' in json.dumps(spec)


def test_answers_with_long_names_have_a_legend():
    text = json.dumps(drawn(order=["Not at all in the last twelve months", "Sometimes, but not often", "Always"]))
    assert '"words"' not in text
    assert '"legend": null' not in text


SCALE = ["Never", "Rarely", "Less often", "Neither", "More often", "Often", "Always"]
SCALES = {3: SCALE[2:5], 5: SCALE[1:6], 7: SCALE}


def scale(order, neutral):
    """Return a chart of two waves in which the answers of a scale have the shares 1, 2, 3 and so on of their sum."""
    whole = sum(range(1, len(order) + 1))
    rows = pd.DataFrame(
        {"wave": wave, "answer": name, "value": 100 * number / whole, "lower": None, "upper": None}
        for wave in SHARES
        for number, name in enumerate(order, start=1)
    ).assign(source="citizen_survey_2020", locator="", as_printed="", id="", base=1000)
    text = {"name": "fig-scale", "caption": "Shares.", "unit": "percent"}
    return charts.stacked_bars(rows, label="wave", order=order, neutral=neutral, **text).to_dict(validate=True)


def colors_of(spec):
    return dict(zip(*spec["layer"][1]["encoding"]["color"]["scale"].values(), strict=True))


@pytest.mark.parametrize("order", SCALES.values(), ids=SCALES)
def test_scale_runs_to_both_sides_of_a_grey_middle(order):
    spec = scale(order, "Neither")
    colors, sides = colors_of(spec), len(order) // 2
    assert list(colors) == order
    assert colors["Neither"] == theme.NEUTRAL
    left, right = theme.POLES[sides]
    assert list(colors.values()) == [*left, theme.NEUTRAL, *reversed(right)]
    parts = list(places(spec).values())
    assert sum(part["middle"] for part in parts if part["part"] == "Neither") == pytest.approx(0)
    assert all((part["end"] < 0) == (order.index(part["part"]) < sides) for part in parts)
    assert "The bars are centred on: Neither." in spec["description"]


@pytest.mark.parametrize("order", SCALES.values(), ids=SCALES)
def test_light_part_has_an_outline(order):
    mark = scale(order, "Neither")["layer"][1]["mark"]
    light_or_dark = [
        color
        for color in colors_of(scale(order, "Neither")).values()
        if any(theme.contrast(color, page) < 3 for page in (theme.LIGHT_PAGE, theme.DARK_PAGE))
    ]
    assert ("stroke" in mark) == bool(light_or_dark)
    svg = converter.svg_of(for_phone(scale(order, "Neither")), "fig-test")
    assert all(f'fill="{color}"' in svg for color in colors_of(scale(order, "Neither")).values())


@pytest.mark.parametrize(
    ("order", "neutral", "message"),
    [
        (["Least", *SCALE, "Most"], "Neither", "a scale can have 7 answers, and these are 9: Least, .*, Most"),
        (SCALE, "Often", "neutral = 'Often': must be in the middle"),
        (SCALE, "Not known", "neutral = 'Not known': must be in the middle"),
        (SCALE[:4], "Neither", "neutral = 'Neither': must be in the middle"),
        (["Neither"], "Neither", "neutral = 'Neither': must be in the middle"),
    ],
)
def test_scale_that_is_too_long_or_has_no_middle_is_rejected(order, neutral, message):
    with pytest.raises(ValueError, match=message):
        scale(order, neutral)
