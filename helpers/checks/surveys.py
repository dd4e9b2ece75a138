"""Check that wave, question, period, field dates and bases of survey results agree."""

from collections import defaultdict
from collections.abc import Iterator

from helpers.checks.periods import span
from helpers.checks.rows import Row, Tables

BASED = frozenset({"share", "nps", "promoters", "detractors"})
COUNTS = frozenset({"base", "respondents"})


def faults(name: str, tables: Tables) -> Iterator[str]:
    """Yield each result that does not fit its wave, its question or its base."""
    rows = tables[name]
    if name in ("survey_results", "qualitative_findings"):
        yield from _wave_faults(rows, tables)
    if name == "surveys":
        yield from _field_faults(rows)
    if name == "survey_results":
        yield from _base_faults(rows)


def _wave_faults(rows: list[Row], tables: Tables) -> Iterator[str]:
    waves = {(row["survey"], row["wave"]): row for row in tables["surveys"]}
    counted = {(row["survey"], row["wave"]) for row in tables["survey_results"] if row["measure"] == "respondents"}
    asked = {(row["survey"], row["question"]) for row in tables["survey_questions"]}
    for row in rows:
        wave = waves.get((row["survey"], row["wave"]))
        if row["wave"] and not wave and (row["survey"], row["wave"]) not in counted:
            known = ", ".join(sorted(year for survey, year in waves.keys() | counted if survey == row["survey"]))
            needed = "a new one needs its number of respondents, or a row in data/surveys.csv"
            yield row.fault("wave", f"{row['survey']} has the waves {known}; {needed}")
        if row["question"] and (row["survey"], row["question"]) not in asked:
            yield row.fault("question", f"not a question of {row['survey']} in data/survey_questions.csv")
        if wave and row["period"]:
            yield from _period_faults(row, wave)


def _period_faults(row: Row, wave: Row) -> Iterator[str]:
    start, end = span(row["period"])
    if str(start.year) != row["wave"]:
        yield row.fault("period", f"the wave is that of {row['wave']}")
    elif wave["field_start"] and wave["field_end"]:
        first, last = span(wave["field_start"])[0], span(wave["field_end"])[1]
        if end < first or last < start:
            yield row.fault("period", f"people were asked from {wave['field_start']} to {wave['field_end']}")


def _field_faults(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        for column in ("field_start", "field_end"):
            if row[column] and row[column][:4] != row["wave"]:
                yield row.fault(column, f"the wave is that of {row['wave']}")
        if row["field_end"] and row["field_start"] and span(row["field_end"])[1] < span(row["field_start"])[0]:
            yield row.fault("field_end", f"before the first day of the fieldwork, {row['field_start']}")


def _base_faults(rows: list[Row]) -> Iterator[str]:
    yield from _kind_faults(rows)
    bases, samples = _counts(rows, "base", "question", "group"), _counts(rows, "respondents")
    for row in rows:
        sample = samples.get((row["survey"], row["wave"]), set())
        base = bases.get((row["survey"], row["wave"], row["question"], row["group"]), set())
        if row["measure"] in COUNTS:
            if sample and float(row["value"]) > max(sample):
                yield row.fault("value", f"the sample of the wave is {_listed(sample)}")
            if row["base_n"]:
                yield row.fault("base_n", f"a row of the measure {row['measure']} has no base")
        elif base and row["base_n"] and int(row["base_n"]) not in base:
            yield row.fault("base_n", f"the base of {row['question']}, {row['group']} is {_listed(base)}")
        elif base and not row["base_n"] and row["measure"] in BASED:
            yield row.fault("base_n", f"the base of {row['question']}, {row['group']} is known: {_listed(base)}")
        elif not base and row["base_n"] and sample and row["base_of"] != "consultations":
            yield from _sample_faults(row, sample)


def _kind_faults(rows: list[Row]) -> Iterator[str]:
    """Yield each row that has a base without saying what it counts, or the other way round."""
    for row in rows:
        if bool(row["base_n"]) != bool(row["base_of"]):
            yield row.fault("base_of", f"base_n is {row['base_n'] or 'empty'}; one without the other says too little")


def _sample_faults(row: Row, sample: set[float]) -> Iterator[str]:
    """Yield a fault if a base for which there is no row does not fit the sample of its wave."""
    if row["group"] == "all" and int(row["base_n"]) not in sample:
        yield row.fault("base_n", f"all respondents of the wave are {_listed(sample)}")
    elif int(row["base_n"]) > max(sample):
        yield row.fault("base_n", f"above the sample of the wave, {_listed(sample)}")


def _counts(rows: list[Row], measure: str, *columns: str) -> dict[tuple[str, ...], set[float]]:
    found: dict[tuple[str, ...], set[float]] = defaultdict(set)
    for row in rows:
        if row["measure"] == measure:
            found[tuple(row[column] for column in ("survey", "wave", *columns))].add(float(row["value"]))
    return dict(found)


def _listed(counts: set[float]) -> str:
    return " or ".join(f"{count:.0f}" for count in sorted(counts))
