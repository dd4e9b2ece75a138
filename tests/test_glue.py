"""A fact reaches the text of the site, and is shown with its name in other programs."""

import nbformat
from myst_nb.ext.glue import GLUE_PREFIX, extract_glue_data_cell
from nbformat import v4

from helpers import glue, prose
from helpers.press.numbers.notebook import numbers_of

FACTS = {"base_now": 140, "satisfied_now": "69%\u00a0(61% to 76%)", "quoted": 'the "Nordic" portals\' figures'}


def glued(monkeypatch) -> list:
    """Return the outputs that a cell has after `prose.facts`."""
    outputs = []

    def display(data: dict, *, raw: bool, metadata: dict) -> None:
        outputs.append(v4.new_output("display_data", data, metadata=metadata))

    monkeypatch.setattr(glue, "display", display)
    prose.facts(**FACTS)
    return outputs


def test_facts_are_shown_with_their_names_in_jupyterlab_and_on_github(monkeypatch):
    shown = [output.data["text/plain"] for output in glued(monkeypatch)]
    assert shown == [f"{name}: {fact}" for name, fact in FACTS.items()]


def test_site_uses_facts_in_the_text_and_hides_their_outputs(monkeypatch):
    cell = v4.new_code_cell("", outputs=[*glued(monkeypatch), v4.new_output("stream", text="a table")])
    facts = {name: output["data"]["text/plain"] for name, output in extract_glue_data_cell(cell)}
    assert facts == {name: repr(str(fact)) for name, fact in FACTS.items()}
    assert [output["output_type"] for output in cell.outputs] == ["stream"]
    assert glue.PREFIX == GLUE_PREFIX


def test_changes_include_facts(monkeypatch):
    notebook = v4.new_notebook(cells=[v4.new_code_cell("", outputs=glued(monkeypatch))])
    assert numbers_of(nbformat.writes(notebook)).facts == {name: str(fact) for name, fact in FACTS.items()}
