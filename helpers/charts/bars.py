"""Bars from zero with their intervals, and bars that show the parts of a whole."""

import textwrap
from typing import Any, Unpack

import altair as alt
import pandas as pd

from helpers import description
from helpers.charts import few, names, parts
from helpers.figure import FigureText, describe, heading, say, unit_heading
from helpers.phrases import key
from helpers.theme import INK, NEUTRAL, PALETTE, POLES, text_on

BAR = 20
WHOLE = [0.0, 100.0]
ROW = 36
STACK = 30
# Free space above and below a stacked bar: for the names of its parts, of up to two lines, and their intervals.
LANE = 32
LINE_OF_NAME = 14
MIN_WIDTH = 22
# Width of the bars on a phone.
NARROW = 260


def bar_chart(
    rows: pd.DataFrame,
    *,
    label: str,
    keep_order: bool = False,
    series: str | None = None,
    **text: Unpack[FigureText],
) -> parts.Finished:
    """Draw one bar for each item from zero, the longest on top, with its interval.

    Args:
        rows: Tidy rows.
        label: Column with the items.
        keep_order: Whether to keep the order of the rows, which has a meaning for years and
            for answers, instead of sorting by value.
        series: Column with what has a colour of its own, such as a country, which the items name too.
        text: What the chapter says of the chart.
    """
    rows = parts.drawable(rows.assign(label=rows[label]))
    coloured = {"series": rows[series]} if series else {}
    rows = rows.assign(**coloured)
    if not keep_order:
        rows = rows.sort_values("value", ascending=False, kind="stable")
    above = names.room(rows["label"])
    # Half of what stands above a bar, by which the bar stands below the middle of its row.
    down = {"yOffset": above / 2}
    named = names.COLUMNS if above else ()
    drawn, ends = parts.tidy(names.placed(rows), text, "label", *coloured, *named), parts.domain(rows, text["unit"])
    base = alt.Chart(drawn).encode(
        # Lines of a grid would cross the names.
        x=parts.value_axis(alt.X, text)
        .axis(grid=not above, tickCount=5)
        .scale(domain=ends, nice=False, zero=True, range=_room_for_labels(drawn, ends)),
        y=names.on_y(rows["label"]),
    )
    by = {"label": heading(label)}
    bars = base.mark_bar(color=PALETTE[0], size=BAR, **down).encode(
        alt.X2Datum(0), tooltip=parts.tooltip(rows, text, by)
    )
    if series:
        found = list(dict.fromkeys(rows["series"]))
        bars = bars.encode(color=parts.by_series(alt.Color, "series", found, PALETTE, legend=False))
    sides = (False, True) if ends[0] < 0 else (False,)
    labels = [_labels(base, is_left=side, empty_left=_is_longer_left(ends), **down) for side in sides]
    titles = names.layers(base, above / 2 - BAR / 2 - names.NEAR) if above else []
    is_few = few.is_few(rows)
    chart = alt.layer(bars, parts.interval_rules(base, "x", INK, **down), *labels, *titles).properties(
        height=(above + BAR + names.GAP if above else ROW) * rows["label"].nunique()
    )
    decimals = text.get("decimals", 0)
    order = description.say("bars", order="own" if keep_order else "value")
    words = description.of_chart(
        "list" if is_few else "bars",
        text["unit"],
        rows,
        "" if is_few else f"{order} {description.axis('horizontal', text['unit'], ends)}",
        description.extremes(rows, ["label"], decimals),
        description.span(rows, decimals),
        description.rivals(rows, ["label"], decimals),
    )
    return parts.finish(few.in_words(rows, text) if is_few else chart, rows, describe(rows, text, by, words))


def stacked_bars(
    rows: pd.DataFrame,
    *,
    label: str,
    order: list[str],
    part: str = "answer",
    neutral: str | None = None,
    centred: bool = True,
    **text: Unpack[FigureText],
) -> parts.Finished:
    """Draw the parts of a whole, such as the answers to a question, as one bar for each item.

    Args:
        rows: Tidy rows with the share of each part.
        label: Column with the items, in the order in which they are drawn.
        order: The parts from left to right.
        part: Column with the parts.
        neutral: The part in the middle of an order of three, five or seven, which is grey.
        centred: Whether the bars are centred on the neutral part, so that the parts on its two sides can be
            compared; otherwise they begin at zero.
        text: What the chapter says of the chart.

    Raises:
        ValueError: If there are more parts than colours, if the neutral one is not in the middle, or if
            the shares are not parts of a whole.
    """
    colors = _colors(order, neutral)
    center = neutral if centred else None
    rows = parts.drawable(rows.assign(label=rows[label].astype(str), part=rows[part]))
    if fault := _fault(rows, order):
        raise ValueError(fault)
    bars = list(dict.fromkeys(rows["label"]))
    places = {"bar": rows["label"].map(bars.index), "position": rows["part"].map(order.index)}
    rows = rows.assign(**places).sort_values(["bar", "position"], kind="stable")
    placed = names.placed(_placed(rows, order, center))
    placed = placed.assign(ink=placed["part"].map({name: text_on(colors[name]) for name in order}))
    drawn = placed[["start", "end", "reach_low", "reach_high"]]
    # Where all shares are zero, the axis is that of a whole.
    ends = [float(drawn.min().min()), float(drawn.max().max())] if (placed["end"] > placed["start"]).any() else WHOLE
    if drawn["reach_low"].notna().any():
        # Explained in the note, since readers do not know this mark from elsewhere.
        text = text | {"note": f"{text.get('note', '')} {say('reach')}".strip()}
    scale: dict[str, Any] = {"domain": ends, "nice": False}
    if not center and ends[1] > WHOLE[1]:
        # The interval of the last part reaches beyond the whole, the axis does not.
        scale |= {"domain": WHOLE, "range": [0, {"expr": f"width * {WHOLE[1]:g} / {ends[1]:g}"}]}
    titled = names.room(rows["label"])
    above = _names_above(placed, order, (ends[1] - ends[0]) / NARROW, titled / 2)
    # From the top of a row to its bar: the name of the bar, then those of its parts.
    top = titled + (LANE if above or not titled else 0)
    down = {"yOffset": (top - LANE) / 2}
    columns = ["label", "part", "start", "end", "middle", "ink", "reach_low", "reach_high"]
    base = alt.Chart(parts.tidy(placed, text, *columns, *(names.COLUMNS if titled else ()))).encode(
        y=names.on_y(rows["label"])
    )
    by = {"label": heading(label), "part": heading(part)}
    # The gap between the parts is transparent, so that it fits the light and the dark page.
    outline = {"stroke": INK, "strokeWidth": 1} if neutral and len(order) > 3 else {}
    bars = base.mark_bar(size=STACK, xOffset=1, x2Offset=-1, **outline, **down).encode(
        alt.X("start:Q").title(unit_heading(text["unit"])).scale(**scale).axis(_axis(center)),
        alt.X2("end:Q"),
        parts.by_series(alt.Color, "part", order, tuple(colors.values()), legend=above is None),
        tooltip=parts.tooltip(rows, text, by),
    )
    is_wide = f"(datum.end - datum.start) / {ends[1] - ends[0]} * width >= {MIN_WIDTH}"
    values = base.mark_text(**down).encode(
        alt.X("middle:Q"),
        alt.Color("ink:N").scale(None),
        text=alt.condition(is_wide, "shown:N", alt.value("")),
    )
    intervals = base.transform_filter("isValid(datum.reach_low)").encode(alt.ColorValue(INK))
    under = down["yOffset"] + STACK / 2 + 7
    reach = intervals.mark_rule(strokeWidth=2, yOffset=under, y2Offset=under).encode(
        alt.X("reach_low:Q"), alt.X2("reach_high:Q")
    )
    layers = [bars, values, reach, *(above or [])]
    if titled:
        first = base.transform_filter(alt.FieldEqualPredicate(field="part", equal=order[0]))
        layers += names.layers(first, down["yOffset"] - STACK / 2 - top + titled - names.NEAR)
    if center and rows["label"].nunique() > 1:
        # A line through all bars, which begins below the names above the first bar.
        middle = alt.Chart().mark_rule(color=INK, opacity=0.6)
        layers.insert(0, middle.encode(alt.XDatum(0), alt.YValue(top + STACK), alt.Y2Value("height")))
    chart = alt.layer(*layers, data=base.data).properties(height=(top + STACK + LANE) * rows["label"].nunique())
    decimals = text.get("decimals", 0)
    words = description.of_chart(
        "stacked",
        text["unit"],
        rows,
        description.say(
            "stacked",
            item=key(label.removesuffix("_label")),
            part=key(part.removesuffix("_label")),
            order=", ".join(order),
        ),
        description.say("centred", neutral=center) if center else "",
        description.extremes(rows, ["label", "part"], decimals),
        description.listing(rows, "label", "part", decimals),
        description.rivals(rows, ["label", "part"], decimals),
    )
    return parts.finish(chart, rows, describe(rows, text, by, words))


def _is_longer_left(ends: list[float]) -> bool:
    """Return whether an axis is longer left of zero: words where there is no figure stand in the longer, empty part."""
    return -ends[0] > ends[1]


def _room_for_labels(drawn: pd.DataFrame, ends: list[float]) -> list[Any]:
    """Return the range of the values, which leaves room for the longest label on either side."""
    is_left = (drawn["value"] < 0) | (drawn["value"].isna() & _is_longer_left(ends))
    left, right = (
        16 + parts.LETTER * side.str.len().max() if len(side) else 0
        for side in (drawn["shown"][is_left], drawn["shown"][~is_left])
    )
    return [left, {"expr": f"max(width - {right:g}, {left + parts.MIN_PLOT:g})"}]


def _labels(base: alt.Chart, *, is_left: bool, empty_left: bool, **mark: float) -> alt.Chart:
    """Return the values beyond the bars and their intervals; where there is no figure, the words stand at zero."""
    end, test, align, dx = (
        ("lower", "datum.value < 0", "right", -6) if is_left else ("upper", "datum.value >= 0", "left", 6)
    )
    # Vega compares a missing value as zero.
    if empty_left:
        test += " || !isValid(datum.value)" if is_left else " && isValid(datum.value)"
    side = base.transform_filter(test)
    far = side.transform_calculate(far=f"isValid(datum.{end}) ? datum.{end} : isValid(datum.value) ? datum.value : 0")
    return parts.value_labels(far.encode(alt.X("far:Q")), align=align, dx=dx, fontSize=11, **mark)


def _fault(rows: pd.DataFrame, order: list[str]) -> str:
    """Return why the rows can't be parts of bars, in words; nothing if they can."""
    if unknown := sorted(set(rows["part"]) - set(order)):
        return f"the order of the answers lacks {', '.join(unknown)}"
    twice = rows[rows.duplicated(["label", "part"])]
    if len(twice):
        return f"{twice['label'].iloc[0]} has two shares for the answer {twice['part'].iloc[0]}"
    if (rows["value"] < 0).any():
        return "a share below zero is no part of a bar"
    return ""


def _placed(rows: pd.DataFrame, order: list[str], neutral: str | None) -> pd.DataFrame:
    """Return the rows with where each part starts, ends and has its middle; the neutral one's middle is zero.

    A part grows away from the middle: left of the neutral one to the left, all others to the right.
    There its interval is drawn, from reach_low to reach_high.
    """
    known = rows["value"].fillna(0)
    start = known.groupby(rows["label"]).cumsum() - known
    grows_left = pd.Series(False, index=rows.index)
    if neutral:
        grows_left = rows["position"] < order.index(neutral)
        weight = grows_left + (rows["position"] == order.index(neutral)) / 2
        start = start - (known * weight).groupby(rows["label"]).transform("sum")
    end = start + known
    return rows.assign(
        start=start,
        end=end,
        middle=start + known / 2,
        reach_low=(start + rows["lower"]).where(~grows_left, end - rows["upper"]),
        reach_high=(start + rows["upper"]).where(~grows_left, end - rows["lower"]),
    )


def _names_above(
    placed: pd.DataFrame, order: list[str], shares_per_pixel: float, down: float
) -> list[alt.Chart] | None:
    """Return the names of the parts above the first bar, or None where a phone has no room for them."""
    first = placed[placed["label"] == placed["label"].iloc[0]].set_index("part") if len(placed) else placed
    if len(order) < 2 or not set(order) <= set(first.index):
        return None
    places = [("left", "start"), *[("center", "middle")] * (len(order) - 2), ("right", "end")]
    beginnings = {"left": 0, "center": -0.5, "right": -1}
    reached, layers = -float("inf"), []
    for name, (align, at) in zip(order, places, strict=True):
        lines = textwrap.wrap(name, LINE_OF_NAME)
        needed = (max(map(len, lines)) + 1) * parts.LETTER * shares_per_pixel
        begins = first[at][name] + beginnings[align] * needed
        if begins < reached or len(lines) > 2:
            return None
        reached = begins + needed
        placed_name = {"label": parts.wrap(first["label"][name]), "at": first[at][name], "words": "\n".join(lines)}
        above = down - STACK / 2 - 4 - parts.LINE_HEIGHT * (len(lines) - 1)
        mark = alt.Chart(pd.DataFrame([placed_name])).mark_text(
            align=align, baseline="bottom", yOffset=above, lineBreak="\n", lineHeight=parts.LINE_HEIGHT
        )
        layers.append(mark.encode(alt.X("at:Q"), alt.Y("label:N"), alt.Text("words:N"), alt.ColorValue(INK)))
    return layers


def _colors(order: list[str], neutral: str | None) -> dict[str, str]:
    """Return the colour of each part: one side, grey, the other side; or the palette in its order."""
    if not neutral:
        if len(order) > len(PALETTE):
            raise ValueError(f"a bar can have {len(PALETTE)} answers, and these are {len(order)}: {', '.join(order)}")
        return dict(zip(order, PALETTE, strict=False))
    sides, odd = divmod(len(order), 2)
    if sides > max(POLES):
        limit = 2 * max(POLES) + 1
        raise ValueError(f"a scale can have {limit} answers, and these are {len(order)}: {', '.join(order)}")
    if not odd or sides not in POLES or order[sides] != neutral:
        raise ValueError(f"neutral = {neutral!r}: must be in the middle of the order, which is {order}")
    left, right = POLES[sides]
    return dict(zip(order, (*left, NEUTRAL, *reversed(right)), strict=True))


def _axis(neutral: str | None) -> alt.Axis:
    # With zero within the neutral part, no share can be read off the axis.
    return alt.Axis(labels=False, ticks=False, domain=False, grid=False) if neutral else alt.Axis(tickCount=5)
