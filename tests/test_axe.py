"""The checker axe finds no barrier on any page, in the light, in the dark, on a wide screen and on a phone."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from helpers.press import chapters

PAGES = [f"{file}.html" for file in chapters.toc_files()]
OTHERS = ["search.html?q=Helsenorge", "genindex.html", "parameters.html"]
VIEWS = {
    "light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "wide": {"viewport": {"width": 1920, "height": 1080}, "color_scheme": "light"},
    "phone": {"viewport": {"width": 360, "height": 740}, "color_scheme": "light"},
}


@pytest.fixture(scope="module", params=VIEWS)
def view(request, browser) -> tuple[str, Page]:
    context = browser.new_context(**VIEWS[request.param])
    yield request.param, context.new_page()
    context.close()


def address(html: Path, page: str) -> str:
    path, _, query = page.partition("?")
    return (html / path).as_uri() + (f"?{query}" if query else "")


def violations(page: Page, contrast: bool = True) -> list[str]:
    """Run all rules of axe, its best practices included, and two that it leaves out unless told.

    Contrast takes most of the time. The colours of a wide screen are those of the light view, so it is left out there.
    """
    # A colour that is still fading in is none of the page.
    page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished))")
    told = {"label-content-name-mismatch": True, "target-size": True, "color-contrast": contrast}
    options = {"resultTypes": ["violations"], "rules": {rule: {"enabled": on} for rule, on in told.items()}}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("page", [*PAGES, *OTHERS])
def test_axe_finds_no_violation(html, view, page):
    name, opened = view
    opened.goto(address(html, page))
    if "?" in page:
        opened.locator("#search-results li").first.wait_for()
    assert violations(opened, contrast=name != "wide") == []


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
def test_axe_would_find(html, browser, broken, rule):
    opened = browser.new_page()
    opened.goto(address(html, "cite.html"))
    opened.evaluate("html => document.querySelector('article').insertAdjacentHTML('beforeend', html)", broken)
    assert any(found.startswith(f"{rule}:") for found in violations(opened))
    opened.close()
