"""Select what residents can do on each national portal, and say it in a few words."""

import pandas as pd

from helpers import data, prose
from helpers.phrases import phrase
from helpers.text import Catalogue
from helpers.words import inside

TABLE, CATALOGUE = "portal_services", "nordic_portals"
# How far a service is offered, from fully to not known; the codes of statuses are in `labels`, and the matrix of
# `helpers.charts` has words for these kinds.
KINDS = {
    "yes": "full",
    "provider_decides": "part",
    "region_and_clinic_decide": "part",
    "partial": "part",
    "no_national": "not_there",
    "not_seen": "not_seen",
}
OFFERED = ("yes", "provider_decides", "region_and_clinic_decide", "partial")
# What a profile of a portal may lack.
DESCRIBED = ("audience", "national_services", "regional_services")
# How the chart of services is read: a row for each service, a column for each country, a mark for how far it goes.
MATRIX = {"label": "service_label", "column": "country_label", "kind": "kind", "status": "said"} | {
    "kinds": list(dict.fromkeys(KINDS.values()))
}
PROXIES = ("proxy_child", "proxy_adult")


def services(portals: list[str], language: str = "en") -> pd.DataFrame:
    """Return what is known of the services of some portals, those on most portals first.

    Args:
        portals: Keys of the portals, in the order of the result within a service.
        language: Language of the labels.

    Returns:
        Rows of `portal_services` with service_label, what one can do, portal_label, country_label, status_label,
        kind, and said, the status with its condition; value is how many of the portals offer the service.

    Example:
        >>> rows = services(["helsenorge", "kanta"])
        >>> rows.loc[rows["service"] == "book_appointment", "kind"].tolist()
        ['part', 'not_there']
    """
    rows = data.load("portal_services")
    rows = rows[rows["portal"].isin(portals)]
    labels = {
        f"{field}_label": rows[field].map(data.labels(field, language)) for field in ("portal", "country", "status")
    }
    labels["service_label"] = rows["service"].map(_errands(language))
    rows = rows.assign(**labels, kind=rows["status"].map(KINDS), is_offered=rows["status"].isin(OFFERED))
    conditions = rows["condition_en"].map(lambda words: "" if pd.isna(words) else f": {words}")
    counts = rows.groupby("service")["is_offered"].transform("sum").astype(float)
    rows = rows.assign(said=rows["status_label"] + conditions, value=counts, lower=float("nan"), upper=float("nan"))
    order = rows["portal"].map(portals.index)
    rows = rows.assign(order=order).sort_values(["value", "service_label", "order"], ascending=[False, True, True])
    return rows.drop(columns="order")


def _errands(language: str) -> dict[str, str]:
    """Return what one can do with each service; where figures count a service, its label is a noun."""
    say = Catalogue(CATALOGUE, language)
    labels = data.labels("service", language)
    return {code: say.text("errand", code=code, label=label) for code, label in labels.items()}


def summary(rows: pd.DataFrame, portals: list[str]) -> dict[str, str]:
    """Return how many services there are, which of them every portal has, and how many only one has.

    Args:
        rows: Result of `services`.
        portals: Keys of the portals.

    Returns:
        all, shared and single, numbers of services, with the forms of the noun behind them; names of those on every
        portal; portals, their number; many is several or alone, where there is one portal; some is yes where a
        service is on every portal.

    Example:
        >>> facts = summary(services(["helsenorge", "1177"]), ["helsenorge", "1177"])
        >>> facts["many"], facts["shared"], facts["portals"]
        ('several', 'six', 'two')
    """
    offered = rows[rows["is_offered"]]
    counts = offered.groupby("service_label")["portal"].nunique()
    shared = sorted(inside(name) for name in counts[counts == len(portals)].index)
    single = int((counts == 1).sum())
    return {
        "many": "several" if len(portals) > 1 else "alone",
        "some": "yes" if shared else "no",
        "all": prose.number_of(len(counts), TABLE),
        "shared": prose.number_of(len(shared), TABLE),
        "shared_form": "one" if len(shared) == 1 else "other",
        "names": prose.listed(shared, empty=""),
        "single": prose.number_of(single, TABLE),
        "single_form": "one" if single == 1 else "other",
        "portals": prose.number_of(len(portals), "portals"),
        "portal": prose.listed(rows["portal_label"].unique()),
    }


def depending(rows: pd.DataFrame, language: str = "en") -> list[str]:
    """Return for each portal in words how many of its services depend on the provider or the region.

    Args:
        rows: Result of `services`.
        language: Language of the words.

    Example:
        >>> depending(services(["1177", "kanta"]))
        ['six of eight on 1177', 'one of nine on Kanta']
    """
    offered = rows[rows["is_offered"]]
    counts = offered.assign(depends=offered["status"] != "yes").groupby("portal_label")["depends"].agg(["sum", "size"])
    ordered = counts.sort_values(["sum", "size"], ascending=[False, True], kind="stable")
    say = Catalogue(CATALOGUE, language)
    numbers = ordered.map(lambda count: prose.number_of(count, TABLE))
    return [
        say.text("depending", some=row["sum"], all=row["size"], portal=portal) for portal, row in numbers.iterrows()
    ]


def proxies(rows: pd.DataFrame) -> pd.DataFrame:
    """Return for whom one can act on each portal: a row for each portal with what is said of children and adults.

    Example:
        >>> proxies(services(["sundhed"]))["portal_label"].tolist()
        ['Sundhed.dk']
    """
    own = rows[rows["service"].isin(PROXIES)]
    wide = own.pivot(index=["portal_label", "country_label"], columns="service", values="said")
    return wide.reindex(columns=list(PROXIES)).fillna(str(phrase("not-described"))).reset_index()


def described(profiles: pd.DataFrame) -> pd.DataFrame:
    """Return profiles of portals, with words where the documents do not describe something.

    Args:
        profiles: Result of `helpers.portal_use.profiles`.

    Example:
        >>> from helpers import portal_use
        >>> described(portal_use.profiles(["heilsuvera"]))["regional_services"].tolist()
        ['not described']
    """
    return profiles.fillna(dict.fromkeys(DESCRIBED, str(phrase("not-described"))))


def serving(profiles: pd.DataFrame) -> dict[str, str]:
    """Return whom some portals serve: which of them also have services for health professionals.

    Args:
        profiles: Result of `portal_use.profiles`.

    Example:
        >>> from helpers import portal_use
        >>> serving(portal_use.profiles(["helsenorge", "kanta"]))
        {'number': 'several', 'portal': 'Helsenorge and Kanta', 'some': 'yes', 'names': 'Kanta', 'many': 'one'}
    """
    shown = {"number": "several" if len(profiles) > 1 else "alone", "portal": prose.listed(profiles["portal_label"])}
    names = profiles.loc[profiles["professionals"].fillna(False).astype(bool), "portal_label"]
    some = shown | {"some": "yes" if len(names) else "no"}
    return some | {"names": prose.listed(names, empty="none"), "many": "several" if len(names) > 1 else "one"}
