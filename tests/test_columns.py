"""Columns of quarters stack the parts of a total, and a rule marks a break in their series."""

import pandas as pd
import pytest
from chart_examples import description_of, drawing, rows_with

from helpers import charts, gp_contacts, measures
from helpers.description import nothing

FORMS = ("physical_consultation", "e_consultation")


def chart(last_year):
    rows = measures.in_millions(gp_contacts.of_forms("contacts", *FORMS, each="quarter", last_year=last_year))
    return charts.stacked_columns(
        rows, name="fig-quarters", caption="Any.", unit="million", series="service_label", decimals=1
    )


def test_each_part_begins_where_the_one_below_it_ends():
    drawn = pd.DataFrame(rows_with(chart(2021), "start")).sort_values(["period", "start"])
    for _, parts in drawn.groupby("period"):
        assert parts["start"].tolist() == pytest.approx([0, *parts["end"][:-1]])
    assert drawn["end"].max() == pytest.approx(drawn.groupby("period")["value"].sum().max())


@pytest.mark.parametrize(("last_year", "since"), [(2019, []), (2021, ["2020-Q1"])])
def test_rule_stands_before_the_first_quarter_behind_a_break(last_year, since):
    tables = chart(last_year).to_dict()["datasets"].values()
    ruled = [row["period"] for rows in tables for row in rows if "words" in row]
    assert ruled == since


def test_quarters_stand_in_order_of_time_and_the_year_under_its_first_one():
    svg = drawing(chart(2020))
    names = [svg.index(name) for name in (">2019<", ">2020<")]
    assert names == sorted(names)
    assert svg.count(">Q2<") == 2


def test_description_tells_parts_and_extremes():
    words = description_of(chart(2021))
    assert words.startswith("Stacked column chart")
    assert "E-consultation: Highest: 1.2 (fourth quarter of 2020)." in words


def test_chart_without_a_quarter_says_so():
    assert nothing() in drawing(chart(2018)).replace("&#39;", "'")
