"""Reference managers and search engines find title, author, date, licence and data of each page."""

import json
from types import SimpleNamespace
from urllib.parse import urljoin

import pytest
import schema_org
from bs4 import BeautifulSoup
from docutils import nodes
from docutils.utils import new_document
from stored_figures import SPECS
from this_book import BOOK

from helpers import schema
from helpers.press.citation import LICENCE_ADDRESS, Citation
from helpers.press.pages import metadata, rows
from helpers.press.pages.page import complete

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
                # As a reader of JSON-LD does, relative to the page.
                assert (html / page).parent.joinpath(download["contentUrl"]).is_file(), download


def test_descriptions_have_the_shapes_of_schema_org(made):
    assert {page: found for page, soup in made.items() if (found := schema_org.faults(data_of(soup)))} == {}


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        ({"distribution": []}, "Dataset without distribution"),
        ({"isBasedOn": ["A report"]}, "isBasedOn of a Dataset: 'A report' is not CreativeWork"),
        ({"datePublished": "2026-11-22", "contentUrl": "a.csv"}, "a Dataset has no contentUrl"),
        ({"hasPart": [{"@type": "Place", "name": "Norway"}]}, "hasPart of a Dataset: Place instead of CreativeWork"),
        ({"hasPart": [{"@type": "Dataset", "temporalCoverage": "2022/"}]}, "'2022/' is not Interval"),
        ({"author": {"@type": "Organization", "name": " "}}, "name of a Organization: ' ' is not Text"),
    ],
)
def test_other_shapes_are_detected(part, fault):
    [found] = schema_org.faults({"@type": "Dataset", **part})
    assert found.endswith(fault)


def test_sets_of_data_say_when_and_where(made):
    [contact] = [
        part
        for part in parts(data_of(made["notebooks/digital_contact.html"]))
        if part.get("name", "").startswith("Digital contact with the health service rose")
    ]
    assert contact["temporalCoverage"] == "2019/2023"
    assert [place["name"] for place in contact["spatialCoverage"]] == ["Norway"]
    sets = [part for soup in made.values() for part in parts(data_of(soup)) if part["@type"] == "Dataset"]
    assert sum("temporalCoverage" in part and "spatialCoverage" in part for part in sets) > 0.7 * len(sets)


def test_search_engines_for_data_take_every_description(made):
    """Google takes those of 50 to 5,000 characters."""
    sets = [part for soup in made.values() for part in parts(data_of(soup)) if part["@type"] == "Dataset"]
    assert {part["name"]: part["description"] for part in sets if not 50 <= len(part["description"]) <= 5000} == {}


def test_page_of_a_site_with_an_address_names_it():
    """Previews and search engines need absolute addresses."""
    name, site = "notebooks/digital_contact", "https://book.example/"
    page = new_document("")
    for spec in SPECS["digital_contact"].values():
        page += nodes.figure("", spec=json.dumps(spec))
    builder = SimpleNamespace(get_target_uri=lambda name: f"{name}.html")
    # The extents of the rows are not asked about here, and take long to find.
    known = {rows.KEPT: ("", rows.Rows(frozenset(), {}, {}, {}))}
    titles = {name: nodes.title("", "Digital contact")}
    env = SimpleNamespace(titles=titles, doc2path=lambda name: str(BOOK.root / f"{name}.ipynb"), **known)
    config = SimpleNamespace(html_baseurl=site, html_title="The book", root_doc="intro")
    app, context = SimpleNamespace(srcdir=BOOK.root, config=config, builder=builder, env=env), {}
    complete(app, name, "", context, page)
    metadata.add(app, name, "", context, page)
    first = next(iter(SPECS["digital_contact"]))
    assert context["pageurl"] == f"{site}{name}.html"
    assert context["preview"]["image"] == f"{site}_previews/{first}.png"
    described = json.loads(context["metadata"]["json_ld"])
    assert described["url"] == f"{site}{name}.html"
    files = [file["contentUrl"] for part in described["hasPart"] for file in part["distribution"]]
    assert f"{site}_figures/{first}.csv" in files
    assert all(urljoin("https://other.example/", file).startswith(site) for file in files)
