"""What several tests share: the built site and a browser."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from helpers.press import chapters, site
from helpers.press.pages import appendix, pdf


@pytest.fixture(scope="session")
def html(tmp_path_factory) -> Path:
    """Build the site from the stored outputs, as `jupyter-book build .` does."""
    folder = tmp_path_factory.mktemp("site")
    stored = {name: chapters.path_of(name).read_text(encoding="utf-8") for name in chapters.notebook_names()}
    site.assemble(folder / "book", stored, appendix.pages({}))
    return site.build(folder / "book")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    try:
        with pdf.browser() as opened:
            yield opened
    except pdf.PdfError as reason:
        if os.environ.get("CI"):
            pytest.fail(str(reason))
        pytest.skip(str(reason))
