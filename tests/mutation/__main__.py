"""The command line of `make mutate`."""

import os
import tempfile
from pathlib import Path

import click

from mutation import cells, code_changes, code_trials, data_trials, output_trials, outputs, report, trials
from mutation.results import Results, targets

CELLS, IN_FULL, OUTPUTS, CODE = 200, 10, 100, 200


@click.command()
@click.argument("written", metavar="REPORT", type=click.Path(path_type=Path))
@click.option("--seed", default=1, show_default=True, help="Draws the changes; another number draws others.")
@click.option("--jobs", default=os.cpu_count(), help="Trials at once; as many as there are processors without it.")
@click.option("--cells", "of_cells", default=CELLS, show_default=True, help="Changes of cells of the tables.")
@click.option("--in-full", default=IN_FULL, show_default=True, help="Those of them that are tried with the book run.")
@click.option("--outputs", "of_outputs", default=OUTPUTS, show_default=True, help="Changes of stored outputs.")
@click.option("--code", "of_code", default=CODE, show_default=True, help="Changes of code.")
def main(written: Path, seed: int, jobs: int, of_cells: int, in_full: int, of_outputs: int, of_code: int) -> None:
    """Make random changes in copies of the book, and report which of them its tests detect."""
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        roots = trials.copies(Path(folder), jobs)
        of_tables = cells.drawn(of_cells, seed)
        sample = data_trials.sample(of_tables, in_full, seed)
        results = Results(
            seed,
            cells=data_trials.answers(of_tables, roots),
            in_full=data_trials.answers_in_full(sample, roots),
            outputs=output_trials.answers(outputs.drawn(of_outputs, seed), roots[0]),
            code=code_trials.answers(code_changes.drawn(of_code, seed), roots),
        )
    written.write_text(report.written(results), encoding="utf-8")
    for target in targets(results):
        click.echo(" ".join(map(str, target.line())))


if __name__ == "__main__":
    main(prog_name="mutation")
