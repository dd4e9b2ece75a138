"""What figures look up in the tables: which rows there are, and what speaks against some of them.

The environment of Sphinx keeps it as long as the tables stay the same.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from helpers import data, discrepancies
from helpers.discrepancies import Contest
from helpers.press.fingerprints import digest_of_folder

KEPT = "book_rows"


class Rows(NamedTuple):
    """The ids of all rows, and what speaks against the figures that are contested, by their ids."""

    ids: frozenset[str]
    contests: dict[str, tuple[Contest, ...]]


def setup(app: Sphinx) -> None:
    """Let Sphinx read all pages again when the rows are others."""
    app.connect("env-get-outdated", _read_again)


def known(env: BuildEnvironment) -> Rows:
    """Return the rows of the tables."""
    return vars(env)[KEPT][1] if KEPT in vars(env) else found()


def found() -> Rows:
    """Return the rows of the tables as they are now.

    Example:
        >>> rows = found()
        >>> len(rows.contests) < len(rows.ids)
        True
    """
    return Rows(frozenset(data.row_ids()), discrepancies.contests())


def _read_again(app: Sphinx, env: BuildEnvironment, *_: set[str]) -> Iterable[str]:
    tables = digest_of_folder(Path(app.srcdir) / "data")
    last_tables, last_rows = vars(env).get(KEPT, ("", None))
    if tables == last_tables:
        return ()
    vars(env)[KEPT] = tables, found()
    return () if last_rows == vars(env)[KEPT][1] else env.found_docs
