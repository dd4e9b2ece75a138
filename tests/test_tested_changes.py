"""The changes that can be tested are listed once, in the direction that a reader expects, with what undoes them."""

import pandas as pd
import pytest

from helpers import comparison, data, survey, tested_changes, text

ALL = {"wave": 2023, "baseline_wave": 2019, "confidence_level": 0.95}
PLACES = [f"verdict_{effect}" for effect in tested_changes.DESIGN_EFFECTS]


@pytest.fixture(scope="module")
def tested() -> pd.DataFrame:
    return tested_changes.sensitivity(**ALL)


def test_the_largest_changes_that_follow_from_a_print_are_listed(tested):
    """Documents print 20 points for visitors and 14 for those who have heard of the portal, but no earlier shares."""
    visited, heard = (data.only(tested, question=question) for question in ("visited_portal", "heard_of_portal"))
    assert (visited["before"], visited["after"], visited["verdict"]) == (51, 71, "rose")
    assert (heard["answer"], heard["before"], heard["after"], heard["verdict"]) == ("yes", 76, 90, "rose")
    # Both ends of an implied share are a point apart, so the interval is wider than that of printed shares.
    assert (visited["least_before"], visited["most_before"]) == (50, 52)


def test_answers_that_move_against_the_main_one_are_left_out(tested):
    several = data.load("survey_questions").query("multiple and survey == 'citizen_survey'")["question"]
    once = tested[~tested["question"].isin(several)]
    assert not once[["question", "group"]].duplicated().any()
    assert (tested["question"] == "contact_last_12_months").sum() > 1


def test_changes_are_sorted_and_tested(tested):
    assert tested["value"].is_monotonic_decreasing
    assert set(tested["verdict"]) <= {*comparison.CLEAR, "no clear change"}
    assert tested["verdict"].equals(tested["verdict_1.0"])
    assert tested["verdict_twice"].equals(tested["verdict_2.0"])
    assert ((tested["outer_lower"] < tested["lower"]) & (tested["upper"] < tested["outer_upper"])).all()
    assert tested["label"].is_unique
    lost = [(tested[name] == "no clear change").sum() for name in PLACES]
    assert lost == sorted(lost)


def test_design_effect_and_level_decide_the_verdict(tested):
    wide = tested_changes.sensitivity(**ALL, design_effect=2.0)
    assert wide["verdict"].equals(wide["verdict_2.0"])
    assert wide["verdict_twice"].equals(wide["verdict_4.0"])
    strict = tested_changes.sensitivity(**ALL | {"confidence_level": 0.99})
    assert strict["verdict"].isin(comparison.CLEAR).sum() < tested["verdict"].isin(comparison.CLEAR).sum()


def facts_of(*verdicts: tuple[str, str, float]) -> dict[str, str]:
    """Return the facts of changes given by verdict, verdict with twice the design effect, and corrected p-value."""
    rows = [
        {"verdict": verdict, "verdict_twice": twice, "holm": holm, "value": 5.0, "label": f"S{place}",
         "critical_design_effect": 2.5 + place}
        for place, (verdict, twice, holm) in enumerate(verdicts)
    ]  # fmt: skip
    columns = ["verdict", "verdict_twice", "holm", "value", "label", "critical_design_effect"]
    found = tested_changes.facts(pd.DataFrame(rows, columns=columns), 0.95)
    return found | {"baseline": "2019", "wave": "2023"}


FIRM, WEAK, NONE = ("rose", "rose", 0.01), ("rose", "no clear change", 0.2), ("no clear change", "no clear change", 1.0)


@pytest.mark.parametrize(
    ("changes", "how_many", "lost", "finding"),
    [
        ([], "nothing", "nothing", "Between the waves chosen here, no change in the citizen survey can be tested."),
        (
            [NONE, NONE],
            "none",
            "nothing",
            "The two changes in the citizen survey from 2019 to 2023 that can be tested are all within",
        ),
        (
            [NONE],
            "not_one",
            "nothing",
            "The only change in the citizen survey from 2019 to 2023 that can be tested is one",
        ),
        (
            [FIRM],
            "only_one",
            "none",
            "The only change in the citizen survey from 2019 to 2023 that can be tested is l",
        ),
        ([FIRM, NONE, NONE], "single", "none", "Only one of the three changes in the citizen survey"),
        ([FIRM, WEAK, NONE, NONE, NONE], "some", "some", "Less than half of the changes"),
        (
            [FIRM, FIRM, NONE],
            "most",
            "none",
            "Most changes in the citizen survey from 2019 to 2023 are larger than chance explains: two",
        ),
        (
            [WEAK, WEAK],
            "all",
            "all",
            "Every change in the citizen survey from 2019 to 2023 that can be tested is l",
        ),
    ],
)
def test_sentence_follows_how_many_changes_are_clear(changes, how_many, lost, finding):
    facts = facts_of(*changes)
    assert (facts["how_many"], facts["lost_twice"], facts["lost_corrected"]) == (how_many, lost, lost)
    assert text.Catalogue("survey_changes").text("finding", facts).startswith(finding)


def test_sentence_names_what_more_weighting_would_undo():
    say = text.Catalogue("survey_changes")
    assert '"S1"' in say.text("fragile", facts_of(FIRM, WEAK))
    assert say.text("fragile", facts_of(FIRM, FIRM)).endswith("every clear change up to 2023 would still be clear.")
    assert say.text("fragile", facts_of(NONE)) == ""
    assert say.text("firm", facts_of(FIRM, WEAK)) == 'The firmest, "S1", would withstand even a design effect of 3.'


def test_shares_held_back_are_those_of_the_rule(monkeypatch):
    assert tested_changes.too_few([2020, 2021]) == ""
    few = survey.small_bases().assign(base=["29", "30"])
    monkeypatch.setattr(survey, "small_bases", lambda language: few)
    assert "29 answers in 2019" in tested_changes.too_few([2019])
    assert "30" not in tested_changes.too_few([2019])
