"""Write the report of the benchmarks.

`make bench` calls it with the JSON file of pytest-benchmark and the report to write.
"""

import sys
from pathlib import Path

import click
from commands import NOTEBOOKS
from results import Case, Results
from tabulate import tabulate
from targets import DRAWINGS_KEPT, NOTHING_CHANGED, PLAIN, TARGETS, weight

STOCK = "bench_pages.py::bench_stock_book"
SHOWN_PAGES = 3
TEMPLATE = """# Benchmark

`make bench` writes this file.
{processors} processors, Python {python}, {notebooks} notebooks.
Times on a shared machine scatter; read the ratios.
A time is the median of all rounds of its case.
Without `make bench ROUNDS=3` a long case runs once, unless the first target needs it; all others run three times.
Memory is the largest sum over all processes, with what they share counted once, in a round that is not timed.
It is left out where a case ended before it could be read.
{failed}
## Targets

{targets}

## Ways to make the book

The last row is the floor: the code of all chapters in one process that has its packages loaded.
Quarto and Jupyter Book 2 were not run: both fetch parts of themselves while they are installed or build.

{ways}

## Many runs

Two chapters with several combinations of parameters, by `press matrix`, from an empty store.

{matrices}

## Pages and charts

All chapters have run already.
What drawing costs is the difference between the first two rows.

{pages}

## Weight of pages

As it goes over the wire, compressed, before a chart becomes interactive.
The stock pages load Vega from another host on top of this.

{weights}
"""


@click.command()
@click.argument("measured", type=click.Path(exists=True, path_type=Path))
@click.argument("report", type=click.Path(path_type=Path))
def main(measured: Path, report: Path) -> None:
    """Write a report of the measurements; fail if a case failed."""
    results = Results.read(measured)
    report.write_text(_report(results), encoding="utf-8")
    click.echo(report.read_text(encoding="utf-8"))
    sys.exit(bool(results.failed))


def _report(results: Results) -> str:
    return TEMPLATE.format(
        processors=results.processors,
        python=results.python,
        notebooks=len(NOTEBOOKS),
        failed=_failed(results.failed),
        targets=_table(
            [target.line(results) for target in TARGETS], ("Target", "Measured", "At most", "Kept"), ".3g", ".3g"
        ),
        ways=_table(_ways(results), ("Way", "Seconds", "Of the plain way", "Rounds", "Memory, MB"), ".1f", ".3f"),
        matrices=_table(
            _matrices(results),
            ("Runs", "Jobs", "Seconds", "Seconds a run", "Analysis alone, seconds a run", "Rounds", "Memory, MB"),
            "g", ".1f", ".2f", ".2f",
        ),
        pages=_table(_pages(results), ("Case", "Seconds", "Rounds", "Memory, MB"), ".1f"),
        weights=_table(
            _weights(results),
            ("Page", "Markup, kB", "Scripts and styles, kB", "Pictures, kB", "Files from other hosts"),
            ".0f", ".0f", ".0f",
        ),
    )  # fmt: skip


def _failed(failed: dict[str, str]) -> str:
    if not failed:
        return ""
    lines = [f"- `{name}`: {reason}" for name, reason in failed.items()]
    return "\n".join(["\n## Failed\n\nThese cases failed, so that the report has no result of them.\n", *lines, ""])


def _ways(results: Results) -> list[tuple]:
    plain = results.cases.get(PLAIN)
    return [
        (case.title, case.seconds, case.seconds / plain.seconds if plain else None, case.rounds, case.memory)
        for case in results.of("ways")
    ]


def _matrices(results: Results) -> list[tuple]:
    alone = {case.params["runs"]: case.seconds for case in results.of("analysis")}
    return [_matrix(case, alone.get(case.params["runs"])) for case in results.of("matrices")]


def _matrix(case: Case, alone: float | None) -> tuple:
    runs, jobs = case.params["runs"], case.params["jobs"]
    return runs, jobs, case.seconds, case.seconds / runs, alone and alone / runs, case.rounds, case.memory


def _pages(results: Results) -> list[tuple]:
    cases = [*results.of("pages"), results.cases.get(NOTHING_CHANGED)]
    return [(case.title, case.seconds, case.rounds, case.memory) for case in cases if case]


def _weights(results: Results) -> list[tuple]:
    """Return the sizes of the largest pages and of the same pages from stock Jupyter Book."""
    cases = {"this book": results.cases.get(DRAWINGS_KEPT), "stock Jupyter Book": results.cases.get(STOCK)}
    found = {whose: case.extra["weights"] for whose, case in cases.items() if case}
    first = next(iter(found.values()), {})
    heaviest = sorted(first, key=lambda name: -weight(first[name]))[:SHOWN_PAGES]
    return [(f"{name}, {whose}", *weights[name].values()) for whose, weights in found.items() for name in heaviest]


def _table(rows: list[tuple], headings: tuple[str, ...], *forms: str) -> str:
    """Return a table in Markdown; the forms are those of the numbers from the second column on."""
    if not rows:
        return "Not measured."
    rest = [".0f"] * (len(headings) - 1 - len(forms))
    return tabulate(rows, headers=headings, tablefmt="github", floatfmt=("", *forms, *rest))


if __name__ == "__main__":
    main()
