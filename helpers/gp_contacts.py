"""Contacts with general practitioners, by form: in person, by e-consultation, or as a simple contact."""

import pandas as pd

from helpers import breaks, data, measures, periods, prose

TABLE = "gp_consultations"
# Regular GPs in the register of primary care; other definitions are not compared with it.
REGISTER = "no_kpr_gp"
# The forms that the register adds up to all consultations.
CONSULTATIONS = ("physical_consultation", "e_consultation", "home_visit")
LEAP = ("first", "first_quarter", "most", "most_quarter", "last", "last_quarter")
EACH = {"year": r"\d{4}", "quarter": r"\d{4}-Q\d", "month": r"\d{4}-\d{2}", "span": r".*/.*", "": r".*"}


def of_forms(
    measure: str,
    *forms: str,
    first_year: int = 0,
    last_year: int = 9999,
    each: str = "year",
    definition: str = REGISTER,
    language: str = "en",
) -> pd.DataFrame:
    """Return the figures that the book uses of some forms of contact.

    Args:
        measure: What is counted, such as contacts or contacts_per_100.
        forms: Keys of the forms in the order of the result; all if none is given.
        first_year: First year to keep.
        last_year: Last year to keep.
        each: Length of the periods to keep: year, quarter, month, or span of several; all if empty.
        definition: Whose contacts are counted, and how.
        language: Language of the labels.

    Returns:
        Rows of `gp_consultations` in order of form and period, with year, service_label and period_label.

    Example:
        >>> of_forms("contacts_per_100", "e_consultation", last_year=2021)["value"].tolist()
        [4.0, 8.0, 66.0, 83.0]
        >>> of_forms("share_of_consultations", "e_consultation", each="quarter")["period_label"].tolist()[:2]
        ['first quarter of 2019', 'second quarter of 2019']
    """
    table = data.load(TABLE)
    rows = data.where(table[table["preferred"]], definition=definition, measure=measure)
    forms = forms or tuple(rows["service"].unique())
    rows = rows[rows["service"].isin(forms) & rows["period"].str.fullmatch(EACH[each])]
    rows = rows.assign(
        year=periods.last_years(rows["period"]),
        service_label=rows["service"].map(data.labels("service", language)),
        period_label=rows["period"].map(prose.period_in_words),
    )
    rows = rows[rows["year"].between(first_year, last_year)]
    order = rows["service"].map(forms.index)
    return rows.assign(order=order).sort_values(["order", "period"], kind="stable").drop(columns="order")


def counted(counts: pd.DataFrame) -> dict[str, str]:
    """Return how many consultations there were in the latest year, in person and as e-consultations.

    Args:
        counts: Numbers of contacts by form and year.

    Returns:
        The facts visits, e and year of a message, and share, that of e-consultations among all consultations.

    Example:
        >>> facts = counted(of_forms("contacts"))
        >>> [facts[name].replace(prose.NO_BREAK, " ") for name in ("visits", "e", "share", "year")]
        ['13.3 million', '3.6 million', '21.3%', '2023']
    """
    latest = counts[counts["period"] == counts["period"].max()]
    visits, e, home = (data.pick(latest, service=form) for form in CONSULTATIONS)
    share = measures.share_of(e, measures.sum_of(visits, e, home))
    return {
        "visits": prose.millions(visits),
        "e": prose.millions(e),
        "share": prose.percent(share, decimals=1),
        "year": e["period"],
    }


def prescriptions(*, first_year: int = 0, last_year: int = 9999, language: str = "en") -> pd.DataFrame:
    """Return the figures of prescriptions in Norway that the book uses, with year and measure_label.

    Args:
        first_year: First year to keep.
        last_year: Last year to keep.
        language: Language of the labels.

    Example:
        >>> prescriptions(last_year=2018)["value"].tolist()
        [87.7, 89.0, 57600000.0]
    """
    table = data.load("prescriptions")
    rows = data.where(table[table["preferred"]], country="NO")
    rows = rows.assign(
        year=periods.last_years(rows["period"]), measure_label=rows["measure"].map(data.labels("measure", language))
    )
    return rows[rows["year"].between(first_year, last_year)]


def leap(rows: pd.DataFrame) -> dict[str, str]:
    """Return how the share of e-consultations moved over the quarters shown.

    Args:
        rows: Shares of consultations by quarter.

    Returns:
        The facts of a message: the shares first, most and last with first_quarter, most_quarter and last_quarter.
        move is leapt where the largest share lies behind a break in the series, so that part of the leap is a change
        of what counts, and first is then the last share before it; rose where there is no break and the largest share
        comes after the first; none otherwise.

    Example:
        >>> facts = leap(of_forms("share_of_consultations", "e_consultation", each="quarter"))
        >>> [facts[name] for name in ("move", "first", "first_quarter", "most", "most_quarter", "last")]
        ['leapt', '4.3%', 'fourth quarter of 2019', '29.2%', 'second quarter of 2020', '28.8%']
    """
    known = rows.dropna(subset=["value"])
    if known.empty:
        return {"move": "none"} | dict.fromkeys(LEAP, "")
    before = known[breaks.passed(known) < breaks.passed(known).max()]
    first = data.latest(before) if len(before) else data.earliest(known)
    found = {"first": first, "most": data.largest(known), "last": data.latest(known)}
    facts = {name: prose.percent(row, decimals=1) for name, row in found.items()}
    facts |= {f"{name}_quarter": row["period_label"] for name, row in found.items()}
    if found["most"]["period"] <= first["period"]:
        return facts | {"move": "none"}
    return facts | {"move": "leapt" if len(before) else "rose"}


def unlike_counts(rows: pd.DataFrame, counts: pd.DataFrame) -> dict[str, str]:
    """Return the largest printed share of e-consultations beside the one that follows from the counts.

    Args:
        rows: Shares of consultations by quarter.
        counts: Physical and e-consultations by quarter.

    Returns:
        The facts quarter, printed and counted of a message; empty where both are the same.

    Example:
        >>> by_quarter = of_forms("share_of_consultations", "e_consultation", each="quarter")
        >>> unlike_counts(by_quarter, of_forms("contacts", "physical_consultation", "e_consultation", each="quarter"))
        {'quarter': 'second quarter of 2020', 'printed': '29.2%', 'counted': '28.7%'}
    """
    facts = dict.fromkeys(("quarter", "printed", "counted"), "")
    known = rows.dropna(subset=["value"])
    if known.empty:
        return facts
    most = data.largest(known)
    of_quarter = counts[counts["period"] == most["period"]]
    if set(of_quarter["service"]) != {"physical_consultation", "e_consultation"}:
        return facts
    visits, e = (data.pick(of_quarter, service=form) for form in ("physical_consultation", "e_consultation"))
    share = measures.share_of(e, measures.sum_of(visits, e))
    counted = prose.made_of(prose.percent(share.value, decimals=1), visits, e)
    printed = prose.qualified(most, prose.percent, decimals=1)
    return facts if counted == printed else {"quarter": most["period_label"], "printed": printed, "counted": counted}
