"""What a reader takes from a figure holds what the page shows."""

import json
import re
import xml.etree.ElementTree as ElementTree

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from pybtex.database import parse_string
from stored_figures import FIGURES, SPECS

from helpers import shown
from helpers.figure import sentence
from helpers.press.pages import drawing
from helpers.prose import TOO_FEW
from helpers.rounding import rounded


@pytest.mark.parametrize(("name", "figure"), FIGURES, ids=lambda part: part)
def test_downloads_hold_the_figure(html, name, figure):
    spec = SPECS[name][figure]
    page = BeautifulSoup((html / "notebooks" / f"{name}.html").read_text(encoding="utf-8"), "html.parser")
    drawn = page.find(id=figure)
    folder = html / "_figures"
    assert {link["href"] for link in drawn.select("a[download]")} >= {
        f"../_figures/{figure}.{suffix}" for suffix in ("csv", "json", "svg", "png", "bib")
    }
    numbers = pd.read_csv(folder / f"{figure}.csv", comment="#")
    headings = [heading.get_text() for heading in drawn.select("th")]
    column = headings.index(sentence(spec["usermeta"]["figure"]["unit"]))
    cells = [row.select("td")[column].get_text() for row in drawn.select("tbody tr")]
    assert len(numbers) == len(cells)
    for value, cell in zip(numbers["value"], cells, strict=True):
        decimals = len(cell.partition(".")[2]) if pd.notna(value) else 0
        number = cell.lstrip("".join(shown.SIGNS.values()))
        assert number == rounded(value, decimals) or (pd.isna(value) and cell in (TOO_FEW, shown.NO_FIGURE))
    heading = [line for line in (folder / f"{figure}.csv").read_text("utf-8").splitlines() if line.startswith("#")]
    assert any("Licence: CC BY 4.0" in line for line in heading)
    assert all(any(source["title"] in line for line in heading) for source in spec["usermeta"]["figure"]["sources"])
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


def test_a_download_opens_in_the_browser(html, browser):
    opened = browser.new_page(accept_downloads=True)
    opened.goto((html / "notebooks/survey_changes.html").as_uri())
    figure = opened.locator("#fig-survey-changes")
    figure.locator(".figure-download summary").click()
    with opened.expect_download() as started:
        figure.get_by_role("link", name="Numbers (CSV)").click()
    rows = pd.read_csv(started.value.path(), comment="#")
    assert len(rows) == figure.locator("tbody tr").count()
    opened.close()
