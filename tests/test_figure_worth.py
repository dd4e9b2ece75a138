"""Each figure shows something that a sentence cannot: a finding as its headline, several marks, its own rows."""

import re
from collections import defaultdict
from itertools import combinations

import nbformat
import pytest
from chart_examples import layers
from stored_figures import CHAPTERS, FIGURES, SPECS
from this_book import BOOK

from helpers import data

# Examples of the forms, which state no finding.
EXAMPLES = "chart_forms"
SHOWN = [(chapter, figure) for chapter, figure in FIGURES if chapter != EXAMPLES]
REFERENCE = {EXAMPLES, "glossary", "data_catalogue", "known_gaps", "sources"}
LEAST_MARKS = 3
WHOLE = 100


def figure_of(chapter: str, name: str) -> dict:
    return SPECS[chapter][name]["usermeta"]["figure"]


def values_of(figure: dict) -> list[float]:
    place = figure["data"]["columns"].index("value")
    return [row[place] for row in figure["data"]["rows"] if row[place] is not None]


def leaves(spec: dict) -> list[dict]:
    inner = spec.get("spec", spec)
    return layers(inner) if "layer" in inner else [inner]


def encodings(spec: dict, channel: str) -> list[dict]:
    return [layer["encoding"][channel] for layer in leaves(spec) if channel in layer.get("encoding", {})]


@pytest.mark.parametrize(("chapter", "name"), SHOWN)
def test_headline_is_a_statement_other_than_the_caption(chapter, name):
    figure = figure_of(chapter, name)
    assert len(figure["headline"].split()) >= 4
    assert not figure["headline"].endswith(".")
    assert figure["headline"] != figure["caption"].rstrip(".")


@pytest.mark.parametrize(("chapter", "name"), SHOWN)
def test_figure_has_several_marks(chapter, name):
    assert len(values_of(figure_of(chapter, name))) >= LEAST_MARKS


@pytest.mark.parametrize(("chapter", "name"), SHOWN)
def test_axis_of_shares_ends_at_the_whole(chapter, name):
    spec, figure = SPECS[chapter][name], figure_of(chapter, name)
    if not figure["unit"].startswith("percent") or "growth" in figure["unit"] or max(values_of(figure)) > WHOLE:
        return
    scales = [axis.get("scale") or {} for side in ("x", "y") for axis in encodings(spec, side)]
    ends = [end for scale in scales for end in scale.get("domain", []) if isinstance(end, (int, float))]
    # Years are numbers too.
    assert all(end <= WHOLE or end > 1900 for end in ends)


def test_no_two_figures_show_the_same_rows():
    rows = {(chapter, name): frozenset(filter(None, figure_of(chapter, name)["row_ids"])) for chapter, name in SHOWN}
    assert not [pair for pair in combinations(rows, 2) if rows[pair[0]] and rows[pair[0]] == rows[pair[1]]]


@pytest.mark.parametrize(("chapter", "name"), [(c, n) for c, n in SHOWN if "facet" in SPECS[c][n]])
def test_panels_share_one_legend(chapter, name):
    assert SPECS[chapter][name].get("resolve", {}).get("legend", {}) == {}


def test_a_name_has_one_colour_in_the_whole_book():
    colours = defaultdict(set)
    for chapter, name in FIGURES:
        for color in encodings(SPECS[chapter][name], "color"):
            scale = color.get("scale") or {}
            for label, colour in zip(scale.get("domain", []), scale.get("range", []), strict=False):
                colours[label].add(colour)
    # What printed answers leave has the colour of the side on which it stands.
    colours.pop(data.labels("answer")["rest_implied"])
    assert len(colours) > 2
    assert not {label: found for label, found in colours.items() if len(found) > 1}


@pytest.mark.parametrize("chapter", [chapter for chapter in CHAPTERS if chapter not in REFERENCE])
def test_chapter_begins_with_its_finding(chapter):
    first = nbformat.read(BOOK.path_of(chapter), as_version=4).cells[0].source
    title, _, rest = first.partition("\n\n")
    assert title.startswith("# ")
    paragraph = rest.partition("\n\n")[0]
    assert re.search(r"\{glue:text\}`[^`]+`", paragraph), paragraph
