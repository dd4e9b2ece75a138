"""Publish the tables of the book on the site, as a data package in one folder and as a ZIP file."""

import io
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from helpers import escape
from helpers.press.citation import Citation
from helpers.press.pages import downloads, provenance

FOLDER = "data"
PACKAGE = "datapackage.json"
# A fixed date, the earliest in a ZIP file, so that the same tables give the same bytes.
DAY = (1980, 1, 1, 0, 0, 0)


def setup(app: Sphinx) -> None:
    """Link to the tables in their folder, and write the folder after the pages."""
    app.connect("env-updated", _skip_copies)
    app.connect("doctree-resolved", _link_tables)
    app.connect("build-finished", write)


def zip_name(source: Path) -> str:
    """Return the path of the ZIP file with all tables in the site built from a source."""
    return f"{FOLDER}/{_descriptor(source)['name']}.zip"


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
    for link in page.findall(addnodes.download_reference):
        file = Path(app.env.relfn2path(link["reftarget"], name)[0])
        if file.parent.as_posix() == FOLDER:
            link["refuri"] = f"{root}/{file.as_posix()}"


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the tables without cells that a spreadsheet would run as formulas, and their descriptor with a version."""
    if error:
        return
    source, folder = Path(app.srcdir), Path(app.outdir) / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source / FOLDER, folder)
    for table in folder.glob("*.csv"):
        table.write_bytes(escape.csv_file(table.read_bytes()))
    descriptor = _descriptor(source)
    citation = Citation.of(provenance.read(source).project)
    versioned = {"name": descriptor["name"], "id": descriptor["id"], "version": citation.version} | descriptor
    (folder / PACKAGE).write_text(json.dumps(versioned, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bundle:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = path.relative_to(folder).as_posix()
            bundle.writestr(zipfile.ZipInfo(name, DAY), path.read_bytes(), zipfile.ZIP_DEFLATED)
    (Path(app.outdir) / zip_name(source)).write_bytes(packed.getvalue())


def _descriptor(source: Path) -> dict[str, Any]:
    descriptor: dict[str, Any] = json.loads((source / FOLDER / PACKAGE).read_text(encoding="utf-8"))
    return descriptor
