"""Bad input is one clear message with its place, and leaves the site as it was."""

from pathlib import Path

import pytest

SMALL = "glossary"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "arguments", "told"),
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
        (lambda root: (root / "_toc.yml").unlink(), [], "No such file or directory: "),
        (lambda root: (root / "_toc.yml").write_text("root: intro", encoding="utf-8"), [], "_toc.yml: it must name a"),
        (lambda root: None, ["--store", "_toc.yml/x"], "the store _toc.yml/x can't be used: Not a directory"),
        (lambda root: (root / "_build" / "runs").touch(), [], "_build/runs can't be used"),
        (lambda root: None, ["--cell-seconds", "many"], "is not a valid integer"),
        (lambda root: None, ["--edition", "nowhere"], 'there is no edition "nowhere"'),
        (lambda root: (root / "notebooks" / "editions.yml").unlink(), ["--edition", "all"], "editions.yml"),
        (lambda root: (root / "store").touch(), ["--store", "store"], "the store store can't be used: File exists"),
        (lambda root: None, ["--scheduler", "tcp://127.0.0.1:1"], "127.0.0.1:1"),
    ],
)
def test_bad_input_is_one_clear_message(copied_book, start_press, spoil, arguments, told):
    page = copied_book / "_build" / "html" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("last good site", encoding="utf-8")
    spoil(copied_book)
    press = start_press("book", *arguments)
    output = press.communicate(timeout=120)[0]
    assert press.returncode in (1, 2), output
    assert told in output
    assert "Traceback" not in output
    assert page.read_text(encoding="utf-8") == "last good site"
