"""Binder and Codespaces install the locked packages, so that chapters run there as they do here."""

import json
import os
import re
import shlex
import subprocess

from pip._internal.network.session import PipSession
from pip._internal.req.req_file import ParsedRequirement, parse_requirements
from this_book import BOOK

BINDER = BOOK.root / ".binder"
LOCK = "requirements-lab.txt"
MAKEFILE = (BOOK.root / "Makefile").read_text(encoding="utf-8")


def parsed(name: str) -> dict[str, ParsedRequirement]:
    found = parse_requirements(str(BOOK.root / name), PipSession())
    return {requirement.requirement: requirement for requirement in found}


def test_binder_installs_the_lock_with_its_hashes():
    installed, locked = parsed(".binder/requirements.txt"), parsed(LOCK)
    assert set(installed) == set(locked)
    assert all("==" in name and requirement.options["hashes"] for name, requirement in installed.items())
    assert "--require-hashes" in (BINDER / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert [name for name in installed if name.startswith("jupyterlab==")]


def test_binder_has_the_python_of_the_lock():
    [version] = re.findall(r"by pip-compile with Python ([\d.]+)", (BOOK.root / LOCK).read_text(encoding="utf-8"))
    assert (BINDER / "runtime.txt").read_text(encoding="utf-8") == f"python-{version}\n"


def test_binder_installs_the_helpers_as_make_lab_does():
    script = BINDER / "postBuild"
    assert os.access(script, os.X_OK)
    [command] = [line for line in script.read_text(encoding="utf-8").splitlines() if line.startswith("pip ")]
    [of_make] = re.findall(r"bin/pip (install .*--editable \.)", MAKEFILE)
    # They say how much pip writes and keeps.
    said = {"--quiet", "--disable-pip-version-check", "--no-cache-dir"}
    assert set(shlex.split(command)[1:]) - said == set(shlex.split(of_make)) - said


def test_codespaces_makes_both_environments():
    container = json.loads((BOOK.root / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))
    [version] = re.findall(r"python:\d+-([\d.]+)-\w+$", container["image"])
    assert f"python-{version}" in (BINDER / "runtime.txt").read_text(encoding="utf-8")
    command = shlex.split(container["postCreateCommand"])
    command += ["--dry-run", "--always-make"]
    done = subprocess.run(command, cwd=BOOK.root, capture_output=True, text=True, check=True)
    assert f"--requirement {LOCK}" in done.stdout
    assert "--requirement requirements.txt" in done.stdout
