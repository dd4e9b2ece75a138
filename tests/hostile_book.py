"""A copy of the book whose tables and citation come from somebody who wants more than to be read.

Each hostile text begins with a mark of its own, so that it can be found wherever it has gone.
"""

import csv
import json
import re
from pathlib import Path

import yaml

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
    "{numref}`fig-a` {term}`visit` {math}`x`",
    f"```{{literalinclude}} {ADDRESS}\n```",
    f"{{download}}`x <{ADDRESS}>`",
    f"\n:::{{include}} {ADDRESS}\n:::\n",
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
LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Columns by which the program finds rows: they get rows of their own, since no row may lose its name.
KEYS = {
    "portal_use": {"portal"},
    "service_use": {"service"},
    "survey_results": {"survey", "question", "answer", "group"},
    "thresholds": {"concept"},
    "sources": {"kind"},
    "surveys": {"survey"},
    "survey_questions": {"survey", "question"},
    "portals": {"portal"},
    "definitions": {"term", "label_en"},
    "known_gaps": {"measure", "subject"},
    "labels": {"field", "code"},
}
# What names rows of other tables, or decides what is computed; the check of the tables refuses any other text.
REFUSED = {
    "published_claims": {"published", "operands"},
    "survey_questions": {"filter_question"},
    "qualitative_findings": {"survey", "question"},
}

# A chapter writes "to" for this sign.
REWRITTEN = {("thresholds", "as_printed"): "-"}


def texts(outside: Path) -> list[str]:
    """Return the hostile texts, each with its mark."""
    return [
        f"zq{LETTERS[at // 26]}{LETTERS[at % 26]} {one.replace(ADDRESS, str(outside))}" for at, one in enumerate(TEXTS)
    ]


def inject(root: Path, outside: Path) -> tuple[str, dict[str, set[str]]]:
    """Put the hostile texts into a copy of the book.

    Returns:
        The key of a portal that is hostile itself, and the columns of text of each table that hold them all.
    """
    outside.write_text(SECRET, encoding="utf-8")
    hostile = texts(outside)
    # A key is a parameter too, which may hold no line break.
    key = " ".join(one for one in hostile if "\n" not in one)
    schema = json.loads((root / "data" / "datapackage.json").read_text(encoding="utf-8"))
    covered = {}
    for table in (one for one in schema["resources"] if one["type"] == "table"):
        path = root / "data" / table["path"]
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        columns = _columns(table) - REFUSED.get(table["name"], set())
        keys = KEYS.get(table["name"], set())
        for column in columns - keys:
            left_out = REWRITTEN.get((table["name"], column))
            _append(rows, column, [one for one in hostile if not left_out or left_out not in one])
        if table["name"] == "definitions":
            # The terms that chapters use keep their names.
            rows += [rows[-1] | {"term": one, "label_en": one} for one in hostile]
        elif keys:
            rows.append(_row(rows, table["name"], keys, key))
        if table["name"] == "labels":
            rows += [
                {"field": field, "code": key, "en": key}
                for field in ("portal", "service", "survey", "question", "answer", "group", "kind", "measure")
            ]
        _spoil(rows, table["name"])
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        covered[table["name"]] = columns
    _cite(root / "CITATION.cff", key)
    return key, covered


def _columns(table: dict) -> set[str]:
    """Return the columns of a table that can hold any text, the keys of other tables aside."""
    foreign = {one["fields"][0] for one in table["schema"].get("foreignKeys", [])} - KEYS.get(table["name"], set())
    return {
        field["name"]
        for field in table["schema"]["fields"]
        if field["type"] == "string"
        and field["name"] not in foreign
        and not {"enum", "pattern"} & set(field.get("constraints", {}))
    }


def _append(rows: list[dict], column: str, hostile: list[str]) -> None:
    """Put each text into some cell of a column, behind what it says; a number must stay the one that it is."""
    each = -(-len(hostile) // len(rows))
    for place, row in enumerate(rows):
        added = [hostile[(place * each + step) % len(hostile)] for step in range(each)]
        if column == "as_printed" and not re.search(r"\d", row[column]):
            added = [one for one in added if not re.search(r"\d", one)]
        row[column] = " ".join(filter(None, [row[column], *added]))


def _row(rows: list[dict], table: str, keys: set[str], key: str) -> dict:
    """Return one more row of a table, whose keys are hostile."""
    kept = next((row for row in rows if row.get("measure") in ("share", "visits")), rows[-1])
    named = {"id": f"hostile_{table}"} if "id" in kept else {}
    # No other portal is in Iceland.
    placed = {"country": "IS"} if table == "portals" else {}
    return kept | dict.fromkeys(keys, key) | named | placed


def _spoil(rows: list[dict], table: str) -> None:
    """Let cells begin as a formula does: one that is only listed, and the label of a bar."""
    if table == "portal_use":
        rows[0]["note"] = FORMULA
    for row in rows if table == "labels" else []:
        if row["code"] == "any_wearable":
            row["en"] = FORMULA


def _cite(path: Path, added: str) -> None:
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    told["title"] += f" {added}"
    told["authors"][0]["name"] += f" {added}"
    told["abstract"] += f" {added}"
    path.write_text(yaml.safe_dump(told), encoding="utf-8")


def misread(text: str, hostile: list[str]) -> list[str]:
    """Return what a page shows in place of a hostile text, wherever the mark of one is found.

    White space and capitals do not count, since a browser breaks lines and a sentence begins with a capital.
    """
    plain = "".join(text.split()).lower()
    found = []
    for one in hostile:
        wanted = "".join(one.split()).lower()
        for place in re.finditer(wanted[:4], plain):
            seen = plain[place.start() : place.start() + len(wanted)]
            if seen != wanted:
                found.append(seen)
    return found


def from_bibtex(text: str) -> str:
    """Return what LaTeX makes of a field of BibTeX."""
    read = re.sub(r"\{\\text(\w+)\}", lambda found: MACROS[found[1]], text.replace("{}", ""))
    return re.sub(r"\\([&%$#_])", r"\1", read)


def held(text: str, hostile: list[str]) -> set[str]:
    """Return the hostile texts that a page shows."""
    plain = "".join(text.split()).lower()
    return {one for one in hostile if "".join(one.split()).lower() in plain}
