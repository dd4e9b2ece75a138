"""Describe what a number was made of for its card: a row with what was printed, about what, of whom, and where.

A number that counts things is made of the table that they are listed in.
"""

from functools import cache

import pandas as pd

from helpers import audit, data, discrepancies, escape, locales, places, reference, schema
from helpers.citations import gloss
from helpers.phrases import Phrases
from helpers.press.pages.provenance import prefix_to_chapters
from helpers.records import Record
from helpers.rounding import rounded
from helpers.words import period_in_words

ROW = "data_catalogue.html#"
CHECK = "audit.html#"
SOURCE = "sources.html#"
# The columns whose codes say what a figure is about, in the order in which a reader wants to know it.
ABOUT = ("question", "answer", "group", "measure", "indicator", "service", "portal", "survey", "country")
# Codes that say nothing where another says more: a share of a question, and a group that is everyone.
PLAIN = ("share", "all")
say = Phrases("site")


def address(row: str) -> str:
    """Return the address of a row or a table in the catalogue, seen from a chapter.

    Example:
        >>> address("helsenorge_visits_2020"), address("portal_services")
        ('data_catalogue.html#helsenorge_visits_2020', 'data_catalogue.html#table-portal_services')
    """
    return ROW + (reference.anchor_of(row) if _is_table(row) else row)


def operands(row: str) -> tuple[str, ...]:
    """Return what the catalogue has behind a row: of one that is implied those that it follows from; of a table itself.

    Example:
        >>> operands("heard_of_portal_yes_2020_s06_implied")
        ('heard_of_portal_yes_2020_s06', 'heard_of_portal_yes_change_2020_s06')
        >>> operands("no_such_row")
        ()
    """
    if row in data.row_ids() or _is_table(row):
        return (row,)
    known = audit.rows_by_id().get(row)
    return () if known is None else tuple(str(known["follows_from"]).split())


@cache
def card(row: str) -> str:
    """Return what is known of a row or a table as markup, with links as a chapter has them.

    Example:
        >>> card("helsenorge_visits_2020").partition("</dd>")[0]
        '<dl><dt>Printed</dt><dd><q lang="nb">72 millioner</q>'
        >>> card("same_subject").partition("</dd>")[0]
        '<dl><dt>Counted in</dt><dd>Figures on the same subject that differ'
    """
    return _of_table(row) if _is_table(row) else _of_row(row)


def seen_from(page: str, markup: str) -> str:
    """Return markup whose links, as a chapter has them, lead from another page.

    Example:
        >>> seen_from("intro", '<a href="sources.html#kanta_2019">')
        '<a href="notebooks/sources.html#kanta_2019">'
    """
    return markup.replace('<a href="', f'<a href="{prefix_to_chapters(page)}').replace(
        '<a class="number-check" href="', f'<a class="number-check" href="{prefix_to_chapters(page)}'
    )


def _is_table(name: str) -> bool:
    return name in schema.table_names()


def _of_table(name: str) -> str:
    entries = {"counted": schema.title(name), "about": schema.description(name)}
    listed = _listed({term: escape.html(entry) for term, entry in entries.items()})
    return f'{listed}<p><a href="{escape.html(address(name))}">{say.html("table-in-catalogue")}</a></p>'


def _of_row(row: str) -> str:
    facts = audit.rows_by_id()[row]
    source = _sources()[facts["source"]]
    entries = {
        "printed": f'<q lang="{escape.html(source["language"])}">{escape.html(facts["as_printed"])}</q>',
        "about": escape.html(_about(facts)),
        "asked": escape.html(_asked(facts)),
        "answers": rounded(facts["base_n"]) if pd.notna(facts["base_n"]) else "",
        "source": _source(facts, source),
    }
    checks = "".join(
        f' <a class="number-check" href="{CHECK}{escape.html(contest)}">{say.html("see-check")}</a>'
        for contest in dict.fromkeys(found.discrepancy for found in discrepancies.contests().get(row, ()))
    )
    return f'{_listed(entries)}<p><a href="{escape.html(address(row))}">{say.html("row-in-catalogue")}</a>{checks}</p>'


def _listed(entries: dict[str, str]) -> str:
    known = {_term(name): entry for name, entry in entries.items() if entry}
    return "<dl>" + "".join(f"<dt>{term}</dt><dd>{entry}</dd>" for term, entry in known.items()) + "</dl>"


@cache
def _term(entry: str) -> str:
    return say.html("card", entry=entry)


def _about(row: Record) -> str:
    labels = [_labels(field).get(row[field]) for field in ABOUT if pd.notna(row.get(field)) and row[field] not in PLAIN]
    return ", ".join([*dict.fromkeys(filter(None, labels)), period_in_words(row["period"])])


def _asked(row: Record) -> str:
    """Return the words of the question, and whom it was put to."""
    if pd.isna(row.get("question")) or pd.isna(row.get("survey")):
        return ""
    question = _questions().get((row["survey"], row["question"]))
    return say("asked-of", wording=question["wording_en"], base=question["base"]) if question else ""


def _source(row: Record, source: Record) -> str:
    title = f'<a href="{SOURCE}{escape.html(row["source"])}">{escape.html(source["title"])}</a>'
    place = escape.html(places.in_document(row["locator"], source["title"]))
    return f"{title}{escape.html(gloss(source))}, {place}"


@cache
def _labels(field: str) -> dict[str, str]:
    return data.labels(field, locales.language())


@cache
def _sources() -> dict[str, Record]:
    return {row["id"]: row for row in data.load("sources").to_dict("records")}


@cache
def _questions() -> dict[tuple[str, str], dict[str, str]]:
    rows = data.load("survey_questions").to_dict("records")
    return {(row["survey"], row["question"]): {key: row[key] for key in ("wording_en", "base")} for row in rows}
