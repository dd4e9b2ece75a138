"""The code of a page stands behind one switch, and never between its text and its charts."""

from collections import Counter

import nbformat
import pytest
from bs4 import Tag
from built_pages import soup
from playwright.sync_api import expect
from this_book import BOOK

from helpers.press.parameters import cells

CHAPTER, OTHER = "notebooks/digital_contact.html", "notebooks/satisfaction.html"


def without_space(text: str) -> str:
    return "".join(text.split())


def section_of(code: Tag) -> Tag:
    return code.find_parent("section")


@pytest.mark.parametrize("name", BOOK.chapters())
def test_page_has_all_code_of_its_chapter_besides_the_parameters(html, name):
    shown = [without_space(block.get_text()) for block in soup(html, f"notebooks/{name}.html").select(".page-code pre")]
    notebook = nbformat.read(BOOK.path_of(name), as_version=4)
    sources = [cell for cell in notebook.cells if cell.cell_type == "code"]
    tagged = {cells.TAG, cells.INJECTED}
    wanted = [without_space(cell.source) for cell in sources if not tagged & set(cell.metadata.get("tags", []))]
    assert Counter(shown) == Counter(wanted)


def test_each_section_ends_with_its_code_and_has_it_once(html, pages):
    for page in pages:
        article = soup(html, page).article
        for code in article.select(".page-code") if article else []:
            section = section_of(code)
            assert code.find_next_sibling(lambda tag: tag.name != "section" and "page-code" not in tag["class"]) is None
            assert len(section.select(":scope > .page-code")) == 1, page
        assert not soup(html, page).select("details.hide, .cell_input:not(.page-code .cell_input)"), page


def test_page_with_code_has_one_switch_and_another_page_none(html, pages):
    for page in pages:
        made = soup(html, page)
        assert len(made.select(".code-switch")) == bool(made.select(".page-code")), page
    assert soup(html, CHAPTER).select(".code-switch")
    assert not soup(html, "method.html").select(".code-switch")


def test_last_section_is_the_box_with_parameters_command_and_preparing_code(html):
    for name in BOOK.chapters():
        boxes = soup(html, f"notebooks/{name}.html").select("section.run-box")
        for box in boxes:
            assert box.find_next_sibling("section") is None, name
            assert box.select_one(":scope > .parameter-box"), name
            assert "press book" in box.find("pre").get_text(), name
            assert "parameters.check" in box.select_one(":scope > .page-code").get_text(), name
    assert soup(html, CHAPTER).select("section.run-box")


def test_switch_shows_and_hides_the_code_and_is_remembered(html, browser):
    context = browser.new_context()
    opened = context.new_page()
    opened.goto((html / CHAPTER).as_uri())
    code, switch = opened.locator(".page-code"), opened.locator(".code-switch")
    lines = opened.locator(".page-code pre")
    assert code.count() > 3
    expect(opened.locator(".page-code:visible")).to_have_count(0)
    expect(switch).to_have_attribute("aria-pressed", "false")
    switch.click()
    expect(opened.locator(".page-code pre:visible")).to_have_count(lines.count())
    expect(switch).to_have_attribute("aria-pressed", "true")
    opened.goto((html / OTHER).as_uri())
    assert opened.locator(".page-code pre:visible").count() == opened.locator(".page-code pre").count() > 0
    opened.locator(".code-switch").click()
    expect(opened.locator(".page-code pre:visible")).to_have_count(0)
    opened.goto((html / CHAPTER).as_uri())
    expect(opened.locator(".page-code:visible")).to_have_count(0)
    context.close()


def test_code_can_be_unfolded_without_javascript(html, browser):
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto((html / CHAPTER).as_uri())
    assert opened.locator(".code-switch:visible").count() == 0
    first = opened.locator(".page-code").first
    assert first.locator("pre:visible").count() == 0
    first.locator("summary").click()
    assert first.locator("pre").count() > 0
    expect(first.locator("pre:visible")).to_have_count(first.locator("pre").count())
    context.close()
