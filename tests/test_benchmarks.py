"""The benchmarks can be collected, and their report names measured, missing and failed cases."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).with_name("benchmarks")
SAMPLE = """
import sys

import pytest
from commands import in_turn

pytestmark = pytest.mark.benchmark(group="ways")
PYTHON = [sys.executable, "-c"]


def bench_plain(measure, tmp_path):
    measure("the plain way", lambda: tmp_path, in_turn([*PYTHON, "pass"]), slow=True)


def bench_nothing_changed(measure, tmp_path):
    measure("another way", lambda: tmp_path, in_turn([*PYTHON, "pass"]))


def bench_wrong(measure, tmp_path):
    measure("a wrong way", lambda: tmp_path, in_turn([*PYTHON, "raise SystemExit('there is no chapter')"]))
"""


def _pytest(*arguments: object) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "pytest", *map(str, arguments)]
    # Pytest-benchmark does not measure in a worker of pytest-xdist.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


@pytest.fixture(scope="module")
def measured(tmp_path_factory) -> Path:
    """Return the measurements of three cases, one of which fails, and of a file that can't be imported."""
    folder = tmp_path_factory.mktemp("sample") / "benchmarks"
    shutil.copytree(BENCHMARKS, folder, ignore=shutil.ignore_patterns("bench_*.py", "__pycache__"))
    # The benchmarks import it from the folder above.
    shutil.copy(BENCHMARKS.with_name("copies.py"), folder.parent)
    (folder / "bench_ways.py").write_text(SAMPLE, encoding="utf-8")
    (folder / "bench_pages.py").write_text("import no_such_module", encoding="utf-8")
    path = folder.with_name("measured.json")
    done = _pytest(folder, f"--benchmark-json={path}")
    assert done.returncode == 1, done.stdout
    return path


def _report(path: Path) -> tuple[int, str]:
    report = path.with_suffix(".md")
    command = [sys.executable, BENCHMARKS / "report.py", path, report]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, report.read_text(encoding="utf-8") if report.exists() else done.stderr


def _cells(report: str, first: str) -> list[str]:
    line = next(re.finditer(rf"^\| {re.escape(first)} .*", report, flags=re.MULTILINE))[0]
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_report_names_failed_cases_and_lists_the_others(measured):
    status, report = _report(measured)
    assert status == 1
    assert re.search("`bench_ways.py::bench_wrong`: .*there is no chapter", report)
    assert re.search("`bench_pages.py`: .*no_such_module", report)
    assert "a wrong way" not in report
    assert _cells(report, "the plain way")[3] == "1"
    assert _cells(report, "another way")[3] == "3"


def test_report_sets_targets_beside_results(measured, tmp_path):
    measurements = json.loads(measured.read_text(encoding="utf-8"))
    medians = {"bench_plain": 62.0, "bench_nothing_changed": 6.2}
    for case in measurements["benchmarks"]:
        case["stats"]["median"] = medians[case["name"]]
        case["extra_info"]["memory"] = 0.0
    measurements["failed"] = {}
    path = tmp_path / "measured.json"
    path.write_text(json.dumps(measurements), encoding="utf-8")
    status, report = _report(path)
    assert status == 0
    assert "Failed" not in report
    assert _cells(report, "another way")[1:3] == ["6.2", "0.100"]
    assert _cells(report, "another way")[4] == ""
    assert _cells(report, "Nothing changed, of the plain way")[1:] == ["0.1", "0.05", "no"]
    assert _cells(report, "Everything from nothing on 2 jobs, of the plain way")[3] == "not measured"


def test_report_without_measurements_is_rejected(tmp_path):
    status, output = _report(tmp_path / "measured.json")
    assert status
    assert "does not exist" in output


def test_report_asks_for_existing_cases_only():
    done = _pytest(BENCHMARKS, "--collect-only", "--quiet")
    assert done.returncode == 0, done.stdout
    code = "".join(path.read_text(encoding="utf-8") for path in BENCHMARKS.glob("*.py"))
    asked = set(re.findall(r'"(bench_\w+\.py::[^"]+)"', code))
    assert asked
    assert asked <= set(done.stdout.split())
