"""Breaks in series: from when on figures can't, or perhaps can't, be compared with earlier ones."""

import pandas as pd

from helpers import data, periods
from helpers.phrases import phrase
from helpers.records import Record

# Columns that say which series has the break; an empty one stands for any.
OF_SERIES = ["country", "portal", "survey", "question", "indicator", "definition", "service", "measure"]
NONE_KNOWN, NOT_COMPARABLE = "none_known", "not_comparable"


def found(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the breaks that lie between figures of one series.

    Args:
        rows: Figures with value, period, and those of the columns of a series that their table has; one without a
            value is left out.

    Returns:
        Rows of `series_breaks` whose effect is known or suspected, with year, the first year after the break. A break
        before the first or after the last figure of its series separates none, and is left out.

    Example:
        >>> records = data.load("online_health").query("indicator == 'I_IUAPR' and country == 'NO'")
        >>> found(records)["id"].tolist()
        ['eurostat_no_records_2024']
    """
    table = _concerning(rows)
    table = table.assign(year=periods.first_years(table["period"]))
    rows = rows.dropna(subset=["value"])
    ends = periods.last_years(rows["period"])
    years = [set(ends[_of(rows, row)]) for row in table.to_dict("records")]
    separates = [
        bool(known) and min(known) < year <= max(known) for known, year in zip(years, table["year"], strict=True)
    ]
    return table[pd.Series(separates, table.index, dtype=bool)]


def passed(rows: pd.DataFrame) -> pd.Series:
    """Return how many breaks of its series each figure lies behind, so that a chart joins none across a break.

    Args:
        rows: Figures with period and the columns of their series.

    Example:
        >>> records = data.load("online_health").query("indicator == 'I_IUAPR' and country == 'NO'")
        >>> passed(records[records["preferred"]].sort_values("period")).tolist()
        [0, 0, 1]
    """
    counts = pd.Series(0, index=rows.index)
    years = periods.last_years(rows["period"])
    for row in found(rows).to_dict("records"):
        counts += (_of(rows, row) & (years >= row["year"])).astype(int)
    return counts


def carried(rows: pd.DataFrame, series: str) -> pd.Series:
    """Return what `passed` does, also for rows without a figure, which count as the figure before them.

    Args:
        rows: Figures and empty rows of years without one, in order of time.
        series: Column that identifies the series.

    Example:
        >>> records = data.load("online_health").query("indicator == 'I_IUAPR' and country == 'NO'")
        >>> carried(records[records["preferred"]].sort_values("period"), "country").tolist()
        [0, 0, 1]
    """
    counts = passed(rows.dropna(subset=["period"])).reindex(rows.index)
    return counts.groupby(rows[series]).ffill().fillna(0).astype(int)


def separated(rows: pd.DataFrame, first: int, last: int) -> pd.Series:
    """Return which rows belong to a series with a break between two years, so that no change is computed.

    Args:
        rows: Figures with period and the columns of their series.
        first: The earlier year.
        last: The later year.

    Example:
        >>> records = data.load("online_health").query("indicator == 'I_IUAPR' and period == '2024'")
        >>> records.loc[separated(records, 2020, 2024), "country"].tolist()
        ['NO']
    """
    table = _concerning(rows)
    years = periods.first_years(table["period"])
    table = table[(years > first) & (years <= last)]
    is_separated = pd.Series(False, index=rows.index)
    for row in table.to_dict("records"):
        is_separated |= _of(rows, row)
    return is_separated


def in_words(rows: pd.DataFrame, language: str = "en") -> str:
    """Return a sentence for each break between the figures of a chart; nothing if there is none.

    It names the service and the measure too where the figures are of several.

    Args:
        rows: The figures, with period and the columns of their series.
        language: Language of the labels.

    Example:
        >>> in_words(data.load("online_health").query("indicator == 'I_IUAPR' and country == 'NO'"))[:47]
        'Norway: a suspected break in the series in 2024'
    """
    names = data.labels("country", language)
    several = [field for field in ("service", "measure") if field in rows and rows[field].nunique() > 1]
    said: list[str] = []
    for row in found(rows).to_dict("records"):
        of = [_lower(data.labels(field, language)[row[field]]) for field in several if pd.notna(row[field])]
        series = ", ".join([names[row["country"]], *of])
        said.append(phrase("break", effect=row["effect"], series=series, year=str(row["year"])))
        # The same change can break several series.
        said += [row[f"change_{language}"]] if row[f"change_{language}"] not in said else []
    return " ".join(said)


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]


def _concerning(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the known and suspected breaks that can concern some rows, since comparing each row with all is slow."""
    table = data.load("series_breaks")
    present = {column: set(rows[column]) if column in rows else set() for column in OF_SERIES}
    series = zip(*(table[column] for column in OF_SERIES), strict=True)
    can_concern = [
        effect != NONE_KNOWN
        and all(pd.isna(code) or code in codes for code, codes in zip(of, present.values(), strict=True))
        for effect, of in zip(table["effect"], series, strict=True)
    ]
    return table.loc[can_concern]


def _of(rows: pd.DataFrame, series_break: Record) -> pd.Series:
    """Return which rows belong to the series of a break that can concern them."""
    belongs = pd.Series(True, index=rows.index)
    for column in OF_SERIES:
        if not pd.isna(series_break[column]):
            belongs &= rows[column] == series_break[column]
    return belongs
