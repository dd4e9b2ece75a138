"""What pages show of the tables: which rows there are, what speaks against some, what each is about and its card says.

The environment of Sphinx keeps it as long as the tables stay the same.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from helpers import audit, discrepancies, latest, schema
from helpers.discrepancies import Contest
from helpers.press.fingerprints import digest_of_folder
from helpers.press.pages import cards, extent, incremental
from helpers.press.pages.extent import Extent

KEPT = "book_rows"
# To look for more rows in the sources of the pages takes longer than to read the pages.
FEW = 50


class Card(NamedTuple):
    """What is known of a row, see `helpers.press.pages.cards`.

    Attributes:
        markup: What its card shows, with links as a chapter has them.
        operands: What the catalogue has behind it.
    """

    markup: str
    operands: tuple[str, ...]


class Rows(NamedTuple):
    """What pages know of all rows, by their ids.

    Attributes:
        last_years: The latest year in the series of each row.
        contests: What speaks against the contested rows.
        extents: The country and the years of each row.
        cards: The card of each row and of each table.
    """

    last_years: dict[str, int]
    contests: dict[str, tuple[Contest, ...]]
    extents: dict[str, Extent]
    cards: dict[str, Card]


def setup(app: Sphinx) -> None:
    """Let Sphinx read all pages again when the rows are others, and those that show one when its card is another."""
    app.connect("env-get-outdated", _read_again)


def known(env: BuildEnvironment) -> Rows:
    """Return the rows of the tables."""
    return vars(env)[KEPT][1] if KEPT in vars(env) else found()


@cache
def found() -> Rows:
    """Return the rows of the tables, which a process reads only once.

    Example:
        >>> rows = found()
        >>> len(rows.contests) < len(rows.last_years)
        True
    """
    named = [*audit.rows_by_id(), *schema.table_names()]
    printed = {row: Card(cards.card(row), cards.operands(row)) for row in named}
    return Rows(latest.years(), discrepancies.contests(), extent.of_rows(), printed)


def _read_again(app: Sphinx, env: BuildEnvironment, *_: set[str]) -> Iterable[str]:
    tables = digest_of_folder(Path(app.srcdir) / "data")
    last_tables, last = vars(env).get(KEPT, ("", None))
    if tables == last_tables:
        return ()
    now = found()
    vars(env)[KEPT] = tables, now
    if last is None or (last.last_years, last.contests) != (now.last_years, now.contests):
        return env.found_docs
    changed = {row for row in now.cards if _about(row, now) != _about(row, last)}
    # A page that names a derived row shows the cards of those that it follows from.
    changed |= {row for row, card in now.cards.items() if not changed.isdisjoint(card.operands)}
    if len(changed) > FEW:
        return env.found_docs
    glued = incremental.glued_text(env)
    return [name for name in env.found_docs if _shows(incremental.source(env, name), glued, changed)]


def _about(row: str, rows: Rows) -> tuple[Card | None, Extent | None]:
    return rows.cards.get(row), rows.extents.get(row)


def _shows(source: str, glued: str, changed: set[str]) -> bool:
    """Return whether a page may show one of some rows: its source names one, or a number of another page that it shows.

    Example:
        >>> _shows("{glue:text}`notebooks/satisfaction.ipynb::asked`", "population_se_2024", {"population_se_2024"})
        True
        >>> _shows("{glue:text}`asked`", "population_se_2024", {"population_se_2024"})
        False
    """
    shown = source + glued if incremental.shows_others(source) else source
    return any(row in shown for row in changed)
