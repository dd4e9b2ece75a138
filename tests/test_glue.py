"""A fact reaches the text of the site, and is shown with its name in other programs."""

import os
import subprocess
import sys

import nbformat
import pytest
from myst_nb.ext.glue import GLUE_PREFIX, extract_glue_data_cell
from nbformat import v4
from this_book import BOOK

from helpers import glue, prose, written
from helpers.press.numbers.notebook import numbers_of

FACTS = {
    "base_now": 140,
    "satisfied_now": written.number("69%\u00a0(61% to 76%)", 69, 60.6, 76.4),
    "quoted": 'the "Nordic" portals\' figures',
}
SOURCE = "from helpers import prose\nprose.facts(visits=prose.millions(72_900_000), portal='Helsenorge')"


@pytest.fixture
def outputs(monkeypatch) -> list:
    """Return a list that collects what a cell shows."""
    shown = []

    def display(data: dict, *, raw: bool, metadata: dict) -> None:
        shown.append(v4.new_output("display_data", data, metadata=metadata))

    monkeypatch.setattr(glue, "display", display)
    return shown


@pytest.fixture
def glued(outputs) -> list:
    """Return the outputs that a cell has after `prose.facts`."""
    prose.facts(**FACTS)
    return outputs


def test_lab_and_github_show_each_fact_with_its_name(glued):
    shown = [output.data["text/plain"] for output in glued]
    assert shown == [f"{name}: {fact}" for name, fact in FACTS.items()]


def test_site_has_the_facts_for_its_text_and_shows_none_below_the_cell(glued):
    cell = v4.new_code_cell("", outputs=[*glued, v4.new_output("stream", text="a table")])
    facts = {name: output["data"]["text/plain"] for name, output in extract_glue_data_cell(cell)}
    assert facts == {name: repr(str(fact)) for name, fact in FACTS.items()}
    assert [output["output_type"] for output in cell.outputs] == ["stream"]
    assert glue.PREFIX == GLUE_PREFIX


def test_number_is_stored_as_a_number_and_text_as_text_alone(glued):
    notebook = v4.new_notebook(cells=[v4.new_code_cell("", outputs=glued)])
    nbformat.validate(notebook)
    parts = {
        output.metadata["scrapbook"]["name"]: output.data.get(glue.PREFIX + glue.PARTS)
        for output in notebook.cells[0].outputs
    }
    assert parts == {
        "base_now": [{"text": "140", "value": 140.0}],
        "satisfied_now": [{"text": "69%\u00a0(61% to 76%)", "value": 69.0, "lower": 60.6, "upper": 76.4}],
        "quoted": None,
    }


def test_list_of_what_moved_reads_the_facts_with_their_numbers(glued):
    notebook = v4.new_notebook(cells=[v4.new_code_cell("", outputs=glued)])
    facts = numbers_of(nbformat.writes(notebook)).facts
    assert facts == {name: str(fact) for name, fact in FACTS.items()}
    numbers = {
        name: [(found.value, found.lower, found.upper) for found in fact.numbers] for name, fact in facts.items()
    }
    assert numbers == {"base_now": [(140, None, None)], "satisfied_now": [(69, 60.6, 76.4)], "quoted": []}


@pytest.mark.parametrize(("value", "outcome"), [(72_900_000.0, "1 passed"), (72_940_000.0, "1 failed")])
def test_nbval_notices_another_value_behind_the_same_text(tmp_path, outputs, value, outcome):
    exec(SOURCE)
    outputs[0].data[glue.PREFIX + glue.PARTS][0]["value"] = value
    cell = v4.new_code_cell(SOURCE, execution_count=1, outputs=outputs)
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    path = tmp_path / "visits.ipynb"
    nbformat.write(v4.new_notebook(cells=[cell], metadata=kernel), path)
    command = [sys.executable, "-m", "pytest", "-c", os.devnull, "-p", "no:cacheprovider", "--nbval", str(path)]
    found = os.environ | {"PYTHONPATH": str(BOOK.root)}
    done = subprocess.run(command, cwd=tmp_path, env=found, capture_output=True, text=True, check=False)
    assert outcome in done.stdout, done.stdout
