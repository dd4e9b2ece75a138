"""Ways to build the book: with other tools, with this project from scratch, and after a change."""

import json
from pathlib import Path

import pytest
import yaml
from analysis import end, execute, loaded
from commands import BIN, JUPYTER_BOOK, NOTEBOOKS, PRESS_BOOK, in_turn

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
    def one_sentence_more() -> Path:
        root = built_book()
        path = root / "notebooks" / "satisfaction.ipynb"
        notebook = json.loads(path.read_text(encoding="utf-8"))
        notebook["cells"][0]["source"] += ["\n", "One sentence more."]
        path.write_text(json.dumps(notebook), encoding="utf-8")
        return root

    measure("press book, one sentence changed", one_sentence_more, in_turn(PRESS_BOOK))


def bench_table_changed(measure, built_book):
    def other_place() -> Path:
        root = built_book()
        path = root / "data" / "population.csv"
        before = path.read_text(encoding="utf-8")
        after = before.replace('"demo_pjan,', '"demo_pjan once more,', 1)
        assert after != before, "data/population.csv has no such place"
        path.write_text(after, encoding="utf-8")
        return root

    measure("press book, one table changed", other_place, in_turn(PRESS_BOOK))


def bench_parameter_changed(measure, built_book):
    measure("press book -p last_year 2021", built_book, in_turn([*PRESS_BOOK, "-p", "last_year", "2021"]))


def bench_analysis(measure, new_book):
    measure("analysis code alone", lambda: loaded(new_book(), NOTEBOOKS), execute, end)
