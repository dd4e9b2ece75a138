"""The chapters on method and on changes are true for any two waves."""

import re

import nbformat
import pandas as pd
import pytest
from this_book import BOOK

from helpers import data, documented, prose, survey
from helpers.press.numbers.notebook import numbers_of
from helpers.press.runs import chapter
from helpers.press.runs.jobs import Job, parameters_for

CHAPTERS = ("survey_changes", "survey_method")
PAIRS = [(2021, 2019), (2022, 2020), (2022, 2021)]
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def text_of(name: str) -> str:
    cells = [
        cell.source for cell in nbformat.read(BOOK.path_of(name), as_version=4).cells if cell.cell_type == "markdown"
    ]
    return re.sub(r"```.*?```", "", "\n".join(cells), flags=re.DOTALL)


@pytest.mark.parametrize("name", CHAPTERS)
def test_no_year_is_typed(name):
    assert not YEAR.findall(text_of(name))


@pytest.mark.parametrize(("wave", "baseline"), PAIRS)
@pytest.mark.parametrize("name", CHAPTERS)
def test_facts_are_those_of_the_waves_shown(name, wave, baseline):
    values = parameters_for(BOOK, name, {"wave": wave, "baseline_wave": baseline})
    run = chapter.run(BOOK, Job(name, BOOK.text_of(name), values))
    assert run.failure is None
    # The number of people invited is used on the front page, which names its wave.
    facts = {fact: text for fact, text in numbers_of(run.notebook).facts.items() if fact != "invited"}
    assert not [fact for fact, text in facts.items() if prose.NO_FIGURE in text]
    years = {int(year) for text in facts.values() for year in YEAR.findall(text)}
    # Each question has waves of its own among those shown.
    assert years <= set(survey.waves(baseline, wave))


@pytest.fixture
def later_wave(monkeypatch):
    """Add a wave to the survey of which only the name is known."""
    surveys = data.load("surveys")
    added = surveys[(surveys["survey"] == survey.SURVEY) & (surveys["wave"] == 2021)].assign(wave=2031)
    load, longer = data.load, {"surveys": pd.concat([surveys, added], ignore_index=True)}
    monkeypatch.setattr(data, "load", lambda name: longer.get(name, load(name)))
    return 2031


def test_sentences_say_that_nothing_is_known_of_a_wave(later_wave):
    sentences = [
        documented.of_wave(later_wave),
        documented.answers(later_wave, 2022),
        documented.response(later_wave),
        documented.weighting([2020, later_wave]),
        documented.bases_of_all(survey.results("base", waves=[later_wave]), later_wave, 0.95),
        documented.bases_of_some(survey.results("base", waves=[later_wave]), [2022, later_wave]),
    ]
    assert sentences == [
        "For the wave of 2031 this book has no shares, no field dates and no response rate.",
        "In 2022, 1,524 people answered. This book does not know how many did in 2031.",
        "This book has no number of people invited, and no response rate that could be computed.",
        "The numbers of 2020 are weighted. For 2031 the documents do not say whether they are.",
        "This book has no such number for 2031.",
        "This book has no such number for 2022 and 2031.",
    ]
    assert documented.answers(later_wave, 2032) == "This book does not know how many people answered in 2031 and 2032."
