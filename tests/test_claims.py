"""A claim is shown with its printed number, the recomputed number and the verdict."""

import math

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from helpers import audit, data, page_tables, schema

GROWTH = "visits_per_day_growth_corona_spring"
ROSE = "visits_per_day_rose_corona_spring"
BASE = "base_of_all_heard_of_portal"
UNCHECKED = "digital_consultations_growth_corona_spring"


@pytest.fixture
def chosen() -> pd.DataFrame:
    """Return a claim that disagrees, one on an order, one on a count and one that cannot be checked."""
    return audit.claims().set_index("id", drop=False).loc[[GROWTH, ROSE, BASE, UNCHECKED]]


def test_claim_shows_the_printed_number(chosen):
    claim = chosen.loc[GROWTH]
    printed = ["value", "lower", "upper", "unit", "period", "qualifier", "source", "as_printed"]
    assert claim[printed].tolist() == [
        *(192, 191.5, 192.5, "percent", "2020-W12", "exact", "corona_news_2020", "192 prosent"),
    ]
    assert claim["locator"] == "Kraftig økning i bruk av digitale helsetjenester under koronakrisen"
    assert claim[["derivation", "published"]].tolist() == ["relative_change", "helsenorge_visits_growth_2020_w12"]
    assert math.isnan(chosen.loc[ROSE, "upper"])


def test_claim_shows_the_words_of_its_row(chosen):
    row = data.only(data.load("published_claims"), id=GROWTH)
    own, stored = ["finding", "compares", "label", "claim", "recorded"], ["label_en", "claim_en", "verdict"]
    assert chosen.loc[GROWTH, own].tolist() == [*row[["finding", "compares"]], *row[stored]]
    row = data.only(data.load("published_claims"), id=UNCHECKED)
    assert chosen.loc[UNCHECKED, ["finding", "explanation"]].tolist() == [UNCHECKED, row["note_en"]]
    assert chosen.loc[ROSE, ["book_uses", "explanation"]].tolist() == ["", ""]


def test_claim_shows_the_recomputed_number(chosen):
    """Daily visits went from 223 thousand to over 515 thousand, which is below 516 thousand."""
    computed = chosen[["computed", "computed_lower", "computed_upper"]]
    least, most = 100 * (515 / 223.5 - 1), 100 * (516 / 222.5 - 1)
    assert computed.loc[GROWTH].tolist() == pytest.approx([100 * (515 / 223 - 1), least, most])
    assert computed.loc[BASE].tolist() == [1614, 1614, 1614]
    assert computed.loc[[ROSE, UNCHECKED]].isna().all(axis=None)
    assert chosen["recomputed"].tolist() == ["130.9 (130.4 to 131.9)", "", "1,614", ""]
    assert chosen["verdict"].tolist() == [audit.DISAGREES, audit.AGREES, audit.AGREES, audit.NOT_CHECKABLE]


def test_recomputed_share_of_counts_has_one_decimal():
    claims = audit.claims()
    exact = claims[(claims["computed_lower"] == claims["computed_upper"]) & (claims["unit"] == "percent")]
    assert not exact.empty
    assert exact["recomputed"].str.fullmatch(r"−?[\d,]+\.\d").all()


def test_claim_on_an_unknown_row_is_rejected(monkeypatch):
    claims = data.load("published_claims").head(1).assign(operands="visits_of_1999 logins_of_1999")
    load = data.load
    monkeypatch.setattr(data, "load", lambda name: claims if name == "published_claims" else load(name))
    message = rf"^data/published_claims\.csv, {GROWTH}: no table has the rows visits_of_1999, logins_of_1999$"
    with pytest.raises(schema.DataError, match=message):
        audit.claims.__wrapped__()


def test_rows_of_all_tables_of_figures_are_found_by_id():
    found = audit.rows_by_id()
    for name in ("portal_use", "service_use", "survey_results", "thresholds", "population", "online_health"):
        for _, row in data.load(name).iterrows():
            assert found[row["id"]]["value"] == row["value"]
    assert set(data.load("sources")["id"]).isdisjoint(found)


def test_claim_names_the_documents_that_it_is_compared_with():
    claims = audit.claims().set_index("id")
    assert claims.loc["visits_2020_page_and_deck", ["source", "compared_with"]].tolist() == [
        *("helsenorge_page_2022", "citizen_survey_2020")
    ]
    assert claims.loc["visits_growth_2021_page_deck", "compared_with"] == "citizen_survey_2020 helsenorge_page_2022"


def test_table_lists_each_claim_as_text(chosen):
    rows = chosen.loc[[GROWTH, ROSE]].assign(locator=["<b>page</b>", "Side 5"])
    page = BeautifulSoup(page_tables.claims(rows).data, "html.parser")
    assert [cell.get_text() for cell in page.find_all("th")] == [
        "Statement",
        "Printed",
        "Recomputed",
        "Verdict",
        "Document",
        "Compared with",
    ]
    lines = [[cell.get_text() for cell in line.find_all("td")] for line in page.select("tbody tr")]
    publisher = "Direktoratet for e-helse 2020"
    documents = [[f"{publisher}, heading: <b>page</b>", publisher], [f"{publisher}, slide 5", publisher]]
    words = rows[["claim", "as_printed", "recomputed", "verdict"]].values.tolist()
    assert lines == [[*line, *named] for line, named in zip(words, documents, strict=True)]
    assert [line["id"] for line in page.select("tbody tr")] == [f"claim-{GROWTH}", f"claim-{ROSE}"]
    assert page.select_one("table[data-searchable]")
    assert page.select_one('details:not([open]) > div[aria-label="All statements"]')
    assert page.select_one("summary").get_text() == "All statements: 2 rows"


def test_sum_of_all_answers_is_set_beside_100():
    claim = audit.claims().set_index("id").loc["personnel_satisfaction_adds_up"]
    assert claim["recomputed"].endswith("as the sum of all answers, which should be 100")
