"""Read the pages of the built site, each of them once."""

from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup


@cache
def soup(html: Path, page: str) -> BeautifulSoup:
    """Return a page of a site as it was built."""
    return BeautifulSoup((html / page).read_text(encoding="utf-8"), "html.parser")
