"""What several tests share: the built site, a browser, and a copy of the book with the press to run there."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser

from helpers import data
from helpers.press import book, chapters, site
from helpers.press.pages import appendix, pdf
from helpers.press.pages.provenance import Edition
from helpers.press.runs import inputs, kernels, keys
from helpers.press.runs.record import Line

# Its cases are measured by `make bench`, with settings of their own.
collect_ignore = ["benchmarks"]
ANOTHER = "strict"
SMALL = "glossary"
# How fast a machine is says nothing of the book.
settings.register_profile("book", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("book")


@pytest.fixture(scope="session")
def html(tmp_path_factory) -> Path:
    """Build the site from the stored outputs, with the pages that the press itself writes."""
    folder = tmp_path_factory.mktemp("site")
    stored = {name: chapters.path_of(name).read_text(encoding="utf-8") for name in chapters.notebook_names()}
    site.assemble(folder / "book", stored, appendix.pages(_record_of(stored)), Edition(others=(ANOTHER,)))
    built = site.build(folder / "book")
    # It stands for an edition, so that what leads there from each page can be followed.
    shutil.copytree(built, folder / "another", copy_function=os.link)
    place = site.folder_of(built, ANOTHER)
    place.parent.mkdir()
    (folder / "another").rename(place)
    return built


@pytest.fixture(scope="session")
def pages(html) -> list[str]:
    """List every page of the built site, whoever made it.

    Left out are the front door, which leads to the first page at once, templates that the theme leaves behind, and
    the other edition.
    """
    found = sorted(path.relative_to(html).as_posix() for path in html.rglob("*.html"))
    return [page for page in found if page != "index.html" and not page.startswith(("_static/", site.EDITIONS))]


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


@pytest.fixture
def last_site(tmp_path_factory, monkeypatch) -> Iterator[None]:
    """Let a site be there, and see that it stays as it is."""
    build = tmp_path_factory.mktemp("build")
    monkeypatch.setattr(book, "BUILD", build)
    page = build / "html" / "index.html"
    page.parent.mkdir()
    page.write_text("last good site", encoding="utf-8")
    yield
    assert [path for path in build.rglob("*") if path.is_file()] == [page]
    assert page.read_text(encoding="utf-8") == "last good site"


@pytest.fixture
def copy(tmp_path) -> Path:
    """Copy the data package into a folder of its own, to be broken there."""
    return Path(shutil.copytree(data.DATA_DIR, tmp_path / "data"))


@pytest.fixture
def small_book(tmp_path, monkeypatch) -> Path:
    """Let the press work on a copy of the book with a single chapter."""
    for name in ("_config.yml", "references.bib"):
        shutil.copy(chapters.ROOT / name, tmp_path / name)
    for name in ("_static", "data"):
        shutil.copytree(chapters.ROOT / name, tmp_path / name)
    (tmp_path / "notebooks").mkdir()
    shutil.copy(chapters.path_of(SMALL), tmp_path / "notebooks")
    (tmp_path / "intro.md").write_text("# A book\n", encoding="utf-8")
    toc = f"format: jb-book\nroot: intro\nparts:\n- caption: Part\n  chapters:\n  - file: notebooks/{SMALL}\n"
    (tmp_path / "_toc.yml").write_text(toc, encoding="utf-8")
    monkeypatch.setattr(chapters, "ROOT", tmp_path)
    monkeypatch.setattr(chapters, "NOTEBOOKS", tmp_path / "notebooks")
    monkeypatch.setattr(book, "BUILD", tmp_path / "_build")
    return tmp_path


def copy_book(root: Path) -> Path:
    """Copy the book with its helpers and return the folder."""
    for name in ("_static", "data", "helpers", "notebooks"):
        shutil.copytree(chapters.ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in chapters.ROOT.iterdir():
        if path.suffix in (".md", ".yml", ".bib", ".txt", ".toml", ".cff"):
            shutil.copy(path, root / path.name)
    return root


@pytest.fixture
def copied_book(tmp_path) -> Path:
    return copy_book(tmp_path / "book")


@pytest.fixture
def start_press(copied_book, tmp_path) -> Callable[..., subprocess.Popen]:
    """Return what starts the press of the copied book, with its temporary files in a folder beside it."""
    (tmp_path / "tmp").mkdir()

    def start(*arguments: object) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "-m", "helpers.press.cli", *map(str, arguments)],
            cwd=copied_book,
            env=os.environ | {"PYTHONPATH": str(copied_book), "TMPDIR": str(tmp_path / "tmp")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            # Where the tests run in the background, a shell lets them ignore Ctrl-C, and so all that they start.
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
        )

    return start


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory) -> Iterator[Path]:
    """Copy the book, and let the press of this process plan and run the chapters of the copy."""
    root = copy_book(tmp_path_factory.mktemp("elsewhere") / "book")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chapters, "ROOT", root)
        patch.setattr(chapters, "NOTEBOOKS", root / "notebooks")
        patch.setattr(inputs, "ROOT", root)
        # Kernels import the helpers of the copy.
        patch.setenv("PYTHONPATH", str(root))
        patch.chdir(root)
        warm = kernels.Zygote()
        patch.setattr(kernels, "zygote", lambda: warm)
        yield root
        warm.close()
