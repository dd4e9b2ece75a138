"""A chapter rejects exactly the years for which it has no figures."""

from contextlib import suppress

import pandas as pd
import pytest
from in_process import run
from this_book import BOOK

from helpers import data, page_tables, parameter_model
from helpers.charts import parts
from helpers.parameters import ParameterError
from helpers.press.parameters import cells

NAMES = [name for name in BOOK.chapters() if cells.guard_of(BOOK, name)[0]]
YEARS = parameter_model.COVERAGES["first_year"].values()


def shown(monkeypatch, name: str, year: int) -> int:
    """Return the number of figures of a chapter for one year; ParameterError if it rejects the year."""
    counts = []
    finish, table = parts.finish, page_tables.table

    def charted(chart, rows, figure):
        counts.append(rows["value"].notna().sum())
        return finish(chart, rows, figure)

    def tabled(rows, *others, **columns):
        counts.append((rows["year"] == year).sum() if "year" in rows else 0)
        return table(rows, *others, **columns)

    with monkeypatch.context() as patch:
        patch.setattr(parts, "finish", charted)
        patch.setattr(page_tables, "table", tabled)
        run(name, first_year=year, last_year=year)
    return sum(counts)


@pytest.mark.parametrize("name", NAMES)
def test_each_accepted_year_has_a_figure(monkeypatch, name):
    found = {}
    for year in YEARS:
        with suppress(ParameterError):
            found[year] = shown(monkeypatch, name, year)
    assert list(found) == parameter_model.years_with_figures(*cells.guard_of(BOOK, name))
    assert all(found.values()), found


@pytest.mark.parametrize(
    ("period", "name", "is_reached"),
    [
        ("2024-03", "nordic_portal_use", True),
        ("2026-03", "nordic_portals", False),
        ("2026-03", "helsenorge_over_time", False),
        ("2026", "helsenorge_over_time", True),
        ("2025/2026", "helsenorge_over_time", True),
        ("2025/2026", "nordic_portals", False),
        ("2026", "helsenorge_services", False),
    ],
)
def test_chapters_accept_a_new_latest_year_with_a_figure(monkeypatch, period, name, is_reached):
    load, table, year = data.load, data.load("portal_use"), int(period.split("/")[-1][:4])
    row = table[table["id"] == "helsenorge_visits_2020_03_digdir_plain_language_2020"]
    new = pd.concat([table, row.assign(id="to_come", period=period)], ignore_index=True)
    monkeypatch.setattr(data, "load", lambda name: new if name == "portal_use" else load(name))
    if is_reached:
        assert shown(monkeypatch, name, year)
    else:
        with pytest.raises(ParameterError, match="the figures shown are of"):
            shown(monkeypatch, name, year)
