"""Rows that no document prints, made as a table demands them, and put into a copy of the data.

Half of them come before the other rows of their table and half after, since a row may be added anywhere.
"""

import csv
from pathlib import Path

from helpers.printed import printed_interval

SOURCE, TITLE = "report_to_come", "A report to come"
QUALIFIERS = {"over": "over", "about": "about", "nearly": "nearly"}
INDICATORS = {
    "accessed_personal_health_records_online": "I_IUAPR",
    "made_medical_appointment_online": "I_IUMAPP",
    "sought_health_information_online": "I_IHIF",
}


def add(folder: Path, rows: dict[str, list[dict]]) -> None:
    """Put rows into the tables of a folder, together with the document that they are said to be from."""
    document = {
        "id": SOURCE,
        "title": TITLE,
        "publisher": "Somebody",
        "year": 2027,
        "language": "en",
        "kind": "survey report",
    }
    for table, added in (rows | {"sources": [document]}).items():
        path = folder / f"{table}.csv"
        fields, lines = read(path)
        lines = [*added[::2], *lines, *added[1::2]]
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fields, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(lines)


def read(path: Path) -> tuple[list[str], list[dict]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        return list(reader.fieldnames), list(reader)


def fact(subject_key: str, country: str, measure: str, period: str, print_: str, unit: str, subject="portal") -> dict:
    """Return a row of a table of facts as it follows from its print."""
    named = f"{subject_key}_{measure}_{period}_to_come".lower().replace("-", "_").replace("/", "_")
    return survey_fact(named, print_, unit) | {
        subject: subject_key,
        "country": country,
        "measure": measure,
        "period": period,
    }


def survey_fact(named: str, print_: str, unit: str) -> dict:
    qualifier = QUALIFIERS.get(print_.partition(" ")[0], "exact")
    value, lower, upper = printed_interval(print_, qualifier, unit)
    ends = {"lower": "" if lower is None else f"{lower:.12g}", "upper": "" if upper is None else f"{upper:.12g}"}
    where = {"source": SOURCE, "locator": TITLE, "as_printed": print_, "confidence": "high", "preferred": "true"}
    where["read_from"] = "list"
    return {"id": named, "value": f"{value:.12g}", "unit": unit, "qualifier": qualifier} | ends | where


def indicator(country: str, measure: str, year: str, print_: str) -> dict:
    code = INDICATORS[measure]
    row = survey_fact(f"{code}_{country}_{year}".lower(), print_, "percent")
    what = {"country": country, "indicator": code, "measure": measure, "group": "all", "period": year}
    return row | what | {"locator": f"{TITLE}, {code}"}
