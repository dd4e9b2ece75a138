"""The tables follow the schema, and a broken table is rejected with a clear message."""

import csv
import json
from functools import cache
from pathlib import Path

import frictionless
import pytest
from bs4 import BeautifulSoup
from this_book import BOOK

from helpers import data, schema
from helpers.printed import SUBJECT_FIELDS


def change(folder: Path, table: str, row: int, **cells: str) -> None:
    """Change cells of a row, counted as in the file, where the header is row 1."""
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    lines[row - 2].update(cells)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=lines[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)


@pytest.mark.parametrize("name", schema.table_names())
def test_table_breaks_no_rule(name):
    assert data.find_faults(name) == []


def test_package_is_valid_for_frictionless():
    report = frictionless.validate(str(schema.DATA_DIR / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])


def test_every_file_of_data_is_in_the_schema():
    resources = json.loads((schema.DATA_DIR / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    described = {resource["path"] for resource in resources}
    described |= {resource["schema"] for resource in resources if "schema" in resource}
    files = [path for path in schema.DATA_DIR.rglob("*") if path.is_file()]
    described |= {"datapackage.json", "refresh.yml"}
    assert {path.relative_to(schema.DATA_DIR).as_posix() for path in files} == described


def test_table_and_its_schema_have_its_name():
    for resource in json.loads((schema.DATA_DIR / "datapackage.json").read_text(encoding="utf-8"))["resources"]:
        if resource["type"] == "table":
            assert schema.path(resource["name"]).name == resource["path"]
            assert resource["schema"] == f"schemas/{resource['name']}.json"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"value": "many"}, ['row 3, column value: "many"', "number"]),
        ({"qualifier": "roughly"}, ['row 3, column qualifier: "roughly"', "exact, about, over"]),
        ({"period": "spring"}, ['row 3, column period: "spring"', "pattern"]),
        ({"source": "nowhere"}, ["row 3", "nowhere", "sources"]),
        ({"portal": "doctolib"}, ["row 3", "doctolib", "portals"]),
        ({"as_printed": ""}, ["row 3, column as_printed", "required"]),
        (
            {"id": "helsenorge_visits_per_day_before_measures_2020"},
            ["row 3", "helsenorge_visits_per_day_before_measures_2020"],
        ),
        ({"value": "516000"}, ['row 3, column value: "516000"', "over 515 000", "stands for 515000"]),
        ({"lower": "1"}, ['row 3, column lower: "1"', "over 515 000"]),
        ({"upper": "600000"}, ['row 3, column upper: "600000"', "empty"]),
    ],
)
def test_broken_row_is_named(copy, cells, expected):
    change(copy, "portal_use", 3, **cells)
    with pytest.raises(schema.DataError) as caught:
        data.load("portal_use", copy)
    for words in ["data/portal_use.csv", *expected]:
        assert words in str(caught.value)


def test_all_errors_are_reported_at_once(copy):
    change(copy, "portal_use", 3, value="many")
    change(copy, "portal_use", 9, qualifier="roughly", period="spring")
    assert len(data.find_faults("portal_use", copy)) == 3


def test_only_one_row_is_preferred(copy):
    row = next(n for n, line in enumerate(data.load("portal_use")["preferred"], start=2) if not line)
    change(copy, "portal_use", row, preferred="true")
    assert any('column preferred: "true"' in fault for fault in data.find_faults("portal_use", copy))


def test_missing_table_is_named(copy):
    (copy / "portal_use.csv").unlink()
    with pytest.raises(schema.DataError, match=r"portal_use\.csv: the file is missing"):
        data.load("portal_use", copy)


def test_unknown_table_is_rejected():
    with pytest.raises(schema.DataError, match='there is no table "portals_use"; there are: portal_use'):
        data.load("portals_use")


def test_types_follow_the_schema():
    table = data.load("survey_results")
    assert table["value"].dtype == "float64"
    assert table["wave"].dtype == "Int64"
    assert table["preferred"].dtype == "boolean"
    assert table["answer"].dtype == "str"


def test_loaded_table_is_a_copy():
    mine = data.load("portals")
    mine["name"] = "changed"
    assert "changed" not in set(data.load("portals")["name"])


@pytest.mark.parametrize("name", [name for name in schema.table_names() if "as_printed" in schema.fields(name)])
def test_every_code_has_a_label(name):
    table = data.load(name)
    known = set(data.load("labels")["field"])
    for field in known & set(table.columns):
        unlabelled = set(table[field].dropna()) - set(data.labels(field))
        assert not unlabelled, f"data/labels.csv lacks {field}: {sorted(unlabelled)}"


def test_preferred_row_of_conflicting_rows_gives_a_reason():
    for name in [name for name in schema.table_names() if "preferred" in schema.fields(name)]:
        table = data.load(name)
        key = [column for column in SUBJECT_FIELDS if column in table]
        differing = table.groupby(key, dropna=False)["value"].transform("nunique") > 1
        silent = table[differing & table["preferred"] & table["choice"].isna()]
        assert silent.empty, f"data/{name}.csv: no reason in column choice of {silent['id'].tolist()}"


@cache
def stored_catalogue() -> BeautifulSoup:
    """Return the tables that the stored catalogue shows."""
    notebook = (BOOK.notebooks / "data_catalogue.ipynb").read_text(encoding="utf-8")
    outputs = [output for cell in json.loads(notebook)["cells"] for output in cell.get("outputs", [])]
    return BeautifulSoup("".join("".join(output["data"].get("text/html", "")) for output in outputs), "html.parser")


@pytest.mark.parametrize("name", schema.table_names())
def test_book_was_run_with_this_table(name):
    """Compare a table with the rows that the stored catalogue shows, so that any changed value is named."""
    shown = stored_catalogue()
    rows = [[cell.get_text() for cell in row.find_all("td")] for row in shown.select(f'[data-table="{name}"] tbody tr')]
    with schema.path(name).open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    columns = [cell.get_text() for cell in shown.select(f'[data-table="{name}"] thead th')]
    assert columns == list(lines[0]), f"data/{name}.csv has other columns than the book was run with: run make book"
    keys = schema.table(name)["primaryKey"]
    assert len(rows) == len(lines), (
        f"data/{name}.csv has {len(lines)} rows, but the book was run with {len(rows)}: run make book"
    )
    differences = [
        f"data/{name}.csv, {'-'.join(line[key] for key in keys)}, column {column}: "
        f'"{value}", but the book was run with "{row[place]}"'
        for line, row in zip(lines, rows, strict=True)
        for place, (column, value) in enumerate(line.items())
        if value != row[place]
    ]
    assert not differences, "\n".join([*differences, "if that is meant, run make book"])


def test_ids_of_facts_are_unique_in_the_book():
    rows = [
        row for name in schema.table_names() if "as_printed" in schema.fields(name) for row in data.load(name)["id"]
    ]
    assert len(rows) == len(set(rows))
