"""A figure warns if, and only if, it shows a value that is contested, and says what is contested."""

import re

import pytest

from helpers import audit, data, discrepancies
from helpers.press.pages import figures, rows

NOTE = "Contested: "
CONTESTED = "helsenorge_visits_growth_2021"
WARNING = (
    "Contested: Growth of visits to Helsenorge, 2020 to 2021. One document prints 85%; other figures lead to 93.3%."
)


def legend(*row_ids: str, page: str = "notebooks/helsenorge_over_time", note: str = "") -> str:
    figure = {"note": note, "sources": [], "description": "A chart.", "caption": "A caption.", "columns": ["Value"]}
    return figures._legend(figure | {"rows": [["85"]] * len(row_ids), "row_ids": list(row_ids)}, page, rows.found())


@pytest.mark.parametrize("row_ids", [(CONTESTED,), ("helsenorge_visits_2019", CONTESTED), (CONTESTED, CONTESTED)])
def test_contested_value_has_a_warning_that_says_what_and_leads_to_it(row_ids):
    shown = legend(*row_ids, note="Counts of visits.")
    assert shown.count(NOTE) == shown.count(WARNING) == 1
    assert 'href="audit.html#visits_growth_2021"' in shown
    assert shown.index("Counts of visits.") < shown.index(NOTE)


@pytest.mark.parametrize(
    "row_ids",
    [
        (),
        ("helsenorge_visits_2019",),
        (f"{CONTESTED}_implied",),
        # A few missing answers are no contradiction,
        ("heard_of_portal_yes_2020_s06", "opened_hospital_record_yes_2020_s27", "nps_helsenorge_base_2020_s09"),
        # nor is another definition,
        ("se_out_of_region_digital_contact_contacts_2020_skr_2021_04", "heard_of_portal_yes_2020_s07"),
        # nor a slip in the number of a question,
        ("wearables_used_base_2020_s38",),
        # nor a difference that hardly reaches beyond the last digit.
        ("helsenorge_visits_2020", "helsenorge_visits_2023_monitor_helsenorge_2024"),
    ],
)
def test_other_values_have_no_warning(row_ids):
    assert NOTE not in legend(*row_ids)


@pytest.mark.parametrize(
    "row",
    [
        # The value that a chapter shows, and the one that contradicts it.
        *("helsenorge_logins_2021_monitor_helsenorge_2023", "helsenorge_logins_2021"),
        *("video_satisfied_2020_s24", "video_satisfied_2020_s24_title"),
        *("fi_e_prescriptions_dispensed_2017", "fi_e_prescriptions_dispensed_2018"),
    ],
)
def test_value_is_contested_whichever_side_is_shown(row):
    assert NOTE in legend(row)


def test_parts_of_a_sum_and_of_a_growth_are_not_contested():
    """The share of the dissatisfied is the sum of two, of which one is contested; totals are not their growth."""
    name = "health_personnel_survey_overall_satisfaction_{}_2023_personnel_report_2023_satisfaction"
    assert NOTE in legend(name.format("very_dissatisfied"))
    assert NOTE not in legend(name.format("dissatisfied"))
    assert NOTE not in legend("helsenorge_visits_per_day_2020_w12")


def test_figure_with_several_contested_values_names_each_once():
    shown = legend("1177_visits_2020_inera_2021", "1177_logins_2020_inera_2021", "helsenorge_logins_2021")
    assert re.findall(r"Contested: ([^.]+)\.", shown) == [
        *("Visits to 1177, 2020", "Log-ins to 1177, 2020", "Log-ins to Helsenorge, 2021")
    ]


def test_words_that_contradict_numbers_are_named_as_such():
    assert "One document prints 64\u00a0million; the words beside it say otherwise." in legend(
        "fi_e_prescriptions_dispensed_2018"
    )


def test_claim_that_agrees_contests_nothing(monkeypatch):
    claims = audit.claims()
    settled = claims.assign(verdict=claims["verdict"].mask(claims["finding"] == "logins_2021", audit.AGREES))
    monkeypatch.setattr(audit, "claims", lambda _language: settled)
    # Without its cache, which has the contests of the real claims.
    against = discrepancies.contests.__wrapped__()
    assert "helsenorge_logins_2021" not in against
    assert CONTESTED in against


def test_the_chapter_on_checks_needs_no_warning():
    assert NOTE not in legend(CONTESTED, page="notebooks/audit")


def test_contested_rows_are_in_the_tables():
    known = set(data.row_ids()) | {f"{row}_implied" for row in data.row_ids()}
    assert set(discrepancies.contests()) <= known
