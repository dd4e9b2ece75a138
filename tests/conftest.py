"""What several tests share: the built site and a browser."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from helpers import data
from helpers.press import chapters, site
from helpers.press.pages import appendix, pdf
from helpers.press.runs import inputs, keys
from helpers.press.runs.record import Line


@pytest.fixture(scope="session")
def html(tmp_path_factory) -> Path:
    """Build the site from the stored outputs, with the pages that the press itself writes."""
    folder = tmp_path_factory.mktemp("site")
    stored = {name: chapters.path_of(name).read_text(encoding="utf-8") for name in chapters.notebook_names()}
    site.assemble(folder / "book", stored, appendix.pages(_record_of(stored)))
    return site.build(folder / "book")


@pytest.fixture(scope="session")
def pages(html) -> list[str]:
    """List every page of the built site, whoever made it.

    Left out are the front door, which leads to the first page at once, and templates that the theme leaves behind.
    """
    found = sorted(path.relative_to(html).as_posix() for path in html.rglob("*.html"))
    return [page for page in found if page != "index.html" and not page.startswith("_static/")]


def _record_of(stored: dict[str, str]) -> dict[str, Line]:
    """Return what a record would say had each chapter been run with its defaults and read every table."""
    common = keys.setting(chapters.ROOT)
    tables = {f"data/{path.name}": inputs.digest(path.read_bytes()) for path in data.DATA_DIR.glob("*.csv")}
    return {name: Line(keys.beginning(text, {}, common), tables, "run") for name, text in stored.items()}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    try:
        with pdf.browser() as opened:
            yield opened
    except pdf.PdfError as reason:
        if os.environ.get("CI"):
            pytest.fail(str(reason))
        pytest.skip(str(reason))
