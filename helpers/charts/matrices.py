"""A matrix of what is offered where: full, half and empty circles, as consumer tests draw them."""

from typing import Any, Unpack

import altair as alt
import pandas as pd

from helpers import description
from helpers.charts import parts
from helpers.figure import Figure, FigureText, capitalized, describe, heading, say, unit_heading
from helpers.phrases import key
from helpers.theme import INK, LATER

ROW = 26
RING = "M1,0A1,1,0,1,1,-1,0A1,1,0,1,1,1,0ZM0.8,0A0.8,0.8,0,1,0,-0.8,0A0.8,0.8,0,1,0,0.8,0Z"
# By how much is offered: all, a part, nothing at this place, and not known.
SHAPES = ("circle", f"{RING}M0,-0.9A0.9,0.9,0,0,0,0,0.9Z", RING, "M-0.5,-0.12H0.5V0.12H-0.5Z")


def matrix_chart(
    rows: pd.DataFrame, *, label: str, column: str, kind: str, kinds: list[str], status: str, **text: Unpack[FigureText]
) -> parts.Finished:
    """Draw a mark for each item and column that says how far it is offered there; none where nothing is known.

    Args:
        rows: Tidy rows in the order of the items; value is a number to sort by, which only the
            download has.
        label: Column with the items.
        column: Column with the columns of the matrix, in their order.
        kind: Column with the kind of each row, which chooses its mark; the message `offered` has its words.
        kinds: The kinds, from all to not known.
        status: Column with what is said of each row, which the tooltip and the table show.
        text: What the chapter says of the chart; its unit is the heading of the status.
    """
    words_of = {code: say("offered", kind=key(code), name=code) for code in kinds}
    kinds = list(words_of.values())
    rows = rows.assign(label=rows[label], column=rows[column], kind=rows[kind].map(words_of))
    columns = list(dict.fromkeys(rows["column"]))
    drawn = parts.tidy(rows, text, "label", "column", "kind").assign(shown=rows[status])
    by = {"label": heading(label), "column": heading(column), "kind": heading("offered")}
    looks = alt.Scale(domain=kinds, range=list(SHAPES))
    legend = alt.Legend(orient="top", title=None, columns=1, labelLimit=320, symbolFillColor=LATER, symbolStrokeWidth=0)
    base = alt.Chart(drawn).encode(
        x=alt.X("column:N")
        .sort(columns)
        .title(None)
        .axis(orient="top", labelAngle=0, labelLimit=0, ticks=False, domain=False, **_heads(columns)),
        y=parts.labels_on_y(rows["label"]),
    )
    marks = base.mark_point(filled=True, size=150, opacity=1, color=LATER, strokeWidth=0).encode(
        shape=alt.Shape("kind:N", scale=looks).legend(legend), tooltip=parts.tooltip(rows, text, by)
    )
    rules = alt.Chart(drawn[["label"]].drop_duplicates()).mark_rule(strokeWidth=1, opacity=0.15, color=INK)
    lines = rules.encode(parts.labels_on_y(rows["label"]), alt.XValue(0), alt.X2Value("width"))
    words = description.of_chart(
        "matrix",
        text["unit"],
        rows,
        description.say("matrix", rows=rows["label"].nunique(), columns=", ".join(columns)),
        *(description.say("of", what=capitalized(name), said=(rows["kind"] == name).sum()) for name in kinds),
    )
    chart = alt.layer(lines, marks).properties(height=ROW * rows["label"].nunique())
    return parts.finish(chart, rows, _with_status(describe(rows, text, by, words), rows[status], text["unit"]))


def _heads(columns: list[str]) -> dict[str, Any]:
    """Return how the heads are drawn: every second one stands a line higher where they have no room side by side."""
    is_narrow = f"width < {len(columns) * parts.LETTER * (max(map(len, columns), default=0) + 1):g}"
    # The index of a head runs from 0 to 1.
    is_higher = f"{is_narrow} && round(datum.index * {len(columns) - 1}) % 2 === 0"
    return {
        "labelExpr": f"{is_higher} ? [datum.label, ''] : ['', datum.label]",
        # A second line runs down from the place of the first.
        "labelPadding": parts.LINE_HEIGHT + 8,
        "labelLineHeight": parts.LINE_HEIGHT,
    }


def _with_status(figure: Figure, status: pd.Series, unit: str) -> Figure:
    """Return the figure with words in the column of the values, which have no numbers."""
    place = figure["columns"].index(unit_heading(unit))
    cells = [[*row[:place], said, *row[place + 1 :]] for row, said in zip(figure["rows"], status.tolist(), strict=True)]
    figure["rows"] = cells
    return figure
