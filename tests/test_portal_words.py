"""The facts on a portal over the years choose the sentence that fits the figures."""

import pandas as pd
import pytest

from helpers import portal_words, prose


def yearly(values: dict[int, float], qualifier: str = "exact") -> pd.DataFrame:
    rows = [
        {"id": f"visits_{year}", "portal": "helsenorge", "country": "NO", "measure": "visits", "period": str(year)}
        | {"year": year, "value": value, "lower": value - 0.5, "upper": value + 0.5, "qualifier": qualifier}
        for year, value in values.items()
    ]
    return pd.DataFrame(rows, columns=["id", "period", "year", "value", "lower", "upper", "qualifier"])


@pytest.mark.parametrize(
    ("values", "move", "era"),
    [
        ({}, "none", "within"),
        ({2018: 5.0}, "alone", "within"),
        ({2020: 5.0}, "alone", "within"),
        ({2017: 5.0, 2019: 7.0}, "rose", "within"),
        ({2017: 5.0, 2019: 7.0, 2021: 26.0}, "rose", "across"),
        ({2019: 7.0, 2021: 26.0, 2023: 20.0}, "peaked", "across"),
        ({2019: 7.0, 2021: 26.0, 2023: 6.0}, "gone", "across"),
        ({2021: 26.0, 2023: 20.0}, "fell", "within"),
    ],
)
def test_move_and_era_of_a_course(values, move, era):
    facts = portal_words.course(yearly(values), prose.rounded)
    assert (facts["move"], facts["era"]) == (move, era)


def test_course_begins_with_the_last_year_before_the_pandemic():
    facts = portal_words.course(yearly({2016: 2.0, 2019: 7.0, 2021: 26.0, 2023: 20.0}), prose.rounded)
    assert [facts[name] for name in ("before_year", "peak_year", "year")] == ["2019", "2021", "2023"]
    assert [facts[name] for name in ("times", "above")] == ["3.7", "2.9"]


def test_a_bound_gives_no_factor():
    rows = yearly({2016: 2.0, 2019: 7.0})
    rows.loc[rows["year"] == 2016, ["qualifier", "upper"]] = ["over", float("nan")]
    assert portal_words.course(rows, prose.rounded)["times"] == ""


def two_prints(value: float) -> pd.DataFrame:
    used, rival = yearly({2023: 109.5}), yearly({2023: value})
    both = pd.concat([used.assign(preferred=True), rival.assign(preferred=False)])
    said = {"portal": "helsenorge", "portal_label": "Helsenorge", "country": "NO", "measure": "visits"}
    return both.assign(**said, as_printed="", choice="")


@pytest.mark.parametrize(("value", "year"), [(109.9, ""), (112.0, "2023"), (105.0, "2023")])
def test_only_prints_that_rounding_does_not_reconcile_are_a_dispute(value, year):
    assert portal_words.dispute(two_prints(value))["year"] == year


@pytest.mark.parametrize(("value", "level"), [(9.2, "near"), (5.0, "below"), (15.0, "above"), (None, "alone")])
def test_level_of_one_figure_to_another(value, level):
    assert portal_words.level(pd.Series({"value": value}), pd.Series({"value": 10.1})) == level
