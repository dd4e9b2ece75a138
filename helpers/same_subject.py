"""Set figures on one subject side by side that seem to disagree, and say what differs between them."""

import math
from typing import NamedTuple

import pandas as pd
from IPython.display import HTML

from helpers import audit, charts, data, escape, prose, records, text
from helpers.charts.parts import Finished
from helpers.page_tables import Cell, framed
from helpers.phrases import phrase
from helpers.printed import interval_of
from helpers.records import Record
from helpers.rounding import decimals_at_most
from helpers.shown import place_in, values
from helpers.written import Written

UNIT = "percent"
# Answers and groups that go without saying.
PLAIN = ("yes", "all", "not_stated")
# The columns that say what differs.
DIFFERENCES = ("question", "base", "period", "mode")


class Finding(NamedTuple):
    """The headline of a chart: its message, and the figures that it sets against each other."""

    message: str
    figures: dict[str, str]


# By the subject that a chart begins with.
FINDINGS = {
    "record_access_no_2020": Finding(
        "records-headline", {"survey": "opened_hospital_record_yes_2020_s27", "eurostat": "i_iuapr_no_2020"}
    ),
    "digital_booking_no": Finding(
        "booking-headline",
        {
            "all": "appointment_booked_digitally_yes_all_2020_s31",
            "patients": "appointment_booked_digitally_yes_gp_contact_2020_s31",
            "eurostat": "i_iumapp_no_2020",
        },
    ),
    "digital_contact_no_2023": Finding(
        "contact-headline",
        {
            "any": "citizen_survey_contact_last_12_months_digital_contact_2023_survey_report_2023_use",
            "gp": "citizen_survey_contact_last_12_months_digital_contact_gp_2023_survey_report_2023_summary",
        },
    ),
    "awareness_helsenorge": Finding(
        "awareness-headline",
        {
            "barometer": "dips_heard_of_portal_yes_2017_s07",
            "council": "consumer_council_heard_of_portal_yes_2017_s07",
        },
    ),
    "easier_contact": Finding(
        "easier-headline",
        {
            "citizens": "digital_easier_contact_agree_2020_s17",
            "personnel": "health_personnel_survey_digital_easier_patient_contact_agree_patient_contact_2023"
            "_personnel_report_2023_attitudes",
        },
    ),
    "trust_in_handling_no": Finding(
        "trust-headline",
        {
            "some": "data_protection_survey_trust_data_health_great_or_some_trust_2019_datatilsynet_2020",
            "great": "trust_health_info_handling_great_2020_s12",
        },
    ),
    "digital_booking_se": Finding(
        "sweden-headline",
        {
            "national": "swedish_residents_survey_booked_care_visit_yes_2021_ehalsomyndigheten_2022",
            "before": "i_iumapp_se_2020",
            "after": "i_iumapp_se_2022",
        },
    ),
}


def figures(*subjects: str, language: str = "en") -> pd.DataFrame:
    """Return the figures of some subjects, each once, with the words that tell them apart.

    Args:
        subjects: Ids in the table `same_subject`; all if none is given.
        language: Language of the labels.

    Returns:
        The rows of the tables of figures with label, what each is about, and asked_by, the survey or the publisher.

    Example:
        >>> figures("record_access_no_2020")[["label", "asked_by", "value"]].values.tolist()[1]
        ['Accessed personal health records online, 2020', 'Eurostat', 41.82]
    """
    table = data.load("same_subject").set_index("id")["row_ids"]
    ids = dict.fromkeys(" ".join(table.loc[list(subjects)] if subjects else table).split())
    rows = pd.DataFrame([audit.rows_by_id()[row] for row in ids]).reset_index(drop=True)
    rows = rows.reindex(columns=rows.columns.union(["survey", "flags"], sort=False))
    publishers = rows["source"].map(data.load("sources").set_index("id")["publisher"])
    names = {field: data.labels(field, language) for field in ("measure", "question", "answer", "group")}
    labels = [_label(row, names) for row in rows.to_dict("records")]
    rows = rows.assign(
        label=labels,
        asked_by=rows["survey"].map(data.labels("survey", language)).fillna(publishers),
        decimals=[_decimals(row) for _, row in rows.iterrows()],
        flags=rows["flags"].astype("string"),
    )
    # In a chart the line below says who asked and when, elsewhere the label says when, and who where it is needed.
    rows = rows.assign(about=rows["label"], label=rows["label"] + ", " + rows["period"].map(prose.period_in_words))
    is_shared = rows.groupby("label")["id"].transform("size") > 1
    return rows.assign(label=rows["label"].mask(is_shared, rows["label"] + ", " + rows["asked_by"]))


def chart(*subjects: str, name: str, language: str = "en") -> Finished:
    """Draw the shares of one or more subjects as points, each under its question and who asked.

    Args:
        subjects: Ids in the table `same_subject`; the headline and the caption are about the first.
        name: Name of the figure.
        language: Language of the labels.
    """
    rows = figures(*subjects, language=language)
    title = str(data.load("same_subject").set_index("id").loc[subjects[0], f"subject_{language}"])
    say = text.Catalogue("same_subject", language)
    rows = rows.assign(
        what=rows["about"],
        who=rows["asked_by"] + ", " + rows["period"].map(prose.period_in_words),
        country_label=rows["country"].map(data.labels("country", language)),
    )
    return charts.source_dots(
        rows[rows["unit"] == UNIT].sort_values("value", ascending=False, kind="stable"),
        name=name,
        headline=_headline(subjects[0], rows, title, say),
        caption=say.text("caption", subject=title),
        unit=UNIT,
        note=say.text("note"),
    )


def what_differs(*subjects: str, language: str = "en") -> HTML:
    """Return for each subject, folded, its figures and what differs between them.

    Args:
        subjects: Ids in the table `same_subject`.
        language: Language of the labels.

    Example:
        >>> "<dt>When</dt><dd>2020.</dd>" in what_differs("preferred_contact_no").data
        True
    """
    table = data.load("same_subject").set_index("id", drop=False).loc[list(subjects)]
    return HTML("".join(_block(subject, language) for subject in table.to_dict("records")))


def share(row: str) -> Written:
    """Return one figure as a sentence has it.

    Example:
        >>> share("i_iumapp_no_2020"), share("health_personnel_survey_overall_satisfaction_satisfied_2023"
        ...     "_personnel_report_2023_satisfaction")
        ('33.5%', '53%')
    """
    found = audit.rows_by_id()[row]
    return Written(prose.qualified(found, prose.percent, decimals=int(found["value"] % 1 != 0)))


def spans(*subjects: str) -> dict[str, Written]:
    """Return the lowest and the highest share of each subject, for `helpers.prose.facts`.

    Example:
        >>> spans("digital_booking_no")
        {'digital_booking_no': '31% to 56%'}
    """
    return {subject: _span(figures(subject)) for subject in subjects}


def count() -> str:
    """Return the number of subjects on which figures seem to disagree.

    Example:
        >>> count()
        '23'
    """
    return prose.number_of(len(data.load("same_subject")), "same_subject")


def widest() -> str:
    """Return how many percentage points the shares on one subject lie apart at most.

    Example:
        >>> widest()
        '50'
    """
    each = [figures(subject) for subject in data.load("same_subject")["id"]]
    ends = [_end_rows(rows) for rows in each if (rows["unit"] == UNIT).any()]
    low, high = max(ends, key=lambda pair: float(pair[1]["value"] - pair[0]["value"]))
    return prose.made_of(prose.rounded(math.floor(high["value"] - low["value"])), low, high)


def _decimals(row: pd.Series) -> int:
    """Return one decimal for a share that is printed with decimals, unless it is too rough for one."""
    return decimals_at_most(interval_of(row), int(row["value"] % 1 != 0))


def _headline(subject: str, rows: pd.DataFrame, title: str, say: text.Catalogue) -> str:
    """Return the finding of a subject that has one of its own, or else the lowest and the highest share."""
    if subject in FINDINGS:
        message, rows_of = FINDINGS[subject]
        shares = {name: share(row) for name, row in rows_of.items()}
        years = {f"{name}_year": _when(row) for name, row in rows_of.items()}
        return say.text(message, shares, years)
    low, high = _ends(rows)
    return say.text("headline", low=low, high=high, subject=prose.inside(title))


def _when(row: str) -> str:
    return prose.period_in_words(audit.rows_by_id()[row]["period"])


def _span(rows: pd.DataFrame) -> Written:
    low, high = _ends(rows)
    return phrase("range", first=low, last=high)


def _ends(rows: pd.DataFrame) -> tuple[Written, Written]:
    """Return the lowest and the highest share, as written."""
    low, high = _end_rows(rows)
    return share(low["id"]), share(high["id"])


def _end_rows(rows: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Return the rows of the lowest and of the highest share."""
    shares = rows[rows["unit"] == UNIT]
    low, high = (data.representative(shares[shares["value"] == end]) for end in shares["value"].agg(["min", "max"]))
    return low, high


def _label(row: Record, names: dict[str, dict[str, str]]) -> str:
    """Return what a figure is about: the question with its answer and its group, or the measure."""
    if pd.isna(row.get("survey")):
        said = names["measure"][row["measure"]]
    else:
        said = names["question"][row["question"]]
        if row["answer"] not in PLAIN:
            said += f": {prose.inside(names['answer'][row['answer']])}"
        if row["group"] not in PLAIN:
            said += f" ({prose.inside(names['group'][row['group']])})"
        if row["measure"] != "share":
            said += f", {prose.inside(names['measure'][row['measure']])}"
    return said


def _block(subject: Record, language: str) -> str:
    rows = figures(subject["id"], language=language)
    records.mark_shown(rows)
    say = text.Catalogue("same_subject", language)
    said = {say.text(column): subject[f"{column}_{language}"] for column in DIFFERENCES}
    if pd.notna(subject["note"]):
        said[say.text("remark")] = subject["note"]
    lines = "".join(f"<dt>{escape.html(heading)}</dt><dd>{escape.html(words)}</dd>" for heading, words in said.items())
    title = subject[f"subject_{language}"]
    heading = escape.html(say.text("what-differs", subject=title))
    table = _table(title, rows, say, language)
    return f'<details class="figure-data"><summary>{heading}</summary>{table}<dl>{lines}</dl></details>'


def _table(title: str, rows: pd.DataFrame, say: text.Catalogue, language: str) -> str:
    units = rows["unit"].map(data.labels("unit", language))
    words = [f"{value} {unit}" for value, unit in zip(values(rows, 0), units, strict=True)]
    titles = data.load("sources").set_index("id")["title"]
    cells = [
        [
            Cell(row["label"], is_heading=True),
            row["asked_by"],
            shown,
            Cell(place_in(titles[row["source"]], row["locator"]), address=f"sources.html#{row['source']}"),
        ]
        for row, shown in zip(rows.to_dict("records"), words, strict=True)
    ]
    return framed(title, [say.text(name) for name in ("figure", "asked-by", "value", "source")], cells)
