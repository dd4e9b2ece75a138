"""Let a written number know what it was made of, wherever it comes from: a row, a derived interval, or a mere float."""

from typing import Any

import pandas as pd

from helpers import records, written
from helpers.printed import Interval
from helpers.records import AnyRow
from helpers.written import Written

# What a number of a sentence is written from; only a float does not know the rows that it was made of.
Figure = float | Interval | AnyRow


def value_of(figure: Figure) -> float:
    """Return the value of a figure; a missing one is NaN or NA.

    Example:
        >>> value_of({"value": 90.0}), value_of(Interval(93.3, 93.1, 93.5)), value_of(3.0)
        (90.0, 93.3, 3.0)
    """
    if isinstance(figure, Interval):
        return figure.value
    value: float = figure["value"] if isinstance(figure, (pd.Series, dict)) else figure
    return value


def rows_of(figure: Figure) -> tuple[str, ...]:
    """Return the ids of the rows that a figure was made of.

    Example:
        >>> rows_of({"id": "helsenorge_visits_2020"}), rows_of(3.0)
        (('helsenorge_visits_2020',), ())
    """
    if isinstance(figure, Interval):
        return figure.rows
    return records.ids_of(figure) if isinstance(figure, (pd.Series, dict)) else ()


def number(text: str, figure: Figure) -> Written:
    """Return a number as text that knows the interval and the rows of its figure.

    Args:
        text: The number as written.
        figure: What it was written from.

    Example:
        >>> number("72.9 million", {"id": "helsenorge_visits_2020", "value": 72_900_000.0}).numbers[0].rows
        ('helsenorge_visits_2020',)
    """
    known: dict[str, Any] = {"rows": rows_of(figure)}
    if isinstance(figure, Interval):
        known |= {"lower": figure.lower, "upper": figure.upper, "kind": written.PRINT}
    elif isinstance(figure, (pd.Series, dict)):
        known |= {"lower": figure.get("lower"), "upper": figure.get("upper"), "kind": kind(figure)}
    return written.number(text, value_of(figure), **known)


def kind(row: AnyRow) -> str:
    """Return where the interval of a row comes from: a share with a base has a model-based one.

    Example:
        >>> kind({"value": 90.0, "base": 1614}), kind({"value": 72_900_000.0})
        ('sample', 'print')
    """
    return written.SAMPLE if "base" in row else written.PRINT
