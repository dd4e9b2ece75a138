"""How to cite the book and a figure of it, from `CITATION.cff`."""

from functools import cache

import yaml

from helpers.press import chapters

LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "&%$#_{}"})


@cache
def book() -> dict:
    """Return the fields of `CITATION.cff`, the one place where title, authors and version are written."""
    return yaml.safe_load((chapters.ROOT / "CITATION.cff").read_text(encoding="utf-8"))


def credit() -> str:
    """Return the line that names the book under a drawing that leaves it."""
    return f"{book()['title']}, version {book()['version']}. Licence: CC BY 4.0."


def of_figure(caption: str, number: str, address: str) -> str:
    """Return the citation of a figure as text.

    Args:
        caption: Caption of the figure.
        number: Number of the figure, as the page shows it.
        address: Where the figure is.
    """
    cited = book()
    title = caption.rstrip(".")
    return f"{_authors()} ({_year()}). {title}. {number} in {cited['title']}, version {cited['version']}. {address}"


def bibtex(name: str, caption: str, number: str, address: str) -> str:
    """Return the citation of a figure for BibTeX.

    Args:
        name: Name of the figure, which becomes the key.
        caption: Caption of the figure.
        number: Number of the figure, as the page shows it.
        address: Where the figure is.
    """
    cited = book()
    fields = {
        "author": f"{{{_authors().translate(_SPECIAL)}}}",
        "title": f"{{{caption.rstrip('.').translate(_SPECIAL)}}}",
        "howpublished": f"{number} in {cited['title']}, version {cited['version']}".translate(_SPECIAL),
        "year": _year(),
        "url": address,
    }
    lines = ",\n".join(f"  {field} = {{{text}}}" for field, text in fields.items())
    return f"@misc{{{name},\n{lines}\n}}\n"


def _authors() -> str:
    return " and ".join(
        author.get("name") or f"{author['given-names']} {author['family-names']}" for author in book()["authors"]
    )


def _year() -> str:
    return str(book()["date-released"])[:4]
