"""An edit of the text of a chapter runs no kernel, and gives the same notebook as a run."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from this_book import BOOK

from helpers.press.runs import chapter, keys
from helpers.press.runs.jobs import Job

SMALL = "glossary"
WORDS = st.text(st.characters(codec="utf-8"), max_size=40)


@st.composite
def edited(draw: st.DrawFn) -> str:
    """Return a chapter with changed, new, deleted and moved text cells."""
    notebook = json.loads(BOOK.text_of(SMALL))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code" or draw(st.booleans())]
    for number in range(draw(st.integers(0, 3))):
        metadata = draw(st.sampled_from([{}, {"tags": ["x"]}, {"papermill": {"duration": 1}}]))
        kind = draw(st.sampled_from(["markdown", "raw"]))
        source = draw(st.one_of(WORDS, WORDS.map(lambda text: text.splitlines(keepends=True))))
        new = {"cell_type": kind, "id": f"new-{number}", "metadata": metadata, "source": source}
        cells.insert(draw(st.integers(0, len(cells))), new)
    for cell in cells:
        if cell["cell_type"] == "markdown" and draw(st.booleans()):
            cell["source"] = draw(WORDS)
    notebook["cells"] = cells
    return json.dumps(notebook, ensure_ascii=draw(st.booleans()))


@pytest.mark.parametrize("parameters", [{}, {"language": "en"}])
def test_edited_text_gives_the_same_notebook_as_a_run(parameters):
    before = chapter.run(BOOK, Job(SMALL, BOOK.text_of(SMALL), parameters))

    @settings(max_examples=15, derandomize=True)
    @given(edited())
    def compare(notebook: str) -> None:
        assert keys.known(notebook, parameters, {}) == keys.known(BOOK.text_of(SMALL), parameters, {})
        ran = chapter.run(BOOK, Job(SMALL, notebook, parameters))
        assert before.reused_for(SMALL, notebook).notebook == ran.notebook

    compare()
