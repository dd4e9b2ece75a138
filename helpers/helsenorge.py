"""Say what single figures of Helsenorge tell, of its first years and of the spring of 2020.

The rows are selected in `helpers.portal_use`; how yearly figures moved is in `helpers.portal_words`.
"""

import pandas as pd

from helpers import data, measures, portal_words, prose

# What is known of its first years.
FIRST_YEARS = ("visits_cumulative", "visits_mobile_share", "visits_growth")
# The last week before measures against the pandemic, and the first with them.
BEFORE, AFTER = "2020-W11", "2020-W12"
PEAK = "2020-03"


def beginning(rows: pd.DataFrame) -> dict[str, str]:
    """Return how the portal began: its first visits, and how they grew in one year and from month to month.

    Args:
        rows: Figures of the measures `FIRST_YEARS`.

    Example:
        >>> from helpers import portal_use
        >>> facts = beginning(portal_use.published(*FIRST_YEARS, portals=["helsenorge"]))
        >>> facts["year"], facts["growth"], facts["month"]
        ('2016', '51%', 'February 2017')
    """
    growth = data.pick(rows, measure="visits_growth", period="2015/2016")
    return {
        "first": prose.millions(data.pick(rows, measure="visits_cumulative", period="2011-06/2012-06"), 0),
        "year": prose.year(growth["year"]),
        "growth": prose.percent(growth),
        "mobile": prose.percent(data.pick(rows, measure="visits_mobile_share", period="2016")),
        "month": prose.period_in_words("2017-02"),
        "rise": prose.percent(data.pick(rows, measure="visits_growth", period="2016-02/2017-02")),
    }


def outbreak(rows: pd.DataFrame) -> dict[str, str]:
    """Return the visits a day before and after the first measures against the pandemic, and how many times as many.

    Args:
        rows: Visits per day, by week.

    Example:
        >>> from helpers import portal_use
        >>> outbreak(portal_use.published("visits_per_day", portals=["helsenorge"]))
        {'before': '223,000', 'after': 'over 515,000', 'times': '2.3'}
    """
    before, after = data.pick(rows, period=BEFORE), data.pick(rows, period=AFTER)
    times = measures.ratio(after, before)
    least = float("nan") if times.lower is None else times.lower
    return {
        "before": prose.rounded(before),
        "after": prose.qualified(after, prose.rounded),
        "times": prose.made_of(prose.rounded(least, 1), times),
    }


def consultations(rows: pd.DataFrame) -> dict[str, str]:
    """Return the digital consultations a day in the first week of measures, and their growth.

    Args:
        rows: Figures of digital consultations in that week.

    Example:
        >>> from helpers import portal_use
        >>> weeks = portal_use.of_services(services=["digital_consultation"])
        >>> consultations(data.where(weeks, period=AFTER))["count"]
        'over 20,000'
    """
    count = data.pick(rows, measure="consultations_per_day")
    return {
        "week": prose.listed(rows.loc[rows["id"] == count["id"], "period_label"]),
        "count": prose.qualified(count, prose.rounded),
        "growth": prose.qualified(data.pick(rows, measure="consultations_growth"), prose.percent),
    }


def months(rows: pd.DataFrame) -> dict[str, str]:
    """Return the visits of the month of the outbreak beside a normal month, and beside the average month of later.

    Args:
        rows: Visits of single months, of the normal month of a year, and of the average month of years.

    Returns:
        The facts march, month, normal, times, now, year, and level, which chooses variants as `portal_words.level`.

    Example:
        >>> from helpers import portal_use
        >>> counted = ("visits", "visits_per_month", "visits_per_month_normal")
        >>> facts = months(portal_use.published(*counted, portals=["helsenorge"]))
        >>> facts["month"], facts["times"], facts["year"], facts["level"]
        ('March 2020', '2.6', '2023', 'near')
    """
    peak = data.pick(rows, measure="visits", period=PEAK)
    normal = data.pick(rows, measure="visits_per_month_normal", period=PEAK.partition("-")[0])
    mean = data.latest(rows[rows["measure"] == "visits_per_month"])
    return {
        "level": portal_words.level(mean, peak),
        "now": prose.qualified(mean),
        "year": prose.year(mean["year"]),
        "march": prose.qualified(peak),
        "month": prose.period_in_words(PEAK),
        "normal": prose.qualified(normal),
        "times": prose.rounded(measures.ratio(peak, normal), 1),
    }


def video(solutions: pd.DataFrame) -> dict[str, str]:
    """Return which solutions for video were in use in primary and specialist care, and which were assessed.

    Args:
        solutions: Result of `portal_use.video_solutions`.

    Example:
        >>> from helpers import portal_use
        >>> video(portal_use.video_solutions())["specialist"]
        'NHNs videotjeneste, Skype for business and VideoNor'
    """
    used = solutions[solutions["status"] == "in_use"].groupby("care_level")["name"].agg(prose.listed)
    return {
        "primary": used.get("primary", ""),
        "specialist": used.get("specialist", ""),
        "started": prose.listed(solutions.loc[solutions["from_helsenorge"] == "yes", "name"]),
        "assessed": prose.listed(solutions.loc[solutions["status"] == "under_assessment", "name"]),
    }
