"""Another confidence level or design effect changes every interval, chart and sentence that depends on it."""

import json
import re

import pytest
from this_book import BOOK

from helpers.press.numbers import differences
from helpers.press.numbers.notebook import numbers_of
from helpers.press.parameters import cells, editions
from helpers.press.runs import chapter
from helpers.press.runs.jobs import Job, parameters_for
from helpers.theme import MIME_TYPE

# These show widths of intervals.
COMPUTED = {"fig-bases-of-some"}
SURVEYED = [name for name in BOOK.chapters() if "design_effect" in cells.defaults_of(BOOK, name)]


def interval_of_share(text: str) -> tuple[float, float] | None:
    """Return the ends of the first interval in a fact, such as "90% (88% to 91%)"."""
    found = re.search(r"\(([+−]?[\d.]+)%? to ([+−]?[\d.]+)%?\)", text)
    return tuple(float(end.replace("−", "-")) for end in found.groups()) if found else None


@pytest.fixture(scope="module", params=SURVEYED)
def both(request) -> tuple:
    """Return facts and figures of a chapter with the defaults and with wider intervals."""
    stored = BOOK.text_of(request.param)
    values = parameters_for(BOOK, request.param, editions.edition(BOOK, "strict").parameters)
    run = chapter.run(BOOK, Job(request.param, stored, values))
    assert run.failure is None
    return stored, run.notebook


def test_sentences_follow_the_design_effect(both):
    before, after = (numbers_of(text).facts for text in both)
    moved = [name for name in before if before[name] != after[name]]
    assert moved, "no sentence of the chapter follows"
    for name in moved:
        narrow, wide = interval_of_share(before[name]), interval_of_share(after[name])
        assert not narrow or wide[1] - wide[0] >= narrow[1] - narrow[0], name


def test_intervals_of_charts_follow_the_design_effect(both):
    before, after = (numbers_of(text).figures for text in both)
    is_model_based = {figure["name"]: figure["interval"].startswith("Model") for figure in figures(both[0])}
    for name, rows in before.items():
        for key, row in rows.items():
            if is_model_based[name] and row.lower is not None:
                wider = after[name][key]
                assert wider.lower <= row.lower < row.upper <= wider.upper, (name, key)
                assert wider.upper - wider.lower > row.upper - row.lower, (name, key)


def test_stricter_statistics_change_only_intervals_and_verdicts(both):
    """A stricter level changes no published value, and all its changes are listed."""
    before, after = (numbers_of(text) for text in both)
    found = differences.between({"chapter": before}, {"chapter": after})
    values = {change.what.partition(":")[0] for change in found if change.kind == "value"}
    assert values <= COMPUTED
    listed = {change.what for change in found}
    for name, rows in before.figures.items():
        for key, row in rows.items():
            later = after.figures[name][key]
            assert ((row.lower, row.upper) != (later.lower, later.upper)) == (f"{name}: {key}, interval" in listed)
            assert (row.verdict != later.verdict) == (f"{name}: {key}, verdict" in listed)


def figures(notebook: str) -> list[dict]:
    outputs = [output for cell in json.loads(notebook)["cells"] for output in cell.get("outputs", [])]
    bundles = [output.get("data", {}).get(MIME_TYPE) for output in outputs]
    return [bundle["usermeta"]["figure"] for bundle in bundles if bundle]
