"""A figure stands on its own: without JavaScript or a network, on a phone, in the dark, and in a reader's hands."""

import gzip
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from urllib.parse import unquote, urlparse

import nbformat
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from pybtex.database import parse_string

from helpers import charts, prose, survey
from helpers.figure import sentence
from helpers.press import chapters
from helpers.press.pages import cache, drawing
from helpers.theme import MIME_TYPE

VIEWS = {"wide": {"width": 1400, "height": 900}, "phone": {"width": 360, "height": 740}}
COUNT_SHIFTS = """
  window.shifted = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.shifted += entry.value)))
    .observe({ type: "layout-shift", buffered: true });
"""
CONTRAST = """([text, ground]) => {
  const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const [low, high] = [light(text), light(ground)].sort((one, other) => one - other);
  return (high + 0.05) / (low + 0.05);
}"""


def stored_specs(name: str) -> dict[str, dict]:
    cells = nbformat.read(chapters.path_of(name), as_version=4).cells
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    specs = [output.data[MIME_TYPE] for output in outputs if MIME_TYPE in output.get("data", {})]
    return {spec["usermeta"]["figure"]["name"]: spec for spec in specs}


SPECS = {name: stored_specs(name) for name in chapters.notebook_names()}
CHAPTERS = [name for name, specs in SPECS.items() if specs]
FIGURES = [(chapter, figure) for chapter in CHAPTERS for figure in SPECS[chapter]]


@pytest.fixture
def page_of(html, browser):
    """Open pages of the site in a browser of their own, and close them all."""
    contexts = []

    def open_page(name: str, **options: object):
        contexts.append(browser.new_context(**options))
        opened = contexts[-1].new_page()
        opened.set_default_timeout(10_000)
        opened.requested = []
        opened.on("request", lambda request: opened.requested.append(request.url))
        opened.add_init_script(COUNT_SHIFTS)
        opened.goto((html / "notebooks" / f"{name}.html").as_uri())
        return opened

    yield open_page
    for context in contexts:
        context.close()


def enliven(opened) -> list:
    """Return the charts of the width of the page, each scrolled into view and interactive."""
    shown = opened.locator(".chart:visible").all()
    for chart in shown:
        chart.scroll_into_view_if_needed()
        chart.and_(opened.locator("[data-live]")).wait_for()
    return shown


# A place in the first mark that has a tooltip and is not covered there; the middle of a country can lie in the sea.
PLACE_OF_MARK = """(chart) => {
  const found = [...chart.querySelectorAll(".role-mark :is(path, rect)")].find((mark) => mark.__data__?.tooltip);
  found?.scrollIntoView({ block: "center" });
  const { left, top, width, height } = found?.getBoundingClientRect() ?? {};
  for (let step = 0; found && step < 400; step++) {
    const place = [left + (((step % 20) + 0.5) / 20) * width, top + ((Math.floor(step / 20) + 0.5) / 20) * height];
    if (document.elementFromPoint(...place) === found) return place;
  }
  return null;
}"""


def point_at(opened, chart) -> list[str]:
    """Point at the first mark of a chart that has a tooltip, and return the lines of the tooltip."""
    place = chart.evaluate(PLACE_OF_MARK)
    assert place, "no mark of the chart has a tooltip"
    opened.mouse.move(*place)
    tooltip = opened.locator(".chart-tooltip")
    tooltip.wait_for()
    return tooltip.locator("div").all_inner_texts()


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", CHAPTERS)
def test_every_chart_becomes_interactive_in_place(page_of, name, view):
    drawn = page_of(name, viewport=VIEWS[view], java_script_enabled=False).locator(".chart:visible").all()
    opened = page_of(name, viewport=VIEWS[view])
    shown = enliven(opened)
    assert len(shown) == len(SPECS[name])
    for before, after in zip(drawn, shown, strict=True):
        assert after.bounding_box()["height"] == pytest.approx(before.bounding_box()["height"], abs=0.5)
    for chart in shown:
        figure = chart.locator("xpath=ancestor::figure")
        unit = sentence(SPECS[name][figure.get_attribute("id")]["usermeta"]["figure"]["unit"])
        (told,) = [line.removeprefix(f"{unit}: ") for line in point_at(opened, chart) if line.startswith(f"{unit}: ")]
        assert told in figure.locator("td").all_text_contents()
        opened.keyboard.press("Escape")
        opened.mouse.move(0, 0)
    found = opened.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert len(found) == len(set(found))
    assert opened.evaluate("window.shifted") < 0.01
    assert [url for url in opened.requested if not url.startswith(("file:", "data:", "blob:"))] == []
    assert len([url for url in opened.requested if url.endswith("/vega.js")]) == 1
    for details in opened.locator("figure.book-figure summary").all():
        details.click()
    assert opened.evaluate("document.documentElement.scrollWidth") <= VIEWS[view]["width"]


@pytest.mark.parametrize("name", CHAPTERS)
def test_figures_are_whole_without_javascript(page_of, name):
    opened = page_of(name, java_script_enabled=False)
    for figure in opened.locator("figure.book-figure").all():
        assert figure.locator(".chart-wide svg").bounding_box()["height"] > 50
        for summary in figure.locator("summary").all():
            summary.press("Enter")
        assert figure.locator("td:visible").count()
        assert figure.locator("a[download]:visible").count() == 6
        assert figure.locator(".figure-cite pre:visible").count() == 1


def test_vega_waits_until_a_chart_comes_near(page_of):
    asked = "document.querySelector('script[src$=\"/vega.js\"]') !== null"
    # Observers are called in the order in which they were made, so that the one of the page has been called by then.
    observed = (
        """new Promise((resolve) => new IntersectionObserver(resolve).observe(document.querySelector(".chart")))"""
    )
    assert not page_of("glossary").evaluate(asked)
    opened = page_of("survey_changes", viewport={"width": 1400, "height": 300})
    opened.evaluate(observed)
    assert not opened.evaluate(asked)
    enliven(opened)
    assert opened.evaluate(asked)


@pytest.mark.parametrize("name", CHAPTERS)
def test_chapter_is_light_before_vega(page_of, name):
    opened = page_of(name)
    opened.evaluate("document.fonts.ready")
    files = [Path(unquote(urlparse(url).path)) for url in opened.requested if not url.endswith("/vega.js")]
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) < 300_000


def test_values_can_be_read_by_keyboard(page_of):
    opened = page_of("helsenorge_over_time")
    chart = enliven(opened)[0]
    status = opened.get_by_role("status").and_(opened.locator(".chart-tooltip"))
    opened.locator(f"#{next(iter(SPECS['helsenorge_over_time']))} .figure-data summary").focus()
    opened.keyboard.press("Shift+Tab")
    while not opened.evaluate("document.activeElement.matches('.chart')"):
        opened.keyboard.press("Shift+Tab")
    assert "arrow keys" in status.inner_text()
    read = []
    for _ in range(3):
        opened.keyboard.press("ArrowRight")
        read.append(status.inner_text())
    assert len(set(read)) == 3
    opened.keyboard.press("ArrowLeft")
    assert status.inner_text() == read[1]
    opened.keyboard.press("Escape")
    assert not status.is_visible()
    assert chart.get_attribute("aria-label")


def test_pointing_at_a_series_lets_the_others_step_back(page_of):
    opened = page_of("nordic_internet_health")
    chart = enliven(opened)[0]
    point_at(opened, chart)
    behind, every = chart.locator(".chart-behind").count(), chart.locator(".role-mark :is(path, rect, line)").count()
    assert 0 < behind < every
    opened.mouse.move(0, 0)
    assert chart.locator(".chart-behind").count() == 0
    opened = page_of("helsenorge_over_time")
    chart = enliven(opened)[0]
    point_at(opened, chart)
    assert chart.locator(".chart-behind").count() == 0


def test_text_of_charts_can_be_read_in_light_and_dark(page_of):
    opened = page_of("helsenorge_over_time")
    chart = enliven(opened)[0]
    seen = set()
    for theme in ("light", "dark"):
        while opened.evaluate("document.documentElement.dataset.theme") != theme or not opened.evaluate(
            f"document.documentElement.dataset.mode === '{theme}'"
        ):
            opened.locator(".theme-switch-button:visible").first.click()
        point_at(opened, chart)
        ground = opened.evaluate("getComputedStyle(document.body).backgroundColor")
        fills = chart.locator("text").evaluate_all("all => all.map((text) => getComputedStyle(text).fill)")
        seen.add(fills[0])
        assert min(opened.evaluate(CONTRAST, [fill, ground]) for fill in set(fills)) >= 4.5
        colours = opened.locator(".chart-tooltip").evaluate(
            "one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
        )
        assert opened.evaluate(CONTRAST, colours) >= 4.5
        opened.mouse.move(0, 0)
    assert len(seen) == 2


def test_the_other_drawing_comes_alive_when_the_screen_is_turned(page_of):
    opened = page_of("helsenorge_over_time", viewport=VIEWS["wide"])
    enliven(opened)
    opened.set_viewport_size(VIEWS["phone"])
    assert all("chart-phone" in chart.get_attribute("class") for chart in enliven(opened))


@pytest.mark.parametrize(("name", "figure"), FIGURES, ids=lambda part: part)
def test_downloads_hold_the_figure(html, name, figure):
    spec = SPECS[name][figure]
    page = BeautifulSoup((html / "notebooks" / f"{name}.html").read_text(encoding="utf-8"), "html.parser")
    shown = page.find(id=figure)
    folder = html / "_figures"
    assert {link["href"] for link in shown.select("a[download]")} >= {
        f"../_figures/{figure}.{suffix}" for suffix in ("csv", "json", "svg", "png", "bib")
    }
    numbers = pd.read_csv(folder / f"{figure}.csv", comment="#")
    headings = [heading.get_text() for heading in shown.select("th")]
    column = headings.index(sentence(spec["usermeta"]["figure"]["unit"]))
    cells = [row.select("td")[column].get_text() for row in shown.select("tbody tr")]
    assert len(numbers) == len(cells)
    for value, cell in zip(numbers["value"], cells, strict=True):
        decimals = len(cell.partition(".")[2]) if pd.notna(value) else 0
        assert cell == prose.rounded(value, decimals) or (pd.isna(value) and cell == prose.TOO_FEW)
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
    number = re.search(r"\d+", shown.select_one(".caption-number").get_text())[0]
    assert f"Figure {number} in " in shown.select_one(".figure-cite p").get_text()


def test_a_download_opens_in_the_browser(page_of):
    opened = page_of("survey_changes", accept_downloads=True)
    figure = opened.locator("#fig-survey-changes")
    figure.locator(".figure-download summary").click()
    with opened.expect_download() as started:
        figure.get_by_role("link", name="Numbers (CSV)").click()
    rows = pd.read_csv(started.value.path(), comment="#")
    assert len(rows) == figure.locator("tbody tr").count()


@pytest.fixture
def spec(tmp_path, monkeypatch) -> dict:
    """Return a chart for which no drawing is kept yet."""
    monkeypatch.setattr(cache, "FOLDER", tmp_path / "drawings")
    rows = survey.shares("wearables_used").query("group == 'all'")
    chart = charts.ranked_bars(rows, name="fig-bars", caption="Shares.", unit="percent", label="answer_label")
    return chart.to_dict()


@pytest.fixture
def drawn(monkeypatch) -> list[str]:
    """List what the converter has drawn."""
    names = []
    really = drawing.draw
    monkeypatch.setattr(drawing, "draw", lambda spec, prefix: names.append(prefix) or really(spec, prefix))
    return names


def test_drawing_is_made_once(spec, drawn):
    first = drawing.drawing_of(spec)
    assert drawn == ["fig-bars-wide", "fig-bars-phone"]
    assert drawing.drawing_of(spec) == first
    assert len(drawn) == 2
    next(iter(spec["datasets"].values()))[0]["value"] += 1
    assert drawing.drawing_of(spec) != first
    assert len(drawn) == 4


def test_drawing_is_made_again_for_another_converter(spec, drawn, monkeypatch):
    drawing.drawing_of(spec)
    monkeypatch.setattr("vl_convert.__version__", "0")
    drawing.drawing_of(spec)
    assert len(drawn) == 4


@pytest.mark.parametrize("harm", [lambda kept: kept[:-30], lambda kept: kept.replace(b"<svg", b"<gvs"), lambda _: b""])
def test_damaged_drawing_is_made_again(spec, drawn, harm):
    first = drawing.drawing_of(spec)
    (kept,) = cache.FOLDER.iterdir()
    kept.write_bytes(harm(kept.read_bytes()))
    assert drawing.drawing_of(spec) == first
    assert len(drawn) == 4
    assert drawing.drawing_of(spec) == first
    assert len(drawn) == 4


def test_charts_drawn_ahead_are_not_drawn_again(spec, drawn):
    other = {**spec, "title": "Another"}
    drawing.draw_ahead([spec, other])
    drawing.drawing_of(spec)
    drawing.drawing_of(other)
    assert drawn == []


def test_drawing_is_the_same_with_other_fonts(spec, tmp_path):
    (tmp_path / "fonts.conf").write_text(f"<fontconfig><dir>{tmp_path}</dir></fontconfig>", encoding="utf-8")
    program = "import json, sys; from helpers.press import drawing; print(drawing.draw(json.load(sys.stdin), 'fig-a'))"
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(spec),
        env=os.environ | {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == drawing.draw(spec, "fig-a")


@pytest.mark.parametrize("name", ["survey_changes", "helsenorge_awareness", "nordic_portals"])
def test_marks_of_a_drawing_are_no_images_of_their_own(name):
    cells = json.loads(chapters.text_of(name))["cells"]
    bundles = [output.get("data", {}) for cell in cells for output in cell.get("outputs", [])]
    specs = [bundle[MIME_TYPE] for bundle in bundles if MIME_TYPE in bundle]
    assert specs
    for spec in specs:
        assert "graphics-symbol" not in drawing.draw(drawing.without_figure(spec), "fig")
