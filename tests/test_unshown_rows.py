"""Each figure of the tables is shown in a chapter, or `unshown_rows.csv` gives the reason.

A new row that no chapter shows fails the test.
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
    unshown = figures() - shown
    new = sorted(row for row in unshown if not any(fnmatch(row, pattern) for pattern in reasons["rows"]))
    assert not new, "\n".join(["no chapter shows these rows; show them, or say in unshown_rows.csv why not:", *new])
    idle = [pattern for pattern in reasons["rows"] if not any(fnmatch(row, pattern) for row in unshown)]
    assert not idle, "\n".join(["unshown_rows.csv has a reason for rows that are shown, or are no more:", *idle])


def figures() -> set[str]:
    """Return the rows of all tables of figures; of conflicting rows, those that the book uses."""
    tables = [data.load(name) for name in schema.table_names() if "as_printed" in schema.fields(name)]
    return {row for table in tables for row in table.loc[table.get("preferred", table["id"].notna()), "id"]}
