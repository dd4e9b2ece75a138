"""Put the tables of the book into one folder of the site, as the data package that they are, and as one ZIP file."""

import io
import json
import shutil
import zipfile
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from helpers import escape
from helpers.press.citation import Citation
from helpers.press.pages import provenance

FOLDER = "data"
SCHEMA = "datapackage.json"
# The same bytes for the same tables: the earliest day that a ZIP file can name.
DAY = (1980, 1, 1, 0, 0, 0)


def setup(app: Sphinx) -> None:
    """Let Sphinx lead to the tables in their folder, and write the folder when the pages are written."""
    app.connect("env-updated", _keep_together)
    app.connect("doctree-resolved", _lead_there)
    app.connect("build-finished", write)


def zip_name(source: Path) -> str:
    """Return where the ZIP file with all tables is in the site, given the folder of its sources."""
    return f"{FOLDER}/{_schema(source)['name']}.zip"


def _keep_together(_app: Sphinx, env: BuildEnvironment) -> None:
    """Keep Sphinx from copying each table into a folder of its own, where its schema doesn't find it."""
    for file in [file for file in env.dlfiles if Path(file).parent.as_posix() == FOLDER]:
        env.dlfiles.pop(file)


def _lead_there(app: Sphinx, page: nodes.document, name: str) -> None:
    if app.builder.format != "html":
        return
    root = app.builder.get_relative_uri(name, "index").rpartition("/")[0] or "."
    for link in page.findall(addnodes.download_reference):
        file = Path(app.env.relfn2path(link["reftarget"], name)[0])
        if file.parent.as_posix() == FOLDER:
            link["refuri"] = f"{root}/{file.as_posix()}"


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the tables, with no cell that a spreadsheet would take for a formula, and their schema with a version.

    Args:
        app: Sphinx, when all pages are written.
        error: What went wrong with them, if anything.
    """
    if error or app.builder.format != "html":
        return
    source, folder = Path(app.srcdir), Path(app.outdir) / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source / FOLDER, folder)
    for table in folder.glob("*.csv"):
        table.write_bytes(escape.csv_file(table.read_bytes()))
    schema = _schema(source)
    citation = Citation.of(provenance.read(source).project)
    versioned = {"name": schema["name"], "id": schema["id"], "version": citation.version} | schema
    (folder / SCHEMA).write_text(json.dumps(versioned, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bundle:
        for path in sorted(folder.iterdir()):
            bundle.writestr(zipfile.ZipInfo(path.name, DAY), path.read_bytes(), zipfile.ZIP_DEFLATED)
    (Path(app.outdir) / zip_name(source)).write_bytes(packed.getvalue())


def _schema(source: Path) -> dict:
    return json.loads((source / FOLDER / SCHEMA).read_text(encoding="utf-8"))
