"""Where the values of several lines stand, so that none covers a mark or another value."""

import altair as alt
import pandas as pd

from helpers.charts import parts

SIDE = "side"
ABOVE, BELOW, NOWHERE = "above", "below", ""
# In pixels: half of a mark, and where a value begins and ends beyond it.
MARK, NEAR, FAR = 7, 5, 19


def placed(rows: pd.DataFrame, domain: list[float], height: float) -> pd.DataFrame:
    """Return the rows with the side of each value: above its mark, below it, or nowhere if both are taken.

    A value without a place is in the tooltip and in the table of the figure.

    Args:
        rows: Tidy rows with year, value, lower and upper.
        domain: Ends of the axis of the values.
        height: Length of the axis in pixels.

    Example:
        >>> rows = pd.DataFrame({"year": 2020, "value": [50.0, 48.0, 46.0], "lower": None, "upper": None})
        >>> placed(rows, [0, 100], 300)["side"].tolist()
        ['above', '', 'below']
    """
    low, high = domain
    scale = height / (high - low)
    sides = pd.Series(NOWHERE, index=rows.index)
    for _, group in rows.dropna(subset=["value"]).groupby("year"):
        tops, ends, values = (
            (high - group[end].astype("float64").fillna(group["value"])) * scale for end in ("upper", "lower", "value")
        )
        taken = [(place - MARK, place + MARK, row) for row, place in values.items()]
        for row in values.sort_values(kind="stable").index:
            for side, begin, end in (
                (ABOVE, tops[row] - FAR, tops[row] - NEAR),
                (BELOW, ends[row] + NEAR, ends[row] + FAR),
            ):
                # Below the axis stand its own labels.
                if end <= height and all(other == row or end <= first or begin >= last for first, last, other in taken):
                    sides[row] = side
                    taken.append((begin, end, None))
                    break
    return rows.assign(**{SIDE: sides})


def layers(points: alt.Chart) -> list[alt.Chart]:
    """Return the values above and below the points of rows that `placed` has marked."""
    above = parts.beyond_interval(points.transform_filter(f"datum.{SIDE} === '{ABOVE}'"), "y")
    below = points.transform_filter(f"datum.{SIDE} === '{BELOW}'").transform_calculate(
        near="isValid(datum.lower) ? datum.lower : datum.value"
    )
    return [
        parts.value_labels(above, dy=-11, fontSize=11),
        parts.value_labels(below.encode(y="near:Q"), dy=12, fontSize=11),
    ]
