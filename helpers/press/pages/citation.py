"""How to cite the book and a part of it, from `CITATION.cff`."""

from functools import cache

import yaml

from helpers import escape
from helpers.press import chapters

KEY = "nordic-digital-health-book"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"


@cache
def book() -> dict:
    """Return the fields of `CITATION.cff`, the one place where title, authors and version are written."""
    return yaml.safe_load((chapters.ROOT / "CITATION.cff").read_text(encoding="utf-8"))


def of_book() -> str:
    """Return the citation of the book as text."""
    cited = book()
    return f"{authors()} ({_year()}). {cited['title']}, version {cited['version']}."


def of_page(title: str, address: str) -> str:
    """Return the citation of a page as text.

    Args:
        title: Title of the page.
        address: Where the page is.
    """
    cited = book()
    return f"{authors()} ({_year()}). {title.rstrip('.')}. In {cited['title']}, version {cited['version']}. {address}"


def of_figure(caption: str, number: str, address: str) -> str:
    """Return the citation of a figure as text.

    Args:
        caption: Caption of the figure.
        number: What the figure is called, such as Figure 4.
        address: Where the figure is.
    """
    cited = book()
    return (
        f"{authors()} ({_year()}). {caption.rstrip('.')}. {number} in {cited['title']}, "
        f"version {cited['version']}. {address}"
    )


def credit() -> str:
    """Return the line that names the book under a drawing that leaves it."""
    return f"{book()['title']}, version {book()['version']}. Licence: CC BY 4.0."


def bibtex_of_book() -> str:
    """Return the citation of the book for BibTeX."""
    cited = book()
    return _entry("misc", KEY, {"title": cited["title"], "version": cited["version"]})


def bibtex_of_page(key: str, title: str, address: str) -> str:
    """Return the citation of a page for BibTeX.

    Args:
        key: Key of the entry.
        title: Title of the page.
        address: Where the page is.
    """
    cited = book()
    fields = {"title": title, "booktitle": cited["title"], "version": cited["version"], "note": address}
    return _entry("incollection", key, fields)


def bibtex_of_figure(name: str, caption: str, number: str, address: str) -> str:
    """Return the citation of a figure for BibTeX.

    Args:
        name: Name of the figure, which becomes the key.
        caption: Caption of the figure.
        number: What the figure is called, such as Figure 4.
        address: Where the figure is.
    """
    cited = book()
    place = f"{number} in {cited['title']}, version {cited['version']}"
    return _entry("misc", name, {"title": caption.rstrip("."), "howpublished": place, "url": address})


def _entry(kind: str, key: str, fields: dict[str, str]) -> str:
    # What reads BibTeX takes an address as it stands.
    written = {name: text if name == "url" else escape.bibtex(text) for name, text in fields.items()}
    every = {"author": f"{{{escape.bibtex(authors())}}}", "year": _year(), **written}
    lines = ",\n".join(f"  {name} = {{{text}}}" for name, text in every.items())
    return f"@{kind}{{{key},\n{lines}\n}}\n"


def authors() -> str:
    """Return the authors as BibTeX joins them."""
    return " and ".join(
        author.get("name") or f"{author['given-names']} {author['family-names']}" for author in book()["authors"]
    )


def _year() -> str:
    return str(book()["date-released"])[:4]
