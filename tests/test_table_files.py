"""The tables as Parquet files, and tables and figures as Excel workbooks, hold what their CSV files hold."""

import csv
import io
import json
import zipfile
from datetime import datetime

import duckdb
import openpyxl
import pytest
from openpyxl.cell import Cell
from stored_figures import FIGURES
from this_book import BOOK

from helpers import escape, schema
from helpers.press.citation import Citation
from helpers.press.pages import package, workbook
from helpers.press.pages.workbook import Sheet

CITATION = Citation.of(BOOK)
DANGEROUS = ["=1+1", "+cmd|' /C calc'!A0", "-SUM(A1)", "@SUM(A1)", "\t=1", "＝1+1", "_x003D_1"]
# How a cell of a CSV file is read, by the type of its column.
READERS = {"integer": int, "year": int, "number": float, "boolean": lambda text: text == "true"}


@pytest.fixture(scope="module")
def in_excel(html) -> openpyxl.Workbook:
    return openpyxl.load_workbook(html / package.workbook_name(BOOK.root))


def read_csv(name: str) -> list[list[object]]:
    """Return the rows of a table, read by the rules of its schema alone."""
    with schema.path(name).open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    readers = [READERS.get(schema.fields(name)[column]["type"], str) for column in head]
    return [head, *([read(cell) if cell else None for read, cell in zip(readers, row, strict=True)] for row in rows)]


def cells(sheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize("name", schema.table_names())
def test_parquet_holds_the_rows_of_the_table(html, name):
    rows = duckdb.read_parquet(str(html / "data" / f"{name}.parquet"))
    head, *expected = read_csv(name)
    assert rows.columns == head
    assert [list(row) for row in rows.fetchall()] == expected


@pytest.mark.parametrize("name", schema.table_names())
def test_the_workbook_holds_the_rows_of_the_table(in_excel, name):
    found = cells(in_excel[name])
    assert found == read_csv(name)
    assert {type(cell) for row in found for cell in row} <= {str, int, float, bool, type(None)}


def test_the_workbook_says_what_its_sheets_and_columns_mean(in_excel):
    assert in_excel.sheetnames == ["About", "Columns", *schema.table_names()]
    about = cells(in_excel["About"])
    assert ["Licence", "Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"] in about
    assert ["Version", CITATION.version, None] in about
    assert [row[:2] for row in about[-len(schema.table_names()) :]] == [
        [name, schema.title(name)] for name in schema.table_names()
    ]
    described = [
        [name, column, field["type"], field["description"]]
        for name in schema.table_names()
        for column, field in schema.fields(name).items()
    ]
    assert cells(in_excel["Columns"])[1:] == described


@pytest.mark.parametrize("figure", [figure for _, figure in FIGURES])
def test_the_workbook_of_a_figure_holds_its_numbers(html, figure):
    path = html / "_figures" / f"{figure}.xlsx"
    made = openpyxl.load_workbook(path)
    with path.with_suffix(".csv").open(encoding="utf-8-sig", newline="") as file:
        in_csv = list(csv.reader(file))
    written = [["" if cell is None else str(escape.cell(cell)) for cell in row] for row in cells(made["Numbers"])]
    assert written == in_csv
    about = dict(cells(made["About"]))
    assert about["Citation"].endswith(f"#{figure}")
    assert about["Licence"].startswith("https://creativecommons.org/")


def test_no_text_of_a_workbook_is_a_formula():
    content = workbook.as_bytes("T", [Sheet("S", ["text"], [[text] for text in DANGEROUS])], CITATION)
    [_, *made] = [row[0] for row in openpyxl.load_workbook(io.BytesIO(content))["S"].iter_rows()]
    assert [cell.value for cell in made] == DANGEROUS
    assert {cell.data_type for cell in made} == {"s"}
    # Excel would take a text without the mark for a formula as soon as somebody edits its cell.
    assert [cell.value for cell in made if not is_marked(cell)] == ["_x003D_1"]
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")


def is_marked(cell: Cell) -> bool:
    return bool(cell.quotePrefix)


def test_the_date_of_a_workbook_is_that_of_the_release(html, in_excel):
    released = datetime.combine(CITATION.released, datetime.min.time())
    assert in_excel.properties.created == in_excel.properties.modified == released
    with zipfile.ZipFile(html / package.workbook_name(BOOK.root)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_tables_are_written_again_only_when_one_has_changed(copy, tmp_path):
    """Also when the last build of the site has left none."""
    descriptor = json.loads((copy / schema.PACKAGE).read_bytes())
    descriptor["resources"] = [entry for entry in descriptor["resources"] if entry["name"] == "events"]
    (copy / schema.PACKAGE).write_text(json.dumps(descriptor), encoding="utf-8")
    (tmp_path / "_provenance.json").write_text(f'{{"root": "{BOOK.root}", "others": []}}', encoding="utf-8")
    made = tmp_path / "made" / "data" / "events.parquet"
    package.write(copy.parent, made.parents[1])
    made.write_bytes(b"")
    package.write(copy.parent, made.parents[1])
    assert not made.read_bytes()
    events = copy / "events.csv"
    events.write_bytes(events.read_bytes().replace(b"2020", b"2021", 1))
    package.write(copy.parent, made.parents[1])
    assert made.read_bytes()
    made.parent.rename(tmp_path / "gone")
    package.write(copy.parent, made.parents[1])
    assert made.read_bytes() == (tmp_path / "gone" / made.name).read_bytes()
