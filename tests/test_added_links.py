"""What a page shows only where the book has a repository or a newer version is accessible, in light and dark."""

import pytest
from playwright.sync_api import Route
from serving import served
from stored_figures import SPECS
from test_axe import VIEWS, findings

from helpers.press.pages.repository import Repository, report_link
from helpers.press.site import versions

CHAPTER = "notebooks/satisfaction.html"
REPOSITORY = Repository("owner/book")


def with_all(page: str) -> str:
    """Return a page of a former version of a book that has a repository."""
    address = REPOSITORY.launch("notebooks/satisfaction.ipynb")
    said = versions.notice("2026.11", "2027.01", "../../index.html", is_same_page=True)
    figure = next(iter(SPECS["satisfaction"].values()))["usermeta"]["figure"]
    link = f'<a class="figure-link" href="#{figure["name"]}">Link to this figure</a>'
    added = {
        versions.NEWER: said,
        link: link + report_link(REPOSITORY, figure, "Figure 1"),
        '<details class="parameter-box">': f'<p class="launch"><a href="{address}">Run this chapter</a></p>'
        '<details class="parameter-box">',
    }
    for place, text in added.items():
        assert page.count(place) == 1, place
        page = page.replace(place, text)
    return page


@pytest.mark.parametrize("view", ["light", "dark"])
def test_links_and_notice_are_accessible(html, browser, view):
    def answer(route: Route) -> None:
        route.fulfill(body=with_all((html / CHAPTER).read_text(encoding="utf-8")), content_type="text/html")

    context = browser.new_context(**VIEWS[view])
    opened = context.new_page()
    with served(html) as address:
        opened.route(f"**/{CHAPTER}", answer)
        opened.goto(address + CHAPTER)
        for shown in (".newer-version a", ".figure-report", ".launch a"):
            assert opened.locator(shown).is_visible(), shown
        assert findings(opened) == []
    context.close()
