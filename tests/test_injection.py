"""Hostile text in the data never runs and is never parsed as markup; it is shown unchanged."""

import csv
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import hostile
import hostile_book
import pytest
from bs4 import BeautifulSoup
from conftest import ANOTHER, copy_book
from hostile import FORMULA, changed, whole
from pybtex.database import parse_string
from serving import served

from helpers import schema
from helpers.press.pages import folders, package
from helpers.press.project import Project
from helpers.press.site import pdf

MAKE = f"""
from helpers.press import book
from helpers.press.edition import Edition
from helpers.press.project import Project
with book.claimed(Project.here()):
    book.make(Project.here(), [Edition({ANOTHER!r})])
"""
READ_PAGE = """() => {
  const copy = document.documentElement.cloneNode(true);
  const cited = [...copy.querySelectorAll("pre")].filter((element) => /^@/.test(element.textContent));
  const bibtex = cited.map((element) => element.textContent);
  // The code that shows a figure elsewhere is read as the page of a reader would read it.
  const code = [...copy.querySelectorAll(".figure-embed pre")];
  const titles = code.map((element) =>
    new DOMParser().parseFromString(element.textContent, "text/html").querySelector("iframe").title);
  const drawn = [...copy.querySelectorAll("svg")].map((element) =>
    [...element.querySelectorAll("text")].map((text) => text.textContent));
  const named = [...copy.querySelectorAll("*")].flatMap((element) =>
    ["aria-label", "title", "alt", "content"].map((name) => element.getAttribute(name)).filter(Boolean));
  const addresses = [...copy.querySelectorAll("a[href^=http]")].map((element) => element.getAttribute("href"));
  [...copy.querySelectorAll("script, style, svg"), ...cited, ...code].forEach((element) => element.remove());
  return { text: copy.textContent, named: [...named, ...titles], addresses, bibtex, drawn: drawn.flat() };
}"""
# Reads the tooltip of each mark of each chart.
READ_TOOLTIPS = """() => [...document.querySelectorAll(".chart-wide .role-mark :is(path, rect, line)")]
  .filter((mark) => mark.__data__?.tooltip)
  .map((mark) => {
    ["pointermove", "mousemove"].forEach((name) => mark.dispatchEvent(new PointerEvent(name, { bubbles: true })));
    return document.querySelector(".chart-tooltip").textContent;
  })"""
DRAWN = {"svg", "g", "path", "line", "rect", "text", "tspan", "title", "desc", "defs", "clipPath"}
NUMBER = re.compile(r"[-+]?\d[\d ,.]*(e[-+]?\d+)?( ?%)?( [^\W\d_]+)*")


class Site(NamedTuple):
    """The site of a hostile book, the tables that it is made of, and the texts in it."""

    html: Path
    tables: Path
    texts: list[str]


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Site:
    folder = tmp_path_factory.mktemp("hostile")
    root, outside = copy_book(folder / "book"), folder / "outside.txt"
    outside.write_text(hostile.SECRET, encoding="utf-8")
    texts = hostile.marked(outside)
    hostile_book.inject(root, texts)
    # No test looks at the pictures for print, which take longest.
    drawing = root / "helpers/press/drawings/drawing.py"
    large, small = "PRINT_SCALE = 2.5", "PRINT_SCALE = 0.1"
    assert large in drawing.read_text(encoding="utf-8")
    drawing.write_text(drawing.read_text(encoding="utf-8").replace(large, small), encoding="utf-8")
    variables = os.environ | {"PYTHONPATH": str(root), "PRESS_STORE": str(folder / "store")}
    command = [sys.executable, "-c", MAKE]
    done = subprocess.run(command, cwd=root, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return Site(root / "_build/html/editions" / ANOTHER, root / "data", texts)


def pages(site: Site) -> list[Path]:
    """Return all pages except the front door, which redirects, and some of the pages of single figures."""
    alone = sorted((site.html / folders.FIGURES).glob("*.html"))
    left_out = {site.html / "index.html", *alone} - set(alone[::20])
    found = site.html.rglob("*.html")
    return sorted(path for path in found if "_static" not in path.parts and path not in left_out)


def read(page: dict) -> str:
    """Return the text of a page, without parts that are shortened."""
    named, drawn = (filter(is_whole, page[kind]) for kind in ("named", "drawn"))
    return " ".join([page["text"], *page["addresses"], *named, *map(hostile.from_bibtex, page["bibtex"]), *drawn])


def is_whole(text: str) -> bool:
    return not text.endswith("…")


def test_hostile_text_does_not_run_and_is_shown_unchanged(site, browser):
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    opened = context.new_page()
    asked, faults, wrong, tooltips = [], [], {}, []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("dialog", lambda dialog: faults.append(dialog.message))
    opened.on("pageerror", lambda error: faults.append(str(error)))
    for path in pages(site):
        opened.goto(path.as_uri())
        for chart in opened.locator(".chart-wide").all():
            chart.scroll_into_view_if_needed()
            chart.and_(opened.locator("[data-live]")).wait_for()
        tooltips += opened.evaluate(READ_TOOLTIPS)
        if found := changed(read(opened.evaluate(READ_PAGE)), site.texts):
            wrong[path.name] = found
        assert opened.evaluate("window.ran") is None, path.name
    assert wrong == {}
    assert changed(" ".join(tooltips), site.texts) == []
    assert whole(" ".join(tooltips), site.texts) == set(site.texts)
    assert faults == []
    assert [url for url in asked if not url.startswith((site.html.as_uri(), "data:", "blob:"))] == []
    context.close()


def test_search_shows_hostile_text_unchanged(site, browser):
    opened = browser.new_page()
    # Without a policy, so that a script could run.
    with served(site.html, policy="") as address:
        opened.goto(f"{address}search.html?q=window.ran")
        opened.locator("#search-results p.context").first.wait_for()
        opened.wait_for_load_state("networkidle")
        results = opened.locator("#search-results").inner_text()
        assert opened.evaluate("window.ran") is None
    assert "window.ran=1" in results
    opened.close()


def test_every_text_of_every_table_is_in_the_catalogue(site, browser):
    opened = browser.new_page(java_script_enabled=False)
    opened.goto((site.html / "notebooks/data_catalogue.html").as_uri())
    for name in schema.table_names():
        shown = "".join(
            opened.locator(f"details[data-table={name}]").evaluate("element => element.textContent").split()
        )
        rows = hostile_book.read(site.tables, name)
        for column in hostile_book.columns(name):
            assert all("".join(row[column].split()) in shown for row in rows), (name, column)
    shown = "".join(opened.locator("article").evaluate("element => element.textContent").split())
    for name in schema.table_names(site.tables):
        described = [field["description"] for field in schema.fields(name, site.tables).values()]
        for text in (schema.title(name, site.tables), *described):
            assert "".join(text.split()) in shown, (name, text)
    opened.close()


def test_every_text_column_accepts_any_text(site):
    typed = defaultdict(list)
    for name in schema.table_names():
        for column in hostile_book.columns(name):
            # Some tables do not allow every character beside a printed number, or any text beside a place.
            place = column if column in ("as_printed", "locator") else (name, column)
            typed[place] += [row[column] for row in hostile_book.read(site.tables, name)]
    lacking = {place: set(site.texts) - whole(" ".join(cells), site.texts) for place, cells in typed.items()}
    assert {place: texts for place, texts in lacking.items() if texts} == {}


def test_editions_and_citation_are_escaped(site, browser):
    opened = browser.new_page()
    opened.goto((site.html / "notebooks/nordic_portals.html").as_uri())
    for place in (".edition-switcher", ".about-page .cite-page p", "head title"):
        shown = opened.locator(place).evaluate("element => element.textContent")
        assert whole(shown, site.texts) == set(site.texts), place
    opened.close()
    door = BeautifulSoup((site.html / "index.html").read_text(encoding="utf-8"), "html.parser")
    shown_texts = [door.get_text(" "), *(tag["content"] for tag in door.select("meta[content]"))]
    assert changed(" ".join(filter(is_whole, shown_texts)), site.texts) == []


def test_no_file_outside_the_book_is_read(site):
    files = [path for path in site.html.rglob("*") if path.is_file()]
    assert [path for path in files if hostile.SECRET.encode() in path.read_bytes()] == []
    assert not (site.html / "_downloads").exists()


def test_pdf_shows_hostile_text_unchanged(site, browser, tmp_path):
    asked = []
    names = [path.relative_to(site.html).with_suffix("").as_posix() for path in pages(site)]
    chapters = {name for name in names if name != "search" and not name.startswith(f"{folders.FIGURES}/")}
    printed = {chapter: pdf._article(site.html, chapter, chapters) for chapter in sorted(chapters)}
    source = tmp_path / "book.html"
    source.write_text(pdf._book(Project(site.tables.parent), site.html, printed, {}), encoding="utf-8")
    opened = browser.new_page()
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(source.as_uri())
    assert changed(read(opened.evaluate(READ_PAGE)), site.texts) == []
    assert opened.evaluate("window.ran") is None
    assert [url for url in asked[1:] if not url.startswith((site.html.as_uri(), "data:"))] == []
    opened.close()


def strings(content: object) -> Iterator[str]:
    """Return each string in a JSON value."""
    if isinstance(content, str):
        yield content
    for inner in content.values() if isinstance(content, dict) else content if isinstance(content, list) else []:
        yield from strings(inner)


def cells(path: Path) -> list[str]:
    rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
    return [cell for row in rows for cell in row]


def drawn(path: Path) -> list[str]:
    """Return the texts of a drawing, and check that nothing in it can run; long titles have several lines."""
    elements = list(ElementTree.parse(path).iter())
    assert {element.tag.rpartition("}")[2] for element in elements} <= DRAWN
    assert [name for element in elements for name in element.attrib if name.startswith("on") or "href" in name] == []
    return [" ".join(filter(is_whole, (element.text or "" for element in elements)))]


def fields(path: Path) -> list[str]:
    [entry] = parse_string(path.read_text(encoding="utf-8"), "bibtex").entries.values()
    return [hostile.from_bibtex(text) for text in entry.fields.values()]


@pytest.mark.parametrize(
    ("suffix", "parts_of"),
    [
        (".csv", cells),
        (".json", lambda path: strings(json.loads(path.read_bytes()))),
        (".svg", drawn),
        (".bib", fields),
    ],
)
def test_downloads_of_a_figure_contain_hostile_text_unchanged(site, suffix, parts_of):
    shown_texts = {path.name: " ".join(parts_of(path)) for path in (site.html / "_figures").glob(f"*{suffix}")}
    assert {name: found for name, shown in shown_texts.items() if (found := changed(shown, site.texts))} == {}
    assert any(whole(shown, site.texts) for shown in shown_texts.values())


def test_downloaded_tables_are_unchanged_except_for_formulas(site, tmp_path):
    folder = site.html / package.FOLDER
    with zipfile.ZipFile(next(folder.glob("*.zip"))) as bundle:
        bundle.extractall(tmp_path)
    for name in schema.table_names():
        path = schema.path(name, folder)
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()
        typed = cells(site.tables / path.name)
        assert cells(path) == [f"'{cell}" if cell == FORMULA else cell for cell in typed]
    assert f"'{FORMULA}" in cells(folder / "portal_use.csv")


def test_no_cell_of_a_figure_is_a_formula(site):
    found = {cell for path in (site.html / "_figures").glob("*.csv") for cell in cells(path)}
    assert [cell for cell in found if re.match(r"[=+@\t\r-]", cell) and not NUMBER.fullmatch(cell)] == []
    assert f"'{FORMULA}" in found
