"""The tables of the book on its site: a data package in one folder, as a ZIP file and in other forms.

It knows nothing of Sphinx, which the press lets work meanwhile.
"""

import json
import shutil
from pathlib import Path
from typing import Any

from helpers import escape
from helpers.press import packing
from helpers.press.citation import Citation
from helpers.press.fingerprints import digest, digest_of_folder
from helpers.press.pages import provenance, table_files

FOLDER = "data"
PACKAGE = "datapackage.json"
# Says, beside the folder, which tables it was written from.
NOTE = "tables.txt"


def zip_name(source: Path) -> str:
    """Return the path of the ZIP file with all tables in the site built from a source."""
    return f"{FOLDER}/{_descriptor(source)['name']}.zip"


def workbook_name(source: Path) -> str:
    """Return the path of the workbook with all tables in the site built from a source."""
    return f"{FOLDER}/{_descriptor(source)['name']}.xlsx"


def tables(source: Path) -> list[dict[str, Any]]:
    """Return the entry of each table in the data package, with its columns as fields."""
    found = [entry for entry in _descriptor(source)["resources"] if entry["type"] == "table"]
    return [entry | json.loads((source / FOLDER / entry["schema"]).read_text(encoding="utf-8")) for entry in found]


def write(source: Path, place: Path) -> None:
    """Write the tables and their descriptor, packed and in other forms too, unless they are there already.

    Args:
        source: Folder with the source of the site.
        place: Where the folder of the tables will be. The files of an old one are replaced, and never changed.
    """
    folder, note = place / FOLDER, place / NOTE
    citation = Citation.of(provenance.read(source).project)
    wanted = digest(digest_of_folder(source / FOLDER), repr(citation))
    if folder.is_dir() and note.is_file() and note.read_text(encoding="utf-8") == wanted:
        return
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source / FOLDER, folder)
    for table in folder.glob("*.csv"):
        # Without cells that a spreadsheet would run as formulas.
        table.write_bytes(escape.csv_file(table.read_bytes()))
    descriptor = _descriptor(source)
    versioned = {"name": descriptor["name"], "id": descriptor["id"], "version": citation.version} | descriptor
    (folder / PACKAGE).write_text(json.dumps(versioned, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    packing.pack(place / zip_name(source), files)
    table_files.write(folder, descriptor, tables(source), source / FOLDER, citation)
    note.write_text(wanted, encoding="utf-8")


def _descriptor(source: Path) -> dict[str, Any]:
    descriptor: dict[str, Any] = json.loads((source / FOLDER / PACKAGE).read_text(encoding="utf-8"))
    return descriptor
