"""The environment of the programs that the press starts: as little as they need, and the same everywhere.

A kernel and a build of the site could see all of the following; none of it may change what they make.

- Environment variables: only those of `KEPT` are passed on, and those of `FIXED` are set. So no
  `PYTHONPATH`, `PYTHONSTARTUP`, `PYTHONHASHSEED`, `PYTHONWARNINGS`, `MPLBACKEND`, `PANDAS_...`, `COLUMNS`,
  `DOCUTILSCONFIG`, `SOURCE_DATE_EPOCH` or `GIT_DIR` gets through.
- Settings and start-up files of a user (IPython, Jupyter, docutils, XDG): the home is a new, empty folder.
- Settings of IPython for all users in `/etc`: `helpers.press.runs.kernel` reads none.
- Packages of a user, and modules in the folder where the press is started: Python does not look for them.
- Language, encoding and time zone: English without a country, UTF-8 and UTC.
- Git: its settings say whether this user may read the repository, so the file with them is passed on.
- Times, process numbers and paths of this machine: no output may hold them; what a chapter writes to standard
  error, where warnings with paths arrive, fails it.
- Number of processors, speed, permissions of new files: they decide only when something is made and who can
  read it.
- Limits of the machine (memory, disk, open files, length of paths): a run that reaches one fails and names it.

What does decide a result besides the repository: Python and the packages of `requirements.txt`, which are part of
every key.
"""

import os
import tempfile
from pathlib import Path

# Where programs, their libraries and temporary files are.
KEPT = (
    "PATH",
    "TMPDIR",
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "DYLD_FALLBACK_LIBRARY_PATH",
    "NIX_LD",
    "NIX_LD_LIBRARY_PATH",
)
FIXED = {
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    "NO_COLOR": "1",
    "PYTHONHASHSEED": "0",
    "PYTHONNOUSERSITE": "1",
    "PYTHONSAFEPATH": "1",
    "PYTHONUTF8": "1",
}
# A path to a socket has about a hundred bytes at most, and the usual temporary folder may be deep. Folders in this
# one are made by `tempfile`, under names that nobody can guess.
MAX_LENGTH, SHORT = 75, "/tmp"  # noqa: S108
GIT_SETTINGS = "GIT_CONFIG_GLOBAL"


def environment(root: Path, home: str) -> dict[str, str]:
    """Return the environment variables of a program that the press starts.

    Args:
        root: Folder of the book, whose modules the program imports.
        home: A folder of its own, which is its home.
    """
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return kept | FIXED | {"PYTHONPATH": str(root), "HOME": home}


def folder(prefix: str) -> tempfile.TemporaryDirectory[str]:
    """Return a new temporary folder, with a path that is short enough for the sockets of kernels in it.

    Args:
        prefix: How its name begins.
    """
    usual = tempfile.gettempdir()
    return tempfile.TemporaryDirectory(prefix=prefix, dir=usual if len(usual) <= MAX_LENGTH else SHORT)


def without_git() -> dict[str, str]:
    """Return the environment of this process without the variables that Git sets for hooks."""
    return {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name == GIT_SETTINGS}


def git_settings() -> dict[str, str]:
    """Return the variable that names the user's settings of Git, which say whose repositories may be read."""
    settings = Path(os.environ.get(GIT_SETTINGS) or Path.home() / ".gitconfig")
    return {GIT_SETTINGS: str(settings)} if settings.is_file() else {}
