"""A dumbbell joins the first and the last value of an item, unless the series breaks between them."""

import pandas as pd
from chart_examples import drawing, dumbbell_chart, layers, rows_with

from helpers import charts, survey
from helpers.theme import LATER

TEXT = {"name": "fig-ends", "caption": "Shares.", "unit": "percent", "label": "answer_label"}


def drawn(rows: pd.DataFrame, **options) -> pd.DataFrame:
    return pd.DataFrame(rows_with(charts.dumbbell_chart(rows, **TEXT, **options), "time"))


def contact(*answers: str, waves: list[int]) -> pd.DataFrame:
    rows = survey.shares("contact_last_12_months", waves=waves)
    return rows[rows["answer"].isin(answers)]


def test_first_and_last_value_of_an_item_are_drawn():
    ends = drawn(contact("digital_contact", waves=[2019, 2020, 2021, 2022]))
    assert ends[["time", "when", "value"]].values.tolist() == [["earlier", "2019", 33.0], ["later", "2022", 54.0]]
    assert ends["part"].nunique() == 1


def test_no_line_crosses_a_break():
    assert drawn(contact("digital_contact", waves=[2019, 2023]))["part"].nunique() == 2


def test_an_item_with_one_value_is_its_later_point():
    assert drawn(contact("digital_contact", waves=[2020]))["time"].tolist() == ["later"]


def test_items_stand_in_order_of_their_later_value_unless_the_order_is_kept():
    rows = contact("physical_contact", "digital_contact", waves=[2019, 2022]).sort_values("value")
    names = [list(drawn(rows, keep_order=keeps)["item"].unique()) for keeps in (False, True)]
    assert names == [["Physical contact", "Digital contact"], ["Digital contact", "Physical contact"]]


def test_values_stand_outside_of_their_points_in_a_fall_too():
    fall = drawn(contact("physical_contact", waves=[2019, 2021])).set_index("time")["side"]
    rise = drawn(contact("digital_contact", waves=[2019, 2022])).set_index("time")["side"]
    assert fall.to_dict() == {"earlier": "right", "later": "left"}
    assert rise.to_dict() == {"earlier": "left", "later": "right"}


def test_earlier_and_later_differ_by_more_than_colour():
    points = [layer["mark"] for layer in layers(dumbbell_chart().to_dict()) if layer["mark"]["type"] == "point"]
    assert [(point["filled"], point["color"]) for point in points] == [(False, LATER), (True, LATER)]
    assert "hollow point" in dumbbell_chart().to_dict()["usermeta"]["figure"]["note"]


def test_each_value_has_its_year_beside_it():
    svg = drawing(dumbbell_chart())
    assert "33 (2019)" in svg
    assert "57 (2023)" in svg
