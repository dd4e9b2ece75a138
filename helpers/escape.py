"""Escape text from data for HTML, MyST, scripts, spreadsheets and BibTeX, so that it appears as typed and never runs.

Data come from others. All text from a table, a parameter or a citation goes through the function for the place
where it is inserted; no other module escapes text.
"""

import csv
import io
import json
import re
from html import escape

from markupsafe import Markup

# Whitespace that a browser collapses into one space.
SPACE = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")
# Markup of MyST anywhere in a line, and the colon by which Sphinx ends a glossary term.
INLINE = re.compile(r"[\\`*_{}\[\]<>$|~&^]|(?<= ):")
# Markup of MyST at the beginning of a line: a heading, list, quotation, comment, target, table ...
BEGINNING = re.compile(r"^(\d{1,9}(?=[.)])|(?=[!-/:-@\[-`{-~]))(?!\\)")
# A spreadsheet takes a text that begins like this for a formula, but not a number with the words of its unit.
FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
NUMBER = re.compile(r"[+-]?\d[\d\u00a0 .,]*(e[+-]?\d+)?( ?%)?( [^\W\d_]+)*", re.IGNORECASE)
BIBTEX = {
    **{sign: f"\\{sign}" for sign in "&%$#_"},
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "\\": r"{\textbackslash}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "<": r"{\textless}",
    ">": r"{\textgreater}",
    "|": r"{\textbar}",
    "`": r"{\textasciigrave}",
}
# TeX turns two of them in a row into a dash or another quotation mark.
LIGATURE = re.compile(r"([-'])(?=\1)")


def html(text: object) -> str:
    """Return a text for HTML, where it may stand in an element or between the quotes of an attribute.

    Example:
        >>> html('a <b> & "c"')
        'a &lt;b&gt; &amp; &quot;c&quot;'
    """
    return escape(str(text))


def html_in(content: object) -> object:
    """Return what a template shows, with each text in it escaped for HTML and marked as safe for the template.

    Args:
        content: A text, or dictionaries and lists that hold texts.

    Example:
        >>> html_in({"title": "<b>", "parts": ["&"], "is_new": True})
        {'title': Markup('&lt;b&gt;'), 'parts': [Markup('&amp;')], 'is_new': True}
    """
    if isinstance(content, dict):
        return {key: html_in(value) for key, value in content.items()}
    if isinstance(content, list):
        return [html_in(value) for value in content]
    return Markup(html(content)) if isinstance(content, str) else content


def myst(text: object) -> str:
    r"""Return a text for MyST Markdown, where it may begin a line, a cell of a table or an item of a list.

    Example:
        >>> print(myst("*stars* and $5 | {numref}"))
        \*stars\* and \$5 \| \{numref\}
        >>> print(myst("1. item"), myst("# title"))
        1\. item \# title
    """
    one_line = SPACE.sub(" ", str(text)).strip()
    return BEGINNING.sub(r"\1\\", INLINE.sub(r"\\\g<0>", one_line))


def myst_code(text: object) -> str:
    r"""Return a text as code in a cell of a table of MyST Markdown.

    Example:
        >>> print(myst_code("a|b"), myst_code("`"))
        `a\|b` `` ` ``
    """
    one_line = SPACE.sub(" ", str(text)).replace("|", "\\|")
    longest = max(map(len, re.findall("`+", one_line)), default=0)
    pad = " " if one_line[:1] in ("`", " ") or one_line[-1:] in ("`", " ") else ""
    return f"{'`' * (longest + 1)}{pad}{one_line}{pad}{'`' * (longest + 1)}"


def script(content: object) -> str:
    r"""Return data as JSON for a `script` element, which no text in it can close.

    Example:
        >>> print(script({"label": "<!--<script>"}))
        {"label":"\u003c!--\u003cscript>"}
    """
    return json.dumps(content, separators=(",", ":")).replace("<", r"\u003c")


def cell(content: object) -> object:
    """Return the content of a cell of a CSV file; a text that a spreadsheet would take for a formula begins with '.

    Numbers stay as they are, also as text with a unit.

    Example:
        >>> cell("=1+1"), cell(-5.0), cell("-5 points"), cell("Norway")
        ("'=1+1", -5.0, '-5 points', 'Norway')
    """
    return f"'{content}" if is_formula(content) else content


def is_formula(content: object) -> bool:
    """Return whether a spreadsheet would take the content of a cell for a formula.

    Example:
        >>> is_formula("@SUM(A1)"), is_formula("+ 4 %"), is_formula(-5.0)
        (True, True, False)
    """
    return isinstance(content, str) and bool(FORMULA.match(content)) and not NUMBER.fullmatch(content)


def csv_file(content: bytes) -> bytes:
    r"""Return a CSV file as it is downloaded, with cells that are safe in a spreadsheet.

    Where every cell is safe, the file stays as it is, byte for byte.

    Example:
        >>> csv_file(b"id,note\none,=1+1\n")
        b"id,note\none,'=1+1\n"
    """
    rows = list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))
    safe = [[cell(content) for content in row] for row in rows]
    if safe == rows:
        return content
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows(safe)
    return written.getvalue().encode("utf-8")


def bibtex(text: str) -> str:
    r"""Return a text for the value of a field of BibTeX.

    Example:
        >>> print(bibtex("50% of {x} -- y"))
        50\% of {\textbraceleft}x{\textbraceright} -{}- y
    """
    return LIGATURE.sub(r"\1{}", "".join(BIBTEX.get(sign, sign) for sign in text))
