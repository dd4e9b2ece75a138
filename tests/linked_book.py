"""A book of a few chapters, whose pages show much of each other."""

import re
from pathlib import Path

from conftest import copy_book
from edits import CHAPTERS, REFERENCES, write_toc

INTRO = """# A small book

The chapter [](notebooks/satisfaction.ipynb) has {numref}`fig-satisfaction-answers` and counts a {term}`promoters`.
So many changes are tested: {glue:text}`notebooks/survey_changes.ipynb::tested:s`.
See [its first question](method.md#the-figures) too.
"""
METHOD = """# Method

As in {cite:p}`wilson1927`, see {numref}`fig-bases-of-some`.

## The figures

The tables are in [](notebooks/data_catalogue.ipynb).

```{bibliography}
```
"""
LINK = re.compile(r"\[(?P<text>[^][\n]*)\]\((?P<target>\w+\.ipynb)\)")


def copy_linked_book(root: Path) -> Path:
    """Copy the book with a part of its chapters, and return the folder."""
    copy_book(root)
    for path in (root / "notebooks").glob("*.ipynb"):
        if path.stem in CHAPTERS + REFERENCES:
            _without_links(path)
        else:
            path.unlink()
    write_toc(root, CHAPTERS, ["method"])
    (root / "notebooks" / "editions.yml").write_text("editions:\n  default: {title: The book}\n", encoding="utf-8")
    (root / "intro.md").write_text(INTRO, encoding="utf-8")
    (root / "method.md").write_text(METHOD, encoding="utf-8")
    return root


def _without_links(path: Path) -> None:
    """Replace the links of a chapter to chapters that are not in the small book by their texts."""
    kept = {f"{name}.ipynb" for name in CHAPTERS + REFERENCES}
    text = path.read_text(encoding="utf-8")
    text = LINK.sub(lambda link: link[0] if link["target"] in kept else link["text"], text)
    path.write_text(text, encoding="utf-8")
