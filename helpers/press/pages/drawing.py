"""Draw a chart for the page, for a phone and for print.

Text is measured with Liberation Sans, which the converter brings along, so that a
drawing is the same on every machine. A drawing is made again only if the chart, the
converter or this file has changed. A picture for print is kept by itself, since it takes
longer than all else and no page shows it.
"""

import copy
import functools
import json
import re
import textwrap
from collections.abc import Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from html import escape
from multiprocessing import get_context
from pathlib import Path

import vl_convert

from helpers.press.pages import cache, citation
from helpers.theme import FONT, MIME_TYPE

# Of the versions that read what Altair writes, the one made for the version of Vega that the converter brings along.
VEGA_LITE = "6.4"
PHONE_WIDTH = 340
PHONE_PANEL_WIDTH = 250
MARGIN = 20
# 740 pixels become 1,850, which is 16 cm at 300 dots an inch.
PRINT_SCALE = 2.5
# Of one sheet of text: size, line height, and how much of the size a letter is wide, on average.
TITLE_SIZE, NOTE_SIZE, LEADING, LETTER = 15, 11, 1.4, 0.5


@dataclass(frozen=True)
class Drawing:
    """A chart as SVG on a wide page, on a phone, and with all its words around it."""

    wide: str
    phone: str
    print_svg: str


def drawing_of(spec: dict) -> Drawing:
    """Return the drawing of a chart, made now if none is kept."""
    return Drawing(**{name: svg.decode() for name, svg in _draw(spec, _place(spec)).items()})


def picture_of(spec: dict) -> bytes:
    """Return the picture of a chart for print as PNG, made now if none is kept."""
    return _picture(spec, _place(spec), _picture_place(spec))["png"]


class Drawer:
    """Draws charts on all processors, while Sphinx reads and writes the pages on one of them."""

    def __init__(self) -> None:
        """Wait for `begin`; until then, and for charts unknown to it, a drawing is made when it is asked for."""
        self._pool: ProcessPoolExecutor | None = None
        self._begun: dict[Path, Future] = {}

    def begin(self, specs: list[dict]) -> None:
        """Begin to draw all charts that have no drawing yet: first those of the pages, then the pictures for print."""
        new = [spec for spec in specs if _place(spec) not in self._begun]
        drawings = {_place(spec): spec for spec in new}
        pictures = {_picture_place(spec): (spec, _place(spec)) for spec in new}
        if all(place.is_file() for place in [*drawings, *pictures]):
            return
        # The converter has threads, which a process made by a fork would wait for in vain.
        self._pool = self._pool or ProcessPoolExecutor(mp_context=get_context("spawn"))
        self._begun |= {place: self._pool.submit(_draw, spec, place) for place, spec in drawings.items()}
        self._begun |= {place: self._pool.submit(_picture, *of, place) for place, of in pictures.items()}

    def drawing_of(self, spec: dict) -> Drawing:
        """Return the drawing of a chart, when it is made."""
        self._wait(_place(spec))
        return drawing_of(spec)

    def picture_of(self, spec: dict) -> bytes:
        """Return the picture of a chart for print, when it is made."""
        self._wait(_picture_place(spec))
        return picture_of(spec)

    def close(self) -> None:
        """End the processes that draw."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def _wait(self, place: Path) -> None:
        if place in self._begun:
            self._begun[place].result()


@functools.cache
def drawer() -> Drawer:
    """Return the one that draws for this process."""
    return Drawer()


def charts_in(notebooks: Iterable[Path]) -> list[dict]:
    """Return the specifications of the charts of the book that executed notebooks hold."""
    cells = [cell for path in notebooks for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]
    bundles = [output.get("data", {}) for cell in cells for output in cell.get("outputs", [])]
    return [bundle[MIME_TYPE] for bundle in bundles if MIME_TYPE in bundle and is_figure(bundle[MIME_TYPE])]


def is_figure(spec: dict) -> bool:
    """Return whether a specification is that of a chart of the book."""
    return "figure" in spec.get("usermeta", {})


def draw(spec: dict, prefix: str) -> str:
    """Return a chart as SVG whose ids begin with a prefix of their own, so that none meets another on a page."""
    svg = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE)
    # The converter counts its clip paths through the whole process.
    found = list(dict.fromkeys(re.findall(r'id="([^"]+)"', svg)))
    for number, old in enumerate(found):
        svg = re.sub(rf'(id="|url\(#){re.escape(old)}(?=["\)])', rf"\g<1>{prefix}-{number}", svg)
    return svg


def without_figure(spec: dict) -> dict:
    """Return the specification as it is drawn: what the figure says of it stands around it on the page."""
    bare = copy.deepcopy(spec)
    for key in ("$schema", "usermeta", "description"):
        bare.pop(key, None)
    bare["config"]["aria"] = False
    # Without this, layers of marks still are images of their own, which have no name.
    bare["config"]["mark"] = bare["config"].get("mark", {}) | {"aria": False}
    return bare


def for_phone(spec: dict) -> dict:
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
    width, height = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg).groups()
    return float(width), float(height)


def _for_print(svg: str, figure: dict) -> str:
    """Return a drawing on white, with the caption above it and the note, sources and licence below."""
    width, height = size_of(svg)
    sources = "; ".join(f"{line['publisher']}, {line['title']}" for line in figure["sources"])
    notes = [figure["note"], f"Source: {sources}.", citation.credit()]
    above, top = _text([figure["caption"]], TITLE_SIZE, width, MARGIN / 2)
    below, bottom = _text(filter(None, notes), NOTE_SIZE, width, top + MARGIN + height)
    full = f"{width + 2 * MARGIN:g}", f"{bottom + MARGIN:g}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{full[0]}" height="{full[1]}"'
        f' viewBox="0 0 {full[0]} {full[1]}" font-family="{FONT}" color="black">'
        f"<title>{escape(figure['caption'])}</title><desc>{escape(figure['description'])}</desc>"
        f'<rect width="100%" height="100%" fill="white"/>{above}'
        f'{svg.replace("<svg ", f"""<svg x="{MARGIN}" y="{top + MARGIN / 2:g}" """, 1)}{below}</svg>'
    )


def _text(paragraphs: list[str], size: int, width: float, top: float) -> tuple[str, float]:
    """Return lines of text that fit a width, and where they end."""
    lines = [
        line for text in paragraphs for line in textwrap.wrap(text, int(width / size / LETTER), break_on_hyphens=False)
    ]
    height = size * LEADING
    drawn = "".join(
        f'<text x="{MARGIN}" y="{top + height * number:g}" font-size="{size}">{escape(line)}</text>'
        for number, line in enumerate(lines, 1)
    )
    return drawn, top + height * len(lines)


def _draw(spec: dict, place: Path) -> dict[str, bytes]:
    parts = cache.load(place)
    if parts is None:
        figure = spec["usermeta"]["figure"]
        bare = without_figure(spec)
        wide = draw(bare, f"{figure['name']}-wide")
        phone = draw(for_phone(bare), f"{figure['name']}-phone")
        parts = {"wide": wide.encode(), "phone": phone.encode(), "print_svg": _for_print(wide, figure).encode()}
        cache.keep(place, parts)
    return parts


def _picture(spec: dict, drawing_place: Path, place: Path) -> dict[str, bytes]:
    parts = cache.load(place)
    if parts is None:
        svg = _draw(spec, drawing_place)["print_svg"].decode()
        parts = {"png": vl_convert.svg_to_png(svg, scale=PRINT_SCALE)}
        cache.keep(place, parts)
    return parts


def _place(spec: dict) -> Path:
    return cache.place(__file__, spec, citation.credit())


def _picture_place(spec: dict) -> Path:
    return cache.place(__file__, spec, citation.credit(), PRINT_SCALE)
