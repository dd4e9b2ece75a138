"""Measure how long the book takes beside the ways it replaces, on the same notebooks and the same machine.

`make bench` runs this and writes `tests/BENCHMARK.md`. Each way works on a copy of the book of its
own. Times on a shared machine scatter, so read the ratios.
"""

import gzip
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import altair as alt
import click
import nbformat
import psutil
import yaml
from bs4 import BeautifulSoup
from tabulate import tabulate

from helpers.press import chapters, verify
from helpers.theme import MIME_TYPE

BIN = Path(sys.executable).parent
REPORT = Path(__file__).with_name("BENCHMARK.md")
PRESS = [sys.executable, "-m", "helpers.press.cli"]
PLAIN = "papermill one after another, then jupyter-book build"
# Runs of two chapters with so many combinations of first year, last year and portals.
MATRICES = {
    12: ([2016], [2017, 2018, 2019, 2020, 2021, 2022], [["helsenorge"]]),
    48: ([2016], [2017, 2018, 2019, 2020, 2021, 2022], [["helsenorge"], ["1177"], ["sundhed"], ["kanta"]]),
    192: (
        [2016, 2017],
        [2017, 2018, 2019, 2020, 2021, 2022],
        [["helsenorge"], ["1177"], ["sundhed"], ["kanta"], ["helsenorge", "1177"], ["helsenorge", "kanta"],
         ["1177", "kanta"], ["sundhed", "kanta"]],
    ),
}  # fmt: skip
MATRIX_CHAPTERS = ["nordic_portals", "nordic_portal_use"]
ANALYSIS = """
import json, sys, time
from IPython.core.interactiveshell import InteractiveShell
from helpers import audit, charts, data, events, measures, portal_use, prose, survey, tables, waves
shell = InteractiveShell.instance()
cells = [[c for c in json.load(open(path))["cells"] if c["cell_type"] == "code"] for path in sys.argv[1:]]
def run(code):
    for cell in code:
        shell.run_cell("".join(cell["source"]), silent=True)
started = time.perf_counter()
for code in cells:
    run(code)
print(time.perf_counter() - started, file=sys.stderr)
"""


@dataclass(frozen=True)
class Timing:
    """Seconds of each repetition, and the largest memory of all processes in megabytes."""

    seconds: list[float]
    memory: float

    @property
    def median(self) -> float:
        """Return the median of the repetitions."""
        return statistics.median(self.seconds)


class Bench:
    """Runs commands in copies of the book and measures them."""

    def __init__(self, folder: Path, repeats: int) -> None:
        """Work in a folder, and run each case so many times."""
        self.folder = folder
        self.repeats = repeats

    def copy(self, name: str) -> Path:
        """Return a fresh copy of the book."""
        root = self.folder / name
        shutil.rmtree(root, ignore_errors=True)
        verify.copy_to(root)
        return root

    def time(self, prepare: Callable[[], Path], *commands: list[str]) -> Timing:
        """Return how long commands take one after another, in a folder that is prepared each time."""
        seconds, memory = [], 0.0
        for _ in range(self.repeats):
            root = prepare()
            watch = _Memory()
            started = time.perf_counter()
            for command in commands:
                _call(command, root)
            seconds.append(time.perf_counter() - started)
            memory = max(memory, watch.end())
        return Timing(seconds, memory)


class _Memory:
    """Follows the memory of all processes that this one starts; what they share is counted once."""

    def __init__(self) -> None:
        self.most = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._follow)
        self._thread.start()

    def end(self) -> float:
        self._ended.set()
        self._thread.join()
        return self.most

    def _follow(self) -> None:
        while not self._ended.wait(0.3):
            total = 0
            for process in psutil.Process().children(recursive=True):
                with suppress(psutil.Error):
                    total += process.memory_full_info().pss
            self.most = max(self.most, total / 1e6)


def _call(command: list[str], root: Path) -> str:
    environment = os.environ | {"PYTHONPATH": str(root), "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise click.ClickException(f"{' '.join(command[:4])}: {(done.stderr or done.stdout).strip()[-2000:]}")
    return done.stderr


def plain_commands(*parameters: str) -> list[list[str]]:
    """Return the plain way: each notebook by the command line of Papermill, then Jupyter Book."""
    runs = [
        [str(BIN / "papermill"), f"{name}.ipynb", f"{name}.ipynb", "--cwd", ".", "-k", "python3", "--no-progress-bar"]
        for name in chapters.notebook_names()
    ]
    taking = [
        [*run, *(parameters if parameters and parameters[1] in chapters.defaults_of(Path(run[1]).stem) else ())]
        for run in runs
    ]
    inside = [["sh", "-c", 'cd notebooks && exec "$0" "$@"', *run] for run in taking]
    return [*inside, [str(BIN / "jupyter-book"), "build", ".", "--all"]]


def peers(bench: Bench) -> dict[str, Timing]:
    """Return the times of the ways that others offer, everything from nothing."""

    def executed_by_sphinx(mode: str) -> Callable[[], Path]:
        def prepare() -> Path:
            root = bench.copy("peer")
            config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
            config["execute"] = {"execute_notebooks": mode, "timeout": 300}
            (root / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
            return root

        return prepare

    names = [f"notebooks/{name}.ipynb" for name in chapters.notebook_names()]
    build = [str(BIN / "jupyter-book"), "build", ".", "--all"]
    convert = [str(BIN / "jupyter"), "nbconvert", "--to", "notebook", "--execute", "--inplace", *names]
    return {
        PLAIN: bench.time(lambda: bench.copy("peer"), *plain_commands()),
        "jupyter-book build, execute_notebooks: force": bench.time(executed_by_sphinx("force"), build),
        "jupyter-book build, execute_notebooks: cache": bench.time(executed_by_sphinx("cache"), build),
        "jupyter nbconvert --execute, then jupyter-book build": bench.time(lambda: bench.copy("peer"), convert, build),
    }


def press(bench: Bench) -> dict[str, Timing]:
    """Return the times of this project: from nothing, and after one change."""
    book = [*PRESS, "book"]
    found = {
        "press book, everything from nothing, 1 job": bench.time(lambda: bench.copy("press"), [*book, "--jobs", "1"]),
        "press book, everything from nothing, 2 jobs": bench.time(lambda: bench.copy("press"), [*book, "--jobs", "2"]),
        "press book --ordinary, everything from nothing, 2 jobs": bench.time(
            lambda: bench.copy("press"), [*book, "--jobs", "2", "--ordinary"]
        ),
    }
    root = bench.copy("press")
    _call(book, root)
    count = iter(range(1000))

    def nothing() -> Path:
        return root

    def one_table() -> Path:
        path = root / "data" / "population.csv"
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"demo_pjan[^,\n]*", f"demo_pjan {next(count)}", text, count=1), encoding="utf-8")
        return root

    def one_sentence() -> Path:
        path = root / "notebooks" / "satisfaction.ipynb"
        notebook = nbformat.read(path, as_version=4)
        notebook.cells[0].source += f"\nOne sentence more, of the run {_word(next(count))}."
        nbformat.write(notebook, path)
        return root

    found["press book, nothing changed"] = bench.time(nothing, book)
    found["press book, one sentence changed"] = bench.time(one_sentence, book)
    found["press book, one table changed"] = bench.time(one_table, book)
    shutil.rmtree(root / "_build" / "rerun", ignore_errors=True)
    found["press book -p last_year 2021"] = bench.time(nothing, [*book, "-p", "last_year", "2021"])
    return found


def matrices(bench: Bench) -> list[tuple[object, ...]]:
    """Return for each number of runs how long a matrix takes, beside the analysis code alone."""
    lines = []
    for runs, values in MATRICES.items():

        def prepare(values: tuple[list, ...] = values) -> Path:
            root = bench.copy("matrix")
            told = yaml.safe_load((root / "notebooks" / "editions.yml").read_text(encoding="utf-8"))
            vary = dict(zip(("first_year", "last_year", "portals"), values, strict=True))
            told["matrices"] = {"bench": {"title": "Bench", "chapters": MATRIX_CHAPTERS, "vary": vary}}
            (root / "notebooks" / "editions.yml").write_text(yaml.safe_dump(told), encoding="utf-8")
            return root

        for jobs in (1, 2):
            taken = bench.time(prepare, [*PRESS, "matrix", "bench", "--jobs", str(jobs)])
            executed = sorted((bench.folder / "matrix" / "_build" / "matrices" / "bench").glob("*/*.ipynb"))
            alone = _alone(executed, bench.folder / "matrix")
            lines.append((runs, jobs, taken.median, taken.median / runs, alone / runs, taken.memory))
    return lines


def weights(bench: Bench) -> list[tuple[object, ...]]:
    """Return the weight of chapter pages, and of the same chapter built as a stock Jupyter Book builds it."""
    root = bench.copy("weights")
    _call([*PRESS, "book"], root)
    own = root / "_build" / "html"
    lines = [(name, *_weight(own / "notebooks" / f"{name}.html")) for name in chapters.notebook_names()]
    heaviest = sorted(lines, key=lambda line: -sum(line[1:4]))[:3]
    stock = _stock(bench)
    return [(f"{name}, this book", *found) for name, *found in heaviest] + [
        (f"{name}, stock Jupyter Book", *_weight(stock / "notebooks" / f"{name}.html")) for name, *_ in heaviest
    ]


def _stock(bench: Bench) -> Path:
    """Build the same chapters with the configuration and the chart output that come by default."""
    root = bench.copy("stock")
    config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    for key in ("extra_extensions",):
        config["sphinx"].pop(key)
    config["sphinx"]["config"] = {"suppress_warnings": ["mystnb.unknown_mime_type"]}
    (root / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    shutil.rmtree(root / "_static")
    for path in (root / "notebooks").glob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            for output in cell.get("outputs", []):
                if MIME_TYPE in output.get("data", {}):
                    spec = output.data.pop(MIME_TYPE)
                    spec.pop("usermeta")
                    with alt.renderers.enable("html"):
                        output.data |= alt.Chart.from_dict(spec)._repr_mimebundle_()
        nbformat.write(notebook, path)
    _call([str(BIN / "jupyter-book"), "build", ".", "--all"], root)
    return root / "_build" / "html"


def _weight(page: Path) -> tuple[float, float, float, int]:
    """Return the kilobytes of markup, code and pictures, and how many files come from other hosts."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    found = {tag.get("src") for tag in soup.find_all(["script", "img"])}
    found |= {tag.get("href") for tag in soup.find_all("link", rel="stylesheet")}
    addresses = {address.partition("?")[0] for address in found if address}
    elsewhere = [address for address in addresses if address.startswith(("http:", "https:", "//"))]
    elsewhere += re.findall(r'"https://cdn[^"]+"', page.read_text(encoding="utf-8"))
    files = [page.parent / address for address in addresses if (page.parent / address).is_file()]
    pictures = [path for path in files if path.suffix in (".png", ".jpg", ".svg")]
    code = sum(_wire(path) for path in files if path not in pictures)
    return _wire(page), code, sum(_wire(path) for path in pictures), len(elsewhere)


def _wire(path: Path) -> float:
    return len(gzip.compress(path.read_bytes())) / 1e3


def _alone(notebooks: list[Path], root: Path) -> float:
    """Return the seconds of the analysis code alone, in one process that has its packages loaded."""
    environment = os.environ | {"PYTHONPATH": str(root), "BOOK_TABLES_CHECKED": "yes"}
    command = [sys.executable, "-c", ANALYSIS, *map(str, notebooks)]
    done = subprocess.run(command, cwd=root / "notebooks", env=environment, capture_output=True, text=True, check=True)
    return float(done.stderr.splitlines()[-1])


def _word(number: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


@click.command()
@click.option("--repeats", type=click.IntRange(min=1), default=3, show_default=True, help="Repetitions of each case.")
def main(repeats: int) -> None:
    """Measure, and write the report."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        bench = Bench(Path(folder), repeats)
        timings = peers(bench) | press(bench)
        many, pages = matrices(bench), weights(bench)
        names = [f"notebooks/{name}.ipynb" for name in chapters.notebook_names()]
        root = bench.copy("alone")
        alone = _alone([root / name for name in names], root)
    plain = timings[PLAIN].median
    rows = [(name, one.median, one.median / plain, one.memory) for name, one in timings.items()]
    head = (
        f"{os.cpu_count()} processors, Python {platform.python_version()}, {len(names)} notebooks, median of {repeats}"
    )
    REPORT.write_text(
        TEMPLATE.format(
            head=head,
            alone=alone,
            timings=_table(rows, ("Way", "Seconds", "Of the plain way", "Memory, MB"), (".1f", ".3f", ".0f")),
            matrices=_table(
                many,
                ("Runs", "Jobs", "Seconds", "Seconds a run", "Analysis alone, seconds a run", "Memory, MB"),
                (None, ".1f", ".2f", ".2f", ".0f"),
            ),
            pages=_table(
                pages, ("Page", "Markup, kB", "Scripts and styles, kB", "Pictures, kB", "Files from other hosts"),
                (".0f", ".0f", ".0f", None),
            ),
        ),
        encoding="utf-8",
    )  # fmt: skip
    click.echo(REPORT.read_text(encoding="utf-8"))


def _table(rows: list[tuple], headings: tuple[str, ...], forms: tuple[str | None, ...]) -> str:
    return tabulate(rows, headers=headings, tablefmt="github", floatfmt=("", *(form or "g" for form in forms)))


TEMPLATE = """# Benchmark

`make bench` writes this file.
{head}.
Times on a shared machine scatter; read the ratios.

## Ways to make the book

The code of all chapters alone takes {alone:.1f} seconds in one process that has its packages loaded.
Memory is the largest sum over all processes, with what they share counted once.
Quarto and Jupyter Book 2 were not run: both fetch parts of themselves while they are installed or build.

{timings}

## Many runs

Two chapters with several combinations of parameters, by `press matrix`, from an empty store.

{matrices}

## Weight of pages

As it goes over the wire, compressed, before a chart becomes interactive.
The stock pages load Vega from another host on top of this.

{pages}
"""

if __name__ == "__main__":
    main()
