"""How to cite the book and a part of it, from `CITATION.cff`."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Self

import yaml

from helpers import escape, locales
from helpers.phrases import Phrases
from helpers.press.project import Project
from helpers.words import period_in_words

KEY = "nordic-digital-health-book"
say = Phrases("site")
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Citation:
    """What `CITATION.cff` says about the book.

    Attributes:
        title: Title of the book.
        version: Version of the release.
        authors: Names of the authors.
        released: Date of the release.
        contact: Address to write to; empty where none is given, which only a publication needs.
        abstract: What the book is about.
        keywords: Words to find it by.
    """

    title: str
    version: str
    authors: tuple[str, ...]
    released: date
    contact: str
    abstract: str
    keywords: tuple[str, ...]

    @classmethod
    def of(cls, project: Project) -> Self:
        """Read the file of a project."""
        found = fields(project)
        authors = (
            author.get("name") or f"{author['given-names']} {author['family-names']}" for author in found["authors"]
        )
        return cls(
            found["title"],
            str(found["version"]),
            tuple(authors),
            found["date-released"],
            next((person["email"] for person in found.get("contact", []) if person.get("email")), ""),
            found["abstract"],
            tuple(found["keywords"]),
        )

    @property
    def year(self) -> str:
        """Return the year of the release."""
        return str(self.released.year)

    @property
    def month(self) -> str:
        """Return the month of the release, as a reader says it."""
        return period_in_words(f"{self.released:%Y-%m}")

    @property
    def joined_authors(self) -> str:
        """Return the authors as BibTeX joins them."""
        return " and ".join(self.authors)

    @property
    def credit(self) -> str:
        """Return the line that names the book under a drawing that leaves it."""
        return say("credit", book=self.in_short)

    @property
    def in_short(self) -> str:
        """Return the title of the book with its version."""
        return say("in-short", book=self.title, version=self.version)

    def of_book(self) -> str:
        """Return the citation of the book as text."""
        return f"{self._who_and_when()} {self.in_short}."

    def of_page(self, title: str, address: str) -> str:
        """Return the citation of a page as text.

        Args:
            title: Title of the page.
            address: Where the page is.
        """
        return say("cited-page", **self._known(title), book=self.in_short, address=address)

    def of_figure(self, caption: str, number: str, address: str) -> str:
        """Return the citation of a figure as text.

        Args:
            caption: Caption of the figure.
            number: What the figure is called, such as Figure 4.
            address: Where the figure is.
        """
        return say("cited-figure", **self._known(caption), figure=number, book=self.in_short, address=address)

    def bibtex_of_book(self) -> str:
        """Return the citation of the book for BibTeX."""
        return self._entry("misc", KEY, {"title": self.title, "version": self.version})

    def bibtex_of_page(self, key: str, title: str, address: str) -> str:
        """Return the citation of a page for BibTeX.

        Args:
            key: Key of the entry.
            title: Title of the page.
            address: Where the page is.
        """
        fields = {"title": title, "booktitle": self.title, "version": self.version, "note": address}
        return self._entry("incollection", key, fields)

    def bibtex_of_figure(self, name: str, caption: str, number: str, address: str) -> str:
        """Return the citation of a figure for BibTeX.

        Args:
            name: Name of the figure, which becomes the key.
            caption: Caption of the figure.
            number: What the figure is called, such as Figure 4.
            address: Where the figure is.
        """
        place = say("figure-in", figure=number, book=self.in_short)
        return self._entry("misc", name, {"title": caption.rstrip("."), "howpublished": place, "url": address})

    def _known(self, title: str) -> dict[str, str]:
        authors = locales.listed(list(self.authors))
        return {"authors": authors, "year": self.year, "title": title.rstrip(".")}

    def _who_and_when(self) -> str:
        return f"{self.joined_authors} ({self.year})."

    def _entry(self, kind: str, key: str, fields: dict[str, str]) -> str:
        # Programs that read BibTeX expect a plain address.
        escaped = {name: text if name == "url" else escape.bibtex(text) for name, text in fields.items()}
        every = {"author": f"{{{escape.bibtex(self.joined_authors)}}}", "year": self.year, **escaped}
        lines = ",\n".join(f"  {name} = {{{text}}}" for name, text in every.items())
        return f"@{kind}{{{key},\n{lines}\n}}\n"


def fields(project: Project) -> dict[str, Any]:
    """Return all fields of `CITATION.cff`.

    Example:
        >>> fields(Project.here())["license"]
        'CC-BY-4.0'
    """
    return _parsed((project.root / "CITATION.cff").read_text(encoding="utf-8"))


# Every page of a build needs it.
@lru_cache(maxsize=1)
def _parsed(text: str) -> dict[str, Any]:
    fields: dict[str, Any] = yaml.safe_load(text)
    return fields
