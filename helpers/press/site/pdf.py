"""Print the built site as one PDF, with a browser, so that charts stay drawings and links stay links."""

import base64
import os
import posixpath
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urldefrag

from bs4 import BeautifulSoup, Tag
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser, Page, sync_playwright

from helpers import escape
from helpers.press.citation import LICENCE_ADDRESS, Citation
from helpers.press.errors import PressError
from helpers.press.project import Project
from helpers.press.site import pdf_tags

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
NOT_PRINTED = (
    "script, .headerlink, details.hide, .term-meaning, .chart-phone, .figure-download, .figure-cite, .figure-link"
)
HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
FOOTER = '<div style="width:100%;font-size:9px;text-align:center"><span class="pageNumber"></span></div>'
LANGUAGE = "en"
# A picture of its own, which the browser tags as a figure with the words of the description.
CHART = re.compile(
    r'<div class="chart chart-wide"><div class="chart-drawing" role="img" aria-label="([^"]*)">'
    r"(<svg.*?</svg>)</div></div>",
    re.DOTALL,
)
# Inside a picture, the styles of the page do not hold; see `_static/figures.css`.
RIM = (
    '<style>.mark-text text[fill="currentColor"]'
    "{stroke:#fff;stroke-width:3px;stroke-linejoin:round;paint-order:stroke}</style>"
)
MARGIN = {"top": "18mm", "bottom": "18mm", "left": "18mm", "right": "18mm"}
TEMPLATES = Path(__file__).parent / "templates"


class PdfError(PressError):
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


def make(project: Project, html: Path, pdf: Path, browser: Browser) -> Path:
    """Print a built site and return the PDF, which replaces the last one in one step.

    Args:
        project: The book.
        html: Folder of the site.
        pdf: File to write.
        browser: The browser that prints.

    Raises:
        PdfError: If the site is not built.
    """
    files, citation = project.toc_files(), Citation.of(project)
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
        source.write_text(_book(project, html, pages, numbers), encoding="utf-8")
        _print(page, source, aside)
        # The first entry is that of the contents.
        numbers = dict(zip(files, pdf_tags.first_pages(aside)[1:], strict=True))
    page.close()
    source.unlink()
    headings = [_words(heading) for page in pages.values() for heading in page.find_all(HEADINGS)]
    pdf_tags.complete(aside, _metadata(citation), ["Contents", *headings], _links(pages))
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


def _book(project: Project, html: Path, pages: dict[str, Tag], numbers: dict[str, int]) -> str:
    """Return one page with the title, the contents and all pages of the site."""
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    root, citation = project.toc_files()[0], Citation.of(project)
    return environment.get_template("pdf.html").render(
        styles=[path.resolve().as_uri() for path in _styles(html, root)],
        book=citation,
        language=LANGUAGE,
        cited=citation.of_book(),
        provenance=pages[root].find(class_="provenance").get_text(" ", strip=True),
        parts=[("", [root]), *project.toc_parts()],
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
    text = CHART.sub(_as_picture, (html / f"{file}.html").read_text(encoding="utf-8"))
    page = BeautifulSoup(text, "html.parser").find("main")
    article = page.article
    for left_out in article.select(NOT_PRINTED):
        left_out.decompose()
    for details in article.select("details"):
        _unfold(details)
    for tag in article.find_all(id=True):
        tag["id"] = _anchor(file, tag["id"])
    for link in article.find_all("a", href=True):
        _relink(link, file, files)
    for picture in article.find_all("img", src=lambda source: source and not source.startswith("data:")):
        picture["src"] = (html / file).parent.joinpath(picture["src"]).resolve().as_uri()
    article["id"] = _anchor(file)
    return page


def _as_picture(chart: re.Match) -> str:
    description, svg = chart.groups()
    drawn = base64.b64encode(svg.replace(">", f">{RIM}", 1).encode()).decode()
    return f'<img class="chart-picture" alt="{description}" src="data:image/svg+xml;base64,{drawn}">'


def _unfold(details: Tag) -> None:
    """Open what is folded, but leave out the data of figures and tables, which the site and its downloads hold."""
    if "figure-data" not in details["class"]:
        details["open"] = ""
    elif details.find_parent("figure"):
        details.decompose()
    else:
        summary = escape.html(details.summary.get_text(strip=True))
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


def _metadata(citation: Citation) -> dict[str, object]:
    return {
        "dc:title": citation.title,
        "dc:creator": [citation.joined_authors],
        "dc:language": [LANGUAGE],
        "dc:rights": LICENCE_ADDRESS,
        "pdf:Keywords": ", ".join(citation.keywords),
    }


def _links(pages: dict[str, Tag]) -> dict[str, str]:
    """Return what each link of the book leads to, in words: a page by its title, the rest by the link's own words."""
    found = [link for page in pages.values() for link in page.article.find_all("a", href=True)]
    words = {link["href"].removeprefix("#"): _words(link) or link.get("title", "") for link in reversed(found)}
    titles = {_anchor(file): _words(page.h1) for file, page in pages.items()}
    return {target: told for target, told in (words | titles).items() if told}


def _words(tag: Tag) -> str:
    return " ".join(tag.get_text().split())
