"""A chapter gives the same bytes in each run, or fails with the name of the cell that does not."""

import json
import re
import sys

import nbformat
import pytest
from papermill.translators import PythonTranslator
from this_book import BOOK

from helpers.press.edition import Edition
from helpers.press.runs import chapter
from helpers.press.runs.jobs import Job, jobs_of

SMALL = "glossary"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("import warnings; warnings.warn('old')", r"the cell wrote to standard error: .*UserWarning: old"),
        ("import sys; print('old', file=sys.stderr)", "the cell wrote to standard error: old"),
        ("print(object())", r"an output of the cell holds an address in memory: <object object at 0x[0-9a-f]+>"),
        ("object()", r"an output of the cell holds an address in memory: <object at 0x[0-9a-f]+>"),
    ],
)
def test_output_that_changes_with_each_run_fails_its_chapter(source, reason):
    cells = [nbformat.v4.new_markdown_cell("# Title"), nbformat.v4.new_code_cell(source)]
    cells.append(nbformat.v4.new_code_cell("print('fine')"))
    failure = chapter.run(BOOK, Job("a", nbformat.writes(nbformat.v4.new_notebook(cells=cells)))).failure
    assert (failure.cell, failure.heading) == (2, "Title")
    assert re.match(reason, failure.reason)


def without_ids(notebook: dict) -> None:
    notebook["nbformat_minor"] = 4
    for cell in notebook["cells"]:
        del cell["id"]


def with_one_twice(notebook: dict) -> None:
    notebook["cells"][1]["id"] = notebook["cells"][0]["id"]


@pytest.mark.parametrize("spoil", [without_ids, with_one_twice])
def test_cells_without_a_unique_id_are_numbered(small_book, spoil):
    path = small_book.path_of(SMALL)
    notebook = json.loads(path.read_text(encoding="utf-8"))
    spoil(notebook)
    path.write_text(json.dumps(notebook), encoding="utf-8")
    [job] = jobs_of(small_book, Edition(), [SMALL])
    runs = [chapter.run(BOOK, job).notebook for _ in range(2)]
    assert runs[0] == runs[1]
    ids = [cell["id"] for cell in json.loads(runs[0])["cells"]]
    assert len(set(ids)) == len(ids)
    assert all(cell_id.startswith(f"{SMALL}-") for cell_id in ids)
    nbformat.validate(nbformat.reads(runs[0], as_version=4))


def test_parameters_cell_does_not_depend_on_other_packages(tmp_path, monkeypatch):
    (tmp_path / "black.py").write_text("def FileMode(**_): ...\ndef format_str(*_, **__): return 'spoilt'\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert PythonTranslator.codify({"wave": 2020}).splitlines()[-1] == "wave = 2020"
    assert sys.modules["black"] is None
