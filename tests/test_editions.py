"""Editions and matrices are valid, or rejected with the line of each error."""

import os
import shutil

import pytest
from click.testing import CliRunner
from this_book import BOOK

from helpers.press import cli, files
from helpers.press.numbers import matrix
from helpers.press.parameters import editions
from helpers.press.project import Project
from helpers.press.runs.execution import Options

DEFAULT = "editions:\n  default: {title: The book}\n"


@pytest.fixture
def project(tmp_path) -> Project:
    """Return the chapters of the book without `editions.yml`."""
    shutil.copytree(BOOK.notebooks, tmp_path / "notebooks", copy_function=os.link)
    (tmp_path / "notebooks" / "editions.yml").unlink()
    shutil.copy(BOOK.root / "_toc.yml", tmp_path)
    return Project(tmp_path)


def test_the_book_has_its_editions():
    known = editions.editions(BOOK)
    assert list(known) == ["default", "before_the_pandemic", "norway", "strict"]
    assert known["norway"].parameters == {"portals": ["helsenorge"], "countries": ["NO"]}


def test_a_matrix_holds_every_combination():
    cases = editions.matrix(BOOK, "last_year_by_portal").cases
    assert len(cases) == 24
    assert {"last_year": 2019, "portals": ["1177"]} in cases


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not names with values"),
        ("editions: [", "expected the node content"),
        ("matrices: {}", "editions: Field required"),
        ("editions: {strict: {title: Strict}}", "there must be one named default, without parameters"),
        ("editions:\n  default: {title: A, parameters: {wave: 2021}}\n", "one named default, without parameters"),
        (DEFAULT + "  Strict: {title: A}\n", "editions.Strict"),
        (DEFAULT + "  rerun: {title: A}\n", "editions.rerun: this name is reserved for reruns"),
        (DEFAULT + "  strict: {}\n", "editions.strict.title: Field required"),
        (DEFAULT + '  strict: {title: ""}\n', "editions.strict.title: String should have at least 1 character"),
        (
            DEFAULT + "  strict: {title: A, params: {}}\n",
            "editions.strict.params: there is no such key; did you mean parameters?",
        ),
        (DEFAULT + "edition: {}\n", "edition: there is no such key; did you mean editions?"),
        (DEFAULT + "  strict: {title: A, x: 1}\n", "strict.x: there is no such key; there are title, parameters"),
        (DEFAULT + "  norway: {title: A}\n  norway: {title: B}\n", "line 4: not YAML: norway is given twice"),
        (DEFAULT + "  late: {title: A, parameters: {last_year: 2021, last_year: 2022}}\n", "last_year is given twice"),
        (DEFAULT + "  late: {title: A, parameters: {last_year: 0x7E5}}\n", "last_year = '0x7E5': must be a whole"),
        (
            DEFAULT + "matrices:\n  m: {title: A, chapters: [audit], vary: {wave: [2021, 2021]}}\n",
            "m: wave: 2021 is named twice",
        ),
        (
            DEFAULT + "matrices:\n  m: {title: A, chapters: [audit, audit], vary: {wave: [2021]}}\n",
            "m: chapters: audit is named twice",
        ),
        (DEFAULT + "  strict: {title: A, parameters: {level: 1}}\n", "strict: level: no parameter of the book"),
        (
            DEFAULT + "  late: {title: A, parameters: {last_year: 2031}}\n",
            "late: last_year = 2031: portal_use.csv and service_use.csv cover",
        ),
        (
            DEFAULT + "  late: {title: A, parameters: {first_year: 2024, last_year: 2024}}\n",
            "late: helsenorge_over_time: first_year = 2024, last_year = 2024: the figures shown are of 2016 to 2023",
        ),
        (DEFAULT + "  late: {title: A, parameters: {countries: [NO]}}\n", "late: countries, item 1 = false"),
        (DEFAULT + "  odd: {title: A, parameters: {wave: 2020, baseline_wave: 2021}}\n", "odd: baseline_wave = 2021"),
        (
            DEFAULT + "matrices:\n  m: {title: A, chapters: [nope], vary: {wave: [2021]}}\n",
            'm: there is no chapter "nope"',
        ),
        (DEFAULT + "matrices:\n  m: {title: A, chapters: [], vary: {wave: [2021]}}\n", "matrices.m.chapters"),
        (DEFAULT + "matrices:\n  m: {title: A, chapters: [audit], vary: {}}\n", "matrices.m.vary"),
        (DEFAULT + "matrices:\n  m: {title: A, chapters: [audit], vary: {wave: []}}\n", "matrices.m.vary.wave"),
        (DEFAULT + "matrices:\n  m: {title: A, chapters: [audit], vary: {wave: [1999]}}\n", "m: wave = 1999"),
    ],
)
@pytest.mark.parametrize("command", [["book", "--edition", "all"], ["matrix", "m"]])
def test_errors_are_reported_with_their_lines(project, command, text, message):
    project.editions_file.write_text(text, encoding="utf-8")
    refusal = refused(project, *command)
    assert message in refusal
    assert "editions.yml" in refusal
    assert not project.build.exists()


def refused(project: Project, *command: str) -> str:
    """Return the error message of a command."""
    result = CliRunner().invoke(cli.main, command, obj=project)
    head, _, refusal = result.output.partition("\n")
    assert (head, result.exit_code) == ("Nothing was run.", 2)
    return refusal


def test_missing_file_is_named(project):
    assert "editions.yml" in refused(project, "book", "--edition", "strict")


@pytest.mark.parametrize(
    "command", [["book", "--edition", "nowhere"], ["matrix", "nowhere"], ["book", "--edition", "Strict"]]
)
def test_unknown_name_is_rejected_with_the_known_names(last_site, command):
    assert "there are: " in refused(last_site, *command)


YEARS = editions.Matrix("years", "Years", ["helsenorge_services"], [{"last_year": 2019}, {"last_year": 2020}])


def test_matrix_is_run_once_for_each_combination(tmp_path):
    folder = matrix.run(Project(BOOK.root, tmp_path), YEARS, Options(jobs=2))
    names = [path.parent.name for path in sorted(folder.glob("*/helsenorge_services.ipynb"))]
    assert names == ["last_year=2019", "last_year=2020"]
    lines = (folder / "numbers.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("last_year,chapter,what,value")
    assert {line.partition(",")[0] for line in lines[1:]} == {"2019", "2020"}


def test_old_table_of_a_matrix_stays_until_the_new_one_is_complete(tmp_path, monkeypatch):
    last = tmp_path / "matrices" / "years" / "numbers.csv"
    files.write(last, "the last numbers")
    monkeypatch.setattr(matrix.notebook, "numbers_of", lambda _: pytest.fail("stopped half-way"))
    with pytest.raises(pytest.fail.Exception):
        matrix.run(Project(BOOK.root, tmp_path), YEARS, Options(jobs=2))
    assert last.read_text(encoding="utf-8") == "the last numbers"
