"""Run chapters by Papermill and keep of each result only what the chapter itself decides.

What is done with the executed notebooks is in `helpers.press.book`.
"""

import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

import nbformat
import papermill
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from traitlets.config import Config

from helpers.press import chapters

CELL_TIMEOUT = 120


@dataclass(frozen=True)
class Run:
    """An executed chapter as text of a notebook, or the reason why it failed."""

    name: str
    notebook: str | None
    error: str | None = None


def run_all(jobs_of: dict[str, dict[str, object]], jobs: int) -> Iterator[Run]:
    """Run chapters in parallel and yield each as it ends.

    Args:
        jobs_of: Parameters to inject into each chapter, by its name.
        jobs: How many chapters may run at once.
    """
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        started = [pool.submit(run, name, parameters) for name, parameters in jobs_of.items()]
        for ended in as_completed(started):
            yield ended.result()


def run(name: str, parameters: dict[str, object]) -> Run:
    """Run one chapter with Papermill in a kernel of its own."""
    with tempfile.TemporaryDirectory(prefix="chapter-") as folder:
        output = Path(folder) / f"{name}.ipynb"
        # Kernels that start at once can meet on a TCP port; a socket file in an own folder can't.
        transport = Config({"KernelManager": {"transport": "ipc", "ip": f"{folder}/k"}})
        try:
            papermill.execute_notebook(
                chapters.path_of(name),
                output,
                parameters=parameters,
                kernel_name="python3",
                progress_bar=False,
                request_save_on_cell_execute=False,
                # A kernel that only closes itself writes of an interrupt, and takes its time.
                shutdown_kernel="immediate",
                execution_timeout=CELL_TIMEOUT,
                cwd=chapters.NOTEBOOKS,
                config=transport,
            )
        except papermill.PapermillExecutionError as error:
            return Run(
                name, None, f"notebooks/{name}.ipynb, cell {error.cell_index + 1}: {error.ename}: {error.evalue}"
            )
        except (CellTimeoutError, DeadKernelError) as error:
            return Run(name, None, f"notebooks/{name}.ipynb: {type(error).__name__}: {error}")
        return Run(name, as_text(nbformat.read(output, as_version=4)))


def as_text(notebook: nbformat.NotebookNode) -> str:
    """Return a notebook as text without times, paths and versions, so that equal runs give equal bytes."""
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in notebook.cells:
        for key in ("papermill", "execution"):
            cell.metadata.pop(key, None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell.id = "injected-parameters"
            cell.metadata["tags"].append("hide-input")
    return nbformat.writes(notebook) + "\n"
