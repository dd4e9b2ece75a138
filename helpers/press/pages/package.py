"""Publish the tables of the book on the site, as a data package in one folder, as a ZIP file and in other forms."""

import json
import shutil
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from helpers import escape
from helpers.press import packing
from helpers.press.citation import Citation
from helpers.press.fingerprints import digest, digest_of_folder
from helpers.press.pages import downloads, provenance, table_files

FOLDER = "data"
PACKAGE = "datapackage.json"
# Says which tables the folder of the site was written from.
NOTE = "tables.txt"


def setup(app: Sphinx) -> None:
    """Link to the tables in their folder, and write the folder after the pages."""
    app.connect("env-updated", _skip_copies)
    app.connect("doctree-resolved", _link_tables)
    app.connect("build-finished", write)


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


def _skip_copies(_app: Sphinx, env: BuildEnvironment) -> None:
    """Keep Sphinx from copying each table into a folder of its own, away from the schema."""
    for file in [file for file in env.dlfiles if Path(file).parent.as_posix() == FOLDER]:
        env.dlfiles.pop(file)


def _link_tables(app: Sphinx, page: nodes.document, name: str) -> None:
    root = downloads.root_from(app, name)
    for link in list(page.findall(addnodes.download_reference)):
        file = Path(app.env.relfn2path(link["reftarget"], name)[0])
        if file.parent.as_posix() == FOLDER:
            link["refuri"] = f"{root}/{file.as_posix()}"
        if file.suffix == ".csv":
            # Not in the source of the page: it names files of the source only, and this one is made from the table.
            other = f"{root}/{FOLDER}/{file.stem}.parquet"
            added = addnodes.download_reference("", "", nodes.Text("Parquet"), refuri=other)
            link.parent.insert(link.parent.index(link) + 1, [nodes.Text(", "), added])


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the tables and their descriptor, packed and in other forms too, unless the last build has done it.

    Args:
        app: Sphinx, when all pages are written.
        error: What went wrong with them, if anything.
    """
    if error:
        return
    source, folder = Path(app.srcdir), Path(app.outdir) / FOLDER
    citation = Citation.of(provenance.read(source).project)
    note, wanted = Path(app.doctreedir) / NOTE, digest(digest_of_folder(source / FOLDER), repr(citation))
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
    packing.pack(Path(app.outdir) / zip_name(source), files)
    table_files.write(folder, descriptor, tables(source), source / FOLDER, citation)
    note.write_text(wanted, encoding="utf-8")


def _descriptor(source: Path) -> dict[str, Any]:
    descriptor: dict[str, Any] = json.loads((source / FOLDER / PACKAGE).read_text(encoding="utf-8"))
    return descriptor
