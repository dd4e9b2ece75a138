"""Select figures on the use of the internet for health in several countries, and describe them in sentences."""

import pandas as pd

from helpers import breaks, data, prose
from helpers.written import fill, join

REFERENCE = "EU27_2020"
# Asked in all countries every second year since 2020; figures of other years are of single countries.
INDICATORS = ("I_IUAPR", "I_IUMAPP", "I_IHIF")
SINCE, EVERY = 2020, 2


def rows(language: str = "en") -> pd.DataFrame:
    """Return the figures of the three main indicators since 2020 in order of their years, for all people together.

    Args:
        language: Language of the labels.

    Returns:
        Rows of `online_health` with year, country_label and measure_label.

    Example:
        >>> sorted(rows()["year"].unique().tolist())
        [2020, 2022, 2024]
    """
    table = data.with_year(data.load("online_health")).sort_values("year", kind="stable")
    is_main = table["indicator"].isin(INDICATORS) & (table["unit"] == "percent") & (table["group"] == "all")
    since = table["year"] - SINCE
    table = table[is_main & table["preferred"] & (since >= 0) & (since % EVERY == 0)]
    return table.assign(
        **{f"{field}_label": table[field].map(data.labels(field, language)) for field in ("country", "measure")}
    )


def of_countries(table: pd.DataFrame, countries: list[str]) -> pd.DataFrame:
    """Return the rows of some countries, in the order in which they are named.

    Example:
        >>> of_countries(rows(), ["SE", "NO"])["country"].unique().tolist()
        ['SE', 'NO']
    """
    kept = table[table["country"].isin(countries)]
    return kept.sort_values("country", key=lambda codes: codes.map(countries.index), kind="stable")


def asked(table: pd.DataFrame, column: str) -> str:
    """Return what the questions behind some figures have in common, such as the ages of those who were asked.

    Args:
        table: Rows of `online_health`.
        column: Column of `indicators`, such as recall_en or ages; several values are listed.

    Example:
        >>> asked(rows(), "recall_en"), asked(rows(), "ages")
        ('last three months', '16 to 74')
    """
    keys = ["indicator", "group", "unit"]
    questions = data.load("indicators").merge(table[keys].drop_duplicates(), on=keys)
    return prose.listed(questions[column].unique())


def gaps_said(table: pd.DataFrame, countries: list[str], language: str = "en") -> str:
    """Return for each country that lacks figures of some year a sentence on the years that it has.

    Args:
        table: Result of `rows`, all countries included.
        countries: Codes of the countries that are shown.
        language: Language of the labels.

    Example:
        >>> gaps_said(rows(), ["NO", "IS"]), gaps_said(rows(), ["NO", "SE"])
        ('Iceland has figures for 2020 only.', 'Every country shown has its figures for every year shown.')
    """
    names = pd.Series(data.labels("country", language)).pipe(_in_a_sentence)
    said = []
    for country in countries:
        counts = table[table["country"] == country].groupby("year")["measure"].nunique()
        complete = [str(year) for year in counts[counts == table["measure"].nunique()].index]
        if len(complete) < table["year"].nunique():
            figures = "figures" if len(complete) == len(counts) else "figures of every indicator"
            years = prose.listed(complete, empty="no year")
            said.append(f"{_capital(names[country])} has {figures} for {years}{' only' if complete else ''}.")
    return " ".join(said) or "Every country shown has its figures for every year shown."


def said_of(measure: str, countries: list[str], table: pd.DataFrame) -> dict[str, str]:
    """Return the sentences on one indicator; one whose figures are missing is empty.

    Args:
        measure: The indicator.
        countries: Codes of the countries that are shown.
        table: Result of `rows`, all countries included.

    Returns:
        shares of the latest year, with a doubt where a break lies just before it; reference for the European Union;
        change from the first year to the latest, in the countries without a break between them.

    Example:
        >>> said = said_of("made_medical_appointment_online", ["NO", "IS"], rows())
        >>> said["shares"]
        'In 2024 the share was 60.6% in Norway.'
        >>> said_of("accessed_personal_health_records_online", ["NO"], rows())["shares"]
        "In 2024 the share was 33.4% in Norway. Norway's figure may not be comparable: it was 77.7% in 2022."
        >>> said_of("made_medical_appointment_online", ["IS"], rows())["shares"]
        'For 2024 this book has no figure of the countries shown.'
    """
    first, latest = int(table["year"].min()), int(table["year"].max())
    labels = table[["country", "country_label"]].drop_duplicates().set_index("country")["country_label"]
    table = table[table["measure"] == measure]
    wide = table.pivot(index="country", columns="year", values="value")
    wide = wide.reindex(columns=[first, latest]).set_axis(["first", "latest"], axis="columns")
    wide = wide.assign(country=wide.index, name=labels.pipe(_in_a_sentence), change=wide["latest"] - wide["first"])
    shown = wide[wide.index.isin(countries)].dropna(subset=["latest"]).sort_values("latest", ascending=False)
    with_break = _with_break(table, first, latest)
    compared = shown[~shown["country"].isin([*with_break, REFERENCE])]
    shares = prose.sentence(
        "In {year} the share was {shares}.",
        f"For {latest} this book has no figure of the countries shown.",
        year=latest,
        shares=prose.listed(
            fill("{} in {}", _percent(share), name) for share, name in zip(shown["latest"], shown["name"], strict=True)
        ),
    )
    reference = data.pick(wide, country=REFERENCE)
    if REFERENCE in with_break:
        reference["first"] = None
    return {
        "shares": join(" ", [shares, *_doubts(table, dict(zip(shown["country"], shown["name"], strict=True)))]),
        "reference": _reference_said(reference, first, latest),
        "change": _change_said(compared.dropna(subset=["change"]), first, latest),
    }


def _with_break(table: pd.DataFrame, first: int, latest: int) -> list[str]:
    """Return the countries whose figures of two years are separated by a break."""
    return list(table.loc[breaks.separated(table, first, latest), "country"].unique())


def _doubts(table: pd.DataFrame, names: dict[str, str]) -> list[str]:
    """Say of each named country with a break between its last two figures that the later one stands alone."""
    doubts: list[str] = []
    for country, name in names.items():
        own = table[(table["country"] == country) & table["value"].notna()]
        earlier = own[own["year"] < own["year"].max()]
        since = earlier["year"].max()
        found = breaks.found(own[own["year"] >= since])
        if len(found):
            is_certain = (found["effect"] != "suspected").any()
            doubts.append(
                fill(
                    "{}'s figure {} comparable: it was {} in {}.",
                    _capital(name),
                    "is not" if is_certain else "may not be",
                    _percent(data.latest(earlier)["value"]),
                    str(since),
                )
            )
    return doubts


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _reference_said(row: pd.Series, first: int, latest: int) -> str:
    now, then = _percent(row["latest"]), _percent(row["first"])
    return prose.sentence(
        "Across the European Union it was {now} in {year} and {then} in {first}.",
        prose.sentence("Across the European Union it was {now} in {year}.", now=now, year=latest),
        now=now,
        year=latest,
        then=then,
        first=first,
    )


def _change_said(moves: pd.DataFrame, first: int, latest: int) -> str:
    """Say by how much the share changed where it did so most, or in the one country that has both years."""
    largest = moves[moves["change"].abs() == moves["change"].abs().max()]
    pairs = [(name, prose.points(change)) for name, change in zip(largest["name"], largest["change"], strict=True)]
    if len(moves) == 1:
        changes = prose.listed(fill("{} in {}", points, name) for name, points in pairs)
        return prose.sentence(
            "From {first} to {latest} it changed by {changes}.", first=first, latest=latest, changes=changes
        )
    return prose.sentence(
        "Among the countries with both years, the largest change from {first} to {latest} is that of {changes}.",
        first=first,
        latest=latest,
        changes=prose.listed(fill("{}, {}", name, points) for name, points in pairs),
    )


def _percent(share: float) -> str:
    return prose.percent(share, decimals=1)


def _in_a_sentence(names: pd.Series) -> pd.Series:
    """Return the names by country with an article where one is needed."""
    return names.where(names.index != REFERENCE, "the " + names)
