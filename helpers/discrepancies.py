"""The printed figures that do not follow from others: what was printed, what follows, and how much it matters.

The claims and their verdicts are in `helpers.audit`; the table `discrepancies` has the words, with places for numbers.
"""

import re
from functools import cache
from typing import NamedTuple

import pandas as pd

from helpers import amounts, audit, data, prose, rounding, verdicts
from helpers.measures import BOUNDS
from helpers.phrases import Phrases
from helpers.printed import interval_of
from helpers.records import Record
from helpers.schema import DataError
from helpers.text import Catalogue
from helpers.verdicts import DISAGREES
from helpers.written import Written

# From the one that matters most.
HARDLY = "last_digit"
MATTERS = ("conclusion", "number", HARDLY)
NAMES = dict(zip(MATTERS, ("conclusions", "noticeable", "slight"), strict=True))
MAX_DECIMALS = 1
TEXTS = ("printed", "follows", "explanation", "book_uses", "consequence")
NUMBER = re.compile(r"\{(printed|follows|gap|row)(?::([a-z0-9_]+))?\}")
# Where two figures should be equal, or in an order, either may be the wrong one.
ABOUT_BOTH = (*verdicts.ABOUT_EQUALS, *verdicts.ABOUT_OTHER_FIGURES)
# A sum that does not come out tells nothing of any single part.
ABOUT_SUMS = ("sum_of", "sum_to_100")
say = Phrases("figures")


class Contest(NamedTuple):
    """What speaks against a figure: which discrepancy, the claim in words, its printed number and what follows."""

    discrepancy: str
    label: str
    printed: str
    follows: str


@cache
def found(language: str = "en") -> pd.DataFrame:
    """Return all discrepancies, from the one that matters most, with their words and numbers.

    Args:
        language: Language of the words.

    Returns:
        One row per discrepancy: id, matters, label, printed, follows, explanation, book_uses and consequence (texts
        with their numbers), printed_words and follows_words (the two numbers alone), gap (what follows, compared with
        the printed value, in percent of it), and the columns of its claim in `audit.claims`.

    Raises:
        DataError: If a text names a claim or row that there is not.

    Example:
        >>> rows = found().set_index("id")
        >>> print(rows.loc["visits_growth_2021", "printed"])
        The Helsenorge page says that visits grew by 85% from 2020 to 2021.
        >>> print(rows["gap"].round(1)["video_satisfaction_2020"])
        -13.8
    """
    claims = {claim["id"]: claim for claim in audit.claims(language).to_dict("records")}
    rows = pd.DataFrame(
        [_filled(row, claims, language) for row in data.load("discrepancies").astype(object).to_dict("records")]
    )
    order = rows.assign(rank=rows["matters"].map(MATTERS.index), size=-rows["gap"].abs())
    return rows.loc[order.sort_values(["rank", "size", "id"]).index].reset_index(drop=True)


@cache
def contests(language: str = "en") -> dict[str, tuple[Contest, ...]]:
    """Return what speaks against each contested figure, by the id of its row.

    A figure is contested by the numbers and words that differ from it in earnest: neither by another definition nor
    by a difference that hardly reaches beyond the last digit.

    Example:
        >>> [contest.discrepancy for contest in contests()["helsenorge_logins_2021"]]
        ['logins_2021']
        >>> "heard_of_portal_yes_2020_s06" in contests()
        False
    """
    serious = found(language).query("matters != @HARDLY")
    claims = audit.claims(language)
    claims = claims[(claims["verdict"] == DISAGREES) & claims["finding"].isin(serious["id"])]
    # The claim that shows a difference best is the one that a figure names.
    claims = claims.assign(rank=~claims["id"].isin(serious["claim"])).sort_values("rank", kind="stable")
    against: dict[str, dict[str, Contest]] = {}
    for claim in claims.to_dict("records"):
        words = amounts.printed(claim), amounts.follows(claim)
        contest = Contest(claim["finding"], claim["label"], *map(str, words))
        for row in _rows_in_doubt(claim):
            against.setdefault(row, {}).setdefault(contest.discrepancy, contest)
    return {row: tuple(each.values()) for row, each in against.items()}


def counts(rows: pd.DataFrame) -> dict[str, str]:
    """Return how many discrepancies matter how far, by the names that a chapter gives them.

    Example:
        >>> sum(count.numbers[0].value for count in counts(found()).values()) == len(found())
        True
    """
    numbers = {name: (rows["matters"] == matters).sum() for matters, name in NAMES.items()}
    return {name: prose.number_of(count, "discrepancies") for name, count in numbers.items()}


def example(rows: pd.DataFrame) -> Written:
    """Return what was printed and what follows for the discrepancy that matters most; empty if there is none.

    Example:
        >>> print(example(found()))
        A news item of March 2020 says that daily visits to Helsenorge grew by 192% in a week. The two counts in the \
same item, 223,000 and over 515,000 visits a day, make it 131%.
    """
    said = [Written(row["printed"], " ", row["follows"]) for row in rows.to_dict("records")]
    return next(iter(said), Written(""))


def headline(rows: pd.DataFrame, language: str = "en") -> Written:
    """Return how far printed numbers lie from what follows, as the headline of a chart.

    Args:
        rows: Result of `found`.
        language: Language of the headline.

    Example:
        >>> print(headline(found()))
        Where printed numbers do not follow from other figures, they are off by up to 73%
    """
    return Catalogue("audit", language).text("headline", gap=prose.percent(rows["gap"].abs().max()))


def by_size(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the discrepancies that have a size, from the largest one relative to the printed value.

    Example:
        >>> by_size(found())["gap"].abs().is_monotonic_decreasing
        True
    """
    sized = rows.dropna(subset=["gap"])
    return sized.loc[sized["gap"].abs().sort_values(ascending=False, kind="stable").index]


def side_by_side(rows: pd.DataFrame) -> pd.DataFrame:
    """Return for each claim its printed value and the one that follows as two rows, for a chart of several units.

    The values are differences from the printed value in percent of it; words has both values as they are written.

    Args:
        rows: Rows of `helpers.audit.claims`, or of `found`.

    Example:
        >>> both = side_by_side(found().query("id == 'visits_growth_2021'"))
        >>> both["value"].round(1).tolist(), both["words"].unique().tolist()
        ([0.0, 9.7], ['85% → 93.3%'])
    """
    rows = rows.dropna(subset=["value", "computed"]).reset_index(drop=True)
    words = [f"{amounts.printed(row)} → {amounts.follows(row)}" for row in rows.to_dict("records")]
    named = rows.assign(words=words, id=rows["published"])
    of_computed = {end: rows[f"computed_{end}"] for end in ("lower", "upper")}
    computed = named.assign(value=rows["computed"], **of_computed, id="", as_printed=rows["recomputed"])
    both = pd.concat(
        [named.assign(which=say("as-printed")), computed.assign(which=say("what-follows"), qualifier="exact")]
    )
    base = pd.concat([rows["value"], rows["value"]])
    relative = both[BOUNDS].sub(base, axis=0).div(base.abs(), axis=0) * 100
    both = both.assign(**relative)
    figures = (interval_of(row) for _, row in both.iterrows())
    both = both.assign(decimals=[rounding.decimals_at_most(figure, MAX_DECIMALS) for figure in figures])
    return both.sort_index(kind="stable").reset_index(drop=True)


def _rows_in_doubt(claim: Record) -> list[str]:
    if claim["derivation"] in ABOUT_SUMS:
        return []
    return [claim["published"], *(claim["operands"].split() if claim["derivation"] in ABOUT_BOTH else [])]


def _filled(row: Record, claims: dict[str, Record], language: str) -> Record:
    own = claims[row["claim"]]
    texts: Record = {name: _fill(row[f"{name}_{language}"], own, claims) for name in TEXTS}
    return {
        **{key: own[key] for key in own if key not in TEXTS},
        **{"id": row["id"], "matters": row["matters"], "claim": own["id"], "label": row[f"label_{language}"]},
        **texts,
        "printed_words": amounts.printed(own),
        "follows_words": amounts.follows(own),
        "gap": 100 * (own["computed"] - own["value"]) / own["value"],
    }


def _fill(text: str, own: Record, claims: dict[str, Record]) -> Written:
    """Return a text with its numbers; other braces stay as they are typed."""
    parts: list[str] = []
    end = 0
    for place in NUMBER.finditer(text):
        parts += [text[end : place.start()], _number(place, own, claims)]
        end = place.end()
    return Written(*parts, text[end:])


def _number(place: re.Match[str], own: Record, claims: dict[str, Record]) -> Written:
    what, name = place.groups()
    known = audit.rows_by_id() if what == "row" else claims
    if name is None and what != "row":
        return _WRITE[what](own)
    if name not in known:
        raise DataError(
            f"data/discrepancies.csv, {place.group()}: there is no such {'row' if what == 'row' else 'claim'}"
        )
    return _WRITE[what](known[name])


_WRITE = {"printed": amounts.printed, "follows": amounts.follows, "gap": amounts.gap, "row": amounts.printed}
