"""Of several figures for the same thing, the book uses the most exact that no later document contradicts."""

from pathlib import Path

import pandas as pd
import pytest

from helpers import data, schema
from helpers.checks.rivals import EXCEPTION

TABLE = "portal_use"
AGAINST = pytest.mark.parametrize(
    ("row", "chosen"),
    [
        # Contradicted by the edition of the next year, which prints 90.9 million.
        ("helsenorge_logins_2021", "helsenorge_logins_2021_monitor_helsenorge_2023"),
        # Two documents print it in full, this one rounds.
        ("helsenorge_visits_2022_monitor_helsenorge_2024", "helsenorge_visits_2022_survey_report_2023_helsenorge"),
    ],
)


def prefer(folder: Path, row: str, choice: str) -> list[str]:
    """Prefer another of several rival figures, and return the faults of the table."""
    path = folder / f"{TABLE}.csv"
    table = pd.read_csv(path, dtype="str", keep_default_na=False)
    [chosen] = table[table["id"] == row].to_dict("records")
    rivals = (table[["portal", "measure", "period"]] == pd.Series(chosen)[["portal", "measure", "period"]]).all(axis=1)
    assert rivals.sum() > 1
    table.loc[rivals, "preferred"] = (table.loc[rivals, "id"] == row).map({True: "true", False: "false"})
    table.loc[rivals, "choice"] = choice
    table.to_csv(path, index=False)
    return data.find_faults(TABLE, folder)


@AGAINST
def test_choice_against_the_rule_needs_a_reason_that_says_so(row, chosen, copy):
    [fault] = prefer(copy, row, "Somebody likes it.")
    assert "portal_use.csv, row" in fault
    assert f"the rule takes {chosen}; use that row, or begin the reason against it" in fault


@AGAINST
def test_reason_for_an_exception_is_accepted(row, chosen, copy):
    assert row != chosen
    assert prefer(copy, row, f"{EXCEPTION}somebody knows better.") == []


def test_rule_chooses_nearly_all_figures_of_the_book():
    tables = [data.load(name) for name in schema.table_names() if "choice" in schema.fields(name)]
    reasons = pd.concat([table["choice"].dropna() for table in tables])
    exceptions = reasons[reasons.str.startswith(EXCEPTION)]
    assert len(exceptions) < len(reasons) / 10
    # The visits of 2023, of which two documents print figures that exclude each other.
    assert exceptions.str.contains("over 110 million").sum() == 1
