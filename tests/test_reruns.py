"""Every chapter runs with other parameters, even if they leave little data."""

import pytest
from this_book import BOOK

from helpers.press.parameters import cells, given
from helpers.press.runs import chapter
from helpers.press.runs.jobs import Job, parameters_for

SPARSE = {
    "later waves": {
        "wave": "2022",
        "baseline_wave": "2020",
        "confidence_level": "0.99",
        "design_effect": "2",
        "portals": "kanta,sundhed",
        "countries": "IS,NO",
        "first_year": "2018",
        "last_year": "2021",
    },
    "hardly anything": {
        "wave": "2021",
        "baseline_wave": "2019",
        "portals": "1177",
        "countries": "EU27_2020",
        "first_year": "2021",
    },
}


@pytest.mark.parametrize("name", BOOK.chapters())
@pytest.mark.parametrize("choice", SPARSE)
def test_chapter_runs_with_other_parameters(name, choice):
    values = parameters_for(BOOK, name, given.read(BOOK, list(SPARSE[choice].items())))
    if not values:
        assert set(cells.defaults_of(BOOK, name)) == {"language"}
        return
    run = chapter.run(BOOK, Job(name, BOOK.text_of(name), values))
    assert run.failure is None
    assert "<NA>" not in run.notebook
    assert "NaN" not in run.notebook
