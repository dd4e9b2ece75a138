"""Explain an unknown code: which known one may be meant, and what a new one needs."""

import json
from collections.abc import Iterable

from frictionless.errors import ConstraintError, ForeignKeyError

from helpers.hints import did_you_mean

LISTED = 'constraint "enum" is '


def label_row(field: str, code: str) -> str:
    """Return the row that gives a code its label.

    Example:
        >>> label_row("portal", "heilsuvera")
        'the row "portal,heilsuvera,ITS LABEL" in data/labels.csv'
    """
    return f'the row "{field},{code},ITS LABEL" in data/labels.csv'


def without_label(field: str, code: str, known: Iterable[str]) -> str:
    """Return what is wrong with a code that has no label.

    Args:
        field: Column that has the code.
        code: The code.
        known: Codes of the column that have a label.

    Example:
        >>> without_label("portal", "kant", ["kanta", "sundhed"])
        'has no label; did you mean kanta?; a new one needs the row "portal,kant,ITS LABEL" in data/labels.csv'
    """
    return f"has no label{did_you_mean(known, code)}; a new one needs {label_row(field, code)}"


def not_listed(error: ConstraintError, table: str, labelled: set[str]) -> str | None:
    """Return what is wrong with a code that the schema does not list; nothing if the schema has no list of them.

    Args:
        error: What the check against the schema found.
        table: Name of the table.
        labelled: Fields whose codes have labels.
    """
    if not error.note.startswith(LISTED):
        return None
    known = json.loads(error.note.removeprefix(LISTED).strip('"').replace("'", '"'))
    needs = [f"a place among them in data/schemas/{table}.json"]
    needs += [label_row(error.field_name, error.cell)] if error.field_name in labelled else []
    needs += ["its unit in helpers/checks/codes.py"] if error.field_name in ("measure", "unit") else []
    hint = did_you_mean(known, error.cell)
    return f"not among the values allowed: {', '.join(known)}{hint}; a new one needs {' and '.join(needs)}"


def not_in_its_table(error: ForeignKeyError, table: str, labelled: set[str]) -> str:
    """Return what is wrong with a key that the table it belongs to does not have.

    Args:
        error: What the check against the schema found.
        table: Name of the table with the key, which may be the one that lacks it.
        labelled: Fields whose codes have labels.
    """
    [field, *_], [key, *_] = error.field_names, error.field_cells
    other = f"data/{error.reference_name or table}.csv"
    needs = f"a row in {other} and {label_row(field, key)}" if field in labelled else f"a row in {other}"
    return f"no row of {other} has it; a new one needs {needs}"
