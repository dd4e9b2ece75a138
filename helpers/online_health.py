"""Select figures on the use of the internet for health in several countries.

What a sentence says of them is in `helpers.online_health_words`.
"""

import pandas as pd

from helpers import data, prose

REFERENCE = "EU27_2020"
# The Union as it was when the early figures were gathered, the United Kingdom among its members and Croatia not.
FORMER = "EU27_2007"
# Asked in all countries every second year since 2020; figures of other years are of single countries.
INDICATORS = ("I_IUAPR", "I_IUMAPP", "I_IHIF")
SINCE, EVERY = 2020, 2
LABELS = ("country", "measure", "group")


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
    table = _yearly("online_health", INDICATORS, "percent", language)
    since = table["year"] - SINCE
    return table[(since >= 0) & (since % EVERY == 0)]


def course(
    *indicators: str,
    countries: list[str],
    table: str = "online_health",
    unit: str = "percent",
    language: str = "en",
) -> pd.DataFrame:
    """Return all years of some indicators, for all people together, in order of the countries and of the years.

    Args:
        indicators: Codes of the indicators.
        countries: Codes of the countries, in the order of the result.
        table: The table with the indicators, `online_health` or `internet_use`.
        unit: Whom the shares are of: percent is of all people.
        language: Language of the labels.

    Example:
        >>> sought = course("I_IHIF", countries=["NO"])
        >>> sought["year"].tolist()[:3], sought["year"].tolist()[-3:]
        ([2003, 2004, 2005], [2020, 2022, 2024])
    """
    return of_countries(_yearly(table, indicators, unit, language), countries)


def of_groups(indicator: str, groups: str, country: str = REFERENCE, language: str = "en") -> pd.DataFrame:
    """Return the latest figures of an indicator for some groups of people.

    Args:
        indicator: Code of the indicator.
        groups: Pattern of the codes of the groups, such as education_.*
        country: Code of the country.
        language: Language of the labels.

    Example:
        >>> of_groups("I_IHIF", "education_.*")["value"].round().tolist()
        [71.0, 40.0, 55.0]
    """
    table = data.with_year(data.load("online_health"))
    table = table[(table["indicator"] == indicator) & (table["country"] == country) & table["preferred"]]
    table = table[table["group"].str.fullmatch(groups)].sort_values("group", kind="stable")
    return _labelled(table[table["year"] == table["year"].max()], language)


def of_countries(table: pd.DataFrame, countries: list[str]) -> pd.DataFrame:
    """Return the rows of some countries, in the order in which they are named.

    Example:
        >>> of_countries(rows(), ["SE", "NO"])["country"].unique().tolist()
        ['SE', 'NO']
    """
    kept = table[table["country"].isin(countries)]
    return kept.sort_values("country", key=lambda codes: codes.map(countries.index), kind="stable")


def of_that_time(countries: list[str]) -> list[str]:
    """Return the countries with the European Union as it was before 2013 in place of that of today.

    Example:
        >>> of_that_time(["NO", "EU27_2020"])
        ['NO', 'EU27_2007']
    """
    return [FORMER if country == REFERENCE else country for country in countries]


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


def wording(table: pd.DataFrame) -> dict[str, str]:
    """Return whom the question of some rows was put to, and for what time, as the facts ages and recall.

    Example:
        >>> wording(rows().query("indicator == 'I_IHIF' and year == 2024"))
        {'ages': '16 to 74', 'recall': 'last three months'}
    """
    return {"ages": asked(table, "ages"), "recall": asked(table, "recall_en")}


def access_scores() -> pd.DataFrame:
    """Return how well people can get at their records, the mean of the European Union in points of a hundred.

    Example:
        >>> access_scores()["value"].tolist()
        [72.0, 79.0, 87.0]
    """
    table = data.with_year(data.load("care_access"))
    return table[(table["measure"] == "record_access_score") & table["preferred"]]


def unmet_need(language: str = "en") -> pd.DataFrame:
    """Return the shares of people who could not have a medical examination that they needed.

    Example:
        >>> sorted(unmet_need()["country"].unique())
        ['DK', 'EU27_2020', 'FI', 'SE']
    """
    table = data.with_year(data.load("care_access"))
    table = table[(table["measure"] == "unmet_need_for_medical_examination") & table["preferred"]]
    return table.assign(country_label=table["country"].map(data.labels("country", language)))


def _yearly(table: str, indicators: tuple[str, ...], unit: str, language: str) -> pd.DataFrame:
    found = data.with_year(data.load(table)).sort_values("year", kind="stable")
    is_meant = found["indicator"].isin(indicators) & (found["unit"] == unit) & (found["group"] == "all")
    return _labelled(found[is_meant & found["preferred"]], language)


def _labelled(table: pd.DataFrame, language: str) -> pd.DataFrame:
    return table.assign(**{f"{field}_label": table[field].map(data.labels(field, language)) for field in LABELS})
