"""A yearly figure is told as it ran: with its turn, and apart from what lies before a break."""

import pandas as pd
import pytest

from helpers import courses, gp_contacts


def yearly(*values, half=0.5):
    rows = [
        {"id": f"v{n}", "period": str(2018 + n), "value": value, "lower": value - half, "upper": value + half}
        for n, value in enumerate(values)
    ]
    columns = ["id", "period", "value", "lower", "upper", "qualifier"]
    return pd.DataFrame(rows, columns=columns).assign(qualifier="exact")


@pytest.mark.parametrize(
    ("values", "kind", "turn", "beside"),
    [
        ((), "none", "", ""),
        ((5,), "alone", "", ""),
        ((5, 9), "rose", "", "above"),
        ((9, 5), "fell", "", "below"),
        ((5, 6), "steady", "", "level"),
        ((267, 266, 222, 220, 231, 240), "dipped", "220", "below"),
        ((66, 83, 76, 65), "peaked", "83", "level"),
        ((10, 30, 2, 10), "peaked", "30", "level"),
        ((10, 12, 1, 10), "dipped", "1", "level"),
        ((10, 11, 10), "steady", "", "level"),
    ],
)
def test_course_has_its_kind_and_its_turn(values, kind, turn, beside):
    found = courses.course(yearly(*values))
    assert (found["course"], found["turn"], found["beside_first"]) == (kind, turn, beside)


def test_course_begins_behind_the_last_break():
    found = courses.course(gp_contacts.of_forms("contacts_per_100", "e_consultation"), prefix="e_")
    assert (found["e_broken"], found["e_before"], found["e_before_year"]) == ("yes", "8", "2019")
    assert (found["e_first"], found["e_course"], found["e_turn_year"]) == ("66", "peaked", "2021")


def test_no_break_lies_before_the_years_shown():
    found = courses.course(gp_contacts.of_forms("contacts_per_100", "e_consultation", first_year=2020))
    assert (found["broken"], found["before"]) == ("no", "")


@pytest.mark.parametrize(
    ("last_year", "move", "first"), [(2018, "none", ""), (2019, "rose", "2.0%"), (2021, "leapt", "4.3%")]
)
def test_leap_is_measured_from_the_last_quarter_before_the_break(last_year, move, first):
    rows = gp_contacts.of_forms("share_of_consultations", "e_consultation", each="quarter", last_year=last_year)
    found = gp_contacts.leap(rows)
    assert (found["move"], found["first"]) == (move, first)
