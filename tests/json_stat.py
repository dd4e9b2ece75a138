"""Answers in JSON-stat 2.0, made from rows of the book's own tables."""

import itertools

from helpers.press.refresh.sources import Source

Row = dict[str, str]


def cube(source: Source, rows: list[Row]) -> dict:
    """Return the dataset that an interface would answer with if its figures were those of some rows.

    Cells without a row have no value.
    """
    by_place = {_place(source, row): row for row in rows}
    dimensions = {name: list(labels) for name, labels in source.expected.items()}
    for name in source.dimensions - set(dimensions):
        dimensions[name] = sorted({dict(place)[name] for place in by_place})
    places = list(itertools.product(*([(name, code) for code in codes] for name, codes in dimensions.items())))
    cells = {number: row for number, place in enumerate(places) if (row := by_place.get(_without_fixed(source, place)))}
    return {
        "version": "2.0",
        "class": "dataset",
        "id": list(dimensions),
        "size": [len(codes) for codes in dimensions.values()],
        "dimension": {name: {"category": _category(source, name, codes)} for name, codes in dimensions.items()},
        "value": {str(number): float(row["value"]) for number, row in cells.items()},
        "status": {str(number): row["flags"] for number, row in cells.items() if row["flags"]},
    }


def _category(source: Source, name: str, codes: list[str]) -> dict[str, dict]:
    labels = source.expected.get(name) or {code: code for code in codes}
    return {"index": {code: number for number, code in enumerate(codes)}, "label": labels}


def _place(source: Source, row: Row) -> frozenset[tuple[str, str]]:
    """Return the categories of a row, by the dimension."""
    found = {}
    for name, column in source.columns.items():
        codes = {value: code for code, value in column.codes.items()}
        found[column.dimension] = codes[row[name]] if codes else row[name]
    return frozenset(found.items())


def _without_fixed(source: Source, place: tuple[tuple[str, str], ...]) -> frozenset[tuple[str, str]]:
    return frozenset((name, code) for name, code in place if name not in source.expected)
