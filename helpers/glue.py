"""Hand a fact from a cell to the text of its chapter, and show it below the cell where no site is built.

How facts are written is in `helpers.prose`.
"""

from IPython.display import display

# By this prefix MyST-NB knows a fact from what a reader of the site sees; it is that of Papermill.
PREFIX = "application/papermill.record/"
PLAIN = "text/plain"


def fact(name: str, text: str) -> None:
    """Glue a fact, for {glue:text}`name` in the text of the chapter.

    On the site the text shows it. JupyterLab and GitHub show no glued text, but the line with its name.

    Args:
        name: Name of the fact.
        text: The fact as a reader sees it.
    """
    # MyST-NB takes any output with this mark for a fact only, and leaves it out below the cell.
    mark = {"scrapbook": {"name": name, "mime_prefix": PREFIX}}
    display({PREFIX + PLAIN: repr(text), PLAIN: f"{name}: {text}"}, raw=True, metadata=mark)
