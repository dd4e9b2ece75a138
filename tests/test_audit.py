"""Published claims are recomputed, and a changed verdict is named."""

import pandas as pd
import pytest

from helpers import audit, data, schema, verdicts
from helpers.printed import SUBJECT_FIELDS


@pytest.fixture(scope="module")
def claims() -> pd.DataFrame:
    return audit.claims()


def test_verdicts_are_the_recorded_ones(claims):
    moved = [
        f"data/published_claims.csv, {claim['id']}: {claim['as_printed']}, recomputed {claim['recomputed']}: "
        f"{claim['verdict']}, but recorded is {claim['recorded']}"
        for claim in claims.to_dict("records")
        if claim["verdict"] != claim["recorded"]
    ]
    assert not moved, "\n".join(moved)


def test_every_disagreement_is_explained(claims):
    silent = claims[
        (claims["verdict"] == audit.DISAGREES) & ((claims["explanation"] == "") | (claims["book_uses"] == ""))
    ]
    assert silent.empty, silent["id"].tolist()


def test_many_claims_are_checked(claims):
    assert (claims["verdict"] != audit.NOT_CHECKABLE).sum() > 100


IN_FULL = ("portal_use", "service_use", "survey_results")


@pytest.mark.parametrize("name", [name for name in schema.table_names() if "preferred" in schema.fields(name)])
def test_rows_that_contradict_each_other_are_claims(name):
    """Two rows for the same quantity with disjoint intervals must be compared in the audit.

    Of a database that many news items round, only the row that the book uses is compared with each of the others.
    """
    table = data.load(name)
    key = [column for column in SUBJECT_FIELDS if column in table]
    compared = {frozenset([claim["published"], *operands]) for claim, operands in zip(*_operands(), strict=True)}
    unnoticed = []
    for _, group in table.groupby([*key, "wave"] if "wave" in table else key, dropna=False):
        rows = list(group.to_dict("records"))
        for place, row in enumerate(rows):
            for other in rows[place + 1 :]:
                if name not in IN_FULL and not (row["preferred"] or other["preferred"]):
                    continue
                apart = verdicts.verdict_of(verdicts.closed(row), verdicts.closed(other)) == audit.DISAGREES
                if apart and frozenset([row["id"], other["id"]]) not in compared:
                    unnoticed.append(f"{row['id']} ({row['source']}) and {other['id']} ({other['source']})")
    assert not unnoticed, "contradict each other, but data/published_claims.csv has no claim: " + "; ".join(unnoticed)


def _operands() -> tuple[list[dict], list[list[str]]]:
    table = data.load("published_claims").fillna("")
    return table.to_dict("records"), [operands.split() for operands in table["operands"]]


def test_no_two_claims_compare_the_same_figures_in_the_same_way():
    """Statements are counted, so each may occur only once."""
    seen = {}
    for claim, operands in zip(*_operands(), strict=True):
        if claim["derivation"] in ("not_checkable", "largest_of", "within"):
            continue
        equal = claim["derivation"] in ("same_value", "headline_vs_body", "base_of_filter")
        figures = sorted([claim["published"], *operands]) if equal else [claim["published"], *operands]
        key = "equal" if equal else claim["derivation"], *figures
        assert key not in seen, f"{claim['id']} is {seen[key]}"
        seen[key] = claim["id"]


def test_number_of_a_question_is_shown_and_not_that_of_its_respondents(claims):
    claim = claims.set_index("id").loc["wearables_question_number_s37_s38"]
    assert (claim["as_printed"], claim["recomputed"], claim["unit"]) == ("question 30", "29", "")


def test_unchecked_claim_has_an_explanation_and_no_recomputed_value(claims):
    unchecked = claims[claims["verdict"] == audit.NOT_CHECKABLE]
    assert unchecked["computed"].isna().all()
    assert (unchecked["explanation"] != "").all()
