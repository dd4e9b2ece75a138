"""Ways to build the book: with other tools, with this project from scratch, and after a change."""

from pathlib import Path
from statistics import median

import pytest
import yaml
from analysis import end, execute, loaded
from commands import BIN, JUPYTER_BOOK, NOTEBOOKS, PRESS_BOOK, in_turn
from previewing import Preview, add_sentence, change_row

pytestmark = pytest.mark.benchmark(group="ways")


def bench_plain(measure, new_book):
    papermill = [str(BIN / "papermill"), "--cwd", "notebooks", "-k", "python3", "--no-progress-bar"]
    runs = [[*papermill, name, name] for name in NOTEBOOKS]
    title = "papermill one after another, then jupyter-book build"
    measure(title, new_book, in_turn(*runs, JUPYTER_BOOK))


@pytest.mark.parametrize("mode", ["force", "cache"])
def bench_jupyter_book(measure, new_book, mode):
    def executed_by_sphinx() -> Path:
        root = new_book()
        config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
        config["execute"] = {"execute_notebooks": mode, "timeout": 300}
        (root / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
        return root

    title = f"jupyter-book build, execute_notebooks: {mode}"
    measure(title, executed_by_sphinx, in_turn(JUPYTER_BOOK), slow=True)


def bench_nbconvert(measure, new_book):
    convert = [str(BIN / "jupyter"), "nbconvert", "--to", "notebook", "--execute", "--inplace", *NOTEBOOKS]
    title = "jupyter nbconvert --execute, then jupyter-book build"
    measure(title, new_book, in_turn(convert, JUPYTER_BOOK), slow=True)


@pytest.mark.parametrize("jobs", [1, 2])
def bench_from_nothing(measure, new_book, jobs):
    title = f"press book --jobs {jobs}, everything from nothing"
    measure(title, new_book, in_turn([*PRESS_BOOK, "--jobs", str(jobs)]))


def bench_ordinary_kernels(measure, new_book):
    title = "press book --jobs 2 --ordinary, everything from nothing"
    measure(title, new_book, in_turn([*PRESS_BOOK, "--jobs", "2", "--ordinary"]), slow=True)


def bench_nothing_changed(measure, built_book):
    measure("press book, nothing changed", built_book, in_turn(PRESS_BOOK))


def bench_sentence_changed(measure, built_book):
    measure("press book, one sentence changed", lambda: add_sentence(built_book()), in_turn(PRESS_BOOK))


def bench_sentence_on_screen(measure, previewed_book):
    def edit(preview: Preview) -> None:
        add_sentence(preview.root)
        preview.wait()

    measure("press serve, one sentence changed, until the browser reloads", previewed_book, edit, Preview.end)


def bench_row_on_screen(measure, previewed_book, benchmark):
    chapters = []

    def edit(preview: Preview) -> None:
        change_row(preview.root)
        preview.wait()

    def end(preview: Preview) -> None:
        preview.end()
        chapters.append(preview.chapters)

    measure("press serve, a row of a table changed, until the browser reloads", previewed_book, edit, end)
    # The last round is not timed; to read the memory makes its chapters slower.
    benchmark.extra_info["chapters"] = median(chapters[:-1])


def bench_table_changed(measure, built_book):
    measure("press book, one table changed", lambda: change_row(built_book()), in_turn(PRESS_BOOK))


def bench_parameter_changed(measure, built_book):
    measure("press book -p last_year 2021", built_book, in_turn([*PRESS_BOOK, "-p", "last_year", "2021"]))


def bench_analysis(measure, new_book):
    measure("analysis code alone", lambda: loaded(new_book(), NOTEBOOKS), execute, end)
