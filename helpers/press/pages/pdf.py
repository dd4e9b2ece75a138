"""Print the built site as one PDF, with a browser, so that charts stay drawings and links stay links."""

import os
import posixpath
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urldefrag

from bs4 import BeautifulSoup, Tag
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser, Page, sync_playwright
from pypdf import PdfReader, PdfWriter
from pypdf.generic import Destination, DictionaryObject, NameObject, TextStringObject

from helpers.press import chapters
from helpers.press.pages import citation

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
NOT_PRINTED = (
    "script, .headerlink, details.hide, .term-meaning, .chart-phone, .figure-download, .figure-cite, .figure-link"
)
HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
FOOTER = '<div style="width:100%;font-size:9px;text-align:center"><span class="pageNumber"></span></div>'
MARGIN = {"top": "18mm", "bottom": "18mm", "left": "18mm", "right": "18mm"}
TEMPLATES = Path(__file__).parent / "templates"


class PdfError(RuntimeError):
    """The book could not be printed; the message says what is missing."""


@contextmanager
def browser() -> Iterator[Browser]:
    """Open an installed browser.

    Raises:
        PdfError: If there is none.
    """
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if not path:
        raise PdfError(f"no browser: install one of {', '.join(BROWSERS)}")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(OPTIONS))
        yield opened
        opened.close()


def make(html: Path, pdf: Path, browser: Browser) -> Path:
    """Print a built site and return the PDF, which replaces the last one in one step.

    Args:
        html: Folder of the site.
        pdf: File to write.
        browser: The browser that prints.

    Raises:
        PdfError: If the site is not built.
    """
    files = chapters.toc_files()
    if missing := [file for file in files if not (html / f"{file}.html").is_file()]:
        raise PdfError(f"{html}: the site lacks {', '.join(missing)}; run `make book` first")
    pages = {file: _prepared(html, file, set(files)) for file in files}
    pdf.parent.mkdir(parents=True, exist_ok=True)
    source, aside = pdf.with_suffix(".html"), pdf.with_suffix(".new")
    # Without scripts the charts stay the drawings that the site was built with.
    page = browser.new_page(java_script_enabled=False)
    # The numbers of the pages are known only when they have been printed once.
    numbers: dict[str, int] = {}
    for _ in range(2):
        source.write_text(_book(html, pages, numbers), encoding="utf-8")
        _print(page, source, aside)
        numbers = dict(zip(files, _first_pages(aside), strict=True))
    page.close()
    source.unlink()
    headings = [heading for page in pages.values() for heading in page.find_all(HEADINGS)]
    _name(aside, ["Contents", *(" ".join(heading.get_text().split()) for heading in headings)])
    os.replace(aside, pdf)
    return pdf


def _print(page: Page, source: Path, pdf: Path) -> None:
    page.goto(source.resolve().as_uri())
    page.pdf(
        path=pdf,
        format="A4",
        margin=MARGIN,
        display_header_footer=True,
        header_template="<span></span>",
        footer_template=FOOTER,
        print_background=True,
        outline=True,
        tagged=True,
    )


def _book(html: Path, pages: dict[str, Tag], numbers: dict[str, int]) -> str:
    """Return one page with the title, the contents and all pages of the site."""
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    root = chapters.toc_files()[0]
    return environment.get_template("pdf.html").render(
        styles=[path.resolve().as_uri() for path in _styles(html, root)],
        book=citation.book(),
        cited=citation.of_book(),
        provenance=pages[root].find(class_="provenance").get_text(" ", strip=True),
        parts=[("", [root]), *chapters.toc_parts()],
        titles={file: page.h1.get_text(strip=True) for file, page in pages.items()},
        anchors={file: _anchor(file) for file in pages},
        numbers=numbers,
        articles=[str(page.article) for page in pages.values()],
    )


def _styles(html: Path, root: str) -> list[Path]:
    head = BeautifulSoup((html / f"{root}.html").read_text(encoding="utf-8"), "html.parser").head
    links = [link["href"].partition("?")[0] for link in head.select("link[rel=stylesheet]")]
    return [html / link for link in dict.fromkeys(links)]


def _prepared(html: Path, file: str, files: set[str]) -> Tag:
    """Return a page whose anchors are its own in the book and whose links lead inside the book where they can."""
    page = BeautifulSoup((html / f"{file}.html").read_text(encoding="utf-8"), "html.parser").find("main")
    article = page.article
    for left_out in article.select(NOT_PRINTED):
        left_out.decompose()
    for details in article.select("details"):
        _unfold(details)
    for tag in article.find_all(id=True):
        # The drawings refer to their own ids, which are unique in the book.
        if not tag.find_parent("svg"):
            tag["id"] = _anchor(file, tag["id"])
    for link in article.find_all("a", href=True):
        _relink(link, file, files)
    for picture in article.find_all("img", src=True):
        picture["src"] = (html / file).parent.joinpath(picture["src"]).resolve().as_uri()
    article["id"] = _anchor(file)
    return page


def _unfold(details: Tag) -> None:
    """Open what is folded, but leave out the data of figures and tables, which the site and its downloads hold."""
    if "figure-data" not in details["class"]:
        details["open"] = ""
    elif details.find_parent("figure"):
        details.decompose()
    else:
        summary = details.summary.get_text(strip=True)
        details.replace_with(BeautifulSoup(f"<p>{summary}: see the site.</p>", "html.parser"))


def _relink(link: Tag, file: str, files: set[str]) -> None:
    address, anchor = urldefrag(link["href"])
    if ":" in address:
        return
    target = posixpath.normpath(posixpath.join(posixpath.dirname(file), address)).removesuffix(".html")
    target = target if address else file
    if target in files:
        link["href"] = f"#{_anchor(target, anchor)}"
    else:
        link.unwrap()


def _anchor(file: str, anchor: str = "") -> str:
    return "--".join(filter(None, [file.replace("/", "-"), anchor]))


def _first_pages(pdf: Path) -> list[int]:
    """Return the number of the page on which each page of the site begins, from the outline of the PDF."""
    reader = PdfReader(pdf)
    entries = [entry for entry in reader.outline if isinstance(entry, Destination)]
    return [reader.get_destination_page_number(entry) + 1 for entry in entries[1:]]


def _name(pdf: Path, headings: list[str]) -> None:
    """Give the PDF its title and its outline the words of the headings; the browser runs their lines together."""
    writer = PdfWriter(clone_from=pdf)
    for entry, heading in zip(_entries(writer.get_outline_root()), headings, strict=True):
        entry[NameObject("/Title")] = TextStringObject(heading)
    writer.add_metadata({"/Title": citation.book()["title"], "/Author": citation.authors()})
    writer.write(pdf)


def _entries(parent: DictionaryObject) -> Iterator[DictionaryObject]:
    """Return the entries of an outline in reading order."""
    child = parent.get("/First")
    while child is not None:
        entry = child.get_object()
        yield entry
        yield from _entries(entry)
        child = entry.get("/Next")
