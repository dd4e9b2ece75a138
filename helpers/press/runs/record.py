"""The run record of an edition, `record.json`: for each chapter what decided its result, when it ran and how long."""

import json
from pathlib import Path

from helpers.press import files
from helpers.press.runs.results import Record

FILE = "record.json"


def read(folder: Path) -> dict[str, Record]:
    """Return the records of the last build in a folder, by chapter; none if there is no record that can be read."""
    try:
        saved = json.loads((folder / FILE).read_text(encoding="utf-8"))["chapters"]
        return {name: Record(**{key: fields[key] for key in Record.__annotations__}) for name, fields in saved.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write(folder: Path, records: dict[str, Record]) -> None:
    """Write the records of an edition into its folder."""
    saved = {name: {"key": record.key, **vars(record)} for name, record in records.items()}
    files.write(folder / FILE, json.dumps({"chapters": saved}, indent=1, sort_keys=True) + "\n")
