"""An example of each chart form, and functions to inspect its specification and drawing."""

import json

from helpers import (
    audit,
    charts,
    comparison,
    gp_contacts,
    measures,
    online_health,
    portal_use,
    side_by_side,
    survey,
    tested_changes,
)
from helpers.press.drawings import converter
from helpers.press.drawings.drawing import for_phone

BETWEEN = {"wave": 2020, "baseline_wave": 2019, "confidence_level": 0.95}
ORDERED = ["Disagree", "Other answers (implied)", "Agree"]


def line_chart(**options):
    rows = measures.in_millions(portal_use.yearly("visits", ["helsenorge"], first_year=2016, last_year=2022))
    return charts.line_chart(rows, name="fig-trend", caption="Visits.", unit="million visits", decimals=1, **options)


def dot_plot():
    rows = survey.shares("video_phone_as_thorough", "digital_easier_contact", waves=[2019, 2020])
    changed = comparison.changes(rows, **BETWEEN)
    return charts.dot_plot(
        rows, name="fig-waves", caption="Shares.", unit="percent", label="question_label", compared=changed
    )


def dumbbell_chart(**options):
    rows = survey.shares("contact_last_12_months").query("answer in ['digital_contact', 'digital_contact_gp']")
    return charts.dumbbell_chart(
        rows, name="fig-ends", caption="Shares.", unit="percent", label="answer_label", **options
    )


def bar_chart(**options):
    rows = survey.shares("wearables_used").query("group == 'all'")
    return charts.bar_chart(rows, name="fig-bars", caption="Shares.", unit="percent", label="answer_label", **options)


def stacked_bars(**options):
    rows = survey.with_rest(survey.results("share", "overview_where_info_stored"), "rest_implied")
    return charts.stacked_bars(
        rows,
        name="fig-answers",
        caption="Shares.",
        unit="percent",
        label="wave",
        part="answer_label",
        order=ORDERED,
        **options,
    )


def online(measure, year=None):
    rows = online_health.rows()
    return rows[(rows["measure"] == measure) & rows["year"].isin([year] if year else rows["year"])]


def small_multiples():
    rows = online("sought_health_information_online")
    return charts.small_multiples(
        rows, name="fig-panels", caption="Shares.", unit="percent", panel="country_label", series="measure"
    )


def country_map():
    rows = online("sought_health_information_online", 2022)
    return charts.country_map(rows, name="fig-map", caption="Shares.", unit="percent of people", decimals=1)


def paired_dots():
    rows = audit.claims()
    rows = rows[(rows["verdict"] != audit.NOT_CHECKABLE) & (rows["unit"] == "percent")].dropna(subset=["computed"])
    rows = rows.groupby("verdict").head(2)
    return charts.paired_dots(rows, name="fig-claims", caption="Checks.", unit="difference in percent", decimals=1)


def decades_chart():
    rows = online_health.course("I_IHIF", countries=["NO", "SE", "FI"])
    text = {"name": "fig-decades", "caption": "Shares.", "unit": "percent of people", "step": online_health.EVERY}
    return charts.decades_chart(rows, series="country_label", **text)


def stacked_columns():
    between = {"each": "quarter", "first_year": 2019, "last_year": 2021}
    rows = measures.in_millions(gp_contacts.of_forms("contacts", "physical_consultation", "e_consultation", **between))
    text = {"name": "fig-quarters", "caption": "Consultations.", "unit": "million consultations", "decimals": 1}
    return charts.stacked_columns(rows, series="service_label", **text)


def source_dots():
    rows = side_by_side.named(survey.shares("wearables_used").query("group == 'all'"), "en")
    return charts.source_dots(rows, name="fig-sources", caption="Shares.", unit="percent")


def change_chart():
    rows = tested_changes.sensitivity(**BETWEEN)
    return charts.change_chart(rows, name="fig-changes", caption="Changes.", unit="percentage points")


FORMS = [
    line_chart,
    dot_plot,
    dumbbell_chart,
    bar_chart,
    stacked_bars,
    stacked_columns,
    small_multiples,
    decades_chart,
    source_dots,
    change_chart,
    country_map,
    paired_dots,
]


def datasets(chart) -> dict[str, list[dict]]:
    return chart.to_dict()["datasets"]


def rows_with(chart, column: str) -> list[dict]:
    """Return the rows of the first table of a chart that has a column."""
    return next(rows for rows in datasets(chart).values() if rows and column in rows[0])


def layers(spec: dict) -> list[dict]:
    return [leaf for layer in spec["layer"] for leaf in (layers(layer) if "layer" in layer else [layer])]


def marks(spec: dict, kind: str) -> list[dict]:
    found = layers(spec.get("spec", spec))
    return [layer for layer in found if layer["mark"]["type"] == kind]


def intervals(spec: dict) -> list[dict]:
    found = marks(spec, "rule")
    return [layer for layer in found if "lower" in json.dumps(layer["encoding"]) and "upper" in json.dumps(layer)]


def drawing(chart, *, phone: bool = False) -> str:
    spec = chart.to_dict()
    return converter.svg_of(for_phone(spec) if phone else spec, "fig-test")


def description_of(chart) -> str:
    return chart.to_dict()["usermeta"]["figure"]["description"]
