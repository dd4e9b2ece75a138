"""What a reader can take from a figure: its numbers, specification and drawings, and how to cite it.

Each figure has its files under `_figures` of the site, named after the figure.
"""

import json
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from helpers import escape
from helpers.press.citation import Citation
from helpers.press.drawings.drawer import Drawer
from helpers.press.pages import provenance, spreadsheet

FOLDER = "_figures"
META = "csv-metadata.json"
FILES = {
    "csv": "Numbers (CSV)",
    META: "What the numbers mean (JSON)",
    "png": "Picture for print (PNG)",
    "svg": "Drawing (SVG)",
    "json": "Specification (Vega-Lite JSON)",
}


def figures_of(page: nodes.document) -> list[tuple[nodes.figure, dict]]:
    """Return the figures of a page that show a chart, each with the specification, which it carries as JSON."""
    found = page.findall(lambda node: isinstance(node, nodes.figure) and "spec" in node)
    return [(node, json.loads(node["spec"])) for node in found]


def add(app: Sphinx, page: nodes.document, name: str, drawer: Drawer) -> None:
    """Write the files of the figures of a page, and add to each figure how to get them and how to cite it.

    Args:
        app: The running Sphinx.
        page: The page, with its references resolved.
        name: Name of the page, without suffix.
        drawer: Has the drawings.
    """
    if app.builder.format != "html":
        return
    origin = provenance.read(Path(app.srcdir))
    citation = Citation.of(origin.project)
    for node, spec in figures_of(page):
        figure = spec["usermeta"]["figure"]
        place = f"{app.builder.get_target_uri(name)}#{figure['name']}"
        number = f"Figure {_number(app, name, figure['name'])}"
        cited = (figure["caption"], number, f"{app.config.html_baseurl}{origin.prefix}{place}")
        folder = Path(app.outdir) / FOLDER
        folder.mkdir(exist_ok=True)
        for suffix, content in _files(spec, citation, cited, drawer).items():
            (folder / f"{figure['name']}.{suffix}").write_bytes(content)
        files = app.builder.get_relative_uri(name, "index").rpartition("/")[0] or "."
        notebook = app.env.doc2path(name, base=False)
        node[-1] += nodes.raw("", _links(figure["name"], f"{files}/", notebook, citation, cited), format="html")


def write_pictures(app: Sphinx, error: Exception | None, drawer: Drawer) -> None:
    """Write the picture of each figure that is new beside its specification.

    Args:
        app: Sphinx, when all pages are written.
        error: What went wrong with them, if anything.
        drawer: Has the pictures; it is closed.
    """
    for path in [] if error else (Path(app.outdir) / FOLDER).glob("*.json"):
        picture = path.with_suffix(".png")
        if not path.name.endswith(META) and not _is_newer(picture, path):
            picture.write_bytes(drawer.picture_of(json.loads(path.read_text(encoding="utf-8"))))
    drawer.close()


def _is_newer(path: Path, other: Path) -> bool:
    return path.is_file() and path.stat().st_mtime_ns >= other.stat().st_mtime_ns


def _files(spec: dict, citation: Citation, cited: tuple[str, str, str], drawer: Drawer) -> dict[str, bytes]:
    figure = spec["usermeta"]["figure"]
    drawn = drawer.drawing_of(spec)
    texts = {
        "csv": spreadsheet.as_csv(figure),
        META: spreadsheet.as_metadata(figure, citation.of_figure(*cited)),
        "json": json.dumps(spec, ensure_ascii=False, indent=1),
        "svg": drawn.print_svg,
        "bib": citation.bibtex_of_figure(figure["name"], *cited),
    }
    return {suffix: text.encode() for suffix, text in texts.items()}


def _number(app: Sphinx, page: str, name: str) -> str:
    return ".".join(map(str, app.env.toc_fignumbers[page]["figure"][name]))


def _links(name: str, root: str, notebook: str, citation: Citation, cited: tuple[str, str, str]) -> str:
    """Return the controls under a figure; they work by keyboard and without JavaScript."""
    files = "".join(
        f'<li><a href="{root}{FOLDER}/{name}.{suffix}" download>{label}</a></li>' for suffix, label in FILES.items()
    )
    return (
        '<details class="figure-download"><summary>Download</summary>'
        f'<ul>{files}<li><a href="{root}_sources/{notebook}" download>Notebook of this page</a></li></ul></details>'
        '<details class="figure-cite"><summary>Cite</summary>'
        f"<p>{_with_address(citation.of_figure(*cited), cited)}</p>"
        f'<pre tabindex="0">{_with_address(citation.bibtex_of_figure(name, *cited), cited)}</pre>'
        f'<p><a href="{root}{FOLDER}/{name}.bib" download>BibTeX file</a></p></details>'
        f'<a class="figure-link" href="#{name}">Link to this figure</a>'
    )


def _with_address(text: str, cited: tuple[str, str, str]) -> str:
    """Return a citation as markup, in which `_static/charts.js` finds the address to complete it with the host."""
    address = escape.html(cited[2])
    return escape.html(text).replace(address, f'<span class="figure-address">{address}</span>')
