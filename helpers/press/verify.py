"""Build the book twice from nothing, in two folders, and name what differs."""

import shutil
import subprocess
import sys
import tempfile
from itertools import zip_longest
from pathlib import Path

from helpers.press import environment
from helpers.press.errors import PressError
from helpers.press.project import Project

MADE = (Path("_build/html"), Path("notebooks"))
SHOWN = 120


class VerifyError(PressError):
    """The two books could not be built, or they differ."""


def verify(project: Project, options: list[str]) -> int:
    """Return the number of files that two clean builds have in common, byte for byte.

    Args:
        project: The book.
        options: Further words for the command `press book`.

    Raises:
        VerifyError: If a build fails, or anything differs; each difference is named.
    """
    with tempfile.TemporaryDirectory(prefix="verify-") as folder:
        first, second = (_build(project, Path(folder) / name, options) for name in ("first", "second, [else]where?"))
        names, differences = compare(first, second)
    if differences:
        raise VerifyError("\n".join([f"{len(differences)} of {len(names)} files differ.", *differences]))
    return len(names)


def compare(first: Path, second: Path) -> tuple[list[str], list[str]]:
    """Return the names of all files that two books made, and in words those that differ.

    Args:
        first: Folder of a book.
        second: Folder of the other.
    """
    names = sorted(_names(first) | _names(second))
    return names, [f"{name}: {told}" for name in names if (told := _difference(first / name, second / name))]


def copy_to(project: Project, root: Path) -> None:
    """Copy the files of the repository as they stand, without those that git ignores.

    Raises:
        VerifyError: If git does not list them.
    """
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    found = subprocess.run(
        listed,
        cwd=project.root,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
        env=environment.without_git(),
    )
    if found.returncode:
        raise VerifyError(f"git does not list the files of the book: {found.stderr.strip()}")
    for name in filter(None, found.stdout.split("\0")):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        if (project.root / name).is_file():
            shutil.copy(project.root / name, root / name)
        elif (project.root / name).is_dir():
            # A link to a folder is one file for git.
            shutil.copytree(project.root / name, root / name, dirs_exist_ok=True)


def _build(project: Project, root: Path, options: list[str]) -> Path:
    copy_to(project, root)
    command = [sys.executable, "-m", "helpers.press.cli", "book", "--store", str(root / "_build" / "runs"), *options]
    variables = environment.without_git() | {"PYTHONPATH": str(root)}
    done = subprocess.run(
        command, cwd=root, env=variables, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode:
        raise VerifyError(f"a clean build failed:\n{done.stderr.strip()}")
    return root


def _names(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for part in MADE for path in (root / part).rglob("*") if path.is_file()}


def _difference(first: Path, second: Path) -> str | None:
    for path, other in ((first, "second"), (second, "first")):
        if not path.is_file():
            return f"only the {other} build has it"
    before, after = first.read_bytes(), second.read_bytes()
    if before == after:
        return None
    for number, (one, other) in enumerate(zip_longest(before.splitlines(), after.splitlines()), start=1):
        if one != other:
            return f"line {number}: {_shown(one)} is {_shown(other)} in the second build"
    return "the ends of lines differ"


def _shown(line: bytes | None) -> str:
    return "nothing" if line is None else repr(line.decode(errors="replace").strip()[:SHOWN])
