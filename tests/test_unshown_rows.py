"""Each figure of the tables is shown in a chapter, or `unshown_rows.csv` gives the reason.

A new row that no chapter shows fails the test. A reason applies to rows by their ids, as in `population_is_*`, or by
table and id, as in `prescriptions/*`.
"""

from fnmatch import fnmatch
from pathlib import Path

import pandas as pd
import pytest
from in_process import run
from test_chapters import CHAPTERS
from this_book import BOOK

from helpers import data, schema, survey
from helpers.parameter_model import COVERAGES
from helpers.press.parameters import cells

REASONS = Path(__file__).with_name("unshown_rows.csv")
YEARS, WAVES = (COVERAGES[name].values() for name in ("last_year", "wave"))


@pytest.fixture(scope="module")
def shown() -> set[str]:
    """Return the rows that the chapters use, with all years and with each wave in turn."""
    years = {"first_year": YEARS[0], "last_year": YEARS[-1]}
    waves = [{"wave": wave, "baseline_wave": survey.wave_before(wave)} for wave in WAVES[1:]]
    return {
        row
        for name in CHAPTERS
        for choice in (waves if "wave" in cells.defaults_of(BOOK, name) else [{}])
        for row in run(name, **years, **choice).rows
    }


def test_every_row_is_shown_or_has_a_reason(shown):
    reasons = pd.read_csv(REASONS)
    assert reasons["reason"].str.len().gt(0).all()
    unshown = {row: table for row, table in figures().items() if row not in shown}
    new = sorted(
        row for row, table in unshown.items() if not any(is_meant(pattern, row, table) for pattern in reasons["rows"])
    )
    assert not new, "\n".join(["no chapter shows these rows; show them, or say in unshown_rows.csv why not:", *new])
    idle = [
        pattern
        for pattern in reasons["rows"]
        if not any(is_meant(pattern, row, table) for row, table in unshown.items())
    ]
    assert not idle, "\n".join(["unshown_rows.csv has a reason for rows that are shown, or are no more:", *idle])


def figures() -> dict[str, str]:
    """Return the table of each row of all tables of figures, of rival rows that of those that the book uses."""
    tables = {name: data.load(name) for name in schema.table_names() if "as_printed" in schema.fields(name)}
    return {
        row: name
        for name, table in tables.items()
        for row in table.loc[table.get("preferred", table["id"].notna()), "id"]
    }


def is_meant(pattern: str, row: str, table: str) -> bool:
    return fnmatch(row, pattern) or fnmatch(f"{table}/{row}", pattern)


def test_a_reason_is_for_rows_by_id_or_by_table():
    assert is_meant("population_is_*", "population_is_2020", "population")
    assert is_meant("population/*_is_*", "population_is_2020", "population")
    assert not is_meant("prescriptions/*", "population_is_2020", "population")
    assert not is_meant("population_is", "population_is_2020", "population")
