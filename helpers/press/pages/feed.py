"""Write the news of the book as an Atom feed: each version, and each figure that it has corrected.

`CHANGELOG.md` is their only source. What is under a heading without a date, such as "Next version", is not out yet.
"""

import json
import re
import textwrap
import uuid
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from helpers import escape, locales, schema
from helpers.phrases import Phrases
from helpers.press.citation import LICENCE_ADDRESS, Citation
from helpers.press.pages import provenance

FEED, PAGE = "feed.xml", "CHANGELOG"
CORRECTED = "Corrected figures"
HEADING = re.compile(r"(?P<name>\S+) \((?P<day>\d{4}-\d\d-\d\d)\)")
MAX_TITLE = 100
say = Phrases("site")


@dataclass(frozen=True)
class Part:
    """What stands under one heading of a version, such as "Added"."""

    title: str
    texts: list[str]


@dataclass(frozen=True)
class Version:
    """A version of the book, as the changelog describes it."""

    name: str
    day: date
    parts: list[Part]


@dataclass(frozen=True)
class Entry:
    """An entry of the feed; its id stays the same wherever the site moves."""

    id: str
    title: str
    updated: str
    category: str
    parts: list[Part]


def setup(app: Sphinx) -> None:
    """Let each page name the feed, and write it after the pages."""
    app.connect("html-page-context", _name)
    app.connect("build-finished", write)


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the feed of a book that has a changelog.

    Args:
        app: Sphinx, when all pages are written.
        error: What went wrong with them, if anything.
    """
    if error or PAGE not in app.env.found_docs:
        return
    source = Path(app.srcdir)
    citation = Citation.of(provenance.read(source).project)
    package = json.loads((source / "data" / schema.PACKAGE).read_text(encoding="utf-8"))
    page = app.builder.get_target_uri(PAGE)
    shown = variables(versions(app.env.get_doctree(PAGE)), citation, package["id"], app.config.html_baseurl, page)
    content = app.builder.templates.render(FEED, escape.html_in(shown))
    (Path(app.outdir) / FEED).write_text(content, encoding="utf-8")


def variables(found: list[Version], citation: Citation, book: str, base: str, page: str) -> dict[str, Any]:
    """Return the variables of the template.

    Args:
        found: The versions that are out, the newest first.
        citation: What `CITATION.cff` says about the book.
        book: Identifier of the book, a UUID.
        base: Address of the site; empty if it has none, and links are relative.
        page: Address of the changelog in the site.
    """
    listed = [entry for version in found for entry in entries(version, uuid.UUID(book))]
    return {
        "id": uuid.UUID(book).urn,
        "language": locales.language(),
        "title": citation.title,
        "updated": max((entry.updated for entry in listed), default=_midnight(citation.released)),
        "authors": list(citation.authors),
        "rights": LICENCE_ADDRESS,
        "address": f"{base}{FEED}" if base else "",
        "page": f"{base}{page}",
        "entries": [asdict(entry) for entry in listed],
    }


def versions(page: nodes.document) -> list[Version]:
    """Return the versions that are out, in the order of the changelog.

    Args:
        page: The changelog.
    """
    dated = [(section, HEADING.fullmatch(_title(section))) for section in page.findall(nodes.section)]
    return [
        Version(found["name"], date.fromisoformat(found["day"]), list(_parts(section)))
        for section, found in dated
        if found
    ]


def entries(version: Version, book: uuid.UUID) -> Iterator[Entry]:
    """Yield the entry of a version, and one for each figure that it has corrected.

    Args:
        version: The version.
        book: Identifier of the book.

    Example:
        >>> version = Version("2026.12", date(2026, 12, 1), [Part(CORRECTED, ["Log-ins in 2017: 7 million."])])
        >>> [entry.title for entry in entries(version, uuid.UUID(int=0))]
        ['Version 2026.12', 'Corrected in version 2026.12: Log-ins in 2017: 7 million.']
    """

    def entry(key: str, title: str, category: str, parts: list[Part]) -> Entry:
        return Entry(uuid.uuid5(book, key).urn, title, _midnight(version.day), category, parts)

    yield entry(version.name, say("feed-version", version=version.name), "version", version.parts)
    corrected = [text for part in version.parts if part.title == CORRECTED for text in part.texts]
    for place, text in enumerate(corrected, 1):
        shortened = textwrap.shorten(text, MAX_TITLE, placeholder=" …")
        title = say("feed-corrected", version=version.name, figure=shortened)
        yield entry(f"{version.name} {CORRECTED} {place}", title, "correction", [Part(CORRECTED, [text])])


def _name(app: Sphinx, name: str, _template: str, context: dict[str, Any], _page: nodes.document | None) -> None:
    if PAGE in app.env.found_docs:
        context["feed"] = {"address": context["pathto"](FEED, 1), "is_shown": name == PAGE}


def _parts(version: nodes.section) -> Iterator[Part]:
    """Yield the parts of a version that list something; "None: this is the first version." lists nothing."""
    for section in version.findall(nodes.section):
        texts = [" ".join(item.astext().split()) for item in section.findall(nodes.list_item)]
        if section.parent is version and texts:
            yield Part(_title(section), texts)


def _title(section: nodes.section) -> str:
    [title] = [child for child in section.children if isinstance(child, nodes.title)]
    return title.astext()


def _midnight(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
