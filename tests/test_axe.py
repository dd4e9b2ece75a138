"""Axe finds no accessibility problem on any page, in light and dark mode, on a wide screen and on a phone.

It also checks folded parts, dialogs and search results.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Contrast takes most of the time of axe. It depends on the colours alone, and the other rules only on the width.
CONTRAST = "color-contrast"
VIEWS = {
    # High enough for the whole sidebar: axe does not check the colours of elements that are scrolled away.
    "light": {"viewport": {"width": 1280, "height": 2400}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 2400}, "color_scheme": "dark"},
    "wide": {"viewport": {"width": 1920, "height": 1080}, "color_scheme": "light"},
    "phone": {"viewport": {"width": 360, "height": 740}, "color_scheme": "light"},
}
# Axe spends a third of its time on texts of charts, whose contrast it cannot judge: `chart_contrast.js` does.
OUTSIDE_CHARTS = "axe.configure({ rules: [{ id: 'color-contrast', selector: '*:not(svg, svg *)' }] });"
AXE = Axe(f"{AXE_SCRIPT};{OUTSIDE_CHARTS}")
CHART_CONTRAST = Path(__file__).with_name("chart_contrast.js").read_text(encoding="utf-8")
# Each table fits its frame, however narrow its columns.
IN_FULL = """() => document.querySelectorAll(".table-scroll, .pst-scrollable-table-container").forEach((frame) => {
  Object.assign(frame.style, { backgroundImage: "none", maxHeight: "none" });
  Object.assign(frame.querySelector("table").style, { tableLayout: "fixed", width: "100%", wordBreak: "break-all" });
})"""
# All rows of a table look alike, odd ones and even ones, and axe takes minutes for thousands of them.
SHORTEN = "document.querySelectorAll('tbody tr:nth-child(n + 4)').forEach((row) => row.remove())"
UNFOLD = "document.querySelectorAll('details').forEach((element) => (element.open = true))"


@pytest.fixture
def opened(browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def findings(page: Page, contrast: bool = True, others: bool = True) -> list[str]:
    """Run rules of axe: that of contrast, and all others with best practices and two that are off by default.

    What axe cannot judge is a finding too, unless it is judged here: it measures the contrast of a single letter but
    leaves the verdict to others.
    """
    # Wait until colours have faded in.
    page.evaluate("Promise.all(document.getAnimations().map((element) => element.finished))")
    # Axe does not check elements that are scrolled away or under the shadow at the edge of a table.
    if contrast:
        page.evaluate(IN_FULL)
    enabled = {"label-content-name-mismatch": True, "target-size": True, CONTRAST: contrast}
    rules = (
        {"rules": {rule: {"enabled": on} for rule, on in enabled.items()}}
        if others
        else {"runOnly": {"type": "rule", "values": [CONTRAST]}}
    )
    response = AXE.run(page, options={"resultTypes": ["violations", "incomplete"], **rules}).response
    open_questions = [
        (result, node) for result in response["incomplete"] for node in result["nodes"] if not is_judged(node)
    ]
    found = [(result, node) for result in response["violations"] for node in result["nodes"]] + open_questions
    charts = page.evaluate(CHART_CONTRAST) if contrast else []
    return [f"{result['id']}: {node['html'][:200]}" for result, node in found] + [
        f"chart: {problem}" for problem in charts
    ]


def is_judged(node: dict) -> bool:
    """Return whether a node that axe leaves undecided has enough contrast."""
    details = node["any"][0]["data"] if node["any"] else None
    if not isinstance(details, dict) or details.get("messageKey") != "shortTextContent":
        return False
    return details["contrastRatio"] >= float(details["expectedContrastRatio"].removesuffix(":1"))


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(html, pages, browser, view):
    context = browser.new_context(**VIEWS[view])
    opened = context.new_page()
    of_colours = view in ("light", "dark")
    rules, found = {"contrast": of_colours, "others": not of_colours}, {}
    for page in pages:
        opened.goto((html / page).as_uri())
        opened.evaluate(UNFOLD)
        opened.evaluate(SHORTEN)
        found[page] = findings(opened, **rules)
    opened.goto(f"{(html / 'search.html').as_uri()}?q=Helsenorge")
    opened.locator("#search-results li").first.wait_for()
    found["results of a search"] = findings(opened, **rules)
    context.close()
    assert {page: problem for page, problem in found.items() if problem} == {}


def test_axe_finds_nothing_in_what_opens_over_the_page(html, browser):
    """The colours there are those beside the page on a wide screen; axe measures none of what lies over a page."""
    context = browser.new_context(**VIEWS["phone"])
    opened = context.new_page()
    for toggle in (".primary-toggle", ".secondary-toggle", ".search-button__button"):
        opened.goto((html / "notebooks/helsenorge_services.html").as_uri())
        opened.locator(f"{toggle}:visible").click()
        opened.locator("dialog[open]").wait_for()
        assert findings(opened, contrast=False) == [], toggle
    context.close()


def test_axe_finds_nothing_in_the_card_of_a_number(html, browser):
    """Its colours are those of the page; axe measures none of what lies over a page."""
    context = browser.new_context(**VIEWS["light"])
    opened = context.new_page()
    opened.goto((html / "notebooks/digital_contact.html").as_uri())
    opened.locator("a.number").first.focus()
    opened.locator("#number-card").wait_for()
    assert findings(opened, contrast=False) == []
    context.close()


@pytest.mark.parametrize(
    ("broken", "rule"),
    [
        ("<input type=text>", "label"),
        ("<button></button>", "button-name"),
        ('<button aria-label="Find">Search</button>', "label-content-name-mismatch"),
        ('<p style="color: #999; background: #fff">pale</p>', "color-contrast"),
        ("<h5>too deep</h5>", "heading-order"),
        ('<p style="color: #999; background: linear-gradient(#fff, #eee)">pale</p>', "color-contrast"),
        ('<p style="color: #999; background: #fff">a</p>', "color-contrast"),
        ('<div class="chart"><svg><text y="20" fill="#999">pale</text></svg></div>', "chart"),
        ('<div class="chart"><svg><rect width="200" height="50"/><text y="20">dark</text></svg></div>', "chart"),
    ],
)
def test_axe_detects_a_violation(html, opened, broken, rule):
    opened.goto((html / "cite.html").as_uri())
    opened.evaluate("html => document.querySelector('article').insertAdjacentHTML('beforeend', html)", broken)
    assert any(found.startswith(f"{rule}:") for found in findings(opened))
