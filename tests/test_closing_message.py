"""The closing message of a run lists stale chapters and results that could not be stored."""

import shutil
from pathlib import Path

import nbformat
from click.testing import CliRunner
from this_book import BOOK

from helpers.press import cli, files

CHAPTER = "glossary"


def test_run_of_some_chapters_lists_the_stale_ones(small_book):
    toc = small_book.root / "_toc.yml"
    for name in ("known_gaps", "sources"):
        shutil.copy(BOOK.path_of(name), small_book.notebooks)
        toc.write_text(f"{toc.read_text(encoding='utf-8')}  - file: notebooks/{name}\n", encoding="utf-8")

    def first_line(*arguments: str) -> str:
        result = CliRunner().invoke(cli.main, ["book", "--jobs", "1", *arguments], obj=small_book)
        assert result.exit_code == 0, result.output
        return next(line for line in result.stdout.splitlines()).partition(" Open ")[0]

    not_run = "Chapters that have never run here and show their committed outputs: 2."
    assert first_line(CHAPTER) == f"The book is ready. {not_run}"
    assert first_line() == "The book is ready."
    assert first_line(CHAPTER) == "The book is ready."
    path = small_book.notebooks / "sources.ipynb"
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            "reference.bibliography(language)", "reference.bibliography(language)  # all"
        ),
        encoding="utf-8",
    )
    assert first_line(CHAPTER) == "The book is built, but 1 chapter is stale: sources. press book runs them."
    # The store has a result, but the notebook differs from it.
    path = small_book.notebooks / "known_gaps.ipynb"
    notebook = nbformat.read(path, as_version=4)
    next(cell for cell in reversed(notebook.cells) if cell.get("outputs")).outputs = []
    path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")
    message = first_line("sources")
    assert message == "The book is built, but 1 chapter is stale: known_gaps. press book runs them."
    assert first_line() == "The book is ready."


def test_result_that_cannot_be_stored_is_used_and_reported(small_book, monkeypatch):
    write = files.write

    def no_space(path: Path, content: str | bytes) -> None:
        if path.suffix == ".run":
            raise OSError(28, "No space left on device", str(path))
        write(path, content)

    monkeypatch.setattr(files, "write", no_space)
    result = CliRunner().invoke(cli.main, ["book"], obj=small_book)
    assert result.exit_code == 0, result.output
    kept = f"Could not store 1 result in {small_book.store} for later runs: No space left on device.\n"
    assert kept in result.output
    assert (small_book.html / "notebooks" / f"{CHAPTER}.html").is_file()
