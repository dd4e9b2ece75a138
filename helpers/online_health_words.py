"""Say what shares of people did in several countries, and how these shares moved; the rows are in `online_health`."""

from collections.abc import Iterable
from itertools import pairwise

import pandas as pd

from helpers import breaks, data, online_health, prose
from helpers.phrases import phrase
from helpers.records import Record

# Sampling errors are not printed with these figures; smaller differences between years are called steady.
STEADY = 3.0
FACTS = ("place", "now", "year", "then", "since", "change")


def move(rows: pd.DataFrame, country: str, language: str = "en") -> dict[str, str]:
    """Return how large the share of a country is in its latest year, and how it moved since its latest break.

    Args:
        rows: Figures of one indicator with year, country and value.
        country: Code of the country.
        language: Language of its name.

    Returns:
        The facts of a message of `helpers.text`. Its variants are chosen by move: rose, fell, steady (less than
        three percentage points), alone (no earlier figure to compare with) or none. now and then are shares, of year
        and since; change is their difference in percentage points, without a sign.

    Example:
        >>> facts = move(online_health.course("I_IHIF", countries=["NO"]), "NO")
        >>> [facts[name] for name in ("move", "then", "since", "now", "year")]
        ['rose', '28%', '2003', '76%', '2024']
        >>> facts = move(online_health.course("I_IUAPR", countries=["NO"]), "NO")
        >>> [facts[name] for name in ("move", "then", "now", "year")]
        ['alone', '', '33%', '2024']
    """
    own = rows[(rows["country"] == country) & rows["value"].notna()]
    facts = dict.fromkeys(FACTS, "") | {"place": name_of(country, language)}
    if own.empty:
        return facts | {"move": "none"}
    passed = breaks.passed(own)
    own = own[passed == passed.max()]
    last, first = data.latest(own), data.earliest(own)
    facts |= {"now": _percent(last), "year": str(last["year"])}
    if last["year"] == first["year"]:
        return facts | {"move": "alone"}
    change = last["value"] - first["value"]
    moved = "steady" if abs(change) < STEADY else "rose" if change > 0 else "fell"
    points = prose.made_of(prose.distance(change), first, last)
    facts |= {"then": _percent(first), "since": str(first["year"]), "change": points}
    return facts | {"move": moved}


def lead(rows: pd.DataFrame, countries: list[str], language: str = "en") -> dict[str, str]:
    """Return the facts of `move` for the first of some countries that has a figure.

    Example:
        >>> lead(online_health.course("I_IUAPR", countries=["IS", "NO"]), ["IS", "NO"])["place"]
        'Iceland'
    """
    return move(rows, _leading(rows, countries), language)


def ranking(rows: pd.DataFrame, language: str = "en") -> dict[str, str]:
    """Return which countries have the largest and the smallest share in the latest year, and that of the Union.

    Returns:
        year, top, top_share, bottom and bottom_share; many is several, or alone where one country has a figure, or
        none; reference is the share of the European Union, if it is among the rows.

    Example:
        >>> facts = ranking(online_health.course("I_IHIF", countries=["NO", "SE", "FI", "EU27_2020"]))
        >>> [facts[name] for name in ("year", "top", "top_share", "bottom", "bottom_share", "reference")]
        ['2024', 'Finland', '79%', 'Sweden', '67%', '58%']
    """
    known = rows.dropna(subset=["value"])
    own = known[(known["year"] == known["year"].max()) & (known["country"] != online_health.REFERENCE)]
    of_union = data.pick(known[known["year"] == known["year"].max()], country=online_health.REFERENCE)
    facts = dict.fromkeys(("year", "top", "top_share", "bottom", "bottom_share"), "")
    facts |= {"reference": "" if pd.isna(of_union["value"]) else _percent(of_union)}
    if own.empty:
        return facts | {"many": "none"}
    most, least = (own[own["value"] == end] for end in (own["value"].max(), own["value"].min()))
    return facts | {
        "many": "several" if own["country"].nunique() > 1 else "alone",
        "year": str(known["year"].max()),
        "top": prose.listed(name_of(country, language) for country in most["country"]),
        "top_share": _percent(data.representative(most)),
        "bottom": prose.listed(name_of(country, language) for country in least["country"]),
        "bottom_share": _percent(data.representative(least)),
    }


def has_early(rows: pd.DataFrame) -> str:
    """Tell by yes or no whether some figures begin before those of the database.

    Example:
        >>> [has_early(online_health.course("I_IUMAPP", countries=[country])) for country in ("DK", "NO")]
        ['yes', 'no']
    """
    return "yes" if (rows["year"] < online_health.SINCE).any() else "no"


def rise(rows: pd.DataFrame, first: int, last: int, language: str = "en") -> dict[str, str]:
    """Return in how many countries a share grew from one year to another, and where it did so most.

    Returns:
        grew and of, numbers of countries, the Union left out, and everywhere, yes or no; place and change, in
        percentage points, of the largest rise. All are empty where no country has both years, or where the share
        grew nowhere; where only one has them, everywhere is alone, and only_place, only_then and only_now are its.

    Example:
        >>> facts = rise(online_health.course("I_IUAPR", countries=["NO", "SE", "DK"]), 2020, 2022)
        >>> [str(facts[name]).replace(prose.NO_BREAK, " ") for name in ("grew", "of", "place", "change")]
        ['three', 'three', 'Norway', '36 percentage points']
    """
    rows = rows[~breaks.separated(rows, first, last) & (rows["country"] != online_health.REFERENCE)]
    before, after = (rows[rows["year"] == year].dropna(subset=["value"]).set_index("country") for year in (first, last))
    change = (after["value"] - before["value"]).dropna()
    facts = dict.fromkeys(("grew", "of", "everywhere", "place", "change"), "") | {
        "since": str(first),
        "middle": str(last),
    }
    facts |= dict.fromkeys(("only_place", "only_then", "only_now"), "")
    if len(change) == 1:
        (country,) = change.index
        shares = {"only_then": _percent(before.loc[country]), "only_now": _percent(after.loc[country])}
        return facts | {"everywhere": "alone", "only_place": name_of(country, language)} | shares
    if len(change) < 2 or not (change > 0).any():
        return facts
    most = change[change == change.max()]
    return facts | {
        "grew": prose.number_of((change > 0).sum(), "online_health"),
        "of": prose.number_of(len(change), "online_health"),
        "everywhere": "yes" if (change > 0).all() else "no",
        "place": prose.listed(name_of(country, language) for country in most.index),
        "change": prose.made_of(prose.distance(change.max()), *_rows_of(most.index, before, after)),
    }


def without_breaks(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the countries without a break between their figures.

    Example:
        >>> sorted(without_breaks(online_health.course("I_IUAPR", countries=["NO", "FI"]))["country"].unique())
        ['FI']
    """
    return rows[~rows["country"].isin(rows.loc[breaks.passed(rows) > 0, "country"])]


def need_beside_records(need: pd.DataFrame, records: pd.DataFrame, language: str = "en") -> dict[str, str]:
    """Return where most people go without care that they need, and how many open their records online there.

    Args:
        need: Result of `online_health.unmet_need`.
        records: Shares who opened their records.
        language: Language of the names.

    Returns:
        place, share, records, year and others, the shares elsewhere; is_top is yes where the place also has the
        largest share of records.

    Example:
        >>> facts = need_beside_records(online_health.unmet_need(), online_health.course("I_IUAPR", countries=["FI"]))
        >>> [facts[name] for name in ("is_top", "place", "share", "records")]
        ['yes', 'Finland', '8.5%', '74%']
    """
    latest = need[need["year"] == need["year"].max()]
    most = data.largest(latest)
    here = move(records, most["country"], language)
    others = [country for country in latest["country"] if country != most["country"]]
    return {
        "place": here["place"],
        "share": prose.percent(most, 1),
        "records": here["now"],
        "year": str(most["year"]),
        "others": shares_in(latest, others, language),
        "is_top": "yes" if here["place"] == ranking(records, language)["top"] else "no",
    }


def gap(rows: pd.DataFrame, countries: list[str], language: str = "en") -> dict[str, str]:
    """Return between which years the first country with a figure has none for the longest time, if over two years.

    Example:
        >>> gap(online_health.course("I_IHIF", countries=["NO"]), ["NO"])
        {'place': 'Norway', 'from_year': '2011', 'to_year': '2020'}
    """
    country = _leading(rows, countries)
    years = sorted(set(rows.loc[(rows["country"] == country) & rows["value"].notna(), "year"]))
    steps = [(later - earlier, earlier, later) for earlier, later in pairwise(years)]
    length, earlier, later = max(steps, default=(0, 0, 0))
    is_gap = length > online_health.EVERY
    place = {"place": name_of(country, language)}
    return place | {"from_year": str(earlier) if is_gap else "", "to_year": str(later) if is_gap else ""}


def shares_in(rows: pd.DataFrame, countries: Iterable[str], language: str = "en") -> str:
    """Return the latest share of some countries as a list for a sentence, the largest first.

    Example:
        >>> shares_in(online_health.unmet_need(), ["DK", "FI"])
        '8.5% in Finland and 3.1% in Denmark'
    """
    known = rows.dropna(subset=["value"])
    known = known[(known["year"] == known["year"].max()) & known["country"].isin(list(countries))]
    ordered = known.sort_values("value", ascending=False, kind="stable")
    shares = ordered.to_dict("records")
    return prose.listed(
        (phrase("in-place", number=prose.percent(row, 1), place=name_of(row["country"], language)) for row in shares),
        empty="",
    )


def by_sex(rows: pd.DataFrame, language: str = "en") -> pd.DataFrame:
    """Return the figures of women and men of several ages with the columns sex, sex_label and age.

    Args:
        rows: Rows of groups such as women_16_19.
        language: Language of the labels.

    Example:
        >>> both = by_sex(online_health.of_groups("I_IHIF", "(women|men)_.*"))
        >>> sorted(both["sex_label"].unique()), both["age"].min()
        (['Men', 'Women'], '16 to 19')
    """
    codes = rows["group"].str.partition("_")
    labels = codes[0].map(data.labels("group", language))
    return rows.assign(sex=codes[0], sex_label=labels, age=codes[2].str.split("_").map(_age))


def between_sexes(rows: pd.DataFrame) -> dict[str, str]:
    """Return at which age the shares of women and men lie furthest apart, and at which they are closest.

    Args:
        rows: Result of `by_sex`.

    Example:
        >>> facts = between_sexes(by_sex(online_health.of_groups("I_IHIF", "(women|men)_.*")))
        >>> [facts[name] for name in ("age", "women", "men", "narrow_age")]
        ['25 to 34', '72%', '57%', '65 to 74']
    """
    wide = rows.pivot(index="age", columns="sex", values="value")
    wide = wide.assign(gap=wide["women"] - wide["men"])
    facts: dict[str, str] = {}
    for name, gap in {"": wide["gap"].max(), "narrow_": wide["gap"].min()}.items():
        age = str(wide.index[wide["gap"] == gap].min())
        facts |= {f"{name}age": age}
        facts |= {f"{name}{sex}": prose.percent(data.only(rows, age=age, sex=sex)) for sex in ("women", "men")}
    return facts


def name_of(country: str, language: str = "en") -> str:
    """Return the name of a country as it stands in a sentence.

    Example:
        >>> name_of("NO"), name_of("EU27_2020")
        ('Norway', 'the European Union')
    """
    name = data.labels("country", language)[country]
    return phrase("union", name=name) if country.startswith("EU") else name


def _age(ends: list[str]) -> str:
    """Return an age in words from the parts of its code, such as 16 and 19."""
    is_span = len(ends) == 2 and all(end.isdecimal() for end in ends)
    return str(prose.span(*ends)) if is_span else " ".join(ends)


def _rows_of(countries: pd.Index, *tables: pd.DataFrame) -> list[Record]:
    return [row for table in tables for row in table.loc[countries].to_dict("records")]


def _leading(rows: pd.DataFrame, countries: list[str]) -> str:
    """Return the first of some countries that has a figure, or the first of all if none has."""
    known = set(rows.dropna(subset=["value"])["country"])
    return next((country for country in countries if country in known), countries[0])


def _percent(row: pd.Series) -> str:
    return prose.percent(row)
