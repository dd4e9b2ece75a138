"""The parameters of the book: their types, and what values the data can carry.

A chapter takes those that its own `parameters` cell names.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator

from helpers import data
from helpers.hints import did_you_mean
from helpers.survey import SURVEY


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
        if "" in items:
            return f"item {items.index('') + 1} is empty"
        allowed = self.values()
        if outside := [item for item in items if item not in allowed]:
            # A year that is like another one is no slip of the pen.
            hint = did_you_mean(allowed, *(item for item in outside if isinstance(item, str)))
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


def described() -> list[Described]:
    """Return all parameters in words."""
    return [
        Described(name, type_of(name), _allowed(name), _plain(field.default), field.description)
        for name, field in Parameters.model_fields.items()
    ]


def type_of(name: str) -> str:
    """Return the type of a parameter, as Python writes it."""
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
