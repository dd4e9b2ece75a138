"""The checker axe finds no barrier on any page, in the light, in the dark, on a wide screen and on a phone.

What is folded away is checked too, and the results of a search.
"""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

VIEWS = {
    "light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "wide": {"viewport": {"width": 1920, "height": 1080}, "color_scheme": "light"},
    "phone": {"viewport": {"width": 360, "height": 740}, "color_scheme": "light"},
}
UNFOLD = "document.querySelectorAll('details').forEach((one) => (one.open = true))"


@pytest.fixture
def opened(browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def violations(page: Page, contrast: bool = True) -> list[str]:
    """Run all rules of axe, its best practices included, and two that it leaves out unless told.

    Contrast takes most of the time, and the colours don't depend on the width of the screen.
    """
    # A colour that is still fading in is none of the page.
    page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished))")
    told = {"label-content-name-mismatch": True, "target-size": True, "color-contrast": contrast}
    options = {"resultTypes": ["violations"], "rules": {rule: {"enabled": on} for rule, on in told.items()}}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_no_violation(html, pages, browser, view):
    context = browser.new_context(**VIEWS[view])
    opened = context.new_page()
    found = {}
    for page in pages:
        opened.goto((html / page).as_uri())
        opened.evaluate(UNFOLD)
        found[page] = violations(opened, contrast=view in ("light", "dark"))
    opened.goto(f"{(html / 'search.html').as_uri()}?q=Helsenorge")
    opened.locator("#search-results li").first.wait_for()
    found["results of a search"] = violations(opened)
    context.close()
    assert {page: told for page, told in found.items() if told} == {}


@pytest.mark.parametrize(
    ("broken", "rule"),
    [
        ("<input type=text>", "label"),
        ("<button></button>", "button-name"),
        ('<button aria-label="Find">Search</button>', "label-content-name-mismatch"),
        ('<p style="color: #999; background: #fff">pale</p>', "color-contrast"),
        ("<h5>too deep</h5>", "heading-order"),
    ],
)
def test_axe_would_find(html, opened, broken, rule):
    opened.goto((html / "cite.html").as_uri())
    opened.evaluate("html => document.querySelector('article').insertAdjacentHTML('beforeend', html)", broken)
    assert any(found.startswith(f"{rule}:") for found in violations(opened))
