"""No sentence of a chapter fixes a year, a count or a direction, since other parameters or rows may contradict it.

What a document says is fixed where the sentence names the document. The few other sentences stand in `ALLOWED`.
"""

import ast
import json
import re
from collections.abc import Iterator

import pytest
from reading import CODE, GLUED, LINK, ROLE
from this_book import BOOK

# Its code fixes the years of its examples.
NAMES = [name for name in BOOK.chapters() if name != "chart_forms"]
DOCUMENT = (
    r"(?:slides?|slide deck|deck|page|report|monitor|barometer|survey|edition|article|title|document|publication"
    r"|Eurostat)(?:'s)?"
)
SAYING = (
    r"(?:says?|said|calls?|prints?|printed|names?|states?|takes|suggests?|mentions?|warns?|asks?|gives?|shows?|sets?|ranks?"
    r"|speaks?|advised|puts?|found|held|adds?)"
)
QUOTED = re.compile(r'"[^"]*"')
OF_A_YEAR = re.compile(rf"\b{DOCUMENT} (?:of|on|for) (?:19|20)\d\d\b")
SAYS = re.compile(rf"\b{DOCUMENT}\b.*?\b{SAYING}\b|\baccording to an? {DOCUMENT}\b", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NUMBER = r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
COUNTED = (
    r"years?|waves?|portals?|countries|points|surveys?|documents?|editions?|figures?|months|weeks|series|values|"
    r"totals|services|bars|rows|that are"
)
COUNT = re.compile(
    rf"\b(?:{NUMBER})\s+(?:\w+\s+)?(?:{COUNTED})\b|\bthe one (?:year|wave|portal|country|series)\b", re.IGNORECASE
)
DIRECTION = re.compile(
    r"\b(?:rose|rises?|risen|fell|falls?|fallen|grew|grown|grows|increas\w+|declin\w+|decreas\w+|dropp\w+|doubled|tripled"
    r"|(?:more|fewer|less|higher|lower|larger|smaller) than in)\b",
    re.IGNORECASE,
)
# Each phrase with the reason why it is always true.
ALLOWED = {
    "between two waves": "a change is one between two waves",
    "a share rose or fell where this interval leaves out zero": "what a verdict means",
}


def sentences(name: str) -> Iterator[str]:
    """Yield the fixed sentences of a chapter, without its headings and its list of questions."""
    for cell in json.loads(BOOK.text_of(name))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            yield from in_markdown(source)
        else:
            yield from in_code(source)


def in_markdown(source: str) -> list[str]:
    if source.startswith("## Run it yourself"):
        return []
    text = LINK.sub(r"\1", ROLE.sub(r"\1", GLUED.sub("…", CODE.sub("", source))))
    return [line for line in text.splitlines() if line.strip() and not re.match(r"#|\d+\. ", line)]


def in_code(source: str) -> Iterator[str]:
    """Yield the texts of a cell for readers, such as sentences and captions, with … for computed parts."""
    nodes = list(ast.walk(ast.parse(source)))
    inner = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in nodes:
        pieces = node.values if isinstance(node, ast.JoinedStr) else [node]
        if id(node) not in inner and any(isinstance(piece, ast.Constant) for piece in pieces):
            text = "".join(str(piece.value) if isinstance(piece, ast.Constant) else "…" for piece in pieces)
            if " " in text.strip() and "==" not in text:
                yield re.sub(r"\{\w+\}", "…", text)


def typed(line: str) -> list[str]:
    """Return the years, counts and directions that a sentence fixes without naming a document."""
    found = []
    for part in re.split(r"(?<=[.!?]) ", line):
        sentence = part
        for phrase in ALLOWED:
            sentence = sentence.replace(phrase, "")
        if not SAYS.search(sentence):
            plain = QUOTED.sub("", OF_A_YEAR.sub("", sentence))
            found += YEAR.findall(plain) + COUNT.findall(plain) + DIRECTION.findall(plain)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_sentence_fixes_no_year_count_or_direction(name):
    assert not {line: typed(line) for line in sentences(name) if typed(line)}


def test_every_allowed_phrase_is_used():
    lines = [line for name in NAMES for line in sentences(name)]
    assert not [phrase for phrase in ALLOWED if not any(phrase in line for line in lines)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("The figure for 2021 is disputed between two editions of its source.", ["2021", "two editions"]),
        ("Two years are two points and no trend.", ["Two years", "two points"]),
        ("Awareness has figures for three countries.", ["three countries"]),
        ("The wave had the fewest respondents of the four that are printed.", ["four that are"]),
        ("A clear change has no cause: the later wave fell in the pandemic.", ["fell"]),
        ("Awareness of Helsenorge rose from 2019 to 2020.", ["2019", "2020", "rose"]),
        ("More people wanted it than before; that is more than in the wave before.", ["more than in"]),
        ("Log-ins to it are the one series with several months.", ["the one series"]),
    ],
)
def test_fixed_words_are_detected(line, found):
    assert typed(line) == found


@pytest.mark.parametrize(
    "line",
    [
        "The deck of 2020 calls the Danish share markedly lower.",
        "The page says in words, without figures, that video had grown strongly in the last week.",
        "The slide prints two values, and the rest stands only in its chart.",
        "In … the share was ….",
        "The question gives two examples.",
    ],
)
def test_quotations_of_documents_are_allowed(line):
    assert not typed(line)


def test_texts_in_code_are_read():
    code = 'x = chart(note="In {year} it fell.", caption=f"No figure for {wave} in 2021.")\nrows.query("wave == 2020")'
    assert list(in_code(code)) == ["In … it fell.", "No figure for … in 2021."]
