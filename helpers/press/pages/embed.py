"""A small page for each figure, which other sites can show in a frame, and the code for that.

The page works without JavaScript and at any width. A frame does not grow with what it shows, so the code states two
heights: one for narrow frames, which have the drawing for phones, and one for others.
"""

import math
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.jinja2glue import BuiltinTemplateLoader

from helpers import escape
from helpers.phrases import Phrases
from helpers.press import files
from helpers.press.citation import LICENCE_ADDRESS, Citation
from helpers.press.drawings import drawing
from helpers.press.pages import downloads, folders, parts, provenance, rows
from helpers.press.pages.parts import Drawn
from helpers.press.pages.rows import Rows
from helpers.press.pages.search import Unsearched

TEMPLATE = "embed.html"
TO_ROOT, TO_CHAPTERS = "../", "../notebooks/"
# A frame of at least this width has the drawing for wide pages, see `_static/figures.css`.
WIDE = 600
# The narrowest frame that the heights allow for.
NARROWEST = 320
# The room beside and below the texts, the height of all that is neither text nor drawing, and of each text the size of
# its letters and the height of its lines, see `_static/embed.css`.
PADDING, GAP, REST = 12, 8, 44
HEADLINE, SUBTITLE, SMALL = (20, 25), (15.2, 22), (14, 20)
END = re.compile("</p>|</summary>")
# A text, the size of its letters and the height of its lines.
Text = tuple[str, tuple[float, float]]
# What follows an address to fix the colours, and the facts of a message that are tags.
COLOURS = {"light": "<code>#light</code>", "dark": "<code>#dark</code>"}
TAGS = ("start", "end", "licence-start", "licence-end")
say = Phrases("site")


def add(app: Sphinx, figures: list[Drawn], name: str) -> None:
    """Add the code that embeds it to each figure of a page.

    Args:
        app: The running Sphinx.
        figures: The figures of the page.
        name: Name of the page, without suffix.
    """
    citation = Citation.of(provenance.read(Path(app.srcdir)).project)
    base, known = downloads.base_of(app), rows.known(app.env)
    for node, spec, drawn in figures:
        figure, file = spec["usermeta"]["figure"], name_of(spec["usermeta"]["figure"]["name"])
        title, around = _title(figure), _around(figure, known, name)
        place = _place(app, name, figure["name"], citation)
        texts = [
            (title, HEADLINE),
            (_text(around["subtitle"]), SUBTITLE),
            *((_text(part), SMALL) for part in END.split(around["notes"])),
            # The list of sources is folded.
            (_text(END.split(around["sources"])[0]), SMALL),
            (say("licensed", **dict.fromkeys(TAGS, ""), figure=place), SMALL),
        ]
        made = code(f"{base}{file}", title, height(texts, drawn.wide, WIDE), height(texts, drawn.phone, NARROWEST))
        control = _control(made, f"{base}{file}", f"{downloads.root_from(app, name)}/{file}")
        [legend] = node.findall(nodes.legend)
        legend += Unsearched("", "", nodes.raw("", control, format="html"))


def write(app: Sphinx, figures: list[Drawn], name: str, templates: BuiltinTemplateLoader) -> None:
    """Write a page for each figure of a page.

    Args:
        app: The running Sphinx.
        figures: The figures of the page.
        name: Name of the page, without suffix.
        templates: The templates of the site.
    """
    citation = Citation.of(provenance.read(Path(app.srcdir)).project)
    base, known, chapter = downloads.base_of(app), rows.known(app.env), app.builder.get_target_uri(name)
    for _, spec, drawn in figures:
        figure = spec["usermeta"]["figure"]
        place = _place(app, name, figure["name"], citation)
        shown = {
            "title": escape.html(_title(figure)),
            "drawings": parts.drawings(spec, drawn),
            **_around(figure, known, name),
            "licensed": _licensed(place, f"{TO_ROOT}{chapter}#{figure['name']}"),
            "canonical": escape.html(f"{base}{chapter}") if app.config.html_baseurl else "",
            "language": app.config.language,
        }
        files.write(Path(app.outdir) / name_of(figure["name"]), templates.render(TEMPLATE, shown))


def name_of(figure: str) -> str:
    """Return the path of the page of a figure in the site.

    Example:
        >>> name_of("fig-contact-forms")
        '_figures/fig-contact-forms.html'
    """
    return f"{folders.FIGURES}/{figure}.html"


def height(texts: Sequence[Text], svg: str, width: float) -> int:
    """Return how high a frame must be to show a figure in full, if it has at least some width.

    Args:
        texts: All that stands above and below the drawing.
        svg: The drawing.
        width: The least width of the frame, in pixels.

    Example:
        >>> height([("Digital contact rose", (20, 25))], '<svg viewBox="0 0 700 350">', 600)
        427
    """
    drawn_width, drawn_height = drawing.size_of(svg)

    def needed(frame: float) -> float:
        room = frame - 2 * PADDING
        lines = [(len(drawing.lines_of(text, size, room)), leading) for text, (size, leading) in texts]
        words = sum(number * leading + GAP for number, leading in lines if number)
        return min(1, room / drawn_width) * drawn_height + words + REST

    # In a wider frame the drawing is higher, but the text is shorter.
    return math.ceil(max(needed(width), needed(drawn_width + 2 * PADDING)))


def code(address: str, title: str, wide: int, narrow: int) -> str:
    """Return the markup that shows the page of a figure in another page, without a script.

    Args:
        address: Where the page of the figure is.
        title: What the figure shows.
        wide: Height of the frame in pixels, if it is at least `WIDE` pixels wide.
        narrow: Its height if it is narrower.

    Example:
        >>> print(code("https://book.example/_figures/fig-a.html", "Visits doubled", 520, 760))
        <div style="container-type: inline-size">
        <iframe src="https://book.example/_figures/fig-a.html" title="Visits doubled" loading="lazy" \
width="100%" height="520" style="border: 0; height: max(520px, min(760px, (600px - 100cqw) * 9999))"></iframe>
        </div>
    """
    # The last product is either negative or larger than any height, depending on the width of the frame.
    style = f"border: 0; height: max({wide}px, min({narrow}px, ({WIDE}px - 100cqw) * 9999))"
    return (
        '<div style="container-type: inline-size">\n'
        f'<iframe src="{escape.html(address)}" title="{escape.html(title)}" loading="lazy"'
        f' width="100%" height="{wide}" style="{style}"></iframe>\n</div>'
    )


def _title(figure: dict[str, Any]) -> str:
    title: str = figure["headline"] or figure["caption"]
    return title


def _around(figure: dict[str, Any], known: Rows, page: str) -> dict[str, str]:
    """Return the markup of the texts above and below the drawing, by its name in the template."""
    return {
        "subtitle": parts.subtitle(figure),
        "notes": parts.notes(figure, known, page, TO_CHAPTERS),
        "sources": parts.sources(figure["sources"], TO_CHAPTERS),
    }


def _place(app: Sphinx, page: str, figure: str, citation: Citation) -> str:
    """Return what a figure is called in its book."""
    return say("figure-in", figure=downloads.number_of(app, page, figure), book=citation.in_short)


def _licensed(place: str, address: str) -> str:
    """Return where a figure comes from and how it may be used, with links."""
    links = {"start": address, "licence-start": LICENCE_ADDRESS}
    tags = {name: f'<a href="{escape.html(link)}">' for name, link in links.items()}
    tags["licence-start"] = tags["licence-start"].replace("<a ", '<a rel="license" ')
    return say.html("licensed", tags | {"end": "</a>", "licence-end": "</a>"}, figure=place)


def _control(made: str, address: str, link: str) -> str:
    """Return the folded code under a figure, in which `_static/charts.js` finds the address to add the host."""
    escaped = escape.html(escape.html(address))
    shown = escape.html(made).replace(escaped, f'<span class="embed-address">{escaped}</span>')
    return (
        f'<details class="figure-embed"><summary>{say.html("embed")}</summary><p>{say.html("embed-how", COLOURS)}</p>'
        f'<div class="highlight"><pre tabindex="0">{shown}</pre></div>'
        f'<p><a href="{link}">{say.html("own-page")}</a></p></details>'
    )


def _text(markup: str) -> str:
    # No markup is left of it, so that it may come from data.
    return Markup(markup).striptags()  # noqa: S704
