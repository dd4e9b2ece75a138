"""The run record: for each chapter what decided its result, when it ran and how long it took."""

import json
from dataclasses import dataclass
from pathlib import Path

from helpers.press import files
from helpers.press.runs import keys

FILE = "record.json"
DIGITS = 12


@dataclass(frozen=True)
class Line:
    """What the record says of one chapter.

    Attributes:
        beginning: The parts of its key that were known before the run.
        read: What the run read, as fingerprints by name.
        state: Whether it was run or reused.
        started: When the run began, in UTC; empty for one that was reused.
        seconds: How long the run took.
    """

    beginning: dict[str, str]
    read: dict[str, str]
    state: str
    started: str = ""
    seconds: float = 0

    @property
    def key(self) -> str:
        """Return the key of the run."""
        return keys.key_of(self.beginning | self.read)

    @property
    def data(self) -> str:
        """Return the first digits of a fingerprint of the tables that the run read."""
        tables = {name: fingerprint for name, fingerprint in self.read.items() if name.startswith("data/")}
        return keys.key_of(tables)[:DIGITS]


def read(folder: Path) -> dict[str, Line]:
    """Return the lines of the last record in a folder, by chapter; none if there is no record that can be read."""
    try:
        told = json.loads((folder / FILE).read_text(encoding="utf-8"))["chapters"]
        return {name: Line(**{key: line[key] for key in Line.__annotations__}) for name, line in told.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write(folder: Path, lines: dict[str, Line]) -> None:
    """Write the record of a book into its folder."""
    told = {name: {"key": line.key, **vars(line)} for name, line in lines.items()}
    files.write(folder / FILE, json.dumps({"chapters": told}, indent=1, sort_keys=True) + "\n")
