"""No text claims that a figure does not exist, or is the newest: this book knows only the documents that it has.

The chapters, run with several sets of parameters, are read for these claims in `test_true_sentences.py`.
"""

import json
import re

import pytest
import reading
from this_book import BOOK

from helpers.theme import MIME_TYPE

# A figure that was not found may stand in a document that was not read, and a later one may have been printed since.
UNFOUNDED = re.compile(
    r"\bno (?:\w+ )?(?:figure|number|value|share|total)s? (?:was|were|is|are|has been|have been|exists?) (?:ever )?"
    r"(?:found|published|known)"
    r"|\b(?:no|has a|with a|only|latest|newest) published\b|\bnewest\b(?! first)"
    r"|\b(?:not|never|nowhere) (?:been )?(?:yet )?published\b|\bunpublished\b"
    r"|\bnot printed (?:for|in) any\b|\b(?:nowhere|never) (?:been )?printed\b"
    r"|\bno (?:document|source|publisher|survey|one) (?:prints?|publishes|has|gives?|says?)\b"
    r"|(?<!documents )\bpublish(?:es)? no\b|\b(?:do|does) not (?:exist|publish)\b"
    r"|\bthere (?:is|are) no (?:figures?|numbers?|shares?)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    "line",
    [
        "No figure was found for 2016.",
        "A country without a point has no published figure.",
        "The share of 2019 is not published.",
        "These are the newest figures.",
        "It is not printed for any wave.",
        "No document prints who was asked.",
        "Eurostat publishes no later share.",
        "There are no figures of 2023.",
    ],
)
def test_unfounded_claim_is_detected(line):
    assert UNFOUNDED.search(line)


@pytest.mark.parametrize("page", sorted(BOOK.root.glob("*.md")), ids=lambda page: page.stem)
def test_no_page_claims_that_a_figure_does_not_exist_or_is_the_newest(page):
    assert not UNFOUNDED.findall(page.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "line",
    [
        "This book has no figure of visits for Kanta.",
        "No document in this book prints who was asked.",
        "not in this edition",
        "The documents publish no design effect for this survey.",
        "The last year shown is the latest with figures.",
    ],
)
def test_what_is_said_of_this_book_alone_is_allowed(line):
    assert not UNFOUNDED.search(line)


def test_unfounded_claim_is_found_wherever_a_page_can_have_it():
    stored = BOOK.text_of("digital_contact")
    claim = "There is no published figure."
    notebook = json.loads(stored)
    notebook["cells"][0]["source"].append(f"\n{claim}")
    figures = [
        output["data"][MIME_TYPE]["usermeta"]["figure"]
        for cell in notebook["cells"]
        for output in cell.get("outputs", [])
        if MIME_TYPE in output.get("data", {})
    ]
    figures[0] |= dict.fromkeys(("caption", "note", "description"), claim)
    figures[0]["rows"][0][0] = claim
    places = [passage.place for passage in reading.of_notebook(json.dumps(notebook)) if claim in passage.text]
    name = figures[0]["name"]
    assert places[1:] == [f"{name}, caption", f"{name}, note", f"{name}, description", f"{name}, table"]
