"""Print the built site as one PDF with a browser, which keeps charts as vector drawings and links as links."""

import base64
import posixpath
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urldefrag

from bs4 import BeautifulSoup, Tag
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser, Page, PdfMargins, sync_playwright

from helpers import locales
from helpers.phrases import Phrases
from helpers.press.citation import LICENCE_ADDRESS, Citation
from helpers.press.errors import PressError
from helpers.press.project import Project
from helpers.press.site import pdf_tags

# The first is Chromium without its windows, which opens pages a third faster.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# The last makes letters as wide as a browser with a window shows them.
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--font-render-hinting=none",
)
NOT_PRINTED = (
    "script, template, .headerlink, .page-code, .term-meaning, .chart-phone, "
    ".figure-download, .figure-cite, .figure-embed, .figure-link"
)
HEADINGS = "h1, h2, h3, h4, h5, h6"
FOOTER = '<div style="width:100%;font-size:9px;text-align:center"><span class="pageNumber"></span></div>'
say = Phrases("site")
# As an `img`, a chart is one figure in the tags of the PDF, with the description as its text.
CHART = re.compile(
    r'<div class="chart chart-wide"><div class="chart-drawing" role="img" aria-label="([^"]*)">'
    r"(<svg.*?</svg>)</div></div>",
    re.DOTALL,
)
# The styles of the page do not apply inside an `img`; see `_static/figures.css`.
OUTLINE = (
    '<style>.mark-text text[fill="currentColor"]'
    "{stroke:#fff;stroke-width:3px;stroke-linejoin:round;paint-order:stroke}</style>"
)
MARGIN = PdfMargins(top="18mm", bottom="18mm", left="18mm", right="18mm")
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
    articles = {file: _article(html, file, set(files)) for file in files}
    pdf.parent.mkdir(parents=True, exist_ok=True)
    source, aside = pdf.with_suffix(".html"), pdf.with_suffix(".new")
    # Without scripts the charts stay the drawings that the site was built with.
    page = browser.new_page(java_script_enabled=False)
    # The first print finds the page numbers, the second one shows them in the contents.
    numbers: dict[str, int] = {}
    for _ in range(2):
        source.write_text(_book(project, html, articles, numbers), encoding="utf-8")
        _print(page, source, aside)
        # The first entry is the contents themselves.
        numbers = dict(zip(files, pdf_tags.first_pages(aside)[1:], strict=True))
    page.close()
    source.unlink()
    headings = [_text(heading) for article in articles.values() for heading in article.select(HEADINGS)]
    metadata = {
        "dc:title": citation.title,
        "dc:creator": [citation.joined_authors],
        "dc:language": [locales.language()],
        "dc:rights": LICENCE_ADDRESS,
        "pdf:Keywords": ", ".join(citation.keywords),
    }
    pdf_tags.complete(aside, metadata, [say("contents"), *headings], _links(articles))
    return aside.replace(pdf)


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


def _book(project: Project, html: Path, articles: dict[str, Tag], numbers: dict[str, int]) -> str:
    """Return one page with the title, the contents and all pages of the site."""
    root, citation = project.toc_files()[0], Citation.of(project)
    first = BeautifulSoup((html / f"{root}.html").read_text(encoding="utf-8"), "html.parser")
    links = [str(link["href"]).partition("?")[0] for link in first.select("head link[rel=stylesheet]")]
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    return environment.get_template("pdf.html").render(
        styles=[(html / link).resolve().as_uri() for link in dict.fromkeys(links)],
        book=citation,
        language=locales.language(),
        cited=citation.of_book(),
        provenance=first.select(".provenance")[0].get_text(" ", strip=True),
        parts=[("", [root]), *project.toc_parts()],
        titles={file: _title(article) for file, article in articles.items()},
        anchors={file: _anchor(file) for file in articles},
        numbers=numbers,
        articles=[str(article) for article in articles.values()],
    )


def _article(html: Path, file: str, files: set[str]) -> Tag:
    """Return the text of a page with anchors that are unique in the book, and links within the book where possible."""
    text = CHART.sub(_as_image, (html / f"{file}.html").read_text(encoding="utf-8"))
    article = BeautifulSoup(text, "html.parser").select("main article")[0]
    for removed in article.select(NOT_PRINTED):
        removed.decompose()
    for details in article.select("details"):
        _unfold(details)
    for tag in article.select("[id]"):
        tag["id"] = _anchor(file, str(tag["id"]))
    # The rows of the tables are left out.
    for number in article.select("a.number"):
        number["href"] = urldefrag(str(number["href"])).url
    for link in article.select("a[href]"):
        _relink(link, file, files)
    for image in article.select("img[src]:not([src^='data:'])"):
        image["src"] = (html / file).parent.joinpath(str(image["src"])).resolve().as_uri()
    article["id"] = _anchor(file)
    return article


def _as_image(chart: re.Match[str]) -> str:
    description, svg = chart.groups()
    encoded = base64.b64encode(svg.replace(">", f">{OUTLINE}", 1).encode()).decode()
    return f'<img class="chart-picture" alt="{description}" src="data:image/svg+xml;base64,{encoded}">'


def _unfold(details: Tag) -> None:
    """Open a folded part; the data of figures and tables are left out, since the site and its downloads have them."""
    if "figure-data" not in details["class"]:
        details["open"] = ""
    elif details.find_parent("figure"):
        details.decompose()
    else:
        summary = say.html("see-site", summary=details.select("summary")[0].get_text(strip=True))
        details.replace_with(BeautifulSoup(f"<p>{summary}</p>", "html.parser"))


def _relink(link: Tag, file: str, files: set[str]) -> None:
    address, anchor = urldefrag(str(link["href"]))
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


def _links(articles: dict[str, Tag]) -> dict[str, str]:
    """Return the text for the target of each link: the title of a page, else the text of the link itself."""
    found = [link for article in articles.values() for link in article.select("a[href]")]
    texts = {str(link["href"]).removeprefix("#"): _text(link) or str(link.get("title", "")) for link in reversed(found)}
    titles = {_anchor(file): _title(article) for file, article in articles.items()}
    return {target: text for target, text in (texts | titles).items() if text}


def _title(article: Tag) -> str:
    return _text(article.select("h1")[0])


def _text(tag: Tag) -> str:
    return " ".join(tag.get_text().split())
