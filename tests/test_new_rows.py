"""Unrelated rows do not change a chapter on the survey, and a new wave is described correctly."""

import re
import shutil
from functools import cache, partial
from pathlib import Path

import pandas as pd
import pytest
from in_process import run

from helpers import data, missing, prose, schema

NAMES = [
    "digital_contact",
    "health_information",
    "helsenorge_awareness",
    "hospital_records",
    "registries_wearables_ai",
    "satisfaction",
    "video_and_preferences",
]
RESULTS = "survey_results"
LOAD = data.load
# What a sentence says of a missing figure that was taken for one.
TOO_FEW = missing.in_words(missing.TOO_FEW)
UNSAID = re.compile(rf"{re.escape(prose.NO_FIGURE)}|{TOO_FEW} \(|\bnan\b|NaN|<NA>|\bNone\b|\{{|\bnone\b")
PAIRS = [(2021, 2019), (2022, 2021), (2023, 2020)]


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """Make chapters read a copy of the tables, to which a test adds rows first."""
    copy = Path(shutil.copytree(schema.DATA_DIR, tmp_path / "data"))
    monkeypatch.setattr(data, "load", partial(data.load, folder=copy))
    # These tests are about sentences; the check of the tables would reject some of the rows.
    monkeypatch.setenv(schema.CHECKED, "1")
    return copy


@cache
def stored(name: str) -> dict[str, str]:
    """Return the facts of a chapter with the tables as they are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(data, "load", LOAD)
        return run(name).facts


def read(folder: Path, table: str) -> pd.DataFrame:
    return pd.read_csv(folder / f"{table}.csv", dtype="str", keep_default_na=False)


def add(folder: Path, table: str, rows: pd.DataFrame) -> None:
    both = pd.concat([read(folder, table), rows])
    both.to_csv(folder / f"{table}.csv", index=False)


def printed(rows: pd.DataFrame, percent: int, name: str, **cells: str) -> pd.DataFrame:
    """Return rows with another share, each with a unique id."""
    ends = {"lower": f"{percent - 0.5:g}", "upper": f"{percent + 0.5:g}"}
    print_ = {"value": str(percent), "qualifier": "exact", "as_printed": f"{percent} prosent"}
    return rows.assign(id=rows["id"] + name, **print_, **ends, **cells)


def add_wave(folder: Path) -> None:
    """Put a wave of 2023 in place of that of the table: its survey, respondents and all shares of the wave before."""
    wave = {"wave": "2023", "period": "2023"}
    for table in ("surveys", RESULTS):
        rows = read(folder, table)
        rows = rows[(rows["survey"] != "citizen_survey") | (rows["wave"] != "2023")]
        rows.to_csv(folder / f"{table}.csv", index=False)
    surveys, results = read(folder, "surveys"), read(folder, RESULTS)
    mine = surveys[(surveys["survey"] == "citizen_survey") & (surveys["wave"] == "2022")]
    add(folder, "surveys", mine.assign(wave="2023"))
    before = results[(results["survey"] == "citizen_survey") & (results["wave"] == "2022")]
    people = before[before["measure"] == "respondents"]
    add(folder, RESULTS, people.assign(id="respondents_2023", **wave))
    shares = before[(before["measure"] == "share") & (before["question"] != "wants_more_digital_services")]
    report = {"source": "survey_report_2023_use", "locator": "Kapittel 3.2"}
    add(folder, RESULTS, printed(shares, 61, "_2023", **wave, **report))


def add_answers_of_wants_more(folder: Path) -> None:
    """Add what a survey of 2023 found on a question, with answers that the tables do not know."""
    results = read(folder, RESULTS)
    asked = results[(results["question"] == "wants_more_digital_services") & (results["wave"] == "2022")]
    asked = asked[asked["answer"] == "yes"]
    answers = {"yes": 35, "has_what_i_need": 38, "uses_none": 7}
    codes = [code for code in answers if code != "yes"]
    add(folder, "labels", pd.DataFrame({"field": "answer", "code": codes, "en": ["Has what I need", "Does not use"]}))
    for answer, percent in answers.items():
        row = printed(asked, percent, f"_{answer}_2023", answer=answer, wave="2023", period="2023")
        add(folder, RESULTS, row)


def test_answer_of_a_new_wave_is_kept_apart_from_the_others(folder):
    add_wave(folder)
    add_answers_of_wants_more(folder)
    for table in (RESULTS, "surveys", "labels"):
        assert data.find_faults(table, folder) == []
    ran = run("digital_contact")
    assert "35% (32% to 38%) of all respondents wished in 2023" in ran.facts["wants-more"]
    # The other answers are shown nowhere, which test_unshown_rows.py would tell.
    used = [row for row in ran.rows if "wants_more" in row]
    assert [row for row in used if row.endswith("_2023")] == [row for row in used if row.endswith("_yes_2023")] != []


@pytest.mark.parametrize("name", NAMES)
def test_order_of_the_rows_does_not_matter(name, folder):
    for table in (RESULTS, "survey_questions", "surveys", "service_use", "thresholds", "known_gaps"):
        rows = read(folder, table)
        rows[::-1].to_csv(folder / f"{table}.csv", index=False)
    assert run(name).facts == stored(name)


@pytest.mark.parametrize("name", NAMES)
def test_unrelated_rows_change_no_sentence(name, folder):
    results = read(folder, RESULTS)
    key = ["survey", "wave", "question", "measure", "answer", "group"]
    used = results[(results["preferred"] == "true") & (results["measure"] != "respondents")]
    shares, others = used[used["measure"] == "share"], used.assign(id=used["id"] + "_more")
    beside = [
        printed(shares, 97, "_another_answer", answer="no_need"),
        printed(shares, 96, "_another_group", group="gp_offices"),
        printed(shares, 95, "_another_survey", survey="nse_record_users"),
        # Two rows that both claim to be first would contradict each other.
        others[others["measure"] != "rank"].assign(group="gp_offices"),
    ]
    new = pd.concat(beside).drop_duplicates(key)
    add(folder, RESULTS, new[~pd.MultiIndex.from_frame(new[key]).isin(pd.MultiIndex.from_frame(used[key]))])
    assert run(name).facts == stored(name)


@pytest.mark.parametrize(("wave", "baseline_wave"), PAIRS)
@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_uses_a_missing_figure(name, wave, baseline_wave, folder):
    add_wave(folder)
    facts = run(name, wave=wave, baseline_wave=baseline_wave).facts
    assert {fact: text for fact, text in facts.items() if UNSAID.search(text)} == {}
