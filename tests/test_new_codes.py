"""An unknown code is rejected with a list of what it needs: rows, labels, places in the schema."""

import pytest
from synthetic import SOURCE, TITLE, add, fact, read

from helpers import data, schema

ASKED = "trust_health_info_handling"


def result(**cells: str) -> dict[str, list[dict]]:
    like = next(row for row in read(schema.DATA_DIR / "survey_results.csv")[1] if row["question"] == ASKED)
    return {"survey_results": [like | {"id": "to_come"} | cells]}


def use(*figure: str, **cells: str) -> dict[str, list[dict]]:
    return {"portal_use": [fact(*figure) | cells]}


SURVEY = {"survey": "survey_to_come", "wave": "2020", "country": "NO", "title": "x", "source": SOURCE, "locator": TITLE}
CASES = {
    "portal": (
        use("heilsutorg", "IS", "visits", "2022", "2 million", "visits"),
        'column portal: "heilsutorg": no row of data/portals.csv has it; a new one needs a row in data/portals.csv '
        'and the row "portal,heilsutorg,ITS LABEL" in data/labels.csv',
    ),
    "question": (
        result(question="used_a_diary"),
        'column question: "used_a_diary": no row of data/survey_questions.csv has it; a new one needs a row in '
        'data/survey_questions.csv and the row "question,used_a_diary,ITS LABEL" in data/labels.csv',
    ),
    "answer": (
        result(answer="agre"),
        'column answer: "agre": has no label; did you mean agree?; a new one needs the row "answer,agre,ITS LABEL" '
        "in data/labels.csv",
    ),
    "group": (
        result(group="students", base_n=""),
        'column group: "students": has no label; a new one needs the row "group,students,ITS LABEL" in data/labels.csv',
    ),
    "unit": (
        use("kanta", "FI", "visits", "2022", "2 million", "visit"),
        "visits_per_month; did you mean visits?; a new one needs a place among them in data/schemas/"
        'portal_use.json and the row "unit,visit,ITS LABEL" in data/labels.csv and its unit in helpers/checks/codes.py',
    ),
    "measure": (
        use("kanta", "FI", "hits", "2022", "2 million", "visits"),
        'the row "measure,hits,ITS LABEL" in data/labels.csv and its unit in helpers/checks/codes.py',
    ),
    "survey": (
        {"surveys": [SURVEY]},
        'a new one needs the row "survey,survey_to_come,ITS LABEL" in data/labels.csv',
    ),
    "service": (
        {"service_use": [fact("diary", "NO", "requests", "2022", "2 million", "requests", subject="service")]},
        'column service: "diary": has no label; a new one needs the row "service,diary,ITS LABEL" in data/labels.csv',
    ),
    "filter": (
        {"survey_questions": [{"question": "a", "survey": "citizen_survey", "filter_question": "heard"}]},
        'column filter_question: "heard": no row of data/survey_questions.csv has it; a new one needs a row in',
    ),
    "source": (
        use("kanta", "FI", "visits", "2022", "2 million", "visits", source="kanta_2030"),
        'column source: "kanta_2030": no row of data/sources.csv has it; a new one needs a row in data/sources.csv',
    ),
}


@pytest.mark.parametrize(("rows", "message"), CASES.values(), ids=CASES)
def test_unknown_code_is_rejected_with_the_rows_it_needs(copy, rows, message):
    add(copy, rows)
    [table] = rows
    found = data.find_faults(table, copy)
    assert [fault for fault in found if message in fault], found
    assert all(fault.startswith(f"data/{table}.csv, row 2") for fault in found)


def test_country_without_a_label_is_rejected(copy):
    add(copy, use("kanta", "FI", "visits", "2022", "2 million", "visits", country="EE"))
    found = data.find_faults("portal_use", copy)
    assert any('column country: "EE": has no label' in fault for fault in found), found
