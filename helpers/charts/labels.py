"""Where the values of lines stand, so that none covers a mark or another value and no line crosses one."""

from collections.abc import Hashable

import altair as alt
import pandas as pd

from helpers.charts import parts

SIDE, ALIGN = "side", "align"
COLUMNS = (SIDE, ALIGN)
ABOVE, BELOW, NOWHERE = "above", "below", ""
# In pixels: half of a mark, and where a value begins and ends beyond it.
MARK, NEAR, FAR = 7, 5, 19
# A line that rises or falls by more pixels to the next year crosses a value that stands in its way.
STEEP = 6
# The part of a year, on a phone, that a value takes on either side of its mark.
REACH = 0.45
# A longer value, in the middle of the first mark, would cross the axis on a phone.
LETTERS = 5
# Values of so many letters touch on a phone if one stands left of its mark and the one before it in the middle.
TOUCHING = 3
# Pixels between the middle of a mark and a value that stands on one side of it.
ASIDE = 2
SHIFT = alt.ExprRef(f"datum.{ALIGN} === 'left' ? {ASIDE} : datum.{ALIGN} === 'right' ? -{ASIDE} : 0")
ALIGNED = alt.ExprRef(f"datum.{ALIGN}")


def placed(rows: pd.DataFrame, domain: list[float], height: float) -> pd.DataFrame:
    """Return the rows with the side of each value: above its mark, below it, or nowhere if both are taken.

    A value stands where no line runs, or beside the line. A value without a place is in the tooltip and in the table
    of the figure.

    Args:
        rows: Tidy rows with year, part, value, shown, lower and upper, those of a part in the order of years.
        domain: Ends of the axis of the values.
        height: Length of the axis in pixels.

    Returns:
        The rows with side, and with the alignment of the text: left, center or right.

    Example:
        >>> rows = pd.DataFrame({"year": 2020, "value": [50.0, 48.0, 46.0], "lower": None, "upper": None, "shown": ""})
        >>> placed(rows.assign(part=["a", "b", "c"]), [0, 100], 300)["side"].tolist()
        ['above', '', 'below']
        >>> rows = pd.DataFrame({"year": [2019, 2020, 2021], "value": [10.0, 20.0, 80.0], "part": "a"})
        >>> rows = rows.assign(lower=None, upper=None, shown=["over 10", "20", "80"])
        >>> placed(rows, [0, 100], 300)[["side", "align"]].values.tolist()
        [['below', 'left'], ['above', 'right'], ['above', 'center']]
    """
    low, high = domain
    scale = height / (high - low)
    rows = rows.assign(**{SIDE: NOWHERE, ALIGN: "center"})
    boxes: dict[Hashable, tuple[float, float]] = {}
    levels = rows["value"] * scale
    before, after = (levels.groupby(rows["part"]).shift(years) - levels for years in (1, -1))
    is_first = (rows["year"] == rows["year"].min()) & (rows["shown"].str.len() > LETTERS)
    for _, group in rows.dropna(subset=["value"]).groupby("year"):
        tops, ends, values = (
            (high - group[end].astype("float64").fillna(group["value"])) * scale for end in ("upper", "lower", "value")
        )
        taken = [(place - MARK, place + MARK, row) for row, place in values.items()]
        for row in values.sort_values(kind="stable").index:
            others = group.index.drop(row)
            distances = levels[others] - levels[row]
            crossing = [
                pd.DataFrame({"at": distances, "to": distances + REACH * line[others]}) for line in (before, after)
            ]
            for side, align in _choices(before[row], after[row], crossing, is_first=is_first[row]):
                is_above = side == ABOVE
                begin, end = (tops[row] - FAR, tops[row] - NEAR) if is_above else (ends[row] + NEAR, ends[row] + FAR)
                # Below the axis stand its own labels.
                if end <= height and all(other == row or end <= top or begin >= foot for top, foot, other in taken):
                    rows.loc[row, list(COLUMNS)] = [side, align]
                    taken.append((begin, end, None))
                    boxes[row] = begin, end
                    break
    return _apart(rows, boxes)


def layers(points: alt.Chart) -> list[alt.Chart]:
    """Return the values above and below the points of rows that `placed` has marked."""
    above = parts.beyond_interval(points.transform_filter(f"datum.{SIDE} === '{ABOVE}'"), "y")
    below = points.transform_filter(f"datum.{SIDE} === '{BELOW}'").transform_calculate(
        near="isValid(datum.lower) ? datum.lower : datum.value"
    )
    look = {"align": ALIGNED, "dx": SHIFT, "fontSize": 11}
    return [
        parts.value_labels(above, dy=-11, **look),
        parts.value_labels(below.encode(alt.Y("near:Q")), dy=12, **look),
    ]


def _choices(before: float, after: float, crossing: list[pd.DataFrame], *, is_first: bool) -> list[tuple[str, str]]:
    """Return the sides and alignments of a value, the best first.

    Args:
        before: How many pixels the figure that the line comes from lies above this one; missing without such a line.
        after: The same of the figure that the line leads to.
        crossing: Of each other line on the left and on the right, how many pixels above this figure it is in this
            year (at), and as far away as a value reaches (to).
        is_first: Whether the mark stands at the axis, which a value in the middle could cross.
    """
    free, beside, crossed = [], [], []
    for side, sign in ((ABOVE, 1), (BELOW, -1)):
        comes, leads = (
            bool(sign * rise > STEEP or _passes(sign * other).any())
            for rise, other in zip((before, after), crossing, strict=True)
        )
        if comes and leads:
            crossed.append((side, "center"))
        elif comes or leads:
            # Text that is aligned right ends at the mark.
            beside.append((side, "left" if comes else "right"))
        else:
            free.append((side, "left" if is_first else "center"))
    return [*free, *beside, *crossed]


def _passes(lines: pd.DataFrame) -> pd.Series:
    """Return which of other lines rise or fall through the place of a value above a mark."""
    low, high = lines.min(axis=1), lines.max(axis=1)
    return (low < FAR) & (high > NEAR) & (high - low > STEEP * REACH)


def _apart(rows: pd.DataFrame, boxes: dict[Hashable, tuple[float, float]]) -> pd.DataFrame:
    """Return the rows with each value moved left that the one of the next year, left of its own mark, would touch."""
    long = rows.loc[list(boxes)].query(f"shown.str.len() >= {TOUCHING}")
    for row in long.index[long[ALIGN] == "right"]:
        for other in long.index[(long["year"] == rows["year"][row] - 1) & (long[ALIGN] == "center")]:
            if boxes[other][0] < boxes[row][1] and boxes[row][0] < boxes[other][1]:
                rows.loc[other, ALIGN] = "right"
    return rows
