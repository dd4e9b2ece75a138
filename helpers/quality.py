"""Count what the quality statement reports: the figures of the book, how they were read, their dates and breaks.

Whether published statements agree is in `helpers.audit`.
"""

import pandas as pd

from helpers import audit, breaks, data, discrepancies, periods, prose, schema, small_bases, written
from helpers.phrases import phrase
from helpers.words import period_in_words, years

DOCUMENT, LIST, INTERFACE = "document", "list", "api"
UNNUMBERED = ("chart_only", "words_only")
# A document can still be called prompt if its latest figure is of the year before.
PROMPT = 1


def figures() -> pd.DataFrame:
    """Return the published figures of all tables of facts, each with the name of its table.

    Example:
        >>> sorted(figures().query("id == 'helsenorge_visits_2020'")["table"])
        ['portal_use']
    """
    names = [name for name in schema.table_names() if "as_printed" in schema.fields(name)]
    return pd.concat([data.load(name).assign(table=name) for name in names], ignore_index=True)


def contents(rows: pd.DataFrame) -> dict[str, str]:
    """Return how much the book holds, and of what it knows that it is missing.

    Args:
        rows: Result of `figures`.

    Example:
        >>> facts = contents(figures())
        >>> facts["first"], facts["publishers"]
        ('1996', '87')
    """
    sources, gaps = data.load("sources"), data.load("known_gaps")
    of_rows = {
        "figures": len(rows),
        "norway": (rows["country"] == "NO").sum(),
        "elsewhere": (rows["country"] != "NO").sum(),
    }
    of_sources = {
        "sources": len(sources),
        "publishers": sources["publisher"].nunique(),
        "foreign": (sources["language"] != "en").sum(),
    }
    of_gaps = {"gaps": len(gaps), "unnumbered": gaps["cause"].isin(UNNUMBERED).sum()}
    ends = {
        "first": prose.year(int(periods.first_years(rows["period"]).min())),
        "last": prose.year(int(periods.last_years(rows["period"]).max())),
    }
    return {
        **_counted(of_rows, *rows["table"].unique()),
        **_counted(of_sources, "sources"),
        **_counted(of_gaps, "known_gaps"),
        **_counted({"terms": len(data.load("definitions"))}, "definitions"),
        **_counted({"tables": len(schema.table_names())}, *schema.table_names()),
        **ends,
    }


def reading(rows: pd.DataFrame) -> dict[str, str]:
    """Return how the figures were read, and what makes them uncertain.

    Args:
        rows: Result of `figures`.

    Example:
        >>> facts = reading(figures())
        >>> facts["list_share"], facts["held"], facts["smallest"]
        ('78%', 'two', '30')
    """
    read = rows["read_from"]
    counts = {
        "document": (read == DOCUMENT).sum(),
        "api": (read == INTERFACE).sum(),
        "list": (read == LIST).sum(),
        "medium": (rows["confidence"] == "medium").sum(),
        "bounds": (rows["qualifier"] != "exact").sum(),
        "flagged": rows["flags"].notna().sum(),
        "rivals": (~rows["preferred"].fillna(value=True)).sum(),
    }
    too_few = (rows["measure"] == "share") & (rows["base_n"] < small_bases.SMALLEST_BASE)
    tables = rows["table"].unique()
    return {
        **_counted(counts, *tables),
        **_counted({"held": too_few.sum()}, "survey_results"),
        "held_form": "single" if too_few.sum() == 1 else "several",
        "smallest": prose.rounded(small_bases.SMALLEST_BASE),
        "list_share": written.made_of(prose.percent(100 * (read == LIST).mean()), tables),
    }


def checks(language: str = "en") -> dict[str, str]:
    """Return how many published statements were recomputed, and how many do not follow from other figures.

    Args:
        language: Language of the statements.

    Example:
        >>> facts = checks()
        >>> facts["checked"], facts["disagreeing"], facts["conclusions"]
        ('132', '15', 'six')
    """
    found = audit.counts(audit.claims(language)) | discrepancies.counts(discrepancies.found(language))
    return {name: found[name] for name in ("checked", "disagreeing", "conclusions", "definitions")}


def dates(rows: pd.DataFrame) -> dict[str, str]:
    """Return when figures were last retrieved and looked for, and how soon documents print them.

    Args:
        rows: Result of `figures`.

    Example:
        >>> facts = dates(figures())
        >>> facts["documents"], facts["prompt"], facts["retrieved"]
        ('151', '144', '6 September 2026')
    """
    appeared = data.load("sources").set_index("id")["year"].dropna().astype(int)
    latest = periods.last_years(rows["period"]).groupby(rows["source"]).max()
    lag = (appeared - latest).dropna()
    counts = {
        "documents": len(lag),
        "prompt": (lag <= PROMPT).sum(),
        "undated": ((rows["read_from"] == INTERFACE) & rows["retrieved"].isna()).sum(),
    }
    looked_for = data.load("known_gaps")["looked_for"]
    days = {"retrieved": _latest(rows["retrieved"]), "looked_for": _latest(looked_for)}
    return _counted(counts, *rows["table"].unique()) | days


def comparability() -> dict[str, str]:
    """Return how many breaks in series the tables name, and how many subjects have figures of several sources.

    Example:
        >>> facts = comparability()
        >>> facts["breaks"], facts["stated"], facts["inferred"], facts["apart"], facts["subjects"]
        ('38', '22', '16', '36', '23')
    """
    table = data.load("series_breaks")
    counts = {
        "breaks": len(table),
        "stated": (table["said_by"] == "publisher").sum(),
        "inferred": (table["said_by"] != "publisher").sum(),
        "apart": (table["effect"] != breaks.NONE_KNOWN).sum(),
    }
    subjects = _counted({"subjects": len(data.load("same_subject"))}, "same_subject")
    return _counted(counts, "series_breaks") | subjects


def by_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each table of facts: its title, figures, documents, years, and the day of the last retrieval.

    Args:
        rows: Result of `figures`.

    Example:
        >>> by_table(figures()).set_index("title").loc["Population on 1 January", ["figures", "years"]].tolist()
        ['75', '2010 to 2024']
    """
    lines = [
        {
            "title": schema.title(str(name)),
            "figures": prose.rounded(len(own)),
            "documents": prose.rounded(own["source"].nunique()),
            "years": years(int(periods.first_years(own["period"]).min()), int(periods.last_years(own["period"]).max())),
            "retrieved": _latest(own["retrieved"]),
        }
        for name, own in rows.groupby("table", sort=False)
    ]
    return pd.DataFrame(lines)


def _counted(counts: dict[str, int], *tables: str) -> dict[str, str]:
    return {name: prose.number_of(count, *tables) for name, count in counts.items()}


def _latest(days: pd.Series) -> str:
    known = days.dropna()
    return period_in_words(known.max()) if len(known) else str(phrase("not-recorded"))
