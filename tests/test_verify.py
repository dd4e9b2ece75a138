"""`make verify` finds two clean builds the same byte for byte, and fails if they differ."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from linked_book import copy_linked_book
from this_book import BOOK

PRESS = "mkdir -p _build/html && pwd > _build/html/differs.html && echo same > _build/html/same.html"


def verify(
    root: Path, temporary: Path, programs: Path = Path(sys.executable).parent
) -> subprocess.CompletedProcess[str]:
    # The packages of this test, not those of the book's `.venv`.
    command = ["make", "--old-file=.venv/installed", f"BIN={programs}", "verify"]
    variables = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL")}
    variables |= {"PYTHONPATH": str(root), "TMPDIR": str(temporary)}
    return subprocess.run(command, cwd=root, env=variables, capture_output=True, text=True, check=False)


def add_to_git(root: Path) -> None:
    """Add what `make verify` needs to a copy of the book, and make it a repository."""
    for name in ("Makefile", ".gitignore"):
        shutil.copy(BOOK.root / name, root)
    (root / "tests").mkdir()
    shutil.copy(BOOK.root / "tests" / "copies.py", root / "tests")
    subprocess.run(["git", "init", "--quiet"], cwd=root, check=True)


def test_two_clean_builds_are_the_same_byte_for_byte(tmp_path_factory):
    """A part of the chapters must do here; the workflow of the repository compares two builds of them all."""
    root, temporary = copy_linked_book(tmp_path_factory.mktemp("book") / "book"), tmp_path_factory.mktemp("verify")
    add_to_git(root)
    done = verify(root, temporary)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("Two clean builds are the same, byte for byte.\n")
    assert list(temporary.iterdir()) == []


def test_page_that_differs_is_named(small_book, tmp_path_factory):
    add_to_git(small_book.root)
    programs = tmp_path_factory.mktemp("bin")
    # It stands for a press that writes the folder of the book into a page.
    for name, script in {"press": PRESS, "python": f'exec "{sys.executable}" "$@"'}.items():
        (programs / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    done = verify(small_book.root, tmp_path_factory.mktemp("verify"), programs)
    assert done.returncode
    differing = {Path(line.split()[1]).name for line in done.stdout.splitlines() if line.endswith(" differ")}
    assert differing == {"differs.html"}
