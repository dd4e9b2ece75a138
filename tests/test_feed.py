"""Programs find the pages by a sitemap and the news by a feed; neither depends on the clock."""

import re
import uuid
from datetime import date

import pytest
from bs4 import BeautifulSoup
from docutils.core import publish_doctree
from jinja2 import Environment, FileSystemLoader
from lxml import etree
from myst_parser.parsers.docutils_ import Parser
from this_book import BOOK

from helpers import escape
from helpers.press.citation import Citation
from helpers.press.pages import crawlers, feed, words
from helpers.press.pages.page import TEMPLATES

ATOM = {"a": "http://www.w3.org/2005/Atom"}
CITATION = Citation.of(BOOK)
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
CHANGELOG = """# Changelog

## Next version

### Corrected figures

- Not out yet.

## 2026.12 (2026-12-01)

### Corrected figures

- Visits in *2021* were <3> & 4 million.
- Another.

### Added

- A chapter.

## 2026.11 (2026-11-22)

### Corrected figures

None: this is the first version.
"""


def texts(node: etree._Element, path: str) -> list[str]:
    return [found if isinstance(found, str) else found.text for found in node.xpath(path, namespaces=ATOM)]


def faults(made: etree._Element) -> list[str]:
    """Return what RFC 4287 asks of a feed and its entries and does not find."""
    found = []
    for node in [made, *made.findall("a:entry", ATOM)]:
        name = etree.QName(node).localname
        found += [f"{name}: one {one}" for one in ("id", "title", "updated") if len(texts(node, f"a:{one}")) != 1]
        found += [f"{name}: {text}" for text in texts(node, "a:updated") if not DATE.fullmatch(text)]
        found += [f"{name}: {text}" for text in texts(node, "a:id") if not uuid.UUID(text)]
        # Two links of one kind would be alternatives to each other.
        kinds = texts(node, "a:link/@rel")
        found += [f"{name}: {kinds}"] if len(kinds) != len(set(kinds)) else []
    found += ["author"] if not texts(made, "a:author/a:name") else []
    ids = texts(made, "//a:id")
    return found + (["ids are not unique"] if len(ids) != len(set(ids)) else [])


@pytest.fixture(scope="module")
def made(html) -> etree._Element:
    return etree.parse(html / feed.FEED).getroot()


def test_the_feed_is_valid_and_names_the_release(made):
    assert made.tag == f"{{{ATOM['a']}}}feed"
    assert not faults(made)
    assert texts(made, "a:title") == [f"{CITATION.title} – versions and corrected figures"]
    assert texts(made, "a:author/a:name") == list(CITATION.authors)
    assert texts(made, "a:updated") == [f"{CITATION.released}T00:00:00Z"]


def test_the_latest_version_of_the_changelog_is_that_of_the_citation(made):
    assert texts(made, "a:entry/a:title")[0] == f"Version {CITATION.version}"
    assert texts(made, "a:entry/a:updated")[0] == f"{CITATION.released}T00:00:00Z"


def test_each_page_names_the_feed(html, pages):
    for page in pages:
        head, _, body = (html / page).read_text(encoding="utf-8").partition("</head>")
        [link] = BeautifulSoup(head, "html.parser").select("link[rel=alternate][type='application/atom+xml']")
        assert ((html / page).parent / link["href"]).resolve() == (html / feed.FEED).resolve(), page
        assert (f'<a href="{feed.FEED}">' in body) == (page == "CHANGELOG.html"), page


def test_entries_are_versions_and_corrected_figures_that_are_out():
    found = feed.versions(publish_doctree(CHANGELOG, parser=Parser(), settings_overrides={"report_level": 5}))
    assert [(version.name, version.day) for version in found] == [
        ("2026.12", date(2026, 12, 1)),
        ("2026.11", date(2026, 11, 22)),
    ]
    entries = [entry for version in found for entry in feed.entries(version, uuid.UUID(int=1))]
    assert [entry.title for entry in entries] == [
        "Version 2026.12",
        "Corrected in version 2026.12: Visits in 2021 were <3> & 4 million.",
        "Corrected in version 2026.12: Another.",
        "Version 2026.11",
    ]
    assert [part.texts for part in entries[0].parts] == [
        ["Visits in 2021 were <3> & 4 million.", "Another."],
        ["A chapter."],
    ]
    assert len({entry.id for entry in entries}) == len(entries)
    assert entries[3].parts == []


def test_text_of_the_changelog_is_no_markup_of_the_feed():
    found = feed.versions(publish_doctree(CHANGELOG, parser=Parser(), settings_overrides={"report_level": 5}))
    shown = feed.variables(found, CITATION, str(uuid.UUID(int=1)), "https://book.example/", "CHANGELOG.html")
    templates = Environment(loader=FileSystemLoader(TEMPLATES))  # noqa: S701
    templates.globals |= words.GLOBALS
    template = templates.get_template(feed.FEED)
    made = etree.fromstring(template.render(escape.html_in(shown)).encode())
    assert not faults(made)
    assert texts(made, "a:updated") == ["2026-12-01T00:00:00Z"]
    assert texts(made, "a:link/@href") == ["https://book.example/feed.xml", "https://book.example/CHANGELOG.html"]
    assert made.xpath("//*[local-name() = 'li']")[0].text == "Visits in 2021 were <3> & 4 million."


def test_without_an_address_robots_may_read_everything_and_there_is_no_sitemap(html):
    assert (html / crawlers.ROBOTS).read_text(encoding="utf-8") == crawlers.EVERYONE
    assert not (html / crawlers.SITEMAP).exists()
