"""A cell that contradicts another cell, row or table is rejected, with its place and the allowed values."""

import csv
from pathlib import Path

import contradictions
import pytest
from survey_contradictions import BASES, WAVES

from helpers import data

CASES = [*(("survey_results", *case) for case in BASES + WAVES), *contradictions.CASES]


@pytest.mark.parametrize(("table", "row", "cells", "message"), CASES)
def test_contradiction_is_named(copy, table, row, cells, message):
    place = spoil(copy, table, row, cells)
    found = data.find_faults(table, copy)
    assert any(message in fault for fault in found), found
    assert all(fault.startswith(f"data/{table}.csv, row ") for fault in found)
    if "no row is preferred" not in message:
        assert any(place in fault for fault in found)


def spoil(folder: Path, table: str, row: str, cells: dict[str, str]) -> str:
    """Change cells of the first row with a key, and return its place as error messages name it."""
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    key = next(column for column in ("id", "code", "question", "survey") if column in lines[0])
    number = next(number for number, line in enumerate(lines) if line[key] == row)
    lines[number].update(cells)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=lines[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)
    return f"data/{table}.csv, row {number + 2}"


def test_implied_share_is_a_known_operand(copy):
    spoil(copy, "published_claims", "response_rate_2020", {"operands": "heard_of_portal_yes_2020_s06_implied"})
    assert data.find_faults("published_claims", copy) == []


def test_source_without_a_date_refuses_no_period(copy):
    cells = {"source": "kanta_omakanta", "locator": "Omakanta", "read_from": "list"}
    spoil(copy, "portal_use", "helsenorge_visits_2021", cells)
    assert data.find_faults("portal_use", copy) == []
