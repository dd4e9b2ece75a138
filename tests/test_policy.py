"""The site works with the content security policy `default-src 'self'`."""

import json
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page
from serving import served
from this_book import BOOK

from helpers.press.pages import folders
from helpers.press.pages.assets import HEADERS, POLICY

REPORT = """
  window.forbidden = [];
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
    window.forbidden.push(`${effectiveDirective}: ${blockedURI} (${sourceFile}:${lineNumber})`));
"""


@pytest.fixture(scope="module")
def address(html) -> Iterator[str]:
    with served(html) as place:
        yield place


@pytest.fixture
def opened(browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(REPORT)
    page.messages = []
    page.on("console", lambda message: page.messages.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.messages.append(str(error)))
    yield page
    context.close()


# Waits for a violation. Playwright's own wait has the page read a text as a function, which the policy forbids.
REPORTED = """new Promise((end) => {
  let looks = 0;
  const look = () => (window.forbidden.length || ++looks === 1000 ? end() : setTimeout(look, 20));
  look();
})"""


def forbidden(page: Page) -> list[str]:
    """Return the violations of the policy on an open page, and its error messages."""
    refused = [*page.evaluate("window.forbidden"), *page.messages]
    page.messages.clear()
    return refused


def test_every_page_and_chart_works_under_the_policy(html, pages, address, opened):
    found = {}
    # All pages of single figures are made alike.
    alone = [path.relative_to(html).as_posix() for path in sorted(html.glob(f"{folders.FIGURES}/*.html"))[::10]]
    assert len(alone) > 5
    for page in [*pages, *alone]:
        opened.goto(address + page)
        opened.evaluate("document.querySelectorAll('details').forEach((element) => (element.open = true))")
        for chart in opened.locator(".chart:visible").all():
            chart.scroll_into_view_if_needed()
            chart.and_(opened.locator("[data-live]")).wait_for()
        found[page] = forbidden(opened)
    assert {page: refused for page, refused in found.items() if refused} == {}


def test_controls_and_search_work_under_the_security_policy(address, opened):
    opened.goto(f"{address}notebooks/audit.html")
    # The table is folded.
    opened.locator("details:has(table[data-searchable]) > summary").click()
    opened.get_by_label("Search the table").fill("visits of 2020")
    opened.locator(".theme-switch-button:visible").click()
    opened.keyboard.press("Control+k")
    opened.locator("#pst-search-dialog input").fill("visits")
    assert forbidden(opened) == []
    opened.locator("#pst-search-dialog").get_by_role("button", name="Search").click()
    opened.locator("#search-results p.context").first.wait_for()
    assert forbidden(opened) == []


def test_heading_is_text_in_the_results_of_the_search(html, opened):
    words = "img src=x onerror='window.ran = true'"
    hostile = f"<{words}> & more"
    index = (html / "searchindex.js").read_text(encoding="utf-8")
    changed = index.replace('"alltitles": {', f'"alltitles": {{{json.dumps(hostile)}: [[0, null]], ', 1)
    assert changed != index
    opened.route("**/searchindex.js", lambda route: route.fulfill(body=changed, content_type="text/javascript"))
    with served(html, policy="") as address:
        opened.goto(f"{address}search.html?q={quote(words)}")
        link = opened.locator("#search-results li a", has_text="onerror")
        link.wait_for()
        assert link.inner_text().endswith(hostile)
    assert not opened.evaluate("'ran' in window")


@pytest.mark.parametrize(
    ("added", "directive"),
    [
        ("<img src=x onerror='window.ran = true'>", "script-src-attr"),
        ("<p style='color: red'>red</p>", "style-src-attr"),
        ("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>", "img-src"),
    ],
)
def test_violation_of_the_policy_is_detected(address, opened, added, directive):
    opened.goto(f"{address}cite.html")
    opened.evaluate("html => document.querySelector('article').insertAdjacentHTML('beforeend', html)", added)
    opened.evaluate(REPORTED)
    assert any(message.startswith(directive) for message in forbidden(opened))
    assert not opened.evaluate("'ran' in window")


# A browser runs no script of these types, so that a policy lets them pass.
DATA_BLOCKS = ("application/json", "application/ld+json")


def test_no_page_contains_inline_scripts_or_styles(html):
    """Read all pages, including those of the other edition and redirects."""
    for path in html.rglob("*.html"):
        if "_static" in path.parts:
            continue
        made = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        scripts = [script for script in made.select("script:not([src])") if script.get("type") not in DATA_BLOCKS]
        handlers = [tag for tag in made.find_all(True) if any(key.startswith("on") for key in tag.attrs)]
        assert (scripts, handlers, made.select("style, [style]")) == ([], [], []), path


def test_hosts_are_told_the_policy(html):
    assert (html / HEADERS).read_text(encoding="utf-8") == f"/*\n  Content-Security-Policy: {POLICY}\n"


def test_the_readme_names_the_policy():
    assert f"Content-Security-Policy: {POLICY}\n" in (BOOK.root / "README.md").read_text(encoding="utf-8")
