"""Wrong parameters are rejected with clear messages, all at once, before anything runs."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result
from this_book import BOOK

from helpers.press import book, cli
from helpers.press.edition import Edition
from helpers.press.parameters import faults, given
from helpers.press.project import Project

PAIRS = [
    ("last_yaer 2021", "last_yaer: no parameter of the book has this name; did you mean last_year?"),
    ("xyz 1", "xyz: no parameter of the book has this name; there are first_year, last_year, wave"),
    ("LAST_YEAR 2021", "LAST_YEAR: no parameter of the book has this name; did you mean last_year?"),
    ("wave=2022 -p", "wave=2022: no parameter of the book has this name; did you mean -p wave 2022?"),
    ("Last_Year 2021", "Last_Year: no parameter of the book has this name; did you mean last_year?"),
    ("last_year 2031", "last_year = 2031: portal_use.csv and service_use.csv cover 2008 to 20"),
    ("first_year 1999", "first_year = 1999: portal_use.csv and service_use.csv cover 2008 to 20"),
    ("last_year soon", "last_year = 'soon': must be a whole number"),
    ("last_year 2020.5", "last_year = '2020.5': must be a whole number"),
    ("last_year 2020.0", "last_year = '2020.0': must be a whole number"),
    ("last_year 2_020", "last_year = '2_020': must be a whole number"),
    ("last_year 0x7E5", "last_year = '0x7E5': must be a whole number"),
    ("last_year 02021", "last_year = '02021': must be a whole number"),
    ("last_year ٢٠٢٠", "last_year = '٢٠٢٠': must be a whole number"),
    ("last_year true", "last_year = 'true': must be a whole number"),
    ("last_year -2020", "last_year = -2020: portal_use.csv and service_use.csv cover"),
    ("portals helsenorge,doctolib", "portals = doctolib: portals.csv covers helsenorge, 1177, sundhed, kanta"),
    (
        "portals helsenorg",
        "portals = helsenorg: portals.csv covers helsenorge, 1177, sundhed, kanta, heilsuvera; did you mean hel",
    ),
    ("portals kanta,kanta", "portals: kanta is named twice"),
    ("portals helsenorge,,1177", "portals: item 2 is empty"),
    ("portals helsenorge,", "portals: item 2 is empty"),
    ("portals Helsenorge,KANTA", "did you mean helsenorge, kanta?"),
    ("portals ,", "portals = []: must name at least one"),
    ("countries XX", "countries = XX: online_health.csv covers"),
    ("countries no", "countries = no: online_health.csv covers EU27_2020, DK, FI, SE, IS, NO; did you mean NO?"),
    ("wave 2013", "wave = 2013: survey_results.csv covers 2019 to 2023"),
    ("wave 2018.5", "wave = '2018.5': must be a whole number"),
    ("wave 2019", "baseline_wave = 2019 is not before wave = 2019"),
    ("baseline_wave 2023", "baseline_wave = 2023 is not before wave = 2023"),
    ("last_year 2010", "first_year = 2016 is after last_year = 2010"),
    ("confidence_level 95", "confidence_level = 95.0: must be less than or equal to 0.9999; did you mean 0.95?"),
    ("confidence_level 1", "confidence_level = 1.0: must be less than or equal to 0.9999"),
    ("confidence_level 0.9999999999999999", "confidence_level = 0.9999999999999999: must be less than or equal to"),
    ("confidence_level 0.99991", "confidence_level = 0.99991: must be less than or equal to 0.9999"),
    ("confidence_level 0.5", "confidence_level = 0.5: must be greater than 0.5"),
    ("confidence_level 95%", "confidence_level = '95%': must be a number; did you mean 0.95?"),
    ("confidence_level 0,95", "confidence_level = '0,95': must be a number; did you mean 0.95?"),
    ("confidence_level 9_5e-2", "confidence_level = '9_5e-2': must be a number"),
    ("confidence_level nan", "confidence_level = 'nan': must be a number"),
    ("confidence_level inf", "confidence_level = 'inf': must be a number"),
    ("confidence_level 40", "confidence_level = 40.0: must be less than or equal to 0.9999"),
    ("design_effect inf", "design_effect = 'inf': must be a number"),
    ("design_effect nan", "design_effect = 'nan': must be a number"),
    ("design_effect 1_0", "design_effect = '1_0': must be a number"),
    ("design_effect 10.1", "design_effect = 10.1: must be less than or equal to 10"),
    ("design_effect 0.9", "design_effect = 0.9: must be greater than or equal to 1"),
    ("language xx", "language = xx: labels.csv covers en"),
    ("language EN", "language = EN: labels.csv covers en; did you mean en?"),
]
FILES = [
    ("p.yml", "last_year: 2031", "p.yml, line 1: last_year = 2031: portal_use.csv and service_use.csv cover"),
    ("p.yml", "wave: 2020\nfrist_year: 2019", "p.yml, line 2: frist_year: no parameter of the book has this name; did"),
    (
        "p.yml",
        "countries: [SE, NO]",
        "p.yml, line 1: countries, item 2 = false: must be text; YAML reads an unquoted NO",
    ),
    ("p.yml", "language: no", "p.yml, line 1: language = false: must be text; YAML reads an unquoted NO"),
    ("p.yml", "last_year: yes", "p.yml, line 1: last_year = true: must be a whole number; YAML reads"),
    ("p.yml", "last_year: '2020'", "p.yml, line 1: last_year = '2020': must be a whole number"),
    ("p.yml", "last_year: 0x7E5", "p.yml, line 1: last_year = '0x7E5': must be a whole number"),
    ("p.yml", "last_year: 2_021", "p.yml, line 1: last_year = '2_021': must be a whole number"),
    ("p.yml", "last_year: 33:41", "p.yml, line 1: last_year = '33:41': must be a whole number"),
    ("p.yml", "design_effect: 1_0.0", "p.yml, line 1: design_effect = '1_0.0': must be a number"),
    ("p.yml", "design_effect: .inf", "p.yml, line 1: design_effect = '.inf': must be a number"),
    ("p.yml", "portals: [kanta, '']", "p.yml, line 1: portals: item 2 is empty"),
    ("p.yml", "wave: {a: 1, a: 2}", "p.yml, line 1: not YAML: a is given twice"),
    ("p.yml", "design_effect: 1e3", "p.yml, line 1: design_effect = '1e3': must be a number"),
    ("p.yml", "last_year: 2021-01-01", "p.yml, line 1: last_year = datetime.date(2021, 1, 1): must be a whole number"),
    ("p.yml", "portals: kanta", "p.yml, line 1: portals = 'kanta': must be a list"),
    ("p.yml", "portals: [1177]", "p.yml, line 1: portals, item 1 = 1177: must be text"),
    ("p.yml", "portals: []", "p.yml, line 1: portals = []: must name at least one"),
    ("p.yml", "baseline_wave:", "p.yml, line 1: baseline_wave = None: must be a whole number"),
    ("p.yml", "wave: {now: 2020}", "p.yml, line 1: wave = {'now': 2020}: must be a whole number"),
    ("p.yml", "1: 2", "p.yml, line 1: 1: no parameter of the book has this name"),
    ("p.yml", "portals: &a [kanta]\ncountries: *a", "p.yml, line 2: not YAML: *a is an alias; write what it stands"),
    ("p.yml", "wave: 2020\nwave: 2021", "p.yml: wave is given twice"),
    ("p.yml", "wave: [2020", "p.yml, line 1: not YAML"),
    ("p.yml", "wave: !!python/name:os.system", "p.yml, line 1: not YAML: could not determine a constructor"),
    ("p.yml", "- wave", "p.yml: not names with values"),
    ("p.yml", "", "p.yml: not names with values"),
    ("p.yml", "\x00", "p.yml: not YAML"),
    ("p.yml", b"wave: \xff", "p.yml: the file is not text in UTF-8"),
    ("p.json", '{"last_year": 2031}', "p.json: last_year = 2031: portal_use.csv and service_use.csv cover"),
    ("p.json", '{"last_year": "2020"}', "p.json: last_year = '2020': must be a whole number"),
    ("p.json", '{"wave": 2020, "wave": 2021}', "p.json: wave is given twice"),
    ("p.json", '{\n"wave": 2020,\n}', "p.json, line "),
    ("p.json", "[1]", "p.json: not names with values"),
    ("p.toml", "wave = 2020", "p.toml: a file of parameters ends in .yml, .yaml, .json"),
    ("p.yml", None, "p.yml: No such file or directory"),
]


@pytest.fixture(autouse=True)
def project(last_site, monkeypatch) -> Project:
    """Return this book, and check that no chapter runs."""
    monkeypatch.setattr(book, "make", lambda *_: pytest.fail("something ran"))
    return last_site


@pytest.fixture
def press(project) -> Callable[..., Result]:
    return lambda *arguments: CliRunner().invoke(cli.main, ["book", *map(str, arguments)], obj=project)


def assert_refused(result: Result, message: str) -> None:
    assert result.exit_code == 2, result.output
    head, *faults = result.output.splitlines()
    assert head == "Nothing was run."
    assert len(faults) == 1, faults
    assert message in faults[0]


@pytest.mark.parametrize(("pair", "message"), PAIRS)
def test_wrong_parameter_is_rejected(press, pair, message):
    assert_refused(press("-p", *pair.split(" ")), message)


@pytest.mark.parametrize(("name", "content", "message"), FILES)
def test_wrong_file_of_parameters_is_rejected(press, tmp_path, name, content, message):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert_refused(press("--parameters", path), message)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["glosary"], 'there is no chapter "glosary"; did you mean glossary?'),
        (["qqq"], 'there is no chapter "qqq"; there are: '),
        (["glossary", "-p", "last_year", "2021"], "last_year: none of the chapters glossary takes this parameter"),
        (["-p", "last_year", "2020", "-p", "last_year", "2021"], "last_year: given twice"),
        (["--edition", "strict", "-p", "wave", "2022"], "give either --edition or parameters"),
        (["glossary", "glossary"], "glossary: named twice"),
        (["--edition", "strict", "--edition", "strict"], "strict: named twice"),
        (["--edition", "strict", "glossary"], "name chapters or editions, not both"),
        (["--edition", "strikt"], 'there is no edition "strikt"; did you mean strict?; there are: default'),
    ],
)
def test_wrong_command_is_rejected(press, arguments, message):
    assert_refused(press(*arguments), message)


@pytest.mark.parametrize("command", ["book", "why"])
def test_parameter_written_as_an_equation_is_explained(command):
    result = CliRunner().invoke(cli.main, [command, "satisfaction", "-p", "wave=2022"])
    assert result.exit_code == 2
    assert "Option '-p' requires 2 arguments; did you mean -p wave 2022?" in result.output


def test_edition_is_built_with_the_editions_that_link_to_it(monkeypatch, tmp_path):
    (tmp_path / "html" / "editions" / "norway").mkdir(parents=True)
    (tmp_path / "html" / "editions" / "no_more").mkdir()
    made = []

    def make(_project: Project, wanted: list[Edition], *_: object) -> dict:
        made.extend(edition.name for edition in wanted)
        return dict.fromkeys(made)

    monkeypatch.setattr(book, "make", make)
    result = CliRunner().invoke(cli.main, ["book", "--edition", "strict"], obj=Project(BOOK.root, tmp_path))
    assert result.exit_code == 0
    assert made == ["strict", "default", "norway"]


def test_all_errors_are_reported_at_once(press, tmp_path):
    path = tmp_path / "p.yml"
    path.write_text("language: xx\nportals: [NO]\n", encoding="utf-8")
    words = ["glosary", "-p", "last_yaer", "2021", "-p", "first_year", "2031", "-p", "wave", "2019"]
    result = press(*words, "--parameters", path)
    assert result.exit_code == 2
    assert len(result.output.splitlines()) == 7
    assert "baseline_wave = 2019 is not before wave = 2019" in result.output


def test_words_become_typed_values():
    read = given.read(BOOK, [("last_year", "2021"), ("portals", "helsenorge,1177"), ("confidence_level", "0.99")])
    assert read == {"last_year": 2021, "portals": ["helsenorge", "1177"], "confidence_level": 0.99}


def test_country_no_is_norway():
    assert given.read(BOOK, [("countries", "NO,IS")]) == {"countries": ["NO", "IS"]}


def test_command_line_overrides_the_file(tmp_path):
    path = tmp_path / "p.yml"
    path.write_text('last_year: 2031\ncountries: ["NO"]\ndesign_effect: 2\n', encoding="utf-8")
    read = given.read(BOOK, [("last_year", "2021")], path)
    assert read == {"last_year": 2021, "countries": ["NO"], "design_effect": 2.0}


@pytest.mark.parametrize("name", BOOK.chapters())
def test_parameters_cell_agrees_with_the_model(name):
    assert faults.of_chapter(BOOK, name) == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("last_yaer: int = 2022", "last_yaer: no parameter of the book has this name; did you mean last_year?"),
        ("last_year: str = 2022", "last_year: str: its type is int | None"),
        ("last_year: int | None = 2021", "last_year = 2021: its default is None"),
    ],
)
def test_parameters_cell_that_differs_from_the_model_is_reported(small_book, line, message):
    path = small_book.path_of("glossary")
    text = path.read_text(encoding="utf-8")
    assert 'language: str = \\"en\\"' in text
    path.write_text(text.replace('language: str = \\"en\\"', line), encoding="utf-8")
    assert faults.of_chapter(small_book, "glossary") == [f"notebooks/glossary.ipynb, parameters: {message}"]


def test_params_lists_type_values_default_and_meaning():
    result = CliRunner().invoke(cli.main, ["params"])
    assert result.exit_code == 0
    assert all(name in result.output for name in BOOK.chapters())
    assert (
        "wave: int | None, 2019 to 2023; default the latest with figures. Last wave of the citizen survey"
        in result.output
    )
    assert (
        "language: str, en; default en. Language of the labels of data.\n  Its figures are of 2016 to 2023.\n"
        in result.output
    )
