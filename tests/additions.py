"""Rows that an analyst may add one day: another year, wave, question, portal and country."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from synthetic import SOURCE, TITLE, fact, indicator, read, survey_fact

ASKED = """heard_of_portal visited_portal recommend_portal opened_hospital_record video_consultation_gp
digital_easier_contact prefer_face_to_face contact_last_12_months worried_info_unavailable_emergency
overview_where_info_stored wearables_used trust_health_info_handling"""
REPEATED = {"share", "base", "respondents", "promoters", "detractors", "nps"}


@dataclass(frozen=True)
class Variant:
    """Rows that are added together.

    Attributes:
        rows: Function that returns the new rows of each table, given the folder of the data.
        marks: What a sentence that they change must name: the year, the portal or the country that is new.
        parameters: Those with which the new rows are shown.
    """

    rows: Callable[[Path], dict[str, list[dict]]]
    marks: tuple[str, ...]
    parameters: dict[str, object]


def another_year(_: Path) -> dict[str, list[dict]]:
    """Return figures of years after those that the book covers."""
    totals = [
        ("helsenorge", "NO", "visits", "120.5 million"),
        ("1177", "SE", "visits", "over 210 million"),
        ("sundhed", "DK", "visits", "about 41 million"),
        ("kanta", "FI", "visits", "60 million"),
        ("helsenorge", "NO", "logins", "nearly 99 million"),
        ("1177", "SE", "logins", "150 million"),
        ("sundhed", "DK", "logins", "30 million"),
        ("kanta", "FI", "logins", "41 million"),
    ]
    others = [
        ("helsenorge", "NO", "visits_growth", "2025", "4 percent", "percent"),
        ("helsenorge", "NO", "visits_growth", "2025-W05", "3 percent", "percent"),
        ("helsenorge", "NO", "users", "2025", "3.9 million", "persons"),
        ("1177", "SE", "visits_per_day", "2025-W05", "600 000", "visits_per_day"),
        ("kanta", "FI", "visits_per_day", "2025-W05", "200 000", "visits_per_day"),
        ("sundhed", "DK", "visits", "2025-03", "4.1 million", "visits"),
        ("sundhed", "DK", "visits_per_month_normal", "2025", "3.5 million", "visits_per_month"),
        ("kanta", "FI", "awareness", "2025", "88 percent", "percent"),
        ("sundhed", "DK", "trust", "2025-06", "77 percent", "percent"),
    ]
    rival = fact("helsenorge", "NO", "visits", "2025", "over 120 million", "visits") | {
        "id": "helsenorge_visits_2025_rival",
        "preferred": "false",
    }
    services = [
        ("messages", "NO", "messages", "2025", "61.2 million", "messages"),
        ("messages", "NO", "messages_growth", "2025", "20 percent", "percent"),
        ("messages", "NO", "rank", "2025", "1", "rank"),
        ("patient_travel", "NO", "electronic_share", "2025-12", "91 percent", "percent"),
        ("patient_travel", "NO", "users", "2025", "3.1 million", "persons"),
        ("digital_consultation", "NO", "consultations_per_day", "2025-W05", "40 000", "consultations_per_day"),
        ("digital_consultation", "NO", "consultations_growth", "2025-W05", "2 percent", "percent"),
        ("1177_journal", "SE", "logins", "2025-08", "2.6 million", "logins"),
    ]
    indicators = [
        ("NO", "accessed_personal_health_records_online", "79.05"),
        ("SE", "accessed_personal_health_records_online", "50.11"),
        ("NO", "sought_health_information_online", "70.02"),
        ("FI", "sought_health_information_online", "82.40"),
        ("NO", "made_medical_appointment_online", "60.31"),
    ]
    return {
        "portal_use": [
            *(fact(portal, country, measure, "2025", print_, measure) for portal, country, measure, print_ in totals),
            *(fact(*row) for row in others),
            rival,
        ],
        "service_use": [fact(*row, subject="service") for row in services],
        "online_health": [indicator(country, measure, "2026", print_) for country, measure, print_ in indicators],
        "events": [
            {
                "id": "visits_peak_2025_02",
                "date": "2025-02",
                "country": "NO",
                "label_en": "Peak of visits to Helsenorge",
            }
            | {"applies_to": "portal", "source": SOURCE, "locator": TITLE}
        ],
    }


def another_span(_: Path) -> dict[str, list[dict]]:
    """Return figures of periods that are no years: two years together, and some months of a year."""
    figures = [
        ("helsenorge", "NO", "visits", "2025/2026", "240.5 million", "visits"),
        ("helsenorge", "NO", "logins", "2022-05/2022-12", "71.3 million", "logins"),
        ("kanta", "FI", "visits", "2022-05/2022-12", "33.5 million", "visits"),
        ("sundhed", "DK", "awareness", "2025/2026", "81 percent", "percent"),
        ("kanta", "FI", "trust", "2025/2026", "79 percent", "percent"),
    ]
    services = [
        ("messages", "NO", "messages", "2025/2026", "101.2 million", "messages"),
        ("patient_travel", "NO", "electronic_share", "2025/2026", "90 percent", "percent"),
    ]
    return {
        "portal_use": [fact(*row) for row in figures],
        "service_use": [fact(*row, subject="service") for row in services],
    }


def another_wave(folder: Path) -> dict[str, list[dict]]:
    """Return a wave of the citizen survey that repeats some questions, one of them with other answers."""
    table = read(folder / "survey_results.csv")[1]
    rows = [
        _a_wave_later(row)
        for row in table
        if (row["survey"], row["wave"], row["preferred"]) == ("citizen_survey", "2020", "true")
        and row["measure"] in REPEATED
        and (row["question"] in ASKED.split() or row["measure"] == "respondents")
        and row["id"] != "citizen_survey_respondents_of_invited_2020_s03"
    ]
    like = next(row for row in table if row["question"] == "wants_more_digital_services")
    answers = {"yes": "35", "has_what_is_asked_for": "38", "does_not_use_any": "7"}
    rows += [
        like
        | survey_fact(f"wants_more_{answer}_2024", f"{value} percent", "percent")
        | {"answer": answer, "wave": "2024", "period": "2024", "base_n": "", "base_of": "", "group": "all"}
        for answer, value in answers.items()
    ]
    survey = {"survey": "citizen_survey", "wave": "2024", "country": "NO", "title": "Innbyggerundersøkelsen om e-helse"}
    return {
        "survey_results": rows,
        "surveys": [survey | {"source": SOURCE, "locator": TITLE}],
        "labels": [
            {"field": "answer", "code": "has_what_is_asked_for", "en": "Has what is needed"},
            {"field": "answer", "code": "does_not_use_any", "en": "Does not use them"},
        ],
    }


def another_question(folder: Path) -> dict[str, list[dict]]:
    """Return a question of a wave that the book has, with two answers."""
    asked = {"question": "diary_kept_online", "survey": "citizen_survey"}
    table = read(folder / "survey_results.csv")[1]
    like = next(row for row in table if row["id"] == "heard_of_portal_yes_2020_s06")
    where = {"question_no": "", "answer": "", "choice": "", "note": ""}
    shares = {"yes": "31", "perhaps_later": "12"}
    return {
        "survey_questions": [
            asked
            | {"topic": "portal", "wording_en": "kept a diary of one's health online", "base": "all respondents"}
            | {"base_printed": "true", "multiple": "false", "source": SOURCE, "locator": TITLE}
        ],
        "survey_results": [
            like
            | where
            | survey_fact(f"diary_{answer}_2020", f"{value} percent", "percent")
            | asked
            | {"answer": answer}
            for answer, value in shares.items()
        ],
        "labels": [
            {"field": "question", "code": asked["question"], "en": "Kept a diary online"},
            {"field": "answer", "code": "perhaps_later", "en": "Perhaps later"},
        ],
    }


def another_portal(_: Path) -> dict[str, list[dict]]:
    """Return a portal of a country that had none, and a portal of a country that had one, without figures."""
    figures = [
        ("heilsutorg", "IS", "visits", "2021", "2.1 million", "visits"),
        ("heilsutorg", "IS", "visits", "2022", "2.4 million", "visits"),
        ("heilsutorg", "IS", "visits", "2020-03", "0.3 million", "visits"),
        ("heilsutorg", "IS", "visits_per_day", "2020-W11", "9 000", "visits_per_day"),
        ("heilsutorg", "IS", "visits_per_day", "2020-W12", "12 000", "visits_per_day"),
        ("heilsutorg", "IS", "logins", "2022", "nearly 2 million", "logins"),
        ("heilsutorg", "IS", "awareness", "2022", "95 percent", "percent"),
        ("heilsutorg", "IS", "trust", "2022", "85 percent", "percent"),
    ]
    portals = {"heilsutorg": ("IS", "Heilsutorg"), "helseportalen": ("NO", "Helseportalen")}
    return {
        "portal_use": [fact(*row) for row in figures],
        "portals": [
            {"portal": portal, "country": country, "name": name, "source": SOURCE, "locator": TITLE}
            for portal, (country, name) in portals.items()
        ],
        "labels": [{"field": "portal", "code": portal, "en": name} for portal, (_, name) in portals.items()],
    }


def another_country(_: Path) -> dict[str, list[dict]]:
    """Return figures of a country that the book does not know, and some that other countries lacked."""
    indicators = [
        ("EE", "accessed_personal_health_records_online", "2020", "44.10"),
        ("EE", "accessed_personal_health_records_online", "2022", "91.20"),
        ("EE", "sought_health_information_online", "2022", "66.66"),
        ("IS", "accessed_personal_health_records_online", "2022", "70.15"),
        ("IS", "sought_health_information_online", "2022", "74.05"),
        ("IS", "made_medical_appointment_online", "2022", "62.00"),
    ]
    people = {"country": "EE", "measure": "population_1_january", "unit": "inhabitants", "qualifier": "exact"}
    count = {"value": "1331796", "lower": "1331796", "upper": "1331796", "as_printed": "1331796", "read_from": "list"}
    count |= {"confidence": "high", "preferred": "true"}
    asked = {"country": "FI", "survey": "kanta_users", "wave": "2022", "question": "recommend_portal"}
    return {
        "portal_use": [
            fact("digilugu", "EE", "visits", "2022", "5.5 million", "visits"),
            fact("kanta", "FI", "awareness", "2022", "90 percent", "percent"),
            fact("sundhed", "DK", "trust", "2022", "80 percent", "percent"),
        ],
        "portals": [{"portal": "digilugu", "country": "EE", "name": "Digilugu", "source": SOURCE, "locator": TITLE}],
        "online_health": [indicator(*row) for row in indicators],
        "population": [
            people | count | {"id": "population_ee_2022", "period": "2022", "source": SOURCE, "locator": TITLE}
        ],
        "service_use": [
            fact("prescription_renewal", "EE", "requests", "2022", "1.1 million", "requests", subject="service")
        ],
        "surveys": [_asked_of(asked) | {"source": SOURCE, "locator": TITLE}],
        "survey_questions": [
            {"question": asked["question"], "survey": asked["survey"], "topic": "portal", "source": SOURCE}
            | {"wording_en": "net promoter score of Kanta", "base": "not stated", "base_printed": "false"}
            | {"multiple": "false", "locator": TITLE}
        ],
        "survey_results": [
            survey_fact("nps_kanta_2022", "41", "nps_points")
            | asked
            | {"measure": "nps", "group": "not_stated", "period": "2022"},
            survey_fact("danish_digital_easier_contact_disagree_2019", "58 percent", "percent")
            | {"country": "DK", "survey": "danish_citizen_survey", "wave": "2019", "question": "digital_easier_contact"}
            | {"measure": "share", "answer": "disagree", "group": "not_stated", "period": "2019"},
        ],
        "labels": [
            {"field": "country", "code": "EE", "en": "Estonia"},
            {"field": "portal", "code": "digilugu", "en": "Digilugu"},
            {"field": "survey", "code": "kanta_users", "en": "Kanta (survey not named)"},
        ],
    }


def _asked_of(row: dict) -> dict:
    return {column: row[column] for column in ("survey", "wave", "country")}


def _a_wave_later(row: dict) -> dict:
    value = float(row["value"])
    is_count = row["measure"] in ("base", "respondents")
    # A score is the difference of two shares, which both become smaller.
    less = 0 if row["measure"] == "nps" else 6
    number = f"{round(value * 0.9) if is_count else max(value - less, 1):.0f}"
    print_ = number if row["unit"] in ("respondents", "nps_points") else f"{number} percent"
    base = f"{round(float(row['base_n']) * 0.9):.0f}" if row["base_n"] else ""
    changed = {"wave": "2024", "period": "2024", "base_n": base, "choice": "", "note": ""}
    return row | survey_fact(f"{row['id']}_2024", print_, row["unit"]) | changed


VARIANTS = {
    "another_year": Variant(another_year, ("2025", "2026", "Finland"), {"last_year": 2025}),
    "another_span": Variant(
        another_span, ("2025", "2026", "December 2022", "level mark", "Finland"), {"last_year": 2026}
    ),
    "another_wave": Variant(another_wave, ("2024",), {"wave": 2024, "baseline_wave": 2020, "last_year": 2023}),
    "another_portal": Variant(
        another_portal,
        ("Heilsutorg", "Helseportalen", "Iceland"),
        {"portals": ["heilsutorg", "helseportalen", "kanta", "sundhed", "1177", "helsenorge"]},
    ),
    "another_country": Variant(
        another_country,
        ("Estonia", "Digilugu", "Iceland", "Kanta", "Sundhed.dk"),
        {"portals": ["digilugu", "helsenorge"], "countries": ["EE", "IS", "NO", "EU27_2020"]},
    ),
}
