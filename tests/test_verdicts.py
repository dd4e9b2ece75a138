"""A verdict follows from rounding intervals, and an inconclusive check says so."""

import pandas as pd
import pytest

from helpers import audit, data, implied, verdicts
from helpers.printed import Interval
from helpers.records import Record
from helpers.verdicts import (
    AGREES,
    DISAGREES,
    NOT_CHECKABLE,
    OTHER_DEFINITION,
    WITHIN_NON_RESPONSE,
    WITHIN_ROUNDING,
)


@pytest.fixture(scope="module")
def facts() -> dict[str, Record]:
    return audit.rows_by_id()


def figure(value: float, lower: float | None, upper: float | None, name: str = "", **other: object) -> pd.Series:
    row = {"id": name or f"row_{value}", "value": value, "lower": lower, "upper": upper}
    return pd.Series(row | {"qualifier": "exact", "as_printed": f"{value:g}%", "base_n": pd.NA} | other)


def percent(value: float, **other: object) -> pd.Series:
    return figure(value, value - 0.5, value + 0.5, **other)


def base(value: int, question: str, group: str = "all", survey: str = "citizen_survey") -> pd.Series:
    own = {"measure": "base", "question": question, "group": group, "survey": survey}
    return figure(value, value, value, f"base_{question}", **own)


@pytest.mark.parametrize(
    ("published", "computed", "expected"),
    [
        (Interval(85, 84.5, 85.5), Interval(94.4, 92.4, 96.5), DISAGREES),
        (Interval(153, 152.5, 153.5), Interval(151.6, 147.7, 155.5), WITHIN_ROUNDING),
        (Interval(47, 46.5, 47.5), Interval(47.47, 46.8, 48.2), AGREES),
        (Interval(50, 50, None), Interval(51.7, 47.5, 56.1), WITHIN_ROUNDING),
        (Interval(50, 50, None), Interval(51.7, 50, 56.1), AGREES),
        (Interval(50, 50, None), Interval(51.7, 50.1, None), AGREES),
        (Interval(50, 50, None), Interval(48, 46, 49.9), DISAGREES),
        (Interval(50, None, 50), Interval(48, 46, 50), AGREES),
        (Interval(50, None, 50), Interval(48, 46, 51), WITHIN_ROUNDING),
        (Interval(80, 70, 80), Interval(80, 79.5, 80.5), WITHIN_ROUNDING),
        (Interval(1431, 1431, 1431), Interval(1445, 1445, 1445), DISAGREES),
        (Interval(1614, 1614, 1614), Interval(1614, 1614, 1614), AGREES),
        (Interval(28, 27.5, 28.5), Interval(29, 28.5, 29.5), DISAGREES),
    ],
)
def test_verdict_follows_from_the_intervals(published, computed, expected):
    assert verdicts.verdict_of(published, computed) == expected


def test_changed_operand_changes_the_verdict(facts):
    published = facts["citizen_survey_response_rate_2020_s03"]
    respondents, invited = facts["citizen_survey_respondents_2020_s03"], facts["citizen_survey_invited_2020_s03"]
    assert verdicts.check("share_of", published, [respondents, invited])[1] == AGREES
    changed = respondents | dict.fromkeys(("value", "lower", "upper"), 1514.0)
    assert verdicts.check("share_of", published, [changed, invited])[1] == DISAGREES


def test_unknown_derivation_is_rejected(facts):
    row, other = facts["citizen_survey_response_rate_2020_s03"], facts["citizen_survey_respondents_2020_s03"]
    with pytest.raises(ValueError, match='derivation "guess": there are same_value'):
        verdicts.check("guess", row, [other])


@pytest.mark.parametrize(("value", "expected"), [(79, AGREES), (80, WITHIN_ROUNDING), (81, DISAGREES), (69, DISAGREES)])
def test_nearly_means_slightly_below(value, expected):
    title = figure(80, None, 80, "title", qualifier="nearly", as_printed="Nesten 8 av 10")
    assert verdicts.check("headline_vs_body", title, [percent(value)])[1] == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [(1000, AGREES), (999, WITHIN_NON_RESPONSE), (970, WITHIN_NON_RESPONSE), (969, DISAGREES), (1001, DISAGREES)],
)
def test_number_of_answers_may_be_a_little_smaller_than_that_of_those_asked(answers, expected):
    asked = figure(1000, 1000, 1000, measure="respondents", group="all")
    assert verdicts.check("base_of_filter", base(answers, "wearables_used"), [asked])[1] == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [(500, AGREES), (494, WITHIN_NON_RESPONSE), (481, WITHIN_NON_RESPONSE), (479, DISAGREES), (506, DISAGREES)],
)
def test_share_may_be_a_little_larger_than_its_answers_make_it(answers, expected):
    """Of 1,000 people, 49.5 percent or more were asked, so that 480 answers are what 97 percent of them give."""
    asked = base(1000, "heard_of_portal")
    share = percent(50, group="all")
    assert verdicts.check("share_of", share, [base(answers, "wearables_used"), asked])[1] == expected


def test_only_numbers_of_those_asked_may_lack_answers():
    counted, all_counted = (figure(number, number, number, measure="answers") for number in (494, 1000))
    assert verdicts.check("share_of", percent(50), [counted, all_counted])[1] == DISAGREES
    assert verdicts.check("same_value", figure(999, 999, 999), [figure(1000, 1000, 1000)])[1] == DISAGREES


@pytest.mark.parametrize(
    ("derivation", "figures", "expected"),
    [
        ("rose", (40, 42), AGREES),
        ("rose", (40, 41), AGREES),
        ("rose", (40, 40.4), WITHIN_ROUNDING),
        ("rose", (40, 40), WITHIN_ROUNDING),
        ("rose", (40, 39.4), WITHIN_ROUNDING),
        ("rose", (40, 39), DISAGREES),
        ("fell", (40, 39), AGREES),
        ("fell", (40, 40), WITHIN_ROUNDING),
        ("fell", (40, 41), DISAGREES),
        ("largest_of", (40, 39, 12), AGREES),
        ("largest_of", (40, 40, 12), WITHIN_ROUNDING),
        ("largest_of", (40, 39.8, 40.3), WITHIN_ROUNDING),
        # A value far above decides, however low the others are.
        ("largest_of", (40, 90, 12), DISAGREES),
        ("largest_of", (40, 12, 90), DISAGREES),
    ],
)
def test_orders(derivation, figures, expected):
    operands = [percent(value, name=f"row_{place}") for place, value in enumerate(figures)]
    assert verdicts.check(derivation, operands[-1], operands) == (None, expected)


@pytest.mark.parametrize(("value", "expected"), [(40, AGREES), (60, AGREES), (39, DISAGREES), (61, DISAGREES)])
def test_within_two_figures(value, expected):
    ends = [percent(40, name="low"), percent(60, name="high")]
    assert verdicts.check("within", percent(value, name="claimed"), ends)[1] == expected


@pytest.mark.parametrize("derivation", ["fell", "rose", "point_change"])
@pytest.mark.parametrize(("answers", "is_checked"), [(29, False), (30, True), (pd.NA, True)])
def test_check_needs_enough_answers(derivation, answers, is_checked):
    some, many, claimed = percent(41, base_n=answers), percent(29, base_n=140), percent(35)
    for published, operands in ((claimed, [some, many]), (claimed, [many, some]), (some, [many, claimed])):
        assert (verdicts.check(derivation, published, operands)[1] != NOT_CHECKABLE) == is_checked
        assert verdicts.obstacle(derivation, published, operands) == ("" if is_checked else verdicts.SMALL_SAMPLE)


def test_figure_is_not_checked_against_itself():
    claim = percent(70)
    assert verdicts.check("same_value", claim, [claim]) == (None, NOT_CHECKABLE)
    assert verdicts.obstacle("same_value", claim, [claim]) == verdicts.COPIED
    # Where others are compared, it may be one of them.
    assert verdicts.check("largest_of", claim, [claim, percent(12)])[1] == AGREES
    assert verdicts.check("sum_to_100", claim, [claim, percent(30)])[1] == AGREES


def test_change_is_not_checked_against_the_share_it_implies(facts):
    later = facts["preferred_gp_contact_physical_2020_s25"]
    change, before = facts["preferred_gp_contact_physical_change_2020_s25"], facts[f"{later['id']}_implied"]
    assert verdicts.check("point_change", change, [before, later]) == (None, NOT_CHECKABLE)
    assert verdicts.obstacle("rose", later, [before, later]) == verdicts.COPIED
    # Another print of the earlier share can confirm it.
    assert verdicts.check("same_value", percent(70), [before])[1] == AGREES


@pytest.mark.parametrize("derivation", sorted(verdicts.ABOUT_FILTERS))
def test_a_check_of_a_filter_needs_its_print(derivation):
    printed, unprinted = base(1605, "wearables_used"), base(903, "wearable_data_use")
    sample = figure(1614, 1614, 1614, measure="respondents", group="all")
    assert verdicts.obstacle(derivation, percent(56, group="all"), [unprinted, sample]) == verdicts.WHO_UNPRINTED
    assert verdicts.obstacle(derivation, unprinted, [sample]) == verdicts.WHO_UNPRINTED
    assert verdicts.obstacle(derivation, printed, [sample]) == ""
    # Two slides can print the same number, whoever was asked.
    assert verdicts.check("same_value", unprinted, [base(903, "wearable_data_sharing_worry")])[1] == AGREES


def test_bases_of_different_filters_are_not_compared():
    claim = base(710, "digital_services_used_for", "all_who_used_digital_without_visit")
    other = base(774, "digital_services_without_visit", "all_who_used_digital_services")
    assert verdicts.obstacle("base_of_filter", claim, [other]) == verdicts.OTHER_GROUP
    same = other.copy()
    same["group"] = claim["group"]
    assert verdicts.check("base_of_filter", claim, [same])[1] == DISAGREES


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("base_of_wearable_users_q31_and_q32", NOT_CHECKABLE),
        ("filter_share_wearables_q31", NOT_CHECKABLE),
        ("filter_share_wearables_q32", NOT_CHECKABLE),
        ("filter_share_digital_gp_contact_q18", NOT_CHECKABLE),
        ("digital_users_bases_same_words", NOT_CHECKABLE),
        ("base_of_all_registries", NOT_CHECKABLE),
        ("preferred_physical_same_as_2019", AGREES),
        ("contact_any_same_as_2019_deck", NOT_CHECKABLE),
        ("video_visit_after_fell", NOT_CHECKABLE),
        ("video_satisfied_rose", NOT_CHECKABLE),
        ("video_phone_thorough_headline", NOT_CHECKABLE),
        ("heard_change_from_2019", AGREES),
        ("heard_answers_add_up_2019", AGREES),
        ("contact_any_2019_deck_and_report", AGREES),
        ("digital_services_growth_title", WITHIN_ROUNDING),
        ("digital_services_growth_bullet", WITHIN_ROUNDING),
        ("heard_rose_from_consumer_council_to_2019", OTHER_DEFINITION),
        ("out_of_region_contacts_sweden_2020", OTHER_DEFINITION),
        ("base_of_all_health_info_access", WITHIN_NON_RESPONSE),
        ("filter_share_heard_q04", WITHIN_NON_RESPONSE),
        ("filter_share_opened_record_q16", WITHIN_NON_RESPONSE),
        ("filter_share_digital_contact_q11", DISAGREES),
        ("wearables_question_number_s37_s38", DISAGREES),
    ],
)
def test_claims_covered_by_the_rules(claim, expected):
    """They were checked by hand, so the recorded verdict is not a copy of the computed one."""
    assert audit.claims().set_index("id").at[claim, "verdict"] == expected
    assert data.load("published_claims").set_index("id").at[claim, "verdict"] == expected


def test_implied_shares_have_the_source_of_their_change():
    """The report of 2023 prints another share for 2020, so the change on the slide implies no share."""
    found = implied.shares().query("wave == 2019")
    assert (found["source"] == "citizen_survey_2020").all()
    any_contact = data.only(found, answer="any_contact")
    assert any_contact[["period", "value", "lower", "upper"]].tolist() == ["2019", 90, 89, 91]
    assert any_contact["follows_from"] == "contact_any_2020_s30 contact_any_change_2020_s30"
    assert any_contact["as_printed"] == "implied: 90%, samme"
