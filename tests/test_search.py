"""The search finds chapters before tables, shows prose, and fits a small screen."""

import re

import pytest
import yaml
from playwright.sync_api import expect
from serving import served
from this_book import BOOK

from helpers.press.pages import search

QUERIES = ["video", "Sundhed", "NPS", "wearable", "2021"]
CODE = re.compile(r"\bimport \w|\bprose\.|\bdata\.(load|pick)|\bpd\.|```|^[a-z_0-9]+,[a-z_0-9]+,", re.MULTILINE)
SMALL = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def results(html, browser) -> dict[str, list[dict[str, str]]]:
    """Return the results of each query: page and excerpt."""
    found = {}
    with served(html) as address:
        opened = browser.new_page(viewport=SMALL)
        for query in QUERIES:
            opened.goto(f"{address}search.html?q={query}")
            opened.get_by_text("Search finished").wait_for()
            # Not by a function, which the policy of the book forbids the browser to read from a text.
            expect(opened.locator("#search-results li:not(:has(.context))")).to_have_count(0)
            found[query] = opened.locator("#search-results li").evaluate_all(
                "items => items.map((item) => ({ page: item.querySelector('a').getAttribute('href'),"
                " excerpt: item.querySelector('.context').innerText }))"
            )
            assert opened.evaluate("document.documentElement.scrollWidth") <= SMALL["width"], query
        opened.close()
    return found


def rank(result: dict[str, str]) -> int:
    page = result["page"].partition("#")[0].removesuffix(".html")
    ranks = search.ranks((BOOK.root / "_toc.yml").read_text(encoding="utf-8"))
    return ranks.get(page, len(ranks))


@pytest.mark.parametrize("query", QUERIES)
def test_chapters_come_first(results, query):
    ranks = [rank(result) for result in results[query]]
    assert ranks[0] == 0
    assert ranks == sorted(ranks)


@pytest.mark.parametrize("query", QUERIES)
def test_excerpts_are_prose(results, query):
    for result in results[query]:
        assert result["excerpt"].strip(), result
        assert not CODE.search(result["excerpt"]), result


def test_word_that_only_code_has_is_not_found(html, browser):
    opened = browser.new_page()
    opened.goto(f"{(html / 'search.html').as_uri()}?q=fig_or_row_ids_parameters_check")
    opened.get_by_text("did not match").wait_for()
    index = (html / "searchindex.js").read_text(encoding="utf-8")
    # Parts of names that stand in the code of chapters only.
    assert not re.search(r'"(groupby|sort_valu|baseline_wave_)"', index)
    opened.close()


def test_every_part_of_the_contents_that_comes_later_exists():
    contents = yaml.safe_load((BOOK.root / "_toc.yml").read_text(encoding="utf-8"))
    captions = [part["caption"] for part in contents["parts"]]
    assert tuple(captions[-len(search.LATER) :]) == search.LATER
