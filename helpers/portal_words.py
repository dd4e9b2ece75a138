"""Say what the figures of a portal did over the years, as facts of the messages of `helpers.text`.

The rows are selected in `helpers.portal_use`; rates and changes are computed in `helpers.measures`.
"""

from collections.abc import Callable

import pandas as pd

from helpers import breaks, data, measures, missing, nps, portal_services, portal_use, prose, survey
from helpers.phrases import phrase
from helpers.text import Catalogue

# The pandemic reached the Nordic countries in March of this year.
PANDEMIC = 2020
SPANS = {"nps_answer_scale": "scale_asked", "nps_promoters": "promoters", "nps_detractors": "detractors"}
# Two figures are called near each other if they differ by no more than this part of the second one.
NEAR = 0.1
FACTS = ("now", "year", "peak", "peak_year", "before", "before_year", "above", "below", "times")


def course(rows: pd.DataFrame, write: Callable[..., str] | None = None, **options: int) -> dict[str, str]:
    """Return what a sentence can say of yearly figures: where they began, where they peaked, and where they ended.

    They begin with the last year before the pandemic or, where only years before it or only later ones are
    shown, with the first year.

    Args:
        rows: Figures of one portal, one for each year.
        write: Format of the numbers; in millions if None.
        options: Passed on to `write`, such as decimals.

    Returns:
        The facts. Variants are chosen by move: peaked (a rise, then a fall that ends above the beginning), gone
        (a rise, then a fall that ends below it), rose, fell, alone (one year) or none; and by era: across (from
        before the pandemic to a later year) or within. now, peak and before are the figures of year, peak_year and
        before_year; above is how many times the beginning the last figure is, times the same of the peak, and
        below is by how many percent the last figure lies below the peak. A fact that there is not is empty.

    Example:
        >>> visits = portal_use.yearly("visits", ["helsenorge"], first_year=2016, last_year=2023)
        >>> facts = course(visits[visits["preferred"]])
        >>> [facts[name].replace(prose.NO_BREAK, " ") for name in ("move", "before", "peak", "now", "times")]
        ['peaked', '37.2 million', '140.9 million', '109.5 million', '3.8']
        >>> course(visits[visits["preferred"] & (visits["year"] == 2018)])["move"]
        'alone'
    """
    facts = dict.fromkeys(FACTS, "") | {"era": "within"}
    known = rows.dropna(subset=["value"])
    if known.empty:
        return facts | {"move": "none"}
    last = data.latest(known)
    facts |= {"now": prose.qualified(last, write, **options), "year": str(last["year"])}
    early = known[known["year"] < PANDEMIC]
    is_across = bool(len(early)) and last["year"] >= PANDEMIC
    first = data.latest(early) if is_across else data.earliest(known)
    if first["year"] == last["year"]:
        return facts | {"move": "alone"}
    peak = data.largest(known[known["year"] >= first["year"]])
    return facts | {
        "move": _move(first, peak, last),
        "era": "across" if is_across else "within",
        "before": prose.qualified(first, write, **options),
        "before_year": str(first["year"]),
        "peak": prose.qualified(peak, write, **options),
        "peak_year": str(peak["year"]),
        "times": _times(first, peak),
        "above": _times(first, last),
        "below": prose.made_of(prose.percent(-measures.relative_change(peak, last).value), peak, last),
    }


def before_break(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the figures before the first break in their series, which can be compared with each other.

    Example:
        >>> logins = portal_use.yearly("logins", ["helsenorge"], first_year=2016, last_year=2023)
        >>> before_break(logins[logins["preferred"]])["period"].tolist()
        ['2017', '2018', '2020']
    """
    return rows[breaks.passed(rows) == 0]


def dispute(rows: pd.DataFrame) -> dict[str, str]:
    """Return the latest year for which documents print figures that rounding does not reconcile.

    Args:
        rows: Result of `portal_use.yearly` for one portal, rival values included.

    Returns:
        year, the figure that the book uses, and others, what else is printed; all empty if there is no such year.

    Example:
        >>> visits = portal_use.yearly("visits", ["helsenorge"], first_year=2016, last_year=2023)
        >>> [text.replace(prose.NO_BREAK, " ") for text in dispute(visits).values()]
        ['2023', '109.5 million', 'over 110 million']
        >>> dispute(visits[visits["year"] == 2018])["year"]
        ''
    """
    known = rows[rows["preferred"]].set_index("year")
    others = portal_use.each_value(portal_use.rivals(rows))
    apart = [
        row["upper"] < known["lower"][row["year"]] or row["lower"] > known["upper"][row["year"]]
        for row in others.to_dict("records")
    ]
    others = others[pd.Series(apart, others.index, dtype=bool)]
    if others.empty:
        return dict.fromkeys(("year", "used", "others"), "")
    year = others["year"].max()
    others = others[others["year"] == year]
    used = data.only(rows[rows["preferred"]], year=year)
    return {
        "year": str(used["year"]),
        "used": prose.qualified(used),
        "others": prose.listed(prose.qualified(row) for row in others.to_dict("records")),
    }


def level(figure: pd.Series, other: pd.Series) -> str:
    """Return how one figure stands to another: near it, above it, below it, or alone where one is missing.

    Example:
        >>> months = portal_use.published("visits", "visits_per_month", portals=["helsenorge"])
        >>> level(data.only(months, measure="visits_per_month", period="2023"), data.only(months, period="2020-03"))
        'near'
    """
    if pd.isna(figure["value"]) or pd.isna(other["value"]):
        return "alone"
    ratio = figure["value"] / other["value"]
    if abs(ratio - 1) <= NEAR:
        return "near"
    return "above" if ratio > 1 else "below"


def ends(rows: pd.DataFrame, write: Callable[..., str]) -> dict[str, str]:
    """Return the lowest and the highest of some figures, as written; empty where there are fewer than two.

    Example:
        >>> ends(pd.DataFrame({"id": ["a", "b", "c"], "value": [51.0, 86.0, 61.0]}), prose.percent)
        {'lowest': '51%', 'highest': '86%'}
    """
    known = rows["value"].dropna()
    if known.nunique() < 2:
        return {"lowest": "", "highest": ""}
    lowest, highest = (data.representative(rows[rows["value"] == end]) for end in (known.min(), known.max()))
    return {"lowest": write(lowest), "highest": write(highest)}


def recommended(
    waves: list[int], *, confidence_level: float, design_effect: float = 1, language: str = "en"
) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return who would recommend Helsenorge in the last of some waves that has figures.

    Args:
        waves: Waves of the citizen survey to look at.
        confidence_level: Such as 0.95.
        design_effect: How many times weighting and the way of sampling make the variance larger.
        language: Language of the labels.

    Returns:
        The rows of the score and of its parts, and the facts: promoters, detractors and what they leave as passives,
        each with its interval; score with low and high, the ends of its interval; base and wave.

    Example:
        >>> _, facts = recommended([2020], confidence_level=0.95)
        >>> [facts[name] for name in ("promoters", "detractors", "score", "low", "high")]
        ['34% (31% to 37%)', '28% (25% to 31%)', '6', '1', '11']
        >>> recommended([2022], confidence_level=0.95)[1]["score"]
        '(not in this edition)'
    """
    scores, *terms = (
        data.where(survey.results(name, "recommend_portal", waves=waves, language=language), group="all_who_heard_of")
        for name in ("nps", "detractors", "promoters")
    )
    score, printed = data.latest(scores), pd.concat(terms)
    printed = survey.with_rest(printed[printed["wave"] == score["wave"]], "passives_implied", language)
    parts = survey.with_intervals(printed, confidence_level, design_effect)
    by_answer = {name: data.pick(parts, answer=name) for name in ("promoters", "detractors", "passives_implied")}
    promoters, detractors, passives = by_answer.values()
    rated, rejected = survey.printed_ends(promoters), survey.printed_ends(detractors)
    low, high = nps.score_interval(rated, rejected, promoters["base"], confidence_level, design_effect)
    return pd.concat([scores, parts]), {
        "promoters": prose.share(promoters),
        "detractors": prose.share(detractors),
        "passives": prose.share(passives),
        "score": prose.rounded(score),
        "low": prose.made_of(prose.rounded(low), promoters, detractors),
        "high": prose.made_of(prose.rounded(high), promoters, detractors),
        "base": prose.made_of(prose.rounded(promoters["base"]), promoters),
        "wave": prose.year(score["wave"]),
    }


def answer_spans() -> tuple[pd.DataFrame, dict[str, str]]:
    """Return the scale of the question on recommending, and which answers make a promoter or a detractor.

    Returns:
        The rows with the ends of each, and the facts scale_asked, promoters and detractors.

    Example:
        >>> answer_spans()[1]
        {'scale_asked': '0 to 10', 'promoters': '9 to 10', 'detractors': '0 to 6'}
    """
    rows = data.load("thresholds")
    rows = rows[rows["concept"].isin(SPANS) & rows["id"].str.contains("_footnote$|_answer_(?:lower|upper)$")]
    ends = {
        name: [prose.rounded(data.only(rows, concept=concept, measure=end)) for end in ("lower_bound", "upper_bound")]
        for concept, name in SPANS.items()
    }
    return rows, {name: phrase("range", first=first, last=last) for name, (first, last) in ends.items()}


def offered(portal: str, language: str = "en") -> dict[str, str]:
    """Return how much residents can do on a portal, and what of it depends on the provider.

    Args:
        portal: Key of the portal.
        language: Language of the labels.

    Returns:
        The facts all, open and depend, numbers of services, and services, those that depend on the provider.

    Example:
        >>> facts = offered("helsenorge")
        >>> facts["all"], facts["open"], facts["depend"]
        ('15', 'ten', 'five')
    """
    rows = portal_services.services([portal], language)
    depend = rows[rows["status"] == "provider_decides"]
    counts = {"all": len(rows), "open": (rows["status"] == "yes").sum(), "depend": len(depend)}
    numbers = {name: prose.number_of(count, portal_services.TABLE) for name, count in counts.items()}
    return numbers | {"services": prose.listed(depend["service_label"].map(prose.inside))}


def named(rows: pd.DataFrame, say: Catalogue, message: str, by: str) -> pd.DataFrame:
    """Return the rows with the words for each in the column label.

    Args:
        rows: Figures with period and the column `by`, and with survey_label where the words name the survey.
        say: The catalogue of the chapter.
        message: Name of the message, which has a variant for each code of the column.
        by: The column, such as measure.

    Example:
        >>> months = portal_use.published("visits_per_month", portals=["helsenorge"])
        >>> named(months, Catalogue("helsenorge_over_time"), "month", "measure")["label"].tolist()
        ['Average month of 2019', 'Average month of 2023']
    """
    words: list[str] = [
        say.text(message, code=row[by], period=prose.period_in_words(row["period"]), survey=row.get("survey_label"))
        for row in rows.to_dict("records")
    ]
    return rows.assign(label=words)


def _move(first: pd.Series, peak: pd.Series, last: pd.Series) -> str:
    if peak["year"] == last["year"]:
        return "rose"
    if peak["year"] == first["year"]:
        return "fell"
    return "peaked" if last["value"] > first["value"] else "gone"


def _times(first: pd.Series, last: pd.Series) -> str:
    """Return how many times as large the later figure is; nothing where it is no larger, or a bound leaves it open."""
    is_bound = pd.isna([row[end] for row in (first, last) for end in ("lower", "upper")]).any()
    ratio = measures.ratio(last, first)
    return "" if is_bound or ratio.value <= 1 else prose.rounded(ratio, 1)


def without_figure(rows: pd.DataFrame, measure: str, portal: str, *, first_year: int, last_year: int) -> str:
    """Return the years without a figure, each with its cause where a document shows one in another form.

    Args:
        rows: The figures of one portal, with value and year.
        measure: What is counted.
        portal: Key of the portal.
        first_year: First year to look at.
        last_year: Last year to look at.

    Example:
        >>> logins = portal_use.yearly("logins", ["helsenorge"], first_year=2011, last_year=2024)
        >>> without_figure(logins, "logins", "helsenorge", first_year=2011, last_year=2024)
        '2011 to 2016 and 2019 (printed only as a chart) and 2022 to 2024'
    """
    known = set(rows.dropna(subset=["value"])["year"])
    causes = missing.causes(measure, portal, [year for year in range(first_year, last_year + 1) if year not in known])
    found = []
    for cause in dict.fromkeys(causes.values()):
        years = prose.listed(prose.runs(str(year) for year, own in causes.items() if own == cause))
        is_known = cause != missing.NOT_IN_EDITION
        found.append(phrase("years-missing", years=years, why=missing.in_words(cause)) if is_known else years)
    return prose.listed(found, empty="")
