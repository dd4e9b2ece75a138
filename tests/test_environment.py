"""Nothing outside the repository changes a result: no setting of a user, no variable and no folder."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from this_book import BOOK

from helpers.press import environment
from helpers.press.pages import provenance
from helpers.press.runs import chapter, kernels
from helpers.press.runs.jobs import Job, Limits

SMALL = "glossary"
FOREIGN = "raise SystemExit('a file of this machine was read')\n"
VARIABLES = {
    "COLUMNS": "20",
    "DOCUTILSCONFIG": "nowhere",
    "GIT_DIR": "/nowhere",
    "IPYTHON_SUPPRESS_CONFIG_ERRORS": "no",
    "JUPYTER_PLATFORM_DIRS": "1",
    "LANG": "nb_NO.ISO-8859-1",
    "LANGUAGE": "nb",
    "LC_ALL": "nb_NO.ISO-8859-1",
    "MPLBACKEND": "nonsense",
    "PANDAS_COPY_ON_WRITE": "nonsense",
    "PYTHONDEVMODE": "1",
    "PYTHONHASHSEED": "7",
    "PYTHONIOENCODING": "ascii",
    "PYTHONWARNINGS": "error",
    "READTHEDOCS": "True",
    "SOURCE_DATE_EPOCH": "0",
    "TZ": "Pacific/Apia",
}
# The environment of a kernel, as a chapter would print it.
SEEN = """import calendar, json, locale, os, sys, time
found = {
    "variables": sorted(os.environ),
    "months": calendar.month_name[3],
    "locale": locale.setlocale(locale.LC_ALL, ""),
    "time": time.strftime("%H", time.localtime(0)) + time.tzname[0],
    "hash": hash("a"),
    "flags": [sys.flags.dev_mode, sys.flags.optimize, sys.flags.no_user_site, sys.flags.safe_path],
    "warnings": sys.warnoptions,
    "folders": [path for path in sys.path if "foreign" in path],
    "encoding": sys.stdout.encoding,
    "started": "started" in globals(),
}
print(json.dumps(found))"""


@pytest.fixture
def foreign(tmp_path) -> dict[str, str]:
    """Return the environment variables of a user with settings, start-up files and modules."""
    home, here = tmp_path / "foreign home", tmp_path / "foreign modules"
    profile = home / ".ipython" / "profile_default"
    for path, text in {
        profile / "startup" / "00.py": "started = True",
        profile / "ipython_config.py": FOREIGN,
        profile / "ipython_kernel_config.py": FOREIGN,
        home / ".jupyter" / "jupyter_config.py": FOREIGN,
        home / ".docutils": "[general]\ntoc_backlinks: nonsense\n",
        home / "startup.py": "started = True",
        here / "altair.py": FOREIGN,
        here / "ipykernel.py": FOREIGN,
        here / "usercustomize.py": FOREIGN,
    }.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return VARIABLES | {
        "HOME": str(home),
        "IPYTHONDIR": str(home / ".ipython"),
        "JUPYTER_CONFIG_DIR": str(home / ".jupyter"),
        "PYTHONSTARTUP": str(home / "startup.py"),
        "PYTHONUSERBASE": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "FOREIGN": str(here),
    }


def seen_by_kernel(*, is_warm: bool) -> dict:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(SEEN)])
    run = chapter.run(BOOK, Job("seen", nbformat.writes(notebook), limits=Limits(is_warm=is_warm)))
    assert run.failure is None, run.failure
    [output] = nbformat.reads(run.notebook, as_version=4).cells[0].outputs
    return json.loads(output.text)


@pytest.mark.parametrize("is_warm", [True, False])
def test_kernel_has_the_same_environment_on_every_machine(foreign, monkeypatch, is_warm):
    warm = kernels.Zygote(BOOK.root)
    monkeypatch.setattr(kernels, "zygote", lambda _: warm)
    expected = seen_by_kernel(is_warm=is_warm)
    warm.close()
    for name, value in foreign.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(BOOK.root), foreign["FOREIGN"]]))
    monkeypatch.chdir(foreign["FOREIGN"])
    warm = kernels.Zygote(BOOK.root)
    found = seen_by_kernel(is_warm=is_warm)
    warm.close()
    assert found == expected
    assert found["months"] == "March"
    assert found["time"] == "00UTC"
    assert (found["started"], found["folders"], found["warnings"]) == (False, [], [])
    assert set(found["variables"]).isdisjoint(foreign.keys() - environment.FIXED.keys() - {"HOME", "MPLBACKEND"})


def test_kernel_reads_no_settings_for_all_users(monkeypatch, tmp_path):
    (tmp_path / "ipython_config.py").write_text(FOREIGN, encoding="utf-8")
    (tmp_path / "ipython_kernel_config.py").write_text(FOREIGN, encoding="utf-8")
    code = (
        "from helpers.press.runs import kernel\n"
        f"app = kernel._without_settings()(config_file_paths=[{str(tmp_path)!r}])\n"
        "app.load_config_file(suppress_errors=False)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def built(root: Path, environment: dict[str, str], here: Path) -> dict[str, bytes]:
    """Return all files that the press makes from a copy of the book with one chapter, by name."""
    command = [sys.executable, "-P", "-m", "helpers.press.cli", "book"]
    done = subprocess.run(
        command, cwd=here, env=environment | {"PYTHONPATH": str(root)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    made = [*(root / "_build" / "html").rglob("*"), *(root / "notebooks").glob("*.ipynb")]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in made if path.is_file()}


@pytest.fixture
def small_copy(copied_book) -> Path:
    """Reduce the copy of the book to one chapter, and make it a repository."""
    for path in (copied_book / "notebooks").glob("*.ipynb"):
        if path.stem != SMALL:
            path.unlink()
    (copied_book / "intro.md").write_text("# A book\n", encoding="utf-8")
    toc = f"format: jb-book\nroot: intro\nparts:\n- caption: Part\n  chapters:\n  - file: notebooks/{SMALL}\n"
    (copied_book / "_toc.yml").write_text(toc, encoding="utf-8")
    (copied_book / ".gitignore").write_text("_build/\n__pycache__/\n", encoding="utf-8")
    who = ["-c", "user.name=a", "-c", "user.email=a@b"]
    for words in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "All"]):
        subprocess.run(["git", *words], cwd=copied_book, check=True)
    return copied_book


def test_site_is_the_same_on_every_machine(small_copy, foreign, tmp_path):
    usual = built(small_copy, dict(os.environ), small_copy)
    odd = tmp_path / "od[d]?* folder"
    shutil.copytree(small_copy, odd, ignore=shutil.ignore_patterns("_build"))
    before = os.umask(0o077)
    try:
        found = built(odd, os.environ | foreign, Path(foreign["FOREIGN"]))
    finally:
        os.umask(before)
    assert sorted(found) == sorted(usual)
    assert [name for name in usual if found[name] != usual[name]] == []


def test_commit_ignores_the_environment_variables_of_git(monkeypatch):
    expected = provenance.commit(BOOK)
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere")
    assert provenance.commit(BOOK) == expected


def test_kernels_start_below_deep_temporary_folders(tmp_path, monkeypatch):
    deep = tmp_path / ("deep" * 20)
    deep.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(deep))
    warm = kernels.Zygote(BOOK.root)
    monkeypatch.setattr(kernels, "zygote", lambda _: warm)
    assert chapter.run(BOOK, Job(SMALL, BOOK.text_of(SMALL))).failure is None
    warm.close()
    assert chapter.run(BOOK, Job(SMALL, BOOK.text_of(SMALL), limits=Limits(is_warm=False))).failure is None
