"""Each measure has the value and the interval that follow from the printed figures."""

import math

import pandas as pd
import pytest

from helpers import measures
from helpers.measures import BOUNDS
from helpers.printed import Interval

VISITS_2019, VISITS_2020 = Interval(37.2, 37.15, 37.25), Interval(72.9, 72.85, 72.95)
RESPONDENTS, INVITED = Interval(1614, 1614, 1614), Interval(3400, 3350, 3450)
PROMOTERS, DETRACTORS = Interval(34, 33.5, 34.5), Interval(28, 27.5, 28.5)
OVER, NEARLY = Interval(140, 140, None), Interval(43, None, 43)
ZERO = Interval(0, 0, 0)


@pytest.mark.parametrize(
    ("derived", "expected"),
    [
        (
            measures.relative_change(VISITS_2019, VISITS_2020),
            (100 * 35.7 / 37.2, 100 * (72.85 - 37.25) / 37.25, 100 * (72.95 - 37.15) / 37.15),
        ),
        (measures.point_change(PROMOTERS, DETRACTORS), (-6, -7, -5)),
        (measures.difference(PROMOTERS, DETRACTORS), (6, 5, 7)),
        (measures.ratio(VISITS_2020, VISITS_2019), (72.9 / 37.2, 72.85 / 37.25, 72.95 / 37.15)),
        (measures.share_of(RESPONDENTS, INVITED), (161_400 / 3400, 161_400 / 3450, 161_400 / 3350)),
        (
            measures.share_of_part(PROMOTERS, RESPONDENTS, INVITED),
            (34 * 1614 / 3400, 33.5 * 1614 / 3450, 34.5 * 1614 / 3350),
        ),
        (measures.sum_of(PROMOTERS, DETRACTORS, VISITS_2019), (99.2, 98.15, 100.25)),
        (measures.sum_of(PROMOTERS), PROMOTERS),
        (measures.rest_of_100(PROMOTERS, DETRACTORS), (38, 37, 39)),
        (measures.monthly_mean(Interval(120, 114, 126)), (10, 9.5, 10.5)),
    ],
)
def test_measure_has_the_interval_of_its_figures(derived, expected):
    assert derived == pytest.approx(expected)


@pytest.mark.parametrize(
    ("derived", "expected"),
    [
        (measures.sum_of(OVER, PROMOTERS), (174, 173.5, None)),
        (measures.sum_of(NEARLY, PROMOTERS), (77, 33.5, 77.5)),
        (measures.difference(OVER, PROMOTERS), (106, 105.5, None)),
        (measures.difference(PROMOTERS, OVER), (-106, None, -105.5)),
        (measures.difference(PROMOTERS, NEARLY), (-9, -9.5, 34.5)),
        (measures.ratio(PROMOTERS, NEARLY), (34 / 43, 33.5 / 43, None)),
        (measures.ratio(NEARLY, PROMOTERS), (43 / 34, 0, 43 / 33.5)),
        (measures.ratio(PROMOTERS, ZERO), (math.nan, None, None)),
        (measures.ratio(OVER, OVER), (1, 0, None)),
        (measures.monthly_mean(OVER), (140 / 12, 140 / 12, None)),
    ],
)
def test_open_end_gives_an_open_result_or_zero(derived, expected):
    assert derived[1:] == pytest.approx(expected[1:])
    assert derived.value == pytest.approx(expected[0], nan_ok=True)


def test_rows_are_read_as_the_intervals_of_their_prints():
    rows = [pd.Series(dict(zip(BOUNDS, figure, strict=True))) for figure in (PROMOTERS, DETRACTORS)]
    assert measures.difference(*rows) == (6, 5, 7)


@pytest.fixture
def visits() -> list[pd.DataFrame]:
    """Return the visits of two portals in two years; a third portal has those of one year."""
    before = {"portal": ["helsenorge", "1177"], "as_printed": ["72,9 millioner", "over 140"]}
    after = {"portal": ["1177", "kanta", "helsenorge"], "as_printed": ["175", "23", "140,9 millioner"]}
    numbers = (
        {"value": [72.9, 140], "lower": [72.85, 140], "upper": [72.95, math.nan]},
        {"value": [175, 23, 140.9], "lower": [174.5, 22.5, 140.85], "upper": [175.5, 23.5, 140.95]},
    )
    return [pd.DataFrame(names | some) for names, some in zip((before, after), numbers, strict=True)]


def test_growth_joins_each_portal_with_its_earlier_figure(visits):
    grown = measures.growth(*visits).set_index("portal")
    assert grown.index.tolist() == ["1177", "helsenorge"]
    assert grown.loc["helsenorge", BOUNDS].tolist() == pytest.approx(
        [100 * 68 / 72.9, 100 * (140.85 / 72.95 - 1), 100 * (140.95 / 72.85 - 1)]
    )
    assert grown["as_printed"].tolist() == ["computed: over 140; 175", "computed: 72,9 millioner; 140,9 millioner"]


def test_growth_from_a_bound_is_a_bound(visits):
    before, after = visits
    assert measures.growth(before, after)["qualifier"].tolist() == ["about", "about"]
    grown = measures.growth(before, after.assign(upper=math.nan)).set_index("portal")
    assert grown["qualifier"].tolist() == ["over", "over"]
    assert math.isnan(grown.loc["helsenorge", "upper"])
    zero = before.assign(lower=0.0, upper=[72.95, 140.0])
    assert measures.growth(zero, after)["qualifier"].tolist() == ["over", "over"]


def test_growth_of_services_is_joined_by_service(visits):
    before, after = (rows.rename(columns={"portal": "service"}) for rows in visits)
    assert measures.growth(before, after, of="service")["service"].tolist() == ["1177", "helsenorge"]


def test_use_is_divided_by_the_people_of_its_country_and_year():
    use = pd.DataFrame(
        {
            "country": ["NO", "NO", "DK", "NO"], "year": [2020, 2021, 2020, 2040],
            "value": [72_900_000.0] * 4, "lower": [72_850_000.0] * 4, "upper": [math.nan] * 4,
        }
    )  # fmt: skip
    people = pd.DataFrame(
        {
            "country": ["DK", "NO", "NO"], "period": ["2020", "2021", "2020"],
            "value": [5_822_763.0, 5_391_369.0, 5_367_580.0], "lower": [1.0] * 3, "upper": [2.0] * 3,
        }
    )  # fmt: skip
    used = measures.per_inhabitant(use, people)
    inhabitants = [5_367_580, 5_391_369, 5_822_763]
    assert used["inhabitants"].tolist()[:3] == inhabitants
    assert used["value"].tolist()[:3] == pytest.approx([72_900_000 / count for count in inhabitants])
    assert used["lower"].tolist()[:3] == pytest.approx([72_850_000 / count for count in inhabitants])
    assert used["upper"].isna().all()
    assert used.loc[3, [*BOUNDS, "inhabitants"]].isna().all()
    assert use["value"].tolist() == [72_900_000.0] * 4


def test_figures_are_counted_in_a_larger_unit():
    rows = pd.DataFrame({"portal": ["kanta"], "value": [37_000_000.0], "lower": [36_500_000.0], "upper": [math.nan]})
    in_millions = measures.in_millions(rows)
    assert in_millions[["portal", "value", "lower"]].values.tolist() == [["kanta", 37.0, 36.5]]
    assert in_millions["upper"].isna().all()
    assert measures.scaled(rows, 1e3)[["value", "lower"]].values.tolist() == [[37_000.0, 36_500.0]]
    assert rows["value"].tolist() == [37_000_000.0]
