"""With the address of a repository, pages link to it; without one, no page has such a link."""

import json
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from docutils.utils import new_document
from jinja2 import Environment, FileSystemLoader
from sphinx.errors import ConfigError
from stored_figures import FIGURES, SPECS
from this_book import BOOK

from helpers import escape
from helpers.press.citation import Citation
from helpers.press.pages import page, repository, words
from helpers.press.pages.provenance import FILE, Provenance, as_text
from helpers.press.pages.repository import Repository

ADDRESS = "https://github.com/owner/book"
CHAPTER = "notebooks/digital_contact"
REPOSITORY = Repository("owner/book")
TEMPLATES = Environment(loader=FileSystemLoader(page.TEMPLATES), autoescape=True)
TEMPLATES.globals |= words.GLOBALS
HOSTILE = 'a "b" <c>\n```\n@everyone &body=d'
# GitHub answers longer addresses with an error.
LONGEST = 8000


@pytest.fixture
def named(tmp_path) -> Path:
    """Return the source of a site whose configuration names a repository."""
    write(tmp_path, f"{{url: '{ADDRESS}', branch: main, path_to_book: ''}}")
    (tmp_path / FILE).write_text(as_text(Provenance(str(BOOK.root), "norway", ("norway",))), encoding="utf-8")
    return tmp_path


def write(folder: Path, text: str) -> None:
    (folder / "_config.yml").write_text(f"title: A book\nrepository: {text}\n", encoding="utf-8")


def query(address: str) -> dict[str, str]:
    return {key: value for key, [value] in parse_qs(urlsplit(address).query).items()}


def test_this_book_names_no_repository_and_shows_no_link_to_one(html, pages):
    assert Repository.of(BOOK.root) is None
    signs = ("figure-report", 'class="launch"', "mybinder.org", "/issues/new", "Source of this page", "Edit this page")
    for name in pages:
        made = (html / name).read_text(encoding="utf-8")
        assert [sign for sign in signs if sign in made] == [], name


@pytest.mark.parametrize("text", ["", "{url: ''}", "{branch: main}"])
def test_without_an_address_there_is_no_repository(tmp_path, text):
    write(tmp_path, text)
    assert Repository.of(tmp_path) is None
    assert repository.links(tmp_path, tmp_path / "method.md") == {}
    assert repository.launch(tmp_path, tmp_path / f"{CHAPTER}.ipynb") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{url: 'https://github.com/owner/book/'}", REPOSITORY),
        ("{url: 'https://github.com/owner/book.git', branch: next}", Repository("owner/book", "next")),
        ("{url: 'https://github.com/o/b.c', path_to_book: /book/}", Repository("o/b.c", "main", "book/")),
    ],
)
def test_address_is_read(tmp_path, text, expected):
    write(tmp_path, text)
    assert Repository.of(tmp_path) == expected


@pytest.mark.parametrize("address", ["https://example.org/owner/book", "github.com/owner/book", f"{ADDRESS}/tree/main"])
def test_address_of_anything_else_is_rejected(tmp_path, address):
    write(tmp_path, f"{{url: '{address}'}}")
    with pytest.raises(ConfigError, match=r"_config\.yml: error: repository, url: .* is not https://github\.com/OWNER"):
        Repository.of(tmp_path)


def test_page_links_to_its_source_unless_the_press_writes_it(named):
    links = repository.links(named, named / "method.md")
    assert links == {"source": f"{ADDRESS}/blob/main/method.md", "edit": f"{ADDRESS}/edit/main/method.md"}
    about = {"links": links, "parameters": [], "tables": "data/all.zip"}
    footer = TEMPLATES.get_template("page-footer.html").render(about=escape.html_in(about), pathto=lambda path, _: path)
    assert links["edit"] in [link["href"] for link in BeautifulSoup(footer, "html.parser").select("a")]
    assert repository.links(named, named / "run_record.md") == {}


def test_book_in_a_folder_of_its_repository_is_linked_there():
    inside = Repository("owner/book", "a/b", "my book/")
    assert inside.source("method.md") == f"{ADDRESS}/blob/a/b/my%20book/method.md"
    assert inside.edit("method.md") == f"{ADDRESS}/edit/a/b/my%20book/method.md"
    assert "/owner/book/a%2Fb?" in inside.launch(CHAPTER)
    assert query(inside.launch(CHAPTER)) == {"urlpath": f"lab/tree/my%20book/{CHAPTER}"}


def test_chapter_can_be_run_in_the_browser(named):
    address = repository.launch(named, named / f"{CHAPTER}.ipynb")
    assert urlsplit(address)._replace(query="").geturl() == "https://mybinder.org/v2/gh/owner/book/main"
    assert query(address) == {"urlpath": f"lab/tree/{CHAPTER}.ipynb"}
    about = {"parameters": [{"name": "wave", "value": "2020", "default": "2023", "meaning": "last wave"}]}
    box = TEMPLATES.get_template("parameter-box.html")
    [link] = BeautifulSoup(box.render(**about, launch=address), "html.parser").select(".launch a")
    assert (link["href"], link.get_text()) == (address, "Run this chapter")
    assert "launch" not in box.render(**about, launch="")


def figure_of(named: Path, spec: dict) -> nodes.figure:
    """Return the figure of a page after its link for errors was added."""
    document = new_document("page")
    document += nodes.figure("", nodes.legend(), spec=json.dumps(spec))
    name = spec["usermeta"]["figure"]["name"]
    env = SimpleNamespace(toc_fignumbers={CHAPTER: {"figure": {name: (1, 2)}}})
    repository._add_reports(SimpleNamespace(srcdir=named, env=env), document, CHAPTER)
    return document[0]


def test_error_in_a_figure_is_reported_with_figure_edition_and_values(named):
    spec = SPECS["digital_contact"]["fig-contact-forms"]
    figure = spec["usermeta"]["figure"]
    [link] = BeautifulSoup(figure_of(named, spec).astext(), "html.parser").select("a.figure-report")
    assert link["href"].startswith(f"{ADDRESS}/issues/new?")
    issue = query(link["href"])
    assert issue["title"] == f"Error in a figure: {figure['headline']}"
    edition = f"edition norway, version {Citation.of(BOOK).version}"
    assert f"Figure 1.2 (fig-contact-forms) of {CHAPTER}, {edition}\n    {figure['caption']}" in issue["body"]
    assert f"    Physical contact | 2019 | 88 | {figure['rows'][0][3]}" in issue["body"]
    assert all(row in issue["body"] for row in figure["row_ids"][:5])


def test_figure_has_no_link_for_errors_without_a_repository(named):
    write(named, "{url: ''}")
    assert figure_of(named, SPECS["digital_contact"]["fig-contact-forms"]).astext() == ""


def test_address_of_every_figure_is_short_enough():
    figures = [SPECS[chapter][name]["usermeta"]["figure"] for chapter, name in FIGURES]
    links = [repository.report_link(REPOSITORY, figure, "Figure 1") for figure in figures]
    assert max(map(len, links)) < LONGEST
    assert any("which%20are%20in%20the%20table" in link for link in links)


def test_text_of_data_stays_text_in_a_report():
    figure = {"headline": HOSTILE, "caption": HOSTILE, "columns": [HOSTILE], "rows": [[HOSTILE]], "row_ids": [HOSTILE]}
    made = repository.report_link(REPOSITORY, figure, "Figure 1")
    assert "&amp;body=" in made
    [link] = BeautifulSoup(made, "html.parser").find_all(True)
    issue = query(link["href"])
    assert set(issue) == {"title", "body"}
    assert "\n" not in issue["title"]
    asked, _, shown = issue["body"].partition("The page shows:\n\n")
    assert asked.strip() == repository.say("report-asked")
    assert all(line.startswith(repository.AS_IT_IS) for line in shown.splitlines())
