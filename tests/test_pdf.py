"""The PDF contains the pages in order, with numbers, drawings and links."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader
from this_book import BOOK

from helpers.press.citation import Citation
from helpers.press.project import Project
from helpers.press.site import pdf, pdf_tags

TOC = """format: jb-book
root: intro
parts:
- caption: Part
  chapters:
  - file: notebooks/helsenorge_over_time
  - file: cite
"""


@pytest.fixture(scope="module")
def short(tmp_path_factory) -> Project:
    """Return a book of the first page and two more."""
    root = tmp_path_factory.mktemp("short")
    (root / "_toc.yml").write_text(TOC, encoding="utf-8")
    shutil.copy(BOOK.root / "CITATION.cff", root)
    return Project(root)


@pytest.fixture(scope="module")
def file(short, html, browser, tmp_path_factory) -> Path:
    """Print the short book."""
    return pdf.make(short, html, tmp_path_factory.mktemp("pdf") / "book.pdf", browser)


@pytest.fixture(scope="module")
def printed(file) -> PdfReader:
    return PdfReader(file)


def soup(html: Path, page: str) -> BeautifulSoup:
    return BeautifulSoup((html / f"{page}.html").read_text(encoding="utf-8"), "html.parser")


def titles(entries: list) -> list[str]:
    return [entry.title for entry in entries if not isinstance(entry, list)]


def test_outline_names_the_pages_in_reading_order(printed):
    assert titles(printed.outline) == [
        "Contents",
        "Digital health in Norway and the Nordics",
        "Helsenorge before, in and after the pandemic",
        "How to cite",
    ]


def test_contents_show_the_first_page_of_each_part(printed):
    contents = printed.pages[1].extract_text()
    for entry in printed.outline:
        if isinstance(entry, list) or entry.title == "Contents":
            continue
        number = printed.get_destination_page_number(entry)
        assert re.search(rf"{re.escape(entry.title)}\s*{number + 1}\b", contents)
        assert entry.title[:20] in printed.pages[number].extract_text()


def test_pages_are_numbered(printed):
    assert all(re.search(rf"\b{number}\s*$", page.extract_text()) for number, page in enumerate(printed.pages, start=1))


def test_charts_are_vector_drawings(printed):
    with_chart = [page for page in printed.pages if re.search(r"Fig\. \d", page.extract_text())]
    assert with_chart
    assert all(not page.images for page in with_chart)
    assert any("Million visits a month" in page.extract_text() for page in printed.pages), "a title of an axis"


def test_links_lead_to_the_web_and_within_the_book(printed):
    links = [note.get_object() for page in printed.pages for note in page.get("/Annots", [])]
    assert any("/Dest" in link for link in links)
    outside = [link["/A"]["/URI"] for link in links if "/A" in link and "/URI" in link["/A"]]
    assert outside
    assert not any(address.startswith("file:") for address in outside)


def test_site_that_is_not_built_is_named(browser, tmp_path):
    with pytest.raises(pdf.PdfError, match="the site lacks intro"):
        pdf.make(BOOK, tmp_path, tmp_path / "book.pdf", browser)
    assert not (tmp_path / "book.pdf").exists()


def tags(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Return the tags of a PDF."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        tag = waiting.pop()
        if isinstance(tag, pikepdf.Array):
            waiting.extend(tag)
        elif isinstance(tag, pikepdf.Dictionary):
            if "/S" in tag:
                yield tag
            if "/K" in tag:
                waiting.append(tag.K)


def test_each_chart_is_a_figure_with_its_description(short, file, html):
    described = {
        chart["aria-label"]
        for page in short.toc_files()
        for chart in soup(html, page).select(".chart-wide .chart-drawing")
    }
    with pikepdf.open(file) as pdf:
        descriptions = [str(tag.get("/Alt", "")) for tag in tags(pdf) if tag.S == "/Figure"]
    assert len(descriptions) == len(described) > 1
    assert set(descriptions) == described


def test_each_link_has_a_description(file):
    with pikepdf.open(file) as pdf:
        notes = [(page, note) for page in pdf.pages for note in page.get("/Annots", [])]
        assert len(notes) > 5
        descriptions = {str(note.Contents) for _, note in notes}
        assert all(page.Tabs == "/S" for page, _ in notes)
    assert {"Helsenorge before, in and after the pandemic", "How to cite", "CC BY 4.0"} <= descriptions
    assert not [words for words in descriptions if not words.strip() or words.isdigit()]


def test_metadata_contain_title_authors_and_language(file):
    book = Citation.of(BOOK)
    with pikepdf.open(file) as pdf:
        assert pdf.Root.Lang == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == book.title
            assert metadata["dc:creator"] == list(book.authors)
            assert metadata["dc:language"] == {"en"}
            # Conformance has not been proven.
            assert "pdfuaid:part" not in metadata


def test_every_font_is_embedded_and_its_signs_are_text(file):
    with pikepdf.open(file) as pdf:
        fonts = [font for page in pdf.pages for font in page.resources.get("/Font", {}).values()]
        described = [font.DescendantFonts[0].FontDescriptor for font in fonts if font.Subtype != "/Type3"]
        assert len(described) > 3
        assert all({"/FontFile2", "/FontFile3"} & set(font_file.keys()) for font_file in described)
        assert all("/ToUnicode" in font for font in fonts)


def findings(file: Path) -> set[str]:
    """Return the rules of PDF/UA-1 that a checker finds violated."""
    command = [Path(sys.executable).with_name("pdfua"), "check", "--format", "json", file]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return {finding["rule_id"] for finding in json.loads(done.stdout)["findings"]}


def test_accessibility_checker_misses_only_the_claim_of_conformance(file):
    assert findings(file) == {"UA-28-004"}


@pytest.mark.parametrize(
    ("left_out", "rule"),
    [
        ("_describe_links", "UA-18-005"),
        ("_group_untitled_figures", "UA-13-004"),
        ("_with_artifacts", "UA-01-003"),
    ],
)
def test_accessibility_checker_finds_a_missing_tag(short, html, browser, tmp_path, monkeypatch, left_out, rule):
    monkeypatch.setattr(pdf_tags, left_out, lambda given, *_: given)
    assert rule in findings(pdf.make(short, html, tmp_path / "book.pdf", browser))


@pytest.mark.parametrize(
    ("painted", "marked"),
    [
        ("0 0 5 5 re f", "/Artifact BMC 0 0 5 5 re f EMC"),
        ("0 0 5 5 re W n", "0 0 5 5 re W n"),
        ("q /X Do Q", "q /Artifact BMC /X Do EMC Q"),
        ("BT (1) Tj ET", "/Artifact BMC BT (1) Tj ET EMC"),
        ("/P <</MCID 0>> BDC BT (1) Tj ET EMC", "/P <</MCID 0>> BDC BT (1) Tj ET EMC"),
        ("BT /P <</MCID 0>> BDC (1) Tj EMC ET", "BT /P <</MCID 0>> BDC (1) Tj EMC ET"),
        (
            "/P BMC /Q BMC 0 0 m S EMC 1 1 m S EMC 2 2 m S",
            "/P BMC /Q BMC 0 0 m S EMC 1 1 m S EMC /Artifact BMC 2 2 m S EMC",
        ),
    ],
)
def test_untagged_content_is_marked_as_decoration(painted, marked):
    empty = pikepdf.new()

    def read(text: str) -> list:
        return pikepdf.parse_content_stream(empty.make_stream(text.encode()))

    found = pikepdf.unparse_content_stream(pdf_tags._with_artifacts(read(painted)))
    assert found == pikepdf.unparse_content_stream(read(marked))
