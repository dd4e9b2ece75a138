"""The compressed size of a page before its charts become interactive."""

import gzip
import re
from pathlib import Path

from bs4 import BeautifulSoup

from helpers.press.project import Project

PICTURES = (".png", ".jpg", ".svg")


def weights(html: Path) -> dict[str, dict[str, float]]:
    """Return for each chapter of a site the kilobytes of its page, and how many files come from other hosts."""
    return {name: _weights_of(html / "notebooks" / f"{name}.html") for name in Project.here().chapters()}


def _weights_of(page: Path) -> dict[str, float]:
    text = page.read_text(encoding="utf-8")
    soup = BeautifulSoup(text, "html.parser")
    named = {tag.get("src") for tag in soup.find_all(["script", "img"])}
    named |= {tag.get("href") for tag in soup.find_all("link", rel="stylesheet")}
    addresses = {address.partition("?")[0] for address in named if address}
    elsewhere = [address for address in addresses if address.startswith(("http:", "https:", "//"))]
    # The script that Altair writes loads more.
    elsewhere += re.findall(r'"https://cdn[^"]+"', text)
    files = [page.parent / address for address in addresses if (page.parent / address).is_file()]
    pictures = [path for path in files if path.suffix in PICTURES]
    return {
        "markup": _kilobytes(page),
        "code": sum(_kilobytes(path) for path in files if path not in pictures),
        "pictures": sum(map(_kilobytes, pictures)),
        "elsewhere": len(elsewhere),
    }


def _kilobytes(path: Path) -> float:
    return len(gzip.compress(path.read_bytes())) / 1e3
