"""Use of the internet for health in several countries: its figures, and what is said of them."""

import pandas as pd

from helpers import data, prose

REFERENCE = "EU27_2020"


def rows(language: str = "en") -> pd.DataFrame:
    """Return all figures in order of their years, with year, country_label and measure_label.

    Example:
        >>> sorted(rows()["year"].unique().tolist())
        [2020, 2022]
    """
    table = data.with_year(data.load("online_health")).sort_values("year", kind="stable")
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
    names = data.labels("country", language)
    return [names[code] for code in countries if counts.get(code, 0) < table["measure"].nunique()]


def said_of(measure: str, countries: list[str], table: pd.DataFrame) -> dict[str, str]:
    """Return the sentences on one indicator; one whose figures are missing is empty.

    Args:
        measure: The indicator.
        countries: Codes of the countries that are shown.
        table: Result of `rows`, all countries included.

    Returns:
        shares of the latest year, reference for the European Union, change for the largest one
        from the first year to the latest.

    Example:
        >>> said = said_of("made_medical_appointment_online", ["NO", "IS"], rows())
        >>> said["shares"]
        'In 2022 the shares were: Norway 51.9%.'
        >>> said_of("made_medical_appointment_online", ["IS"], rows())["shares"]
        'For 2022 this book has no figure of the countries shown.'
    """
    first, latest = int(table["year"].min()), int(table["year"].max())
    wide = table[table["measure"] == measure].pivot(index=["country", "country_label"], columns="year", values="value")
    wide = wide.reindex(columns=[first, latest]).reset_index()
    shown = wide[wide["country"].isin(countries)].dropna(subset=[latest]).sort_values(latest, ascending=False)
    moves = shown[shown["country"] != REFERENCE]
    moves = moves.assign(change=moves[latest] - moves[first]).dropna(subset=["change"])
    largest = moves[moves["change"].abs() == moves["change"].abs().max()]
    reference = data.pick(wide, country=REFERENCE)
    then, now = (prose.percent(reference[year], decimals=1) for year in (first, latest))
    return {
        "shares": prose.sentence(
            "In {year} the shares were: {shares}.",
            f"For {latest} this book has no figure of the countries shown.",
            year=latest,
            shares=prose.listed(shown["country_label"] + " " + shown[latest].map(lambda one: prose.percent(one, 1))),
        ),
        "reference": prose.sentence(
            "Across the European Union it was {now} in {latest} and {then} in {first}.",
            prose.sentence("Across the European Union it was {now} in {latest}.", now=now, latest=latest),
            now=now,
            latest=latest,
            then=then,
            first=first,
        ),
        "change": prose.sentence(
            "Among the countries shown with both years, the largest change since {first} is that of {countries}.",
            first=first,
            countries=prose.listed(largest["country_label"] + ", " + largest["change"].map(prose.points)),
        ),
    }
