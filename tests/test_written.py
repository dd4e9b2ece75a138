"""A text keeps the numbers it was written from, whatever is said around them."""

import copy
import json
import operator
import re
from functools import reduce

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from this_book import BOOK

from helpers import comparison, data, measures, portal_use, prose, records, survey, written
from helpers.phrases import phrase
from helpers.press.numbers.notebook import numbers_of
from helpers.printed import Interval
from helpers.written import PRINT, SAMPLE, Number, Written, number

SHARE = {"value": 90.0, "lower": 88.4, "upper": 91.4}
OF_SAMPLE = pd.Series(SHARE | {"id": "heard_2020", "base": 1614})
DERIVED = pd.Series({"value": 14.0, "lower": None, "id": "heard_2020", "made_of": ("heard_2019", "heard_2020")})
BOUND = {"id": "visits", "value": 140_000_000.0, "qualifier": "over", "lower": 140_000_000.0, "upper": pd.NA}
# Years and the name of a portal are words, and so are limits that a question or a parameter has.
WORDS_WITH_DIGITS = (
    r"\b(19|20)\d\d\b|\b1177\b|week \d+|(under|over) \d+ years|\d+(%| percent) level"
    r"|design effect of [\d.]+|^−?\d+ to \d+$|rounds to \d+%|where \d+% are promised|per 100 inhabitants"
    r"|(under|over|age of|at|aged) \d+( to \d+| and over)?\b|\d+ [A-Z][a-z]+ (?=20)|of 100 points"
    r"|slides \d+ and \d+ \(question \d+ and  \| \)|fewer than \d+ answers|fewer than 100\b"
)
texts = st.one_of(st.text(), st.builds(number, st.text(), st.floats(-1e9, 1e9)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (prose.rounded(1614), Number("1,614", 1614)),
        (prose.percent(89.46, 1), Number("89.5%", 89.46)),
        (prose.millions(72_900_000), Number("72.9\u00a0million", 72_900_000)),
        (prose.points(0.3), Number("0\u00a0percentage points", 0.3)),
        (prose.share(pd.Series(SHARE)), Number("90% (88% to 91%)", **SHARE, kind=PRINT)),
        (prose.share(OF_SAMPLE), Number("90% (88% to 91%)", **SHARE, rows=("heard_2020",), kind=SAMPLE)),
        (prose.made_of(prose.rounded(2), OF_SAMPLE, DERIVED), Number("2", 2, rows=("heard_2020", "heard_2019"))),
        (prose.change(pd.Series(SHARE)), Number("+90\u00a0percentage points (+88 to +91)", **SHARE, kind=SAMPLE)),
        (prose.change(DERIVED), Number("+14\u00a0percentage points", 14, rows=("heard_2019", "heard_2020"))),
        (prose.measured(Interval(93.28, 93.08, 93.48)), Number("93.3 (93.1 to 93.5)", 93.28, 93.08, 93.48, kind=PRINT)),
        (prose.measured(Interval(3.0, 3.0, None)), Number("3 or more", 3, 3, kind=PRINT)),
        (prose.measured(Interval(3.0, None, 3.0)), Number("3 or less", 3, None, 3, kind=PRINT)),
        (
            prose.qualified(BOUND),
            Number("over 140\u00a0million", 140_000_000, 140_000_000, rows=("visits",), kind=PRINT),
        ),
        (prose.in_points(prose.rounded(1)), Number("1", 1)),
        (prose.rounded(80.46 - 67.41, 1), Number("13.1", 13.05)),
    ],
)  # fmt: skip
def test_number_is_written_with_its_value_and_the_ends_of_its_interval(text, expected):
    assert text.numbers == [expected]


def test_missing_number_is_text():
    for text in (prose.rounded(float("nan")), prose.percent(float("nan")), prose.points(float("nan"))):
        assert text == prose.NO_FIGURE
        assert not isinstance(text, Written)


def test_phrase_and_list_keep_the_numbers():
    listed = prose.listed([prose.percent(84), prose.percent(87.2) + " later", "one more"])
    said = "In 2020: " + phrase("or-more", number=listed)
    assert said == "In 2020: 84%, 87% later and one more or more"
    assert [(found.text, found.value) for found in said.numbers] == [("84%", 84), ("87%", 87.2)]
    assert said.words == ["In 2020: ", ", ", " later and one more or more"]


@settings(deadline=None)
@given(st.lists(texts))
def test_text_is_that_of_its_parts_however_it_is_put_together(parts):
    plain = [str(part) for part in parts]
    whole = Written(*parts)
    for text in (whole, reduce(operator.add, parts, Written()), written.from_data(written.as_data(whole))):
        assert text == "".join(plain)
        assert [*text.numbers] == [found for part in parts if isinstance(part, Written) for found in part.numbers]
    for text in (copy.deepcopy(whole), copy.copy(whole), "" + whole, whole + ""):
        assert (text, text.numbers) == (whole, whole.numbers)
    assert json.loads(json.dumps(written.as_data(whole))) == written.as_data(whole)


@pytest.mark.parametrize("name", BOOK.chapters())
def test_every_number_of_a_fact_is_glued_as_a_number(name):
    words = {fact: " | ".join(text.words) for fact, text in numbers_of(BOOK.text_of(name)).facts.items()}
    lost = {fact: text for fact, text in words.items() if re.search(r"\d", re.sub(WORDS_WITH_DIGITS, "", text))}
    assert not lost, "an f-string loses numbers; messages and + keep them"


def test_derived_numbers_know_their_operands():
    contact = survey.shares("contact_last_12_months").query("answer == 'digital_contact'")
    change = data.only(comparison.changes(contact, wave=2020, baseline_wave=2019, confidence_level=0.95))
    before, after = (data.only(contact, wave=wave)["id"] for wave in (2019, 2020))
    assert prose.change(change).numbers[0].rows == (before, after)
    assert comparison.size(change).numbers[0].rows == (before, after)
    overview = survey.results("share", "overview_where_info_stored", waves=[2020])
    rest = data.only(survey.with_rest(overview, "rest_implied"), answer="rest_implied")
    assert set(prose.share(rest).numbers[0].rows) == set(overview["id"])
    visits = portal_use.yearly("visits", ["helsenorge"], first_year=2019, last_year=2020).query("preferred")
    per_head = measures.per_inhabitant(visits, data.load("population"))
    assert [row.partition("_")[0] for row in records.ids_of(data.only(per_head, year=2020))] == [
        "helsenorge",
        "population",
    ]
    first, last = (data.only(visits, year=year) for year in (2019, 2020))
    assert prose.measured(measures.relative_change(first, last)).numbers[0].rows == (first["id"], last["id"])
    growth = measures.growth(visits.query("year == 2019"), visits.query("year == 2020"))
    assert records.ids_of(data.only(growth)) == (first["id"], last["id"])
