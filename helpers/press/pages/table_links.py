"""Let pages link to the tables of the book in their folder, with a Parquet file beside each CSV file."""

from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from helpers.press.pages import downloads, package, provenance
from helpers.press.pages.package import FOLDER


def setup(app: Sphinx) -> None:
    """Link to the tables in their folder."""
    app.connect("env-updated", _skip_copies)
    app.connect("doctree-resolved", _link_tables)
    app.connect("build-finished", _write)


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


def _write(app: Sphinx, error: Exception | None) -> None:
    """Write the folder of a project that Jupyter Book builds by itself; the press does it while Sphinx works."""
    source = Path(app.srcdir)
    if not error and not provenance.is_assembled(source):
        package.write(source, Path(app.outdir))
