"""Sentences of chapters choose their variant by the data and keep their numbers."""

import re
import shutil

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message
from this_book import BOOK

from helpers import messages, prose, survey, survey_words, text
from helpers.written import Written

PATHS = sorted(messages.FOLDER.glob("*/*.ftl"))
OF_PAGES = (BOOK.root / "helpers" / "press" / "pages" / "templates").rglob("*.*")
HELPERS = [path.read_text(encoding="utf-8") for path in [*(BOOK.root / "helpers").rglob("*.py"), *OF_PAGES]]
MESSAGES = """\
said = { $move ->
    [rose] It rose to { $now }.
   *[alone] It was { $now }.
}
    .missing = Nobody knows.
quiet = It was { $now }.
"""


@pytest.fixture
def catalogue(monkeypatch, tmp_path):
    folder = tmp_path / "en"
    folder.mkdir()
    # The phrases around single numbers are those of the book.
    shutil.copy(messages.FOLDER / "en" / "phrases.ftl", folder)
    (folder / "any.ftl").write_text(MESSAGES, encoding="utf-8")
    (folder / "broken.ftl").write_text("said = { $now\n", encoding="utf-8")
    monkeypatch.setattr(messages, "FOLDER", tmp_path)
    return text.Catalogue("any")


def test_variant_follows_the_data(catalogue):
    assert catalogue.text("said", move="rose", now="5%") == "It rose to 5%."
    assert catalogue.text("said", move="unclear", now="5%") == "It was 5%."


@pytest.mark.parametrize("absent", [None, "", prose.NO_FIGURE])
def test_sentence_without_its_fact_is_replaced_or_left_out(catalogue, absent):
    assert catalogue.text("said", move="rose", now=absent) == "Nobody knows."
    assert catalogue.text("quiet", now=absent) == ""


def test_numbers_stay_numbers(catalogue):
    said = catalogue.text("said", move="rose", now=prose.millions(72_900_000))
    assert isinstance(said, Written)
    assert [number.value for number in said.numbers] == [72_900_000]
    assert said.words == ["It rose to ", "."]


@pytest.mark.parametrize(
    ("name", "facts", "message"),
    [
        ("sad", {}, "any.ftl has no message sad"),
        ("said", {"move": "rose"}, "any.ftl, message said: Unknown external: now"),
    ],
)
def test_what_is_lacking_is_named(catalogue, name, facts, message):
    with pytest.raises(messages.TextError, match=re.escape(message)):
        catalogue.text(name, **facts)


@pytest.mark.parametrize(
    ("chapter", "message"),
    [("broken", "broken.ftl has a message that cannot be read: said = "), ("none", "there is no en/none.ftl")],
)
def test_catalogue_that_cannot_be_read_is_named(catalogue, chapter, message):
    with pytest.raises(messages.TextError, match=message):
        text.Catalogue(chapter)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_each_message_can_be_read_once_and_is_used(path):
    entries = FluentParser().parse(path.read_text(encoding="utf-8")).body
    assert not [entry.content for entry in entries if isinstance(entry, Junk)]
    names = [entry.id.name for entry in entries if isinstance(entry, Message)]
    assert len(names) == len(set(names))
    is_chapter = path.stem in BOOK.chapters()
    source = BOOK.text_of(path.stem) if is_chapter else ""
    # A helper may pick the message for the chapter; phrases belong to all of them.
    code = "".join(code for code in HELPERS if f'"{path.stem}"' in code or not is_chapter)
    # A chart takes its headline, caption and note by its name.
    drawn = re.findall(r'\\"(fig-[\w-]+)\\"', source)
    of_charts = {f"{name}-{part}" for name in drawn for part in text.PARTS}
    # Within a text in quotes, a name has the other quotes.
    written = code.replace("'", '"')
    known = [name for name in names if name not in of_charts]
    assert not [name for name in known if f'\\"{name}\\"' not in source and f'"{name}"' not in written]


def move(question: str, waves: list[int], **conditions) -> dict[str, str]:
    return survey_words.move(survey.shares(question, waves=waves), confidence_level=0.95, **conditions)


@pytest.mark.parametrize(
    ("question", "waves", "conditions", "expected"),
    [
        ("digital_easier_contact", [2019, 2020], {}, "rose"),
        ("heard_of_portal", [2019, 2020], {"answer": "no"}, "fell"),
        ("preferred_gp_contact", [2019, 2020], {"answer": "physical_visit"}, "unclear"),
        ("trust_health_info_handling", [2019, 2020], {}, "untested"),
        ("contact_last_12_months", [2022, 2023], {"answer": "digital_contact"}, "changed"),
        ("contact_last_12_months", [2020], {"answer": "digital_contact"}, "alone"),
        ("video_satisfaction", [2019], {"answer": "satisfied"}, "few"),
        ("video_satisfaction", [2022], {"answer": "satisfied"}, "none"),
    ],
)
def test_move_names_how_a_share_moved(question, waves, conditions, expected):
    assert move(question, waves, **conditions)["move"] == expected


def test_a_share_behind_a_break_is_set_apart():
    facts = move("contact_last_12_months", [2019, 2020, 2023], answer="digital_contact")
    assert (facts["wave"], facts["later_wave"], facts["printed_later"]) == ("2020", "2023", "57%")


def test_one_share_is_left_of_each_wave():
    with pytest.raises(ValueError, match="more than one share of a wave"):
        move("contact_last_12_months", [2019, 2020])
