"""Shared fixtures: the built site, a browser, and a copy of the book with its press."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, expect
from this_book import BOOK

from helpers import schema
from helpers.press.edition import EDITIONS, site_of
from helpers.press.fingerprints import digest
from helpers.press.pages import folders
from helpers.press.pages.provenance import Provenance
from helpers.press.project import Project
from helpers.press.runs import kernels, keys
from helpers.press.runs.results import Record
from helpers.press.site import appendix, build, pdf, source

# `make bench` runs these, with other settings.
collect_ignore = ["benchmarks"]
ANOTHER = "strict"
SMALL = "glossary"
# A slow machine must not fail a test. CI tries the same examples each time, so that it fails for a change alone.
settings.register_profile(
    "book", deadline=None, derandomize="CI" in os.environ, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("book")
# How long an assertion on a page waits for what it expects; the five seconds of Playwright fail on a busy machine.
expect.set_options(timeout=60_000)


@pytest.fixture(scope="session")
def html(tmp_path_factory) -> Path:
    """Build the site from the stored outputs, with the pages that the press itself writes."""
    folder = tmp_path_factory.mktemp("site")
    stored = {name: BOOK.text_of(name) for name in BOOK.chapters()}
    generated = appendix.pages(BOOK, _records_of(stored))
    source.assemble(BOOK, folder / "book", stored, generated, Provenance(str(BOOK.root), others=(ANOTHER,)))
    built = build.build(BOOK, folder / "book")
    # A copy serves as another edition, so that the links to it work.
    shutil.copytree(built, folder / "another", copy_function=os.link)
    place = site_of(built, ANOTHER)
    place.parent.mkdir()
    (folder / "another").rename(place)
    return built


@pytest.fixture(scope="session")
def pages(html) -> list[str]:
    """List every page of the built site.

    The list omits the front door, which redirects to the first page, templates that the theme leaves behind, the
    pages of single figures, which `test_embed.py` tests, and the other edition.
    """
    found = sorted(path.relative_to(html).as_posix() for path in html.rglob("*.html"))
    others = ("_static/", f"{folders.FIGURES}/", EDITIONS)
    return [page for page in found if page != "index.html" and not page.startswith(others)]


def _records_of(stored: dict[str, str]) -> dict[str, Record]:
    """Return the records of chapters that were run with their defaults and read every table."""
    setting = keys.setting(BOOK)
    tables = {f"data/{path.name}": digest(path.read_bytes()) for path in BOOK.data.glob("*.csv")}
    return {name: Record(keys.known(text, {}, setting), tables) for name, text in stored.items()}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    try:
        with pdf.browser() as opened:
            yield opened
    except pdf.PdfError as reason:
        if os.environ.get("CI"):
            pytest.fail(str(reason))
        pytest.skip(str(reason))


@pytest.fixture
def last_site(tmp_path_factory) -> Iterator[Project]:
    """Return this book with a site in a separate folder, and check that the site stays unchanged."""
    project = Project(BOOK.root, tmp_path_factory.mktemp("build"))
    page = project.html / "index.html"
    page.parent.mkdir()
    page.write_text("last good site", encoding="utf-8")
    yield project
    assert [path for path in project.build.rglob("*") if path.is_file()] == [page]
    assert page.read_text(encoding="utf-8") == "last good site"


@pytest.fixture
def copy(tmp_path) -> Path:
    """Copy the data package into a folder where a test can break it."""
    return Path(shutil.copytree(schema.DATA_DIR, tmp_path / "data"))


@pytest.fixture
def small_book(tmp_path) -> Iterator[Project]:
    """Return a copy of the book with a single chapter."""
    for name in ("_config.yml", "references.bib", "CITATION.cff"):
        shutil.copy(BOOK.root / name, tmp_path / name)
    for name in ("_static", "data", "helpers"):
        shutil.copytree(BOOK.root / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "notebooks").mkdir()
    shutil.copy(BOOK.path_of(SMALL), tmp_path / "notebooks")
    (tmp_path / "notebooks" / "editions.yml").write_text("editions:\n  default: {title: The book}\n", encoding="utf-8")
    (tmp_path / "intro.md").write_text("# A book\n", encoding="utf-8")
    toc = f"format: jb-book\nroot: intro\nparts:\n- caption: Part\n  chapters:\n  - file: notebooks/{SMALL}\n"
    (tmp_path / "_toc.yml").write_text(toc, encoding="utf-8")
    yield Project(tmp_path)
    kernels.close(tmp_path)


def copy_book(root: Path) -> Path:
    """Copy the book with its helpers and return the folder."""
    for name in ("_static", "data", "helpers", "notebooks"):
        shutil.copytree(BOOK.root / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in BOOK.root.iterdir():
        if path.suffix in (".md", ".yml", ".bib", ".txt", ".toml", ".cff"):
            shutil.copy(path, root / path.name)
    return root


@pytest.fixture
def copied_book(tmp_path) -> Path:
    return copy_book(tmp_path / "book")


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """Return a temporary folder of the press; in pytest's own, paths of sockets can be too long."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.fixture
def start_press(copied_book, short_folder) -> Callable[..., subprocess.Popen]:
    """Return a function that starts the press of the copied book, with its temporary files in a short folder."""

    def start(*arguments: object) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "-m", "helpers.press.cli", *map(str, arguments)],
            cwd=copied_book,
            env=os.environ | {"PYTHONPATH": str(copied_book), "TMPDIR": str(short_folder)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            # A shell lets background jobs, such as these tests, ignore Ctrl-C, and their processes inherit that. The
            # function only sets a signal, which is safe beside other threads.
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
        )

    return start


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory) -> Iterator[Project]:
    """Return a copy of the book, in which kernels import the helpers of the copy."""
    project = Project(copy_book(tmp_path_factory.mktemp("elsewhere") / "book"))
    yield project
    kernels.close(project.root)
