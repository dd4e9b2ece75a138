"""The target of a symbolic link is an input like any other."""

import subprocess
from pathlib import Path

import pytest
from copies import copy_tracked
from this_book import BOOK

from helpers.press.runs import chapter, inputs
from helpers.press.runs.jobs import Job, Limits
from helpers.press.site import source

CHAPTER, TABLE = "glossary", "data/definitions.csv"


@pytest.fixture
def linked(elsewhere, tmp_path, request):
    """Move a table or the folder of all tables away, and leave a link in its place."""
    place = elsewhere.root / request.param
    target = tmp_path / "annex" / place.name
    target.parent.mkdir()
    place.rename(target)
    place.symlink_to(target)
    yield elsewhere
    place.unlink()
    target.rename(place)


@pytest.mark.parametrize("linked", [TABLE, "data"], indirect=True)
@pytest.mark.parametrize("is_warm", [True, False])
def test_edit_behind_a_link_makes_its_chapter_stale(linked, is_warm):
    run = chapter.run(linked, Job(CHAPTER, BOOK.text_of(CHAPTER), limits=Limits(is_warm=is_warm)))
    assert run.failure is None
    assert run.record.read[TABLE] == inputs.snapshot(linked)[TABLE]
    path = (linked.root / TABLE).resolve()
    assert not path.is_relative_to(linked.root)
    before = path.read_bytes()
    path.write_bytes(before.replace(b"visit", b"stay"))
    try:
        assert inputs.moved(run.record.read, inputs.snapshot(linked)) == [TABLE]
    finally:
        path.write_bytes(before)


@pytest.mark.parametrize("linked", ["data"], indirect=True)
def test_site_has_the_tables_behind_a_link(linked):
    assert TABLE in source.sources(linked)


def test_clean_build_has_the_tables_behind_a_link(copied_book, tmp_path):
    (copied_book / "data").rename(tmp_path / "tables")
    (copied_book / "data").symlink_to(tmp_path / "tables")
    subprocess.run(["git", "init", "-q"], cwd=copied_book, check=True)
    copy_tracked(copied_book, tmp_path / "clean")
    assert (tmp_path / "clean" / TABLE).read_bytes() == (tmp_path / "tables" / "definitions.csv").read_bytes()


def test_circular_links_are_handled(tmp_path):
    for folder, other in (("a", "b"), ("b", "a")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{folder}.csv").touch()
        (tmp_path / folder / "link").symlink_to(tmp_path / other)
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    found = inputs.files_in(tmp_path)
    assert sorted(found) == ["a/a.csv", "a/link/b.csv", "b/b.csv", "b/link/a.csv"]
    assert all(Path(tmp_path, name).is_file() for name in found)
