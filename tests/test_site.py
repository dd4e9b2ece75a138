"""The built site is complete: all pages, links and downloads work, and nothing comes from other hosts."""

import copy
import re
from urllib.parse import unquote, urldefrag

import pytest
from bs4 import BeautifulSoup
from built_pages import soup
from this_book import BOOK

VIEWS = {"wide": {"width": 1280, "height": 900}, "phone": {"width": 360, "height": 740}}


@pytest.fixture(scope="module")
def soups(html, pages) -> dict[str, BeautifulSoup]:
    return {page: soup(html, page) for page in pages}


def ids(page: BeautifulSoup) -> set[str]:
    return {tag["id"] for tag in page.find_all(id=True)} | {
        tag["name"] for tag in page.find_all("a", attrs={"name": True})
    }


def test_every_page_of_the_contents_is_built(pages):
    assert {f"{file}.html" for file in BOOK.toc_files()} <= set(pages)


def test_internal_links_and_downloads_work(html, soups):
    broken = []
    anchors = {page: ids(made) for page, made in soups.items()}
    for page, made in soups.items():
        for tag, key in ((tag, key) for tag in made.find_all(True) for key in ("href", "src") if tag.get(key)):
            address, anchor = urldefrag(tag[key])
            if ":" in address.split("/")[0] or tag[key].startswith("//"):
                continue
            target = (html / page).parent / unquote(address.partition("?")[0]) if address else html / page
            if not target.exists():
                broken.append(f"{page}: {tag[key]}: no such file")
            elif anchor and target.suffix == ".html":
                known = anchors.get(target.resolve().relative_to(html.resolve()).as_posix())
                if known and unquote(anchor) not in known:
                    broken.append(f"{page}: {tag[key]}: no such place on the page")
    assert not broken


def test_no_reference_is_unresolved(soups):
    for page, made in soups.items():
        article = copy.copy(made.find("main"))
        for code in article.find_all(["pre", "script"]):
            code.decompose()
        found = re.findall(r"\{(?:glue|numref|term|cite)|\?\?|\bnan\b|<NA>|Traceback", article.get_text())
        assert not found, (page, found)
        assert not made.select(".problematic, .system-message"), page


def test_ids_are_unique_on_a_page(soups):
    for page, made in soups.items():
        found = [tag["id"] for tag in made.find_all(id=True)]
        assert len(found) == len(set(found)), (page, sorted({name for name in found if found.count(name) > 1}))


def test_every_figure_has_drawing_caption_sources_and_table(soups):
    for figure in (figure for made in soups.values() for figure in made.select("figure.book-figure")):
        name = figure["id"]
        assert len(figure.select("[role=img][aria-label] svg")) == 2, name
        assert figure.select_one(".caption-number"), name
        assert figure.select(".figure-source a"), name
        assert figure.select("details table tbody tr"), name


def test_every_chart_of_the_notebooks_is_on_the_site(soups):
    stored = [
        BOOK.path_of(name).read_text(encoding="utf-8").count('"$schema": "https://vega') for name in BOOK.chapters()
    ]
    shown = [len(page.select("figure.book-figure")) for page in soups.values()]
    assert sum(shown) == sum(stored) > 0


def test_only_the_search_loads_the_index_of_words(soups):
    for page, made in soups.items():
        loaded = [script["src"] for script in made.select("script[src]")]
        is_search = [re.search(r"searchindex|searchtools|language_data", source) for source in loaded]
        assert any(is_search) == (page == "search.html"), page


def test_site_holds_no_maps_to_the_source_of_its_scripts(html):
    assert list(html.rglob("*.map")) == []
    texts = [path.read_bytes() for suffix in ("js", "css") for path in html.rglob(f"*.{suffix}")]
    assert len(texts) > 10
    assert not any(b"sourceMappingURL" in text for text in texts)


@pytest.mark.parametrize("view", VIEWS)
def test_pages_in_a_browser(html, browser, pages, view):
    context = browser.new_context(viewport=VIEWS[view])
    opened = context.new_page()
    elsewhere, messages = [], []
    opened.on("request", lambda request: elsewhere.append(request.url))
    opened.on("console", lambda message: messages.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: messages.append(str(error)))
    for page in pages:
        opened.goto((html / page).as_uri())
        opened.wait_for_load_state("load")
        assert messages == [], page
        assert opened.evaluate("document.documentElement.scrollWidth") <= VIEWS[view]["width"], page
        for chart in opened.query_selector_all(f".chart-{view}"):
            box = chart.bounding_box()
            assert box, f"{page}: a chart is not shown"
            assert box["width"] > 250, page
            assert box["height"] > 50, page
    assert [url for url in elsewhere if not url.startswith(("file:", "data:", "blob:"))] == []
    context.close()


def test_table_of_claims_can_be_searched_and_sorted(html, browser):
    opened = browser.new_page()
    opened.goto((html / "notebooks/audit.html").as_uri())
    opened.get_by_text("All statements:").click()
    table = opened.locator("table[data-searchable]")
    every = table.locator("tbody tr:visible").count()
    opened.get_by_label("Search the table").fill("visits of 2020")
    found = table.locator("tbody tr:visible")
    assert 0 < found.count() < every
    assert all("visits of 2020" in text.lower() for text in found.all_inner_texts())
    opened.get_by_label("Search the table").fill("")
    table.get_by_role("button", name="Verdict").click()
    verdicts = table.locator("tbody tr td:nth-child(4)").all_inner_texts()
    assert len(verdicts) == every
    assert verdicts == sorted(verdicts)
    opened.close()


def test_table_of_claims_works_without_javascript(html, browser):
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto((html / "notebooks/audit.html").as_uri())
    assert opened.locator("table[data-searchable] tbody tr").count() > 100
    context.close()


def test_figures_are_drawn_without_javascript(html, browser):
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto((html / "notebooks/helsenorge_over_time.html").as_uri())
    assert opened.locator("figure.book-figure .chart-wide svg:visible").count() == 3
    assert opened.locator("figure.book-figure details table").count() == 3
    context.close()
