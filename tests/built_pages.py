"""Read the pages of the built site, each of them once."""

import gc
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup


@cache
def soup(html: Path, page: str) -> BeautifulSoup:
    """Return a page of a site as it was built."""
    made = BeautifulSoup((html / page).read_text(encoding="utf-8"), "html.parser")
    # Else each collection of garbage would look at its many elements again.
    gc.freeze()
    return made
