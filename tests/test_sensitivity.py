"""Another confidence level or design effect moves every interval, chart and sentence that rests on it."""

import re

import nbformat
import pytest

from helpers.press import chapters, parameters, runs
from helpers.theme import MIME_TYPE

GLUED = "application/papermill.record/text/plain"
WIDER = {"confidence_level": "0.99", "design_effect": "2"}
SURVEYED = [name for name in chapters.notebook_names() if "design_effect" in chapters.defaults_of(name)]


def interval_of_share(text: str) -> tuple[float, float] | None:
    """Return the ends of the first interval in a fact, such as "90% (88% to 91%)"."""
    found = re.search(r"\(([+−]?[\d.]+)%? to ([+−]?[\d.]+)%?\)", text)
    return tuple(float(end.replace("−", "-")) for end in found.groups()) if found else None


def facts_and_figures(notebook: nbformat.NotebookNode) -> tuple[dict[str, str], dict[str, dict]]:
    facts, figures = {}, {}
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if "scrapbook" in output.get("metadata", {}):
                facts[output["metadata"]["scrapbook"]["name"]] = output["data"][GLUED].strip("'")
            figure = output.get("data", {}).get(MIME_TYPE, {}).get("usermeta", {}).get("figure")
            if figure:
                figures[figure["name"]] = figure
    return facts, figures


@pytest.fixture(scope="module", params=SURVEYED)
def both(request) -> tuple:
    """Return facts and figures of a chapter with the defaults and with wider intervals."""
    stored = nbformat.read(chapters.path_of(request.param), as_version=4)
    run = runs.run(request.param, parameters.for_chapter(request.param, parameters.read(list(WIDER.items()))))
    assert run.error is None
    return facts_and_figures(stored), facts_and_figures(nbformat.reads(run.notebook, as_version=4))


def test_sentences_follow(both):
    (before, _), (after, _) = both
    moved = [name for name in before if before[name] != after[name]]
    assert moved, "no sentence of the chapter follows"
    for name in moved:
        narrow, wide = interval_of_share(before[name]), interval_of_share(after[name])
        assert not narrow or wide[1] - wide[0] >= narrow[1] - narrow[0], name


def test_intervals_of_charts_follow(both):
    (_, before), (_, after) = both
    for name, figure in before.items():
        if "Model-based interval" not in figure["columns"]:
            continue
        place = figure["columns"].index("Model-based interval")
        pairs = zip(figure["rows"], after[name]["rows"], strict=True)
        moved = [one[place] != other[place] for one, other in pairs if " to " in one[place]]
        assert all(moved), name
