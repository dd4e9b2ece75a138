"""Bad input gives a single clear message with its place, and does not change the site."""

from collections.abc import Iterator
from pathlib import Path

import pytest

SMALL = "glossary"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def last_page(copied_book) -> Iterator[None]:
    """Give the copy a site, and check that it stays unchanged."""
    page = copied_book / "_build" / "html" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("last good site", encoding="utf-8")
    yield
    assert page.read_text(encoding="utf-8") == "last good site"


@pytest.mark.parametrize(
    ("spoil", "arguments", "message"),
    [
        (lambda root: (root / "data" / "events.csv").unlink(), [], "events.csv: the file is missing; data/datapackage"),
        (lambda root: edit(root / "data" / "events.csv", "id,", "di,"), [], "events.csv"),
        (lambda root: edit(root / "data" / "portal_use.csv", ",exact,", ",exakt,"), [], "data/portal_use.csv, row "),
        (lambda root: edit(root / "data" / "datapackage.json", "{", "["), [], "data/datapackage.json"),
        (
            lambda root: (root / "notebooks" / f"{SMALL}.ipynb").write_text("{}"),
            [],
            "glossary.ipynb: the file is not a note",
        ),
        (
            lambda root: (root / "notebooks" / f"{SMALL}.ipynb").unlink(),
            [],
            "glossary.ipynb: the file is missing; _toc",
        ),
        (
            lambda root: edit(root / "notebooks" / f"{SMALL}.ipynb", '"parameters"', '"x"'),
            [],
            "0 cells are tagged param",
        ),
        (
            lambda root: edit(root / "notebooks" / f"{SMALL}.ipynb", "language: str", "language: int"),
            [],
            "its type is str",
        ),
        (
            lambda root: (root / "notebooks" / f"{SMALL}.ipynb").write_bytes(b"\xff{"),
            [],
            "glossary.ipynb: the file is not a notebook",
        ),
        (
            lambda root: edit(root / "notebooks" / f"{SMALL}.ipynb", "language: str", "language str"),
            [],
            "glossary.ipynb, parameters, line 1: invalid syntax",
        ),
        (lambda root: (root / "_toc.yml").write_text("root: [", encoding="utf-8"), [], "_toc.yml"),
        (
            lambda root: edit(root / "_toc.yml", "  - file: notebooks/sources", "  - file: notebooks/glossary"),
            [],
            "_toc.yml: notebooks/glossary is named twice",
        ),
        (lambda root: (root / "_toc.yml").unlink(), [], "No such file or directory: "),
        (lambda root: (root / "_toc.yml").write_text("root: intro", encoding="utf-8"), [], "_toc.yml: it must name a"),
        (lambda root: None, ["--store", "_toc.yml/x"], "the store _toc.yml/x can't be used: File exists"),
        (lambda root: (root / "_build" / "runs").touch(), [], "_build/runs can't be used"),
        (lambda root: None, ["--memory", "nan"], "Invalid value for '--memory'"),
        (lambda root: None, ["--memory", "1e300"], "Invalid value for '--memory'"),
        (lambda root: None, [SMALL, "--memory", "0.01"], "died before it answered; --memory 0.01 may be too little"),
        (lambda root: None, ["--cell-seconds", "1e9"], "is not a valid integer"),
        (lambda root: None, ["--cell-seconds", "many"], "is not a valid integer"),
        (lambda root: None, ["--edition", "nowhere"], 'there is no edition "nowhere"'),
        (lambda root: (root / "notebooks" / "editions.yml").unlink(), ["--edition", "all"], "editions.yml"),
        (
            lambda root: (root / "store").touch(),
            ["--store", "store"],
            "the store store can't be used: it is not a folder",
        ),
        (lambda root: None, ["--scheduler", "tcp://127.0.0.1:1"], "127.0.0.1:1"),
    ],
)
def test_bad_input_gives_a_single_clear_message(copied_book, last_page, start_press, spoil, arguments, message):
    spoil(copied_book)
    press = start_press("book", *arguments)
    output = press.communicate(timeout=120)[0]
    assert press.returncode in (1, 2), output
    assert message in output
    assert "Traceback" not in output


def test_all_bad_rows_are_reported_at_once(copied_book, last_page, start_press):
    spoilt = {
        "portal_use.csv": (",223000,", ",many,", 'row 2, column value: "many"'),
        "service_use.csv": (",over,20000,", ",over,19000,", 'row 2, column lower: "19000"'),
        "survey_results.csv": (",citizen_survey_2020,Side 2,", ",nowhere,Side 2,", "row 2"),
        "surveys.csv": ("citizen_survey,2019,", "citizen_survey,soon,", 'row 2, column wave: "soon"'),
        "labels.csv": ("portal,1177,1177", "portal,helsenorge,Helsenorge", "row 3"),
        "population.csv": ("population_dk_2011,DK,", "population_dk_2011,,", "row 3, column country"),
    }
    for name, (old, new, _) in spoilt.items():
        edit(copied_book / "data" / name, old, new)
    press = start_press("book")
    lines = press.communicate(timeout=120)[0].splitlines()
    assert press.returncode == 1
    for name, (*_, message) in spoilt.items():
        assert [line for line in lines if line.startswith(f"data/{name}") and message in line], name
