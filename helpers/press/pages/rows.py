"""What pages show of the tables: which rows there are, what speaks against some, and what the card of each says.

The environment of Sphinx keeps it as long as the tables stay the same.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from helpers import audit, data, discrepancies, schema
from helpers.discrepancies import Contest
from helpers.press.fingerprints import SHORT, digest, digest_of_folder
from helpers.press.pages import cards, incremental

KEPT = "book_rows"
# To look for more rows in the sources of the pages takes longer than to read the pages.
FEW = 50


class Rows(NamedTuple):
    """The ids of all rows, what speaks against the contested ones, and a fingerprint of each card."""

    ids: frozenset[str]
    contests: dict[str, tuple[Contest, ...]]
    cards: dict[str, str]


def setup(app: Sphinx) -> None:
    """Let Sphinx read all pages again when the rows are others, and those that show one when its card is another."""
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
    named = [*audit.rows_by_id(), *schema.table_names()]
    printed = {row: digest(cards.card(row) + " ".join(cards.operands(row)))[:SHORT] for row in named}
    return Rows(frozenset(data.row_ids()), discrepancies.contests(), printed)


def _read_again(app: Sphinx, env: BuildEnvironment, *_: set[str]) -> Iterable[str]:
    tables = digest_of_folder(Path(app.srcdir) / "data")
    last_tables, last = vars(env).get(KEPT, ("", None))
    if tables == last_tables:
        return ()
    now = found()
    vars(env)[KEPT] = tables, now
    if last is None or (last.ids, last.contests) != (now.ids, now.contests):
        return env.found_docs
    changed = {row for row, card in now.cards.items() if card != last.cards.get(row)}
    return env.found_docs if len(changed) > FEW else [name for name in env.found_docs if _shows(env, name, changed)]


def _shows(env: BuildEnvironment, name: str, changed: set[str]) -> bool:
    """Return whether a page may show one of some rows: it names them, or shows numbers of other pages."""
    source = incremental.source(env, name)
    return bool(changed) and (incremental.shows_others(source) or any(row in source for row in changed))
