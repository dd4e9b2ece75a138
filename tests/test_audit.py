"""Published claims are recomputed, and a verdict that changes is named."""

import pytest

from helpers import audit, data
from helpers.printed import Interval

CLAIMS = audit.claims()


@pytest.mark.parametrize("claim", CLAIMS.to_dict("records"), ids=lambda claim: claim["id"])
def test_verdict_is_the_recorded_one(claim):
    told = f"data/published_claims.csv, {claim['id']}: {claim['as_printed']}, recomputed {claim['recomputed']}: "
    assert claim["verdict"] == claim["recorded"], f"{told}{claim['verdict']}, but recorded is {claim['recorded']}"


def test_every_disagreement_is_explained():
    silent = CLAIMS[
        (CLAIMS["verdict"] == audit.DISAGREES) & ((CLAIMS["explanation"] == "") | (CLAIMS["book_uses"] == ""))
    ]
    assert silent.empty, silent["id"].tolist()


def test_more_than_a_hundred_claims_are_checked():
    assert (CLAIMS["verdict"] != audit.NOT_CHECKABLE).sum() > 100


@pytest.mark.parametrize("name", ["portal_use", "service_use", "survey_results"])
def test_rows_that_contradict_each_other_are_claims(name):
    """Two rows for the same thing whose intervals lie apart must be compared in the audit."""
    table = data.load(name)
    key = [column for column in data.SUBJECT_FIELDS if column in table]
    compared = {frozenset([claim["published"], *operands]) for claim, operands in zip(*_operands(), strict=True)}
    unnoticed = []
    for _, group in table.groupby([*key, "wave"] if "wave" in table else key, dropna=False):
        rows = list(group.to_dict("records"))
        for place, one in enumerate(rows):
            for other in rows[place + 1 :]:
                apart = audit.verdict_of(audit.closed(one), audit.closed(other)) == audit.DISAGREES
                if apart and frozenset([one["id"], other["id"]]) not in compared:
                    unnoticed.append(f"{one['id']} ({one['source']}) and {other['id']} ({other['source']})")
    assert not unnoticed, "contradict each other, but data/published_claims.csv has no claim: " + "; ".join(unnoticed)


def _operands() -> tuple[list[dict], list[list[str]]]:
    table = data.load("published_claims").fillna("")
    return table.to_dict("records"), [operands.split() for operands in table["operands"]]


@pytest.mark.parametrize(
    ("published", "computed", "expected"),
    [
        (Interval(85, 84.5, 85.5), Interval(94.4, 92.4, 96.5), audit.DISAGREES),
        (Interval(153, 152.5, 153.5), Interval(151.6, 147.7, 155.5), audit.WITHIN_ROUNDING),
        (Interval(47, 46.5, 47.5), Interval(47.47, 46.8, 48.2), audit.AGREES),
        (Interval(50, 50, None), Interval(51.7, 47.5, 56.1), audit.AGREES),
        (Interval(1431, 1431, 1431), Interval(1445, 1445, 1445), audit.DISAGREES),
        (Interval(1614, 1614, 1614), Interval(1614, 1614, 1614), audit.AGREES),
        (Interval(28, 27.5, 28.5), Interval(29, 28.5, 29.5), audit.DISAGREES),
    ],
)
def test_verdict_follows_from_the_intervals(published, computed, expected):
    assert audit.verdict_of(published, computed) == expected


def test_a_changed_operand_turns_the_verdict():
    facts = audit.rows_by_id()
    published = facts["citizen_survey_response_rate_2020_s03"]
    respondents, invited = facts["citizen_survey_respondents_2020_s03"], facts["citizen_survey_invited_2020_s03"]
    assert audit.check("share_of", published, [respondents, invited])[1] == audit.AGREES
    changed = respondents.copy()
    changed[["value", "lower", "upper"]] = 1514.0
    assert audit.check("share_of", published, [changed, invited])[1] == audit.DISAGREES


def test_unknown_derivation_is_refused():
    row = audit.rows_by_id()["citizen_survey_response_rate_2020_s03"]
    with pytest.raises(ValueError, match='derivation "guess": there are same_value'):
        audit.check("guess", row, [row])
