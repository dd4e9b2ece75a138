"""A table of a page shows its text unchanged, and sorts numbers by their value."""

import pandas as pd
import pytest
from IPython.display import Markdown
from playwright.sync_api import expect
from this_book import BOOK

from helpers import audit, page_tables
from helpers.press.pages import words

WORDS = {
    "over 3,080,000": 3_080_000,
    "72.9 million": 72_900_000,
    "1,445": 1445,
    "1.2": 1.2,
    "6": 6,
    "−5 percentage points": -5,
    "+14 prosentpoeng": 14,
    "nearly 84%": 84,
    "28 to 30": 29,
    "0.4": 0.4,
}


def column(page, place: int) -> list[str]:
    return page.locator(f"tbody tr:visible td:nth-child({place})").all_inner_texts()


@pytest.fixture
def open_table(browser):
    """Open a page that holds a table and the script that sorts it."""
    contexts = []

    def opened(table):
        contexts.append(browser.new_context())
        page = contexts[-1].new_page()
        page.set_content(
            f'<main>{table.data}</main><script type="application/json" id="words">{words.in_scripts()}</script>'
        )
        for script in ("words.js", "tables.js"):
            page.add_script_tag(path=BOOK.root / "_static" / script)
        page.evaluate("document.dispatchEvent(new Event('DOMContentLoaded'))")
        return page

    yield opened
    for context in contexts:
        context.close()


def test_numbers_in_words_are_sorted_by_their_value(open_table):
    rows = pd.DataFrame(list(WORDS.items()), columns=["words", "value"]).assign(
        id=lambda table: table.index.astype(str)
    )
    rows = pd.concat([rows, pd.DataFrame({"id": ["x"], "words": ["no figure"]})])
    page = open_table(
        page_tables.searchable(rows, "Any", columns={"words": "Words"}, sort_by={"words": "value"}, anchor="a")
    )
    wanted = sorted(WORDS, key=WORDS.get)
    page.get_by_role("button", name="Words").click()
    assert column(page, 1) == [*wanted, "no figure"]
    page.get_by_role("button", name="Words").click()
    assert column(page, 1) == [*wanted[::-1], "no figure"]


def test_words_are_sorted_as_words_with_their_numbers(open_table):
    rows = pd.DataFrame({"id": ["a", "b", "c", "d"], "place": ["Side 10", "Side 9", "main text", "Side 2"]})
    page = open_table(page_tables.searchable(rows, "Any", columns={"place": "Place"}, sort_by={}, anchor="a"))
    page.get_by_role("button", name="Place").click()
    assert column(page, 1) == ["main text", "Side 2", "Side 9", "Side 10"]


def test_claims_are_sorted_by_value(html, browser):
    page = browser.new_page()
    page.goto((html / "notebooks/audit.html").as_uri())
    page.get_by_text("All statements:").click()
    claims = audit.claims().set_index("id")
    for heading, number in (("Printed", "value"), ("Recomputed", "computed")):
        for is_ascending in (True, False):
            page.get_by_role("columnheader", name=heading).get_by_role("button").click()
            order = page.locator("table[data-searchable] tbody tr").evaluate_all("rows => rows.map((row) => row.id)")
            sorted_values = claims.loc[[row.removeprefix("claim-") for row in order], number]
            known = sorted_values.dropna()
            assert known.is_monotonic_increasing if is_ascending else known.is_monotonic_decreasing
            assert sorted_values.iloc[: len(known)].notna().all()
    page.close()


def test_search_and_sort_go_together(open_table):
    rows = pd.DataFrame({"id": ["a", "b", "c"], "words": ["10 x", "9 x", "8 y"], "value": [10, 9, 8]})
    page = open_table(
        page_tables.searchable(rows, "Any", columns={"words": "Words"}, sort_by={"words": "value"}, anchor="a")
    )
    page.get_by_label("Search the table").fill("x")
    page.get_by_role("button", name="Words").click()
    expect(page.get_by_role("status")).to_have_text("2 of 3 rows")
    assert column(page, 1) == ["9 x", "10 x"]


def test_only_declared_markdown_is_parsed():
    rows = pd.DataFrame({"text": ["*a* | `b`"], "code": [Markdown("`c`")]})
    assert page_tables.table(rows, text="*Text*", code="Code").data.splitlines() == [
        r"| \*Text\* | Code |",
        "| :-- | :-- |",
        r"| \*a\* \| \`b\` | `c` |",
    ]
