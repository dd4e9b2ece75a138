"""A cell that contradicts another cell, row or table is rejected, with its place and the allowed values."""

import csv
from pathlib import Path

import pytest

from helpers import data

BASES = [
    (
        "preferred_gp_contact_physical_2020_s25",
        {"base_n": "1710"},
        'column base_n: "1710": the base of preferred_gp_contact, all is 1610',
    ),
    (
        "visited_portal_yes_all_2020_s08",
        {"base_n": "1600"},
        'column base_n: "1600": all respondents of the wave are 1614',
    ),
    (
        "wearables_any_age_under_30_2020_s38",
        {"base_n": "1700"},
        'column base_n: "1700": above the sample of the wave, 1614',
    ),
    (
        "heard_of_portal_yes_2020_s06",
        {"base_n": ""},
        'column base_n: "": the base of heard_of_portal, all is known: 1614',
    ),
    (
        "heard_of_portal_yes_2020_s06",
        {"base_of": ""},
        'column base_of: "": base_n is 1614; one without the other says too little',
    ),
    (
        "gp_video_survey_video_suitability_similar_or_better_video_evaluated_2020_gp_video_2021",
        {"base_of": "group"},
        'column base_n: "3476": above the sample of the wave, 1237',
    ),
    (
        "ai_informed_base_2020_s42",
        {"base_n": "1605"},
        'column base_n: "1605": a row of the measure base has no base',
    ),
    (
        "ai_informed_base_2020_s42",
        {"value": "1705", "lower": "1705", "upper": "1705", "as_printed": "N=1705"},
        'column value: "1705": the sample of the wave is 1614',
    ),
]
WAVES = [
    (
        "opened_hospital_record_yes_2020_s27",
        {"wave": "2018"},
        'column wave: "2018": citizen_survey has the waves 2019, 2020',
    ),
    (
        "opened_hospital_record_yes_2020_s27",
        {"wave": "2019"},
        'column period: "2020": the wave is that of 2019',
    ),
    (
        "consumer_council_heard_of_portal_yes_2017_s07",
        {"period": "2017-11"},
        'column period: "2017-11": people were asked from 2017-12 to 2017-12',
    ),
    (
        "opened_hospital_record_yes_2020_s27",
        {"question": "used_health_apps"},
        'column question: "used_health_apps": not a question of citizen_survey',
    ),
    (
        "opened_hospital_record_yes_2020_s27",
        {"survey": "dips_barometer"},
        'column wave: "2020": dips_barometer has the waves 2016, 2017, 2018',
    ),
]
CASES = [
    *[("survey_results", *case) for case in BASES + WAVES],
    (
        "qualitative_findings",
        "danes_more_open",
        {"wave": "2017"},
        'column wave: "2017": danish_citizen_survey has the waves 2015, 2019',
    ),
    (
        "surveys",
        "sundhed_users",
        {"field_start": "2019-10"},
        'column field_start: "2019-10": the wave is that of 2020',
    ),
    (
        "surveys",
        "sundhed_users",
        {"field_end": "2020-09"},
        'column field_end: "2020-09": before the first day of the fieldwork, 2020-10',
    ),
    ("portal_use", "helsenorge_visits_2021", {"country": "SE"}, 'column country: "SE": helsenorge is in NO'),
    ("portal_use", "helsenorge_visits_2021", {"portal": "sundhed"}, 'column country: "NO": sundhed is in DK'),
    (
        "survey_results",
        "nps_1177_2019_s09",
        {"country": "EU27_2020"},
        'column country: "EU27_2020": portal_1177_users is in SE',
    ),
    (
        "survey_results",
        "pwc_ai_robots_ai_robots_health_needs_willing_se_2017_pwc_2017",
        {"country": "DK"},
        'column country: "DK": pwc_ai_robots is in NO_SE',
    ),
    ("portal_services", "heilsuvera_vaccinations", {"country": "NO"}, 'column country: "NO": heilsuvera is in IS'),
    (
        "same_subject",
        "record_access_no_2020",
        {"row_ids": "i_iuapr_no_2020 nobody"},
        'column row_ids: "i_iuapr_no_2020 nobody": no table of figures has nobody',
    ),
    (
        "same_subject",
        "record_access_no_2020",
        {"row_ids": "i_iuapr_no_2020 helsenorge_visits_2021"},
        "no two of the figures have one unit",
    ),
    (
        "known_gaps",
        "gap_logins_helsenorge_2011_2021",
        {"looked_for": "2021-11-26"},
        'column looked_for: "2021-11-26": before the source, which is of 2022',
    ),
    (
        "known_gaps",
        "gap_logins_helsenorge_2011_2021",
        {"period": "2021"},
        "helsenorge_logins_2021 is a figure of it",
    ),
    (
        "known_gaps",
        "gap_logins_helsenorge_2011_2021",
        {"cause": "not_published"},
        "",
    ),
    (
        "known_gaps",
        "gap_visits_per_inhabitant_1177",
        {"country": "DK"},
        'column country: "DK": 1177 is in SE',
    ),
    (
        "known_gaps",
        "gap_visits_per_inhabitant_1177",
        {"subject": "1178"},
        'column subject: "1178": no portal, service or survey; there are 1177, ',
    ),
    (
        "online_health",
        "i_iuapr_se_2020",
        {"country": "EU27_2020"},
        "accessed_personal_health_records_online, EU27_2020, I_IUAPR, 2020",
    ),
    ("population", "population_se_2020", {"period": "2021"}, "already has eurostat_demo_pjan, SE, 2021"),
    (
        "population",
        "population_se_2020",
        {"country": "EU27_2020"},
        'column country: "EU27_2020": the id population_se_2020 names another',
    ),
    (
        "online_health",
        "i_iuapr_se_2020",
        {"indicator": "I_IHIF", "locator": "isoc_ci_ac_i, I_IHIF, PC_IND"},
        'column measure: "accessed_personal_health_records_online": other rows with I_IHIF have sought_health_',
    ),
    (
        "online_health",
        "i_iuapr_se_2020",
        {"measure": "sought_health_information_online"},
        'column measure: "sought_health_information_online": other rows with I_IUAPR have accessed_personal_',
    ),
    (
        "online_health",
        "i_iuapr_se_2020",
        {"indicator": "I_NEW", "locator": "isoc_ci_ac_i, I_NEW, PC_IND"},
        'column indicator: "I_NEW": other rows with accessed_personal_health_records_online have I_IUAPR',
    ),
    (
        "online_health",
        "i_iuapr_se_2020",
        {"locator": "isoc_ci_ac_i, I_IHIF, PC_IND"},
        'column locator: "isoc_ci_ac_i, I_IHIF, PC_IND": names another indicator than I_IUAPR',
    ),
    (
        "portal_use",
        "helsenorge_logins_2020",
        {"measure": "visits"},
        'column unit: "logins": the measure visits has the unit visits',
    ),
    (
        "portal_use",
        "helsenorge_logins_2020",
        {"unit": "visits"},
        'column unit: "visits": the measure logins has the unit logins',
    ),
    (
        "survey_results",
        "opened_hospital_record_yes_2020_s27",
        {"answer": "perhaps"},
        'column answer: "perhaps": has no label; a new one needs the row ',
    ),
    ("labels", "helsenorge", {"field": "gateway"}, 'column field: "gateway": no table has this column'),
    ("labels", "helsenorge", {"en": "Kanta"}, "already has portal, Kanta"),
    (
        "series_breaks",
        "helsenorge_logins_2021",
        {"measure": "matters_handled"},
        'column id: "helsenorge_logins_2021": no figure of NO, helsenorge, matters_handled',
    ),
    (
        "series_breaks",
        "eurostat_no_records_2024",
        {"indicator": "", "measure": ""},
        'column id: "eurostat_no_records_2024": names no series; one of portal, survey, ',
    ),
    (
        "series_breaks",
        "eurostat_no_records_2024",
        {"period": "2025"},
        'column period: "2025": eurostat_isoc_ci_ac_i is of 2024, before that',
    ),
    (
        "gp_consultations",
        "no_kpr_gp_e_consultation_contacts_2021",
        {"unit": "consultations"},
        'column unit: "consultations": the measure contacts has the unit contacts',
    ),
    (
        "gp_consultations",
        "no_kpr_gp_e_consultation_contacts_2021",
        {"definition": "no_ssb_gps"},
        'column definition: "no_ssb_gps": has no label; did you mean no_ssb_gp?',
    ),
    (
        "gp_consultations",
        "no_kpr_gp_e_consultation_contacts_per_100_2021_hdir_gp_2021_oldest",
        {"locator": "page 7"},
        "or a section, a paragraph, a table and the like",
    ),
    (
        "published_claims",
        "response_rate_2020",
        {"operands": "citizen_survey_respondents_2020_s03 nobody"},
        "no table of figures has nobody",
    ),
    (
        "published_claims",
        "response_rate_2020",
        {"published": "nobody"},
        'column published: "nobody": no table of figures has nobody',
    ),
    (
        "portal_use",
        "helsenorge_visits_2021",
        {"locator": "Side 5"},
        'column locator: "Side 5": no place in helsenorge_page_2022, which is a statistics page: only a slide deck',
    ),
    (
        "portal_use",
        "helsenorge_visits_2020_deck_s05",
        {"source": "helsenorge_page_2022"},
        'column locator: "Side 5": no place in helsenorge_page_2022',
    ),
    (
        "events",
        "visits_peak_2020_03",
        {"locator": "Kapittel 5"},
        'a slide deck: a slide is named as in "Side 6"',
    ),
    (
        "portal_use",
        "1177_visits_2020_inera_2021",
        {"locator": "Kapittel 5"},
        "a press item: only a survey report has chapters",
    ),
    (
        "portal_use",
        "1177_visits_2020_inera_2021",
        {"source": "inera_2022"},
        'it must be the title, or a part of it: "Ros och ris till 1177.se under pandemin"',
    ),
    (
        "portal_use",
        "helsenorge_visits_2021",
        {"read_from": "list"},
        'column read_from: "list": the figures of helsenorge_page_2022 are from a document',
    ),
    (
        "portal_use",
        "1177_accounts_2022_01_inera_2022",
        {"read_from": "document"},
        'column as_printed: "[over 9 million]": square brackets are for what a list relays',
    ),
    (
        "survey_results",
        "heard_of_portal_base_2020_s06",
        {"as_printed": "N=1,614"},
        'column as_printed: "N=1,614" can be read in two ways',
    ),
    (
        "portal_use",
        "helsenorge_visits_2019_deck_s05",
        {"period": "2029"},
        'column period: "2029": citizen_survey_2020 is of 2020, before that',
    ),
    (
        "portal_use",
        "sundhed_awareness_2018_2019_appetize_2019",
        {"period": "2018/2016"},
        'column period: "2018/2016": ends before it begins',
    ),
    (
        "events",
        "video_guidance_2020",
        {"date": "2020-02-31"},
        'column date: "2020-02-31": no such day or week: day is out of range for month',
    ),
    (
        "sources",
        "kanta_2019",
        {"date": "2018-01-31"},
        'column year: "2019": the date is 2018-01-31',
    ),
    (
        "portal_use",
        "helsenorge_visits_2020_survey_report_2023_helsenorge",
        {"preferred": "false"},
        "no row is preferred for helsenorge, NO, visits, 2020, visits",
    ),
]


@pytest.mark.parametrize(("table", "row", "cells", "message"), CASES)
def test_contradiction_is_named(copy, table, row, cells, message):
    place = spoil(copy, table, row, cells)
    found = data.find_faults(table, copy)
    assert any(message in fault for fault in found), found
    assert all(fault.startswith(f"data/{table}.csv, row ") for fault in found)
    if "no row is preferred" not in message:
        assert any(place in fault for fault in found)


def spoil(folder: Path, table: str, row: str, cells: dict[str, str]) -> str:
    """Change cells of the first row with a key, and return its place as error messages name it."""
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    key = next(column for column in ("id", "code", "question", "survey") if column in lines[0])
    number = next(number for number, line in enumerate(lines) if line[key] == row)
    lines[number].update(cells)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=lines[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)
    return f"data/{table}.csv, row {number + 2}"


def test_implied_share_is_a_known_operand(copy):
    spoil(copy, "published_claims", "response_rate_2020", {"operands": "heard_of_portal_yes_2020_s06_implied"})
    assert data.find_faults("published_claims", copy) == []


def test_source_without_a_date_refuses_no_period(copy):
    cells = {"source": "kanta_omakanta", "locator": "Omakanta", "read_from": "list"}
    spoil(copy, "portal_use", "helsenorge_visits_2021", cells)
    assert data.find_faults("portal_use", copy) == []
