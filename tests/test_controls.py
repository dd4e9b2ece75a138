"""Controls have names and states, and no control without function is shown."""

import pytest
from built_pages import soup
from playwright.sync_api import expect

CHAPTER = "notebooks/helsenorge_over_time.html"
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}

LINES = """(all) => all.map((element) => {
  const text = document.createRange();
  text.selectNodeContents(element);
  return text.getClientRects().length;
})"""


@pytest.fixture
def open_page(html, browser):
    contexts = []

    def opened(page: str, **options: object):
        contexts.append(browser.new_context(**options))
        opened_page = contexts[-1].new_page()
        opened_page.goto((html / page).as_uri())
        return opened_page

    yield opened
    for context in contexts:
        context.close()


def test_every_button_says_whether_it_sends_a_form(html, pages):
    for page in pages:
        made = soup(html, page)
        assert [str(button) for button in made.find_all("button", type=False)] == [], page


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("page", [CHAPTER, "intro.html", "search.html"])
def test_without_javascript_no_button_is_shown(open_page, page, size):
    opened = open_page(page, viewport=size, java_script_enabled=False)
    expect(opened.get_by_role("link", name="Data catalogue").first).to_be_visible()
    assert opened.locator("button:visible").all_inner_texts() == []


def test_without_javascript_links_have_their_colour(open_page):
    opened = open_page(CHAPTER, java_script_enabled=False)
    paragraph, link = (
        opened.locator(place).first.evaluate("element => getComputedStyle(element).color")
        for place in ("article p", "article p a:not(.number)")
    )
    assert paragraph != link


@pytest.mark.parametrize(
    ("place", "name", "size"),
    [
        ("primary", "Contents of the book", PHONE),
        ("primary", "Contents of the book", {"width": 800, "height": 700}),
        ("secondary", "Contents of this page", PHONE),
        ("secondary", "Contents of this page", {"width": 1000, "height": 700}),
    ],
)
def test_contents_dialog_has_a_name_and_can_be_closed(open_page, place, name, size):
    opened = open_page(CHAPTER, viewport=size)
    toggle = opened.get_by_role("button", name=name, exact=True)
    expect(toggle).to_have_attribute("aria-haspopup", "dialog")
    expect(toggle).to_have_attribute("aria-expanded", "false")
    toggle.click()
    dialog = opened.get_by_role("dialog", name=name, exact=True)
    expect(dialog).to_be_visible()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    expect(toggle).to_have_attribute("aria-expanded", "false")
    assert opened.url.endswith(CHAPTER)


def test_contents_column_can_be_shown_and_hidden(open_page):
    opened = open_page(CHAPTER, viewport=WIDE)
    toggle = opened.get_by_role("button", name="Contents of the book", exact=True)
    expect(toggle).to_have_attribute("aria-expanded", "true")
    assert opened.get_by_role("button", name="Close").count() == 0
    toggle.click()
    expect(toggle).to_have_attribute("aria-expanded", "false")
    opened.set_viewport_size(PHONE)
    opened.locator(".primary-toggle[aria-haspopup=dialog][aria-expanded=false]").wait_for()


def test_colour_switch_announces_its_state(open_page):
    opened = open_page(CHAPTER, viewport=WIDE, color_scheme="light")
    for state in ("as the system", "dark", "light"):
        opened.get_by_role("button", name=f"Colours: {state}").click()
    expect(opened.get_by_role("button", name="Colours: as the system")).to_be_visible()


def test_search_dialog_has_a_name_and_a_close_button(open_page):
    opened = open_page(CHAPTER, viewport=PHONE)
    opened.get_by_role("button", name="Search", exact=True).click()
    dialog = opened.get_by_role("dialog", name="Search the book")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    opened.get_by_role("button", name="Search", exact=True).click()
    dialog.get_by_label("Words to search for").fill("visits")
    dialog.get_by_role("button", name="Search").click()
    opened.locator("#search-results li a").first.wait_for()
    assert opened.url.endswith("/search.html?q=visits")
    # The browser gives the focus when it first draws the page, which can be after the results are there.
    expect(opened.locator("article .bd-search input, .bd-search-container input")).to_be_focused()


@pytest.mark.parametrize("width", [992, 1000, 1100, 1280])
@pytest.mark.parametrize("size", ["100%", "200%"])
def test_words_of_the_search_button_do_not_break(open_page, width, size):
    opened = open_page(CHAPTER, viewport={"width": width, "height": 800})
    opened.evaluate("size => (document.documentElement.style.fontSize = size)", size)
    lines = opened.locator(".search-button-field:visible :is(.search-button__default-text, kbd)").evaluate_all(LINES)
    assert lines == [1, 1, 1]


def test_search_field_shows_no_keyboard_shortcut(html):
    made = soup(html, "search.html")
    assert made.select("form kbd") == []
    assert "+" not in made.select_one(".bd-search-container").get_text()


def test_reduced_motion_is_respected(open_page):
    opened = open_page("notebooks/audit.html", reduced_motion="reduce")
    opened.evaluate("document.querySelectorAll('details').forEach((element) => (element.open = true))")
    assert opened.evaluate("document.getAnimations().length") == 0
