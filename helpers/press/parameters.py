"""The parameters of the book: their types, and what values the data can carry.

A chapter takes those that its own `parameters` cell names.
"""

import difflib
from typing import Annotated, Self

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from helpers import data
from helpers.press import chapters
from helpers.survey import SURVEY


class ParameterError(ValueError):
    """Some parameters are wrong; the message lists each with what is allowed."""


def _all_of(table: str, column: str) -> AfterValidator:
    def check(values: list[str]) -> list[str]:
        allowed = data.load(table)[column].unique().tolist()
        if unknown := [value for value in values if value not in allowed]:
            raise ValueError(f"{', '.join(unknown)}: data/{table}.csv has {', '.join(allowed)}")
        return values

    return AfterValidator(check)


def _year_of_use(year: int) -> int:
    years = data.with_year(data.load("portal_use"))["year"]
    if not years.min() <= year <= years.max():
        raise ValueError(f"{year}: data/portal_use.csv covers {years.min()} to {years.max()}")
    return year


def _language(language: str) -> str:
    allowed = [column for column in data.fields("labels") if len(column) == 2]
    if language not in allowed:
        raise ValueError(f"{language}: data/labels.csv has {', '.join(allowed)}")
    return language


def _wave(wave: int) -> int:
    surveys = data.load("surveys")
    waves = surveys[surveys["survey"] == SURVEY]["wave"].tolist()
    if wave not in waves:
        raise ValueError(f"{wave}: data/surveys.csv has {', '.join(map(str, waves))}")
    return wave


Year = Annotated[int, AfterValidator(_year_of_use)]
Wave = Annotated[int, AfterValidator(_wave)]


class Parameters(BaseModel):
    """All parameters of the book; each has a meaning, an allowed range and a default."""

    model_config = ConfigDict(strict=True, extra="forbid")

    first_year: Year = Field(2016, description="First year of portal use to show")
    last_year: Year = Field(2022, description="Last year of portal use to show")
    wave: Wave = Field(2020, description="Wave of the citizen survey to show")
    baseline_wave: Wave = Field(2019, description="Earlier wave to compare with")
    portals: Annotated[list[str], _all_of("portals", "portal"), Field(min_length=1)] = Field(
        ["helsenorge", "1177", "sundhed", "kanta"], description="Portals to show"
    )
    countries: Annotated[list[str], _all_of("online_health", "country"), Field(min_length=1)] = Field(
        ["NO", "SE", "DK", "FI", "IS", "EU27_2020"], description="Countries to show"
    )
    confidence_level: float = Field(
        0.95, gt=0.5, lt=1, description="Confidence level of survey intervals, such as 0.95"
    )
    design_effect: float = Field(
        1.0, ge=1, le=10, description="How many times weighting makes the variance of shares larger"
    )
    language: Annotated[str, AfterValidator(_language)] = Field("en", description="Language of the labels of data")

    @model_validator(mode="after")
    def check_order(self) -> Self:
        """Refuse a range that ends before it begins."""
        if self.first_year > self.last_year:
            raise ValueError(f"first_year = {self.first_year} is after last_year = {self.last_year}")
        if self.baseline_wave >= self.wave:
            raise ValueError(f"baseline_wave = {self.baseline_wave} is not before wave = {self.wave}")
        return self


def read(pairs: list[tuple[str, str]]) -> dict[str, object]:
    """Return parameters given as words, with the types of the model and checked by it.

    Args:
        pairs: Name and value of each, such as ("last_year", "2021"); a list
            is written with commas, as in "helsenorge,1177".

    Raises:
        ParameterError: If any is unknown, of the wrong type or outside what the data cover.
    """
    values = {name: _typed(name, text) for name, text in pairs}
    try:
        checked = Parameters(**values)
    except ValidationError as error:
        raise ParameterError("\n".join(_in_words(fault) for fault in error.errors())) from None
    return checked.model_dump(include=set(values))


def for_chapter(name: str, values: dict[str, object]) -> dict[str, object]:
    """Return those of the given parameters that a chapter takes and that differ from its defaults."""
    defaults = chapters.defaults_of(name)
    return {key: value for key, value in values.items() if key in defaults and value != defaults[key]}


def _typed(name: str, text: str) -> object:
    field = Parameters.model_fields.get(name)
    if field is None or field.annotation is str:
        return text
    if field.annotation is float or field.annotation is int:
        return yaml.safe_load(text)
    return [item.strip() for item in text.split(",") if item.strip()]


def _in_words(fault: dict) -> str:
    place = ".".join(str(part) for part in fault["loc"])
    if fault["type"] == "extra_forbidden":
        known = list(Parameters.model_fields)
        near = difflib.get_close_matches(place, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
        return f"{place}: no parameter of the book has this name; {hint}"
    message = fault["msg"].removeprefix("Value error, ")
    return (
        f"{place}: {message}"
        if fault["type"] == "value_error" and place
        else f"{place} = {fault['input']!r}: {message}"
        if place
        else message
    )
