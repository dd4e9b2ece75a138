"""Draw a chart for the page, for a phone and for print.

A drawing is made again only if the chart, the converter or this file has changed. A picture
for print has an entry of its own in the cache, since it takes longest and no page shows it.
"""

import copy
import json
import re
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers import escape
from helpers.press.drawings import cache, converter
from helpers.press.drawings.converter import Spec
from helpers.theme import FONT, MIME_TYPE

PHONE_WIDTH = 340
PHONE_PANEL_WIDTH = 250
MARGIN = 20
# 740 pixels become 1,850, which is 16 cm at 300 dots an inch.
PRINT_SCALE = 2.5
# Text around a chart for print: sizes, line height and average width of a letter, both as a share of the size.
TITLE_SIZE, NOTE_SIZE, LEADING, LETTER = 15, 11, 1.4, 0.5


@dataclass(frozen=True)
class Drawing:
    """A chart as SVG on a wide page, on a phone, and with all its words around it."""

    wide: str
    phone: str
    print_svg: str


@dataclass(frozen=True)
class Drawings:
    """A cache of drawings, and the credit line under each that leaves the book.

    Attributes:
        folder: The folder of the cache.
        credit: The credit line.
    """

    folder: Path
    credit: str

    def drawing_of(self, spec: Spec) -> Drawing:
        """Return the drawing of a chart, made now if none is cached."""
        return Drawing(**{name: svg.decode() for name, svg in self.draw(spec).items()})

    def picture_of(self, spec: Spec) -> bytes:
        """Return the picture of a chart for print as PNG, made now if none is cached."""
        return self.draw_picture(spec)["png"]

    def draw(self, spec: Spec) -> dict[str, bytes]:
        """Return the parts of a drawing by name, made and cached now if none is."""
        place = self.place_of(spec)
        parts = cache.load(place)
        if parts is None:
            figure = spec["usermeta"]["figure"]
            bare = without_figure(spec)
            wide = converter.svg_of(bare, f"{figure['name']}-wide")
            phone = converter.svg_of(for_phone(bare), f"{figure['name']}-phone")
            framed = _for_print(wide, figure, self.credit)
            parts = {"wide": wide.encode(), "phone": phone.encode(), "print_svg": framed.encode()}
            cache.keep(place, parts)
        return parts

    def draw_picture(self, spec: Spec) -> dict[str, bytes]:
        """Return the picture for print, made and cached now if none is."""
        place = self.picture_place_of(spec)
        parts = cache.load(place)
        if parts is None:
            svg = self.draw(spec)["print_svg"].decode()
            parts = {"png": converter.png_of(svg, PRINT_SCALE)}
            cache.keep(place, parts)
        return parts

    def place_of(self, spec: Spec) -> Path:
        """Return where the drawing of a chart is cached."""
        return cache.place(self.folder, __file__, spec, self.credit)

    def picture_place_of(self, spec: Spec) -> Path:
        """Return where the picture of a chart is cached."""
        return cache.place(self.folder, __file__, spec, self.credit, PRINT_SCALE)


def charts_in(notebooks: Iterable[Path]) -> list[Spec]:
    """Return the specifications of the charts of the book that executed notebooks hold."""
    cells = [cell for path in notebooks for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]
    bundles = [output.get("data", {}) for cell in cells for output in cell.get("outputs", [])]
    return [bundle[MIME_TYPE] for bundle in bundles if MIME_TYPE in bundle and is_figure(bundle[MIME_TYPE])]


def is_figure(spec: Spec) -> bool:
    """Return whether a specification is that of a chart of the book."""
    return "figure" in spec.get("usermeta", {})


def without_figure(spec: Spec) -> Spec:
    """Return the specification as it is drawn: what the figure says of it stands around it on the page."""
    bare = copy.deepcopy(spec)
    for key in ("$schema", "usermeta", "description"):
        bare.pop(key, None)
    bare["config"]["aria"] = False
    # Without this, layers of marks would still be separate images without a name.
    bare["config"]["mark"] = bare["config"].get("mark", {}) | {"aria": False}
    return bare


def for_phone(spec: Spec) -> Spec:
    """Return the specification at the width of a phone; panels stand below each other."""
    narrow = copy.deepcopy(spec)
    if "facet" in narrow:
        narrow["columns"] = 1
        narrow["spec"]["width"] = PHONE_PANEL_WIDTH
    else:
        narrow["width"] = PHONE_WIDTH
    narrow["config"]["legend"]["columns"] = 1
    return narrow


def size_of(svg: str) -> tuple[float, float]:
    """Return the width and height of a drawing.

    Example:
        >>> size_of('<svg width="700" height="312.5" viewBox="0 0 700 312.5">')
        (700.0, 312.5)
    """
    [(width, height), *_] = re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    return float(width), float(height)


def _for_print(svg: str, figure: dict[str, Any], credit: str) -> str:
    """Return a drawing on white, with headline and caption above it and the note, sources and licence below."""
    width, height = size_of(svg)
    sources = "; ".join(f"{line['publisher']}, {line['title']}" for line in figure["sources"])
    notes = [text for text in (figure["note"], sources and f"Source: {sources}.", credit) if text]
    title, *subtitle = [text for text in (figure["headline"], figure["caption"]) if text]
    above, top = _text([title], TITLE_SIZE, width, MARGIN / 2)
    about, top = _text(subtitle, NOTE_SIZE, width, top)
    below, bottom = _text(notes, NOTE_SIZE, width, top + MARGIN + height)
    full = f"{width + 2 * MARGIN:g}", f"{bottom + MARGIN:g}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{full[0]}" height="{full[1]}"'
        f' viewBox="0 0 {full[0]} {full[1]}" font-family="{FONT}" color="black">'
        f"<title>{escape.html(title)}</title><desc>{escape.html(figure['description'])}</desc>"
        f'<rect width="100%" height="100%" fill="white"/>{above}{about}'
        f'{svg.replace("<svg ", f"""<svg x="{MARGIN}" y="{top + MARGIN / 2:g}" """, 1)}{below}</svg>'
    )


def _text(paragraphs: list[str], size: int, width: float, top: float) -> tuple[str, float]:
    """Return lines of text that fit a width, and where they end."""
    lines = [
        line for text in paragraphs for line in textwrap.wrap(text, int(width / size / LETTER), break_on_hyphens=False)
    ]
    height = size * LEADING
    drawn = "".join(
        f'<text x="{MARGIN}" y="{top + height * number:g}" font-size="{size}">{escape.html(line)}</text>'
        for number, line in enumerate(lines, 1)
    )
    return drawn, top + height * len(lines)
