"""Each figure has a page of its own that other sites can embed, and the code for that."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from bs4 import BeautifulSoup, Tag
from built_pages import soup
from playwright.sync_api import Browser, Page, expect
from serving import served
from test_axe import UNFOLD, findings

from helpers.press.pages import embed, folders

CHAPTER, FIGURE = "notebooks/digital_contact.html", "fig-contact-forms"
WIDTHS = (320, 640, 1200)
COLOURS = ("background", "text-base", "text-muted", "surface", "border", "link")
OVERFLOW = (
    """() => [document.documentElement.scrollHeight - innerHeight, document.documentElement.scrollWidth - innerWidth]"""
)
# The page of a journalist, with columns of several widths.
HOST = """<!DOCTYPE html>
<html lang="en">
<head><title>An article</title><style>html {{ color-scheme: {scheme} }} body {{ margin: 0 }}</style></head>
<body>{columns}</body>
</html>"""


@pytest.fixture(scope="module")
def figures(html, pages) -> dict[str, Tag]:
    """Return the figures of all pages, by name."""
    soups = [soup(html, page) for page in pages]
    return {figure["id"]: figure for soup in soups for figure in soup.select("figure.book-figure")}


@pytest.fixture(scope="module")
def alone(html, figures) -> dict[str, BeautifulSoup]:
    """Return the page of each figure, by name."""
    paths = {name: html / embed.name_of(name) for name in figures}
    return {name: BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser") for name, path in paths.items()}


def code_of(figure: Tag) -> str:
    return figure.select_one(".figure-embed pre").get_text()


def heights_of(figure: Tag) -> dict[int, int]:
    """Return the height that the code gives a frame of each width."""
    wide, narrow = map(int, re.search(r"max\((\d+)px, min\((\d+)px", code_of(figure)).groups())
    return {width: wide if width >= embed.WIDE else max(wide, narrow) for width in WIDTHS}


def text(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


def test_page_of_a_figure_shows_what_its_chapter_shows(figures, alone):
    assert len(figures) > 50
    for name, figure in figures.items():
        made = alone[name]
        assert text(made.h1) == text(figure.select_one(".caption-text")), name
        for part in (".figure-subtitle", ".figure-note", ".chart svg", ".chart-spec"):
            assert [str(tag) for tag in made.select(part) if not tag.a] == [
                str(tag) for tag in figure.select(part) if not tag.a
            ], (name, part)
        *sources, origin = made.select(".figure-source")
        assert [text(tag) for tag in sources] == [text(tag) for tag in figure.select(".figure-source")], name
        number = figure.select_one(".caption-number").get_text().split()[1]
        assert text(origin).startswith(f"Figure {number} in Digital health"), name
        assert text(origin).endswith("Licence: CC BY 4.0."), name


def test_page_of_a_figure_warns_of_contested_values(figures, alone):
    warned = {name: [text(note) for note in figure.select(".figure-note:has(a)")] for name, figure in figures.items()}
    assert any(warned.values())
    assert {name: [text(note) for note in made.select(".figure-note:has(a)")] for name, made in alone.items()} == warned


def test_links_of_the_page_of_a_figure_lead_to_the_book(html, alone):
    anchors: dict[Path, str] = {}
    for name, made in alone.items():
        folder = (html / embed.name_of(name)).parent
        # In the frame of another site, the book would replace the figure.
        assert made.base["target"] == "_blank"
        links = [tag.get("href") or tag.get("src") for tag in made.select("a, link, script[src]")]
        assert any(link.endswith(f"#{name}") for link in links), name
        for address, anchor in (urldefrag(link) for link in links if not link.startswith("https://creativecommons")):
            path = (folder / unquote(address)).resolve()
            known = anchors.setdefault(path, path.read_text(encoding="utf-8"))
            assert not anchor or f'id="{anchor}"' in known, (name, address, anchor)


def test_every_page_of_a_figure_belongs_to_a_figure(html, figures):
    names = {path.stem for path in (html / folders.FIGURES).glob("*.html")}
    assert names == set(figures)


def test_code_names_the_page_of_its_figure(html, figures):
    for name, figure in figures.items():
        [frame] = BeautifulSoup(code_of(figure), "html.parser").select("div > iframe")
        assert (html / frame["src"]).is_file(), name
        assert " ".join(frame["title"].split()) == text(figure.select_one(".caption-text")), name


def test_code_has_the_host_of_the_reader(html, browser):
    page = browser.new_page()
    with served(html) as address:
        page.goto(address + CHAPTER)
        assert f'src="{address}_figures/{FIGURE}.html"' in page.locator(f"#{FIGURE} .figure-embed pre").text_content()
    page.close()


@pytest.fixture(scope="module")
def unscripted(browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_every_figure_fits_the_frame_that_its_code_makes(html, figures, unscripted):
    wrong = {}
    for name, figure in figures.items():
        unscripted.goto((html / embed.name_of(name)).as_uri())
        for width, height in heights_of(figure).items():
            unscripted.set_viewport_size({"width": width, "height": height})
            too_high, too_wide = unscripted.evaluate(OVERFLOW)
            shown = unscripted.locator(".chart svg:visible").count()
            if too_high > 0 or too_wide > 0 or shown != 1:
                wrong[name, width] = (too_high, too_wide, shown)
    assert wrong == {}


def embedded(html: Path, figures: dict[str, Tag], folder: Path, scheme: str) -> Path:
    """Return a page that shows a figure in columns of several widths, by the code that a reader copies."""
    made = code_of(figures[FIGURE]).replace('src="', f'src="{html.as_uri()}/')
    columns = "".join(f'<div style="width: {width}px">{made}</div>' for width in WIDTHS)
    path = folder / "article.html"
    path.write_text(HOST.format(scheme=scheme, columns=columns), encoding="utf-8")
    return path


@pytest.mark.parametrize("scripted", [True, False])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_code_works_in_the_page_of_another_site(html, figures, browser: Browser, tmp_path, scheme, scripted):
    context = browser.new_context(
        java_script_enabled=scripted, color_scheme=scheme, viewport={"width": 1300, "height": 2500}
    )
    page = context.new_page()
    page.goto(embedded(html, figures, tmp_path, scheme).as_uri())
    frames = page.locator("iframe").all()
    assert len(frames) == len(WIDTHS)
    for frame, (width, height) in zip(frames, heights_of(figures[FIGURE]).items(), strict=True):
        assert frame.bounding_box() | {"x": 0, "y": 0} == {"x": 0, "y": 0, "width": width, "height": height}
        inside = frame.content_frame
        chart = inside.locator(".chart:visible")
        assert chart.get_attribute("class") == f"chart chart-{'wide' if width >= embed.WIDE else 'phone'}"
        if scripted:
            chart.and_(inside.locator("[data-live]")).wait_for()
        assert chart.locator("svg").bounding_box()["width"] > 0.8 * min(width, 340 if width < embed.WIDE else 700)
    context.close()


def test_code_works_across_hosts_under_the_policy_of_the_book(html, figures, browser, tmp_path):
    """No other host may be asked for anything, and the policy of the book must not forbid that it is framed."""
    page = browser.new_page()
    asked, messages = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: messages.append(message.text) if message.type == "error" else None)
    with served(html) as book, served(tmp_path, policy="") as site:
        path = embedded(html, figures, tmp_path, "light")
        path.write_text(path.read_text(encoding="utf-8").replace(f"{html.as_uri()}/", book), encoding="utf-8")
        page.goto(site + path.name)
        page.frame_locator("iframe >> nth=0").locator(".chart-phone[data-live]").wait_for()
    page.close()
    assert [url for url in asked if not url.startswith((book, site, "data:", "blob:"))] == []
    assert [message for message in messages if "Content Security Policy" in message] == []


def colours(page: Page) -> list[str]:
    """Return the colours of a page as the browser sees them."""
    return page.evaluate(
        """(names) => names.map((name) => {
          const probe = document.body.appendChild(document.createElement("i"));
          probe.style.color = `var(--pst-color-${name})`;
          return getComputedStyle(probe).color;
        })""",
        COLOURS,
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_are_those_of_the_book_whatever_the_system_or_the_address_says(html, browser, scheme):
    other = {"light": "dark", "dark": "light"}[scheme]
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto((html / CHAPTER).as_uri())
    wanted, place = colours(page), (html / embed.name_of(FIGURE)).as_uri()
    page.goto(place)
    assert colours(page) == wanted
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == wanted[COLOURS.index("background")]
    page.emulate_media(color_scheme=other)
    assert colours(page) != wanted
    page.goto(f"{place}#{scheme}")
    assert colours(page) == wanted
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_page_of_a_figure(html, browser, scheme):
    context = browser.new_context(color_scheme=scheme, viewport={"width": 640, "height": 900})
    page = context.new_page()
    # One with a single source, one with a list of them, one whose values are contested.
    for name in (FIGURE, "fig-helsenorge-logins", "fig-nordic-visits-per-inhabitant"):
        page.goto((html / embed.name_of(name)).as_uri())
        page.locator(".chart[data-live]").wait_for()
        page.evaluate(UNFOLD)
        assert findings(page) == [], name
    context.close()


def test_values_can_be_read_in_a_frame_by_keyboard(html, figures, browser, tmp_path):
    page = browser.new_page()
    page.goto(embedded(html, figures, tmp_path, "light").as_uri())
    inside = page.frame_locator("iframe >> nth=1")
    page.locator("iframe").nth(1).scroll_into_view_if_needed()
    slider = inside.locator(".chart-wide .chart-slider")
    slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("2020"))
    expect(inside.locator(".chart-tooltip")).to_be_visible()
    page.close()
