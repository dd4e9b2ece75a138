"""Check that the codes of a row are known, and that they agree with each other and with other tables."""

from collections.abc import Iterator

from helpers import schema
from helpers.checks import new_codes
from helpers.checks.rows import Row, Tables

MEASURES_IN = {
    "accounts": "accounts",
    "care_events": "care_events",
    "consultations": "consultations",
    "consultations_per_day": "consultations_per_day",
    "consultations_per_person": "consultations_per_person",
    "contacts": "contacts contacts_increase",
    "contacts_per_100_inhabitants": "contacts_per_100",
    "contacts_per_100_listed": "contacts_per_100",
    "contacts_per_person": "contacts_per_person",
    "dispensations": "e_prescriptions_dispensed",
    "inhabitants": "population_1_january",
    "inquiries": "inquiries_increase",
    "logins": "logins",
    "logins_per_month": "logins_per_month",
    "lookups_per_week": "lookups_per_week",
    "matters": "matters_handled",
    "messages": "messages",
    "minutes": "timeout",
    "months": "months_back months_to_rank",
    "municipalities": "municipalities_introduced",
    "nps_points": "lower_bound nps upper_bound",
    "parts": "count",
    "percent": "accessed_personal_health_records_online areas_with_own_portal awareness change consultations_growth "
    "contacts_growth detractors digital_communication_with_gp e_prescription_share_of_packages_dispensed "
    "e_prescription_share_of_packages_sold e_prescription_share_of_packages_without_multidose "
    "e_prescription_share_of_prescriptions electronic_share estimate health_information_deviation_from_eu "
    "made_medical_appointment_online messages_growth never_used_internet potential_share promoters relative_change "
    "response_rate share share_in_words share_of_consultations share_of_contacts share_of_doctor_contacts "
    "share_of_population share_of_visits share_with_doctor sought_health_information_online "
    "specialist_share_of_e_prescriptions trust unmet_need_for_medical_examination used_health_e_services "
    "used_internet_last_3_months used_internet_privately used_internet_weekly used_other_health_services_online "
    "visits_growth visits_mobile_share",
    "percent_of_internet_users": "sought_health_information_online",
    "percentage_points": "change change_over_waves",
    "persons": "doctors_with_lookup inhabitants_with_critical_information invited number_of_people nurses_with_lookup "
    "persons_with_contact professionals_with_lookup users users_cumulative users_per_month visitors_per_month",
    "prescriptions": "e_prescriptions_issued prescriptions_dispensed_in_all_forms",
    "rank": "rank rank_from_lowest rank_of_change",
    "requests": "requests",
    "respondents": "answers base respondents",
    "scale_points": "lower_bound upper_bound",
    "score_points": "record_access_score record_access_score_fall",
    "tariff_items": "tariff_items",
    "visits": "visits visits_cumulative",
    "visits_per_day": "visits_per_day",
    "visits_per_month": "visits_per_month visits_per_month_level visits_per_month_normal",
    "waves": "waves_per_year",
    "weeks": "count",
    "years": "lower_bound upper_bound",
}
SHARED_SUBJECTS = frozenset({"nordic_portals", "online_health", "video_consultation"})


def faults(name: str, tables: Tables) -> Iterator[str]:
    """Yield each code that is unknown, or that contradicts another one."""
    rows = tables[name]
    yield from _label_faults(name, tables)
    yield from _country_faults(rows, tables)
    yield from _unit_faults(rows)
    yield from _indicator_faults(rows)
    if name == "known_gaps":
        yield from _subject_faults(rows, tables)
    if name == "published_claims":
        yield from _operand_faults(rows, tables, "published", "operands")
    if name == "same_subject":
        yield from _operand_faults(rows, tables, "row_ids")
        yield from _compared_faults(rows, tables)


def _label_faults(name: str, tables: Tables) -> Iterator[str]:
    if name == "labels":
        yield from _field_faults(tables)
        return
    known = {(row["field"], row["code"]) for row in tables["labels"]}
    labelled = {field for field, _ in known}
    # A gap has no figure, so its measure needs no label.
    labelled -= {"measure"} if name == "known_gaps" else set()
    for row in tables[name]:
        for column in sorted(labelled.intersection(row.cells)):
            if row[column] and (column, row[column]) not in known:
                yield row.fault(column, new_codes.without_label(column, row[column], _codes(column, known)))


def _field_faults(tables: Tables) -> Iterator[str]:
    names = schema.table_names(tables.folder)
    columns = {column for name in names for column in schema.fields(name, tables.folder)}
    for row in tables["labels"]:
        if row["field"] not in columns:
            yield row.fault("field", "no table has this column")


def _country_faults(rows: list[Row], tables: Tables) -> Iterator[str]:
    of_portal = {row["portal"]: row["country"] for row in tables["portals"]}
    of_survey = {row["survey"]: row["country"] for row in tables["surveys"]}
    for row in rows:
        for subject in filter(None, (row["portal"], row["survey"], row["subject"])):
            country = of_portal.get(subject) or of_survey.get(subject)
            # A survey of several countries has figures of each of them, too.
            if country and "country" in row and row["country"] not in (country, *country.split("_")):
                yield row.fault("country", f"{subject} is in {country}")


def _unit_faults(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        if "unit" in row and row["measure"] not in MEASURES_IN.get(row["unit"], "").split():
            units = [unit for unit, measures in MEASURES_IN.items() if row["measure"] in measures.split()]
            known = f"has the unit {' or '.join(units)}" if units else "has no unit in helpers/checks/codes.py"
            yield row.fault("unit", f"the measure {row['measure']} {known}")


def _indicator_faults(rows: list[Row]) -> Iterator[str]:
    """Yield each row whose indicator an earlier row has for another measure, or the other way round."""
    measures: dict[str, str] = {}
    indicators: dict[str, str] = {}
    for row in rows:
        indicator, measure = row["indicator"], row["measure"]
        if not indicator:
            continue
        if measures.setdefault(indicator, measure) != measure:
            yield row.fault("measure", f"other rows with {indicator} have {measures[indicator]}")
        elif indicators.setdefault(measure, indicator) != indicator:
            yield row.fault("indicator", f"other rows with {measure} have {indicators[measure]}")


def _subject_faults(rows: list[Row], tables: Tables) -> Iterator[str]:
    known = {(row["field"], row["code"]) for row in tables["labels"] if row["field"] in ("portal", "service", "survey")}
    subjects = {code for _, code in known} | SHARED_SUBJECTS
    for row in rows:
        if row["subject"] not in subjects:
            yield row.fault("subject", f"no portal, service or survey; there are {', '.join(sorted(subjects))}")


def _operand_faults(rows: list[Row], tables: Tables, *columns: str) -> Iterator[str]:
    """Yield each cell that names a figure which no table has."""
    known = {row["id"] for name in tables.facts() for row in tables[name]} | _implied_ids(tables["survey_results"])
    for row in rows:
        for column in columns:
            if unknown := [operand for operand in row[column].split() if operand not in known]:
                yield row.fault(column, f"no table of figures has {', '.join(unknown)}")


def _compared_faults(rows: list[Row], tables: Tables) -> Iterator[str]:
    """Yield each subject without two figures of one unit, which alone can seem to disagree."""
    units = {row["id"]: row["unit"] for name in tables.facts() for row in tables[name]}
    for row in rows:
        named = [units[figure] for figure in set(row["row_ids"].split()) if figure in units]
        if len(named) == len(set(named)):
            yield row.fault("row_ids", "no two of the figures have one unit")


def _implied_ids(rows: list[Row]) -> set[str]:
    """Return the ids of the earlier shares that follow from a share and a change printed beside it."""
    changes = {_answer(row) for row in rows if row["measure"] == "change" and row["unit"] == "percentage_points"}
    return {row["id"] + schema.IMPLIED for row in rows if row["measure"] == "share" and _answer(row) in changes}


def _answer(row: Row) -> tuple[str, ...]:
    return tuple(row[column] for column in ("survey", "wave", "question", "answer", "group", "source"))


def _codes(field: str, known: set[tuple[str, str]]) -> list[str]:
    return sorted(code for name, code in known if name == field)
