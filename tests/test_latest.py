"""The front page and each figure say up to when this edition has data, whatever years a chapter shows."""

import csv
import re
from functools import partial
from pathlib import Path

import pandas as pd
from bs4 import BeautifulSoup, SoupStrainer
from this_book import BOOK

from helpers import data, latest, schema
from helpers.press.pages import parts, rows

SAID = re.compile(r"Data in this edition to (\d{4})\.")
NAMES = [name for name in schema.table_names() if "as_printed" in schema.fields(name)]


def ends() -> dict[str, int]:
    """Return the year in which the period of each row ends."""
    tables = [list(csv.DictReader((schema.DATA_DIR / f"{name}.csv").open(encoding="utf-8"))) for name in NAMES]
    return {row["id"]: int(row["period"].split("/")[-1][:4]) for table in tables for row in table}


def test_front_page_says_the_latest_year_of_all_tables(html):
    text = of_page(html, "intro.html").select_one(".imprint").get_text()
    assert SAID.search(text).group(1) == str(max(ends().values()))


def test_no_figure_shows_what_is_later_than_the_data_it_says_to_have(html):
    years, seen = ends(), 0
    for name in BOOK.chapters():
        for figure in of_page(html, f"notebooks/{name}.html").select("figure.book-figure"):
            linked = [a["href"].partition("#")[2] for a in figure.select("a[href^='data_catalogue.html#']")]
            said = figure.select(".figure-until")
            assert len(said) == bool(linked), figure["id"]
            if said:
                assert int(SAID.fullmatch(said[0].get_text()).group(1)) >= max(years[row] for row in linked)
                seen += 1
    assert seen > 30


def of_page(html: Path, name: str) -> BeautifulSoup:
    # Only what the tests look at: a page takes a second to parse as a whole.
    only = SoupStrainer(["p", "figure"])
    return BeautifulSoup((html / name).read_text(encoding="utf-8"), "html.parser", parse_only=only)


def test_a_later_figure_moves_its_own_series_only(copy, monkeypatch):
    path = copy / "survey_results.csv"
    table = pd.read_csv(path, dtype="str", keep_default_na=False)
    before = latest.years()
    row = table[table["survey"].eq("citizen_survey") & table["question"].eq("wearables_used")].iloc[0]
    later = row.to_frame().T.assign(id="later", period="2031", wave="2031")
    pd.concat([table, later]).to_csv(path, index=False)
    monkeypatch.setattr(data, "load", partial(data.load, folder=copy))
    monkeypatch.setenv(schema.CHECKED, "1")
    now = latest.years()
    moved = {row for row, year in before.items() if now[row] != year}
    same = table["survey"].eq("citizen_survey") & table["question"].eq(row["question"])
    assert moved == set(table.loc[same & table["measure"].eq(row["measure"]), "id"])
    known = rows.Rows(now, {}, {}, {})
    assert SAID.search(parts.until({"row_ids": [row["id"]]}, known)).group(1) == "2031"


def test_a_figure_without_rows_of_the_tables_says_nothing():
    assert parts.until({"row_ids": ["", "computed"]}, rows.found()) == ""
