"""Each number of a sentence that comes from the tables explains itself: by pointer, keyboard, touch, and as a link."""

import re

import pytest
from built_pages import soup
from playwright.sync_api import Page, expect
from this_book import BOOK

from helpers import audit, data, discrepancies, places, schema
from helpers.press.numbers.notebook import numbers_of
from helpers.press.pages import cards

# Numbers that this book chooses, so that no row has them.
CHOSEN = {("audit", "tolerance"), ("quality", "held"), ("survey_changes", "effect")}
CHAPTER = "notebooks/digital_contact.html"
# Gives the focus to each number in turn, and returns what does not fit between it and its card.
UNEXPLAINED = """() => [...document.querySelectorAll("a.number")].flatMap((number) => {
  number.focus();
  const card = document.querySelector("#number-card");
  if (!card || !card.checkVisibility()) return [`${number.textContent}: no card`];
  const rows = [...card.querySelectorAll("[data-row]")].map((row) => row.dataset.row).join(" ");
  const isSame = card.querySelector(".number-value").textContent === number.textContent && rows === number.dataset.rows;
  const isDescribed = number.getAttribute("aria-describedby") === card.id;
  return isSame && isDescribed ? [] : [`${number.textContent}: ${card.textContent}`];
})"""


@pytest.fixture
def opened(html, browser) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((html / CHAPTER).as_uri())
    yield page
    page.close()


@pytest.mark.parametrize("name", BOOK.chapters())
def test_numbers_of_the_chapter_that_have_rows_are_links_to_them(html, name):
    known = {
        number.text
        for fact in numbers_of(BOOK.text_of(name)).facts.values()
        for number in fact.numbers
        if any(cards.operands(row) for row in number.rows)
    }
    links = soup(html, f"notebooks/{name}.html").select("a.number")
    assert {link.get_text() for link in links} == known
    anchors = {tag["id"] for tag in soup(html, "notebooks/data_catalogue.html").select("[id]")}
    for link in links:
        rows = link["data-rows"].split()
        assert set(rows) <= data.row_ids() | set(schema.table_names())
        page, _, anchor = link["href"].partition("#")
        assert (page, anchor) == ("data_catalogue.html", cards.address(rows[0]).partition("#")[2])
        assert anchor in anchors


@pytest.mark.parametrize("name", BOOK.chapters())
def test_every_number_of_a_sentence_knows_what_it_was_made_of(name):
    facts = numbers_of(BOOK.text_of(name)).facts
    unknown = [
        f"{fact}: {number.text}"
        for fact, text in facts.items()
        for number in text.numbers
        if (name, fact) not in CHOSEN and not any(cards.operands(row) for row in number.rows)
    ]
    assert not unknown


def test_no_row_is_named_like_a_table():
    assert not data.row_ids() & set(schema.table_names())


def test_each_number_of_every_page_opens_its_card(html, browser, pages):
    page = browser.new_page()
    counts = 0
    for name in pages:
        page.goto((html / name).as_uri())
        assert page.evaluate(UNEXPLAINED) == [], name
        counts += page.locator("a.number").count()
    assert counts > 100
    page.close()


def test_card_says_what_was_printed_of_whom_and_where(opened):
    number = opened.locator("a.number[data-interval]:not([data-rows*=' '])").first
    row = audit.rows_by_id()[number.get_attribute("data-rows")]
    number.focus()
    card = opened.locator("#number-card")
    said = card.inner_text()
    assert "chance in the choice of respondents (level 95%, design effect 1.0)" in said
    assert card.locator("q").inner_text() == row["as_printed"]
    assert f"{row['base_n']:,}" in said
    question = data.only(data.load("survey_questions"), survey=row["survey"], question=row["question"])
    assert question["wording_en"] in said
    assert places.in_words(row["locator"]) in said
    assert card.locator(f"a[href='sources.html#{row['source']}']").count() == 1
    assert card.locator(f"a[href='data_catalogue.html#{row['id']}']").count() == 1


def test_contested_row_leads_to_its_check():
    contested = discrepancies.contests()
    assert len(contested) > 3
    for row, [first, *_] in contested.items():
        assert f'href="audit.html#{first.discrepancy}">Contested' in cards.card(row)


def test_derived_number_shows_its_operands(opened):
    number = opened.locator("a.number[data-rows*=' ']").first
    rows = number.get_attribute("data-rows").split()
    number.focus()
    card = opened.locator("#number-card")
    assert f"Computed from {len(rows)} figures" in card.inner_text()
    printed = [audit.rows_by_id()[row]["as_printed"] for row in rows]
    assert card.locator("q").all_inner_texts() == printed


def test_card_stays_under_the_pointer_and_escape_closes_it(opened):
    number = opened.locator("a.number").first
    number.hover()
    card = opened.locator("#number-card")
    card.wait_for()
    card.hover()
    expect(card).to_be_visible()
    opened.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(number).not_to_have_attribute("aria-describedby", re.compile(""))
    number.hover()
    card.wait_for()
    opened.mouse.move(1270, 890)
    card.wait_for(state="detached")


def test_keyboard_goes_from_the_number_into_its_card_and_back(opened):
    number = opened.locator("a.number").first
    number.focus()
    opened.keyboard.press("Tab")
    expect(opened.locator("#number-card :focus")).to_have_count(1)
    opened.keyboard.press("Escape")
    expect(opened.locator("#number-card")).to_have_count(0)
    expect(number).to_be_focused()
    opened.keyboard.press("Tab")
    expect(number).not_to_have_attribute("aria-describedby", re.compile(""))


def test_finger_opens_the_card_and_a_second_place_closes_it(html, browser):
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto((html / CHAPTER).as_uri())
    page.locator("a.number").first.tap()
    card = page.locator("#number-card")
    card.wait_for()
    assert page.url.endswith("digital_contact.html")
    box = card.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    page.locator("h1").tap()
    card.wait_for(state="detached")
    context.close()


def test_card_stays_inside_the_window(opened):
    for number in opened.locator("a.number").all():
        number.focus()
        left, top, right, bottom = opened.locator("#number-card").evaluate(
            "card => { const { left, top, right, bottom } = card.getBoundingClientRect();"
            " return [left, top, right - innerWidth, bottom - innerHeight]; }"
        )
        assert left >= 0, number.inner_text()
        assert top >= 0, number.inner_text()
        assert right <= 0, number.inner_text()
        assert bottom <= 1, number.inner_text()


def test_number_is_a_link_to_its_row_without_javascript(html, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((html / CHAPTER).as_uri())
    row = page.locator("a.number").first.get_attribute("data-rows").split()[0]
    page.locator("a.number").first.click()
    page.wait_for_url(f"**/data_catalogue.html#{row}")
    assert page.locator(f"#{row}").count() == 1
    context.close()


def test_printed_number_is_plain_text(opened):
    opened.emulate_media(media="print")
    number = opened.locator("a.number").first
    assert number.evaluate("element => getComputedStyle(element).textDecorationLine") == "none"
    opened.emulate_media(media="screen")
