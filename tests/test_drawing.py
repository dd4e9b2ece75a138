"""A chart is drawn once, identically on every machine, and cached until it changes."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from stored_figures import CHAPTERS, SPECS
from this_book import BOOK

from helpers import charts, survey
from helpers.press.citation import Citation
from helpers.press.drawings import converter
from helpers.press.drawings.drawer import Drawer
from helpers.press.drawings.drawing import Drawings, preview_svg

SVG = "{http://www.w3.org/2000/svg}"
# The charts of the book may be cached already.
OF_THE_BOOK = Drawings(BOOK.drawings, Citation.of(BOOK).credit, "Source: {sources}.")


@pytest.fixture
def drawing(tmp_path) -> Drawings:
    """Return an empty cache of drawings."""
    return Drawings(tmp_path / "drawings", "Credit.", "Source: {sources}.")


@pytest.fixture
def spec() -> dict:
    """Return a chart for which no drawing is cached yet."""
    rows = survey.shares("wearables_used").query("group == 'all'")
    chart = charts.bar_chart(rows, name="fig-bars", caption="Shares.", unit="percent", label="answer_label")
    return chart.to_dict()


@pytest.fixture
def drawn(monkeypatch) -> list[str]:
    """List the charts that the converter has drawn."""
    names = []
    really = converter.svg_of
    monkeypatch.setattr(converter, "svg_of", lambda spec, prefix: names.append(prefix) or really(spec, prefix))
    return names


def test_drawing_is_drawn_once(drawing, spec, drawn):
    first = drawing.drawing_of(spec)
    assert drawn == ["fig-bars-wide", "fig-bars-phone"]
    assert drawing.drawing_of(spec) == first
    assert len(drawn) == 2
    next(iter(spec["datasets"].values()))[0]["value"] += 1
    assert drawing.drawing_of(spec) != first
    assert len(drawn) == 4


def test_drawing_is_redrawn_for_another_converter(drawing, spec, drawn, monkeypatch):
    drawing.drawing_of(spec)
    monkeypatch.setattr("vl_convert.__version__", "0")
    drawing.drawing_of(spec)
    assert len(drawn) == 4


@pytest.mark.parametrize("harm", [lambda kept: kept[:-30], lambda kept: kept.replace(b"<svg", b"<gvs"), lambda _: b""])
def test_damaged_drawing_is_redrawn(drawing, spec, drawn, harm):
    first = drawing.drawing_of(spec)
    (kept,) = drawing.folder.iterdir()
    kept.write_bytes(harm(kept.read_bytes()))
    assert drawing.drawing_of(spec) == first
    assert len(drawn) == 4
    assert drawing.drawing_of(spec) == first
    assert len(drawn) == 4


def test_charts_drawn_in_the_background_are_not_drawn_again(drawing, spec, drawn):
    other = {**spec, "title": "Another"}
    drawer = Drawer(drawing)
    drawer.begin([[spec, other], []])
    ahead = [drawer.drawing_of(chart) for chart in (spec, other)]
    pictures = [drawer.preview_of(spec), *(drawer.picture_of(chart) for chart in (spec, other))]
    drawer.close()
    assert drawn == []
    assert ahead == [drawing.drawing_of(chart) for chart in (spec, other)]
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)
    assert drawn == []


def test_drawing_without_rows_names_no_source(drawing, spec):
    assert "Source: " in drawing.drawing_of(spec).print_svg
    spec["usermeta"]["figure"]["sources"] = []
    assert "Source: " not in drawing.drawing_of(spec).print_svg


@pytest.mark.parametrize("kind", ["picture_of", "preview_of"])
def test_picture_is_drawn_once(drawing, spec, kind, monkeypatch):
    first = getattr(drawing, kind)(spec)
    monkeypatch.setattr("vl_convert.svg_to_png", lambda *_: pytest.fail("drawn again"))
    assert getattr(drawing, kind)(spec) == first


@pytest.mark.parametrize("name", CHAPTERS)
def test_preview_of_a_chapter_has_room_for_its_words_and_its_drawing(name):
    spec = next(iter(SPECS[name].values()))
    svg = preview_svg(OF_THE_BOOK.drawing_of(spec).wide, spec["usermeta"]["figure"], OF_THE_BOOK.credit)
    made = ElementTree.fromstring(svg)
    height, drawn, title = float(made.get("height")), made.find(f"{SVG}svg"), made.find(f"{SVG}g")
    above, below = ([float(text.get("y")) for text in part.findall(f"{SVG}text")] for part in (title, made))
    top, bottom = float(drawn.get("y")), float(drawn.get("y")) + float(drawn.get("height"))
    assert 0 < max(above) < top < bottom < min(below) <= max(below) < height - 5
    assert bottom - top > height / 2


@pytest.fixture
def other_font(tmp_path) -> Path:
    """Return settings of a system whose Liberation Sans has other letters: all of them are of the same width."""
    found = next(Path("/usr/share/fonts").rglob("LiberationMono-Regular.ttf"), None)
    if not found:
        # `.ci/run` installs the font.
        (pytest.fail if os.environ.get("CI") else pytest.skip)("Liberation Mono is not installed")
    font = found.read_bytes()
    for encoding in ("utf-16-be", "latin-1"):
        font = font.replace("Liberation Mono".encode(encoding), "Liberation Sans".encode(encoding))
    (tmp_path / "sans.ttf").write_bytes(font)
    settings = tmp_path / "fonts.conf"
    settings.write_text(f"<fontconfig><dir>{tmp_path}</dir></fontconfig>", encoding="utf-8")
    return settings


def test_drawing_is_the_same_with_other_fonts(spec, other_font):
    program = (
        "import json, os, sys; from helpers.press.drawings import converter;"
        "print(converter.svg_of(json.load(sys.stdin), 'fig-a'), os.environ['FONTCONFIG_FILE'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(spec),
        env=os.environ | {"FONTCONFIG_FILE": str(other_font)},
        capture_output=True,
        text=True,
        check=True,
    )
    # Other child processes still have the fonts of the system.
    assert done.stdout.strip() == f"{converter.svg_of(spec, 'fig-a')} {other_font}"


@pytest.mark.parametrize("name", CHAPTERS)
def test_marks_of_a_drawing_are_not_separate_images(name):
    for spec in SPECS[name].values():
        svg = OF_THE_BOOK.drawing_of(spec).wide
        assert not re.search(r'role-mark[^>]*"graphics-symbol"', svg)


@pytest.mark.parametrize("name", CHAPTERS)
def test_no_legend_has_a_single_entry(name):
    for figure, spec in SPECS[name].items():
        for svg in (OF_THE_BOOK.drawing_of(spec).wide, OF_THE_BOOK.drawing_of(spec).phone):
            assert svg.count("role-legend-symbol") != 1, figure
