"""The parts of a figure that its chapter, its finding and its own page show alike."""

from pathlib import Path
from typing import Any, NamedTuple

from docutils import nodes

from helpers import escape, latest
from helpers.discrepancies import Contest
from helpers.phrases import Phrases
from helpers.press.drawings import drawing
from helpers.press.drawings.converter import Spec
from helpers.press.drawings.drawing import Drawing
from helpers.press.pages.rows import Rows

AUDIT = "notebooks/audit"
# A wide page shows the one drawing, a phone the other.
SIZES = ("wide", "phone")
say = Phrases("site")


class Drawn(NamedTuple):
    """A figure of a page with its drawing.

    Attributes:
        node: The figure.
        spec: The specification of its chart, which nobody may change.
        drawing: The drawing.
    """

    node: nodes.figure
    spec: Spec
    drawing: Drawing


def drawings(spec: Spec, drawn: Drawing, sizes: tuple[str, ...] = SIZES) -> str:
    """Return the drawings of a chart, and its specification for `_static/charts.js`."""
    label = escape.html(spec["usermeta"]["figure"]["description"])
    shown = "".join(
        f'<div class="chart chart-{size}"><div class="chart-drawing" role="img" aria-label="{label}">'
        f"{getattr(drawn, size)}</div></div>"
        for size in sizes
    )
    wide = drawing.without_figure(spec)
    phone = {key: value for key, value in drawing.for_phone(wide).items() if value != wide.get(key)}
    carried = escape.script({"wide": wide, "phone": phone})
    return f'{shown}<script type="application/json" class="chart-spec">{carried}</script>'


def subtitle(figure: dict[str, Any]) -> str:
    """Return what the figure is about, below its headline; nothing where the caption takes its place."""
    return f'<p class="figure-subtitle">{escape.html(figure["caption"])}</p>' if figure["headline"] else ""


def notes(figure: dict[str, Any], known: Rows, page: str, to_chapters: str = "") -> str:
    """Return the note of a figure, and what speaks against its values unless the page itself is about that.

    Args:
        figure: The figure.
        known: The rows of the tables.
        page: The page that the figure belongs to.
        to_chapters: What leads from where the notes are shown to the folder of the chapters.
    """
    note = f'<p class="figure-note">{escape.html(figure["note"])}</p>' if figure["note"] else ""
    against = [] if page == AUDIT else contests(figure["row_ids"], known)
    return note + "".join(_warning(contest, to_chapters) for contest in against)


def contests(row_ids: list[str], known: Rows) -> list[Contest]:
    """Return what speaks against the values of a figure, once for each statement."""
    against = [contest for row in row_ids for contest in known.contests.get(row, ())]
    return list({(contest.discrepancy, contest.label): contest for contest in against[::-1]}.values())[::-1]


def sources(lines: list[dict[str, str]], to_chapters: str = "") -> str:
    """Return the sources of a figure in one line, which unfolds where there are several; nothing without rows.

    Args:
        lines: The sources, see `helpers.citations.source_lines`.
        to_chapters: What leads from where they are shown to the folder of the chapters.

    Example:
        >>> line = {"source": "sundhed_2021", "publisher": "sundhed.dk", "year": "2021", "title": "Statistik 2021",
        ...         "gloss": "", "places": "page 3"}
        >>> print(sources([line], "../notebooks/"))
        <p class="figure-source">Source: <a href="../notebooks/sources.html#sundhed_2021">sundhed.dk, Statistik \
2021</a> (page 3).</p>
    """
    if not lines:
        return ""
    first = lines[0]
    if len(lines) == 1:
        only = say.html("source-of", {"source": _source(first, to_chapters)})
        return f'<p class="figure-source">{only}</p>'
    each = "".join(f"<li>{_source(line, to_chapters)}</li>" for line in lines)
    short = f"{first['publisher']} {first['year']}, {first['places']}"
    summary = say.html("sources-of", first=short, count=len(lines) - 1)
    return f'<details class="figure-source"><summary>{summary}</summary><ul>{each}</ul></details>'


def until(figure: dict[str, Any], known: Rows) -> str:
    """Return up to when this edition has data on what a figure shows, whatever years were chosen for it."""
    years = [known.last_years[row] for row in figure["row_ids"] if row in known.last_years]
    if not years:
        return ""
    return f'<p class="figure-until">{say.html("until", until=latest.in_words(max(years)))}</p>'


def _warning(contest: Contest, to_chapters: str) -> str:
    address = f"{to_chapters}{Path(AUDIT).name}.html#{escape.html(contest.discrepancy)}"
    said = escape.html(in_words(contest))
    return f'<p class="figure-note">{said} <a href="{address}">{say.html("what-may-explain")}</a>.</p>'


def in_words(contest: Contest) -> str:
    """Return what speaks against a value, as a reader is warned of it."""
    name = "contested" if contest.follows else "contested-by-words"
    return say(name, label=contest.label, printed=contest.printed, follows=contest.follows)


def _source(line: dict[str, str], to_chapters: str) -> str:
    work = escape.html(f"{line['publisher']}, {line['title']}")
    gloss, places = escape.html(line["gloss"]), escape.html(line["places"])
    return f'<a href="{to_chapters}sources.html#{escape.html(line["source"])}">{work}</a>{gloss} ({places})'
