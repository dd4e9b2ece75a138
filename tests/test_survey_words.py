"""Sentences on a share fit what is known: a figure, a bound, too few answers, or nothing."""

import pandas as pd
import pytest

from helpers import survey_words

NAN = float("nan")
KNOWN = {"value": 47.0, "lower": 45.0, "upper": 49.0, "base": 1614, "qualifier": "exact"}
BOUND = {"value": 60.0, "lower": NAN, "upper": NAN, "base": 1602, "qualifier": "over"}
BARE = {"value": 89.0, "lower": NAN, "upper": NAN, "base": pd.NA, "qualifier": "exact"}
FEW = {"value": NAN, "lower": NAN, "upper": NAN, "base": 14, "qualifier": "exact"}
TEXT = "{} agreed"


def rows(**waves: dict) -> pd.DataFrame:
    """Return a row for each wave, which is named as in w2020."""
    given = [{"wave": int(name.removeprefix("w")), "answer": "agree"} | row for name, row in waves.items()]
    columns = ["wave", "answer", *KNOWN]
    return pd.DataFrame(given, columns=columns).astype({"base": "Float64"})


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"w2020": KNOWN}, "In 2020, 47% (45% to 49%) agreed; this book has no such figure for 2019"),
        ({"w2019": KNOWN}, "In 2019, 47% (45% to 49%) agreed; this book has no such figure for 2020"),
        ({"w2020": BOUND, "w2019": BARE}, "In 2020, over 60% agreed, against 89% in 2019"),
        ({"w2020": BARE, "w2019": BOUND}, "In 2020, 89% agreed, against over 60% in 2019"),
        (
            {"w2020": KNOWN, "w2019": FEW},
            "In 2020, 47% (45% to 49%) agreed; in 2019 only 14 people answered, too few to show a share",
        ),
        (
            {"w2019": FEW},
            "In 2019 only 14 people answered, too few to show what share agreed; this book has no such figure for 2020",
        ),
        (
            {"w2020": FEW, "w2019": FEW},
            "In 2020 only 14 people answered, too few to show what share agreed; "
            "in 2019 only 14 people answered, too few to show it",
        ),
        ({}, "For 2019 and 2020 no figure in this book tells what share agreed"),
    ],
)
def test_sentences_compare_two_waves_as_far_as_known(known, said):
    assert survey_words.found(TEXT, rows(**known), 2020, 2019, answer="agree") == said


def test_a_single_respondent_is_a_person():
    said = survey_words.found(TEXT, rows(w2020=FEW | {"base": 1}), 2020, answer="agree")
    assert said == "In 2020 only 1 person answered, too few to show what share agreed"


def test_one_wave_can_be_told_alone():
    assert survey_words.found(TEXT, rows(w2020=KNOWN, w2019=KNOWN), 2020) == "In 2020, 47% (45% to 49%) agreed"
    assert survey_words.found(TEXT, rows(), 2022) == "For 2022 no figure in this book tells what share agreed"


def test_a_share_is_not_taken_from_two_rows():
    twice = pd.concat([rows(w2020=KNOWN), rows(w2020=BARE)])
    with pytest.raises(ValueError, match=r"2 rows .*wave = 2020 and answer = agree"):
        survey_words.found(TEXT, twice, 2020, answer="agree")
    with pytest.raises(ValueError, match="2 rows"):
        survey_words.moved("It", twice.assign(verdict="rose"))


def test_change_needs_a_figure_in_both_waves():
    change = {"answer": "agree", "value": 8.0, "lower": 5.0, "upper": 11.0, "verdict": "rose"}
    changes = pd.DataFrame([change, change | {"answer": "disagree", "value": NAN}])
    assert survey_words.moved("It", changes, answer="agree").replace("\u00a0", " ") == (
        "It rose by 8 percentage points (5 to 11)."
    )
    assert survey_words.moved("It", changes, answer="disagree") == ""
    assert survey_words.moved("It", changes, answer="dont_know") == ""
