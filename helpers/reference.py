"""The reference pages of the book, made from the tables themselves: sources, glossary, catalogue, gaps."""

import hashlib

import pandas as pd
from IPython.display import HTML, Markdown

from helpers import data, escape, missing, places, prose, schema
from helpers.citations import gloss
from helpers.page_tables import Cell, framed, table
from helpers.phrases import Phrases, key, phrase
from helpers.records import Record
from helpers.shown import place_in

# The columns of the tables, whose headings are messages.
GAPS = ("topic", "country", "period", "cause", "source", "locator", "looked_for", "note")
FINDINGS = ("finding", "survey", "question", "wave", "source", "locator")
TABLES = ("title", "rows", "units", "sources", "fingerprint", "download")
say = Phrases("tables")


def bibliography(language: str) -> HTML:
    """Return all sources in order of publisher, each with an anchor that the figures link to."""
    kinds = data.labels("kind", language)
    lines = data.load("sources").sort_values(["publisher", "year", "title"], kind="stable").pipe(_blanks)
    listed = _listed_sources()
    items = "".join(_entry(line, kinds, is_listed=line["id"] in listed) for line in lines.to_dict("records"))
    return HTML(f'<ul class="bibliography">{items}</ul>')


def glossary(language: str) -> Markdown:
    """Return the terms as a glossary, so that the chapters can refer to each."""
    known = data.load("sources").set_index("id")["title"]
    lines = ["```{glossary}", ":sorted:", ""]
    for row in data.load("definitions").pipe(_blanks).to_dict("records"):
        meaning = f"{row[f'definition_{language}']} {row['note']}"
        place = say("kept-in", place=place_in(known[row["source"]], row["locator"]))
        term, meaning, place = (escape.myst(text) for text in (row[f"label_{language}"], meaning, place))
        lines += [term, f"  {meaning}", "", f"  {place}", ""]
    return Markdown("\n".join([*lines, "```"]))


def known_gaps(language: str) -> Markdown:
    """Return the figures that this book lacks, each with its cause and with where and when it was looked for."""
    rows, unknown = data.load("known_gaps"), str(phrase("not-recorded"))
    rows = rows.assign(
        country=rows["country"].map(data.labels("country", language)),
        cause=rows["cause"].map(missing.in_words),
        period=rows["period"].map(prose.period_in_words),
        looked_for=rows["looked_for"].map(prose.period_in_words, na_action="ignore").fillna(unknown),
        locator=_places(rows),
    )
    return table(rows, **{column: say("gaps", column=key(column)) for column in GAPS})


def findings_in_words(language: str) -> Markdown:
    """Return the findings of the documents that carry no number."""
    rows = data.load("qualitative_findings")
    rows = rows.assign(**{field: rows[field].map(data.labels(field, language)) for field in ("question", "survey")})
    rows = rows.assign(locator=_places(rows))
    rows = rows.assign(finding=rows[f"finding_{language}"])
    return table(rows, **{column: say("findings", column=key(column)) for column in FINDINGS})


def tables(language: str) -> Markdown:
    """Return one line for each table: what it holds, rows, units, number of sources, fingerprint, download."""
    units = data.labels("unit", language)
    lines = []
    for name in schema.table_names():
        rows = data.load(name)
        lines.append(
            {
                "title": schema.title(name),
                "rows": len(rows),
                "units": prose.listed(units[unit] for unit in sorted(rows["unit"].unique())) if "unit" in rows else "",
                "sources": rows["source"].nunique() if "source" in rows else "",
                "fingerprint": Markdown(f"`{fingerprint(name)}`"),
                "download": Markdown(f"{{download}}`{name}.csv <../data/{name}.csv>`"),
            }
        )
    return table(pd.DataFrame(lines), **{column: say("tables", column=key(column)) for column in TABLES})


def columns() -> HTML:
    """Return the columns of each table with type, unit and meaning, as the schema states them."""
    return HTML("".join(_columns_of(name) for name in schema.table_names()))


def rows() -> HTML:
    """Return all rows of all tables; those with an id have it as their anchor."""
    return HTML("".join(_rows_of(name) for name in schema.table_names()))


def anchor_of(name: str) -> str:
    """Return the anchor of a table in the catalogue.

    Example:
        >>> anchor_of("portal_services")
        'table-portal_services'
    """
    return f"table-{name}"


def fingerprint(name: str) -> str:
    """Return the first digits of the SHA-256 of a table's file, which change whenever a value changes."""
    content = schema.path(name).read_bytes()
    return hashlib.sha256(content).hexdigest()[:12]


def _places(rows: pd.DataFrame) -> list[str]:
    titles = data.load("sources").set_index("id")["title"]
    pairs = zip(rows["locator"], rows["source"], strict=True)
    return [places.in_document(place, titles[source]) for place, source in pairs]


def _columns_of(name: str) -> str:
    lines: list[list[Cell | str]] = [
        [Cell(column, is_heading=True), field["type"], field["description"]]
        for column, field in schema.fields(name).items()
    ]
    title = say("named", title=schema.title(name), name=name)
    return _disclosed(title, framed(title, [say("columns", part=part) for part in ("name", "type", "meaning")], lines))


def _rows_of(name: str) -> str:
    shown = data.load(name).pipe(_blanks)
    lines = [[_plain(value) for value in row] for row in shown.values.tolist()]
    # The rows of tables without facts have no anchor, since their ids are not unique in the book.
    anchors = shown["id"].tolist() if "as_printed" in shown else None
    title = say("rows-of", title=schema.title(name), name=name, count=len(shown), number=str(len(shown)))
    shown_rows = framed(title, shown.columns.tolist(), lines, anchors=anchors)
    return _disclosed(title, f'<div id="{escape.html(anchor_of(name))}">{shown_rows}</div>', name)


def _disclosed(summary: str, content: str, table_name: str = "") -> str:
    marked = f' data-table="{escape.html(table_name)}"' if table_name else ""
    return f'<details class="figure-data"{marked}><summary>{escape.html(summary)}</summary>{content}</details>'


def _blanks(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with empty text for each missing value."""
    return table.astype(object).where(table.notna(), "")


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def _listed_sources() -> set[str]:
    """Return the sources whose figures were taken from a list."""
    tables = [data.load(name) for name in schema.table_names() if "read_from" in schema.fields(name)]
    return {source for table in tables for source in table.loc[table["read_from"] == "list", "source"]}


def _entry(line: Record, kinds: dict[str, str], *, is_listed: bool) -> str:
    title = escape.html(line["title"])
    if line["url"]:
        title = f'<a href="{escape.html(line["url"])}">{title}</a>'
    work = f'<cite lang="{escape.html(line["language"])}">{title}</cite>{escape.html(gloss(line))}'
    parts = [
        f"{escape.html(line['publisher'])} ({escape.html(line['date'] or line['year'] or say('no-date'))}). {work}."
    ]
    parts.append(f"{escape.html(kinds[line['kind']])}.")
    parts += [say("read")] if line["document"] else []
    parts += [say("listed")] if is_listed else []
    parts += [escape.html(say("retrieved", date=line["retrieved"]))] if line["retrieved"] else []
    parts += [escape.html(line["note"])] if line["note"] else []
    return f'<li id="{escape.html(line["id"])}">{" ".join(parts)}</li>'
