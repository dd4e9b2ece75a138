"""Dot plots, which compare points with their intervals: several of one item, or pairs of printed and recomputed."""

from typing import Unpack

import altair as alt
import pandas as pd

from helpers import description, discrepancies, units, verdicts
from helpers.charts import names as row_names
from helpers.charts import parts
from helpers.figure import FigureText, describe, heading, say
from helpers.phrases import form_of, key
from helpers.prose import listed
from helpers.rounding import between, decimals_beside_zero, rounded, signed
from helpers.theme import INK, PALETTE, SHAPES

TRACK = 18
SINGLE = 30
PAIR = 26
# From the middle of a mark to the foot of the name above it.
MARK = 9
# Free space above and below the tracks of a row, in tracks.
GAP = 0.25
# Longer names of a series have no room beside a mark on a phone.
MAX_LETTERS = 8
# A name left of a mark takes this share of a plot as narrow as on a phone.
NAME_SHARE = 0.35
VERDICT = "verdict"
SIGNS_OF_CHANGE = {"rose": "▲", "fell": "▼", "no clear change": "≈"}
# Where the plot is as narrow as on a phone, the words of the column short are shown.
NARROW = 230
# The same for pairs, whose plot has the whole width.
PHONE = 400
# The line below the marks, which has both values there.
LINE = 14
BELOW_PAIR = alt.ExprRef(f"width < {PHONE} ? datum.words : ''")
BESIDE_PAIR = alt.ExprRef(f"width < {PHONE} ? datum.short : datum.long")
FITTING = alt.ExprRef(f"width < {NARROW} ? datum.short : datum.long")


def dot_plot(
    rows: pd.DataFrame,
    *,
    label: str,
    series: str = "wave",
    compared: pd.DataFrame | None = None,
    **text: Unpack[FigureText],
) -> parts.Finished:
    """Draw one row of points with their intervals for each item, such as its shares in several waves of a survey.

    Args:
        rows: Tidy rows.
        label: Column with the items, in the order in which they are drawn.
        series: Column that tells the points of an item apart, such as wave, year or verdict.
        compared: Result of `helpers.comparison.changes` for these rows; its verdict stands under each item.
        text: What the chapter says of the chart.
    """
    rows = parts.drawable(rows.assign(label=rows[label], series=rows[series].astype("str")))
    # A series whose shares all rest on too few answers has no mark that a legend could explain.
    names = sorted(rows.dropna(subset=["value"])["series"].unique())
    changes: dict[str, str] = {}
    if compared is not None and (changes := _change_words(compared, rows)):
        # The verdict belongs to the later of the waves compared, which need not be the last one shown.
        rows = rows.assign(verdict_words=rows["label"].map(changes).where(rows["id"].isin(compared["id"])))
    by = {"label": heading(label), "series": heading(series)}
    chart = _dots(rows, names, text, by, changes)
    decimals = text.get("decimals", 0)
    words = description.of_chart(
        "dots",
        text["unit"],
        rows,
        description.say("dots", series=listed(names)),
        description.say("horizontal-of", unit=units.in_words(text["unit"])),
        description.extremes(rows, ["label", "series"], decimals),
        description.listing(rows, "label", "series", decimals),
        description.rivals(rows, ["label", "series"], decimals),
        *(description.say("of", what=item, said=_without_sign(verdict)) for item, verdict in changes.items()),
    )
    return parts.finish(chart, rows, describe(rows, text, by, words))


def paired_dots(rows: pd.DataFrame, *, label: str = "label", **text: Unpack[FigureText]) -> parts.Finished:
    """Draw how far the value that follows from other figures lies from each printed one, in percent of it.

    Args:
        rows: Rows of `helpers.audit.claims` that can be recomputed, in any units.
        label: Column with the claims, in the order in which they are drawn.
        text: What the chapter says of the chart.
    """
    both = parts.drawable(discrepancies.side_by_side(rows.assign(label=rows[label])))
    both = both.assign(series=both["which"], verdict_words=both["verdict"].map(verdicts.in_words))
    names = [say("as-printed"), say("what-follows")]
    by = {"label": heading("statement"), "series": heading("which"), "words": heading("printed_and_follows")}
    # Both values stand right of the marks of their row; where a phone has no room for them, the difference does, and
    # both values stand below.
    room = 16 + parts.LETTER * max(map(len, both["words"]), default=0)
    narrow = 16 + parts.LETTER * len("+100%")
    furthest = both.groupby("label")["upper"].transform("max").fillna(0).clip(lower=0)
    above = row_names.room(both["label"])
    down = {"yOffset": (above - LINE) / 2}
    both = row_names.placed(both.assign(furthest=furthest))
    named = row_names.COLUMNS if above else ()
    plain = parts.tidy(both, text, "label", "series", "words", "furthest", *named)
    base = alt.Chart(plain).encode(
        x=parts.value_axis(alt.X, text)
        .axis(grid=not above, tickCount=5)
        .scale(
            domain=parts.domain(both, text["unit"]),
            nice=False,
            range=[0, {"expr": f"max(width - (width < {PHONE} ? {narrow:g} : {room:g}), {parts.MIN_PLOT})"}],
        ),
        y=row_names.on_y(both["label"]),
        color=parts.by_series(alt.Color, "series", names, PALETTE),
    )
    following = base.transform_filter(f"datum.series === '{names[-1]}'")
    points = base.mark_point(filled=True, size=70, opacity=1, **down).encode(
        shape=parts.by_series(alt.Shape, "series", names, SHAPES),
        tooltip=parts.tooltip(both, text, by),
    )
    layers = [
        following.transform_calculate(printed="0")
        .mark_rule(strokeWidth=1, **down)
        .encode(alt.X("printed:Q"), alt.X2("value:Q"), alt.ColorValue(INK)),
        _bars_of_interval(base, **down),
        points,
        following.transform_calculate(
            long="datum.words", short="format(datum.value, abs(datum.value) < 1 ? '+.1f' : '+.0f') + '%'"
        )
        .mark_text(align="left", dx=9, fontSize=11, text=BESIDE_PAIR, **down)
        .encode(alt.X("furthest:Q"), alt.ColorValue(INK)),
        following.mark_text(align="left", fontSize=11, text=BELOW_PAIR, yOffset=down["yOffset"] + LINE).encode(
            alt.XValue(0), alt.ColorValue(INK)
        ),
    ]
    if above:
        layers += row_names.layers(following, down["yOffset"] - MARK)
    row = PAIR + above + LINE
    decimals = text.get("decimals", 0)
    words = description.of_chart(
        "dots",
        text["unit"],
        both,
        description.say("paired"),
        description.say("horizontal-of", unit=units.in_words(text["unit"])),
        description.extremes(both[both["series"] == names[-1]], ["label"], decimals),
        *(
            description.say("of", what=line["label"], said=line["words"])
            for line in both.drop_duplicates("label").to_dict("records")
        ),
    )
    chart = alt.layer(*layers).properties(height=row * both["label"].nunique())
    return parts.finish(chart, both, describe(both, text, by, words))


def _dots(
    rows: pd.DataFrame, names: list[str], text: FigureText, by: dict[str, str], changes: dict[str, str]
) -> alt.LayerChart:
    domain = parts.domain(rows, text["unit"], below=1.1)
    at_marks = max(map(len, names), default=0) <= MAX_LETTERS
    has_legend = len(names) > 1 and not at_marks
    plain = parts.tidy(rows, text, "label", "series")
    # A name after a value stands near the axis, so that only the values need room at the other end.
    room = 16 + parts.LETTER * max(map(len, plain["shown"]), default=0)
    drawn = _named(plain, domain if at_marks else None)
    base = alt.Chart(drawn).encode(
        x=parts.value_axis(alt.X, text).scale(
            domain=domain, nice=False, range=[0, {"expr": f"max(width - {room:g}, {parts.MIN_PLOT})"}]
        ),
        y=parts.labels_on_y(rows["label"]),
        color=parts.by_series(alt.Color, "series", names, PALETTE, legend=has_legend),
    )
    is_single = rows["label"].is_unique and not changes
    slots = [*names, VERDICT] if changes else names
    if not is_single:
        base = base.encode(yOffset=alt.YOffset("series:N").scale(domain=slots, paddingOuter=GAP))
    points = base.mark_point(filled=True, size=80, opacity=1).encode(
        shape=parts.by_series(alt.Shape, "series", names, SHAPES, legend=has_legend),
        tooltip=parts.tooltip(rows, text, by),
    )
    values = parts.beyond_interval(base, "x").mark_text(align="left", dx=8, fontSize=11)
    layers = [parts.interval_rules(base, "x"), points, values.encode(alt.Text("words:N"), alt.ColorValue(INK))]
    if at_marks:
        near = base.transform_calculate(near="isValid(datum.lower) ? datum.lower : datum.value").encode(alt.X("near:Q"))
        at_left = near.transform_filter("datum.name !== ''").mark_text(align="right", dx=-8, fontSize=11)
        layers.append(at_left.encode(alt.Text("name:N"), alt.ColorValue(INK)))
    if changes:
        layers.append(_verdict_layer(rows, changes, slots))
    row = max(SINGLE if is_single else TRACK * len(slots) + 8, parts.lines_of(rows["label"]) * parts.LINE_HEIGHT + 8)
    return alt.layer(*layers).properties(height=row * rows["label"].nunique())


def _named(rows: pd.DataFrame, domain: list[float] | None) -> pd.DataFrame:
    """Return the rows with the words right of each mark, its value, and left of it, its name.

    The first mark of each series has its name on its left, or after the value where the mark is so near the
    end of the axis that there is no room; without a domain no mark has a name.
    """
    rows = rows.reset_index(drop=True).assign(words=rows["shown"].where(rows["value"].notna(), "").tolist(), name="")
    if domain:
        place = {label: number for number, label in enumerate(rows["label"].unique())}
        downwards = rows.sort_values("label", key=lambda labels: labels.map(place), kind="stable")
        first = downwards.dropna(subset=["value"]).drop_duplicates("series")
        low, high = domain
        is_near = (first["lower"].fillna(first["value"]) - low) / (high - low) < NAME_SHARE
        rows.loc[first.index, "name"] = first["series"].mask(is_near, "")
        rows.loc[first.index, "words"] += (" (" + first["series"] + ")").where(is_near, "")
    return rows


def _verdict_layer(rows: pd.DataFrame, changes: dict[str, str], slots: list[str]) -> alt.Chart:
    """Return the verdict as words at the foot of each row, without the interval where the plot is narrow."""
    labels = pd.Series(rows["label"].unique())
    long = labels.map(changes).fillna("")
    table = pd.DataFrame(
        {
            "label": labels.map(parts.wrap),
            "series": VERDICT,
            "long": long,
            "short": long.str.replace(r" \(.*\)", "", regex=True),
        }
    )
    base = alt.Chart(table).mark_text(align="left", dx=3, fontSize=11, fontWeight="bold", text=FITTING)
    layer: alt.Chart = base.encode(
        alt.XValue(0),
        parts.labels_on_y(rows["label"]),
        alt.YOffset("series:N").scale(domain=slots, paddingOuter=GAP),
        alt.ColorValue(INK),
    )
    return layer


def _bars_of_interval(base: alt.Chart, **mark: float) -> alt.Chart:
    bounded = base.transform_filter("isValid(datum.lower) && isValid(datum.upper)")
    bars: alt.Chart = bounded.mark_rule(strokeWidth=7, **mark).encode(alt.X("lower:Q"), alt.X2("upper:Q"))
    return bars


def _change_words(compared: pd.DataFrame, rows: pd.DataFrame) -> dict[str, str]:
    """Return the verdict on the change of each item, with a sign before it."""
    items = dict(zip(rows["id"], rows["label"], strict=True))
    words = {}
    for row in compared.dropna(subset=["value"]).to_dict("records"):
        sign = SIGNS_OF_CHANGE.get(row["verdict"], "")
        value, lower, upper = (row[part] for part in ("value", "lower", "upper"))
        size = rounded(abs(value), decimals_beside_zero(value, lower, upper)[0])
        said = say("change", verdict=key(row["verdict"]), size=size, points=form_of(size))
        if pd.notna(lower):
            said = say("change-with-interval", change=said, interval=between(lower, upper, signed))
        said = f"{sign} {said}".strip()
        if row["id"] in items:
            words[items[row["id"]]] = said
    return words


def _without_sign(words: str) -> str:
    return words.lstrip("".join(SIGNS_OF_CHANGE.values())).strip()
