"""Nothing in a cell of a table runs or is read as markup, wherever it goes; it arrives as it was typed."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import hostile_book
import pytest
from conftest import copy_book
from hostile_book import FORMULA, KEYS, held, misread
from pybtex.database import parse_string

from helpers import data
from helpers.press import chapters

# Sphinx divides an entry of its index at a semicolon, a parameter stands as JSON in the run record, and the front
# door leads to the first page at once.
READ_OTHERWISE = ("genindex.html", "run_record.html", "index.html")
# Pages whose charts are pointed at: every form of chart, and a portal that is hostile itself.
ALIVE = ("chart_forms", "nordic_portals", "audit", "nordic_internet_health")
READ_PAGE = """() => {
  const copy = document.documentElement.cloneNode(true);
  const cited = [...copy.querySelectorAll("pre")].filter((one) => /^@/.test(one.textContent));
  const bibtex = cited.map((one) => one.textContent);
  const drawn = [...copy.querySelectorAll("svg")].map((one) =>
    [...one.querySelectorAll("text")].map((text) => text.textContent));
  const named = [...copy.querySelectorAll("*")].flatMap((one) =>
    ["aria-label", "title", "alt", "content"].map((name) => one.getAttribute(name)).filter(Boolean));
  [...copy.querySelectorAll("script, style, svg"), ...cited].forEach((one) => one.remove());
  return { text: copy.textContent, named, bibtex, drawn: drawn.flat() };
}"""
# Points at each mark of each chart that has a tooltip, and reads it.
READ_TOOLTIPS = """() => [...document.querySelectorAll(".chart[data-live] .role-mark :is(path, rect)")]
  .filter((mark) => mark.__data__?.tooltip)
  .map((mark) => {
    ["pointermove", "mousemove"].forEach((name) => mark.dispatchEvent(new PointerEvent(name, { bubbles: true })));
    return document.querySelector(".chart-tooltip").textContent;
  })"""


class Site(NamedTuple):
    """The site of a hostile book, its tables, the texts in it and where it stands."""

    html: Path
    data: Path
    texts: list[str]
    key: str
    columns: dict[str, set[str]]


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Site:
    folder = tmp_path_factory.mktemp("hostile")
    root, outside = copy_book(folder / "book"), folder / "outside.txt"
    shutil.copy(chapters.ROOT / "CITATION.cff", root)
    key, columns = hostile_book.inject(root, outside)
    # Nobody looks at the pictures for print, which take longer to make than all else.
    drawing = root / "helpers" / "press" / "pages" / "drawing.py"
    large, small = "PRINT_SCALE = 2.5", "PRINT_SCALE = 0.1"
    assert large in drawing.read_text(encoding="utf-8")
    drawing.write_text(drawing.read_text(encoding="utf-8").replace(large, small), encoding="utf-8")
    parameters = folder / "parameters.json"
    parameters.write_text(json.dumps({"portals": ["helsenorge", "1177", key]}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "helpers.press.cli", "book", "--parameters", parameters],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root), "PRESS_STORE": str(folder / "store")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return Site(root / "_build" / "rerun" / "html", root / "data", hostile_book.texts(outside), key, columns)


def pages(site: Site) -> list[Path]:
    found = sorted(path for path in site.html.rglob("*.html") if "_static" not in path.parts)
    return [path for path in found if path.name not in READ_OTHERWISE]


def strings(told: object) -> Iterator[str]:
    """Return each text in a value of JSON."""
    if isinstance(told, str):
        yield told
    for inner in told.values() if isinstance(told, dict) else told if isinstance(told, list) else []:
        yield from strings(inner)


def misread_of(page: dict, texts: list[str]) -> list[str]:
    """Return what the parts of a page show in place of hostile texts."""
    named, drawn = (filter(is_whole, page[kind]) for kind in ("named", "drawn"))
    return misread(" ".join([page["text"], *named, *map(hostile_book.from_bibtex, page["bibtex"]), *drawn]), texts)


def is_whole(text: str) -> bool:
    """Return whether a text was not cut, as a long description and a long name in a legend are."""
    return not text.endswith("…")


def test_nothing_runs_and_every_page_shows_the_texts_as_they_were_typed(site, browser):
    context = browser.new_context()
    opened = context.new_page()
    asked, faults, wrong, tooltips = [], [], {}, []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("dialog", lambda dialog: faults.append(dialog.message))
    opened.on("pageerror", lambda error: faults.append(str(error)))
    for path in pages(site):
        is_alive = path.stem in ALIVE
        opened.set_viewport_size({"width": 1400, "height": 40_000 if is_alive else 900})
        opened.goto(path.as_uri())
        if is_alive:
            # All charts are in view, so that all of them come alive.
            opened.wait_for_function(
                "[...document.querySelectorAll('.chart-wide')].every((one) => one.dataset.live === '')"
            )
            tooltips += opened.evaluate(READ_TOOLTIPS)
        page = opened.evaluate(READ_PAGE)
        if found := misread_of(page, site.texts):
            wrong[path.name] = found
        assert opened.evaluate("window.ran") is None, path.name
    opened.goto((site.html / "search.html").as_uri() + "?q=zqad")
    opened.locator("#search-results li a").first.wait_for()
    assert opened.evaluate("window.ran") is None
    assert wrong == {}
    assert misread(" ".join(tooltips), site.texts) == []
    assert held(" ".join(tooltips), site.texts) == set(site.texts)
    assert faults == []
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    context.close()


def test_every_text_of_every_table_stands_in_the_catalogue(site, browser):
    opened = browser.new_page(java_script_enabled=False)
    opened.goto((site.html / "notebooks/data_catalogue.html").as_uri())
    assert {column for columns in site.columns.values() for column in columns} >= {"en", "note", "title", "as_printed"}
    for name in data.table_names():
        shown = opened.locator(f"details[data-table={name}]").evaluate("one => one.textContent")
        with (site.data / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for column in site.columns[name]:
            typed = [row[column] for row in rows]
            wanted = held(site.key, site.texts) if column in KEYS.get(name, ()) else set(site.texts)
            assert held("".join(typed), site.texts) >= wanted or column == "as_printed", (name, column)
            assert all("".join(text.split()) in "".join(shown.split()) for text in typed), (name, column)
    opened.close()


def test_no_file_outside_the_book_is_read(site):
    told = [
        path for path in site.html.rglob("*") if path.is_file() and hostile_book.SECRET.encode() in path.read_bytes()
    ]
    assert told == []
    assert {path.suffix for path in (site.html / "_downloads").rglob("*.*")} <= {".csv", ".json", ".geojson"}


def test_what_is_taken_from_a_figure_holds_the_texts_as_they_were_typed(site):
    seen = set()
    for path in sorted((site.html / "_figures").iterdir()):
        if path.suffix == ".json":
            parts = list(strings(json.loads(path.read_bytes())))
        elif path.suffix == ".csv":
            remarks, rows = divided(path.read_text(encoding="utf-8"))
            parts = [*remarks, *(cell for row in rows for cell in row)]
        elif path.suffix == ".svg":
            # A title that is long stands in several lines.
            drawn = [element.text or "" for element in ElementTree.parse(path).iter()]
            parts = [" ".join(filter(is_whole, drawn))]
        elif path.suffix == ".bib":
            [entry] = parse_string(path.read_text(encoding="utf-8"), "bibtex").entries.values()
            parts = [hostile_book.from_bibtex(text) for text in entry.fields.values()]
        else:
            continue
        assert misread(" ".join(parts), site.texts) == [], path.name
        seen |= {(path.suffix, text) for text in held(" ".join(parts), site.texts)}
    assert {suffix for suffix, _ in seen} == {".json", ".csv", ".svg", ".bib"}


def divided(text: str) -> tuple[list[str], list[list[str]]]:
    """Return the remarks at the head of a CSV file, and its rows."""
    lines = text.splitlines(keepends=True)
    remarks = [line for line in lines if line.startswith("#")]
    return remarks, list(csv.reader(io.StringIO("".join(lines[len(remarks) :]), newline="")))


@pytest.mark.parametrize("folder", ["_figures", "_downloads"])
def test_no_cell_of_a_download_is_a_formula(site, folder):
    tables = [path.read_text(encoding="utf-8") for path in (site.html / folder).rglob("*.csv")]
    cells = {cell for table in tables for row in divided(table)[1] for cell in row}
    number = re.compile(r"[-+]?\d[\d ,.]*(e[-+]?\d+)?( ?%)?( [^\W\d_]+)*")
    assert [cell for cell in cells if re.match(r"[=+@\t\r-]", cell) and not number.fullmatch(cell)] == []
    assert f"'{FORMULA}" in cells


def test_parameter_is_shown_as_it_was_typed(site, browser):
    opened = browser.new_page()
    opened.goto((site.html / "parameters.html").as_uri())
    assert held(opened.locator("article").inner_text(), [site.key]) == {site.key}
    opened.goto((site.html / "notebooks/nordic_portals.html").as_uri())
    for box in (".parameter-box", ".about-page .provenance"):
        assert held(opened.locator(box).evaluate("one => one.textContent"), [site.key]) == {site.key}
    opened.goto((site.html / "run_record.html").as_uri())
    assert json.dumps(site.key, ensure_ascii=False)[1:-1] in opened.locator("article").evaluate(
        "one => one.textContent"
    )
    opened.close()


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html", "file:///etc/passwd", "ftp://a.org/x", "x y"]
)
def test_address_that_is_no_web_address_is_refused(tmp_path, address):
    folder = Path(shutil.copytree(data.DATA_DIR, tmp_path / "data"))
    text = (folder / "sources.csv").read_text(encoding="utf-8")
    known = next(url for url in data.load("sources")["url"].dropna())
    (folder / "sources.csv").write_text(text.replace(known, address, 1), encoding="utf-8")
    [fault] = data.find_faults("sources", folder)
    assert f'column url: "{address}"' in fault
