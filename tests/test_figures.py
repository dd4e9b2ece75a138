"""A figure works without JavaScript or a network, on a phone, in dark mode, and interactively."""

import gzip
import re
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest
from playwright.sync_api import expect
from stored_figures import CHAPTERS, SPECS

from helpers.figure import capitalized
from helpers.press.pages import downloads

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
  const [low, high] = [light(text), light(ground)].sort((first, second) => first - second);
  return (high + 0.05) / (low + 0.05);
}"""


@pytest.fixture
def page_of(html, browser):
    """Open pages of the site in separate browser contexts, and close them all."""
    contexts = []

    def open_page(name: str, **options: object):
        contexts.append(browser.new_context(**options))
        opened = contexts[-1].new_page()
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


# A place in the first mark that has a tooltip and is not covered there; the middle of a country can lie in the sea,
# and another print of the same figure can lie over a point.
PLACE_OF_MARK = """(chart) => {
  const marks = [...chart.querySelectorAll(".role-mark :is(path, rect)")].filter((mark) => mark.__data__?.tooltip);
  for (const mark of marks) {
    mark.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = mark.getBoundingClientRect();
    // From the middle on: at the tip of a mark, a rounded place of the pointer misses it.
    for (let count = 0; count < 400; count++) {
      const step = (count + 210) % 400;
      const place = [left + (((step % 20) + 0.5) / 20) * width, top + ((Math.floor(step / 20) + 0.5) / 20) * height];
      if (document.elementFromPoint(...place) === mark) return place;
    }
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
        unit = capitalized(SPECS[name][figure.get_attribute("id")]["usermeta"]["figure"]["unit"])
        (told,) = [line.removeprefix(f"{unit}: ") for line in point_at(opened, chart) if line.startswith(f"{unit}: ")]
        assert told in figure.locator("td").all_text_contents()
        opened.keyboard.press("Escape")
        opened.mouse.move(0, 0)
    found = opened.evaluate("[...document.querySelectorAll('[id]')].map((element) => element.id)")
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
        # The files of the figure, the notebook of the page and the entry for a reference manager.
        assert figure.locator("a[download]:visible").count() == len(downloads.LABELS) + 2
        assert figure.locator(".figure-cite pre:visible").count() == 1


def test_vega_loads_when_a_chart_comes_near(page_of):
    asked = "document.querySelector('script[src$=\"/vega.js\"]') !== null"
    # Observers run in the order of their creation, so that of the page has run before.
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
    tooltip = opened.locator(".chart-tooltip")
    slider = chart.get_by_role("slider", name=re.compile(r"^Values of Fig\. \d+$"))
    opened.locator(f"#{next(iter(SPECS['helsenorge_over_time']))} .figure-data summary").focus()
    opened.keyboard.press("Shift+Tab")
    while not opened.evaluate("document.activeElement.matches('.chart-slider')"):
        opened.keyboard.press("Shift+Tab")
    assert chart.evaluate("element => element.contains(document.activeElement)")
    assert chart.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
    expect(tooltip).to_contain_text("arrow keys")
    read = [slider.get_attribute("aria-valuetext")]
    assert ", ".join(read[0].split("; ")) in tooltip.inner_text().replace("\n", ", ")
    for key in ("ArrowRight", "ArrowDown", "ArrowUp", "End", "Home"):
        opened.keyboard.press(key)
        read.append(slider.get_attribute("aria-valuetext"))
        expect(tooltip.locator("div")).to_have_text(read[-1].split("; "))
    assert len(set(read)) >= 3
    assert read[0] == read[-1] != read[-2]
    opened.keyboard.press("Escape")
    expect(tooltip).to_be_hidden()


def test_focusable_elements_are_not_images(page_of):
    """In an image, screen readers use the arrow keys themselves; a slider gets them, and its value is read out."""
    for chart in enliven(page_of("chart_forms")):
        assert chart.locator("[tabindex], input").evaluate_all(
            "all => all.map((element) => element.role || element.type)"
        ) == ["range"]
        image = chart.locator("[role=img]")
        assert image.count() == 1
        assert image.get_attribute("aria-label")
        assert image.locator("input, [tabindex]").count() == 0
        assert chart.locator("input").get_attribute("aria-valuetext")


def test_pointing_at_a_series_fades_the_others(page_of):
    opened = page_of("nordic_portal_use")
    chart = enliven(opened)[0]
    point_at(opened, chart)
    behind, every = chart.locator(".chart-behind").count(), chart.locator(".role-mark :is(path, rect, line)").count()
    assert 0 < behind < every
    opened.mouse.move(0, 0)
    expect(chart.locator(".chart-behind")).to_have_count(0)
    opened = page_of("helsenorge_over_time")
    chart = enliven(opened)[0]
    point_at(opened, chart)
    expect(chart.locator(".chart-behind")).to_have_count(0)


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
            "element => [getComputedStyle(element).color, getComputedStyle(element).backgroundColor]"
        )
        assert opened.evaluate(CONTRAST, colours) >= 4.5
        opened.mouse.move(0, 0)
    assert len(seen) == 2


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_charts_respect_forced_colours(page_of, theme):
    opened = page_of("helsenorge_over_time", forced_colors="active", color_scheme="dark")
    opened.evaluate("theme => (document.documentElement.dataset.theme = theme)", theme)
    words = opened.locator("article p").first.evaluate("element => getComputedStyle(element).color")
    chart = enliven(opened)[0]
    fills = chart.locator("text").evaluate_all("all => all.map((text) => getComputedStyle(text).fill)")
    assert set(fills) == {words}


def test_print_of_a_dark_page_is_dark_on_white(page_of):
    opened = page_of("helsenorge_over_time", color_scheme="dark")
    chart = enliven(opened)[0]
    opened.emulate_media(media="print", color_scheme="dark")
    for words in (chart.locator("text").first, opened.locator("article p").first, opened.locator("article p a").first):
        colour = words.evaluate("element => getComputedStyle(element, null)[element.closest('svg') ? 'fill' : 'color']")
        assert opened.evaluate(CONTRAST, [colour, "rgb(255, 255, 255)"]) >= 4.5


def test_other_drawing_becomes_interactive_when_the_screen_rotates(page_of):
    opened = page_of("helsenorge_over_time", viewport=VIEWS["wide"])
    enliven(opened)
    opened.set_viewport_size(VIEWS["phone"])
    expect(opened.locator(".chart-wide:visible")).to_have_count(0)
    assert all("chart-phone" in chart.get_attribute("class") for chart in enliven(opened))
