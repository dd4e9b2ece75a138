"""`make verify` finds two clean builds the same byte for byte, and fails if they differ."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from linked_book import copy_linked_book
from this_book import BOOK

# Writes the folder of the book into the output, so that builds in two folders differ.
PATH_OF_BOOK = "import helpers\n\nprint(helpers.__file__)"


def verify(root: Path, temporary: Path) -> subprocess.CompletedProcess[str]:
    # The packages of this test, not those of the book's `.venv`.
    command = ["make", "--old-file=.venv/installed", f"BIN={Path(sys.executable).parent}", "verify"]
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


def test_difference_between_entries_is_named(small_book, tmp_path_factory):
    add_to_git(small_book.root)
    path = small_book.path_of("glossary")
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cell = {"cell_type": "code", "id": "glossary-path", "metadata": {}, "execution_count": None, "outputs": []}
    notebook["cells"].append(cell | {"source": PATH_OF_BOOK})
    path.write_text(json.dumps(notebook), encoding="utf-8")
    done = verify(small_book.root, tmp_path_factory.mktemp("verify"))
    assert done.returncode
    differing = {Path(line.split()[1]).name for line in done.stdout.splitlines() if line.endswith(" differ")}
    assert differing == {"glossary.html", "glossary.ipynb", "searchindex.js"}
