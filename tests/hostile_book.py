"""A copy of the book with hostile text in all inputs: tables, their schema, editions, the citation."""

import csv
import itertools
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import yaml
from hostile import FORMULA

from helpers import schema

Row = dict[str, str]
# The check compares these texts with other tables, so they must not change.
CHECKED = {
    "indicators": {"indicator", "measure", "group"},
    "internet_use": {"indicator"},
    "online_health": {"indicator"},
    "series_breaks": {"portal", "survey", "question", "indicator", "definition", "service", "measure"},
    "published_claims": {"published", "operands"},
    "labels": {"field"},
}
# Existing names must stay, so a hostile name gets a new row.
NAMES = {"definitions": {"label_en"}, "known_gaps": {"subject"}, "labels": {"code"}}
# A chapter writes "to" for this sign.
REWRITTEN = {("thresholds", "as_printed"): "-"}
# This answer, whose label a chapter draws, gets a label that begins like a formula.
ANSWER = "any_wearable"


def columns(name: str) -> list[str]:
    """Return the columns of a table that may hold any text, or an address that may hold any sign.

    The check of the tables rejects such a text in all others.
    """
    described = schema.table(name)
    keys = {column for key in described.get("foreignKeys", []) for column in key["fields"]}
    return [
        field["name"]
        for field in described["fields"]
        if field["type"] == "string"
        and field["name"] not in keys | CHECKED.get(name, set())
        and (field.get("format") == "uri" or not {"enum", "pattern"} & set(field.get("constraints", {})))
    ]


def read(folder: Path, name: str) -> list[Row]:
    """Return the rows of a table as they are typed."""
    with schema.path(name, folder).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(folder: Path, name: str, rows: list[Row]) -> None:
    with schema.path(name, folder).open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def inject(root: Path, texts: list[str]) -> None:
    """Put the hostile texts into a copy of the book wherever the check of its tables accepts them."""
    folder = root / "data"
    sources = {row["id"]: row for row in read(folder, "sources")}
    for name in schema.table_names():
        rows = read(folder, name)
        for column in columns(name):
            if column not in NAMES.get(name, ()):
                _spread(rows, column, texts, partial(_fits, (name, column), sources))
        write(folder, name, [*rows, *_named(name, rows[-1], texts)])
    _begin_as_formulas(folder)
    _tell(root, texts)


def _spread(rows: list[Row], column: str, texts: list[str], fits: Callable[[Row, str], bool]) -> None:
    """Put each text into a cell of a column, and a text into each cell, where they fit."""
    turns = zip(range(max(len(rows), len(texts))), itertools.cycle(rows), itertools.cycle(texts))
    pairs = [(row, text) for _, row, text in turns if fits(row, text)]
    for text in sorted(set(texts) - {text for _, text in pairs}):
        pairs += [(row, text) for row in rows if fits(row, text)][:1]
    for row, text in pairs:
        row[column] = _behind(column, row[column], text)


def _behind(column: str, cell: str, text: str) -> str:
    if column == "url":
        return (cell or "https://example.org/") + "".join(text.split())
    return f"{cell}, {text}" if column == "locator" else f"{cell} {text}".strip()


def _fits(cell: tuple[str, str], sources: dict[str, Row], row: Row, text: str) -> bool:
    """Return whether the check of the tables accepts a text after the content of a cell."""
    _, column = cell
    if column == "as_printed":
        has_digit, is_relayed = re.search(r"\d", row[column]), row["read_from"] == "list"
        return not (
            ("[" in text and not is_relayed)
            or (re.search(r"\d", text) and not has_digit)
            or (cell in REWRITTEN and REWRITTEN[cell] in text)
        )
    if column == "locator":
        source = sources[row["source"]]
        is_title = row[column].split(", ")[0].lower() in source["title"].lower()
        return source["kind"] != "slide deck" and bool(source["document"] or is_title)
    # A document that was read is a source of another kind than a list.
    return column != "document" or bool(row[column])


def _named(name: str, like: Row, texts: list[str]) -> list[Row]:
    """Return new rows of a table, with hostile names."""
    every = " ".join(texts)
    if name == "definitions":
        return [like | {"term": f"hostile_{number}", "label_en": text} for number, text in enumerate(texts)]
    if name == "known_gaps":
        return [like | {"id": "hostile_gap", "subject": every}]
    return [{"field": "service", "code": every, "en": every}] if name == "labels" else []


def _begin_as_formulas(folder: Path) -> None:
    """Make the cell of a listed table, and the label of a bar, begin like a formula."""
    listed, labels = read(folder, "portal_use"), read(folder, "labels")
    write(folder, "portal_use", [listed[0] | {"note": FORMULA}, *listed[1:]])
    write(folder, "labels", [row | {"en": FORMULA} if row["code"] == ANSWER else row for row in labels])


def _tell(root: Path, texts: list[str]) -> None:
    """Put the texts into the descriptions of tables, map, editions and book."""
    every, turns = " ".join(texts), itertools.cycle(texts)
    with _changed(root / "data/datapackage.json", json.loads, json.dumps) as package:
        for described in (package, *package["licenses"], *package["sources"], *package["resources"]):
            described |= {
                key: f"{described[key]} {next(turns)}" for key in ("title", "description") if key in described
            }
    for path in sorted((root / "data/schemas").iterdir()):
        with _changed(path, json.loads, json.dumps) as table:
            for field in table["fields"]:
                field["description"] += f" {next(turns)}"
    with _changed(root / "data/nordic_map.geojson", json.loads, json.dumps) as outlines:
        for country in outlines["features"]:
            country["geometry"]["note"] = every
    with _changed(root / "notebooks/editions.yml", yaml.safe_load, yaml.safe_dump) as fields:
        for edition in fields["editions"].values():
            edition["title"] += f" {every}"
    with _changed(root / "CITATION.cff", yaml.safe_load, yaml.safe_dump) as cited:
        for fields, key in ((cited, "title"), (cited, "abstract"), (cited["authors"][0], "name")):
            fields[key] += f" {every}"


@contextmanager
def _changed(path: Path, load: Callable[[str], dict], dump: Callable[[dict], str]) -> Iterator[dict]:
    """Yield the content of a file, and write it back when it has changed."""
    fields = load(path.read_text(encoding="utf-8"))
    yield fields
    path.write_text(dump(fields), encoding="utf-8")
