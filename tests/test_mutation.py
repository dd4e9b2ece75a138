"""`make mutate` makes the changes that it reports, and lists those that no test detects."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from mutation import cells, code_changes, code_trials, data_trials, output_trials, outputs, report, trials
from mutation.cells import CellChange
from mutation.code_changes import CodeChange
from mutation.code_trials import CodeAnswer
from mutation.data_trials import CellAnswer
from mutation.output_trials import OutputAnswer
from mutation.outputs import OutputChange
from mutation.results import Results, targets
from this_book import BOOK

from helpers import schema

TESTS = Path(__file__).parent
TABLES = {name: schema.path(name) for name in schema.table_names()}


@pytest.mark.parametrize("name", TABLES)
def test_only_the_changed_cell_differs(name, tmp_path):
    before = TABLES[name].read_bytes()
    copy = tmp_path / "data" / TABLES[name].name
    copy.parent.mkdir()
    copy.write_bytes(before)
    change = next(change for change in cells.drawn(200, 1) if change.table == name)
    change.write_to(tmp_path)
    rows = zip(cells.read(TABLES[name]), cells.read(copy), strict=True)
    differing = [
        (number, column, old[column], new[column])
        for number, (old, new) in enumerate(rows, start=2)
        for column in old
        if old[column] != new[column]
    ]
    assert differing == [(change.number, change.column, change.before, change.after)]
    change.take_back(tmp_path)
    assert copy.read_bytes() == before


def test_changes_are_spread_over_tables_and_columns():
    # Columns come in a random order; in half as many draws, one of the hundreds is likely to have had no turn.
    drawn = [cells.drawn(200, seed) for seed in range(40)]
    assert {len({(change.table, change.number, change.column) for change in changes}) for changes in drawn} == {200}
    assert all({change.table for change in changes} == set(TABLES) for changes in drawn)
    hit = {(change.table, change.column) for changes in drawn for change in changes}
    assert hit == {(name, column) for name in TABLES for column in schema.fields(name)}


@pytest.mark.parametrize("draw", [cells.drawn, outputs.drawn, code_changes.drawn], ids=lambda draw: draw.__module__)
def test_same_seed_draws_the_same_changes(draw):
    assert draw(20, 1) == draw(20, 1)
    assert draw(20, 1) != draw(20, 2)


def test_only_the_changed_outputs_differ(tmp_path):
    (tmp_path / "notebooks").mkdir()
    changes = outputs.drawn(100, 1)
    assert len({(change.chapter, change.cell) for change in changes}) == 100
    assert {change.kind for change in changes} == set(outputs.KINDS)
    outputs.write(changes, tmp_path)
    for name in BOOK.chapters():
        stored, changed = (
            path.read_text(encoding="utf-8") for path in (BOOK.path_of(name), tmp_path / "notebooks" / f"{name}.ipynb")
        )
        lines = zip(stored.splitlines(), changed.splitlines(), strict=True)
        assert sum(before != after for before, after in lines) == sum(change.chapter == name for change in changes)


def test_too_many_changes_of_outputs_are_rejected():
    with pytest.raises(ValueError, match="the book has outputs in"):
        outputs.drawn(1000, 1)


def test_changed_code_differs_but_keeps_its_docstrings():
    changes = code_changes.drawn(100, 1)
    assert len({(change.path, change.code()) for change in changes}) == 100
    assert {change.path for change in changes} == {f"helpers/{name}.py" for name in code_changes.MODULES}
    for change in changes:
        compile(change.code(), change.path, "exec")
        assert _docstrings(change.code()) == _docstrings((BOOK.root / change.path).read_text(encoding="utf-8"))


def _docstrings(code: str) -> list[str | None]:
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef)
    return [ast.get_docstring(node) for node in ast.walk(ast.parse(code)) if isinstance(node, kinds)]


def test_changes_listed_as_equivalent_can_be_drawn():
    changes = [change for name in code_changes.MODULES for change in code_changes.every(f"helpers/{name}.py")]
    drawn = {(change.path, change.within, change.before, change.after) for change in changes}
    assert set(code_trials.equivalent()) <= drawn


def test_tests_of_the_trials_exist():
    names = [*data_trials.CHECKS, *data_trials.OTHERS, *code_trials.UNIT_TESTS]
    assert [name for name in names if not (TESTS / name).is_file()] == []
    path, _, function = data_trials.OF_OUTPUTS.partition("::")
    assert f"def {function}(" in (BOOK.root / path).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("test", "seconds", "message"),
    [
        ("def test_one():\n    assert 1 == 2, 'data/portals.csv, row 3'", 600, "data/portals.csv, row 3"),
        ("raise ImportError('no such module')", 600, "no such module"),
        ("def test_one():\n    import os\n    os._exit(3)", 600, "all"),
        ("def test_one():\n    while True:\n        pass", 3, "took longer than 3 seconds"),
    ],
    ids=["a test", "the file", "the process", "the time"],
)
def test_every_kind_of_failure_is_reported(tmp_path, test, seconds, message):
    (tmp_path / "test_it.py").write_text(test, encoding="utf-8")
    (found,) = trials.failures(tmp_path, *trials.LIGHT, "test_it.py", seconds=seconds)
    assert message in f"{found.test} {found.message}"


def test_no_trial_runs_if_tests_already_fail(tmp_path):
    (tmp_path / "test_it.py").write_text("def test_one():\n    assert False", encoding="utf-8")
    with pytest.raises(trials.TrialError, match=r"test_it::test_one fails although nothing was changed"):
        trials.expect_success(tmp_path, *trials.LIGHT, "test_it.py")
    (tmp_path / "test_it.py").write_text("def test_one():\n    pass", encoding="utf-8")
    trials.expect_success(tmp_path, *trials.LIGHT, "test_it.py")


def test_trial_stops_if_an_unchanged_cell_fails(monkeypatch):
    change = OutputChange("audit", 2, "fact", (0,), "1", "2")
    monkeypatch.setattr(outputs, "write", lambda changes, root: None)
    failures = [trials.Failure(f"notebooks.audit.ipynb::Cell {cell}", "another number") for cell in (2, 3)]
    monkeypatch.setattr(trials, "failures", lambda *_: failures[:1])
    assert output_trials.answers([change], TESTS) == [OutputAnswer(change, True)]
    monkeypatch.setattr(trials, "failures", lambda *_: failures)
    with pytest.raises(trials.TrialError, match="Cell 3 fails although it was not changed"):
        output_trials.answers([change], TESTS)


CELL = CellChange("portals", 3, "1177", "1177", "country", "SE", "NO")


@pytest.mark.parametrize(
    ("message", "named"),
    [
        ('data/portals.csv, row 3, column country: "NO"', data_trials.COLUMN),
        ('data/portals.csv, 1177, column country: "NO", second reading "SE"', data_trials.COLUMN),
        ("data/portals.csv, row 3, column name: wrong", data_trials.ROW),
        ("data/portals.csv, 1177: not in the second reading", data_trials.ROW),
        ("data/portals.csv, row 31, column country: wrong", ""),
        ("data/portals.csv, 1177-other, column country: wrong", ""),
        ("data/portal_use.csv, row 3, column country: wrong", ""),
        ("assert 'NO' == 'SE'", ""),
    ],
)
def test_failure_names_table_row_and_column(message, named):
    assert data_trials.named(CELL, [trials.Failure("test_data", message)])[0] == named


def test_failure_names_a_row_by_its_old_or_new_key():
    change = CellChange("portals", 3, "1177", "1178", "portal", "1177", "1178")
    for key in ("1177", "1178"):
        failures = [trials.Failure("test_data", f"data/portals.csv, {key}: not in the second reading")]
        assert data_trials.named(change, failures)[0] == data_trials.ROW
    failures = [trials.Failure("test_data", "data/portals.csv, 1179: not in the second reading")]
    assert data_trials.named(change, failures)[0] == ""


def test_report_lists_undetected_changes():
    code = CodeChange("helpers/prose.py", 7, 75, "number", "rounded", "0", "1")
    same = CodeChange("helpers/prose.py", 8, 76, "number", "rounded", "2", "3")
    text = OutputChange("audit", 2, "fact", (0,), "41%", "47%")
    results = Results(
        seed=1,
        cells=[CellAnswer(CELL, "", ""), CellAnswer(CELL, data_trials.ROW, "test_data")],
        in_full=[CellAnswer(CELL, data_trials.COLUMN, "test_data")],
        outputs=[OutputAnswer(text, False)],
        code=[
            CodeAnswer(code, "", ""),
            CodeAnswer(same, "", "rounding comes first"),
            CodeAnswer(same, "test_prose", ""),
        ],
    )
    written = report.written(results)
    assert [target.line()[1:] for target in targets(results)] == [
        (2, 1, "97.5%", "no"), (1, 0, "100.0%", "no"), (3, 1, "90.0%", "no"),
    ]  # fmt: skip
    for words in (
        "- `portals`, row 3 (1177), column `country`: `SE` to `NO`",
        "- `audit`, cell 2, fact: `41%` to `47%`",
        "Survived:\n\n- `helpers/prose.py`, line 75, rounded: `0` to `1`",
        "- `helpers/prose.py`, line 76, rounded: `2` to `3`: rounding comes first",
        "Other answers than without it",
    ):
        assert words in written


def test_trials_start_from_the_command_line(tmp_path):
    path = tmp_path / "report.md"
    options = ["--cells=0", "--in-full=0", "--outputs=1", "--code=0", "--jobs=1"]
    done = subprocess.run(
        [sys.executable, "-m", "mutation", path, *options],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(map(str, (BOOK.root, TESTS)))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    written = path.read_text(encoding="utf-8")
    assert re.search(r"Stored outputs, in a failing cell +\| +1 \|", written)
    assert written.count("not tried") == 2
