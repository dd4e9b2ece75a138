"""Say which shares of several countries do not fit together, and what stands beside them; see `online_health_words`."""

from collections.abc import Callable

import pandas as pd

from helpers import breaks, data, online_health_words, prose

# A portal that keeps more than this part of its visits has not lost half of its readers.
LITTLE_LOST = 0.75


def doubt(rows: pd.DataFrame, country: str, language: str = "en") -> dict[str, str]:
    """Return the share on each side of the latest suspected break of a country.

    Returns:
        place, then and before, the last share in front of the break and its year, now and year, the first one
        behind it; later and later_year, the latest one, where that is another. is_doubted is yes or no.

    Example:
        >>> from helpers import online_health
        >>> facts = doubt(online_health.course("I_IUAPR", countries=["NO"]), "NO")
        >>> [facts[name] for name in ("is_doubted", "then", "before", "now", "year", "later")]
        ['yes', '78%', '2022', '33%', '2024', '']
    """
    own = rows[(rows["country"] == country) & rows["value"].notna()]
    facts = dict.fromkeys(("then", "before", "now", "year", "later", "later_year"), "")
    facts |= {"place": online_health_words.name_of(country, language)}
    passed = breaks.passed(own)
    if own.empty or not passed.max():
        return facts | {"is_doubted": "no"}
    before, after = data.latest(own[passed < passed.max()]), data.earliest(own[passed == passed.max()])
    last = data.latest(own)
    if last["year"] > after["year"]:
        facts |= {"later": prose.percent(last), "later_year": str(last["year"])}
    return facts | {
        "is_doubted": "yes",
        "then": prose.percent(before),
        "before": str(before["year"]),
        "now": prose.percent(after),
        "year": str(after["year"]),
    }


def doubt_beside(records: pd.DataFrame, booked: pd.DataFrame, country: str, language: str = "en") -> dict[str, str]:
    """Return the facts of `doubt`, and how the share who booked an appointment moved between the same two years.

    Args:
        records: Shares who opened their records.
        booked: Shares who booked an appointment.
        country: Code of the country.
        language: Language of its name.

    Returns:
        Also share, the latest one who opened their records; booked_move, booked_then and booked_now.

    Example:
        >>> from helpers import online_health
        >>> both = (online_health.course(code, countries=["NO"]) for code in ("I_IUAPR", "I_IUMAPP"))
        >>> facts = doubt_beside(*both, "NO")
        >>> [facts[name] for name in ("then", "now", "booked_move", "booked_then", "booked_now")]
        ['78%', '33%', 'rose', '52%', '61%']
    """
    doubted, here = doubt(records, country, language), online_health_words.move(records, country, language)
    same_years = booked[booked["period"].isin([doubted["before"], doubted["year"]])]
    beside = online_health_words.move(same_years, country, language)
    return (
        {"year": here["year"], "share": here["now"]}
        | doubted
        | {
            "booked_move": beside["move"],
            "booked_then": beside["then"],
            "booked_now": beside["now"],
        }
    )


def beside_survey(rows: pd.DataFrame, contact: pd.DataFrame, facts: dict[str, str], country: str) -> pd.DataFrame:
    """Return the figures of a country for the two years of a doubt, and those of a survey, named in the column what.

    Args:
        rows: Figures with period and measure_label.
        contact: Shares of a survey with answer_label.
        facts: Result of `doubt`.
        country: Code of the country.
    """
    own = rows[(rows["country"] == country) & rows["period"].isin([facts["before"], facts["year"]])]
    return pd.concat([own.assign(what=own["measure_label"]), contact.assign(what=contact["answer_label"])])


def from_to(rows: pd.DataFrame, write: Callable[[pd.Series], str]) -> dict[str, str]:
    """Return the first and the last of some figures in words: then, before, now and year.

    Args:
        rows: Figures of one thing with value and period.
        write: Format of the number.

    Returns:
        Also kept: whether the last figure is more than three quarters of the first.

    Example:
        >>> from helpers import online_health
        >>> facts = from_to(online_health.access_scores(), prose.rounded)
        >>> [facts[name] for name in ("then", "before", "now", "year", "kept")]
        ['72', '2022', '87', '2025', 'yes']
    """
    first, last = data.earliest(rows), data.latest(rows)
    return {
        "then": write(first),
        "before": str(first["period"]),
        "now": write(last),
        "year": str(last["period"]),
        "kept": "yes" if last["value"] > LITTLE_LOST * first["value"] else "no",
    }


def zigzag(rows: pd.DataFrame, country: str, years: tuple[int, int, int]) -> dict[str, str]:
    """Return three figures of a country that do not fit together, with the years of the first and the last.

    Args:
        rows: Figures with country, year and value.
        country: Code of the country.
        years: Years of the figures; a fact of a year without one is empty.

    Example:
        >>> from helpers import online_health
        >>> facts = zigzag(online_health.course("I_IUMAPP", countries=["DK"]), "DK", (2016, 2018, 2022))
        >>> facts["early"], facts["low"], facts["peak"]
        ('49%', 'over 35%', '66%')
    """
    own = rows[rows["country"] == country]
    early, low, peak = (data.pick(own, year=year) for year in years)
    return {
        "early": prose.percent(early),
        "early_year": prose.year(early["year"]),
        "low": prose.qualified(low, prose.percent),
        "peak": prose.percent(peak),
        "peak_year": prose.year(peak["year"]),
    }
