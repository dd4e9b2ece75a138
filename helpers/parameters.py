"""Check parameters and say what is wrong with them; allowed values are in `helpers.parameter_model`."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from helpers import locales, survey
from helpers.hints import did_you_mean
from helpers.parameter_model import Parameters, contradictions, in_words, years_with_figures

MUST_BE = {
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "finite_number": "must be a finite number",
    "string_type": "must be text",
    "list_type": "must be a list",
    "too_short": "must name at least one",
}
SPOKEN = re.compile(r"([0-9]+(?:[.,][0-9]+)?) ?(%?)")
YAML_NO = 'YAML reads an unquoted NO, no or off as false and YES, yes or on as true, so write "NO" in quotes'


class ParameterError(ValueError):
    """Some parameters are wrong; the message lists each with what is allowed."""

    def _render_traceback_(self) -> list[str]:
        """Return what Jupyter shows in place of the lines of code that led here."""
        return [f"{type(self).__name__}: {self}"]


def check(*measures: str, of: str | None = None, **values: object) -> None:
    """Stop a chapter that was given wrong parameters, however it is run.

    Args:
        measures: What a chapter with years shows; in one of the years at least, there must be a figure of one of them.
            Of one such as "yearly visits", figures of months and weeks are none.
        of: Key of the portal that the chapter is about; "services" or the name of another table if it is about none.
            All portals if None.
        values: The parameters of the chapter.

    Raises:
        ParameterError: If any is unknown, of the wrong type, outside what the data cover, or in contradiction
            to another, or if no figure would be left; the message lists all faults in one line.

    Example:
        >>> check(wave=2020, baseline_wave=2019, language="en")
        >>> check("visits", of="helsenorge", first_year=2023, last_year=2022)
        Traceback (most recent call last):
        helpers.parameters.ParameterError: first_year = 2023 is after last_year = 2022
        >>> check("visits", of="helsenorge", first_year=2024, last_year=2025)
        Traceback (most recent call last):
        helpers.parameters.ParameterError: first_year = 2024, last_year = 2025: the figures shown are of 2016 to 2023
    """
    # Contradictions to the default of a parameter that the chapter does not have are ignored.
    lacking = "|".join(set(Parameters.model_fields) - set(values))
    faults = [fault for fault in of_values(values) if not re.search(rf"\b({lacking}) = ", fault)]
    if faults := faults or without_figure(values, measures, of):
        raise ParameterError("; ".join(faults))
    locales.use(str(values.get("language", "en")))


def check_years(*measures: str, of: str | None = None, first_year: int, last_year: int | None, **values: object) -> int:
    """Stop a chapter with years that was given wrong parameters, and return the last year that it shows.

    Args:
        measures: As for `check`.
        of: As for `check`.
        first_year: First year to show.
        last_year: Last year to show; if None, the latest with a figure of one of the measures.
        values: The other parameters of the chapter.

    Raises:
        ParameterError: As `check`.

    Example:
        >>> check_years("yearly visits", of="1177", first_year=2016, last_year=None)
        2020
    """
    check(*measures, of=of, first_year=first_year, last_year=last_year, **values)
    return years_with_figures(measures, of)[-1] if last_year is None else last_year


def check_waves(*, wave: int | None, **values: object) -> int:
    """Stop a chapter on the citizen survey that was given wrong parameters, and return the last wave that it shows.

    Args:
        wave: Last wave to show; the latest if None.
        values: The other parameters of the chapter.

    Raises:
        ParameterError: As `check`.

    Example:
        >>> check_waves(wave=None, baseline_wave=2019), check_waves(wave=2020, baseline_wave=2019)
        (2023, 2020)
    """
    check(of=None, wave=wave, **values)
    return survey.all_waves()[-1] if wave is None else wave


def without_figure(values: Mapping[str, Any], measures: Sequence[str], portal: str | None) -> list[str]:
    """Return the fault of a range of years without any figure; nothing if it has one.

    Args:
        values: Right parameters.
        measures: What is shown; without any there is no fault.
        portal: Key of the only portal that is shown; all if None.
    """
    if not measures or not {"first_year", "last_year"} <= set(values):
        return []
    first, last = values["first_year"], values["last_year"]
    years = years_with_figures(measures, portal)
    if any(first <= year and (last is None or year <= last) for year in years):
        return []
    given = f"first_year = {first}" if last is None else f"first_year = {first}, last_year = {last}"
    return [f"{given}: the figures shown are of {in_words(years)}"]


def of_values(values: Mapping[str, object]) -> list[str]:
    """Return in words what is wrong with some parameters; nothing if all are right.

    Example:
        >>> of_values({"last_year": 2031})
        ['last_year = 2031: portal_use.csv and service_use.csv cover 2008 to 2025']
    """
    return [fault for _, fault in by_name(values)]


def by_name(values: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return each fault of some values with the name of the parameter."""
    try:
        Parameters.model_validate(values)
    except ValidationError as error:
        found = [(str(fault["loc"][0]), _in_words(fault)) for fault in error.errors() if fault["loc"]]
    else:
        return []
    # The model compares values with each other only when each of them is right.
    defaults = {name: field.default for name, field in Parameters.model_fields.items()}
    wrong = {name for name, _ in found}
    sound = {name: value for name, value in {**defaults, **values}.items() if name not in wrong}
    return found + [(next(name for name in values if name in fault), fault) for fault in contradictions(sound)]


def _in_words(fault: ErrorDetails) -> str:
    name, items = str(fault["loc"][0]), fault["loc"][1:]
    if fault["type"] == "extra_forbidden":
        return f"{name}: {unknown(name)}"
    value = fault["input"]
    if fault["type"] == "value_error":
        message = fault["msg"].removeprefix("Value error, ")
        return f"{name} = {message}" if ": " in message else f"{name}: {message}"
    place = name + "".join(f", item {int(item) + 1}" for item in items)
    message = MUST_BE.get(fault["type"], fault["msg"].replace("Input should be", "must be"))
    if fault["type"] in ("float_type", "less_than_equal"):
        message += _as_number(name, value, is_too_large=fault["type"] == "less_than_equal")
    if isinstance(value, bool):
        return f"{place} = {str(value).lower()}: {message}; {YAML_NO}"
    return f"{place} = {value!r}: {message}"


def unknown(name: str) -> str:
    """Return the fault of a name that no parameter of the book has."""
    known = list(Parameters.model_fields)
    before, is_equation, after = name.partition("=")
    if is_equation and before in known:
        return f"no parameter of the book has this name; did you mean -p {before} {after}?"
    hint = did_you_mean(known, name) or f"; there are {', '.join(known)}"
    return f"no parameter of the book has this name{hint}"


def _as_number(name: str, value: object, *, is_too_large: bool) -> str:
    """Return a hint where a number is written as people write it: with a decimal comma, or as a percentage."""
    found = SPOKEN.fullmatch(str(value))
    if not found:
        return ""
    number = float(found[1].replace(",", "."))
    meant = number / 100 if found[2] or is_too_large else number
    return "" if by_name({name: meant}) else f"; did you mean {meant:g}?"
