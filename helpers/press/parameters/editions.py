"""Editions and matrices: the named sets of parameters in `notebooks/editions.yml`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from helpers import parameters
from helpers.hints import did_you_mean
from helpers.press import plain_yaml
from helpers.press.edition import DEFAULT, RERUN, Edition
from helpers.press.errors import PressError
from helpers.press.parameters import faults
from helpers.press.project import Project

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Named = TypeVar("Named", "Edition", "Matrix")
Title = Annotated[str, StringConstraints(min_length=1)]


class EditionError(PressError):
    """The file of editions is wrong, or has no such edition or matrix; the message lists all faults."""


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
    vary: dict[str, Annotated[list[object], Field(min_length=1)]] = Field(min_length=1)


class _File(_Strict):
    editions: dict[Name, _EditionEntry]
    matrices: dict[Name, _MatrixEntry] = {}


def editions(project: Project) -> dict[str, Edition]:
    """Return all editions by name, the default one first.

    Raises:
        EditionError: If the file can't be read or anything in it is wrong.
    """
    return _read(project)[0]


def edition(project: Project, name: str) -> Edition:
    """Return an edition.

    Raises:
        EditionError: If there is none of this name.
    """
    return _pick(editions(project), name, "edition")


def matrix(project: Project, name: str) -> Matrix:
    """Return a matrix.

    Raises:
        EditionError: If there is none of this name.
    """
    return _pick(matrices(project), name, "matrix")


def matrices(project: Project) -> dict[str, Matrix]:
    """Return all matrices by name.

    Raises:
        EditionError: If the file can't be read or anything in it is wrong.
    """
    return _read(project)[1]


def _pick(known: dict[str, Named], name: str, kind: str) -> Named:
    if name not in known:
        near = did_you_mean(known, name)
        raise EditionError(f'there is no {kind} "{name}"{near}; there are: {", ".join(known) or "none"}')
    return known[name]


@cache
def _read(project: Project) -> tuple[dict[str, Edition], dict[str, Matrix]]:
    path = project.editions_file
    place = path.relative_to(project.root)
    try:
        content = _File(**_mapping(path))
    except ValidationError as error:
        raise EditionError("\n".join(f"{place}, {_in_words(fault)}" for fault in error.errors())) from None
    except yaml.YAMLError as error:
        raise EditionError(plain_yaml.in_words(place, error)) from None
    except (OSError, UnicodeDecodeError, TypeError) as error:
        raise EditionError(f"{place}: {' '.join(str(error).split())}") from None
    if found := [f"{place}, {fault}" for fault in _faults(project, content)]:
        raise EditionError("\n".join(found))
    first = {DEFAULT: content.editions[DEFAULT]} | content.editions
    return (
        {name: Edition(name, entry.parameters, entry.title) for name, entry in first.items()},
        {name: Matrix(name, entry.title, entry.chapters, _cases(entry)) for name, entry in content.matrices.items()},
    )


def _in_words(fault: ErrorDetails) -> str:
    place = ".".join(map(str, fault["loc"]))
    if fault["type"] == "extra_forbidden":
        *above, key = fault["loc"]
        models: dict[object, type[BaseModel]] = {"editions": _EditionEntry, "matrices": _MatrixEntry}
        known = models[above[0]] if above else _File
        hint = did_you_mean(known.model_fields, key) or f"; there are {', '.join(known.model_fields)}"
        return f"{place}: there is no such key{hint}"
    return f"{place}: {fault['msg']}"


def _mapping(path: Path) -> dict[str, Any]:
    content = plain_yaml.read(path.read_text(encoding="utf-8"))
    if not isinstance(content, dict):
        raise TypeError("not names with values")
    return content


def _faults(project: Project, content: _File) -> Iterator[str]:
    known = project.chapters()
    if DEFAULT not in content.editions or content.editions[DEFAULT].parameters:
        yield f"editions: there must be one named {DEFAULT}, without parameters"
    if RERUN in content.editions:
        yield f"editions.{RERUN}: this name is reserved for reruns"
    for name, entry in content.editions.items():
        yield from (f"{name}: {fault}" for fault in _faults_of(project, entry.parameters, known))
    for name, matrix in content.matrices.items():
        yield from (
            f'{name}: there is no chapter "{chapter}"{did_you_mean(known, chapter)}'
            for chapter in matrix.chapters
            if chapter not in known
        )
        listed: dict[str, Sequence[object]] = {"chapters": matrix.chapters, **matrix.vary}
        yield from (f"{name}: {key}: {item} is named twice" for key, items in listed.items() for item in _twice(items))
        there = [chapter for chapter in matrix.chapters if chapter in known]
        found = [fault for case in _cases(matrix) for fault in _faults_of(project, case, there)]
        yield from (f"{name}: {fault}" for fault in dict.fromkeys(found))


def _faults_of(project: Project, values: dict[str, object], names: list[str]) -> list[str]:
    return parameters.of_values(values) or [fault for name in names for fault in faults.of_run(project, name, values)]


def _twice(items: Sequence[object]) -> list[object]:
    return [item for number, item in enumerate(items) if items.index(item) < number]


def _cases(entry: _MatrixEntry) -> list[dict[str, object]]:
    return [dict(zip(entry.vary, values, strict=True)) for values in product(*entry.vary.values())]
