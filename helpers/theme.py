"""The look of every chart: colours, shapes, sizes, font.

`helpers.charts.renderer` passes it to Altair, which is slow to import; the site draws without Altair.
A series has the colour and the shape of its place among those of its chart; see `helpers.charts.parts.by_series`.
"""

MIME_TYPE = "application/vnd.vegalite.v5+json"
WIDTH = 700
LIGHT_PAGE, DARK_PAGE = "#ffffff", "#14181e"
# Each colour has a contrast of at least 3 to the light and to the dark page. Any two can be distinguished
# by readers with each kind of colour blindness; tests/test_palette.py computes both.
PALETTE = ("#1d94fc", "#cc8306", "#1a734e", "#bc40a9", "#87702f", "#939393")
# Answers that disagree and agree, from the strongest to the nearest to the neutral one, by how many each side has.
# Parts of more than one on a side have an outline, so they may be as light or as dark as the page.
POLES = {
    1: (("#cc8306",), ("#1d94fc",)),
    2: (("#7d4600", "#cc8306"), ("#0b478a", "#1d94fc")),
    3: (("#7d4600", "#cc8306", "#f5d6a6"), ("#0b478a", "#1d94fc", "#b4daff")),
}
NEUTRAL = "#939393"
# Both ends of a change over time: the later one is filled, the earlier one hollow.
LATER = PALETTE[0]
# These have the same colour and shape in every chart: countries, their portals, services, measures and who asked. Those
# of one line never stand in one chart.
FIXED = (
    ("NO", "helsenorge", "all_consultations", "citizen_survey"),
    ("SE", "1177", "physical_consultation", "sought_health_information_online", "dips_barometer",
     "swedish_residents_survey"),
    ("DK", "sundhed", "e_consultation", "health_personnel_survey"),
    ("FI", "kanta", "nst_ehealth"),
    ("IS", "heilsuvera"),
    ("EU27_2020", "Eurostat"),
)  # fmt: skip
# Steps of one hue from little to much; areas of a map have an outline, so they may be as light as the page.
STEPS = ("#e3eefa", "#8fbfe6", "#2f72b0", "#0a2f57")
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
INK = "currentColor"
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"


def text_on(fill: str) -> str:
    """Return the colour in which text on a filled mark is read best.

    Example:
        >>> text_on("#dbe9f6"), text_on("#0b3c6f")
        ('#14181e', '#ffffff')
    """
    return max((LIGHT_PAGE, DARK_PAGE), key=lambda text: contrast(text, fill))


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours as the Web Content Accessibility Guidelines define it.

    Example:
        >>> round(contrast("#ffffff", "#000000"))
        21
    """
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
