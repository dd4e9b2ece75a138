"""Add to each page its link preview, provenance, citation and downloads.

`_config.yml` names this extension of Sphinx; the markup is in `templates/`.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from helpers import escape, latest, locales
from helpers.phrases import Phrases
from helpers.press.citation import KEY, Citation
from helpers.press.drawings import drawing
from helpers.press.edition import DEFAULT
from helpers.press.pages import (
    assets,
    code,
    crawlers,
    downloads,
    feed,
    findings,
    glossary,
    incremental,
    markup,
    metadata,
    numbers,
    package,
    parameter_box,
    previews,
    provenance,
    repository,
    rows,
    search,
    table_links,
    waiting,
    words,
)
from helpers.press.pages.provenance import Provenance
from helpers.press.parameters import editions
from helpers.press.project import Project

TEMPLATES = Path(__file__).parent / "templates"
PICTURE = "_static/preview.png"
MAX_DESCRIPTION = 200
# Stands where a link begins and ends, until the text around it is known.
LINK = "\0"
say = Phrases("site")


class BookCitation(SphinxDirective):
    """A directive for the citation of the book as text and BibTeX."""

    def run(self) -> list[nodes.Node]:
        """Return a quotation and a block of BibTeX."""
        citation = _citation(self.env.app)
        text = citation.of_book()
        quotation = nodes.block_quote("", nodes.paragraph(text, text))
        entry = citation.bibtex_of_book()
        return [quotation, nodes.literal_block(entry, entry, language="bibtex")]


class Imprint(SphinxDirective):
    """A directive for the line on the front page: which edition, who publishes it, its data, and a contact."""

    def run(self) -> list[nodes.Node]:
        """Return a paragraph; without a contact it says who publishes the book only."""
        citation = _citation(self.env.app)
        authors = locales.listed(list(citation.authors))
        text = say("imprint", version=citation.version, month=citation.month, authors=authors)
        text += " " + say("until", until=latest.in_words(latest.year()))
        paragraph = nodes.paragraph("", text, classes=["imprint"])
        if citation.contact:
            said = say("contact", start=LINK, contact=citation.contact, end=LINK)
            before, contact, after = said.split(LINK)
            paragraph += nodes.Text(f" {before}")
            paragraph += nodes.reference("", contact, refuri=f"mailto:{citation.contact}")
            paragraph += nodes.Text(after)
        return [paragraph]


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the parts of a page that are not in its source."""
    app.connect("config-inited", lambda _app, config: config.templates_path.insert(0, str(TEMPLATES)))
    app.connect("html-page-context", complete)
    app.connect("html-collect-pages", _front_door)
    app.connect("build-finished", _fill)
    app.add_directive("book-citation", BookCitation)
    app.add_directive("imprint", Imprint)
    parts = (assets, code, crawlers, feed, findings, glossary, incremental, markup, metadata, numbers)
    for part in (*parts, parameter_box, repository, rows, search, table_links, waiting, words):
        part.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def complete(app: Sphinx, name: str, _template: str, context: dict[str, Any], page: nodes.document | None) -> None:
    """Add the titles, preview, editions and provenance of a page to the variables of its templates.

    Args:
        app: The running Sphinx.
        name: Name of the page, without suffix.
        context: Variables of the templates.
        page: The text of the page; None for pages without a source, such as the search.
    """
    title = _title(app, name, page)
    origin, page_uri = provenance.read(Path(app.srcdir)), app.builder.get_target_uri(name)
    full_title = title_in(origin.project, origin.edition, title)
    base = f"{app.config.html_baseurl}{origin.prefix}"
    address = f"{base}{page_uri}"
    picture, shown = _picture(page)
    preview = {
        "title": full_title,
        "full_title": " – ".join(dict.fromkeys([full_title, app.config.html_title])),
        "description": _description(page) or _citation(app).abstract,
        # Previews need an absolute address, which only a site with a base URL has.
        "image": f"{base}{picture}" if app.config.html_baseurl else context["pathto"](picture, 1),
        "image_shows": shown,
        "image_width": str(drawing.PREVIEW[0]),
        "image_height": str(drawing.PREVIEW[1]),
        "address": address if app.config.html_baseurl else "",
    }
    # The templates do not escape.
    context["preview"] = escape.html_in(preview)
    # The canonical address; Sphinx would use that of the default edition.
    context["pageurl"] = preview["address"] or None
    context["editions"] = escape.html_in(editions_of(origin, page_uri))
    if page:
        context["about"] = escape.html_in(_about(app, name, title, address))
        context["about"] |= {"commit": provenance.COMMIT, "data": provenance.DATA}


def editions_of(origin: Provenance, page: str) -> list[dict[str, object]]:
    """Return the title and address of a page in each edition of the site; an empty list if there is only one.

    Args:
        origin: Provenance of the page.
        page: Address of the page within its edition.
    """
    if not origin.others:
        return []
    root = "../" * f"{origin.prefix}{page}".count("/")
    return [
        {
            "title": edition_title(origin.project, name),
            "address": f"{root}{provenance.prefix_of(name, origin.others)}{page}",
            "is_current": name == origin.edition,
        }
        for name in (DEFAULT, *origin.others)
    ]


def edition_title(project: Project, name: str) -> str:
    """Return the title of an edition in `notebooks/editions.yml`, or its name if it is not there.

    Example:
        >>> edition_title(Project.here(), "rerun")
        'rerun'
    """
    edition = editions.editions(project).get(name)
    return edition.title if edition else name


def title_in(project: Project, edition: str, title: str) -> str:
    """Return the title of a page, with the title of its edition unless that is the default one.

    Example:
        >>> title_in(Project.here(), "norway", "Method")
        'Method (Norway alone)'
    """
    return title if edition == DEFAULT else f"{title} ({edition_title(project, edition)})"


def _title(app: Sphinx, name: str, page: nodes.document | None) -> str:
    if page:
        return app.env.titles[name].astext()
    return say("search") if name == "search" else app.config.html_title


def _front_door(app: Sphinx) -> Iterator[tuple[str, dict[str, str], str]]:
    """Redirect from the root of the site to its first page."""
    first = app.config.root_doc
    if first != "index":
        yield "index", {"first": app.builder.get_target_uri(first)}, "front-door.html"


def _fill(app: Sphinx, error: Exception | None) -> None:
    """Complete the pages of a project that Jupyter Book builds by itself; the press does it once all are there."""
    source = Path(app.srcdir)
    if not error and not provenance.is_assembled(source):
        provenance.fill(Path(app.outdir), source)


def _about(app: Sphinx, name: str, title: str, address: str) -> dict[str, object]:
    source = Path(app.srcdir)
    path = Path(app.env.doc2path(name))
    is_notebook = path.suffix == ".ipynb"
    origin, citation = provenance.read(source), _citation(app)
    return {
        "edition": origin.edition,
        "versions": _versions(),
        "parameters": [setting._asdict() for setting in parameter_box.settings(path)] if is_notebook else [],
        "notebook": path.relative_to(source).as_posix() if is_notebook else "",
        "tables": package.zip_name(source),
        "workbook": package.workbook_name(source),
        "links": repository.links(source, path),
        "citation": citation.of_page(title, address),
        "bibtex": citation.bibtex_of_page(f"{KEY}-{path.stem.lower()}", title, address),
    }


def _citation(app: Sphinx) -> Citation:
    return Citation.of(provenance.read(Path(app.srcdir)).project)


_versions = cache(provenance.versions)


def _picture(page: nodes.document | None) -> tuple[str, str]:
    """Return the picture of the first chart of a page with its caption, or the picture of the book."""
    for _, spec in downloads.figures_of(page) if page else []:
        figure = spec["usermeta"]["figure"]
        return previews.name_of(figure["name"]), figure["caption"]
    return PICTURE, say("page-of-book")


def _description(page: nodes.document | None) -> str:
    """Return the first paragraph of a page, shortened to whole words if it is long."""
    first = next(iter(page.findall(nodes.paragraph)), None) if page else None
    text = " ".join(first.astext().split()) if first else ""
    if len(text) <= MAX_DESCRIPTION:
        return text
    return f"{text[:MAX_DESCRIPTION].rpartition(' ')[0]} …"
