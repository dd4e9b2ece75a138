"""The words for a missing figure come from one place, and claim no more than that this edition lacks it."""

import pandas as pd
import pytest

from helpers import data, missing, portal_use, portal_words, prose, reference, schema
from helpers.phrases import phrase
from helpers.words import NO_FIGURE


def test_every_cause_of_the_table_has_its_words():
    assert list(missing.CAUSES) == schema.fields("known_gaps")["cause"]["constraints"]["enum"]


def test_no_word_claims_that_a_figure_does_not_exist():
    words = [*map(missing.in_words, missing.CAUSES), NO_FIGURE]
    assert not [word for word in words if "no " in word or "publish" in word]


def test_page_names_cause_place_and_date_of_every_gap():
    page = reference.known_gaps("en").data
    assert page.count("\n") == 1 + len(data.load("known_gaps"))
    for cause in data.load("known_gaps")["cause"].unique():
        assert f"| {missing.in_words(cause)} |" in page
    assert f"| {phrase('not-recorded')} |" in page


@pytest.mark.parametrize(
    ("years", "causes"),
    [([2010], ["not_in_edition"]), ([2011, 2021, 2022], ["chart_only", "chart_only", "not_in_edition"])],
)
def test_cause_of_a_year_is_that_of_its_gap(years, causes):
    assert list(missing.causes("logins", "helsenorge", years).values()) == causes


def test_two_causes_for_a_year_are_no_cause(monkeypatch):
    load = data.load
    gaps = pd.concat([load("known_gaps"), load("known_gaps").assign(cause="withheld")])
    monkeypatch.setattr(data, "load", lambda name, *folder: gaps if name == "known_gaps" else load(name, *folder))
    assert missing.causes("logins", "helsenorge", [2016]) == {2016: missing.NOT_IN_EDITION}


def test_years_without_a_figure_carry_their_cause():
    years = {"first_year": 2011, "last_year": 2024}
    rows = portal_use.yearly("logins", ["helsenorge"], **years)
    said = portal_words.without_figure(rows, "logins", "helsenorge", **years)
    assert said == "2011 to 2016 and 2019 (printed only as a chart) and 2022 to 2024"
    assert prose.NO_FIGURE not in said
