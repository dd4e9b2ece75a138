"""Write numbers as a reader expects them, and pass them to the text of a chapter.

Only formats and words are decided here; the numbers come from `helpers.measures`, and how they are rounded
is in `helpers.rounding`.
"""

from collections.abc import Callable
from typing import Any

import pandas as pd

from helpers import data, glue, locales, missing, origins, records, written
from helpers.origins import Figure
from helpers.periods import TO
from helpers.phrases import form_of, phrase
from helpers.printed import Interval, interval_of
from helpers.records import AnyRow
from helpers.rounding import between, decimals_allowed, decimals_beside_zero, rounded, signed
from helpers.small_bases import is_too_few
from helpers.words import NO_FIGURE, inside, listed, period_in_words, runs, span, years, years_of

# Chapters take all wording from this module, so it re-exports `helpers.words`.
__all__ = [
    "NO_FIGURE",
    "change",
    "decimals_allowed",
    "distance",
    "facts",
    "in_points",
    "in_words",
    "inside",
    "listed",
    "made_of",
    "measured",
    "millions",
    "number_of",
    "percent",
    "period_in_words",
    "points",
    "qualified",
    "rounded",
    "runs",
    "share",
    "span",
    "year",
    "years",
    "years_of",
]

NO_BREAK = "\u00a0"


def facts(**named: str | int) -> None:
    """Glue named facts, so that the text of the chapter can show them.

    Each fact is a formatted text or a whole number; write it in the text as
    {glue:text}`name`.

    Raises:
        TypeError: If a fact is a bare float, whose digits nobody has chosen.
    """
    for name, fact in named.items():
        if not isinstance(fact, (str, int)):
            raise TypeError(f"fact {name} = {fact!r}: format it first, for example with prose.percent")
        glue.fact(name, fact if isinstance(fact, str) else written.number(str(fact), fact))


def number_of(count: Figure, *tables: str) -> str:
    """Write how many things there are, in words up to ten.

    Args:
        count: How many, or the row that says so.
        tables: Names of the tables that they were counted in, if any; the number is made of these.

    Example:
        >>> number_of(23, "same_subject").numbers[0].rows
        ('same_subject',)
        >>> number_of(5, "portals"), number_of(15)
        ('five', '15')
    """
    value = origins.value_of(count)
    if pd.isna(value):
        return NO_FIGURE
    words = phrase("count", count=int(value), digits=str(rounded(value)))
    return written.number(words, value, rows=tables) if tables else origins.number(str(words), count)


def measured(figure: Interval | pd.Series, write: Callable[..., str] | None = None, *, decimals: int = 0) -> str:
    """Write a derived number and its interval, with the digits that the interval allows.

    Args:
        figure: A result of `helpers.measures`.
        write: Format of the number; plain if None.
        decimals: Decimals of a number without rounding, such as a share of two counts.

    Example:
        >>> measured(Interval(93.28, 93.08, 93.48), percent), measured(Interval(130.9, 130.4, 131.5), percent)
        ('93.3% (93.1% to 93.5%)', '130.9% (130.4% to 131.5%)')
        >>> measured(Interval(30.17, 30.17, 30.17), percent, decimals=1), measured(Interval(3.0, 3.0, None))
        ('30.2%', '3 or more')
    """
    number: Callable[..., str] = write or rounded
    figure = figure if isinstance(figure, Interval) else interval_of(figure)
    value, lower, upper = figure
    made: dict[str, Any] = {"rows": figure.rows, "kind": written.PRINT}
    if pd.isna(value) or lower == upper:
        return written.made_of(number(value, decimals), figure.rows)
    if lower is None:
        return written.number(_bound("or-less", number(upper, decimals)), value, lower, upper, **made)
    if upper is None:
        return written.number(_bound("or-more", number(lower, decimals)), value, lower, upper, **made)
    text = between(lower, upper, number, decimals=decimals_allowed(figure), value=value)
    return written.number(text, value, lower, upper, **made)


def millions(figure: Figure, decimals: int = 1) -> str:
    """Write a count in millions.

    Args:
        figure: The count, or the row or interval that has it, whose number then knows what it was made of.
        decimals: How many.

    Example:
        >>> millions(72_900_000).replace(NO_BREAK, " ")
        '72.9 million'
    """
    return _with_unit(figure, phrase("million", number=str(rounded(origins.value_of(figure) / 1e6, decimals))))


def percent(figure: Figure, decimals: int = 0) -> str:
    """Write a share or a relative change in percent.

    Args:
        figure: The share, or the row or interval that has it, whose number then knows what it was made of.
        decimals: How many.

    Example:
        >>> percent(89.5, decimals=1)
        '89.5%'
    """
    return _with_unit(figure, locales.percent(rounded(figure, decimals)))


def share(row: pd.Series) -> str:
    """Write a share in percent with its interval, where it has one.

    A share of too few answers, see `helpers.bases`, is not written; its base is.

    Example:
        >>> share(pd.Series({"value": 90.0, "lower": 88.4, "upper": 91.4}))
        '90% (88% to 91%)'
    """
    if is_too_few(row.get("base")):
        cause = missing.in_words(missing.TOO_FEW)
        return phrase("too-few", cause=cause, base=made_of(rounded(row["base"]), row))
    if pd.isna(row["value"]) or pd.isna(row["lower"]):
        return made_of(percent(row["value"]), row)
    value, lower, upper = row["value"], row["lower"], row["upper"]
    text = between(lower, upper, percent, value=value)
    return written.number(text, value, lower, upper, rows=records.ids_of(row), kind=origins.kind(row))


def points(figure: Figure, decimals: int = 0) -> str:
    """Write a change in percentage points, with its sign.

    Example:
        >>> [points(change).replace(NO_BREAK, " ") for change in (14, -0.8, 0.3)]
        ['+14 percentage points', '−1 percentage point', '0 percentage points']
    """
    return _with_unit(figure, in_points(str(signed(origins.value_of(figure), decimals))))


def distance(value: float, decimals: int = 0) -> str:
    """Write how many percentage points two shares lie apart, without a sign.

    Example:
        >>> distance(-14).replace(NO_BREAK, " ")
        '14 percentage points'
    """
    return _with_unit(abs(value), in_points(str(rounded(abs(value), decimals))))


def in_points(number: str) -> str:
    """Return a written number with its unit, percentage points; a missing one as such.

    Example:
        >>> in_points("at least 3").replace(NO_BREAK, " "), in_points("1").replace(NO_BREAK, " ")
        ('at least 3 percentage points', '1 percentage point')
    """
    return number if NO_FIGURE in number else phrase("points", number=number, form=form_of(number))


def change(row: pd.Series) -> str:
    """Write a change between waves in percentage points with its interval, where it has one.

    Example:
        >>> change(pd.Series({"value": 8.0, "lower": 4.5, "upper": 11.5})).replace(NO_BREAK, " ")
        '+8 percentage points (+5 to +12)'
        >>> change(pd.Series({"value": -5.0, "lower": -9.6, "upper": -0.4})).replace(NO_BREAK, " ")
        '−5 percentage points (−9.6 to −0.4)'
    """
    if pd.isna(row["value"]) or pd.isna(row["lower"]):
        return made_of(points(row["value"]), row)
    lower, upper = row["lower"], row["upper"]
    of_value, of_ends = decimals_beside_zero(row["value"], lower, upper)
    ends = {"lower": str(signed(lower, of_ends)), "upper": str(signed(upper, of_ends))}
    text = str(phrase("with-interval", number=str(points(row["value"], of_value)), **ends))
    return written.number(text, row["value"], lower, upper, rows=records.ids_of(row), kind=written.SAMPLE)


def year(value: int) -> str:
    """Write a year, or say that there is none.

    Example:
        >>> year(2020)
        '2020'
    """
    return NO_FIGURE if pd.isna(value) else str(value)


def in_words(rows: pd.DataFrame, write: Callable[..., str] | None = None, *, of: str = "", **options: int) -> list[str]:
    """Return each figure as words for a sentence: the number with its qualifier, whose it is, and when.

    Args:
        rows: Rows with value, qualifier and period; one without a value is left out.
        write: Format of the number; in millions if None.
        of: Column that names whose the figure is, such as portal_label.
        options: Passed on to `write`, such as decimals.

    Example:
        >>> shares = data.load("service_use").query("measure == 'electronic_share'").sort_values("period")
        >>> in_words(shares, percent)
        ['nearly 84% in December 2020', 'over 87% in December 2021']
    """
    records.mark_shown(rows)
    return [
        phrase(
            "figure-of" if of else "figure",
            number=qualified(row, write, **options),
            whose=row.get(of, ""),
            span="yes" if TO in row["period"] else "no",
            period=period_in_words(row["period"]),
        )
        for row in rows.dropna(subset=["value"]).to_dict("records")
    ]


def qualified(row: AnyRow, write: Callable[..., str] | None = None, **options: int) -> str:
    """Return the number of a row with its qualifier, such as over.

    Args:
        row: A row with value and qualifier.
        write: Format of the number; in millions if None.
        options: Passed on to `write`, such as decimals.

    Example:
        >>> qualified({"value": 20_000.0, "qualifier": "over"}, rounded)
        'over 20,000'
    """
    if pd.isna(row["value"]):
        return NO_FIGURE
    number = (write or _millions)(row["value"], **options)
    if row["qualifier"] != "exact":
        words = data.labels("qualifier", locales.language())[row["qualifier"]]
        number = phrase("qualified", qualifier=words, number=str(number))
    ends, rows = (row.get("lower"), row.get("upper")), records.ids_of(row)
    return written.number(str(number), row["value"], *ends, rows=rows, kind=origins.kind(row))


def made_of(text: str, *figures: Figure) -> str:
    """Return a written number that knows the rows it was made of, so that the page can explain it.

    Args:
        text: The number as `rounded` or another of these functions writes it.
        figures: The rows or derived numbers that it was computed from.

    Example:
        >>> visits = data.only(data.load("portal_use"), id="helsenorge_visits_2020")
        >>> made_of(millions(visits["value"]), visits).numbers[0].rows
        ('helsenorge_visits_2020',)
    """
    return written.made_of(text, [row for figure in figures for row in origins.rows_of(figure)])


def _bound(name: str, number: str) -> str:
    return str(phrase(name, number=str(number)))


def _with_unit(figure: Figure, text: str) -> str:
    return NO_FIGURE if pd.isna(origins.value_of(figure)) else origins.number(str(text), figure)


def _millions(value: float) -> str:
    """Write a count in millions, with a decimal only if it has one, as the sources do."""
    return millions(value, 0 if value % 1e6 == 0 else 1)
