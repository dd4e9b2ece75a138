"""The downloads of a figure contain what the page shows."""

import codecs
import csv
import io
import json
import re
import uuid
import zipfile
from xml.etree import ElementTree

import duckdb
import frictionless
import pandas as pd
import pytest
from built_pages import soup
from pandas.api.types import is_numeric_dtype
from pybtex.database import parse_string
from stored_figures import FIGURES, SPECS
from this_book import BOOK

from helpers import missing, schema, units
from helpers.figure import capitalized
from helpers.press.citation import Citation
from helpers.press.drawings import drawing
from helpers.press.pages import package, spreadsheet
from helpers.rounding import rounded

# What stands in a table in place of a number.
NO_NUMBER = {missing.in_words(cause) for cause in (missing.TOO_FEW, missing.NOT_IN_EDITION)}


@pytest.mark.parametrize(("name", "figure"), FIGURES, ids=lambda part: part)
def test_downloads_hold_the_figure(html, name, figure):
    spec = SPECS[name][figure]
    page = soup(html, f"notebooks/{name}.html")
    drawn = page.find(id=figure)
    folder = html / "_figures"
    assert {link["href"] for link in drawn.select("a[download]")} >= {
        f"../_figures/{figure}.{suffix}" for suffix in ("csv", "xlsx", "csv-metadata.json", "json", "svg", "png", "bib")
    }
    numbers = pd.read_csv(folder / f"{figure}.csv")
    headings = [heading.get_text() for heading in drawn.select("th")]
    column = headings.index(capitalized(spec["usermeta"]["figure"]["unit"]))
    cells = [row.select("td")[column].get_text() for row in drawn.select("tbody tr")]
    assert len(numbers) == len(cells)
    # A matrix shows words; its numbers only order them.
    is_matrix = spec["usermeta"]["figure"]["unit"] == units.in_words("said of it")
    for value, cell in [] if is_matrix else zip(numbers["value"], cells, strict=True):
        decimals = len(cell.partition(".")[2]) if pd.notna(value) else 0
        number = cell.rpartition(" ")[2] if pd.notna(value) else cell
        assert number == rounded(value, decimals) or (pd.isna(value) and cell in NO_NUMBER)
    assert json.loads((folder / f"{figure}.json").read_bytes()) == spec
    svg = ElementTree.parse(folder / f"{figure}.svg").getroot()
    assert "CC BY 4.0" in "".join(svg.itertext())
    png = (folder / f"{figure}.png").read_bytes()
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20]) == int(float(svg.get("width")) * drawing.PRINT_SCALE)
    entry = parse_string((folder / f"{figure}.bib").read_text("utf-8"), "bibtex").entries[figure]
    assert entry.fields["url"].endswith(f"notebooks/{name}.html#{figure}")
    number = re.search(r"\d+", drawn.select_one(".caption-number").get_text())[0]
    assert f"Figure {number} in " in drawn.select_one(".figure-cite p").get_text()


@pytest.mark.parametrize("figure", [figure for _, figure in FIGURES])
def test_csv_opens_without_settings(html, figure):
    """In pandas and DuckDB without a setting, and in Excel, which needs a mark, commas and no line above the names."""
    path = html / "_figures" / f"{figure}.csv"
    content = path.read_bytes()
    metadata = json.loads(path.with_name(f"{path.name}-metadata.json").read_bytes())
    columns = [column["name"] for column in metadata["tableSchema"]["columns"]]
    assert content.decode("utf-8-sig").splitlines()[0] == ",".join(columns)
    assert content.startswith(codecs.BOM_UTF8)
    in_pandas = pd.read_csv(path)
    in_duckdb = duckdb.read_csv(str(path))
    assert list(in_pandas.columns) == in_duckdb.columns == columns
    assert len(in_pandas) == len(in_duckdb.fetchall())
    kinds = dict(zip(columns, map(str, in_duckdb.types), strict=True))
    for column in metadata["tableSchema"]["columns"]:
        name, kind = column["name"], column["datatype"]
        filled = in_pandas[name].dropna()
        if kind in ("integer", "number") and len(filled):
            assert is_numeric_dtype(filled), name
            assert kinds[name] in (("BIGINT",) if kind == "integer" else ("DOUBLE", "BIGINT")), name
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert not [
        text for row in rows for text in row if text.startswith(("=", "+", "@")) or re.match(r"-(?![\d.]+$)", text)
    ]
    if "base" in columns:
        assert "." not in "".join(row[columns.index("base")] for row in rows[1:])


@pytest.mark.parametrize(("chapter", "figure"), FIGURES)
def test_metadata_describe_the_numbers(html, chapter, figure):
    described = SPECS[chapter][figure]["usermeta"]["figure"]
    metadata = json.loads((html / "_figures" / f"{figure}.csv-metadata.json").read_bytes())
    assert metadata["url"] == f"{figure}.csv"
    assert metadata["dc:license"]["@id"].startswith("https://creativecommons.org/licenses/by/")
    assert described["caption"] == metadata["dc:title"]
    assert described["unit"] in [column.get("dc:description") for column in metadata["tableSchema"]["columns"]]
    assert f"notebooks/{chapter}.html#{figure}" in metadata["dc:bibliographicCitation"]
    for source, line in zip(described["sources"], metadata["dc:source"], strict=True):
        assert {source["title"], source["publisher"], source["places"]} <= {
            part for part in source.values() if part in line
        }


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_is_a_formula_and_numbers_stay_numbers(begins):
    rows = [[f"{begins}cmd|' /C calc'!A0", -5.0, 12.5], ["harmless", 3.0, None]]
    written = spreadsheet.as_csv({"data": {"columns": ["answer", "base", "value"], "rows": rows}})
    read = list(csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline="")))
    assert read[1:] == [[f"'{begins}cmd|' /C calc'!A0", "-5", "12.5"], ["harmless", "3", ""]]


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "ZIP"])
def test_published_tables_are_a_valid_data_package(html, tmp_path, packed):
    folder = html / "data"
    package = json.loads((folder / "datapackage.json").read_bytes())
    if packed:
        with zipfile.ZipFile(folder / f"{package['name']}.zip") as bundle:
            bundle.extractall(tmp_path)
        folder = tmp_path
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["name", "fieldName", "note"])
    assert len(report.tasks) == len(package["resources"])
    assert package["version"] == Citation.of(BOOK).version
    assert uuid.UUID(package["id"])
    for path in schema.DATA_DIR.rglob("*"):
        if path.is_file() and path.name != "datapackage.json":
            assert (folder / path.relative_to(schema.DATA_DIR)).read_bytes() == path.read_bytes()
    assert json.loads((schema.DATA_DIR / "datapackage.json").read_bytes()).items() <= package.items()


def test_links_to_tables_lead_to_their_folder(html):
    page = soup(html, "notebooks/data_catalogue.html")
    linked = {link["href"] for link in page.select("article a[download]")}
    assert linked >= {f"../data/{name}.{suffix}" for name in schema.table_names() for suffix in ("csv", "parquet")}
    assert not (html / "_downloads").exists()
    for suffix in ("zip", "xlsx"):
        bundle = page.select_one(f".page-downloads a[href$='.{suffix}']")["href"]
        assert (html / "notebooks" / bundle).is_file()


def test_the_package_is_the_same_for_the_same_tables(html, tmp_path):
    package.write(BOOK.root, tmp_path)
    made, published = (
        {path.relative_to(root): path.read_bytes() for path in (root / "data").rglob("*") if path.is_file()}
        for root in (tmp_path, html)
    )
    assert made == published


def test_download_works_in_the_browser(html, browser):
    opened = browser.new_page(accept_downloads=True)
    opened.goto((html / "notebooks/survey_changes.html").as_uri())
    figure = opened.locator("#fig-survey-changes")
    figure.locator(".figure-download summary").click()
    with opened.expect_download() as started:
        figure.get_by_role("link", name="Numbers (CSV)").click()
    rows = pd.read_csv(started.value.path())
    assert len(rows) == figure.locator("tbody tr").count()
    opened.close()
