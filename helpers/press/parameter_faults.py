"""Say in words what is wrong with parameters; what they may be is in `helpers.press.parameters`."""

import re

from pydantic import ValidationError

from helpers.hints import did_you_mean
from helpers.press import chapters
from helpers.press.parameters import Parameters, contradictions, type_of

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


def of_values(values: dict[str, object]) -> list[str]:
    """Return in words what is wrong with some parameters; nothing if all are right.

    Example:
        >>> of_values({"last_year": 2031})
        ['last_year = 2031: portal_use.csv covers 2016 to 2023']
    """
    return [fault for _, fault in by_name(values)]


def by_name(values: dict[str, object]) -> list[tuple[str, str]]:
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


def of_chapter(name: str) -> list[str]:
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
        elif annotation != type_of(key):
            faults.append(f"{place}: {annotation}: its type is {type_of(key)}")
        elif default != field.default:
            faults.append(f"{place} = {default!r}: its default is {field.default!r}")
    return faults


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
    if fault["type"] in ("float_type", "less_than"):
        message += _as_number(name, value, is_too_large=fault["type"] == "less_than")
    if isinstance(value, bool):
        return f"{place} = {str(value).lower()}: {message}; {YAML_NO}"
    return f"{place} = {value!r}: {message}"


def _unknown(name: str) -> str:
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
