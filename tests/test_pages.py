"""Every page is accessible: by keyboard, zoomed, printed, as a preview; axe is in `test_axe.py`."""

import itertools
import re
import struct
from pathlib import Path

import pytest
from built_pages import soup
from playwright.sync_api import Page, expect
from this_book import BOOK

from helpers import data

PAGES = [f"{file}.html" for file in BOOK.toc_files()]
WIDE = {"width": 1280, "height": 900}
CHAPTER = "notebooks/helsenorge_over_time.html"


@pytest.fixture(scope="module")
def plain(browser) -> Page:
    context = browser.new_context(viewport=WIDE)
    yield context.new_page()
    context.close()


def address(html: Path, page: str) -> str:
    path, _, query = page.partition("?")
    return (html / path).as_uri() + (f"?{query}" if query else "")


def test_page_has_language_title_and_preview(html, pages):
    for page in [*pages, "index.html"]:
        made = soup(html, page)
        assert made.html["lang"] == "en", page
        assert made.title.get_text(strip=True), page
        metadata = {
            tag.get("property") or tag["name"]: tag["content"] for tag in made.select("meta[name], meta[property]")
        }
        assert len(metadata["description"]) > 40, page
        assert {"og:title", "og:description", "og:image"} <= set(metadata), page
        assert (html / page).parent.joinpath(metadata["og:image"]).is_file(), page


@pytest.mark.parametrize("chapter", BOOK.chapters())
def test_preview_of_a_page_shows_its_own_first_chart(html, chapter):
    made = soup(html, f"notebooks/{chapter}.html")
    chart = made.select_one("figure.book-figure")
    wanted = f"../_previews/{chart['id']}.png" if chart else "../_static/preview.png"
    assert made.select_one("meta[property='og:image']")["content"] == wanted
    caption = made.select_one("meta[property='og:image:alt']")["content"]
    assert caption in chart.figcaption.get_text() if chart else caption
    size = made.select_one("meta[property='og:image:width']"), made.select_one("meta[property='og:image:height']")
    assert size_of_png(html / "notebooks" / wanted) == tuple(int(side["content"]) for side in size) == (1200, 630)


def test_picture_of_the_book_has_the_size_of_a_preview(html):
    assert size_of_png(html / "_static" / "preview.png") == (1200, 630)


def size_of_png(path: Path) -> tuple[int, ...]:
    """Return width and height, which stand at the beginning of the file."""
    return struct.unpack(">II", path.read_bytes()[16:24])


def test_headings_are_in_order(html, pages):
    for page in pages:
        levels = [int(tag.name[1]) for tag in soup(html, page).main.find_all(re.compile(r"^h[1-6]$"))]
        assert levels.count(1) == 1, page
        assert levels[0] == 1, page
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), page


def test_every_table_is_focusable_and_has_a_unique_name(html, pages):
    for page in pages:
        frames = [table.parent for table in soup(html, page).select("article table:not(.indextable)")]
        assert all(frame.get("tabindex") == "0" and frame.get("role") == "region" for frame in frames), page
        names = [frame["aria-label"] for frame in frames]
        assert len(names) == len(set(names)), page


def test_wide_table_shows_a_shadow_at_its_edge(html, browser):
    opened = browser.new_page(viewport={"width": 360, "height": 740})
    opened.goto(address(html, "parameters.html"))
    opened.add_style_tag(content="table { visibility: hidden }")
    frame = opened.locator(".pst-scrollable-table-container").first
    left, top, width = (frame.bounding_box()[key] for key in ("x", "y", "width"))

    def edge() -> bytes:
        return opened.screenshot(clip={"x": left + width - 8, "y": top + 50, "width": 8, "height": 20})

    goes_on = edge()
    frame.evaluate("element => element.scrollTo(element.scrollWidth, 0)")
    assert edge() != goes_on
    opened.close()


def test_pages_load_nothing_from_other_hosts(html, pages):
    for page in pages:
        made = soup(html, page)
        loaded = [tag.get("src") or tag.get("href") for tag in made.select("script[src], link[href], img[src], iframe")]
        assert [source for source in loaded if re.match(r"(https?:)?//", source)] == [], page
        assert "unpkg.com" not in str(made), page
        assert "jsdelivr" not in str(made), page


def test_no_cookie_is_set(html, browser):
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(address(html, CHAPTER))
    opened.locator(".theme-switch-button:visible").first.click()
    assert context.cookies() == []
    assert opened.evaluate("document.cookie") == ""
    context.close()


def test_skip_link_comes_first_and_leads_to_the_text(html, plain):
    plain.goto(address(html, CHAPTER))
    plain.keyboard.press("Tab")
    expect(plain.locator(":focus")).to_have_text("Skip to main content")
    # The link slides into view.
    plain.wait_for_function("document.activeElement.getBoundingClientRect().top >= 0")
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/*#main-content")
    plain.keyboard.press("Tab")
    expect(plain.locator("main :focus")).to_have_count(1)


def test_keyboard_reaches_every_control_and_focus_is_visible(html, plain):
    plain.goto(address(html, CHAPTER))
    # Each control is a tab stop, except folded and hidden ones.
    wanted = plain.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')]
          .filter((stop) => stop.checkVisibility({visibilityProperty: true}) && stop.tabIndex >= 0 && !stop.disabled)
          .map((stop, number) => stop.dataset.stop = number + 1).length"""
    )
    # The card of a number that has the focus brings links of its own.
    in_cards = plain.evaluate("document.querySelector('#number-rows').content.querySelectorAll('a').length")
    numbers = plain.locator("a.number").count()
    unseen, reached = [], set()
    for _ in range(wanted + 5 + numbers * in_cards):
        if len(reached - {None}) == wanted:
            break
        plain.keyboard.press("Tab")
        stop, outline, text = plain.evaluate(
            """() => { const stop = document.activeElement, style = getComputedStyle(stop.closest(".chart") ?? stop);
              return [stop.dataset.stop, style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
                stop.outerHTML.slice(0, 80)]; }"""
        )
        reached.add(stop)
        if stop and not outline:
            unseen.append(text)
    assert unseen == []
    assert len(reached - {None}) == wanted


def test_definition_of_a_term_opens_stays_open_and_closes(html, plain):
    plain.goto(address(html, CHAPTER))
    link = plain.locator(".term > a").first
    meaning = plain.locator(f"#{link.get_attribute('aria-describedby')}")
    expect(meaning).to_be_hidden()
    link.focus()
    expect(meaning).to_be_visible()
    expect(meaning).to_contain_text("until the page is closed")
    plain.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    link.blur()
    link.hover()
    meaning.hover()
    expect(meaning).to_be_visible()


def test_every_use_of_a_term_has_its_meaning(html):
    links = [link for page in PAGES for link in soup(html, page).select("article a[href*='glossary.html#term-']")]
    assert len(links) > 40
    assert all(link.get("aria-describedby") for link in links)


def test_terms_lead_to_the_glossary_without_javascript(html, browser):
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(address(html, CHAPTER))
    link = opened.locator(".term > a").first
    link.focus()
    expect(opened.locator(".term-meaning").first).to_be_visible()
    link.click()
    opened.wait_for_url("**/glossary.html#term-visit")
    context.close()


@pytest.mark.parametrize("word", ["Helsenorge", "wearables", "Sundhed", *data.load("definitions")["label_en"][:3]])
def test_search_finds_the_words_of_the_book_from_a_folder(html, plain, word):
    messages = []
    plain.on("console", lambda message: messages.append(message.text) if message.type == "error" else None)
    plain.goto(address(html, f"search.html?q={word}"))
    plain.locator("#search-results li a").first.wait_for()
    assert plain.locator("#search-results li a").count() > 0
    assert messages == []


def test_printed_page_shows_the_text_only(html, plain):
    plain.goto(address(html, CHAPTER))
    plain.emulate_media(media="print")
    expect(plain.locator("article h1")).to_be_visible()
    expect(plain.locator("nav.bd-links:visible, .search-button__button:visible")).to_have_count(0)
    plain.emulate_media(media="screen")
