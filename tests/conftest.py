"""What several tests share: the built site and a browser."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from helpers.press import chapters, site

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def html(tmp_path_factory) -> Path:
    """Build the site from the stored outputs, as `jupyter-book build .` does."""
    folder = tmp_path_factory.mktemp("site")
    stored = {name: chapters.path_of(name).read_text(encoding="utf-8") for name in chapters.notebook_names()}
    site.assemble(folder / "book", stored)
    site.build(folder / "book", folder / "html")
    return folder / "html"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if not path:
        reason = f"no browser: install one of {', '.join(BROWSERS)} to test the pages in it"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=options)
        yield launched
        launched.close()
