"""When a period begins and ends: a year, quarter, month, week or day, or a span of two of them such as 2023/2024.

A period always belongs to the year in which it ends. How periods are worded is in `helpers.words`.
"""

import pandas as pd

# What joins the two ends of a span.
TO = "/"


def first_years(periods: pd.Series) -> pd.Series:
    """Return the year in which each period begins.

    Example:
        >>> first_years(pd.Series(["2023/2024", "2022-05/2022-12", "2020-W12"])).tolist()
        [2023, 2022, 2020]
    """
    return periods.str[:4].astype(int)


def last_years(periods: pd.Series) -> pd.Series:
    """Return the year in which each period ends.

    Example:
        >>> last_years(pd.Series(["2023/2024", "2022-05/2022-12", "2020-W12"])).tolist()
        [2024, 2022, 2020]
    """
    return _ends(periods).str[:4].astype(int)


def order(periods: pd.Series) -> pd.Series:
    """Return keys that sort periods by their end and, where ends are equal, put the shorter period last.

    Example:
        >>> periods = pd.Series(["2024", "2010/2023", "2023/2024", "2022"])
        >>> periods[order(periods).sort_values().index].tolist()
        ['2022', '2010/2023', '2023/2024', '2024']
    """
    return _ends(periods) + " " + periods


def _ends(periods: pd.Series) -> pd.Series:
    return periods.str.split(TO).str[-1]
