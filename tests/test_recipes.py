"""The commands of README and CONTRIBUTING work on a copy of the book."""

import re
import shutil
import subprocess

import pytest
from this_book import BOOK

README = (BOOK.root / "README.md").read_text(encoding="utf-8")
NOTHING = "No number differs.\n"


@pytest.fixture
def clone(copied_book):
    """Return a fresh clone: a repository with one commit, in which nothing was run."""
    for words in (["init", "-q"], ["add", "-A"], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "All"]):
        subprocess.run(["git", *words], cwd=copied_book, check=True)
    return copied_book


def examples(text: str) -> list[str]:
    return re.findall(r"`press (changes [^`]+)`", text)


def test_every_changes_command_of_the_readme_works_in_a_fresh_clone(clone, start_press):
    before_editions, after_editions = README.split("leads to the same page of the other editions")
    assert not examples(before_editions)
    of_edition, *others = examples(after_editions)
    assert of_edition == "changes default strict"
    assert len(others) >= 2
    for example in others:
        press = start_press(*example.split())
        assert (press.communicate(timeout=120)[0], press.returncode) == (NOTHING, 0), example
    # As `make editions` leaves it.
    built = clone / "_build" / "editions" / "strict" / "book" / "notebooks"
    shutil.copytree(clone / "notebooks", built)
    press = start_press(*of_edition.split())
    assert (press.communicate(timeout=120)[0], press.returncode) == (NOTHING, 0)
