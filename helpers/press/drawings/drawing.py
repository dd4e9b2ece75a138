"""Draw a chart for the page, for a phone, for print and for a link preview.

A drawing is made again only if the chart, the converter or this file has changed. Pictures
have entries of their own in the cache, since they take longest and no page shows them.
"""

import json
import re
import textwrap
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
# What other sites show beside a link, in pixels. It is laid out at half that size, then doubled.
PREVIEW = (1200, 630)
PREVIEW_SCALE, PREVIEW_TITLE_SIZE, PREVIEW_NOTE_SIZE = 2, 21, 9
# Bold letters are wider.
BOLD = 1.1
# A drawing stays inside its frame; cutting it off there would take most of the time of making a picture.
UNCLIPPED = 'overflow="visible"'
# Parts of a specification that the page shows around the drawing.
AROUND = ("$schema", "usermeta", "description")
# The size of a drawing, in its first tag.
SIZE = re.compile(r'width="[\d.]+" height="[\d.]+"')


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
        sources: The sentence that names the sources of such a drawing, which stand where it has `{sources}`.
    """

    folder: Path
    credit: str
    sources: str

    def drawing_of(self, spec: Spec) -> Drawing:
        """Return the drawing of a chart, made now if none is cached."""
        return Drawing(**{name: svg.decode() for name, svg in self.draw(spec).items()})

    def picture_of(self, spec: Spec) -> bytes:
        """Return the picture of a chart for print as PNG, made now if none is cached."""
        return self.draw_picture(spec)["png"]

    def preview_of(self, spec: Spec) -> bytes:
        """Return the picture of a chart for a link preview as PNG, made now if none is cached."""
        return self.draw_preview(spec)["png"]

    def draw(self, spec: Spec) -> dict[str, bytes]:
        """Return the parts of a drawing by name, made and cached now if none is."""
        place = self.place_of(spec)
        parts = cache.load(place)
        if parts is None:
            figure = spec["usermeta"]["figure"]
            bare = without_figure(spec)
            wide = converter.svg_of(bare, f"{figure['name']}-wide")
            phone = converter.svg_of(for_phone(bare), f"{figure['name']}-phone")
            framed = _for_print(wide, figure, self.credit, self.sources)
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

    def draw_preview(self, spec: Spec) -> dict[str, bytes]:
        """Return the picture for a link preview, made and cached now if none is."""
        place = self.preview_place_of(spec)
        parts = cache.load(place)
        if parts is None:
            svg = preview_svg(self.draw(spec)["wide"].decode(), spec["usermeta"]["figure"], self.credit)
            parts = {"png": converter.png_of(svg, PREVIEW_SCALE)}
            cache.keep(place, parts)
        return parts

    def place_of(self, spec: Spec) -> Path:
        """Return where the drawing of a chart is cached."""
        return cache.place(self.folder, __file__, spec, self.credit, self.sources)

    def picture_place_of(self, spec: Spec) -> Path:
        """Return where the picture of a chart is cached."""
        return cache.place(self.folder, __file__, spec, self.credit, self.sources, PRINT_SCALE)

    def preview_place_of(self, spec: Spec) -> Path:
        """Return where the picture of a chart for a link preview is cached."""
        return cache.place(self.folder, __file__, spec, self.credit, PREVIEW)


def charts_in(notebook: Path) -> list[Spec]:
    """Return the specifications of the charts of the book that an executed notebook holds."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    bundles = [output.get("data", {}) for cell in cells for output in cell.get("outputs", [])]
    return [bundle[MIME_TYPE] for bundle in bundles if MIME_TYPE in bundle and is_figure(bundle[MIME_TYPE])]


def is_figure(spec: Spec) -> bool:
    """Return whether a specification is that of a chart of the book."""
    return "figure" in spec.get("usermeta", {})


def without_figure(spec: Spec) -> Spec:
    """Return the specification as it is drawn: what the figure says of it stands around it on the page."""
    drawn = {key: value for key, value in spec.items() if key not in AROUND}
    # Without that of the marks, layers of marks would still be separate images without a name.
    silent = {"aria": False, "mark": spec["config"].get("mark", {}) | {"aria": False}}
    return drawn | {"config": spec["config"] | silent}


def for_phone(spec: Spec) -> Spec:
    """Return the specification at the width of a phone; panels stand below each other."""
    config = spec["config"] | {"legend": spec["config"]["legend"] | {"columns": 1}}
    if "facet" in spec:
        return spec | {"config": config, "columns": 1, "spec": spec["spec"] | {"width": PHONE_PANEL_WIDTH}}
    return spec | {"config": config, "width": PHONE_WIDTH}


def size_of(svg: str) -> tuple[float, float]:
    """Return the width and height of a drawing.

    Example:
        >>> size_of('<svg width="700" height="312.5" viewBox="0 0 700 312.5">')
        (700.0, 312.5)
    """
    [(width, height), *_] = re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    return float(width), float(height)


def _for_print(svg: str, figure: dict[str, Any], credit: str, sourced: str) -> str:
    """Return a drawing on white, with headline and caption above it and the note, sources and licence below."""
    width, height = size_of(svg)
    sources = "; ".join(f"{line['publisher']}, {line['title']}" for line in figure["sources"])
    notes = [text for text in (figure["note"], sources and sourced.replace("{sources}", sources), credit) if text]
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
        f'{svg.replace("<svg ", f"""<svg {UNCLIPPED} x="{MARGIN}" y="{top + MARGIN / 2:g}" """, 1)}{below}</svg>'
    )


def preview_svg(svg: str, figure: dict[str, Any], credit: str) -> str:
    """Return a drawing in the size of a link preview, on white, with the headline above it and the book below.

    Args:
        svg: The drawing.
        figure: The figure that it belongs to.
        credit: The line that names the book.
    """
    width, height = (side / PREVIEW_SCALE for side in PREVIEW)
    inner = width - 2 * MARGIN
    title = figure["headline"] or figure["caption"]
    above, top = _text([title], PREVIEW_TITLE_SIZE, inner / BOLD, MARGIN / 2)
    lines = len(lines_of(credit, PREVIEW_NOTE_SIZE, inner))
    bottom = height - MARGIN - PREVIEW_NOTE_SIZE * LEADING * lines
    below, _ = _text([credit], PREVIEW_NOTE_SIZE, inner, bottom)
    place = f'{UNCLIPPED} x="{MARGIN}" y="{top + MARGIN / 2:g}" width="{inner:g}" height="{bottom - top - MARGIN:g}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}"'
        f' viewBox="0 0 {width:g} {height:g}" font-family="{FONT}" color="black">'
        f'<rect width="100%" height="100%" fill="white"/><g font-weight="bold">{above}</g>'
        f"{SIZE.sub(place, svg, count=1)}{below}</svg>"
    )


def lines_of(text: str, size: float, width: float) -> list[str]:
    """Return the lines of a text in letters of a size that fit a width, in pixels.

    Example:
        >>> lines_of("Digital contact rose from 33% to 54%", 14, 160)
        ['Digital contact rose', 'from 33% to 54%']
    """
    return textwrap.wrap(text, int(width / size / LETTER), break_on_hyphens=False)


def _text(paragraphs: list[str], size: int, width: float, top: float) -> tuple[str, float]:
    """Return lines of text that fit a width, and where they end."""
    lines = [line for text in paragraphs for line in lines_of(text, size, width)]
    height = size * LEADING
    drawn = "".join(
        f'<text x="{MARGIN}" y="{top + height * number:g}" font-size="{size}">{escape.html(line)}</text>'
        for number, line in enumerate(lines, 1)
    )
    return drawn, top + height * len(lines)
