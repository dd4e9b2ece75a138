"""Run a chapter in the process of the tests, and return its facts and the rows it uses."""

import sys
from typing import NamedTuple

import nbformat
import pytest
from this_book import BOOK

from helpers import audit, discrepancies, glue, records
from helpers.press.parameters import cells


class Ran(NamedTuple):
    """The outcome of a run: its facts by name, and the ids of the rows that it shows or computes with."""

    facts: dict[str, str]
    rows: set[str]


def run(name: str, **given: object) -> Ran:
    """Run the code of a chapter with those of the given parameters that it has."""
    for remembered in (audit.claims, audit.rows_by_id, discrepancies.found):
        # A result from the cache would not say which rows it shows.
        remembered.cache_clear()
    ran, names = Ran({}, set()), {}
    known = cells.defaults_of(BOOK, name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(glue, "fact", lambda fact, text: ran.facts.update({fact: text}))
        patch.setattr(sys, "audit", lambda event, *ids: ran.rows.update(ids) if event == records.SHOWN else None)
        for cell in nbformat.read(BOOK.path_of(name), as_version=4).cells:
            if cell.cell_type == "code":
                exec(cell.source, names)
            if "parameters" in cell.metadata.get("tags", []):
                names |= {key: value for key, value in given.items() if key in known}
    return ran
