"""The facts on a share over some waves fit what is known: a figure, a bound, too few answers, or nothing."""

import pandas as pd
import pytest

from helpers import survey_words

NAN = float("nan")
KNOWN = {"value": 47.0, "lower": 45.0, "upper": 49.0, "base": 1614, "qualifier": "exact"}
BOUND = {"value": 60.0, "lower": NAN, "upper": NAN, "base": 1602, "qualifier": "over"}
FEW = {"value": NAN, "lower": NAN, "upper": NAN, "base": 14, "qualifier": "exact"}


def rows(**waves: dict) -> pd.DataFrame:
    """Return a row for each wave, which is named as in w2020."""
    given = [
        {"id": f"agree_{name}", "wave": int(name.removeprefix("w")), "answer": "agree"} | row
        for name, row in waves.items()
    ]
    columns = ["id", "wave", "answer", *KNOWN]
    every = pd.DataFrame(given, columns=columns).astype({"base": "Float64"})
    of = {"survey": "citizen_survey", "question": "any", "group": "all", "country": "NO", "measure": "share"}
    return every.assign(**of, period=every["wave"].astype(str), least=every["lower"], most=every["upper"])


def facts(**waves: dict) -> dict[str, str]:
    return survey_words.move(rows(**waves), confidence_level=0.95, answer="agree")


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"w2020": KNOWN}, {"move": "alone", "now": "47% (45% to 49%)", "wave": "2020", "then": ""}),
        ({"w2020": BOUND}, {"move": "alone", "now": "over 60%", "wave": "2020"}),
        ({"w2020": KNOWN, "w2019": FEW}, {"move": "alone", "now": "47% (45% to 49%)", "wave": "2020"}),
        ({"w2020": BOUND, "w2019": KNOWN}, {"move": "untested", "now": "over 60%", "then": "47% (45% to 49%)"}),
        ({"w2019": FEW}, {"move": "few", "wave": "2019", "base": "14", "now": ""}),
        ({"w2020": FEW, "w2019": FEW}, {"move": "few", "wave": "2020", "base": "14"}),
        ({}, {"move": "none", "now": "", "wave": ""}),
    ],
)
def test_facts_say_no_more_than_is_known(known, expected):
    found = facts(**known)
    assert {name: found[name] for name in expected} == expected


def test_number_of_too_few_answers_knows_its_row():
    assert facts(w2020=FEW)["base"].numbers[0].rows == ("agree_w2020",)


def test_a_share_is_not_taken_from_two_rows():
    twice = pd.concat([rows(w2020=KNOWN), rows(w2020=BOUND)])
    with pytest.raises(ValueError, match="more than one share of a wave"):
        survey_words.move(twice, confidence_level=0.95, answer="agree")
