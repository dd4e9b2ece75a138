"""The parameters of the book: their types, and the values that the data cover.

A chapter takes those that its own `parameters` cell names, and checks them by `helpers.parameters.check`.
"""

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator

from helpers import data, online_health, periods, schema, survey
from helpers.hints import did_you_mean
from helpers.intervals import MAX_CONFIDENCE
from helpers.phrases import Phrases, key

say = Phrases("parameters")


@dataclass(frozen=True)
class Coverage:
    """The values of a parameter that the data cover.

    Attributes:
        tables: Tables of `data/` that decide it.
        values: Function that returns the values.
    """

    tables: tuple[str, ...]
    values: Callable[[], Sequence[object]]

    def words(self) -> str:
        """Return the values in words, consecutive years as first to last."""
        return in_words(self.values())

    def fault(self, value: object) -> str | None:
        """Return what is wrong with a value, or with an item of a list, in words."""
        items = value if isinstance(value, list) else [value]
        if "" in items:
            return f"item {items.index('') + 1} is empty"
        allowed = self.values()
        if outside := [item for item in items if item not in allowed]:
            # Only words are worth a hint: a wrong year is close to every other year.
            hint = did_you_mean(allowed, *(item for item in outside if isinstance(item, str)))
            files = " and ".join(f"{table}.csv" for table in self.tables)
            cover = "covers" if len(self.tables) == 1 else "cover"
            return f"{', '.join(map(str, outside))}: {files} {cover} {self.words()}{hint}"
        if twice := sorted({str(item) for item in items if items.count(item) > 1}):
            return f"{', '.join(twice)} is named twice"
        return None


def _codes(table: str, column: str) -> Coverage:
    return Coverage((table,), lambda: data.load(table)[column].unique().tolist())


def years_with_figures(measures: Iterable[str] = (), portal: str | None = None) -> list[int]:
    """Return the years in which the periods of some figures end, whether years, months or weeks.

    Args:
        measures: What is counted; everything if none is given. Of one such as "yearly visits", the figures of
            months and weeks do not count.
        portal: Key of the only portal whose figures count, those of services counting too; "services" if only
            these do, or the name of another table with years. All portals and services if None.

    Raises:
        ValueError: If no table has one of the measures.

    Example:
        >>> years_with_figures(["logins"], "1177")
        [2016, 2018, 2020, 2022]
        >>> years_with_figures(["visits"], "1177"), years_with_figures(["yearly visits"], "1177")
        ([2020, 2022], [2020])
        >>> years_with_figures(["yearly contacts_per_100"], "gp_consultations")
        [2017, 2018, 2019, 2020, 2021, 2022, 2023]
    """
    wanted = {measure.removeprefix(YEARLY): measure.startswith(YEARLY) for measure in measures}
    known, years = set(), set()
    tables = (portal,) if portal in OTHER_TABLES else YEARLY_TABLES
    for table in tables:
        rows = data.load(table)
        known |= set(rows["measure"])
        if wanted:
            rows = rows[rows["measure"].isin(wanted)]
            is_any = ~rows["measure"].map(wanted).astype(bool)
            rows = rows[is_any | rows["period"].str.fullmatch(r"\d{4}|.*/.*")]
        if portal and "portal" in rows:
            # No portal has the key "services", so this leaves no row.
            rows = rows[rows["portal"] == portal]
        years |= set(periods.last_years(rows["period"]))
    if unknown := set(wanted) - known:
        raise ValueError(f"{', '.join(sorted(unknown))}: no row of {' and '.join(tables)} has this measure")
    return sorted(years)


def _years() -> list[int]:
    years = years_with_figures()
    return list(range(years[0], years[-1] + 1))


YEARLY = "yearly "
YEARLY_TABLES = ("portal_use", "service_use")
# A chapter on one of these names it in place of a portal.
OTHER_TABLES = ("gp_consultations",)
COVERAGES = {
    "first_year": Coverage(YEARLY_TABLES, _years),
    "last_year": Coverage(YEARLY_TABLES, _years),
    "wave": Coverage(("survey_results",), survey.all_waves),
    "baseline_wave": Coverage(("survey_results",), survey.all_waves),
    "portals": _codes("portals", "portal"),
    "countries": Coverage(("online_health",), lambda: online_health.rows()["country"].unique().tolist()),
    "language": Coverage(("labels",), lambda: [column for column in schema.fields("labels") if len(column) == 2]),
}


class Parameters(BaseModel):
    """All parameters of the book; each has a meaning, an allowed range and a default."""

    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)

    first_year: int = 2016
    last_year: int | None = None
    wave: int | None = None
    baseline_wave: int = 2019
    portals: list[str] = Field(["helsenorge", "1177", "sundhed", "kanta", "heilsuvera"], min_length=1)
    countries: list[str] = Field(["NO", "SE", "DK", "FI", "IS", "EU27_2020"], min_length=1)
    confidence_level: float = Field(0.95, gt=0.5, le=MAX_CONFIDENCE)
    design_effect: float = Field(1.0, ge=1, le=10)
    language: str = "en"

    @field_validator(*COVERAGES)
    @classmethod
    def check_coverage(cls, value: object, info: ValidationInfo) -> object:
        """Refuse a value that the data do not cover."""
        if value is None:
            return value
        if fault := COVERAGES[str(info.field_name)].fault(value):
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


def in_words(values: Sequence[object]) -> str:
    """Return values in words, consecutive years as first to last.

    Example:
        >>> in_words([2019, 2020, 2021, 2022]), in_words([2019, 2021]), in_words(["en"])
        ('2019 to 2022', '2019, 2021', 'en')
    """
    years = [value for value in values if isinstance(value, int)]
    if len(years) == len(values) > 2 and years == list(range(years[0], years[-1] + 1)):
        return f"{years[0]} to {years[-1]}"
    return ", ".join(map(str, values))


def contradictions(values: Mapping[str, Any]) -> list[str]:
    """Return in words which values contradict each other; one that is missing contradicts none.

    Example:
        >>> contradictions({"first_year": 2022, "last_year": 2019})
        ['first_year = 2022 is after last_year = 2019']
    """
    found = []
    if {"first_year", "last_year"} <= set(values) and values["first_year"] > (values["last_year"] or math.inf):
        found.append(f"first_year = {values['first_year']} is after last_year = {values['last_year']}")
    if {"baseline_wave", "wave"} <= set(values):
        last = values["wave"] or survey.all_waves()[-1]
        if values["baseline_wave"] >= last:
            found.append(f"baseline_wave = {values['baseline_wave']} is not before wave = {last}")
    return found


def described() -> list[Described]:
    """Return all parameters in words."""
    return [
        Described(name, type_of(name), _allowed(name), _plain(field.default), meaning(name))
        for name, field in Parameters.model_fields.items()
    ]


def meaning(name: str) -> str:
    """Return what a parameter means.

    Example:
        >>> meaning("portals")
        'Portals to show'
    """
    return say("meaning", parameter=key(name))


def type_of(name: str) -> str:
    """Return the type of a parameter, as Python writes it."""
    annotation = Parameters.model_fields[name].annotation
    return annotation.__name__ if isinstance(annotation, type) else str(annotation)


def _allowed(name: str) -> str:
    if name in COVERAGES:
        return COVERAGES[name].words()
    limits = [
        say("limit", sign=sign, number=f"{getattr(limit, sign):g}")
        for limit in Parameters.model_fields[name].metadata
        for sign in ("gt", "ge", "lt", "le")
        if getattr(limit, sign, None) is not None
    ]
    return " ".join(limits)


def _plain(value: object) -> str:
    if value is None:
        return say("latest")
    return ", ".join(value) if isinstance(value, list) else json.dumps(value).strip('"')
