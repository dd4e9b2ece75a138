"""Run a chapter with Papermill, and remove from the result what the chapter itself does not decide.

`helpers.press.runs.execution` decides which chapters run, and `helpers.press.runs.schedule` where.
"""

import logging
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

import nbformat
import papermill
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from traitlets.config import Config

from helpers.press import environment
from helpers.press.project import Project
from helpers.press.runs import inputs, kernels, keys, notebooks
from helpers.press.runs.jobs import Job
from helpers.press.runs.results import Failure, Record, Result

START_SECONDS = 60
# The failure of the chapter reports what it would log.
logging.getLogger("papermill").setLevel(logging.CRITICAL)
GIGABYTE = 2**30
ENOUGH_GIGABYTES = 1
ADDRESS = re.compile(r"<[^<>]* at 0x[0-9a-f]+>")
# With this package, Papermill would format the parameters cell differently.
# Python takes None for a module that can't be imported; the types of `sys` leave that out.
sys.modules["black"] = None  # type: ignore[assignment]


def run(project: Project, job: Job, report: Callable[[str, int, int], object] | None = None, group: str = "") -> Result:
    """Run one chapter with Papermill in a kernel of its own.

    Args:
        project: The book, which the kernel reads.
        job: The chapter.
        report: Called as each cell begins, with the label of the job, the number of the cell and of all cells.
        group: Name of the group of kernels that `helpers.press.runs.kernels.end` kills together.
    """
    started = time.monotonic()
    with environment.folder("chapter-") as folder:
        notebook, failure = _execute(project, job, Path(folder), report, group)
        reads = Path(folder) / "reads"
        lines = reads.read_text(encoding="utf-8").splitlines() if reads.exists() else []
    record = Record(
        # The caller compares both with their values before the run, which reveals an edit in between.
        keys.known(job.notebook, job.parameters, keys.setting(project)),
        inputs.fingerprints(project, inputs.names_of(project, lines)),
        seconds=time.monotonic() - started,
    )
    return Result(job.label, record, failure, notebook)


def _execute(
    project: Project, job: Job, folder: Path, report: Callable[[str, int, int], object] | None, group: str
) -> tuple[str | None, Failure | None]:
    source, output = folder / f"{job.chapter}.ipynb", folder / "executed.ipynb"
    watch = _Watch(job.label, report)
    try:
        source.write_text(job.notebook, encoding="utf-8")
        papermill.execute_notebook(
            source,
            output,
            parameters=job.parameters,
            kernel_name="python3",
            progress_bar=False,
            request_save_on_cell_execute=False,
            # A graceful shutdown is slow, and prints an interrupt.
            shutdown_kernel="immediate",
            start_timeout=START_SECONDS,
            execution_timeout=job.limits.cell_seconds,
            # Papermill's own argument for the folder would change that of the whole process.
            resources={"metadata": {"path": str(project.notebooks)}},
            kernel_manager_class=kernels.Manager,
            on_notebook_start=watch.notebook_started,
            on_cell_start=watch.cell_started,
            config=Config(
                # Kernels that start at once can meet on a TCP port; a socket file in an own folder can't.
                KernelManager={"transport": "ipc", "ip": f"{folder}/k"},
                Manager={
                    "root": str(project.root),
                    "reads": f"{folder}/reads",
                    "memory": int(job.limits.memory * GIGABYTE),
                    "group": group,
                    "is_warm": job.limits.is_warm,
                },
            ),
        )
        executed = _read(output)
        if found := _unstable(executed):
            return None, watch.failure_at(*found, executed)
        return notebooks.as_text(executed), None
    except papermill.PapermillExecutionError as error:
        reason = f"{error.ename}: {error.evalue}"
        return None, watch.failure(reason, _read(output))
    except CellTimeoutError:
        return None, watch.failure(f"the cell ran longer than {job.limits.cell_seconds} seconds")
    except DeadKernelError:
        return None, watch.failure("the kernel died; the system killed it, or it ran out of memory")
    except kernels.NoAnswerError as error:
        memory = job.limits.memory
        limit = f"; --memory {memory:g} may be too little" if 0 < memory < ENOUGH_GIGABYTES else ""
        return None, watch.failure(f"{error}{limit}")
    except (RuntimeError, OSError) as error:
        return None, watch.failure(f"{type(error).__name__}: {error}")


def _read(path: Path) -> nbformat.NotebookNode:
    notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)
    return notebook


def _unstable(notebook: nbformat.NotebookNode) -> tuple[int, str] | None:
    """Return the first cell whose output differs in each run, and why; None if there is none."""
    for place, cell in enumerate(notebook.cells):
        for output in cell.get("outputs", []):
            shown = output.get("text", "") + output.get("data", {}).get("text/plain", "")
            if output.get("name") == "stderr":
                # A warning begins with the path of a file whose name holds the number of the process.
                return place, f"the cell wrote to standard error: {' '.join(shown.split())}"
            if found := ADDRESS.search(shown):
                return place, f"an output of the cell holds an address in memory: {found[0]}"
    return None


class _Watch:
    """Tracks how far a run has come."""

    def __init__(self, label: str, report: Callable[[str, int, int], object] | None) -> None:
        self.label = label
        self.report = report
        self.notebook: nbformat.NotebookNode | None = None
        self.index: int | None = None

    def notebook_started(self, notebook: nbformat.NotebookNode) -> None:
        self.notebook = notebook

    # Papermill passes both arguments by name.
    def cell_started(self, cell: nbformat.NotebookNode, cell_index: int) -> None:  # noqa: ARG002
        self.index = cell_index
        if self.report and self.notebook:
            self.report(self.label, cell_index + 1, len(self.notebook.cells))

    def failure_at(self, index: int, reason: str, notebook: nbformat.NotebookNode) -> Failure:
        self.index = index
        return self.failure(reason, notebook)

    def failure(self, reason: str, partial: nbformat.NotebookNode | None = None) -> Failure:
        line = " ".join(reason.split())
        if self.notebook is None or self.index is None:
            return Failure(line)
        cells = (partial or self.notebook).cells[: self.index + 1]
        if partial is None:
            partial = self.notebook
            if partial.cells[self.index].cell_type == "code":
                stopped = nbformat.v4.new_output("error", ename="Stopped", evalue=line, traceback=[line])
                partial.cells[self.index].outputs.append(stopped)
        headings = [
            row.lstrip("# ")
            for cell in cells
            if cell.cell_type == "markdown"
            for row in cell.source.splitlines()
            if row.startswith("#")
        ]
        number = len([cell for cell in cells if not notebooks.is_injected(cell)])
        return Failure(line, number, headings[-1] if headings else "", notebooks.as_text(partial))
