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


def test_every_finding_that_disagrees_is_a_discrepancy(claims):
    """Whoever adds a claim that does not follow must say what it means to a reader."""
    found = audit.findings(claims)
    assert set(found.loc[found["verdict"] == audit.DISAGREES, "finding"]) == set(data.load("discrepancies")["id"])


def test_difference_of_definition_and_slip_is_explained(claims):
    other = claims[claims["verdict"] == audit.OTHER_DEFINITION]
    slips = claims[(claims["compares"] == audit.REPETITIONS) & (claims["verdict"] == audit.DISAGREES)]
    assert (other["explanation"] != "").all()
    assert (slips["explanation"] != "").all()


def test_words_of_a_discrepancy_stand_in_one_place(claims):
    twice = claims[claims["finding"].isin(data.load("discrepancies")["id"])]
    assert (twice[["explanation", "book_uses"]] == "").all(axis=None)


def test_same_number_twice_in_a_document_is_a_repetition(claims):
    """It shows only that the number was copied correctly, unless the two differ and make a discrepancy."""
    one_document = claims[(claims["derivation"] == "same_value") & (claims["source"] == claims["compared_with"])]
    statements = one_document[one_document["compares"] != audit.REPETITIONS]
    assert set(statements["finding"]) <= set(data.load("discrepancies")["id"])


def test_claims_that_say_the_same_are_one_finding(claims):
    rows = claims.set_index("id", drop=False).loc[
        ["visits_2020_page_and_deck", "visits_2020_page_and_report", "heard_slides_6_and_7", "nps_formula"]
    ]
    found = audit.findings(rows)
    assert found.values.tolist() == [
        ["visits_in_whole_millions", audit.DISAGREES, 2],
        ["nps_score", audit.AGREES, 1],
    ]


def test_finding_has_the_gravest_verdict_of_its_claims(claims):
    rows = claims.assign(finding="any")
    assert audit.findings(rows)[["verdict", "claims"]].values.tolist() == [
        [audit.DISAGREES, len(claims) - (claims["compares"] == audit.REPETITIONS).sum()]
    ]
    fitting = rows[rows["verdict"].isin([audit.AGREES, audit.NOT_CHECKABLE])]
    assert audit.findings(fitting)["verdict"].tolist() == [audit.AGREES]


def counts(claims):
    return {name: int(count.numbers[0].value) for name, count in audit.counts(claims).items()}


def test_findings_are_counted_and_not_claims(claims):
    said, found = counts(claims), audit.findings(claims)
    assert (
        said["disagreeing"]
        == (found["verdict"] == audit.DISAGREES).sum()
        < (claims["verdict"] == audit.DISAGREES).sum()
    )
    assert said["checked"] + said["unchecked"] == len(found)
    assert said["repetitions"] == (claims["compares"] == audit.REPETITIONS).sum()


def test_slips_are_named_only_where_there_are_some(claims):
    assert audit.slips(claims).endswith("slides 37 and 38 (question 30 and 29).")
    assert audit.slips(claims[claims["verdict"] == audit.AGREES]) == "All of them agree."


def test_no_statement_needs_the_whole_tolerance(claims):
    """The tolerance is wide enough for every question put to all, and hardly wider."""
    said = audit.missing_answers(claims)
    [least], [most] = said["most_unanswered"].numbers, said["tolerance"].numbers
    assert most.value - 1 <= least.value <= most.value


def test_many_claims_are_checked(claims):
    assert counts(claims)["checked"] > 100


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
