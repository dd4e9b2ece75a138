"""Say how the use of the Nordic portals compares in years that more than one of them has figures of."""

import pandas as pd

from helpers import breaks, data, periods, prose
from helpers.phrases import phrase
from helpers.records import AnyRow


def same_period(rates: pd.DataFrame) -> dict[str, str]:
    """Return the rates of the latest period that several portals have a figure of.

    Totals of different years cannot rank portals, since the pandemic lies between them.

    Args:
        rates: Figures per inhabitant with portal_label, period and value.

    Returns:
        rates, a list with the largest first, when, and top, the portal with the largest; all empty where no period
        has figures of two portals. shared is yes or no.

    Example:
        >>> from helpers import measures, portal_use
        >>> visits = portal_use.published("visits", portals=["helsenorge", "1177"], each="year")
        >>> same_period(measures.per_inhabitant(visits, data.load("population")))["rates"]
        '16.9 on 1177 and 13.6 on Helsenorge'
    """
    known = rates.dropna(subset=["value"])
    counts = known.groupby("period")["portal"].nunique()
    shared = counts[counts > 1].index
    if shared.empty:
        return {"shared": "no", "rates": "", "when": "", "top": ""}
    own = known[known["period"].isin(list(shared))]
    ends = periods.order(own["period"])
    own = own[ends == ends.max()].sort_values("value", ascending=False, kind="stable")
    return {
        "shared": "yes",
        "rates": prose.listed(
            phrase("on-portal", number=_rate(row), portal=row["portal_label"]) for row in own.to_dict("records")
        ),
        "when": prose.listed(sorted({prose.period_in_words(period) for period in own["period"]})),
        "top": prose.listed(own.loc[own["value"] == own["value"].max(), "portal_label"]),
    }


def course(rates: pd.DataFrame) -> dict[str, str]:
    """Return how the rate of the portal with most years moved: from its first year to its peak, and to its latest.

    Where its series breaks, only the part with most years counts.

    Returns:
        portal, first, first_year, peak, peak_year, last and last_year; form is peaked (the latest year lies below an
        earlier peak), rose, fell or alone, where no portal has two years.

    Example:
        >>> from helpers import measures, portal_use
        >>> visits = portal_use.published("visits", portals=["helsenorge"], each="year")
        >>> facts = course(measures.per_inhabitant(visits, data.load("population")))
        >>> facts["form"], facts["first"], facts["peak"], facts["peak_year"], facts["last"]
        ('peaked', 'over 2.4', '26.1', '2021', '19.9')
    """
    known = rates.dropna(subset=["value"])
    names = ("portal", "first", "first_year", "peak", "peak_year", "last", "last_year")
    if known.empty:
        return dict.fromkeys(names, "") | {"form": "none"}
    counts = known.groupby("portal_label", sort=False)["period"].nunique()
    portal = min(counts[counts == counts.max()].index)
    own = known[known["portal_label"] == portal]
    passed = breaks.passed(own)
    own = own[passed == min(passed.mode())]
    first, peak, last = data.earliest(own), data.largest(own), data.latest(own)
    form = "peaked"
    if len(own) == 1:
        form = "alone"
    elif last["value"] == peak["value"]:
        form = "rose"
    elif first["value"] == peak["value"]:
        form = "fell"
    facts = {"portal": portal, "form": form}
    for name, row in {"first": first, "peak": peak, "last": last}.items():
        facts |= {name: _rate(row), f"{name}_year": row["period"]}
    return facts


def _rate(row: AnyRow) -> str:
    return prose.qualified(row, prose.rounded, decimals=1)
