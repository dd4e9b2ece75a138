"""Reference managers and search engines find title, author, date, licence and data of each page."""

import json

import pytest
from bs4 import BeautifulSoup
from this_book import BOOK

from helpers import schema
from helpers.press.citation import LICENCE_ADDRESS, Citation

CITATION = Citation.of(BOOK)
# How Zotero reads tags of Highwire Press, as its translator "Embedded Metadata" does.
FIELDS = {"citation_title": "title", "citation_publication_date": "date", "citation_book_title": "bookTitle"}
TYPES = [("citation_journal_title", "journalArticle"), ("citation_book_title", "bookSection")]
GUESSED = "journalArticle"
REQUIRED = {
    "Article": {"headline", "author", "datePublished", "license", "isPartOf", "description"},
    "Book": {"name", "author", "datePublished", "license", "description"},
    "Dataset": {"name", "description", "license", "author", "variableMeasured", "distribution"},
    "DataDownload": {"contentUrl", "encodingFormat"},
}


@pytest.fixture(scope="module")
def made(html, pages) -> dict[str, BeautifulSoup]:
    texts = {page: (html / page).read_text(encoding="utf-8") for page in pages}
    soups = {page: BeautifulSoup(text, "html.parser") for page, text in texts.items()}
    return {page: soup for page, soup in soups.items() if soup.select_one(".about-page")}


def as_zotero_reads(soup: BeautifulSoup) -> dict:
    tags = [(tag.get("name", ""), tag["content"]) for tag in soup.select("head meta[content]")]
    names = {name for name, _ in tags}
    found = {field: content for name, content in tags if (field := FIELDS.get(name))}
    found["creators"] = [content for name, content in tags if name == "citation_author"]
    found["itemType"] = next((kind for name, kind in TYPES if name in names), GUESSED)
    return found


def data_of(soup: BeautifulSoup) -> dict:
    [block] = soup.select('script[type="application/ld+json"]')
    return json.loads(block.get_text())


def parts(value: object) -> list[dict]:
    """Return all objects with a type in some JSON-LD."""
    # The book is only named where a chapter says what it is part of.
    named = {"isPartOf"}
    inner = (
        [part for key, part in value.items() if key not in named]
        if isinstance(value, dict)
        else value
        if isinstance(value, list)
        else []
    )
    own = [value] if isinstance(value, dict) and "@type" in value else []
    return own + [part for each in inner for part in parts(each)]


def test_a_reference_manager_takes_a_chapter_as_part_of_the_book(made):
    for page, soup in made.items():
        item = as_zotero_reads(soup)
        if page == "intro.html":
            assert item["title"] == CITATION.title.partition(":")[0]
            continue
        assert item["itemType"] == "bookSection", page
        assert item["title"] == soup.h1.get_text().rstrip("#"), page
        assert item["bookTitle"] == CITATION.title
        assert item["date"] == f"{CITATION.released:%Y/%m/%d}"
        assert item["creators"] == list(CITATION.authors)


def test_descriptions_for_search_engines_are_complete(made):
    for page, soup in made.items():
        described = data_of(soup)
        assert described["@context"] == "https://schema.org"
        assert described["@type"] == ("Book" if page == "intro.html" else "Article")
        for part in parts(described):
            assert REQUIRED.get(part["@type"], set()) <= set(part), page
            assert part.get("license", LICENCE_ADDRESS) == LICENCE_ADDRESS
            assert all(part.values()), part


def test_each_figure_and_table_is_a_set_of_data_with_its_files(html, made):
    for page, soup in made.items():
        figures = [figure["id"] for figure in soup.select("figure.book-figure")]
        named = [part for part in parts(data_of(soup)) if part["@type"] == "Dataset"]
        if page == "notebooks/data_catalogue.html":
            assert len(named) == len(schema.table_names())
        else:
            assert len(named) == len(figures), page
        for part in named:
            for download in part["distribution"]:
                assert (html / download["contentUrl"]).is_file(), download
