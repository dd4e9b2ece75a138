"""Pass a fact from a cell to the text of its chapter, and show it below the cell outside the site.

How facts are written is in `helpers.prose`.
"""

from IPython.display import display

from helpers import written
from helpers.written import Written

# Papermill's prefix, by which MyST-NB tells facts from output that the site shows.
PREFIX = "application/papermill.record/"
PLAIN = "text/plain"
# The fact with its numbers as numbers; nbval compares it, as it compares all data of an output but not its metadata.
PARTS = "application/vnd.written+json"


def fact(name: str, text: str) -> None:
    """Glue a fact, for {glue:text}`name` in the text of the chapter.

    The site shows it in the text. JupyterLab and GitHub show no glued text; they show a line with its name and value.

    Args:
        name: Name of the fact.
        text: The fact as a reader sees it; the numbers of a `Written` text are stored beside it.
    """
    # MyST-NB takes an output with this mark as a fact, and does not show it below the cell.
    mark = {"scrapbook": {"name": name, "mime_prefix": PREFIX}}
    bundle = {PREFIX + PLAIN: repr(str(text)), PLAIN: f"{name}: {text}"}
    parts = {PREFIX + PARTS: written.as_data(text)} if isinstance(text, Written) and text.numbers else {}
    display(bundle | parts, raw=True, metadata=mark)
