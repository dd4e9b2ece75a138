"""A reader can choose the series or a year of a chart, see it on the full screen and copy its picture."""

import pytest
from playwright.sync_api import expect
from serving import served

HIDDEN = "(chart) => [...chart.querySelectorAll('.chart-hidden')].map((mark) => mark.__data__.datum.series)"
SHOWN = """(chart) => [...chart.querySelectorAll('.role-mark :is(path, rect, text)')]
  .filter((mark) => mark.__data__?.datum?.series && !mark.classList.contains('chart-hidden'))
  .map((mark) => mark.__data__.datum.series)"""


@pytest.fixture
def figure(html, browser):
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    page.goto((html / "notebooks" / "digital_contact.html").as_uri())
    found = page.locator("#fig-contact-forms")
    found.scroll_into_view_if_needed()
    found.locator(".chart-wide[data-live]").wait_for()
    yield found
    page.close()


def test_series_are_chosen_by_button(figure):
    chart = figure.locator(".chart-wide")
    button = figure.get_by_role("button", name="Digital contact")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "false")
    assert set(chart.evaluate(HIDDEN)) == {"Digital contact"}
    assert set(chart.evaluate(SHOWN)) == {"Physical contact"}
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    assert chart.evaluate(HIDDEN) == []


def test_arrow_keys_pass_over_hidden_series(figure):
    slider = figure.locator(".chart-wide .chart-slider")
    values = int(slider.get_attribute("max"))
    figure.get_by_role("button", name="Digital contact").click()
    expect(figure.get_by_role("button", name="Digital contact")).to_have_attribute("aria-pressed", "false")
    assert int(slider.get_attribute("max")) < values
    assert "Physical contact" in slider.get_attribute("aria-valuetext")


def test_a_year_is_chosen_and_its_values_are_read_out(figure):
    rows = figure.locator(".figure-data tbody tr").evaluate_all(
        "(rows) => rows.map((row) => [...row.cells].slice(0, 3).map((cell) => cell.textContent.trim()))"
    )
    figure.get_by_label("See a year").select_option("2020")
    said = figure.get_by_role("status").inner_text().split("; ")
    assert said == [f"{series} {value}" for series, year, value in rows if year == "2020"] != []
    faded = figure.locator(".chart-wide").evaluate(
        "(chart) => [...chart.querySelectorAll('.chart-other-year')].map((mark) => mark.__data__.datum.year)"
    )
    assert set(map(str, faded)) >= {year for _, year, _ in rows} - {"2020"}
    assert "2020" not in map(str, faded)
    figure.get_by_label("See a year").select_option("all")
    expect(figure.locator(".chart-other-year")).to_have_count(0)
    expect(figure.get_by_role("status")).to_be_empty()


def test_figure_fills_the_screen_and_returns(figure):
    button = figure.get_by_role("button", name="Full screen")
    button.click()
    figure.get_by_role("button", name="Leave full screen").wait_for()
    assert figure.evaluate("(element) => document.fullscreenElement === element")
    figure.get_by_role("button", name="Leave full screen").click()
    button.wait_for()


def test_picture_is_copied_where_the_browser_allows_it(html, browser, figure):
    assert figure.get_by_role("button", name="Copy picture").count() == 0
    with served(html) as address:
        context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.goto(f"{address}notebooks/digital_contact.html")
        found = page.locator("#fig-contact-forms")
        found.scroll_into_view_if_needed()
        found.get_by_role("button", name="Copy picture").click()
        found.get_by_role("button", name="Copied").wait_for()
        kinds = page.evaluate("navigator.clipboard.read().then((items) => items.flatMap((item) => item.types))")
        context.close()
    assert kinds == ["image/png"]


def test_actions_stand_with_live_charts_only(html, browser):
    page = browser.new_page(java_script_enabled=False)
    page.goto((html / "notebooks" / "digital_contact.html").as_uri())
    assert page.locator(".figure-actions:visible").count() == 0
    page.close()
