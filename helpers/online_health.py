"""Select figures on the use of the internet for health in several countries, and describe them in sentences."""

import pandas as pd

from helpers import breaks, data, prose
from helpers.written import fill

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


def without_latest(table: pd.DataFrame, countries: list[str], language: str = "en") -> list[str]:
    """Return the names of the countries that lack any indicator in the latest year of the table.

    Example:
        >>> without_latest(rows(), ["NO", "IS"])
        ['Iceland']
    """
    latest = table[table["year"] == table["year"].max()]
    counts = latest.groupby("country")["measure"].nunique()
    names = pd.Series(data.labels("country", language)).pipe(_in_a_sentence)
    return [names[code] for code in countries if counts.get(code, 0) < table["measure"].nunique()]


def said_of(measure: str, countries: list[str], table: pd.DataFrame) -> dict[str, str]:
    """Return the sentences on one indicator; one whose figures are missing is empty.

    Args:
        measure: The indicator.
        countries: Codes of the countries that are shown.
        table: Result of `rows`, all countries included.

    Returns:
        shares of the latest year, reference for the European Union, change from the first
        year to the latest, in the countries without a break between them.

    Example:
        >>> said = said_of("made_medical_appointment_online", ["NO", "IS"], rows())
        >>> said["shares"]
        'In 2024 the share was 60.6% in Norway.'
        >>> said_of("made_medical_appointment_online", ["IS"], rows())["shares"]
        'For 2024 this book has no figure of the countries shown.'
    """
    first, latest = int(table["year"].min()), int(table["year"].max())
    wide = table[table["measure"] == measure].pivot(index="country", columns="year", values="value")
    wide = wide.reindex(columns=[first, latest]).set_axis(["first", "latest"], axis="columns")
    labels = table[["country", "country_label"]].drop_duplicates().set_index("country")["country_label"]
    wide = wide.assign(country=wide.index, name=labels.pipe(_in_a_sentence), change=wide["latest"] - wide["first"])
    shown = wide[wide.index.isin(countries)].dropna(subset=["latest"]).sort_values("latest", ascending=False)
    is_apart = shown["country"].isin(_with_break(table[table["measure"] == measure], first, latest))
    compared = shown[~is_apart & (shown["country"] != REFERENCE)]
    return {
        "shares": prose.sentence(
            "In {year} the share was {shares}.",
            f"For {latest} this book has no figure of the countries shown.",
            year=latest,
            shares=prose.listed(
                fill("{} in {}", _percent(share), name)
                for share, name in zip(shown["latest"], shown["name"], strict=True)
            ),
        ),
        "reference": _reference_said(data.pick(wide, country=REFERENCE), first, latest),
        "change": _change_said(compared.dropna(subset=["change"]), first, latest),
    }


def _with_break(table: pd.DataFrame, first: int, latest: int) -> list[str]:
    """Return the countries whose figures of two years are separated by a break."""
    return list(table.loc[breaks.separated(table, first, latest), "country"].unique())


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
