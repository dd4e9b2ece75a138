"""Two chapters with many combinations of parameters, compared with the analysis code alone."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from analysis import end, execute, loaded
from commands import PRESS, in_turn

pytestmark = pytest.mark.benchmark(group="matrices")

CHAPTERS = ("nordic_portals", "nordic_portal_use")
LAST_YEARS = [2018, 2019, 2020, 2021, 2022, 2023]
ALONE = [["helsenorge"], ["1177"], ["sundhed"], ["kanta"]]
PAIRS = [["helsenorge", "1177"], ["helsenorge", "kanta"], ["1177", "kanta"], ["sundhed", "kanta"]]
MATRICES = {
    12: {"first_year": [2016], "last_year": LAST_YEARS, "portals": ALONE[:1]},
    48: {"first_year": [2016], "last_year": LAST_YEARS, "portals": ALONE},
    192: {"first_year": [2016, 2017], "last_year": LAST_YEARS, "portals": [*ALONE, *PAIRS]},
}


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("runs", MATRICES)
def bench_matrix(measure, new_book, runs, jobs):
    def with_matrix() -> Path:
        root = new_book()
        path = root / "notebooks" / "editions.yml"
        editions = yaml.safe_load(path.read_text(encoding="utf-8"))
        editions["matrices"] = {"bench": {"title": "Bench", "chapters": list(CHAPTERS), "vary": MATRICES[runs]}}
        path.write_text(yaml.safe_dump(editions), encoding="utf-8")
        return root

    command = [*PRESS, "matrix", "bench", "--jobs", str(jobs)]
    measure(f"press matrix --jobs {jobs}", with_matrix, in_turn(command), slow=runs > 12)


@pytest.mark.benchmark(group="analysis")
@pytest.mark.parametrize("runs", MATRICES)
def bench_analysis(measure, new_book, runs):
    def loaded_with_parameters():
        root = new_book()
        return loaded(root, [_parameterized(root, *run) for run in enumerate(_runs(runs))])

    measure("analysis code alone", loaded_with_parameters, execute, end, slow=runs > 12)


def _runs(count: int) -> Iterator[tuple[str, dict]]:
    vary = MATRICES[count]
    for values in itertools.product(*vary.values()):
        for chapter in CHAPTERS:
            yield chapter, dict(zip(vary, values, strict=True))


def _parameterized(root: Path, number: int, run: tuple[str, dict]) -> str:
    # Slow to import, and only these cases need it.
    from papermill.iorw import load_notebook_node, write_ipynb
    from papermill.parameterize import parameterize_notebook

    chapter, parameters = run
    notebook = load_notebook_node(str(root / "notebooks" / f"{chapter}.ipynb"))
    name = f"notebooks/{chapter}-{number}.ipynb"
    write_ipynb(parameterize_notebook(notebook, parameters), str(root / name))
    return name
