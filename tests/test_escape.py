"""Text of data is shown unchanged everywhere, and no part of it is parsed as markup."""

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest
import yaml
from hostile import TEXTS, from_bibtex
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser
from pybtex.database import parse_string
from this_book import BOOK

from helpers import escape

EXTENSIONS = yaml.safe_load((BOOK.root / "_config.yml").read_text("utf-8"))["parse"]["myst_enable_extensions"]
MARKDOWN = create_md_parser(MdParserConfig(enable_extensions=set(EXTENSIONS)), RendererHTML)
# Markup of MyST at the beginning of a line.
BEGINNINGS = [
    "1. item",
    "10) item",
    "- item",
    "    code",
    "# title",
    "--",
    "+++",
    "% comment",
    "(target)=",
    ":::{raw} html\n<b>\n:::",
]
# Tables with control characters or surrogates are rejected.
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1).filter(str.strip)


def with_examples(test):
    for text in [*TEXTS, *BEGINNINGS]:
        test = example(text=text)(test)
    written = st.one_of(TEXT, st.text("`*_{}[]()<>#$|~&^\\:-+=1. a\n", min_size=1)).filter(one_line)
    return settings(deadline=None)(given(text=written)(test))


def one_line(text: str) -> str:
    return escape.SPACE.sub(" ", text).strip()


def shape(markdown: str) -> tuple[list[str], list[str]]:
    """Return the token types of a text, and the texts that a reader sees."""
    tokens = [child for token in MARKDOWN.parse(markdown) for child in [token, *(token.children or [])]]
    return [token.type for token in tokens], [token.content for token in tokens if token.type == "text"]


@pytest.mark.parametrize(
    "place",
    ["{}", "- {}", "| Head |\n| :-- |\n| {} |", "term\n: {}", '<a href="x">{}</a>', "({}).", "> {}"],
    ids=["paragraph", "list", "table", "definition", "link", "sentence", "quotation"],
)
@with_examples
def test_myst_reads_a_text_as_text(place, text):
    kinds, texts = shape(place.format("x"))
    wanted = [template.replace("x", one_line(text)) for template in texts]
    assert shape(place.format(escape.myst(text))) == (kinds, wanted)


@with_examples
def test_myst_reads_code_as_code(text):
    markdown = f"| Head |\n| :-- |\n| {escape.myst_code(text)} |"
    tokens = [child for token in MARKDOWN.parse(markdown) for child in token.children or []]
    assert [token.type for token in tokens] == ["text", "code_inline"]
    assert tokens[1].content == escape.SPACE.sub(" ", text)


class Reader(HTMLParser):
    """Collects the elements of a page, with the value of their attribute title, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements, self.text = [], ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.text += data


@with_examples
def test_html_reads_a_text_as_text(text):
    page = Reader(f'<b title="{escape.html(text)}">{escape.html(text)}</b>')
    assert page.elements == [("b", {"title": text})]
    assert page.text == text


@with_examples
def test_template_shows_text_only(text):
    content = {"one": [text, {"two": text}], "number": 1, "nothing": None}
    safe = escape.html(text)
    assert escape.html_in(content) == {"one": [safe, {"two": safe}], "number": 1, "nothing": None}


@with_examples
def test_no_text_closes_a_script(text):
    written = escape.script({"label": text})
    assert "<" not in written
    assert json.loads(written) == {"label": text}


@with_examples
def test_bibtex_reads_a_text_as_text(text):
    entry = parse_string(f"@misc{{key,\n  title = {{{escape.bibtex(one_line(text))}}}\n}}", "bibtex").entries["key"]
    field = entry.fields["title"]
    assert not re.search(r"--|''|``", field)
    seen = from_bibtex(field)
    assert " ".join(seen.split()) == " ".join(text.split())


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "＝1+1"])
def test_no_text_is_a_formula(text):
    assert escape.cell(text) == f"'{text}"
    table = f'id,note\none,"{text}"\n'.encode()
    assert list(csv.reader(io.StringIO(escape.csv_file(table).decode()))) == [["id", "note"], ["one", f"'{text}"]]


@pytest.mark.parametrize("content", ["-5", "+14", "-5.5", "-1 000", "+20 prosentpoeng", "-3 %", "1e-5", -5, None, ""])
def test_numbers_stay_numbers(content):
    assert escape.cell(content) == content


def test_safe_table_is_unchanged():
    for path in (BOOK.root / "data").glob("*.csv"):
        assert escape.csv_file(path.read_bytes()) == path.read_bytes(), path.name
