"""Build editions: run the chapters that must run, keep their outputs, build the sites."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.press import files, lock
from helpers.press.edition import DEFAULT, RERUN, Edition, editions_in
from helpers.press.pages import provenance
from helpers.press.pages.provenance import Provenance
from helpers.press.parameters import cells
from helpers.press.project import Project
from helpers.press.runs import checking, execution, inputs, notebooks, record
from helpers.press.runs.execution import Options
from helpers.press.runs.jobs import jobs_of
from helpers.press.runs.results import REUSED, RUN, Record, Result
from helpers.press.site import build, kept, publish, source

if TYPE_CHECKING:
    from helpers.press.numbers.differences import Difference

# What a run or a build imports only when it needs it.
LOADED_LATER = (
    "helpers.press.numbers.differences",
    "helpers.press.pages.package",
    "helpers.press.parameters.faults",
    "helpers.press.runs.progress",
    "helpers.press.runs.schedule",
    "helpers.press.site.appendix",
    "papermill",
)


@dataclass(frozen=True)
class _Content:
    """What the site of an edition shows, with a key of everything that decides it."""

    edition: Edition
    notebooks: dict[str, str]
    records: dict[str, Record]
    provenance: Provenance
    key: str


@contextmanager
def claimed(project: Project) -> Iterator[None]:
    """Lock the project for this process, and roll back what a killed one left half replaced.

    Raises:
        LockError: If another process holds the lock.
    """
    with lock.hold(project.build):
        for folder in (project.build, project.build / RERUN, project.build / "matrices"):
            files.restore(folder)
        yield


def load_and_wait(project: Project) -> bool:
    """Load all that a build of the default edition needs and wait for a line on the standard input.

    Args:
        project: The book.

    Returns:
        Whether a line came; if not, the program that started this one has ended.
    """
    from frictionless import Resource
    from nbformat.validator import get_validator

    from helpers.press.runs import jobs, kernels
    from helpers.press.site import appendix

    build.start_ahead(project, Edition().source(project))
    if jobs.CAN_FORK:
        kernels.zygote(project.root)
    # Reads the texts of the site, which a preview loads again when they change.
    provenance.commit(project)
    for name in LOADED_LATER:
        import_module(name)
    # At first use, frictionless looks for plugins, nbformat compiles its schema and generated pages read their texts.
    Resource(data=[["column"], ["cell"]]).validate()
    get_validator()
    appendix.pages(project, {})
    # What is loaded stays; the collector would look through it once during the build.
    gc.collect()
    gc.freeze()
    return bool(sys.stdin.readline())


def make(
    project: Project, editions: list[Edition], chapters: list[str] | None = None, options: Options | None = None
) -> dict[str, "list[Difference] | None"]:
    """Run the chapters whose results the store lacks, build the sites, and return the numbers that moved.

    The executed notebooks of the default edition replace the committed ones. Its site is replaced as a
    whole, together with those of the editions in it, once all of them are built.

    Args:
        project: The book.
        editions: What to build; with a named edition, all those that the site is to have.
        chapters: Chapters to run; all if empty. The others keep their stored outputs.
        options: How the chapters run.

    Returns:
        By name of the edition, the numbers that moved: those of the default edition since its last run, those of
        another against the default edition. None if the site was up to date.

    Raises:
        DifferencesError: If the outputs that a notebook had are not of this book.
        ChapterError: If a notebook is malformed.
        ExecutionError: If a chapter fails.
        InputError: If a table or the parameters of a chapter break a rule.
        SiteError: If Jupyter Book fails or warns.
        StoreError: If the store can't be used.
    """
    options, chapters = options or Options(), chapters or project.chapters()
    named = {edition.name for edition in editions if edition.name != RERUN}
    if named <= {DEFAULT}:
        named |= editions_in(project.html)
    beside = tuple(sorted(named - {DEFAULT}))
    build.read_tables_ahead(project)
    jobs = {edition.name: jobs_of(project, edition, chapters, options.limits) for edition in editions}
    results = execution.execute(project, [job for some in jobs.values() for job in some], options)
    contents = [
        _content(project, edition, {job.chapter: results[job.label] for job in jobs[edition.name]}, beside)
        for edition in editions
    ]
    stale = [content for content in contents if not _is_current(project, content)]
    # A run has checked the inputs already.
    if stale and not any(result.record.state == RUN for result in results.values()):
        checking.check_changed(project, inputs.snapshot(project))
    moved = _moved(project, contents) if stale else {}
    _publish(project, {content.edition.name: _build(project, content) for content in stale}, beside)
    for content in stale:
        kept.end(project, content.edition.source(project))
    for content in contents:
        edition = content.edition
        if content in stale:
            publish.save_key(edition.html(project), edition.site_key_file(project), content.key)
            _list(project, edition, moved[edition.name])
        if edition.is_default:
            _keep(project, content.notebooks, {job.chapter: job.notebook for job in jobs[edition.name]})
        record.write(edition.folder(project), content.records)
    return {content.edition.name: moved[content.edition.name] if content in stale else None for content in contents}


def not_current(project: Project, chapters: list[str], options: Options) -> tuple[list[str], list[str]]:
    """Return the chapters of the default edition that were not asked for and would have to run.

    Args:
        project: The book.
        chapters: The chapters that were asked for.
        options: How they ran.

    Returns:
        Those that have run here before something changed that they depend on, and those that have never run here.
    """
    others = [name for name in project.chapters() if name not in chapters]
    store, now = execution.store_in(project, options), inputs.snapshot(project)
    found = {job.chapter: (job, store.find(job, now)) for job in jobs_of(project, Edition(), others)}
    # Whoever edits only the text of a chapter leaves its outputs as they are.
    due = [
        name
        for name, (job, result) in found.items()
        if not result or notebooks.code_of(result.notebook) != notebooks.code_of(job.notebook)
    ]
    recorded = record.read(project.build)
    return [name for name in due if name in recorded], [name for name in due if name not in recorded]


def built_editions(project: Project) -> list[str]:
    """Return the editions that the site has besides the default one, and that `notebooks/editions.yml` still names.

    Raises:
        EditionError: If the file of editions is wrong.
    """
    from helpers.press.parameters import editions

    return sorted(editions_in(project.html) & set(editions.editions(project)))


def _content(project: Project, edition: Edition, results: dict[str, Result], beside: tuple[str, ...]) -> _Content:
    chapters = project.chapters()
    last = record.read(edition.folder(project))
    recorded = last | {name: _timed(result.record, last.get(name)) for name, result in results.items()}
    records = {name: recorded[name] for name in chapters if name in recorded}
    notebooks = {name: results[name].notebook if name in results else project.text_of(name) for name in chapters}
    data = {name: known.data for name, known in records.items()}
    origin = Provenance(str(project.root), edition.name, beside, data, provenance.commit(project))
    key = source.key(project, notebooks, {name: known.key for name, known in records.items()}, origin)
    return _Content(edition, notebooks, records, origin, key)


def _timed(now: Record, last: Record | None) -> Record:
    """Return the record of a result, with the time of its chapter's last run if it was reused."""
    return replace(now, seconds=last.seconds) if last and now.state == REUSED else now


def _is_current(project: Project, content: _Content) -> bool:
    edition = content.edition
    return publish.is_current(edition.html(project), edition.site_key_file(project), content.key)


def _moved(project: Project, contents: list[_Content]) -> dict[str, "list[Difference]"]:
    """Return the numbers of each edition that moved, by its name."""
    from helpers.press.numbers import differences

    last = {name: project.text_of(name) for name in project.chapters()}
    default = next((content.notebooks for content in contents if content.edition.is_default), last)
    return {
        content.edition.name: differences.between_notebooks(
            last if content.edition.is_default else default, content.notebooks
        )
        for content in contents
    }


def _list(project: Project, edition: Edition, moved: "list[Difference]") -> None:
    from helpers.press.numbers import differences

    files.write(edition.differences_file(project), f"{differences.as_table(moved, 'markdown')}\n")


def _build(project: Project, content: _Content) -> Path:
    """Return the new site of an edition, which is not in its place yet."""
    from helpers.press.site import appendix

    folder = content.edition.source(project)
    generated = appendix.pages(project, content.records)
    source.assemble(project, folder, content.notebooks, generated, content.provenance)
    return build.build(project, folder)


def _publish(project: Project, built: dict[str, Path], beside: tuple[str, ...]) -> None:
    """Put new sites in place."""
    if rerun := built.pop(RERUN, None):
        files.put(rerun, Edition(RERUN).html(project))
    if built:
        publish.publish(project.html, built, beside)


def _keep(project: Project, notebooks: dict[str, str], run: dict[str, str]) -> None:
    """Write the notebooks whose outputs have moved, but for those that were edited while they ran."""
    for name, text in notebooks.items():
        now = project.text_of(name)
        if text != now and cells.with_cell_ids(name, now) == run.get(name):
            files.write(project.path_of(name), text)
