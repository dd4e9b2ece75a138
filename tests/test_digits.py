"""No value of a figure has more digits than the printed numbers behind it allow."""

import math

import nbformat
import pytest
from this_book import BOOK

from helpers import prose
from helpers.figure import capitalized
from helpers.printed import Interval
from helpers.theme import MIME_TYPE

RULE = "Rounding interval"


def figures_of_prints(notebook: nbformat.NotebookNode) -> list[dict]:
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    charts = [output.data[MIME_TYPE] for output in outputs if MIME_TYPE in output.get("data", {})]
    figures = [chart["usermeta"]["figure"] for chart in charts]
    return [figure for figure in figures if RULE in figure["columns"]]


def labels(figure: dict) -> list[tuple[str, Interval]]:
    """Return each value as it is shown, with its interval, where that has two ends and a width."""
    place = figure["columns"].index(capitalized(figure["unit"]))
    numbers = [dict(zip(figure["data"]["columns"], row, strict=True)) for row in figure["data"]["rows"]]
    pairs = [
        (row[place], Interval(number["value"], number["lower"], number["upper"]))
        for row, number in zip(figure["rows"], numbers, strict=True)
    ]
    return [
        (shown, shown_interval)
        for shown, shown_interval in pairs
        if None not in shown_interval and shown_interval.lower < shown_interval.upper
    ]


def too_precise(shown: str, interval: Interval) -> bool:
    allowed = prose.decimals_allowed(interval)
    number = float(shown.rpartition(" ")[2].replace("−", "-").replace(",", ""))
    return len(shown.partition(".")[2]) > max(allowed, 0) or not math.isclose(number, round(number, allowed))


@pytest.mark.parametrize("name", BOOK.chapters())
def test_labels_have_no_more_digits_than_their_intervals_allow(name):
    notebook = nbformat.read(BOOK.path_of(name), as_version=4)
    found = [(figure["name"], *label) for figure in figures_of_prints(notebook) for label in labels(figure)]
    assert [shown_interval for shown_interval in found if too_precise(*shown_interval[1:])] == []


def test_the_rule_covers_the_figures_of_printed_numbers():
    notebooks = [nbformat.read(BOOK.path_of(name), as_version=4) for name in BOOK.chapters()]
    assert sum(len(labels(figure)) for notebook in notebooks for figure in figures_of_prints(notebook)) > 150


@pytest.mark.parametrize(
    ("shown", "interval", "is_too_precise"),
    [
        ("93.3", Interval(93.28, 93.08, 93.48), False),
        ("93.28", Interval(93.28, 93.08, 93.48), True),
        ("about 249", Interval(249, 235, 262), True),
        ("249", Interval(249, 235, 262), True),
        ("250", Interval(249, 235, 262), False),
        ("1,614", Interval(1614, 1613.5, 1614.5), False),
    ],
)
def test_too_many_digits_are_detected(shown, interval, is_too_precise):
    assert too_precise(shown, interval) is is_too_precise
