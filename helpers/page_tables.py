"""Show rows as a table or a list of a page; charts are in `helpers.charts`."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pandas as pd
from IPython.display import HTML, Markdown

from helpers import citations, data, escape, places, records, shown, verdicts
from helpers.description import nothing
from helpers.text import Catalogue

AUDIT = "audit"
# Columns of the table of all statements, and parts of a discrepancy, by the messages with their headings.
CLAIM = ("claim", "as_printed", "recomputed", "verdict", "document", "others")
DISCREPANCY = ("explanation", "book_uses", "consequence")


class Cell(NamedTuple):
    """A cell of a table: its text, where it leads to, whether it heads its row, and the number it is sorted by."""

    text: object
    address: str = ""
    is_heading: bool = False
    value: float | None = None


def table(rows: pd.DataFrame, /, empty: str | None = None, **columns: str) -> Markdown:
    """Return a table of some columns under headings that a reader understands.

    The column source is shown as the title of the document, linked to its entry.

    Args:
        rows: The rows to show; a text is shown as it was typed, only `Markdown` is read as such.
        empty: What is said in place of a table without rows; by default that there is no figure.
        columns: Heading of each column to show, by its name.

    Example:
        >>> print(table(pd.DataFrame({"name": ["Kanta"], "visits": [None]}), name="Portal").data)
        | Portal |
        | :-- |
        | Kanta |
    """
    records.mark_shown(rows)
    if rows.empty:
        return Markdown(nothing() if empty is None else empty)
    lines = [[escape.myst(heading) for heading in columns.values()], [":--"] * len(columns)]
    if "source" in columns:
        rows = rows.assign(source=rows["source"].map(_links()))
    lines += [[_cell(row[column]) for column in columns] for row in rows.to_dict("records")]
    return Markdown("\n".join(f"| {' | '.join(line)} |" for line in lines))


def sources(*rows: pd.DataFrame) -> Markdown:
    """Return the list of sources of some rows, each with the places it was read at and a link to the document.

    Args:
        rows: Tables with the columns source and locator.

    Example:
        >>> print(sources(data.load("prescriptions").query("source == 'pharmacies_2021'")).data[-81:])
        <a href="https://www.apotek.no/statistikk/apotekstatistikk/kunden">apotek.no</a>.
    """
    addresses = dict(data.load("sources")[["id", "url"]].values)
    lines = citations.source_lines(*rows).sort_values(["publisher", "title"], kind="stable")
    return Markdown(
        "\n".join(
            f"- {escape.myst(line['publisher'])} ({line['year']}). {_link(line['source'], line['title']).data}"
            f"{_gloss(line['gloss'])}"
            f" ({escape.myst(line['places'])}).{_elsewhere(addresses[line['source']])}"
            for line in lines.to_dict("records")
        )
    )


def searchable(
    rows: pd.DataFrame, /, name: str, *, columns: dict[str, str], sort_by: dict[str, str], anchor: str
) -> HTML:
    """Return a table that a reader can search and sort, see `_static/tables.js`.

    Args:
        rows: The rows to show, each with an id.
        name: What a screen reader calls the table.
        columns: Heading of each column to show, by its name.
        sort_by: For each column of numbers in words, the column with the numbers, by which it is sorted.
        anchor: Beginning of the anchor of each row, which ends with its id.

    Example:
        >>> rows = pd.DataFrame({"id": ["a"], "printed": ["over 1.2 million"], "value": [1_200_000.0]})
        >>> made = searchable(
        ...     rows, "Visits", columns={"printed": "Printed"}, sort_by={"printed": "value"}, anchor="visit")
        >>> '<tr id="visit-a"><td data-value="1200000.0">over 1.2 million</td></tr>' in made.data
        True
    """
    cells = [
        [Cell(row[column], value=row[sort_by[column]] if column in sort_by else None) for column in columns]
        for row in rows.to_dict("records")
    ]
    anchors = [f"{anchor}-{row}" for row in rows["id"]]
    return HTML(framed(name, list(columns.values()), cells, anchors=anchors, options=" data-searchable"))


def claims(rows: pd.DataFrame, language: str = "en") -> HTML:
    """Return the results of `helpers.audit.claims` as a folded table that a reader can search and sort.

    Args:
        rows: The results.
        language: Language of the headings.
    """
    records.mark_shown({"id": rows["published"]})
    say = Catalogue(AUDIT, language)
    headings = {name: str(say.text(name)) for name in CLAIM}
    named = {line["id"]: f"{line['publisher']} {line['year']}" for line in data.load("sources").to_dict("records")}
    places = [shown.place_in(named[row["source"]], row["locator"]) for row in rows.to_dict("records")]
    others = ["; ".join(dict.fromkeys(named[source] for source in each.split())) for each in rows["compared_with"]]
    sort_by = {"as_printed": "value", "recomputed": "computed"}
    table = searchable(
        rows.assign(document=places, others=others, verdict=rows["verdict"].map(verdicts.in_words)),
        say.text("statements"),
        columns=headings,
        sort_by=sort_by,
        anchor="claim",
    )
    summary = escape.html(say.text("statements-count", count=str(len(rows))))
    return HTML(f'<details class="figure-data"><summary>{summary}</summary>{table.data}</details>')


def discrepancies(rows: pd.DataFrame, language: str = "en") -> HTML:
    """Return discrepancies one by one, each with an anchor, by which figures refer to it.

    Args:
        rows: Rows of `helpers.discrepancies.found`.
        language: Language of what each part is called.
    """
    records.mark_shown({"id": rows["published"]})
    titles = {line["id"]: line["title"] for line in data.load("sources").to_dict("records")}
    say = Catalogue(AUDIT, language)
    return HTML("".join(_discrepancy(row, titles[row["source"]], say) for row in rows.to_dict("records")))


def _discrepancy(row: records.Record, title: str, say: Catalogue) -> str:
    entries = "".join(
        f"<dt>{escape.html(say.text(part))}</dt><dd>{escape.html(row[part])}</dd>" for part in DISCREPANCY
    )
    anchor, label = (escape.html(row[part]) for part in ("id", "label"))
    said = escape.html(f"{row['printed']} {row['follows']}")
    document = f'<a href="sources.html#{escape.html(row["source"])}">{escape.html(title)}</a>'
    place = "" if row["locator"] == title else f" ({escape.html(places.in_words(row['locator']))})"
    printed = f'<p class="figure-source">{escape.html(say.text("printed-in"))} {document}{place}.</p>'
    return f'<section id="{anchor}"><h3>{label}</h3><p>{said}</p><dl>{entries}</dl>{printed}</section>'


def framed(
    name: str,
    headings: Sequence[str],
    rows: Iterable[Iterable[Cell | str]],
    *,
    anchors: Sequence[str] | None = None,
    options: str = "",
) -> str:
    """Return a table as markup, in a frame in which it scrolls; a text is shown as it was typed.

    Args:
        name: What a screen reader calls the table.
        headings: Heading of each column.
        rows: The cells of each row.
        anchors: The anchor of each row; empty if it has none.
        options: Further attributes of the table.
    """
    head = "".join(f'<th scope="col">{escape.html(heading)}</th>' for heading in headings)
    lines = ["".join(map(_markup, row)) for row in rows]
    opened = [f'<tr id="{escape.html(anchor)}">' if anchor else "<tr>" for anchor in anchors or [""] * len(lines)]
    body = "".join(f"{tag}{line}</tr>" for tag, line in zip(opened, lines, strict=True))
    return (
        f'<div class="table-scroll" tabindex="0" role="region" aria-label="{escape.html(name)}">'
        f"<table{options}><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _markup(cell: Cell | str) -> str:
    cell = cell if isinstance(cell, Cell) else Cell(cell)
    text = escape.html(cell.text)
    if cell.address:
        text = f'<a href="{escape.html(cell.address)}">{text}</a>'
    if cell.is_heading:
        return f'<th scope="row">{text}</th>'
    return f"<td>{text}</td>" if pd.isna(cell.value) else f'<td data-value="{float(cell.value)!r}">{text}</td>'


def _links() -> dict[str, Markdown]:
    return {line["id"]: _link(line["id"], line["title"]) for line in data.load("sources").to_dict("records")}


def _link(source: str, title: str) -> Markdown:
    return Markdown(f'<a href="sources.html#{escape.html(source)}">{escape.myst(title)}</a>')


def _elsewhere(address: Any) -> str:
    """Return a link to a document, named by its site; nothing if its address is not known."""
    if pd.isna(address):
        return ""
    site = urlsplit(address).netloc.removeprefix("www.")
    return f' <a href="{escape.html(address)}">{escape.myst(site)}</a>.'


def _gloss(gloss: str) -> str:
    # A space at the beginning would be lost.
    return f" {escape.myst(gloss)}" if gloss else ""


def _cell(value: Any) -> str:
    if isinstance(value, Markdown):
        return str(value.data)
    return escape.myst(value) if isinstance(value, str) or pd.notna(value) else ""
