"""Pass a fact from a cell to the text of its chapter, and show it below the cell outside the site.

How facts are written is in `helpers.prose`.
"""

from IPython.display import display

# Papermill's prefix, by which MyST-NB tells facts from output that the site shows.
PREFIX = "application/papermill.record/"
PLAIN = "text/plain"


def fact(name: str, text: str) -> None:
    """Glue a fact, for {glue:text}`name` in the text of the chapter.

    The site shows it in the text. JupyterLab and GitHub show no glued text; they show a line with its name and value.

    Args:
        name: Name of the fact.
        text: The fact as a reader sees it.
    """
    # MyST-NB takes an output with this mark as a fact, and does not show it below the cell.
    mark = {"scrapbook": {"name": name, "mime_prefix": PREFIX}}
    display({PREFIX + PLAIN: repr(text), PLAIN: f"{name}: {text}"}, raw=True, metadata=mark)
