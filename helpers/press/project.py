"""The project: a folder, the paths below it, and the book's contents."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

import yaml

from helpers.hints import did_you_mean
from helpers.press import plain_yaml
from helpers.press.errors import PressError

TOC = "_toc.yml"


class ChapterError(PressError):
    """A chapter or the table of contents is missing or malformed."""


@dataclass(frozen=True)
class Project:
    """A book to build.

    Attributes:
        root: The folder with `_config.yml`, `_toc.yml`, `notebooks/`, `data/` and `helpers/`.
        output: Where everything that is built goes, as seen from the root.
    """

    root: Path
    output: Path = Path("_build")

    @classmethod
    def here(cls) -> Self:
        """Return the project that this module belongs to."""
        return cls(Path(__file__).resolve().parents[2])

    @property
    def notebooks(self) -> Path:
        """Return the folder of the chapters."""
        return self.root / "notebooks"

    @property
    def data(self) -> Path:
        """Return the folder of the tables."""
        return self.root / "data"

    @property
    def editions_file(self) -> Path:
        """Return the file that names editions and matrices."""
        return self.notebooks / "editions.yml"

    @property
    def build(self) -> Path:
        """Return the folder of everything that is built."""
        return self.root / self.output

    @property
    def html(self) -> Path:
        """Return the folder of the site, which holds those of the other editions."""
        return self.build / "html"

    @property
    def store(self) -> Path:
        """Return the folder of executed chapters, unless the user names another."""
        return self.build / "runs"

    @property
    def drawings(self) -> Path:
        """Return the folder of cached drawings."""
        return self.build / "drawings"

    def toc_parts(self) -> list[tuple[str, list[str]]]:
        """Return the parts of the book in reading order, each with its caption and its pages.

        Raises:
            ChapterError: If `_toc.yml` is not a table of contents.
        """
        return list(self._toc()[1])

    def toc_files(self) -> list[str]:
        """Return the pages of the book in reading order, as `_toc.yml` names them.

        Raises:
            ChapterError: If `_toc.yml` is not a table of contents.
        """
        root, parts = self._toc()
        return [root, *(file for _, files in parts for file in files)]

    def chapters(self) -> list[str]:
        """Return the names of all chapters in reading order.

        Raises:
            ChapterError: If `_toc.yml` is not a table of contents.
        """
        return [Path(file).stem for file in self.toc_files() if file.startswith("notebooks/")]

    def path_of(self, chapter: str) -> Path:
        """Return the path of a chapter's notebook.

        Raises:
            ChapterError: If the book has no such chapter, or its file is missing.
        """
        known = self.chapters()
        if chapter not in known:
            hint = did_you_mean(known, chapter) or f"; there are: {', '.join(known)}"
            raise ChapterError(f'there is no chapter "{chapter}"{hint}')
        path = self.notebooks / f"{chapter}.ipynb"
        if not path.is_file():
            raise ChapterError(f"notebooks/{chapter}.ipynb: the file is missing; {TOC} lists it")
        return path

    def text_of(self, chapter: str) -> str:
        """Return a chapter's notebook as text.

        Raises:
            ChapterError: If the book has no such chapter, or its file is missing or not a notebook.
        """
        path = self.path_of(chapter)
        try:
            text = path.read_text(encoding="utf-8")
            if not all(isinstance(cell["source"], str | list) for cell in cells_in(text)):
                raise TypeError
        except OSError as error:
            raise ChapterError(f"notebooks/{chapter}.ipynb: the file can't be read: {error.strerror}") from None
        except (ValueError, KeyError, TypeError):
            raise ChapterError(f"notebooks/{chapter}.ipynb: the file is not a notebook") from None
        return text

    def _toc(self) -> tuple[str, list[tuple[str, list[str]]]]:
        try:
            return _contents((self.root / TOC).read_text(encoding="utf-8"))
        except yaml.YAMLError as error:
            raise ChapterError(plain_yaml.in_words(TOC, error)) from None
        except UnicodeDecodeError:
            raise ChapterError(f"{TOC}: the file is not text in UTF-8") from None
        except (KeyError, TypeError):
            raise ChapterError(f"{TOC}: it must name a root, and parts with a caption and chapters") from None


# A build asks for the same cells a dozen times.
@lru_cache(maxsize=64)
def cells_in(notebook: str | bytes) -> list[dict[str, Any]]:
    """Return the cells of a notebook, which nobody may change.

    Args:
        notebook: The notebook as text.

    Raises:
        ValueError: If it is not JSON; a KeyError or TypeError if it is not a notebook.

    Example:
        >>> cells_in('{"cells": [{"cell_type": "code", "source": "1"}]}')
        [{'cell_type': 'code', 'source': '1'}]
    """
    cells: list[dict[str, Any]] = json.loads(notebook)["cells"]
    return cells


# Parsed hundreds of times in a run otherwise.
@lru_cache(maxsize=1)
def _contents(text: str) -> tuple[str, list[tuple[str, list[str]]]]:
    toc = plain_yaml.read(text)
    parts = [(part["caption"], [chapter["file"] for chapter in part["chapters"]]) for part in toc["parts"]]
    files = [file for _, some in parts for file in some]
    if repeated := sorted({file for file in files if files.count(file) > 1}):
        raise ChapterError(f"{TOC}: {', '.join(repeated)} is named twice")
    return toc["root"], parts
