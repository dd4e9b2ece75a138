"""Each recipe for rows in CONTRIBUTING names every file that it needs, and works on a copy."""

import csv
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import additions
import pytest
import synthetic
from proofreading import take_over
from second_reading import KEPT, TESTS, differences, kept
from second_reading import table as rows_of
from this_book import BOOK

from helpers import data, schema

TEXT = (BOOK.root / "CONTRIBUTING.md").read_text(encoding="utf-8")
RECIPES = dict(re.findall(r"^## (.+)\n\n((?:(?!## ).*\n)*)", TEXT, re.MULTILINE))
ROWS = {name.replace("another_", "Add a "): variant.rows for name, variant in additions.VARIANTS.items()}
ROWS = {name: rows for name, rows in ROWS.items() if name in RECIPES} | {"Add a question": additions.another_question}
# What the check of the tables asks for where a step was left out, and in which table it does.
NEEDED = {
    "Add a wave": [("labels", "survey_results")],
    "Add a question": [("survey_questions", "survey_results"), ("labels", "survey_results")],
    "Add a portal": [("portals", "portal_use"), ("labels", "portal_use")],
    "Add a country": [("portals", "portal_use"), ("labels", "population"), ("survey_questions", "survey_results")],
}
STEPS_LEFT_OUT = [(recipe, left_out, asking) for recipe, steps in NEEDED.items() for left_out, asking in steps]


def files(recipe: str, seen: frozenset[str] = frozenset()) -> set[str]:
    """Return the files that a recipe names, and those of the recipes that it refers to."""
    others = set(re.findall(r'"(Add an? \w+)"', RECIPES[recipe])) - seen - {recipe}
    named = set(re.findall(r"`((?:data|helpers|tests)/[^`]*)`", RECIPES[recipe]))
    return named.union(*(files(other, seen | {recipe}) for other in others))


def faults(folder: Path) -> list[str]:
    return [fault for table in schema.table_names(folder) for fault in data.find_faults(table, folder)]


def test_there_is_a_recipe_for_each_kind_of_row():
    assert {"Add a year", "Add a wave", "Add a question", "Add a portal", "Add a country"} <= set(ROWS)


@pytest.mark.parametrize(("recipe", "rows"), ROWS.items(), ids=ROWS)
def test_recipe_names_every_file_that_it_needs(copy, recipe, rows):
    added = rows(copy)
    synthetic.add(copy, added)
    assert faults(copy) == []
    taken = {f"data/{table}.csv" for table in [*added, "sources"]}
    assert taken <= files(recipe)
    assert not [file for file in files(recipe) if not (BOOK.root / file).exists()]


@pytest.mark.parametrize(("recipe", "left_out", "asking"), STEPS_LEFT_OUT)
def test_omitted_step_is_reported(copy, recipe, left_out, asking):
    rows = ROWS[recipe](copy)
    del rows[left_out]
    synthetic.add(copy, rows)
    assert any(f"data/{left_out}.csv" in fault for fault in data.find_faults(asking, copy))


@pytest.mark.parametrize(("recipe", "rows"), ROWS.items(), ids=ROWS)
def test_new_rows_need_second_entry_and_proofreading(tmp_path, copy, recipe, rows):
    for kind in KEPT:
        shutil.copytree(TESTS / kind, tmp_path / kind)
    added = rows(copy)
    synthetic.add(copy, added)

    def unsettled(table: str) -> list[str]:
        kinds = [kind for kind in KEPT if kept(table, kind)]
        return [found for kind in kinds for found in differences(table, rows_of(table, copy), kind, tmp_path)]

    tables = [*added, "sources"]
    assert all(map(unsettled, tables))
    for table in tables:
        if (path := tmp_path / "second_entry" / f"{table}.csv").is_file():
            read_again(table, path, copy)
        if (path := tmp_path / "proofread" / f"{table}.csv").is_file():
            take_over(table, path, copy)
    assert not [found for table in tables for found in unsettled(table)]


def read_again(table: str, path: Path, folder: Path) -> None:
    """Add the new rows of a table to the second entry."""
    with path.open(encoding="utf-8", newline="") as file:
        columns = csv.DictReader(file).fieldnames
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows_of(table, folder).values())


@pytest.mark.parametrize("recipe", [name for name in ROWS if "press book" in RECIPES[name]])
def test_command_of_a_recipe_works_with_the_new_rows(copied_book, start_press: Callable, recipe):
    [command] = re.findall(r"`press book ([^`]+)`", RECIPES[recipe])
    # A figure for the year may exist already.
    if "last_year" not in command:
        before = start_press("why", *command.split())
        assert "Nothing was run." in before.communicate(timeout=120)[0]
        assert before.returncode == 2
    synthetic.add(copied_book / "data", ROWS[recipe](copied_book / "data"))
    after = start_press("why", *command.split())
    output = after.communicate(timeout=120)[0]
    assert after.returncode == 0, output
