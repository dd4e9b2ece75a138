"""What stands around the figures of a page: link preview, provenance, citation, download of the notebook.

It is an extension of Sphinx, named in `_config.yml`; the markup is in `templates/`.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from helpers import escape
from helpers.press import editions
from helpers.press.pages import assets, citation, downloads, glossary, markup, package, parameter_box, provenance

TEMPLATES = Path(__file__).parent / "templates"
PICTURE = "_static/preview.png"
LONGEST_DESCRIPTION = 200


class BookCitation(SphinxDirective):
    """The citation of the book as text and BibTeX, from `CITATION.cff`."""

    def run(self) -> list[nodes.Node]:
        """Return a quotation and a block of BibTeX."""
        text = citation.of_book()
        quotation = nodes.block_quote("", nodes.paragraph(text, text))
        entry = citation.bibtex_of_book()
        return [quotation, nodes.literal_block(entry, entry, language="bibtex")]


def setup(app: Sphinx) -> dict[str, bool]:
    """Let Sphinx complete each page."""
    app.connect("config-inited", lambda _app, config: config.templates_path.insert(0, str(TEMPLATES)))
    app.connect("html-page-context", complete)
    app.connect("html-collect-pages", _front_door)
    app.add_directive("book-citation", BookCitation)
    for part in (assets, glossary, markup, package, parameter_box):
        part.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def complete(app: Sphinx, name: str, _template: str, context: dict, page: nodes.document | None) -> None:
    """Tell the templates of a page its titles, its preview, its editions and what it was made from.

    Args:
        app: The running Sphinx.
        name: Name of the page, without suffix.
        context: What the templates are told.
        page: The text of the page, or None if Sphinx makes it without one, such as the search.
    """
    title = _title(app, name, page)
    edition, page_uri = provenance.edition_of(Path(app.srcdir)), app.builder.get_target_uri(name)
    told = title_in(edition.name, title)
    base = f"{app.config.html_baseurl}{edition.prefix}"
    address = f"{base}{page_uri}"
    picture, shown = _picture(page)
    preview = {
        "title": told,
        "full_title": " – ".join(dict.fromkeys([told, app.config.html_title])),
        "description": _description(page) or citation.book()["abstract"],
        # Services that show previews want the whole address, which only a site with a known one has.
        "image": f"{base}{picture}" if app.config.html_baseurl else context["pathto"](picture, 1),
        "image_shows": shown,
        "address": address if app.config.html_baseurl else "",
    }
    # The templates write what they are given as it is.
    context["preview"] = escape.html_in(preview)
    # The canonical address, which Sphinx takes to be that of the default edition.
    context["pageurl"] = preview["address"] or None
    context["editions"] = escape.html_in(editions_of(edition, page_uri))
    if page:
        context["about"] = escape.html_in(_about(app, name, title, address))


def editions_of(edition: provenance.Edition, page: str) -> list[dict[str, object]]:
    """Return title and address of the same page in each edition of the site; nothing if there is one only.

    Args:
        edition: The edition of the page.
        page: Address of the page in its own edition.
    """
    if not edition.others:
        return []
    root = "../" * f"{edition.prefix}{page}".count("/")
    return [
        {
            "title": edition_title(name),
            "address": f"{root}{replace(edition, name=name).prefix}{page}",
            "is_current": name == edition.name,
        }
        for name in (provenance.DEFAULT, *edition.others)
    ]


def edition_title(name: str) -> str:
    """Return the title of an edition as `notebooks/editions.yml` has it, or its name if it is none of these.

    Example:
        >>> edition_title("rerun")
        'rerun'
    """
    told = editions.editions().get(name)
    return told.title if told else name


def title_in(edition: str, title: str) -> str:
    """Return the title of a page in an edition, so that the same page of two editions can be told apart.

    Example:
        >>> title_in("default", "Method"), title_in("norway", "Method")
        ('Method', 'Method (Norway alone)')
    """
    return title if edition == provenance.DEFAULT else f"{title} ({edition_title(edition)})"


def _title(app: Sphinx, name: str, page: nodes.document | None) -> str:
    if page:
        return app.env.titles[name].astext()
    return "Search" if name == "search" else app.config.html_title


def _front_door(app: Sphinx) -> Iterator[tuple[str, dict, str]]:
    """Lead from the address of the site to its first page, with a page that has a title and a language."""
    first = app.config.root_doc
    if first != "index":
        yield "index", {"first": app.builder.get_target_uri(first)}, "front-door.html"


def _about(app: Sphinx, name: str, title: str, address: str) -> dict[str, object]:
    source = Path(app.srcdir)
    path = Path(app.env.doc2path(name))
    is_notebook = path.suffix == ".ipynb"
    edition = provenance.edition_of(source)
    return _of_build() | {
        "edition": edition.name,
        "data": edition.data.get(path.stem) or provenance.fingerprint(source / "data"),
        "parameters": [one._asdict() for one in parameter_box.settings(path)] if is_notebook else [],
        "notebook": path.relative_to(source).as_posix() if is_notebook else "",
        "tables": package.zip_name(source),
        "citation": citation.of_page(title, address),
        "bibtex": citation.bibtex_of_page(f"{citation.KEY}-{path.stem.lower()}", title, address),
    }


@cache
def _of_build() -> dict[str, str]:
    """Return what is the same for all pages of a build."""
    return {
        "commit": provenance.commit(),
        "versions": provenance.versions(),
    }


def _picture(page: nodes.document | None) -> tuple[str, str]:
    """Return the picture of the first chart of a page and what it shows, or those of the book."""
    for _, spec in downloads.figures_of(page) if page else []:
        figure = spec["usermeta"]["figure"]
        return f"{downloads.FOLDER}/{figure['name']}.png", figure["caption"]
    return PICTURE, "A page of the book"


def _description(page: nodes.document | None) -> str:
    """Return the first paragraph of a page, cut at the end of a word if it is long."""
    first = next(iter(page.findall(nodes.paragraph)), None) if page else None
    text = " ".join(first.astext().split()) if first else ""
    if len(text) <= LONGEST_DESCRIPTION:
        return text
    return f"{text[:LONGEST_DESCRIPTION].rpartition(' ')[0]} …"
