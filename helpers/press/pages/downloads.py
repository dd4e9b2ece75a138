"""The downloads and the citation of each figure.

Each figure has its files in `_figures` of the site, named after the figure.
"""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from helpers import escape
from helpers.phrases import Phrases
from helpers.press import files
from helpers.press.citation import Citation
from helpers.press.drawings.converter import Spec
from helpers.press.drawings.drawer import Drawer
from helpers.press.pages import folders, provenance, spreadsheet
from helpers.press.pages.parts import Drawn
from helpers.press.pages.search import Unsearched

METADATA = "csv-metadata.json"
# The files of a figure, by the messages that name them.
LABELS = {"csv": "csv", "xlsx": "xlsx", METADATA: "metadata", "png": "png", "svg": "svg", "json": "json"}
say = Phrases("site")


def figures_of(page: nodes.document) -> list[tuple[nodes.figure, Spec]]:
    """Return the figures of a page that show a chart, each with its specification, which nobody may change."""
    return [(node, _parsed(node["spec"])) for node in page.findall(nodes.figure) if "spec" in node]


# A build asks for each chart nine times.
@lru_cache(maxsize=64)
def _parsed(spec: str) -> Spec:
    parsed: Spec = json.loads(spec)
    return parsed


def root_from(app: Sphinx, name: str) -> str:
    """Return the relative path from a page to the root of the site."""
    return app.builder.get_relative_uri(name, "index").rpartition("/")[0] or "."


def base_of(app: Sphinx) -> str:
    """Return the public address of the folder of the pages; where the site has none, what leads there from its root."""
    return f"{app.config.html_baseurl}{provenance.read(Path(app.srcdir)).prefix}"


def number_of(app: Sphinx, page: str, figure: str) -> str:
    """Return what a figure of a page is called, such as Figure 4."""
    return say("figure", number=".".join(map(str, app.env.toc_fignumbers[page]["figure"][figure])))


def add(app: Sphinx, figures: list[Drawn], name: str) -> None:
    """Add links to its files, and its citation, to each figure of a page.

    Args:
        app: The running Sphinx.
        figures: The figures of the page.
        name: Name of the page, without suffix.
    """
    citation = Citation.of(provenance.read(Path(app.srcdir)).project)
    notebook = app.env.doc2path(name, base=False)
    for node, spec, _ in figures:
        figure = spec["usermeta"]["figure"]
        controls = _controls(figure["name"], root_from(app, name), notebook, citation, _cited(app, figure, name))
        [legend] = node.findall(nodes.legend)
        legend += Unsearched("", "", nodes.raw("", controls, format="html"))


def write(app: Sphinx, figures: list[Drawn], name: str) -> None:
    """Write the files of those figures of a page that are new or have changed.

    Args:
        app: The running Sphinx.
        figures: The figures of the page.
        name: Name of the page, without suffix.
    """
    citation = Citation.of(provenance.read(Path(app.srcdir)).project)
    folder = Path(app.outdir) / folders.FIGURES
    for _, spec, drawing in figures:
        figure = spec["usermeta"]["figure"]
        cited = _cited(app, figure, name)
        # All files are made from these two, as long as the code and `CITATION.cff` stay the same.
        made_from = {
            f"{figure['name']}.bib": citation.bibtex_of_figure(figure["name"], *cited),
            f"{figure['name']}.json": json.dumps(spec, ensure_ascii=False, indent=1),
        }
        if all(_holds(folder / file, text) for file, text in made_from.items()):
            continue
        described = citation.of_figure(*cited)
        others: dict[str, str | bytes] = {
            f"{figure['name']}.csv": spreadsheet.as_csv(figure),
            f"{figure['name']}.{METADATA}": spreadsheet.as_metadata(figure, described),
            f"{figure['name']}.xlsx": spreadsheet.as_workbook(figure, described, citation),
            f"{figure['name']}.svg": drawing.print_svg,
        }
        for file, content in (others | made_from).items():
            files.write(folder / file, content)


def write_pictures(app: Sphinx, error: Exception | None, drawer: Drawer) -> None:
    """Write the picture of each figure that is new beside its specification.

    Args:
        app: Sphinx, when all pages are written.
        error: What went wrong with them, if anything.
        drawer: Draws the pictures.
    """
    for path in [] if error else (Path(app.outdir) / folders.FIGURES).glob("*.json"):
        picture = path.with_suffix(".png")
        if not path.name.endswith(METADATA) and not _is_newer(picture, path):
            files.write(picture, drawer.picture_of(json.loads(path.read_text(encoding="utf-8"))))


def _cited(app: Sphinx, figure: dict[str, Any], page: str) -> tuple[str, str, str]:
    """Return what a citation needs of a figure: its caption, its number and its address."""
    address = f"{base_of(app)}{app.builder.get_target_uri(page)}#{figure['name']}"
    return figure["caption"], number_of(app, page, figure["name"]), address


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def _is_newer(path: Path, other: Path) -> bool:
    return path.is_file() and path.stat().st_mtime_ns >= other.stat().st_mtime_ns


def _controls(name: str, root: str, notebook: str, citation: Citation, cited: tuple[str, str, str]) -> str:
    """Return the controls under a figure; they work by keyboard and without JavaScript."""
    files = "".join(
        f'<li><a href="{root}/{folders.FIGURES}/{name}.{suffix}" download>{say.html("file", kind=label)}</a></li>'
        for suffix, label in LABELS.items()
    )
    return (
        f'<details class="figure-download"><summary>{say.html("download")}</summary>'
        f'<ul>{files}<li><a href="{root}/_sources/{notebook}" download>{say.html("page-notebook-here")}</a></li></ul>'
        f'</details><details class="figure-cite"><summary>{say.html("cite")}</summary>'
        f"<p>{_with_address(citation.of_figure(*cited), cited[2])}</p>"
        f'<pre tabindex="0">{_with_address(citation.bibtex_of_figure(name, *cited), cited[2])}</pre>'
        f'<p><a href="{root}/{folders.FIGURES}/{name}.bib" download>{say.html("bibtex-file")}</a></p></details>'
        f'<a class="figure-link" href="#{name}">{say.html("link-to-figure")}</a>'
    )


def _with_address(text: str, address: str) -> str:
    """Return a citation as markup, in which `_static/charts.js` finds the address to add the host."""
    escaped = escape.html(address)
    return escape.html(text).replace(escaped, f'<span class="figure-address">{escaped}</span>')
