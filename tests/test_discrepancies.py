"""Discrepancies have words for each part of a finding, with computed numbers, in the order in which they matter."""

import re

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from helpers import amounts, audit, charts, data, discrepancies, page_tables, schema
from helpers.verdicts import DISAGREES

NO_BREAK = "\u00a0"
YEAR_OR_NAME = re.compile(r"\b(19|20)\d\d\b|\b1177\b|\{[^}]*\}")


@pytest.fixture(scope="module")
def rows() -> pd.DataFrame:
    return discrepancies.found()


def test_no_number_is_typed():
    for row in data.load("discrepancies").to_dict("records"):
        for column in ("printed_en", "follows_en", "explanation_en", "book_uses_en", "consequence_en"):
            assert not re.search(r"\d", YEAR_OR_NAME.sub("", row[column])), f"{row['id']}, {column}"


def test_numbers_are_filled_in(rows):
    words = rows[list(discrepancies.TEXTS)]
    assert not words.map(lambda text: "{" in text or "}" in text).any(axis=None)
    row = rows.set_index("id").loc["daily_visits_growth_2020"]
    assert row["follows"].endswith("223,000 and over 515,000 visits a day, make it 131%.")
    assert [number.value for number in row["follows"].numbers] == pytest.approx([223000, 515000, 130.942], abs=0.001)


def test_size_of_the_difference_is_said_where_it_is_a_number(rows):
    """What a difference means to a reader is said with its size, unless words are in doubt or two words say it."""
    silent = rows[~rows["consequence"].map(lambda text: bool(text.numbers))]
    assert set(silent["id"]) <= {"daily_visits_growth_2020", "kanta_prescriptions_2018"}


def test_claim_of_a_discrepancy_is_one_of_its_own(rows):
    claims = audit.claims().set_index("id")
    own = claims.loc[rows["claim"]]
    assert own["finding"].tolist() == rows["id"].tolist()
    assert (own["verdict"] == DISAGREES).all()


def test_those_that_matter_most_come_first_and_the_larger_before_the_smaller(rows):
    places = rows["matters"].map(discrepancies.MATTERS.index)
    assert places.is_monotonic_increasing
    for _, group in rows.groupby("matters"):
        assert group["gap"].abs().dropna().is_monotonic_decreasing
    assert set(rows["matters"]) == set(discrepancies.MATTERS)


@pytest.mark.parametrize("place", ["{printed:nobody}", "{row:nobody}"])
def test_unknown_number_is_named(monkeypatch, place):
    table = data.load("discrepancies").head(1).assign(follows_en=f"It is {place}.")
    load = data.load
    monkeypatch.setattr(data, "load", lambda name: table if name == "discrepancies" else load(name))
    with pytest.raises(schema.DataError, match=re.escape(f"data/discrepancies.csv, {place}: there is no such")):
        discrepancies.found.__wrapped__()


def test_braces_of_others_stay_as_they_are_typed(monkeypatch):
    table = data.load("discrepancies").head(1).assign(follows_en="{numref} {0.__class__} {}")
    load = data.load
    monkeypatch.setattr(data, "load", lambda name: table if name == "discrepancies" else load(name))
    assert discrepancies.found.__wrapped__()["follows"].tolist() == ["{numref} {0.__class__} {}"]


def claim(value: float, unit: str, computed: float, half: float = 0.0, **other: object) -> dict:
    ends = {"computed_lower": computed - half, "computed_upper": computed + half}
    return {"value": value, "unit": unit, "qualifier": "exact", "computed": computed} | ends | other


@pytest.mark.parametrize(
    ("row", "printed", "follows", "gap"),
    [
        (claim(192, "percent", 130.94, 0.7), "192%", "131%", "61 percentage points"),
        (claim(85, "percent", 93.28, 0.2), "85%", "93.3%", "8.3 percentage points"),
        (claim(90, "percent", 89, 0.5), "90%", "89%", "1 percentage point"),
        (claim(37, "percent", 37.905), "37%", "37.9%", "0.9 percentage points"),
        (claim(22, "percent", 20.47), "22%", "20.5%", "1.5 percentage points"),
        (claim(80.3, "contacts_per_100_inhabitants", 83, 0.5), "80.3", "83", "2.7"),
        (claim(72e6, "visits", 72.9e6, 5e4), "72 million", "72.9 million", "0.9 million"),
        (claim(77.5e6, "logins", 90.9e6, 5e4, qualifier="about"), "about 77.5 million", "90.9 million", "13.4 million"),
        (claim(110e6, "visits", 109.5e6, 5e4, qualifier="over"), "over 110 million", "109.5 million", "0.5 million"),
        (claim(96e6, "logins", 100e6, computed_qualifier="nearly"), "96 million", "nearly 100 million", "4 million"),
        (claim(64e6, "dispensations", float("nan")), "64 million", "", ""),
        (claim(1431, "respondents", 1445), "1,431", "1,445", "14"),
    ],
)
def test_numbers_of_a_claim_are_written_as_a_reader_expects_them(row, printed, follows, gap):
    written = amounts.printed(row), amounts.follows(row), amounts.gap(row)
    assert [text.replace(NO_BREAK, " ") for text in written] == [printed, follows, gap]


def test_chart_sets_what_follows_beside_the_printed_value_in_percent_of_it():
    claims = audit.claims().set_index("id", drop=False)
    chosen = ["visits_per_day_growth_corona_spring", "visits_2023_monitor_and_report", "kanta_prescriptions_fell_2018"]
    both = discrepancies.side_by_side(claims.loc[chosen])
    assert both["which"].tolist() == ["as printed", "what follows"] * 2
    assert both["value"].tolist() == pytest.approx([0, 100 * (515 / 223 - 1) / 1.92 - 100, 0, -100 * 0.5 / 110])
    assert both["lower"].tolist()[:1] == pytest.approx([-100 * 0.5 / 192])
    assert both["id"].tolist() == [
        *("helsenorge_visits_growth_2020_w12", "", "helsenorge_visits_2023_monitor_helsenorge_2024", "")
    ]
    assert both["as_printed"].tolist()[:2] == ["192 prosent", "130.9 (130.4 to 131.9)"]


def test_chart_is_ordered_by_size_and_shows_every_number(rows):
    sized = discrepancies.by_size(rows)
    assert sized["gap"].abs().is_monotonic_decreasing
    assert set(rows["id"]) - set(sized["id"]) == set(rows.loc[rows["computed"].isna(), "id"])
    chart = charts.paired_dots(sized, name="fig-any", caption="Any.", unit="difference in percent", decimals=1)
    labels = [row[0] for row in chart.to_dict()["usermeta"]["figure"]["rows"]]
    assert labels[::2] == labels[1::2] == sized["label"].tolist()


def test_page_tells_each_discrepancy_under_its_anchor(rows):
    page = BeautifulSoup(page_tables.discrepancies(rows).data, "html.parser")
    sections = page.find_all("section")
    assert [section["id"] for section in sections] == rows["id"].tolist()
    for section, row in zip(sections, rows.to_dict("records"), strict=True):
        assert section.h3.get_text() == row["label"]
        assert section.p.get_text() == f"{row['printed']} {row['follows']}"
        assert section.find("a")["href"] == f"sources.html#{row['source']}"
        assert [entry.get_text() for entry in section.find_all("dd")] == [
            *(row["explanation"], row["book_uses"], row["consequence"])
        ]


def test_example_is_the_one_that_matters_most(rows):
    assert discrepancies.example(rows).startswith(rows.set_index("id").loc["daily_visits_growth_2020", "printed"])
    assert discrepancies.example(rows.query("id == 'danish_ai_2022'")).startswith("A Danish article")
    assert discrepancies.example(rows.query("id == ''")) == ""


def test_text_of_a_discrepancy_is_escaped(rows):
    spoiled = rows[rows["id"] == "worry_2020"].assign(label="<b>label</b>", consequence="<script>")
    made = page_tables.discrepancies(spoiled).data
    assert "<b>" not in made
    assert "<script>" not in made
