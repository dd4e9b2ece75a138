"""A table that a spreadsheet program has saved in another form is rejected with its file, row and column."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from this_book import BOOK

from helpers import data, schema, table_form
from helpers.press.runs import checking

TABLE = "portal_use"
DECIMALS = ("value", "lower", "upper")


@pytest.fixture
def copy(tmp_path) -> Path:
    return Path(shutil.copytree(schema.DATA_DIR, tmp_path / "data"))


def saved(encoding: str = "utf-8", **form: str) -> Callable[[Path], None]:
    """Return a function that saves a table in another form."""

    def save(path: Path) -> None:
        rows = read(path)
        with path.open("w", encoding=encoding, errors="replace", newline="") as file:
            csv.writer(file, **{"lineterminator": "\r\n"} | form).writerows(rows)

    return save


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def with_commas(path: Path) -> None:
    head, *rows = read(path)
    places = [head.index(column) for column in DECIMALS]
    rows = [[cell.replace(".", ",") if n in places else cell for n, cell in enumerate(row)] for row in rows]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([head, *rows])


def replaced(old: str, new: str) -> Callable[[Path], None]:
    def replace(path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


SPOILT = {
    "semicolons": (saved(delimiter=";"), "row 1: the columns are separated by semicolons; save the table with commas"),
    "as Excel saves it in Norway": (with_commas, "row 1: the columns are separated by semicolons"),
    "semicolons in Latin-1": (saved("cp1252", delimiter=";"), "row 1: the columns are separated by semicolons"),
    "tabs": (saved(delimiter="\t"), "row 1: the columns are separated by tabs"),
    "Latin-1": (saved("latin-1"), 'row 2, column locator: the file is not text in UTF-8; if "ø" is meant'),
    "UTF-16": (saved("utf-16"), "row 1: the file is not text in UTF-8, but perhaps in UTF-16"),
    "byte-order mark": (saved("utf-8-sig"), "row 1: the file begins with a byte-order mark"),
    "old Mac": (saved(lineterminator="\r"), "row 1: lines must end with a line feed"),
    "decimal comma": (
        replaced(",223000,visits", ',"223000,5",visits'),
        'row 2, column value: "223000,5": a decimal comma',
    ),
    "scientific": (replaced(",223000,visits", ",2.23E+05,visits"), 'row 2, column value: "2.23E+05": not a number'),
    "spaced thousands": (replaced(",223000,visits", ",223 000,visits"), 'row 2, column value: "223 000": not a number'),
    "not a number": (replaced(",223000,visits", ",NaN,visits"), 'row 2, column value: "NaN": not a number'),
    "capital truth": (
        replaced(",high,true,", ",high,TRUE,"),
        'row 2, column preferred: "TRUE": neither true nor false',
    ),
    "Norwegian truth": (
        replaced(",high,true,", ",high,SANN,"),
        'row 2, column preferred: "SANN": neither true nor false',
    ),
    "missing column": (replaced("id,portal,", "id,"), "row 1: column portal is missing"),
    "renamed column": (
        replaced("id,portal,", "id,Portal,"),
        'row 1: column portal is missing; column "Portal" is not in',
    ),
    "column more": (replaced("id,portal,", "id,portal,portal,"), 'row 1: column "portal" is there twice'),
    "other order": (replaced("id,portal,", "portal,id,"), "row 1: the columns are not in the order of the schema"),
    "empty": (lambda path: path.write_bytes(b""), "row 1: the file is empty"),
    "blank": (lambda path: path.write_bytes(b"\n \n"), "row 1: the file is empty"),
    "no row": (lambda path: path.write_bytes(path.read_bytes().splitlines()[0]), "there is no row below the names"),
    "open quotation": (replaced(",visits,2021,", ',"visits,2021,'), "a quotation mark has no partner"),
    "missing": (Path.unlink, "the file is missing; data/datapackage.json lists it"),
}


@pytest.mark.parametrize(("spoil", "message"), SPOILT.values(), ids=SPOILT)
def test_broken_file_is_reported_once_and_for_its_table_only(copy, spoil, message):
    spoil(copy / f"{TABLE}.csv")
    found = {name: faults for name in schema.table_names(copy) if (faults := data.find_faults(name, copy))}
    assert list(found) == [TABLE]
    assert len(found[TABLE]) == 1
    assert found[TABLE][0].startswith(f"data/{TABLE}.csv")
    assert message in found[TABLE][0]
    with pytest.raises(schema.DataError):
        data.load(TABLE, copy)


def test_broken_referenced_table_is_reported_alone(copy):
    saved("latin-1")(copy / "sources.csv")
    faults = [fault for name in schema.table_names(copy) for fault in data.find_faults(name, copy)]
    assert len(faults) == 1
    assert faults[0].startswith("data/sources.csv, row 2, column title: the file is not text in UTF-8")


def test_duplicate_id_is_reported(copy):
    path = copy / f"{TABLE}.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[1]]) + "\n", encoding="utf-8")
    assert any(f"row {len(lines) + 1}, column id: " in fault for fault in data.find_faults(TABLE, copy))


@pytest.mark.parametrize("sign", ["\u200b", "\u202e", "\u2028", "\x1b", "\x85", "\xad", "\ue000"])
@pytest.mark.parametrize("place", [0, 1], ids=["name of a column", "cell"])
def test_invisible_character_is_named_and_not_printed(copy, sign, place):
    path = copy / f"{TABLE}.csv"
    rows = read(path)
    rows[place][-1] += sign
    write(path, rows)
    [fault] = data.find_faults(TABLE, copy)
    assert sign not in fault
    shown = f"{rows[1][-1][:-1]}{sign.encode('unicode_escape').decode()}"
    assert place == 0 or fault.endswith(f'"{shown}": an invisible character, U+{ord(sign):04X}; remove it')


def test_text_of_any_language_is_accepted(copy):
    path = copy / f"{TABLE}.csv"
    rows = read(path)
    rows[1][-1] = "10\u202f000 and 10\xa0% – «æ», ≈ 中\nsecond line 🙂"
    write(path, rows)
    assert data.find_faults(TABLE, copy) == []


def test_lines_may_end_as_on_windows(copy):
    path = copy / f"{TABLE}.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert data.find_faults(TABLE, copy) == []
    assert data.load(TABLE, copy).equals(data.load(TABLE))


def test_many_faults_of_one_kind_are_counted(copy):
    path = copy / f"{TABLE}.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",exact,", ",exakt,"), encoding="utf-8")
    *shown, last = data.find_faults(TABLE, copy)
    assert len(shown) == table_form.MAX_FAULTS
    assert last.startswith(f"data/{TABLE}.csv: ")
    assert last.endswith(" more faults")


def test_check_before_a_run_reports_it(monkeypatch):
    spoilt = f"data/{TABLE}.csv: spoilt"
    monkeypatch.setattr(data, "find_faults", lambda name, _, **__: [spoilt] if name == TABLE else [])
    with pytest.raises(checking.InputError, match=r"^data/portal_use\.csv: spoilt$"):
        checking.check(BOOK)


UNSEEN = {
    "Helse\u202enorge": "U+202E",
    "Helse\u200bnorge": "U+200B",
    "Helse\u00adnorge": "U+00AD",
    "Helsenorge\u2028": "U+2028",
    "\x1b[31mHelsenorge": "U+001B",
    "\ufeffHelsenorge": "U+FEFF",
    "Helse\tnorge": "U+0009",
    "Helsenorge ": "a space at its beginning or end",
    "\u00a0Helsenorge": "a space at its beginning or end",
    " ": "a space at its beginning or end",
    "Helseno\u0301rge": "a letter with a separate accent",
}


@pytest.mark.parametrize(("cell", "message"), UNSEEN.items(), ids=map(ascii, UNSEEN))
def test_invisible_character_in_a_cell_is_rejected(copy, cell, message):
    replaced("portal,helsenorge,Helsenorge", f"portal,helsenorge,{cell}")(copy / "labels.csv")
    [fault] = data.find_faults("labels", copy)
    assert fault.startswith("data/labels.csv, row ")
    assert ", column en: " in fault
    assert message in fault


@pytest.mark.parametrize("cell", ["Helsenorge\u00a0på nett", "Ólafur – «ja» ÆØÅ 中文", '"two\nlines"'])
def test_visible_text_is_accepted(copy, cell):
    replaced("portal,helsenorge,Helsenorge", f"portal,helsenorge,{cell}")(copy / "labels.csv")
    assert data.find_faults("labels", copy) == []
