"""Faults of the parameters that a chapter declares, and of those that it is to run with."""

from helpers import parameters
from helpers.parameter_model import Parameters, type_of
from helpers.press.parameters import cells
from helpers.press.project import ChapterError, Project


def of_chapter(project: Project, name: str) -> list[str]:
    """Return what is wrong with the parameters cell of a chapter: names, types and defaults that the book lacks."""
    try:
        declared = cells.parameters_of(project, name)
    except ChapterError as error:
        return [str(error)]
    faults = []
    for key, annotation, default in declared:
        place = f"notebooks/{name}.ipynb, parameters: {key}"
        field = Parameters.model_fields.get(key)
        if not field:
            faults.append(f"{place}: {parameters.unknown(key)}")
        elif annotation != type_of(key):
            faults.append(f"{place}: {annotation}: its type is {type_of(key)}")
        elif default != field.default:
            faults.append(f"{place} = {default!r}: its default is {field.default!r}")
    return faults


def of_run(project: Project, name: str, values: dict[str, object]) -> list[str]:
    """Return why a chapter would show no figure with some valid values; nothing if it would show some.

    Args:
        project: The book.
        name: Name of the chapter.
        values: Parameters; those that are not named have their defaults.
    """
    if not {"first_year", "last_year"} & set(values):
        return []
    own = {key: values.get(key, default) for key, default in cells.defaults_of(project, name).items()}
    measures, portal = cells.guard_of(project, name)
    return [f"{name}: {fault}" for fault in parameters.without_figure(own, measures, portal)]
