"""The shell completes names and values, and the press prints its version."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner
from this_book import BOOK

from helpers.press import cli
from helpers.press.project import Project


def offered(line: str, project: Project = BOOK) -> list[str]:
    """Return the completions of the last word of a command line."""
    *words, incomplete = line.split(" ")
    shell = ShellComplete(cli.main, {"obj": project}, "press", "_PRESS_COMPLETE")
    return [item.value for item in shell.get_completions(words, incomplete)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("book glo", ["glossary"]),
        ("book glossary sat", ["satisfaction"]),
        ("params aud", ["audit"]),
        ("why --edition str", ["strict"]),
        ("book --edition al", ["all"]),
        ("matrix last", ["last_year_by_portal"]),
        ("changes HEAD note", ["notebooks"]),
        ("book -p last", ["last_year"]),
        ("book -p wave 2022 --parameter base", ["baseline_wave"]),
        ("book -p wave 202", ["2020", "2021", "2022", "2023"]),
        ("book -p portals he", ["helsenorge", "heilsuvera"]),
        (
            "book -p portals helsenorge,1177,",
            ["helsenorge,1177,sundhed", "helsenorge,1177,kanta", "helsenorge,1177,heilsuvera"],
        ),
        ("book -p last_year l", ["latest"]),
        ("book -p confidence_level ", ["0.95"]),
        ("book -p wave 2022 glo", ["glossary"]),
        ("book -p nonsense x", []),
    ],
)
def test_names_and_values_are_completed(line, expected):
    assert offered(line) == expected


def test_broken_book_completes_nothing(tmp_path):
    assert offered("book glo", Project(tmp_path)) == []


def test_completion_command_of_the_readme_works():
    [line] = re.findall(r"^eval .*$", (BOOK.root / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    press = Path(sys.executable).with_name("press")
    script = f"{line.replace('.venv/bin/press', str(press))}\ncomplete -p press"
    environment = os.environ | {"PYTHONPATH": str(BOOK.root)}
    done = subprocess.run(["bash", "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert "_press_completion press" in done.stdout, done.stderr


def test_press_prints_the_version_of_the_book():
    settings = tomllib.loads((BOOK.root / "pyproject.toml").read_text(encoding="utf-8"))
    result = CliRunner().invoke(cli.main, ["--version"], prog_name="press")
    assert result.output == f"press {settings['project']['version']}\n"
