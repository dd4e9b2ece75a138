"""Links to the repository of the book: source, edit, report an error, run in the browser.

`_config.yml` names the repository; as long as it does not, no page has any of these links.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote, urlencode

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ConfigError

from helpers import escape
from helpers.figure import heading
from helpers.phrases import Phrases
from helpers.press import plain_yaml
from helpers.press.citation import Citation
from helpers.press.pages import downloads, provenance
from helpers.press.pages.search import Unsearched

GITHUB = re.compile(r"https://github\.com/([\w.-]+)/([\w.-]+?)(?:\.git)?/?")
BINDER = "https://mybinder.org/v2/gh"
# GitHub refuses longer addresses than about 8,000 signs; in an address, most signs of a table take three.
MAX_VALUES = 1500
# Markdown shows lines that begin so as they are, whatever they contain.
AS_IT_IS = "    "
say = Phrases("site")


@dataclass(frozen=True)
class Repository:
    """The repository of the book on GitHub.

    Attributes:
        name: Owner and name of the repository, with a slash between them.
        branch: Branch that is edited and run.
        folder: Folder of the book in the repository, with a slash at its end; empty if it is the whole repository.
    """

    name: str
    branch: str = "main"
    folder: str = ""

    @classmethod
    def of(cls, source: Path) -> Self | None:
        """Return the repository that a configuration names, or None without an address.

        Args:
            source: Folder with `_config.yml`.

        Raises:
            ConfigError: If the address is not one of a repository on GitHub.
        """
        named = _named((source / "_config.yml").read_text(encoding="utf-8"))
        if not (address := named.get("url")):
            return None
        if not (found := GITHUB.fullmatch(address)):
            raise ConfigError(f"_config.yml: error: repository, url: {address} is not https://github.com/OWNER/NAME")
        folder = (named.get("path_to_book") or "").strip("/")
        return cls("/".join(found.groups()), named.get("branch") or "main", f"{folder}/" if folder else "")

    def source(self, file: str) -> str:
        """Return the address where a file of the book can be read.

        Example:
            >>> Repository("owner/book").source("method.md")
            'https://github.com/owner/book/blob/main/method.md'
        """
        return self._at("blob", file)

    def edit(self, file: str) -> str:
        """Return the address where a change of a file can be proposed.

        Example:
            >>> Repository("owner/book", "main", "text/").edit("method.md")
            'https://github.com/owner/book/edit/main/text/method.md'
        """
        return self._at("edit", file)

    def launch(self, notebook: str) -> str:
        """Return the address where Binder opens a notebook in JupyterLab.

        Example:
            >>> Repository("owner/book").launch("notebooks/satisfaction.ipynb")
            'https://mybinder.org/v2/gh/owner/book/main?urlpath=lab%2Ftree%2Fnotebooks%2Fsatisfaction.ipynb'
        """
        opened = urlencode({"urlpath": f"lab/tree/{quote(self.folder + notebook)}"})
        return f"{BINDER}/{self.name}/{quote(self.branch, safe='')}?{opened}"

    def report(self, title: str, about: str) -> str:
        """Return the address of a new issue with a title and what it is about, which the reporter completes.

        Args:
            title: Title of the issue.
            about: What the page shows, as it is.
        """
        shown = "\n".join(AS_IT_IS + line for line in about.splitlines())
        issue = {"title": title, "body": f"{say('report-asked')}\n\n\n\n{say('report-shows')}\n\n{shown}\n"}
        return f"https://github.com/{self.name}/issues/new?{urlencode(issue, quote_via=quote)}"

    def _at(self, what: str, file: str) -> str:
        return f"https://github.com/{self.name}/{what}/{quote(self.branch)}/{quote(self.folder + file)}"


def shown(figure: dict[str, Any]) -> str:
    """Return the table of a figure as lines, cut where it would make the address of an issue too long.

    The id of a row stands for its source.

    Args:
        figure: What belongs to the figure, see `helpers.figure`.

    Example:
        >>> print(shown({"columns": ["Year", "Source"], "rows": [["2019", "A survey"]], "row_ids": ["first"]}))
        Year | Row
        2019 | first
    """
    rows = [[*row, name] for row, name in zip(figure["rows"], figure["row_ids"], strict=True)]
    headings = [*figure["columns"], say("report-row")]
    kept_columns = [each != heading("source") for each in headings]
    table = [list(compress(row, kept_columns)) for row in [headings, *rows]]
    lines = [" | ".join(map(_on_one_line, row)) for row in table]
    kept = [line for place, line in enumerate(lines) if len("\n".join(lines[: place + 1])) <= MAX_VALUES]
    left = len(lines) - len(kept)
    return "\n".join([*kept, *([say("report-more", count=left)] if left else [])])


def setup(app: Sphinx) -> None:
    """Add the links to the figures, once their downloads are there, and to the footer of each page."""
    app.connect("config-inited", lambda app, _config: Repository.of(Path(app.srcdir)))
    app.connect("doctree-resolved", _add_reports)


def links(source: Path, page: Path) -> dict[str, str]:
    """Return the links of the footer of a page, by name; none for pages that the press writes.

    Args:
        source: Folder of the source of the site.
        page: Source of the page.
    """
    repository, file = Repository.of(source), page.relative_to(source).as_posix()
    if repository is None or not (provenance.read(source).project.root / file).is_file():
        return {}
    return {"source": repository.source(file), "edit": repository.edit(file)}


def launch(source: Path, notebook: Path) -> str:
    """Return the address where a notebook runs in the browser; empty without a repository."""
    repository = Repository.of(source)
    return repository.launch(notebook.relative_to(source).as_posix()) if repository else ""


def report_link(repository: Repository, figure: dict[str, Any], about: str) -> str:
    """Return the link by which a reader reports an error in a figure, with what the figure shows.

    Args:
        repository: Where the issue is opened.
        figure: What belongs to the figure.
        about: The number of the figure, its page and its edition.
    """
    title = say("report-title", figure=figure["headline"] or figure["caption"])
    lines = [about, _on_one_line(figure["caption"]), "", shown(figure)]
    address = escape.html(repository.report(_on_one_line(title), "\n".join(lines)))
    return f'<a class="figure-link figure-report" href="{address}">{say.html("report")}</a>'


def _add_reports(app: Sphinx, page: nodes.document, name: str) -> None:
    repository = Repository.of(Path(app.srcdir))
    if repository is None:
        return
    origin = provenance.read(Path(app.srcdir))
    version = Citation.of(origin.project).version
    for node, spec in downloads.figures_of(page):
        figure = spec["usermeta"]["figure"]
        number = ".".join(map(str, app.env.toc_fignumbers[name]["figure"][figure["name"]]))
        known = {"number": number, "name": figure["name"], "page": name}
        about = say("report-about", **known, edition=origin.edition, version=version)
        [legend] = node.findall(nodes.legend)
        legend += Unsearched("", "", nodes.raw("", report_link(repository, figure, about), format="html"))


# Every page of a build needs it.
@lru_cache(maxsize=1)
def _named(config: str) -> dict[str, str]:
    return plain_yaml.read(config).get("repository") or {}


def _on_one_line(text: str) -> str:
    return escape.SPACE.sub(" ", text)
