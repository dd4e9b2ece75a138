"""Complete words in the shell: chapters, editions, matrices, parameters and their values."""

from collections.abc import Callable, Iterable
from functools import wraps

import click

from helpers.press.project import Project

Completes = Callable[[click.Context, click.Parameter, str], list[str]]


def _offers(words: Callable[[click.Context, str], Iterable[str]]) -> Completes:
    """Turn a function that lists words into a completion for Click, which offers nothing if the book is broken."""

    @wraps(words)
    def offered(context: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
        try:
            return [word for word in words(context, incomplete) if word.startswith(incomplete)]
        except (OSError, RuntimeError, ValueError):
            return []

    return offered


@_offers
def chapter_names(context: click.Context, _incomplete: str) -> Iterable[str]:
    """Offer the chapters."""
    return _project(context).chapters()


@_offers
def edition_names(context: click.Context, _incomplete: str) -> Iterable[str]:
    """Offer the editions."""
    from helpers.press.parameters import editions

    return [*editions.editions(_project(context)), "all"]


@_offers
def matrix_names(context: click.Context, _incomplete: str) -> Iterable[str]:
    """Offer the matrices."""
    from helpers.press.parameters import editions

    return editions.matrices(_project(context))


@_offers
def book_names(context: click.Context, _incomplete: str) -> Iterable[str]:
    """Offer what `press changes` compares; a commit or folder can be typed as well."""
    from helpers.press.edition import RERUN
    from helpers.press.parameters import editions

    return [*editions.editions(_project(context)), RERUN, "notebooks", "HEAD"]


@_offers
def source_names(context: click.Context, _incomplete: str) -> Iterable[str]:
    """Offer the sources that can be fetched."""
    from helpers.press.refresh import sources

    return sources.sources(_project(context))


@_offers
def parameter_or_value(context: click.Context, incomplete: str) -> Iterable[str]:
    """Offer the parameters, and after the name of one its values; in a list the last item is completed."""
    from helpers.parameter_model import COVERAGES, Parameters
    from helpers.press.parameters import given

    # Click leaves the words of an incomplete option to the parent command.
    [*_, last] = ["", *(context.parent.args if context.parent else [])]
    if last not in Parameters.model_fields:
        return Parameters.model_fields
    default = Parameters.model_fields[last].default
    values = [*(COVERAGES[last].values() if last in COVERAGES else [default])]
    values += [given.LATEST] if default is None else []
    items, comma, _ = incomplete.rpartition(",")
    return [f"{items}{comma}{value}" for value in values if str(value) not in items.split(",")]


def _project(context: click.Context) -> Project:
    # The shell asks without calling the group that sets it.
    return context.find_root().obj or Project.here()
