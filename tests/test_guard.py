"""Wrong parameters stop a chapter with a clear one-line message, in every program."""

import subprocess
import sys
from pathlib import Path

import nbformat
import papermill
import pytest
from this_book import BOOK

from helpers import parameters
from helpers.parameters import ParameterError
from helpers.press.parameters import cells, given

YEARS, WAVES, PORTALS = "helsenorge_over_time", "satisfaction", "nordic_portal_use"
WRONG = [
    (YEARS, {"last_year": 2031}, "last_year = 2031: portal_use.csv and service_use.csv cover 2008 to "),
    (YEARS, {"first_year": 2022, "last_year": 2016}, "first_year = 2022 is after last_year = 2016"),
    (YEARS, {"first_year": "2018"}, "first_year = '2018': must be a whole number"),
    (YEARS, {"first_year": 2018.0}, "first_year = 2018.0: must be a whole number"),
    (YEARS, {"language": "no"}, "language = no: labels.csv covers en"),
    (YEARS, {"first_year": 2024, "last_year": 2024}, "first_year = 2024, last_year = 2024: the figures shown are of "),
    (WAVES, {"wave": 2019, "baseline_wave": 2020}, "baseline_wave = 2020 is not before wave = 2019"),
    (WAVES, {"wave": 2013}, "wave = 2013: survey_results.csv covers 2019 to 2023"),
    (WAVES, {"wave": True}, "wave = true: must be a whole number"),
    (WAVES, {"confidence_level": 95}, "confidence_level = 95: must be less than or equal to 0.9999; did you mean 0.95"),
    (WAVES, {"confidence_level": float("nan")}, "confidence_level = nan: must be a finite number"),
    (PORTALS, {"portals": "kanta"}, "portals = 'kanta': must be a list"),
    (PORTALS, {"portals": ("kanta",)}, "portals = ('kanta',): must be a list"),
    (PORTALS, {"portals": [1177]}, "portals, item 1 = 1177: must be text"),
    (PORTALS, {"portals": []}, "portals = []: must name at least one"),
    (PORTALS, {"portals": ["Kanta"]}, "did you mean kanta?"),
]


def checked(name: str, given: dict) -> None:
    """Check values as the chapter does."""
    measures, portal = cells.guard_of(BOOK, name)
    parameters.check(*measures, of=portal, **cells.defaults_of(BOOK, name) | given)


@pytest.mark.parametrize("name", BOOK.chapters())
def test_defaults_are_right(name):
    checked(name, {})


@pytest.mark.parametrize(("name", "given", "message"), WRONG)
def test_wrong_value_is_reported_in_one_line(name, given, message):
    with pytest.raises(ParameterError) as caught:
        checked(name, given)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_several_errors_are_reported_at_once():
    with pytest.raises(ParameterError, match=r"first_year = 1999: .*; last_year = 2031: "):
        checked(YEARS, {"first_year": 1999, "last_year": 2031})


def test_unknown_measure_is_reported():
    with pytest.raises(ValueError, match="hits: no row of portal_use and service_use has this measure"):
        parameters.check("hits", first_year=2019, last_year=2020)


def test_papermill_fails_with_the_message(tmp_path):
    with pytest.raises(papermill.PapermillExecutionError) as caught:
        papermill.execute_notebook(
            BOOK.path_of(WAVES),
            tmp_path / "executed.ipynb",
            {"wave": 2019},
            kernel_name="python3",
            progress_bar=False,
            cwd=BOOK.notebooks,
        )
    line = "ParameterError: baseline_wave = 2019 is not before wave = 2019"
    assert str(caught.value).strip().splitlines()[-2:] == ['Exception encountered at "In [3]":', line]


def test_edited_notebook_fails_with_the_message(tmp_path):
    """JupyterLab and nbconvert run the edited cells."""
    notebook = nbformat.read(BOOK.path_of(YEARS), as_version=4)
    first = next(cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", []))
    first.source = first.source.replace("= 2016", '= "2016"')
    nbformat.write(notebook, tmp_path / "edited.ipynb")
    done = converted(tmp_path / "edited.ipynb")
    assert done.returncode
    assert done.stderr.strip().splitlines()[-1] == "ParameterError: first_year = '2016': must be a whole number"


def converted(notebook: Path) -> subprocess.CompletedProcess:
    words = ["nbconvert", "--to", "notebook", "--execute", "--stdout", str(notebook)]
    return subprocess.run(
        [sys.executable, "-m", "jupyter", *words], cwd=notebook.parent, capture_output=True, text=True, check=False
    )


def test_press_rejects_years_without_figures():
    years = [("first_year", "2024"), ("last_year", "2024")]
    message = f"{YEARS}: first_year = 2024, last_year = 2024: the figures shown are of 2016 to 2023"
    for names in ([YEARS], []):
        with pytest.raises(ParameterError) as caught:
            given.read(BOOK, years, None, names)
        assert message in str(caught.value).splitlines()
