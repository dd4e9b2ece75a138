"""The options that several commands of the press share."""

import math
from collections.abc import Callable
from functools import wraps
from pathlib import Path

import click

from helpers.press import completion
from helpers.press.runs.jobs import CAN_FORK, Limits

MAX_GIGABYTES = 1e6


def _finite(_context: click.Context, _option: click.Parameter, value: float) -> float:
    # The check of the range lets NaN pass.
    if math.isnan(value):
        raise click.BadParameter("nan is not a number.")
    return value


NAMES = click.argument("names", nargs=-1, metavar="[CHAPTER]...", shell_complete=completion.chapter_names)
PARAMETER = click.option(
    "-p",
    "--parameter",
    "pairs",
    nargs=2,
    multiple=True,
    metavar="NAME VALUE",
    help="Set a parameter; may be repeated.",
    shell_complete=completion.parameter_or_value,
)
PARAMETERS = click.option(
    "--parameters",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Set the parameters that a YAML or JSON file names.",
)
EDITION = click.option(
    "--edition",
    "editions",
    multiple=True,
    metavar="NAME",
    help="An edition of notebooks/editions.yml, or all; may be repeated.",
    shell_complete=completion.edition_names,
)
ONE_EDITION = click.option(
    "--edition",
    metavar="NAME",
    help="An edition of notebooks/editions.yml.",
    shell_complete=completion.edition_names,
)
STORE = click.option(
    "--store",
    type=click.Path(path_type=Path),
    envvar="PRESS_STORE",
    metavar="FOLDER",
    help="Folder of executed chapters (default: _build/runs, or PRESS_STORE); a team can share it.",
)
RUNS = (
    STORE,
    click.option("--jobs", type=click.IntRange(min=1), help="Chapters to run at once (default: one per processor)."),
    click.option("--scheduler", metavar="ADDRESS", help="Run the chapters on a Dask cluster, such as tcp://host:8786."),
    click.option(
        "--cell-seconds",
        type=click.IntRange(min=1),
        default=Limits.cell_seconds,
        show_default=True,
        help="Limit each cell to so many seconds.",
    ),
    click.option(
        "--memory",
        type=click.FloatRange(min=0, max=MAX_GIGABYTES),
        callback=_finite,
        default=Limits.memory,
        show_default=True,
        help="Limit each kernel to so many gigabytes; 0 for no limit.",
    ),
    click.option(
        "--warm/--ordinary", default=CAN_FORK, help="Fork kernels from a warm process, or start each from nothing."
    ),
)


class TakesParameters(click.Command):
    """A command with `PARAMETER`, which suggests `-p NAME VALUE` to users who write `-p NAME=VALUE`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line."""
        last = args[-1] if args else ""
        try:
            return super().parse_args(ctx, args)
        except click.BadOptionUsage as error:
            name, is_equation, value = last.partition("=")
            if error.option_name in ("-p", "--parameter") and is_equation:
                message = f"{error.message.rstrip('.')}; did you mean -p {name} {value}?"
                raise click.BadOptionUsage(error.option_name, message, error.ctx) from None
            raise


def runs_chapters(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say how chapters are run."""

    @wraps(command)
    def wrapper(
        *arguments: object,
        store: Path | None,
        jobs: int | None,
        scheduler: str | None,
        cell_seconds: int,
        memory: float,
        warm: bool,
        **others: object,
    ) -> None:
        from helpers.press.runs.execution import Options

        limits = Limits(cell_seconds, memory, warm)
        command(*arguments, options=Options(jobs, scheduler, store, limits), **others)

    for option in reversed(RUNS):
        wrapper = option(wrapper)
    return wrapper
