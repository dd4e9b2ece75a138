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
    own = ["label", "claim", "book_uses", "explanation", "recorded"]
    stored = ["label_en", "claim_en", "book_uses_en", "note_en", "verdict"]
    assert chosen.loc[GROWTH, own].tolist() == row[stored].tolist()
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


def test_chart_shows_the_printed_and_the_recomputed_figure_of_each_claim(chosen):
    both = audit.side_by_side(chosen.reset_index(drop=True))
    published = ["helsenorge_visits_growth_2020_w12", "helsenorge_visits_per_day_2020_w12"]
    assert both["which"].tolist() == [
        *["as printed", "recomputed"],
        "as printed",
        *["as printed", "recomputed"],
        "as printed",
    ]
    assert both["id"].tolist() == [
        published[0],
        "",
        published[1],
        *chosen.loc[[BASE], "published"],
        "",
        *chosen.loc[[UNCHECKED], "published"],
    ]
    assert both["as_printed"].tolist() == ["192 prosent", "", "over 515 000", "N=1614", "", "over 300 prosent"]
    assert both["qualifier"].tolist() == ["exact", "exact", "over", "exact", "exact", "over"]
    assert both.loc[1, ["value", "lower", "upper"]].tolist() == pytest.approx(
        chosen.loc[GROWTH, ["computed", "computed_lower", "computed_upper"]].tolist()
    )


@pytest.mark.parametrize(
    ("printed", "computed", "decimals"),
    [
        ((10.29, 10.285, 10.295), (10.3, 10.3, 10.3), [1, 1]),
        ((192, 191.5, 192.5), (130.94, 130.43, 131.91), [0, 1]),
        ((192, 191.5, 192.5), (130.94, 120, 140), [0, 0]),
        ((192, 191.5, 192.5), (130.94, 130.93, 130.95), [0, 1]),
        ((192, 191.5, 192.5), (130.94, 130.94, math.nan), [0, 1]),
        ((192, 191.5, 192.5), (130, math.nan, 130), [0, 0]),
        ((1614, 1614, 1614), (1614, 1614, 1614), [0, 0]),
    ],
)
def test_chart_shows_at_most_one_decimal(chosen, printed, computed, decimals):
    numbers = dict(zip(("value", "lower", "upper"), printed, strict=True))
    numbers |= dict(zip(("computed", "computed_lower", "computed_upper"), computed, strict=True))
    assert audit.side_by_side(chosen.loc[[GROWTH]].assign(**numbers))["decimals"].tolist() == decimals


def test_table_lists_each_claim_as_text(chosen):
    rows = chosen.loc[[GROWTH, ROSE]].assign(locator=["<b>page</b>", "Side 5"])
    page = BeautifulSoup(page_tables.claims(rows).data, "html.parser")
    assert [cell.get_text() for cell in page.find_all("th")] == [
        "Statement",
        "Printed",
        "Recomputed",
        "Verdict",
        "Place",
    ]
    lines = [[cell.get_text() for cell in line.find_all("td")] for line in page.select("tbody tr")]
    assert lines == rows[["claim", "as_printed", "recomputed", "verdict", "locator"]].values.tolist()
    assert [line["id"] for line in page.select("tbody tr")] == [f"claim-{GROWTH}", f"claim-{ROSE}"]
    assert page.select_one("table[data-searchable]")
    assert page.select_one('[aria-label="All statements"]')


def test_sum_of_all_answers_is_set_beside_100():
    claim = audit.claims().set_index("id").loc["personnel_satisfaction_adds_up"]
    assert claim["recomputed"].endswith("as the sum of all answers, which should be 100")
