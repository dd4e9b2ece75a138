"""Make the book: run its chapters, keep their outputs, build its site."""

import os
from pathlib import Path

from tqdm import tqdm

from helpers import data
from helpers.press import chapters, parameters, runs, site

BUILD = chapters.ROOT / "_build"


class BookError(RuntimeError):
    """The book could not be made; the message says which chapter or table stopped it."""


def make(names: list[str], values: dict[str, object], jobs: int | None = None) -> Path:
    """Run chapters, build the site and return its folder.

    With the defaults the executed notebooks replace the committed ones and
    the site is `_build/html`. With other parameters nothing of that is
    touched: the site is `_build/rerun/html`.

    Args:
        names: Chapters to run; all if empty. The others keep their stored outputs.
        values: Checked parameters, see `helpers.press.parameters.read`.
        jobs: How many chapters may run at once; all processors by default.

    Raises:
        BookError: If a table breaks a rule or a chapter fails.
    """
    if faults := [fault for table in data.table_names() for fault in data.find_faults(table)]:
        raise BookError("\n".join(faults))
    wanted = names or chapters.notebook_names()
    jobs_of = {name: parameters.for_chapter(name, values) for name in wanted}
    executed = {name: chapters.path_of(name).read_text(encoding="utf-8") for name in chapters.notebook_names()}
    executed |= _run(jobs_of, jobs or os.cpu_count() or 1)
    folder = BUILD / "rerun" if values else BUILD
    site.assemble(folder / "book", executed)
    site.build(folder / "book", folder / "html")
    if not values:
        _store(executed)
    return folder / "html"


def _run(jobs_of: dict[str, dict[str, object]], jobs: int) -> dict[str, str]:
    done, failed = {}, []
    with tqdm(total=len(jobs_of), unit="chapter", desc="Running", disable=None) as progress:
        for run in runs.run_all(jobs_of, jobs):
            progress.set_postfix_str(run.name)
            progress.update()
            if run.error:
                failed.append(run.error)
            else:
                done[run.name] = run.notebook
    if failed:
        raise BookError("\n".join(sorted(failed)))
    return done


def _store(executed: dict[str, str]) -> None:
    """Write the notebooks whose outputs have moved, each in one step."""
    for name, text in executed.items():
        path = chapters.path_of(name)
        if path.read_text(encoding="utf-8") != text:
            aside = path.with_suffix(".ipynb.new")
            aside.write_text(text, encoding="utf-8")
            os.replace(aside, path)
