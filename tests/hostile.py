"""Hostile texts, each with a mark by which the tests find it."""

import re
from pathlib import Path

SECRET = "what stands in a file beside the book"
RUN = "window.ran=1"
ADDRESS = "{outside}"
TEXTS = [
    "$5 to $6 and $$x$$",
    "*stars* **two** _lines_ ~~gone~~",
    "a -- b --- c ... \"quotes\" 'single' ''",
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    "a <!--<script> b",
    f"--><img src=x onerror={RUN}>",
    f"<svg/onload={RUN}></title></style></textarea><p>",
    f'" onmouseover="{RUN}" autofocus onfocus="{RUN}" x="',
    f"' onclick='{RUN}",
    f"[link](javascript:{RUN}) <javascript:{RUN}>",
    "![x](https://example.org/x.png) https://example.org",
    f"<iframe src=file://{ADDRESS}></iframe>",
    "{numref}`fig-a` {term}`visit` {math}`x`",
    f"```{{literalinclude}} {ADDRESS}\n```",
    f"{{download}}`x <{ADDRESS}>`",
    f"\n:::{{include}} {ADDRESS}\n:::\nend",
    f"```{{raw}} html\n:file: {ADDRESS}\n```",
    f"```{{raw}} html\n<script>{RUN}</script>\n```",
    "a|b||c | :-- | \\| \\",
    "`code` ``two`` ```",
    "&amp; &lt;script&gt; &#60; &",
    "(target)= [^note] {{ 7*7 }} {% raw %} ${7*7}",
    "# heading\n- item\n1. item\n> quote\n+++\n% comment",
    "term : classifier :: x",
    f"'+({RUN})+' \"]}});{RUN};//",
    "50% of {braces} \\textbf{x} ^ ~ # @ & \\",
    "=1+1 @SUM(A1) +2",
]
FORMULA = "=cmd|' /C calc'!A0"
# The unique beginning of each text, without white space.
MARK = 4
LETTERS = "abcdefghijklmnopqrstuvwxyz"
MACROS = {
    "braceleft": "{",
    "braceright": "}",
    "backslash": "\\",
    "asciitilde": "~",
    "asciicircum": "^",
    "less": "<",
    "greater": ">",
    "bar": "|",
    "asciigrave": "`",
}


def marked(outside: Path) -> list[str]:
    """Return the texts, each after its mark; those that include a file name one outside the book."""
    return [
        f"zq{LETTERS[number // 26]}{LETTERS[number % 26]} {text.replace(ADDRESS, str(outside))}"
        for number, text in enumerate(TEXTS)
    ]


def changed(shown: str, texts: list[str]) -> list[str]:
    """Return what a page shows instead of a text, wherever it shows a mark.

    White space and capitals do not count, since a browser breaks lines and a sentence begins with a capital.
    """
    plain = _plain(shown)
    found = []
    for wanted in map(_plain, texts):
        seen = (plain[place.start() : place.start() + len(wanted)] for place in re.finditer(wanted[:MARK], plain))
        found += [text for text in seen if text != wanted]
    return found


def whole(shown: str, texts: list[str]) -> set[str]:
    """Return the texts that are shown as they were typed."""
    plain = _plain(shown)
    return {text for text in texts if _plain(text) in plain}


def from_bibtex(text: str) -> str:
    """Return what LaTeX makes of a field of BibTeX."""
    read = re.sub(r"\{\\text(\w+)\}", lambda found: MACROS[found[1]], text.replace("{}", ""))
    return re.sub(r"\\([&%$#_])", r"\1", read)


def _plain(text: str) -> str:
    return "".join(text.split()).lower()
