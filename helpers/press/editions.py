"""Editions and matrices: the named sets of parameters in `notebooks/editions.yml`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from helpers import parameters
from helpers.hints import did_you_mean
from helpers.press import book, chapters, parameter_faults, plain_yaml
from helpers.press.pages import provenance

FILE = chapters.NOTEBOOKS / "editions.yml"
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Title = Annotated[str, StringConstraints(min_length=1)]


class EditionError(ValueError):
    """The file of editions is wrong, or names no such edition or matrix; all faults are told at once."""


@dataclass(frozen=True)
class Edition:
    """A set of parameters for the whole book; those not named have their defaults."""

    name: str
    title: str
    values: dict[str, object]


@dataclass(frozen=True)
class Matrix:
    """Chapters to be run with every combination of some values.

    Attributes:
        name: Name of the matrix.
        title: What it shows.
        chapters: Names of the chapters.
        cases: Parameters of each combination.
    """

    name: str
    title: str
    chapters: list[str]
    cases: list[dict[str, object]]


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")


class _EditionEntry(_Strict):
    title: Title
    parameters: dict[str, object] = {}


class _MatrixEntry(_Strict):
    title: Title
    chapters: list[str] = Field(min_length=1)
    vary: dict[str, Annotated[list, Field(min_length=1)]] = Field(min_length=1)


class _File(_Strict):
    editions: dict[Name, _EditionEntry]
    matrices: dict[Name, _MatrixEntry] = {}


def editions() -> dict[str, Edition]:
    """Return all editions by name, the default one first.

    Raises:
        EditionError: If the file can't be read or anything in it is wrong.
    """
    return _read(FILE)[0]


def edition(name: str) -> Edition:
    """Return an edition.

    Raises:
        EditionError: If there is none of this name.
    """
    return _pick(editions(), name, "edition")


def matrix(name: str) -> Matrix:
    """Return a matrix.

    Raises:
        EditionError: If there is none of this name.
    """
    return _pick(matrices(), name, "matrix")


def matrices() -> dict[str, Matrix]:
    """Return all matrices by name.

    Raises:
        EditionError: If the file can't be read or anything in it is wrong.
    """
    return _read(FILE)[1]


def _pick(known: dict, name: str, kind: str) -> Edition | Matrix:
    if name not in known:
        near = did_you_mean(known, name)
        raise EditionError(f'there is no {kind} "{name}"{near}; there are: {", ".join(known) or "none"}')
    return known[name]


@cache
def _read(path: Path) -> tuple[dict[str, Edition], dict[str, Matrix]]:
    place = path.relative_to(chapters.ROOT) if path.is_relative_to(chapters.ROOT) else path
    try:
        told = _File(**_mapping(path))
    except ValidationError as error:
        raise EditionError("\n".join(f"{place}, {_in_words(fault)}" for fault in error.errors())) from None
    except yaml.YAMLError as error:
        raise EditionError(plain_yaml.in_words(place, error)) from None
    except (OSError, UnicodeDecodeError, TypeError) as error:
        raise EditionError(f"{place}: {' '.join(str(error).split())}") from None
    if faults := [f"{place}, {fault}" for fault in _faults(told)]:
        raise EditionError("\n".join(faults))
    first = {provenance.DEFAULT: told.editions[provenance.DEFAULT]} | told.editions
    return (
        {name: Edition(name, entry.title, entry.parameters) for name, entry in first.items()},
        {name: Matrix(name, entry.title, entry.chapters, _cases(entry)) for name, entry in told.matrices.items()},
    )


def _in_words(fault: dict) -> str:
    place = ".".join(map(str, fault["loc"]))
    if fault["type"] == "extra_forbidden":
        *above, key = fault["loc"]
        known = {"editions": _EditionEntry, "matrices": _MatrixEntry}[above[0]] if above else _File
        hint = did_you_mean(known.model_fields, key) or f"; there are {', '.join(known.model_fields)}"
        return f"{place}: there is no such key{hint}"
    return f"{place}: {fault['msg']}"


def _mapping(path: Path) -> dict:
    told = plain_yaml.read(path.read_text(encoding="utf-8"))
    if not isinstance(told, dict):
        raise TypeError("not names with values")
    return told


def _faults(told: _File) -> Iterator[str]:
    if provenance.DEFAULT not in told.editions or told.editions[provenance.DEFAULT].parameters:
        yield f"editions: there must be one named {provenance.DEFAULT}, without parameters"
    if book.RERUN in told.editions:
        yield f"editions.{book.RERUN}: a rerun with parameters for once has this name"
    for name, entry in told.editions.items():
        yield from (f"{name}: {fault}" for fault in _faults_of(entry.parameters, chapters.notebook_names()))
    for name, entry in told.matrices.items():
        known = chapters.notebook_names()
        yield from (
            f'{name}: there is no chapter "{one}"{did_you_mean(known, one)}'
            for one in entry.chapters
            if one not in known
        )
        listed = {"chapters": entry.chapters} | entry.vary
        yield from (f"{name}: {key}: {one} is named twice" for key, some in listed.items() for one in _twice(some))
        there = [one for one in entry.chapters if one in known]
        cases = [_faults_of(case, there) for case in _cases(entry)]
        yield from (f"{name}: {fault}" for fault in dict.fromkeys(fault for faults in cases for fault in faults))


def _faults_of(values: dict[str, object], names: list[str]) -> list[str]:
    return parameters.of_values(values) or [fault for name in names for fault in parameter_faults.of_run(name, values)]


def _twice(items: list) -> list:
    return [item for number, item in enumerate(items) if items.index(item) < number]


def _cases(entry: _MatrixEntry) -> list[dict[str, object]]:
    return [dict(zip(entry.vary, values, strict=True)) for values in product(*entry.vary.values())]
