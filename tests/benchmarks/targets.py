"""The targets for time and size, and whether the book meets them."""

from collections.abc import Callable
from dataclasses import dataclass

from results import Results

PLAIN = "bench_ways.py::bench_plain"
FROM_NOTHING = "bench_ways.py::bench_from_nothing[2]"
SENTENCE_ON_SCREEN = "bench_ways.py::bench_sentence_on_screen"
ROW_ON_SCREEN = "bench_ways.py::bench_row_on_screen"
NOTHING_CHANGED = "bench_ways.py::bench_nothing_changed"
MANY_RUNS = "bench_matrices.py::bench_matrix[192-2]"
MANY_ANALYSES = "bench_matrices.py::bench_analysis[192]"
DRAWN_ANEW = "bench_pages.py::bench_drawn_anew"
DRAWINGS_KEPT = "bench_pages.py::bench_drawings_kept"


@dataclass(frozen=True)
class Target:
    """A maximum, and the function that computes the number from the results."""

    what: str
    at_most: float
    measured: Callable[[Results], float]

    def line(self, results: Results) -> tuple[str, float | None, float, str]:
        """Return the target beside the result, as a line of the report."""
        try:
            measured = self.measured(results)
        except KeyError:
            return self.what, None, self.at_most, "not measured"
        return self.what, measured, self.at_most, "yes" if measured <= self.at_most else "no"


def weight(weights: dict[str, float]) -> float:
    """Return the kilobytes of a page with everything it loads from the site."""
    return weights["markup"] + weights["code"] + weights["pictures"]


def _ratio(case: str, other: str) -> Callable[[Results], float]:
    return lambda results: results.seconds(case) / results.seconds(other)


def _seconds_a_chart(results: Results) -> float:
    drawn = results.cases[DRAWN_ANEW]
    return (drawn.seconds - results.seconds(DRAWINGS_KEPT)) / drawn.extra["charts"]


def _seconds_beside_chapters(results: Results) -> float:
    row = results.cases[ROW_ON_SCREEN]
    return row.seconds - row.extra["chapters"] / results.processors


def _heaviest_page(results: Results) -> float:
    return max(map(weight, results.cases[DRAWINGS_KEPT].extra["weights"].values()))


TARGETS = (
    Target("Everything from nothing on 2 jobs, of the plain way", 0.15, _ratio(FROM_NOTHING, PLAIN)),
    Target("Nothing changed, of the plain way", 1 / 20, _ratio(NOTHING_CHANGED, PLAIN)),
    Target("A changed sentence on screen, seconds", 1.5, lambda results: results.seconds(SENTENCE_ON_SCREEN)),
    Target("A changed row on screen, seconds besides its chapters", 2, _seconds_beside_chapters),
    Target("192 runs on 2 jobs, of the analysis code alone", 2, _ratio(MANY_RUNS, MANY_ANALYSES)),
    Target("Seconds a chart", 0.15, _seconds_a_chart),
    Target("Heaviest page before Vega, kB compressed", 300, _heaviest_page),
)
