"""Describe each page to reference managers and search engines.

Zotero and its kind read the tags of Highwire Press and Dublin Core; search engines read JSON-LD in the terms of
schema.org: the front page is a book, a chapter an article, and each figure and table a set of data.
"""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from helpers import escape, locales
from helpers.phrases import Phrases
from helpers.press.citation import LICENCE_ADDRESS, Citation
from helpers.press.pages import downloads, extent, folders, package, provenance, rows, table_files, workbook
from helpers.press.pages.extent import Extent

say = Phrases("site")
CONTEXT = "https://schema.org"
CSV = "text/csv"
CHAPTERS = "notebooks/"
CATALOGUE = f"{CHAPTERS}data_catalogue"
# After `page.complete`, which titles the page.
LATER = 600


def setup(app: Sphinx) -> None:
    """Add the description of a page to the variables of its template."""
    app.connect("html-page-context", add, priority=LATER)


def tags(citation: Citation, title: str, address: str, *, is_chapter: bool) -> list[tuple[str, str]]:
    """Return the tags of a page for reference managers, by name.

    Args:
        citation: What `CITATION.cff` says about the book.
        title: Title of the page.
        address: Public address of the page; empty if the site has none.
        is_chapter: Whether the page is a part of the book, and not the book itself.

    Example:
        >>> from helpers.press.project import Project
        >>> found = dict(tags(Citation.of(Project.here()), "Method", "", is_chapter=True))
        >>> found["citation_title"], found["citation_language"]
        ('Method', 'en')
    """
    day = f"{citation.released:%Y/%m/%d}"
    authors = [("citation_author", author) for author in citation.authors]
    creators = [("DC.creator", author) for author in citation.authors]
    of_book = [("citation_book_title", citation.title)] if is_chapter else []
    public = [("citation_public_url", address), ("DC.identifier", address)] if address else []
    return [
        ("citation_title", title),
        *authors,
        ("citation_publication_date", day),
        ("citation_language", locales.language()),
        *of_book,
        ("DC.title", title),
        *creators,
        ("DC.date", citation.released.isoformat()),
        ("DC.language", locales.language()),
        ("DC.rights", LICENCE_ADDRESS),
        ("DC.type", "Text"),
        *public,
    ]


def add(app: Sphinx, name: str, _template: str, context: dict[str, Any], page: nodes.document | None) -> None:
    """Add the description of a page to the variables of its template.

    Args:
        app: The running Sphinx.
        name: Name of the page, without suffix.
        context: Variables of the template.
        page: The text of the page; None for pages without a source, which have no description.
    """
    if page is None:
        return
    citation = Citation.of(provenance.read(Path(app.srcdir)).project)
    title, root = app.env.titles[name].astext(), app.config.root_doc
    # A relative address is read from that of the page.
    base = downloads.base_of(app) if app.config.html_baseurl else f"{downloads.root_from(app, name)}/"
    address = f"{base}{app.builder.get_target_uri(name)}" if app.config.html_baseurl else ""
    found = tags(citation, title, address, is_chapter=name != root)
    described = _book(citation, address) if name == root else _article(citation, title, address)
    described["description"] = _first_paragraph(page) or citation.abstract
    extents = rows.known(app.env).extents
    figures = [spec["usermeta"]["figure"] for _, spec in downloads.figures_of(page)]
    tables = package.tables(Path(app.srcdir)) if name == CATALOGUE else []
    sets = [_figure(figure, citation, base, extents) for figure in figures]
    sets += [_table(table, package.workbook_name(Path(app.srcdir)), citation, base) for table in tables]
    if sets:
        described["hasPart"] = sets
    context["metadata"] = {
        "tags": escape.html_in([{"name": key, "content": value} for key, value in found]),
        "json_ld": escape.script({"@context": CONTEXT, **described}),
    }


def _common(citation: Citation) -> dict[str, Any]:
    return {
        "author": [{"@type": "Organization", "name": author} for author in citation.authors],
        "publisher": {"@type": "Organization", "name": citation.joined_authors},
        "datePublished": citation.released.isoformat(),
        "version": citation.version,
        "license": LICENCE_ADDRESS,
        "inLanguage": "en",
        "isAccessibleForFree": True,
    }


def _book(citation: Citation, address: str) -> dict[str, Any]:
    book = {"@type": "Book", "name": citation.title, "keywords": ", ".join(citation.keywords), **_common(citation)}
    return book | ({"url": address} if address else {})


def _article(citation: Citation, title: str, address: str) -> dict[str, Any]:
    part_of = {"@type": "Book", "name": citation.title}
    article = {"@type": "Article", "headline": title, "name": title, "isPartOf": part_of, **_common(citation)}
    return article | ({"url": address} if address else {})


def _figure(figure: dict[str, Any], citation: Citation, base: str, extents: dict[str, Extent]) -> dict[str, Any]:
    """Return the data of a figure as a set of data with its files."""
    kinds = {
        "csv": CSV,
        "xlsx": workbook.MEDIA_TYPE,
        "json": "application/json",
        "svg": "image/svg+xml",
        "png": "image/png",
    }
    files = {f"{folders.FIGURES}/{figure['name']}.{suffix}": kind for suffix, kind in kinds.items()}
    return {
        "@type": "Dataset",
        "name": figure["headline"] or figure["caption"],
        "description": figure["description"],
        **_common(citation),
        "variableMeasured": figure["unit"],
        **extent.described(extents[row] for row in figure["row_ids"] if row in extents),
        "isBasedOn": [{"@type": "CreativeWork", "name": line["title"]} for line in figure["sources"]],
        "distribution": _distribution(base, files),
    }


def _table(table: dict[str, Any], all_tables: str, citation: Citation, base: str) -> dict[str, Any]:
    """Return a table of the data package as a set of data; the workbook with all tables is one of its files."""
    files = {
        f"{package.FOLDER}/{table['path']}": CSV,
        f"{package.FOLDER}/{table_files.parquet_name(table)}": table_files.PARQUET,
        all_tables: workbook.MEDIA_TYPE,
    }
    return {
        "@type": "Dataset",
        "name": table["title"],
        # Search engines for data want some words more than a title.
        "description": say("table-of", about=table.get("description") or f"{table['title']}.", book=citation.title),
        **_common(citation),
        "variableMeasured": [field["name"] for field in table["fields"]],
        **extent.described(extent.of_table(table["name"])),
        "distribution": _distribution(base, files),
    }


def _distribution(base: str, files: dict[str, str]) -> list[dict[str, str]]:
    """Return files as what can be downloaded of a set of data, given their kinds by their names."""
    return [
        {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{base}{name}"} for name, kind in files.items()
    ]


def _first_paragraph(page: nodes.document) -> str:
    first = next(iter(page.findall(nodes.paragraph)), None)
    return " ".join(first.astext().split()) if first else ""
