"""A figure has a note if, and only if, it shows a value that contradicts other figures."""

import pytest

from helpers import audit
from helpers.press.pages import figures, rows

NOTE = "does not follow from other published figures"
DISPUTED = "helsenorge_visits_growth_2021"


def legend(*row_ids: str, page: str = "notebooks/helsenorge_over_time", note: str = "") -> str:
    figure = {"note": note, "sources": [], "description": "A chart.", "caption": "A caption.", "columns": ["Value"]}
    return figures._legend(figure | {"rows": [["85"]] * len(row_ids), "row_ids": list(row_ids)}, page, rows.found())


@pytest.mark.parametrize("row_ids", [(DISPUTED,), ("helsenorge_visits_2019", DISPUTED)])
def test_disputed_value_has_a_note_with_a_link_to_the_check(row_ids):
    shown = legend(*row_ids, note="Counts of visits.")
    assert shown.count(NOTE) == 1
    assert 'href="audit.html#which-statements-do-not-follow"' in shown
    assert shown.index("Counts of visits.") < shown.index(NOTE)


@pytest.mark.parametrize("row_ids", [(), ("helsenorge_visits_2019",), (f"{DISPUTED}_implied",)])
def test_other_values_are_not_noted(row_ids):
    assert NOTE not in legend(*row_ids)


def test_the_chapter_on_checks_needs_no_note():
    assert NOTE not in legend(DISPUTED, page="notebooks/audit")


def test_only_figures_are_disputed_and_not_their_order():
    found = audit.disputed()
    assert DISPUTED in found
    assert "heard_of_portal_yes_2020_s07" not in found
    assert "wearables_used_base_2020_s38" not in found
    assert "video_satisfied_2019_s24" not in found
