"""A site that is built on from the last one is the same, byte for byte, as one that is built from nothing."""

import random
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from edits import GROUPS, replaced, row, row_of_a_chart
from linked_book import copy_linked_book

from helpers.press import book
from helpers.press.edition import Edition
from helpers.press.pages import folders
from helpers.press.project import Project
from helpers.press.runs import kernels
from helpers.press.runs.execution import Options
from helpers.press.site import build


@dataclass
class Pair:
    """A book with two sites: one that is built on and on, one that is built from nothing before each comparison."""

    project: Project
    clean: Project

    def build(self) -> None:
        book.make(self.project, [Edition()])

    def differences(self) -> list[str]:
        """Build both sites and return the names of files that differ."""
        self.build()
        shutil.rmtree(self.clean.build, ignore_errors=True)
        book.make(self.clean, [Edition()], options=Options(store=self.project.store))
        grown, fresh = (contents(project.html) for project in (self.project, self.clean))
        return sorted(name for name in grown.keys() | fresh.keys() if grown.get(name) != fresh.get(name))

    def written(self) -> set[str]:
        """Build on, and return the pages that Sphinx has written, without those of their figures."""
        folder = self.project.build / "book" / "_build" / "html"
        before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.html")}
        self.build()
        now = {path: path.stat().st_mtime_ns for path in folder.rglob("*.html")}
        written = {path.relative_to(folder).as_posix() for path, time in now.items() if before.get(path) != time}
        return {name for name in written if not name.startswith(f"{folders.FIGURES}/")}


def contents(html: Path) -> dict[str, bytes]:
    return {path.relative_to(html).as_posix(): path.read_bytes() for path in html.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def pair(tmp_path_factory) -> Iterator[Pair]:
    """Return a small book that is built, whose pages show much of each other."""
    root = copy_linked_book(tmp_path_factory.mktemp("incremental") / "book")
    made = Pair(Project(root), Project(root, tmp_path_factory.mktemp("clean") / "build"))
    made.build()
    yield made
    kernels.close(root)


@pytest.mark.parametrize("edits", GROUPS.values(), ids=GROUPS)
def test_site_built_on_is_the_same_as_one_from_nothing(pair, edits):
    draw = random.Random(edits[0].__name__)
    for edit in edits[:-1]:
        edit(pair.project.root, draw)
        pair.build()
    edits[-1](pair.project.root, draw)
    assert pair.differences() == []


def test_sentence_writes_its_page_and_no_other(pair):
    replaced(pair.project.root, "notebooks/satisfaction.ipynb", "What the figures cannot say", "What figures can't say")
    pair.build()
    replaced(pair.project.root, "notebooks/satisfaction.ipynb", "## Sources", "One sentence.\\n\\n## Sources")
    assert pair.written() == {"notebooks/satisfaction.html"}


def test_sentence_on_a_page_with_citations_writes_no_other(pair):
    pair.build()
    replaced(pair.project.root, "method.md", "As in", "As is shown in")
    assert pair.written() == {"method.html"}


def test_row_writes_the_pages_that_show_it(pair):
    row(pair.project.root, random.Random("another row"))
    written = pair.written()
    assert "notebooks/data_catalogue.html" in written
    assert "notebooks/satisfaction.html" not in written


def test_page_that_warned_warns_again(pair):
    replaced(pair.project.root, "method.md", "tables are in", "tables are [here](none.md) and in")
    for _ in range(2):
        with pytest.raises(build.SiteError, match=r"none\.md"):
            pair.build()
    replaced(pair.project.root, "method.md", "tables are [here](none.md) and in", "tables are in")
    assert pair.differences() == []


def test_failed_build_changes_no_file_of_the_site(pair):
    pair.build()
    before = contents(pair.project.html)
    # The build writes the files of the figure again before it fails.
    row_of_a_chart(pair.project.root, random.Random("a row"))
    replaced(pair.project.root, "method.md", "tables are in", "tables are [here](none.md) and in")
    written = time.time_ns()
    with pytest.raises(build.SiteError, match=r"none\.md"):
        pair.build()
    assert contents(pair.project.html) == before
    figures = (pair.project.build / "book" / "_build" / "html" / folders.FIGURES).iterdir()
    assert any(path.stat().st_mtime_ns > written for path in figures)
    replaced(pair.project.root, "method.md", "tables are [here](none.md) and in", "tables are in")


def test_page_whose_target_is_gone_warns(pair):
    replaced(pair.project.root, "method.md", "## The figures", "## Some figures")
    with pytest.raises(build.SiteError, match="the-figures"):
        pair.build()
    replaced(pair.project.root, "method.md", "## Some figures", "## The figures")
    assert pair.differences() == []
