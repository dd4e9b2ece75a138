"""Select the figures of the health portals and of their services.

What is derived from them is in `helpers.measures`.
"""

import pandas as pd

from helpers import data, measures, missing, periods, prose
from helpers.phrases import phrase
from helpers.printed import SUBJECT_FIELDS

PERIODS = {"year": r"\d{4}", "month": r"\d{4}-\d{2}", "week": r"\d{4}-W\d{2}", "span": r".*/.*", "": r".*"}


def yearly(measure: str, portals: list[str], *, first_year: int, last_year: int, language: str = "en") -> pd.DataFrame:
    """Return the yearly figures of one measure for some portals, rival values included.

    Args:
        measure: What is counted, such as visits; a visit and a log-in are different measures.
        portals: Keys of the portals, in the order of the result.
        first_year: First year to keep.
        last_year: Last year to keep.
        language: Language of the labels.

    Returns:
        Rows of `portal_use` with year and portal_label; `preferred` marks the
        rows that the book uses.

    Example:
        >>> visits = yearly("visits", ["helsenorge"], first_year=2019, last_year=2020)
        >>> visits[visits["preferred"]]["value"].tolist()
        [37200000.0, 72900000.0]
    """
    rows = data.with_year(data.load("portal_use"))
    rows = rows[
        (rows["measure"] == measure) & rows["portal"].isin(portals) & rows["year"].between(first_year, last_year)
    ]
    rows = rows.assign(portal_label=rows["portal"].map(data.labels("portal", language)))
    order = rows["portal"].map(portals.index)
    return rows.assign(order=order).sort_values(["order", "year"], kind="stable").drop(columns="order")


def years_without(rows: pd.DataFrame, first_year: int, last_year: int) -> list[str]:
    """Return the years of a range without a figure, whether of the year alone or of several years together.

    Example:
        >>> years_without(pd.DataFrame({"year": [2017, 2019]}), 2017, 2020)
        ['2018', '2020']
        >>> years_without(pd.DataFrame({"since": [2018], "year": [2019]}), 2017, 2020)
        ['2017', '2020']
    """
    begins = rows["since"] if "since" in rows else rows["year"]
    known = {year for since, last in zip(begins, rows["year"], strict=True) for year in range(since, last + 1)}
    return [str(year) for year in range(first_year, last_year + 1) if year not in known]


def rivals(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows whose value differs from the one that the book uses for the same thing.

    Returns:
        The rows with used, the printed figure that the book uses, and reason, why it does.

    Example:
        >>> visits = yearly("visits", ["helsenorge"], first_year=2020, last_year=2020)
        >>> rivals(visits)[["as_printed", "used"]].drop_duplicates().values.tolist()
        [['72 millioner', '72,9 millioner besøk']]
    """
    key = [column for column in SUBJECT_FIELDS if column in rows]
    names = {"value": "chosen", "as_printed": "used", "choice": "reason"}
    chosen = rows[rows["preferred"]][[*key, *names]].rename(columns=names)
    both = rows.merge(chosen, on=key, how="inner")
    return both[both["value"] != both["chosen"]].drop(columns="chosen")


def each_value(rows: pd.DataFrame) -> pd.DataFrame:
    """Return each value of a portal and period once, however many documents print it.

    Example:
        >>> logins = yearly("logins", ["helsenorge"], first_year=2021, last_year=2021)
        >>> each_value(rivals(logins))[["value", "qualifier"]].values.tolist()
        [[77500000.0, 'about']]
    """
    said = ["portal", "portal_label", "country", "year", "period", "value", "qualifier", "lower", "upper"]
    # Of several prints, the one with the first id stands for all.
    first = rows.groupby(said, dropna=False)["id"].transform("min")
    return rows.assign(id=first)[["id", *said]].drop_duplicates()


def published(
    *measures: str, portals: list[str], first_year: int = 0, last_year: int = 9999, each: str = "", language: str = "en"
) -> pd.DataFrame:
    """Return the figures that the book uses of some measures, for periods of any length.

    Args:
        measures: What is counted, such as visits_per_day.
        portals: Keys of the portals, in the order of the result.
        first_year: First year to keep.
        last_year: Last year to keep.
        each: Length of the periods to keep: year, month, week, or span of several of them; all if empty.
        language: Language of the labels.

    Returns:
        Rows of `portal_use` in order of portal and period, with since and year, in which the period
        begins and ends, portal_label, measure_label, period_label and portal_and_period.

    Example:
        >>> published("visits", portals=["1177"], each="month", last_year=2020)["period_label"].tolist()
        ['January 2020', 'February 2020', 'March 2020']
    """
    rows = _used(data.load("portal_use"), measures, first_year, last_year, each, language)
    rows = rows[rows["portal"].isin(portals)]
    rows = rows.assign(portal_label=rows["portal"].map(data.labels("portal", language)))
    rows = rows.assign(portal_and_period=rows["portal_label"] + ", " + rows["period_label"])
    order = rows["portal"].map(portals.index)
    return rows.assign(order=order).sort_values(["order", "period"], kind="stable").drop(columns="order")


def of_services(
    *measures: str, services: list[str] | None = None, first_year: int = 0, last_year: int = 9999, language: str = "en"
) -> pd.DataFrame:
    """Return the figures that the book uses of single digital services.

    Args:
        measures: What is reported, such as rank; all if none is given.
        services: Keys of the services; all if None.
        first_year: First year to keep.
        last_year: Last year to keep.
        language: Language of the labels.

    Returns:
        Rows of `service_use` in order of service and period, with since, year,
        service_label, measure_label, country_label and period_label.

    Example:
        >>> of_services("messages")["value"].tolist()
        [15900000.0, 40000000.0]
    """
    table = data.load("service_use")
    rows = _used(table, measures or tuple(table["measure"]), first_year, last_year, "", language)
    rows = rows[rows["service"].isin(table["service"] if services is None else services)]
    rows = rows.assign(
        **{f"{field}_label": rows[field].map(data.labels(field, language)) for field in ("service", "country")}
    )
    return rows.sort_values(["service", "measure", "period"], kind="stable")


def profiles(portals: list[str], language: str = "en") -> pd.DataFrame:
    """Return what the documents say of some portals, in the order given, with their labels.

    Example:
        >>> profiles(["kanta", "helsenorge"])["country_label"].tolist()
        ['Finland', 'Norway']
    """
    rows = data.load("portals").set_index("portal", drop=False).loc[portals].reset_index(drop=True)
    return rows.assign(
        **{f"{field}_label": rows[field].map(data.labels(field, language)) for field in ("portal", "country")}
    )


def publishers(portals: list[str], language: str = "en") -> pd.DataFrame:
    """Return who published the figures of each portal, and how many figures this book has of it.

    Example:
        >>> publishers(["heilsuvera"])["publishers"].tolist()
        ['mbl.is']
    """
    use = data.load("portal_use")
    known = use[["portal", "source"]].merge(data.load("sources")[["id", "publisher"]], left_on="source", right_on="id")
    names = known.groupby("portal")["publisher"].agg(lambda column: prose.listed(sorted(set(column))))
    counts = use.groupby("portal").size()
    rows = profiles(portals, language)
    return rows.assign(
        publishers=rows["portal"].map(names).fillna(missing.in_words(missing.NOT_IN_EDITION)),
        figures=rows["portal"].map(counts).fillna(0).astype(int),
    )


def video_solutions(language: str = "en") -> pd.DataFrame:
    """Return the solutions for video consultation that were named in 2020, with their labels.

    Example:
        >>> video_solutions()["from_helsenorge"].tolist()[:3]
        ['yes', 'yes', 'not stated']
    """
    rows = data.load("video_solutions")
    usable = rows["usable_from_helsenorge"].map({True: "yes", False: "no"}).fillna("unknown")
    return rows.assign(
        care_level_label=rows["care_level"].map(data.labels("care_level", language)).fillna(str(phrase("not-stated"))),
        status_label=rows["status"].map(data.labels("status", language)),
        from_helsenorge=usable.map(_yes_or_no),
    )


def _yes_or_no(answer: str) -> str:
    return str(phrase("yes-or-no", answer=answer))


def ending_in(rows: pd.DataFrame, first_year: int, last_year: int) -> pd.DataFrame:
    """Return the rows whose period ends in one of some years.

    Example:
        >>> ending_in(pd.DataFrame({"period": ["2010/2018", "2019", "2022-01"]}), 2018, 2020)["period"].tolist()
        ['2010/2018', '2019']
    """
    return rows[periods.last_years(rows["period"]).between(first_year, last_year)]


def without(rows: pd.DataFrame, portals: list[str], language: str = "en") -> list[str]:
    """Return the labels of the portals that have no figure among some rows.

    Example:
        >>> without(published("visits", portals=["1177", "kanta"]), ["1177", "kanta"])
        ['Kanta']
    """
    found = set(rows.dropna(subset=["value"])["portal"])
    return [data.labels("portal", language)[portal] for portal in portals if portal not in found]


def points_between(before: pd.Series, after: pd.Series) -> str:
    """Write the change between two shares in percentage points, as far as the printed shares allow.

    A share that is printed as a bound fixes one end of the change, or none.

    Args:
        before: The earlier share, with lower and upper.
        after: The later one.

    Example:
        >>> shares = of_services("electronic_share")
        >>> points_between(data.earliest(shares), data.latest(shares)).replace(prose.NO_BREAK, " ")
        'at least 3 percentage points'
        >>> points_between(data.latest(shares), data.latest(shares))
        '(not in this edition)'
    """
    least, most = after["lower"] - before["upper"], after["upper"] - before["lower"]
    if pd.notna(least) and pd.notna(most):
        return prose.in_points(prose.measured(measures.point_change(before, after)))
    known = {name: end for name, end in {"at-least": least, "at-most": most}.items() if pd.notna(end)}
    ends = [phrase(name, number=prose.rounded(end, 0 if end % 1 == 0 else 1)) for name, end in known.items()]
    return prose.made_of(prose.in_points(prose.listed(ends)), before, after)


def _used(
    table: pd.DataFrame, measures: tuple[str, ...], first_year: int, last_year: int, each: str, language: str
) -> pd.DataFrame:
    rows = table[table["preferred"] & table["measure"].isin(measures)]
    rows = rows[rows["period"].str.fullmatch(PERIODS[each])]
    rows = rows.assign(since=periods.first_years(rows["period"]), year=periods.last_years(rows["period"]))
    rows = rows.assign(period_label=rows["period"].map(prose.period_in_words))
    rows = rows.assign(measure_label=rows["measure"].map(data.labels("measure", language)))
    return rows[rows["year"].between(first_year, last_year)]
