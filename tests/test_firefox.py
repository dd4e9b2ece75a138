"""The site works in Firefox too: some pages, from a folder and with a security policy."""

import os
from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from firefox import Firefox, firefox
from serving import served

PAGES = ["intro.html", "notebooks/helsenorge_over_time.html", "notebooks/audit.html", "parameters.html", "cite.html"]
CHAPTER = PAGES[1]
AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text(encoding="utf-8")
VIOLATIONS = """axe.run({ resultTypes: ["violations"] }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`)))"""
# Opened parts fade in, and have too little contrast until then.
FADED_IN = "Promise.all(document.getAnimations().map((element) => element.finished)).then(() => true)"
ENLIVENED = """(async () => {
  const charts = [...document.querySelectorAll(".chart")].filter((element) => element.checkVisibility());
  for (const chart of charts) {
    chart.scrollIntoView({ block: "center", behavior: "instant" });
    while (!("live" in chart.dataset)) await new Promise(requestAnimationFrame);
  }
  return charts.length;
})()"""
FOUND = """new Promise((found) => {
  const look = () => {
    const results = document.querySelectorAll("#search-results li a").length;
    if (results) found(results);
    else requestAnimationFrame(look);
  };
  look();
})"""


@pytest.fixture(scope="module")
def opened() -> Iterator[Firefox]:
    try:
        with firefox() as browser:
            yield browser
    except FileNotFoundError as reason:
        if os.environ.get("CI"):
            pytest.fail(str(reason))
        pytest.skip(str(reason))


@pytest.fixture(scope="module", params=["folder", "host"])
def address(html, request) -> Iterator[str]:
    if request.param == "folder":
        yield f"{html.as_uri()}/"
    else:
        with served(html) as place:
            yield place


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("page", PAGES)
def test_page_works(opened, address, page, width):
    opened.resize(width, 800)
    opened.open(address + page)
    charts = opened.evaluate(ENLIVENED)
    assert opened.evaluate("document.querySelectorAll('.book-figure, .finding figure').length") == charts
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.messages == []


def test_values_are_read_by_keyboard(opened, address):
    opened.resize(1280, 800)
    opened.open(address + CHAPTER)
    opened.evaluate(ENLIVENED)
    opened.evaluate("document.querySelector('.chart-slider').focus()")
    read = []
    for _ in range(3):
        opened.press("ArrowRight")
        read.append(opened.evaluate("document.activeElement.getAttribute('aria-valuetext')"))
        lines = opened.evaluate(
            "[...document.querySelectorAll('.chart-tooltip div')].map((element) => element.textContent)"
        )
        assert lines == read[-1].split("; ")
    assert len(set(read)) == 3
    opened.press("Escape")
    assert opened.evaluate("document.querySelector('.chart-tooltip').hidden")


def test_search_finds_words(opened, address):
    opened.open(f"{address}search.html?q=Helsenorge")
    assert opened.evaluate(FOUND) > 0
    assert opened.messages == []


def test_scrollbars_have_the_colours_of_the_page(opened, address):
    opened.open(address + CHAPTER)
    opened.evaluate("document.documentElement.dataset.theme = 'dark'")
    bar, ground = opened.evaluate(
        "[getComputedStyle(document.querySelector('.bd-sidebar-primary')).scrollbarColor,"
        " getComputedStyle(document.body).backgroundColor]"
    )
    assert bar.endswith(f") {ground}")


@pytest.mark.parametrize("page", PAGES[:3])
def test_axe_finds_no_violation(opened, address, page):
    opened.resize(1280, 2400)
    opened.open(address + page)
    opened.evaluate("document.querySelectorAll('details').forEach((element) => (element.open = true))")
    assert opened.evaluate(FADED_IN)
    opened.run(AXE)
    assert opened.evaluate(VIOLATIONS) == []


def test_fault_is_detected(opened, address):
    opened.open(f"{address}cite.html")
    opened.evaluate("document.querySelector('article').insertAdjacentHTML('beforeend', '<button></button>')")
    opened.run(f"{AXE}; console.error('probe')")
    assert any(violation.startswith("button-name") for violation in opened.evaluate(VIOLATIONS))
    assert opened.messages == ["probe"]
