"""The lock names every package that is needed, on each Python and system that the book supports."""

import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from this_book import BOOK

PROJECT = tomllib.loads((BOOK.root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SUPPORTED = [f"3.{minor}" for minor in range(8, 20) if f"3.{minor}" in SpecifierSet(PROJECT["requires-python"])]
SYSTEMS = {
    "Linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "macOS": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
}
# The extras in each lock file, besides the dependencies of the book.
EXTRAS = {"requirements.txt": ["cluster", "dev", "pdf", "release", "serve"], "requirements-lab.txt": ["lab"]}


def locked(file: str) -> dict[str, str]:
    """Return the version of each package in a lock file."""
    text = (BOOK.root / file).read_text(encoding="utf-8")
    return {canonicalize_name(name): version for name, version in re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE)}


def needed(system: dict[str, str], extras: list[str]) -> dict[str, str]:
    """Return the packages that require each package, according to their markers."""
    wanted = [PROJECT["dependencies"], *(PROJECT["optional-dependencies"][extra] for extra in extras)]
    waiting = [(Requirement(line), "pyproject.toml") for lines in wanted for line in lines]
    found: dict[str, str] = {}
    seen = set()
    while waiting:
        requirement, of = waiting.pop()
        name = canonicalize_name(requirement.name)
        found.setdefault(name, of)
        for extra in {"", *requirement.extras} - {extra for package, extra in seen if package == name}:
            seen.add((name, extra))
            waiting += [(package, name) for package in required_by(name) if applies(package, system | {"extra": extra})]
    return found


def applies(requirement: Requirement, environment: dict[str, str]) -> bool:
    return not requirement.marker or requirement.marker.evaluate(environment)


def required_by(name: str) -> list[Requirement]:
    try:
        return [Requirement(line) for line in distribution(name).requires or []]
    except PackageNotFoundError:
        # It is not needed on this machine, but must be in the lock file.
        return []


@pytest.mark.parametrize("version", SUPPORTED)
@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("file", EXTRAS)
def test_lock_file_covers_each_supported_python(version, system, file):
    environment = SYSTEMS[system] | {"python_version": version, "python_full_version": f"{version}.0"}
    lacking = {name: of for name, of in needed(environment, EXTRAS[file]).items() if name not in locked(file)}
    assert lacking == {}


def test_there_is_a_lock_for_each_extra():
    assert sorted(extra for extras in EXTRAS.values() for extra in extras) == sorted(PROJECT["optional-dependencies"])


def test_both_locks_have_the_same_versions():
    book, lab = map(locked, EXTRAS)
    assert {name: version for name, version in lab.items() if book.get(name, version) != version} == {}


def test_chapters_run_without_the_parser_of_web_addresses_of_jupyterlab():
    """With it, jsonschema takes a second longer to import, in each process."""
    assert "rfc3987-syntax" in locked("requirements-lab.txt")
    assert "rfc3987-syntax" not in locked("requirements.txt")


def test_make_names_the_required_python(copied_book):
    shutil.copy(BOOK.root / "Makefile", copied_book)
    done = subprocess.run(
        ["make", "PYTHON=/nowhere/python3.9", "book"], cwd=copied_book, capture_output=True, text=True, check=False
    )
    *others, last = (f"3.{version.partition('.')[2]}" for version in SUPPORTED)
    assert f"The book needs Python {', '.join(others)} or {last}; /nowhere/python3.9 is not one of them." in done.stderr
    assert done.returncode
    assert not (copied_book / ".venv").exists()


@pytest.mark.parametrize("minor", range(8, 20))
def test_make_accepts_each_supported_python(monkeypatch, minor):
    [code] = re.findall(r"-c '(import sys; .*)'", (BOOK.root / "Makefile").read_text(encoding="utf-8"))
    monkeypatch.setattr(sys, "version_info", (3, minor, 1, "final", 0))
    with pytest.raises(SystemExit) as ended:
        exec(code)
    assert bool(ended.value.code) != (f"3.{minor}" in SUPPORTED)
