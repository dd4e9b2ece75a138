"""Every figure was read twice: the tables and the second reading must hold the same.

`second_entry.csv` was written by a reader who did not see the tables. A new figure is entered
in both; a figure that one of them changes alone is named here.
"""

from pathlib import Path

import pandas as pd
import pytest

from helpers import data

SECOND_ENTRY = Path(__file__).with_name("second_entry.csv")
FACTS = ("portal_use", "service_use", "survey_results", "thresholds", "population", "online_health")
COMPARED = ("locator", "period", "value", "unit", "qualifier", "as_printed")


@pytest.fixture(scope="module")
def second_entry() -> pd.DataFrame:
    return pd.read_csv(SECOND_ENTRY, dtype="str", keep_default_na=False)


@pytest.mark.parametrize("name", FACTS)
def test_both_readings_agree(name, second_entry):
    first = data.load(name).assign(value=lambda table: table["value"].map("{:.12g}".format)).set_index("id")
    second = second_entry[second_entry["table"] == name].set_index("id")
    differences = [
        f'data/{name}.csv, {row}, column {column}: "{first.at[row, column]}", second reading "{second.at[row, column]}"'
        for row in first.index.intersection(second.index)
        for column in COMPARED
        if str(first.at[row, column]) != second.at[row, column]
    ]
    differences += [
        f"data/{name}.csv, {row}: not in tests/second_entry.csv" for row in first.index.difference(second.index)
    ]
    differences += [
        f"tests/second_entry.csv, {row}: not in data/{name}.csv" for row in second.index.difference(first.index)
    ]
    assert not differences, "\n".join(differences)
