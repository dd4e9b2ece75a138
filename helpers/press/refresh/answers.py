"""Ask the interface of a publisher, and read its answer in JSON-stat 2.0."""

import json
from dataclasses import dataclass
from math import isnan

import requests
from pyjstat.pyjstat import Dataset

from helpers.press.errors import PressError
from helpers.press.refresh.sources import Source

CONNECT_SECONDS, READ_SECONDS = 20, 120
TOO_LARGE = 413
# The publishers' flags that a value may have; `c` and `:` come without a value.
FLAGS = frozenset("bcdefinprsuz:")


class AnswerError(PressError):
    """An interface gave no answer, or one that does not fit its description."""


@dataclass(frozen=True)
class Cell:
    """A cell of a cube.

    Attributes:
        categories: The code of its category in each dimension.
        value: Its value; None if it has none.
        flags: The publisher's flags.
    """

    categories: dict[str, str]
    value: float | None
    flags: str


def ask(source: Source) -> list[Cell]:
    """Return the cells of a dataset.

    Raises:
        AnswerError: If there is no answer, or it is not the expected cube.
    """
    return read(source, _text(source))


def read(source: Source, text: str) -> list[Cell]:
    """Return the cells of an answer.

    Args:
        source: What was asked for.
        text: The answer.

    Raises:
        AnswerError: If it is not a cube with the expected dimensions, unit and flags, or holds no value.
    """
    try:
        cube = Dataset.read(text)
        table = cube.write("dataframe", naming="id")
        statuses = _statuses(cube, len(table))
        dimensions = {name: cube["dimension"][name]["category"] for name in cube["id"]}
    except (json.JSONDecodeError, KeyError, TypeError, ValueError, IndexError, AttributeError):
        raise AnswerError("the answer is not a dataset in JSON-stat 2.0") from None
    if faults := _dimension_faults(source, dimensions):
        raise AnswerError("; ".join(faults))
    values = [None if isnan(value) else value for value in table.pop("value").astype(float).tolist()]
    if all(value is None for value in values):
        raise AnswerError("the answer holds no value")
    if unknown := {flag for status in statuses for flag in status} - FLAGS:
        raise AnswerError(f"unknown flags: {', '.join(sorted(unknown))}")
    return [
        Cell(categories, value, status)
        for categories, value, status in zip(table.to_dict("records"), values, statuses, strict=True)
    ]


def _text(source: Source) -> str:
    try:
        response = requests.get(source.address, params=source.query, timeout=(CONNECT_SECONDS, READ_SECONDS))
        response.raise_for_status()
        return response.content.decode()
    except requests.Timeout:
        raise AnswerError(f"{source.address} did not answer in time") from None
    except requests.HTTPError as error:
        status = error.response.status_code
        why = "it was asked for too much at once; narrow the query" if status == TOO_LARGE else error.response.reason
        raise AnswerError(f"{source.address} answered {status}: {why}") from None
    except requests.exceptions.ChunkedEncodingError:
        raise AnswerError(f"{source.address} broke off its answer") from None
    except requests.ConnectionError:
        raise AnswerError(f"{source.address} can't be reached; is there a network?") from None
    except requests.RequestException as error:
        raise AnswerError(f"{source.address}: {error}") from None
    except UnicodeDecodeError:
        raise AnswerError(f"{source.address}: the answer is not text in UTF-8") from None


def _statuses(cube: Dataset, count: int) -> list[str]:
    """Return the status of each cell; JSON-stat allows one for all, a list, or those of some cells by their place."""
    status = cube.get("status") or {}
    if isinstance(status, str):
        return [status] * count
    by_place = dict(enumerate(status)) if isinstance(status, list) else {int(place): status[place] for place in status}
    return [by_place.get(place) or "" for place in range(count)]


def _dimension_faults(source: Source, dimensions: dict[str, dict[str, dict[str, str]]]) -> list[str]:
    """Return in words how the dimensions of an answer differ from those that are expected."""
    faults = [f'there is no dimension "{name}" any more' for name in sorted(source.dimensions - set(dimensions))]
    for name, category in dimensions.items():
        labels = category.get("label") or {code: code for code in category["index"]}
        if name not in source.dimensions:
            if len(labels) > 1:
                faults.append(f'there is a new dimension "{name}": {", ".join(labels)}')
        elif name in source.expected and labels != source.expected[name]:
            faults.append(f"{name} is {_in_words(labels)}, expected {_in_words(source.expected[name])}")
        for column in source.columns.values():
            if column.dimension == name and column.codes and (new := sorted(set(labels) - set(column.codes))):
                faults.append(f"{name} has categories that no column expects: {', '.join(new)}")
    return list(dict.fromkeys(faults))


def _in_words(labels: dict[str, str]) -> str:
    return ", ".join(f"{code} ({label})" for code, label in labels.items())
