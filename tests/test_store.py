"""The key of a run depends on all its inputs, and a damaged result is never used."""

import json
import os
import shutil
import stat
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from this_book import BOOK

from helpers.press import cli
from helpers.press.edition import Edition
from helpers.press.fingerprints import digest_of_json
from helpers.press.project import ChapterError, Project
from helpers.press.runs import inputs, keys, reasons
from helpers.press.runs.jobs import Job, jobs_of
from helpers.press.runs.results import LostResultError, Record, Result
from helpers.press.runs.store import Store, StoreError

CHAPTER = "helsenorge_over_time"
READ = ("data/portal_use.csv", "data/sources.csv", "helpers/charts/__init__.py", "helpers/data.py")


@pytest.fixture(scope="module")
def repository(tmp_path_factory) -> Project:
    """Copy the inputs of a chapter."""
    root = tmp_path_factory.mktemp("repository")
    for name in ("data", "helpers", "notebooks"):
        shutil.copytree(BOOK.root / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("_toc.yml", "requirements.txt", "README.md"):
        shutil.copy(BOOK.root / name, root / name)
    return Project(root)


def job_of(project: Project) -> Job:
    [job] = jobs_of(project, Edition(), [CHAPTER])
    return job


def save(store: Path, project: Project) -> None:
    """Put a result of the chapter into a store."""
    now, job = inputs.snapshot(project), job_of(project)
    record = Record(job.known, {name: now[name] for name in READ})
    Store(store).save(job, Result(job.label, record, text=job.notebook))


@pytest.fixture
def book(repository, tmp_path) -> Project:
    """Return the copy, with one result in its store."""
    save(tmp_path, repository)
    return repository


def is_stale(store: Path, project: Project) -> bool:
    return Store(store).find(job_of(project), inputs.snapshot(project)) is None


def test_result_is_reused_whatever_the_file_times(book, tmp_path):
    for path in book.root.rglob("*"):
        os.utime(path)
    assert not is_stale(tmp_path, book)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_random_edit_makes_exactly_its_readers_stale(book, tmp_path, data):
    others = ("data/population.csv", "data/events.csv", "helpers/survey.py", "README.md")
    name = data.draw(st.sampled_from([*READ, *others, "requirements.txt"]))
    path = book.root / name
    before = path.read_bytes()
    place = data.draw(st.integers(0, len(before) - 1))
    kind = data.draw(st.sampled_from(["insert", "delete", "replace"]))
    byte = data.draw(st.binary(min_size=1, max_size=1).filter(lambda byte: byte != before[place : place + 1]))
    after = before[:place] + (b"" if kind == "delete" else byte) + before[place + (kind != "insert") :]
    path.write_bytes(after)
    try:
        assert is_stale(tmp_path, book) is (name not in others)
    finally:
        path.write_bytes(before)
    assert not is_stale(tmp_path, book)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_only_an_edit_of_code_makes_a_chapter_stale(book, tmp_path, data):
    path = book.root / "notebooks" / f"{CHAPTER}.ipynb"
    before = path.read_text(encoding="utf-8")
    notebook = json.loads(before)
    cell = data.draw(st.sampled_from(notebook["cells"]))
    text = "".join(cell["source"])
    place = data.draw(st.integers(0, len(text)))
    letter = data.draw(st.characters(codec="utf-8", exclude_characters="\n"))
    cell["source"] = text[:place] + letter + text[place:]
    path.write_text(json.dumps(notebook), encoding="utf-8")
    try:
        # In the parameters cell, the letter can make the chapter malformed, which is reported.
        assert is_stale(tmp_path, book) is (cell["cell_type"] == "code")
    except ChapterError:
        assert "parameters" in cell["metadata"].get("tags", [])
    finally:
        path.write_text(before, encoding="utf-8")


def test_outputs_of_a_notebook_do_not_count(book, tmp_path):
    path = book.root / "notebooks" / f"{CHAPTER}.ipynb"
    before = path.read_text(encoding="utf-8")
    notebook = json.loads(before)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert not is_stale(tmp_path, book)
    path.write_text(before, encoding="utf-8")


def test_parameters_and_versions_are_parts_of_the_key():
    notebook = '{"cells": []}'
    first, *others = (
        digest_of_json(keys.known(notebook, parameters, {keys.PYTHON: version}))
        for parameters, version in (({}, "3.11.1"), ({"wave": 2020}, "3.11.1"), ({}, "3.12.1"))
    )
    assert first not in others


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text[: len(text) // 2],
        lambda text: "",
        lambda text: text.replace("import", "exekute"),
        lambda text: text.replace("data/sources.csv", "data/sauces.csv"),
        lambda text: "{}\n" + text,
        lambda text: "\x00" + text,
    ],
)
def test_damaged_result_is_detected_and_recomputed(book, tmp_path, spoil):
    [path] = tmp_path.rglob("*.run")
    path.write_text(spoil(path.read_text(encoding="utf-8")), encoding="utf-8")
    store = Store(tmp_path)
    now, job = inputs.snapshot(book), job_of(book)
    assert store.find(job, now) is None
    assert store.damaged == [path]
    assert f"{path.name} in the store is damaged" in reasons.reasons(job, None, store, now)
    save(tmp_path, book)
    assert not is_stale(tmp_path, book)


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_text("{}", encoding="utf-8")])
def test_result_that_disappears_is_reported(book, tmp_path, harm):
    found = Store(tmp_path).find(job_of(book), inputs.snapshot(book))
    assert found.notebook == BOOK.text_of(CHAPTER)
    harm(found.path)
    with pytest.raises(LostResultError, match=r"\.run was deleted or changed while it was in use; start again"):
        _ = found.notebook


def test_result_under_a_wrong_name_is_not_used(book, tmp_path):
    [path] = tmp_path.rglob("*.run")
    path.rename(path.with_stem("0" * 64))
    assert is_stale(tmp_path, book)


def test_store_that_is_a_file_is_rejected(tmp_path):
    (tmp_path / "store").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match="can't be used: it is not a folder"):
        Store(tmp_path / "store")


@pytest.mark.parametrize("command", [["prune"], ["why", CHAPTER]])
def test_command_that_only_reads_a_store_creates_none(tmp_path, command):
    wrong = tmp_path / "typo" / "runs"
    result = CliRunner().invoke(cli.main, [*command, "--store", str(wrong)])
    assert (result.output, result.exit_code) == (f"there is no store in {wrong}\n", 2)
    assert list(tmp_path.iterdir()) == []


def test_prune_in_a_new_book_creates_nothing(tmp_path):
    result = CliRunner().invoke(cli.main, ["prune"], obj=Project(BOOK.root, tmp_path / "_build"))
    assert result.output.endswith(": deleted 0 results unused for 90 days; kept 0.\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("mode", "of_folder", "of_file"), [(0o2770, 0o2770, 0o664), (0o755, 0o700, 0o644)])
def test_new_files_of_a_shared_store_keep_the_rights_of_its_group(tmp_path, mode, of_folder, of_file):
    shared = tmp_path / "shared"
    shared.mkdir()
    # A group of the user who runs the tests; only root may choose any.
    os.chown(shared, -1, 12345 if os.geteuid() == 0 else os.getgroups()[-1])
    shared.chmod(mode)
    before = os.umask(0o077)
    try:
        result = Store(shared).save(Job(CHAPTER, ""), Result(CHAPTER, text="executed\n"))
    finally:
        os.umask(before)
    made = {path: stat.S_IMODE(path.stat().st_mode) for path in (result.path.parent, result.path)}
    assert made == {result.path.parent: of_folder, result.path: of_file}
    if mode & stat.S_IWGRP:
        assert {path.stat().st_gid for path in made} == {shared.stat().st_gid}


def test_unused_results_are_pruned(book, tmp_path):
    [path] = tmp_path.rglob("*.run")
    half, foreign = path.with_name(".half-written"), tmp_path / "folder" / "foreign.run"
    foreign.parent.mkdir()
    for file in (half, foreign):
        file.touch()
    set_age(80, path, half, foreign)
    assert Store(tmp_path).prune(days=81) == (0, 2)
    assert Store(tmp_path).prune(days=80) == (2, 0)
    assert [entry.name for entry in tmp_path.rglob("*")] == ["folder", "foreign.run"]
    assert is_stale(tmp_path, book)


def test_used_result_is_not_pruned(book, tmp_path):
    [path] = tmp_path.rglob("*.run")
    content = path.read_bytes()
    set_age(80, path)
    assert not is_stale(tmp_path, book)
    assert Store(tmp_path).prune(days=1) == (0, 1)
    assert path.read_bytes() == content


def test_press_prunes_the_store_that_is_named(book, tmp_path):
    set_age(100, *tmp_path.rglob("*.run"))
    result = CliRunner().invoke(cli.main, ["prune", "--store", str(tmp_path)])
    assert result.output == f"{tmp_path}: deleted 1 result unused for 90 days; kept 0.\n"


def set_age(days: int, *paths: Path) -> None:
    then = time.time() - days * 24 * 60 * 60
    for path in paths:
        os.utime(path, (then, then))
