"""The list of sources says for each whether it was read for the book."""

from bs4 import BeautifulSoup

from helpers import reference


def test_sources_say_whether_the_document_was_read():
    entries = BeautifulSoup(reference.bibliography("en").data, "html.parser").select("li")
    texts = {entry["id"]: entry.get_text() for entry in entries}
    assert "Read for this book." in texts["citizen_survey_2020"]
    assert "taken from a list" not in texts["citizen_survey_2020"]
    assert "Figures taken from a list, not from the source itself." in texts["inera_2021"]
    assert not any(words in texts["natural_earth"] for words in ("Read for this book.", "taken from a list"))


def test_source_without_a_date_says_so():
    entries = BeautifulSoup(reference.bibliography("en").data, "html.parser").select("li")
    (entry,) = [entry.get_text() for entry in entries if entry["id"] == "stord_core_record"]
    assert entry.startswith("Stord kommune (no date). Kjernejournal [Summary care record].")
    assert not any("()" in entry.get_text() for entry in entries)
