"""The colours of the charts are visible on light and dark pages and distinguishable for every reader."""

import itertools
import re

import numpy as np
import pytest
from this_book import BOOK

from helpers import theme

# Machado, Oliveira and Fernandes (2009), A physiologically-based model for simulation of color vision
# deficiency, IEEE Transactions on Visualization and Computer Graphics 15(6): full severity, linear RGB.
VISION = {
    "all cones": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1, 1.08883])
MIN_DIFFERENCE = 20
PAGES = (theme.LIGHT_PAGE, theme.DARK_PAGE)
SCALES = {sides: (*left, theme.NEUTRAL, *reversed(right)) for sides, (left, right) in theme.POLES.items()}
MARKS = sorted({*theme.PALETTE, *SCALES[1]})
OUTLINED = sorted({*theme.STEPS, *SCALES[2], *SCALES[3]})


def seen(color: str, vision: str) -> np.ndarray:
    """Return a colour in CIELAB as a reader with some kind of vision sees it."""
    parts = np.array([int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    ratio = TO_XYZ @ np.clip(np.array(VISION[vision]) @ linear, 0, 1) / WHITE
    x, y, z = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("color", MARKS)
def test_mark_has_contrast_to_both_pages(color):
    for page in PAGES:
        assert theme.contrast(color, page) >= 3, page


@pytest.mark.parametrize("fill", [*MARKS, *OUTLINED])
def test_text_on_a_mark_can_be_read(fill):
    assert theme.contrast(theme.text_on(fill), fill) >= 4.5


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("colors", [theme.PALETTE, *SCALES.values(), theme.STEPS])
def test_colors_are_distinguishable(colors, vision):
    for first, second in itertools.combinations(colors, 2):
        assert np.linalg.norm(seen(first, vision) - seen(second, vision)) >= MIN_DIFFERENCE, (first, second)


def test_steps_go_from_light_to_dark():
    lightness = [seen(color, "all cones")[0] for color in theme.STEPS]
    assert lightness == sorted(lightness, reverse=True)


@pytest.mark.parametrize("side", [side for sides in theme.POLES.values() for side in sides])
def test_answers_get_darker_away_from_neutral(side):
    lightness = [seen(color, "all cones")[0] for color in side]
    assert lightness == sorted(lightness)


def test_contrast_follows_the_guidelines():
    assert theme.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_steps_are_turned_round_on_a_dark_page():
    style = (BOOK.root / "_static" / "figures.css").read_text(encoding="utf-8")
    rules = re.findall(r'html\[data-theme="dark"\] \.chart-drawing path\[fill="(#\w+)"\] {\s*fill: (#\w+);', style)
    assert rules == list(zip(theme.STEPS, theme.STEPS[::-1], strict=True))
