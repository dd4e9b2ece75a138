"""The list of sources says of each whether it was read for the book."""

from bs4 import BeautifulSoup

from helpers import reference


def test_sources_say_whether_they_were_read():
    entries = BeautifulSoup(reference.bibliography("en").data, "html.parser").select("li")
    told = {entry["id"]: entry.get_text() for entry in entries}
    assert "Read for this book." in told["citizen_survey_2020"]
    assert "taken from a list" not in told["citizen_survey_2020"]
    assert "Figures taken from a list, not from the source itself." in told["inera_2021"]
    assert not any(words in told["natural_earth"] for words in ("Read for this book.", "taken from a list"))


def test_source_without_a_date_is_said_to_have_none():
    entries = BeautifulSoup(reference.bibliography("en").data, "html.parser").select("li")
    (entry,) = [entry.get_text() for entry in entries if entry["id"] == "stord_core_record"]
    assert entry.startswith("Stord kommune (no date). Kjernejournal.")
    assert not any("()" in entry.get_text() for entry in entries)
