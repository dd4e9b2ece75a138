"""The chapter on figures that seem to disagree shows each subject of its table, with its figures and what differs."""

import re

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from this_book import BOOK

from helpers import data, same_subject

SUBJECTS = data.load("same_subject")["id"].tolist()


def blocks(*subjects: str) -> BeautifulSoup:
    return BeautifulSoup(same_subject.what_differs(*subjects).data, "html.parser")


def shares(subject: str) -> pd.DataFrame:
    return same_subject.figures(subject).query("unit == 'percent'")


def test_chapter_has_every_subject_of_the_table():
    text = BOOK.text_of("same_subject")
    calls = re.findall(r"same_subject\.what_differs\((.*?)language", text, flags=re.DOTALL)
    assert sorted(re.findall(r'\\"(\w+)\\"', "".join(calls))) == sorted(SUBJECTS)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_figures_of_a_subject_are_told_apart(subject):
    rows = same_subject.figures(subject)
    assert rows["label"].is_unique
    assert rows["asked_by"].notna().all()


@pytest.mark.parametrize("subject", SUBJECTS)
def test_figures_of_a_subject_stand_in_its_folded_table(subject):
    [folded] = blocks(subject).select("details")
    assert len(folded.select("tbody tr")) == len(same_subject.figures(subject))


def test_each_chart_has_a_finding_of_its_own():
    drawn = re.findall(r'same_subject\.chart\(\\"(\w+)\\"', BOOK.text_of("same_subject"))
    assert drawn == list(same_subject.FINDINGS)
    assert all(
        set(found.figures.values()) <= set(shares(subject)["id"]) for subject, found in same_subject.FINDINGS.items()
    )


def test_subject_without_a_finding_has_a_headline_of_its_range():
    figure = same_subject.chart("e_services_fi_2020", name="fig-range").to_dict()["usermeta"]["figure"]
    assert figure["headline"].startswith("Shares from about 50% to 61.2%, depending on who was asked what: ")


def test_what_differs_is_said_for_each_aspect():
    said = blocks("record_access_no_2020").select("dt")
    assert [term.get_text() for term in said] == [
        "What is asked",
        "Of whom",
        "When",
        "How people were asked",
        "Note",
    ]
    assert "Note" not in [term.get_text() for term in blocks("digital_contact_no_2022").select("dt")]


def test_chart_has_one_row_for_each_figure_of_its_subjects():
    chart = same_subject.chart("record_access_no_2020", "record_access_no_dips", name="fig-same-records")
    figure = chart.to_dict()["usermeta"]["figure"]
    ids = data.load("same_subject").set_index("id")["row_ids"]
    wanted = set(" ".join(ids.loc[["record_access_no_2020", "record_access_no_dips"]]).split())
    assert sorted(figure["row_ids"]) == sorted(wanted)
    assert "Eurostat" in figure["description"]


def test_change_in_points_is_no_dot_among_shares():
    rows = same_subject.figures("services_needed_no_2022")
    assert "change" in rows["measure"].tolist()
    assert same_subject.spans("services_needed_no_2022") == {"services_needed_no_2022": "38% to about 40%"}
