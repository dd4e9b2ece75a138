"""The parameters of the book: their types, and what values the data can carry.

A chapter takes those that its own `parameters` cell names.
"""

import difflib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator, model_validator

from helpers import data
from helpers.press import chapters, parameter_files
from helpers.press.parameter_files import ParameterError
from helpers.survey import SURVEY

WHOLE_NUMBER = re.compile(r"[+-]?[0-9]+")
MUST_BE = {
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "finite_number": "must be a finite number",
    "string_type": "must be text",
    "list_type": "must be a list",
    "too_short": "must name at least one",
}
YAML_NO = 'YAML reads an unquoted NO, no or off as false and YES, yes or on as true, so write "NO" in quotes'


@dataclass(frozen=True)
class Coverage:
    """The values of a parameter that the data can carry.

    Attributes:
        table: Table of `data/` that decides it.
        values: Function that returns the values.
    """

    table: str
    values: Callable[[], list]

    def words(self) -> str:
        """Return the values in words, years without a gap as first to last."""
        values = self.values()
        are_years = len(values) > 2 and all(isinstance(value, int) for value in values)
        if are_years and values == list(range(values[0], values[-1] + 1)):
            return f"{values[0]} to {values[-1]}"
        return ", ".join(map(str, values))

    def fault(self, value: object) -> str | None:
        """Return what is wrong with a value, or with an item of a list, in words."""
        items = value if isinstance(value, list) else [value]
        allowed = self.values()
        if outside := [item for item in items if item not in allowed]:
            near = [difflib.get_close_matches(item, allowed, n=1) for item in outside if isinstance(item, str)]
            hint = f"; did you mean {', '.join(match[0] for match in near)}?" if near and all(near) else ""
            return f"{', '.join(map(str, outside))}: {self.table}.csv covers {self.words()}{hint}"
        if twice := sorted({str(item) for item in items if items.count(item) > 1}):
            return f"{', '.join(twice)} is named twice"
        return None


def _codes(table: str, column: str) -> Coverage:
    return Coverage(table, lambda: data.load(table)[column].unique().tolist())


def _years() -> list[int]:
    years = data.with_year(data.load("portal_use"))["year"]
    return list(range(int(years.min()), int(years.max()) + 1))


def _waves() -> list[int]:
    surveys = data.load("surveys")
    return sorted(int(wave) for wave in surveys[surveys["survey"] == SURVEY]["wave"])


COVERAGES = {
    "first_year": Coverage("portal_use", _years),
    "last_year": Coverage("portal_use", _years),
    "wave": Coverage("surveys", _waves),
    "baseline_wave": Coverage("surveys", _waves),
    "portals": _codes("portals", "portal"),
    "countries": _codes("online_health", "country"),
    "language": Coverage("labels", lambda: [column for column in data.fields("labels") if len(column) == 2]),
}


class Parameters(BaseModel):
    """All parameters of the book; each has a meaning, an allowed range and a default."""

    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)

    first_year: int = Field(2016, description="First year of portal use to show")
    last_year: int = Field(2022, description="Last year of portal use to show")
    wave: int = Field(2020, description="Wave of the citizen survey to show")
    baseline_wave: int = Field(2019, description="Earlier wave to compare with")
    portals: list[str] = Field(["helsenorge", "1177", "sundhed", "kanta"], min_length=1, description="Portals to show")
    countries: list[str] = Field(
        ["NO", "SE", "DK", "FI", "IS", "EU27_2020"], min_length=1, description="Countries to show"
    )
    confidence_level: float = Field(
        0.95, gt=0.5, lt=1, description="Confidence level of survey intervals, such as 0.95"
    )
    design_effect: float = Field(
        1.0, ge=1, le=10, description="How many times weighting makes the variance of shares larger"
    )
    language: str = Field("en", description="Language of the labels of data")

    @field_validator(*COVERAGES)
    @classmethod
    def check_coverage(cls, value: object, info: ValidationInfo) -> object:
        """Refuse a value that the data do not cover."""
        if fault := COVERAGES[info.field_name].fault(value):
            raise ValueError(fault)
        return value

    @model_validator(mode="after")
    def check_order(self) -> Self:
        """Refuse a range that ends before it begins."""
        if found := contradictions(self.model_dump()):
            raise ValueError("; ".join(found))
        return self


@dataclass(frozen=True)
class Described:
    """A parameter in words, as a table of all of them shows it."""

    name: str
    type: str
    allowed: str
    default: str
    meaning: str


def contradictions(values: dict[str, object]) -> list[str]:
    """Return in words which values contradict each other; one that is missing contradicts none.

    Example:
        >>> contradictions({"first_year": 2022, "last_year": 2019})
        ['first_year = 2022 is after last_year = 2019']
    """
    found = []
    if {"first_year", "last_year"} <= set(values) and values["first_year"] > values["last_year"]:
        found.append(f"first_year = {values['first_year']} is after last_year = {values['last_year']}")
    if {"baseline_wave", "wave"} <= set(values) and values["baseline_wave"] >= values["wave"]:
        found.append(f"baseline_wave = {values['baseline_wave']} is not before wave = {values['wave']}")
    return found


def read(pairs: Sequence[tuple[str, str]], file: Path | None = None, names: Sequence[str] = ()) -> dict[str, object]:
    """Return the parameters that someone gives, with the types of the model and checked by it.

    Args:
        pairs: Name and value of each as words, such as ("last_year", "2021"); a list
            is written with commas, as in "helsenorge,1177". They go before those of the file.
        file: File with parameters.
        names: Chapters to run; all if empty. One of them must take each parameter.

    Raises:
        ParameterError: If any is unknown, given twice, of the wrong type, outside what the data
            cover, or in contradiction to another; all faults are told at once.
    """
    faults, values, places = [], {}, {}
    if file:
        try:
            values, places = parameter_files.read(file)
        except ParameterError as error:
            faults.append(str(error))
    words = [name for name, _ in pairs]
    faults += [f"{name}: given twice" for name in sorted({name for name in words if words.count(name) > 1})]
    for name, text in pairs:
        values[name] = _typed(name, text)
        places.pop(name, None)
    faults += [f"{places[name]}: {fault}" if name in places else fault for name, fault in _faults(values)]
    faults += [
        f"{name}: none of the chapters {', '.join(names)} takes this parameter"
        for name in values
        if name in Parameters.model_fields and names and not any(name in chapters.defaults_of(one) for one in names)
    ]
    if faults:
        raise ParameterError("\n".join(faults))
    return Parameters(**values).model_dump(include=set(values))


def faults(values: dict[str, object]) -> list[str]:
    """Return in words what is wrong with some parameters; nothing if all are right.

    Example:
        >>> faults({"last_year": 2031})
        ['last_year = 2031: portal_use.csv covers 2016 to 2023']
    """
    return [fault for _, fault in _faults(values)]


def described() -> list[Described]:
    """Return all parameters in words."""
    return [
        Described(name, _type(name), _allowed(name), _plain(field.default), field.description)
        for name, field in Parameters.model_fields.items()
    ]


def faults_of(name: str) -> list[str]:
    """Return what is wrong with the parameters cell of a chapter: names, types and defaults that the book lacks."""
    try:
        told = chapters.parameters_of(name)
    except chapters.ChapterError as error:
        return [str(error)]
    faults = []
    for key, annotation, default in told:
        place = f"notebooks/{name}.ipynb, parameters: {key}"
        field = Parameters.model_fields.get(key)
        if not field:
            faults.append(f"{place}: {_unknown(key)}")
        elif annotation != _type(key):
            faults.append(f"{place}: {annotation}: its type is {_type(key)}")
        elif default != field.default:
            faults.append(f"{place} = {default!r}: its default is {field.default!r}")
    return faults


def _faults(values: dict[str, object]) -> list[tuple[str, str]]:
    """Return each fault of some values with the name of the parameter."""
    try:
        Parameters(**values)
    except ValidationError as error:
        found = [(str(fault["loc"][0]), _in_words(fault)) for fault in error.errors() if fault["loc"]]
    else:
        return []
    # The model compares values with each other only when each of them is right.
    defaults = {name: field.default for name, field in Parameters.model_fields.items()}
    wrong = {name for name, _ in found}
    sound = {name: value for name, value in (defaults | values).items() if name not in wrong}
    return found + [(next(name for name in values if name in told), told) for told in contradictions(sound)]


def _typed(name: str, text: str) -> object:
    """Return words as the type of their parameter, or as they are where they are none of it."""
    field = Parameters.model_fields.get(name)
    if field is None or field.annotation is str:
        return text
    if field.annotation is int:
        return int(text) if WHOLE_NUMBER.fullmatch(text) else text
    if field.annotation is float:
        try:
            return float(text)
        except ValueError:
            return text
    return [item.strip() for item in text.split(",") if item.strip()]


def _in_words(fault: dict) -> str:
    name, *items = fault["loc"]
    if fault["type"] == "extra_forbidden":
        return f"{name}: {_unknown(str(name))}"
    value = fault["input"]
    if fault["type"] == "value_error":
        message = fault["msg"].removeprefix("Value error, ")
        return f"{name} = {message}" if ": " in message else f"{name}: {message}"
    place = name + "".join(f", item {item + 1}" for item in items)
    message = MUST_BE.get(fault["type"], fault["msg"].replace("Input should be", "must be"))
    if isinstance(value, bool):
        return f"{place} = {str(value).lower()}: {message}; {YAML_NO}"
    return f"{place} = {value!r}: {message}"


def _unknown(name: str) -> str:
    known = list(Parameters.model_fields)
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
    return f"no parameter of the book has this name; {hint}"


def _type(name: str) -> str:
    annotation = Parameters.model_fields[name].annotation
    return str(annotation) if get_args(annotation) else annotation.__name__


def _allowed(name: str) -> str:
    if name in COVERAGES:
        return COVERAGES[name].words()
    bounds = {
        "gt": "above",
        "ge": "from",
        "lt": "below",
        "le": "to",
    }
    told = [
        f"{word} {getattr(limit, sign):g}"
        for limit in Parameters.model_fields[name].metadata
        for sign, word in bounds.items()
        if getattr(limit, sign, None) is not None
    ]
    return " ".join(told)


def _plain(value: object) -> str:
    return ", ".join(value) if isinstance(value, list) else json.dumps(value).strip('"')
