"""The printed book holds the pages in order, with numbers, drawings and links."""

import re

import pytest
from pypdf import PdfReader

from helpers.press import chapters
from helpers.press.pages import pdf

PART = ("Part", ["notebooks/corona_spring", "cite"])


@pytest.fixture(scope="module")
def printed(html, browser, tmp_path_factory) -> PdfReader:
    """Print the first page of the book and two more."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(chapters, "toc_parts", lambda: [PART])
        return PdfReader(pdf.make(html, tmp_path_factory.mktemp("pdf") / "book.pdf", browser))


def titles(entries: list) -> list[str]:
    return [entry.title for entry in entries if not isinstance(entry, list)]


def test_outline_names_the_pages_in_reading_order(printed):
    assert titles(printed.outline) == [
        "Contents",
        "Digital health in Norway and the Nordics",
        "The corona spring of 2020",
        "How to cite",
    ]


def test_contents_give_the_page_on_which_each_begins(printed):
    contents = printed.pages[1].extract_text()
    for entry in printed.outline:
        if isinstance(entry, list) or entry.title == "Contents":
            continue
        number = printed.get_destination_page_number(entry)
        assert re.search(rf"{re.escape(entry.title)}\s*{number + 1}\b", contents)
        assert entry.title[:20] in printed.pages[number].extract_text()


def test_pages_are_numbered(printed):
    assert all(re.search(rf"\b{number}\s*$", page.extract_text()) for number, page in enumerate(printed.pages, start=1))


def test_charts_are_drawings_and_not_pictures(printed):
    with_chart = [page for page in printed.pages if re.search(r"Fig\. \d", page.extract_text())]
    assert with_chart
    assert all(not page.images for page in with_chart)
    assert any("Million visits a month" in page.extract_text() for page in printed.pages), "a title of an axis"


def test_links_lead_out_and_within_the_book(printed):
    links = [note.get_object() for page in printed.pages for note in page.get("/Annots", [])]
    assert any("/Dest" in link for link in links)
    outside = [link["/A"]["/URI"] for link in links if "/A" in link and "/URI" in link["/A"]]
    assert outside
    assert not any(address.startswith("file:") for address in outside)


def test_site_that_is_not_built_is_named(browser, tmp_path):
    with pytest.raises(pdf.PdfError, match="the site lacks intro"):
        pdf.make(tmp_path, tmp_path / "book.pdf", browser)
    assert not (tmp_path / "book.pdf").exists()
