"""A new year or wave is rows of one table: chapters show it with the parameters that they have.

The rows are said to be from a document that `sources` already has; a new document is a row of that table.
"""

from functools import partial
from pathlib import Path

import pandas as pd
import pytest
from in_process import run
from second_reading import differences
from second_reading import table as rows_of

from helpers import data, schema

LATER_DOCUMENT = "monitor_helsenorge_2024"
CASES = {
    # A year of visits and log-ins to Helsenorge.
    "portal_use": ("helsenorge_over_time", "2024", {"portal": "helsenorge", "period": "2023"}),
    # A wave of the citizen survey, with all that the wave before has.
    "survey_results": ("digital_contact", "2024", {"survey": "citizen_survey", "wave": "2023"}),
    # A year of Eurostat.
    "online_health": ("health_information_online", "2025", {"source": "eurostat_isoc_ci_ac_i", "period": "2024"}),
}
ADDED = pytest.mark.parametrize(("name", "chapter", "year", "like"), [(name, *case) for name, case in CASES.items()])


def add(folder: Path, name: str, year: str, like: dict[str, str]) -> pd.DataFrame:
    """Add the figures of the last period again, as those of the next one, and return the new rows."""
    path = folder / f"{name}.csv"
    table = pd.read_csv(path, dtype="str", keep_default_na=False)
    last = list(like.values())[-1]
    chosen = table[(table[list(like)] == pd.Series(like)).all(axis=1) & table["preferred"].eq("true")]
    assert len(chosen) > 0
    new = chosen.assign(id=[f"{row.replace(last, year)}_later" for row in chosen["id"]], choice="", note="")
    if name != "online_health":
        new = new.assign(source=LATER_DOCUMENT, locator="Helsenorge", read_from="list", confidence="high")
    for column in {"period", "wave"} & set(table):
        new[column] = new[column].str.replace(last, year)
    pd.concat([table, new]).to_csv(path, index=False)
    return new


@ADDED
def test_chapter_shows_rows_added_to_one_table(name, chapter, year, like, copy, monkeypatch):
    new = add(copy, name, year, like)
    assert [fault for table in schema.table_names(copy) for fault in data.find_faults(table, copy)] == []
    monkeypatch.setattr(data, "load", partial(data.load, folder=copy))
    ran = run(chapter)
    assert ran.rows & set(new["id"])
    assert any(f"in {year}" in fact.lower() for fact in ran.facts.values())
    assert year not in " ".join(run_without(chapter, monkeypatch).values())


def run_without(chapter: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    monkeypatch.undo()
    return run(chapter).facts


@pytest.mark.parametrize(("name", "year", "like"), [(name, *case[1:]) for name, case in CASES.items()])
def test_second_reading_asks_for_the_new_rows_alone(name, year, like, copy):
    new = add(copy, name, year, like)
    asked = differences(name, rows_of(name, copy), "second_entry")
    assert len(asked) == len(new)
    assert all(any(row in line for line in asked) for row in new["id"])
