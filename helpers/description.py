"""Say in words what a chart shows, for readers who do not see it.

Each function returns short sentences on one side of the chart: its axes, its extremes, its course.
The words are computed from the rows that are drawn; `helpers.figure` puts them into the figure.
"""

import pandas as pd

from helpers.prose import NO_BREAK, listed, rounded

NOTHING = "This book has no figure for these parameters."
MOST_TOLD = 6


def told(kind: str, unit: str, rows: pd.DataFrame, axes: str, *sentences: str) -> str:
    """Return the description of a chart: its kind, its number of values, its axes, then what it shows.

    Args:
        kind: What kind of chart it is, such as "Line chart".
        unit: Unit of the values.
        rows: The rows that are drawn.
        axes: What its axes are, in sentences.
        sentences: What the chart shows.

    Example:
        >>> told("Bar chart", "percent", pd.DataFrame({"value": []}), "One bar for each answer.")
        'Bar chart of percent. This book has no figure for these parameters.'
    """
    count = len(known(rows))
    if not count:
        return f"{kind} of {unit}. {NOTHING}"
    values = "1 value" if count == 1 else f"{count} values"
    parts = [f"{kind} of {unit}, {values}.", axes, *sentences]
    return " ".join(part for part in parts if part).replace(NO_BREAK, " ")


def known(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that a chart mainly shows: those with a value, without the rivals of a preferred one."""
    return (rows[rows["preferred"]] if "preferred" in rows else rows).dropna(subset=["value"])


def extremes(rows: pd.DataFrame, by: list[str], decimals: int = 0) -> str:
    """Return the highest and the lowest value with what they belong to.

    Example:
        >>> rows = pd.DataFrame({"country": ["Norway", "Sweden"], "value": [80.0, 67.4]})
        >>> extremes(rows, ["country"])
        'Highest: 80 (Norway). Lowest: 67 (Sweden).'
    """
    # Rows of several tables that were put together can share their index.
    rows = known(rows).reset_index(drop=True)
    if rows.empty:
        return ""

    def place(row: pd.Series) -> str:
        return f"{rounded(row['value'], decimals)} ({', '.join(str(row[column]) for column in by)})"

    low, high = rows.loc[rows["value"].idxmin()], rows.loc[rows["value"].idxmax()]
    return f"Highest: {place(high)}. Lowest: {place(low)}."


def course(rows: pd.DataFrame, series: str, decimals: int = 0) -> str:
    """Return how each series goes over the years, and the years that it lacks.

    Example:
        >>> rows = pd.DataFrame({"year": [2019, 2021, 2022], "value": [37.2, 140.9, 119.8], "of": "Visits"})
        >>> course(rows, "of", 1)
        'Visits rises from 37.2 (2019) to 140.9 (2021), then falls to 119.8 (2022). No value for 2020.'
    """
    parts = []
    for name, one in known(rows).groupby(series, sort=False):
        one = one.sort_values("year", kind="stable")
        parts.append(f"{name} {_turns(one, decimals)}.")
        years = range(int(one["year"].min()), int(one["year"].max()) + 1)
        if missing := [str(year) for year in years if year not in set(one["year"])]:
            parts.append(f"No value for {listed(missing)}.")
    return " ".join(parts)


def directions(rows: pd.DataFrame, label: str) -> str:
    """Return where a value rises and where it falls between the first and the last year with a value.

    Example:
        >>> rows = pd.DataFrame({"country": ["Norway", "Norway", "Iceland"], "year": [2020, 2022, 2020],
        ...                      "value": [70.0, 76.0, 68.0]})
        >>> directions(rows, "country")
        'rises in Norway; one year only in Iceland.'
    """
    found: dict[str, list[str]] = {}
    for name, one in known(rows).groupby(label, sort=False):
        values = one.sort_values("year", kind="stable")["value"].tolist()
        change = values[-1] - values[0]
        word = "one year only" if len(values) == 1 else "rises" if change > 0 else "falls" if change else "stays"
        found.setdefault(word, []).append(name)
    return "; ".join(f"{word} in {listed(names)}" for word, names in found.items()) + "."


def listing(rows: pd.DataFrame, label: str, part: str, decimals: int = 0) -> str:
    """Return for each label its values one after another, if there are few enough to listen to.

    Example:
        >>> rows = pd.DataFrame({"question": "Heard of", "answer": ["Yes", "No"], "value": [90.0, 7.0]})
        >>> listing(rows, "question", "answer")
        'Heard of: Yes 90, No 7.'
    """
    groups = list(known(rows).groupby(label, sort=False))
    if len(groups) > MOST_TOLD:
        return ""
    lines = []
    for name, one in groups:
        values = [f"{key} {rounded(value, decimals)}" for key, value in zip(one[part], one["value"], strict=True)]
        lines.append(f"{name}: {', '.join(values)}.")
    return " ".join(lines)


def span(rows: pd.DataFrame, decimals: int = 0) -> str:
    """Return how far apart the highest and the lowest value are.

    Example:
        >>> span(pd.DataFrame({"value": [80.0, 67.4]}), 1)
        'They differ by 12.6.'
    """
    values = known(rows)["value"]
    return f"They differ by {rounded(values.max() - values.min(), decimals)}." if len(values) > 1 else ""


def _turns(rows: pd.DataFrame, decimals: int) -> str:
    """Return the course of one series: its first and last value, and its turn where one lies between."""
    values = rows["value"].tolist()

    def at(place: int) -> str:
        return f"{rounded(values[place], decimals)} ({rows['year'].iloc[place]})"

    last = len(values) - 1
    if not last:
        return f"has one value, {at(0)}"
    peak, trough = values.index(max(values)), values.index(min(values))
    if values[peak] > max(values[0], values[last]):
        return f"rises from {at(0)} to {at(peak)}, then falls to {at(last)}"
    if values[trough] < min(values[0], values[last]):
        return f"falls from {at(0)} to {at(trough)}, then rises to {at(last)}"
    if values[0] == values[last]:
        return f"stays at {rounded(values[0], decimals)} from {rows['year'].iloc[0]} to {rows['year'].iloc[last]}"
    return f"{'rises' if values[last] > values[0] else 'falls'} from {at(0)} to {at(last)}"
