"""The quality statement has the headings of European quality reports, and its numbers are those of the tables."""

import csv
import re
import shutil
from functools import partial
from pathlib import Path

import nbformat
import pytest
from in_process import run
from this_book import BOOK

from helpers import data, quality, schema

# The criteria of the European Statistical System, as its standard for quality reports orders them.
CRITERIA = [
    "Relevance",
    "Accuracy and reliability",
    "Timeliness and punctuality",
    "Coherence and comparability",
    "Accessibility and clarity",
]
FACTS = [name for name in schema.table_names() if "as_printed" in schema.fields(name)]


def rows_of(name: str, folder: Path = schema.DATA_DIR) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number(count: int) -> str:
    return f"{count:,}"


@pytest.fixture(scope="module")
def facts() -> dict[str, str]:
    return run("quality").facts


def test_statement_has_the_criteria_in_their_order():
    text = "\n".join(cell.source for cell in nbformat.read(BOOK.path_of("quality"), as_version=4).cells)
    headings = re.findall(r"^## (.+)$", text, flags=re.MULTILINE)
    assert [heading for heading in headings if heading in CRITERIA] == CRITERIA


def test_numbers_are_those_of_the_files(facts):
    figures = [row for name in FACTS for row in rows_of(name)]
    sources = rows_of("sources")
    assert f"{number(len(figures))} figures from {len(sources)} documents" in facts["finding"]
    from_lists = sum(row["read_from"] == "list" for row in figures)
    assert f"{number(from_lists)} from lists" in facts["reading"]
    assert f"{100 * from_lists / len(figures):.0f}% were taken from lists" in facts["lists"]
    flagged = sum(bool(row.get("flags")) for row in figures)
    assert f"flag {flagged} of their values" in facts["flags"]
    gaps = rows_of("known_gaps")
    in_part = sum(row["cause"] in ("chart_only", "words_only") for row in gaps)
    assert f"{len(gaps)} figures that it lacks although a reader may expect them; {in_part} of these" in facts["gaps"]
    breaks = rows_of("series_breaks")
    stated = sum(row["said_by"] == "publisher" for row in breaks)
    assert f"{len(breaks)} changes in how" in facts["breaks"]
    assert f"state {stated} of them, and this book infers the other {len(breaks) - stated} " in facts["breaks"]
    rivals = sum(row.get("preferred") == "false" for row in figures)
    assert f"{rivals} figures are not used" in facts["rivals"]


def test_statement_and_chapter_count_the_same_disagreements(facts):
    audited = run("audit").facts
    expected = (
        f"Of {audited['checked']} statements .* {audited['disagreeing']} do not .* in {audited['conclusions']} of"
    )
    assert re.match(expected, facts["checks"])


def test_statement_follows_a_new_row(tmp_path, monkeypatch):
    copy = Path(shutil.copytree(schema.DATA_DIR, tmp_path / "data"))
    rows = rows_of("internet_use")
    latest = max(rows, key=lambda row: row["retrieved"])
    added = latest | {"id": "another", "period": "2031", "retrieved": "2031-05-17", "read_from": "api", "flags": "p"}
    with (copy / "internet_use.csv").open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, list(added), lineterminator="\n").writerow(added)
    monkeypatch.setenv(schema.CHECKED, "1")
    before = quality.figures()
    monkeypatch.setattr(data, "load", partial(data.load, folder=copy))
    after = quality.figures()
    assert quality.contents(after)["last"] == "2031"
    assert quality.dates(after)["retrieved"] == "17 May 2031"
    flagged, flagged_before = (int(quality.reading(figures)["flagged"]) for figures in (after, before))
    assert flagged == flagged_before + 1
    table = quality.by_table(after).set_index("title").loc[schema.title("internet_use")]
    assert (table["figures"], table["retrieved"]) == (number(len(rows) + 1), "17 May 2031")


def test_day_that_nobody_noted_is_not_made_up():
    table = quality.by_table(quality.figures()).set_index("title")
    assert table.loc[schema.title("survey_results"), "retrieved"] == "not recorded"
