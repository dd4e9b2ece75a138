"""Set answers on portals and on digital contact from surveys of several Nordic countries beside each other."""

from collections.abc import Callable

import pandas as pd

from helpers import data, nps, periods, portal_use, prose, survey
from helpers.phrases import phrase
from helpers.text import Catalogue

QUARTER = "-Q"
NOT_NAMED = " (survey not named)"
SIDES = ("promoters", "detractors")
DANES = "danish_citizen_survey"
BAROMETER = "swedish_care_barometer"
# What two surveys ask in Sweden, by the name that a sentence gives the answer.
SWEDISH = {
    "portal": "positive_1177_services",
    "home": "positive_care_at_home",
    "treatment": "positive_digital_treatment",
    "care": "positive_to_digital_care",
    "hard": "services_hard_to_use",
    "unmet": "services_do_not_meet_needs",
    "support": "services_support_health",
}


def scores(wave: int, confidence_level: float, design_effect: float, language: str = "en") -> pd.DataFrame:
    """Return the net promoter scores of the national portals, that of Helsenorge with its interval.

    Args:
        wave: Wave of the citizen survey; where it has no score, the latest wave before it that has one.
        confidence_level: Such as 0.95.
        design_effect: How many times weighting makes the variance of shares larger.
        language: Language of the labels.

    Returns:
        Rows of `survey_results`, the highest score first, with portal, when, label, base, lower and upper.

    Example:
        >>> scores(2023, 0.95, 1)["label"].tolist()[0]
        '1177, 2019'
    """
    every = tuple(data.load("surveys")["survey"].unique())
    rows = survey.results("nps", "recommend_portal", surveys=every, language=language)
    own = rows[(rows["survey"] == survey.SURVEY) & (rows["wave"] <= wave)]
    own = own[own["wave"] == own["wave"].max()]
    rows = pd.concat([own, rows[rows["survey"] != survey.SURVEY]])
    portal = rows["survey_label"].str.removesuffix(NOT_NAMED)
    portal = portal.where(rows["survey"] != survey.SURVEY, data.labels("portal", language)["helsenorge"])
    when = rows["period"].map(prose.period_in_words)
    rows = rows.assign(portal=portal, when=when, label=portal + ", " + when, lower=float("nan"), upper=float("nan"))
    rows = rows.assign(base=float("nan"))
    for asked in own["wave"]:
        sides = (data.pick(survey.results(side, "recommend_portal", waves=[asked])) for side in SIDES)
        promoters, detractors = sides
        ends = nps.score_interval(
            survey.printed_ends(promoters), survey.printed_ends(detractors), promoters["base_n"],
            confidence_level, design_effect,
        )  # fmt: skip
        rows.loc[rows["id"].isin(own["id"]), ["lower", "upper", "base"]] = [*ends, promoters["base_n"]]
    ordered: pd.DataFrame = rows.sort_values("value", ascending=False, kind="stable")
    return ordered


def extremes(rows: pd.DataFrame, write: Callable[..., str] = prose.rounded) -> dict[str, str]:
    """Return the portals with the largest and the smallest value, with when; nothing where there are fewer than two.

    Example:
        >>> facts = extremes(scores(2023, 0.95, 1))
        >>> facts["portal"], facts["score"], facts["last_portal"], facts["last_score"]
        ('1177', '49', 'Helsenorge', '6')
    """
    known = rows.dropna(subset=["value"])
    if known["portal"].nunique() < 2:
        return dict.fromkeys(("portal", "score", "when", "last_portal", "last_score", "last_when"), "")
    facts: dict[str, str] = {}
    for name, end in {"": known["value"].max(), "last_": known["value"].min()}.items():
        row = data.latest(known[known["value"] == end])
        facts |= {f"{name}portal": row["portal"], f"{name}score": write(row), f"{name}when": _in(row)}
    return facts


def bands(rows: pd.DataFrame, language: str = "en") -> str:
    """Return in words into which band of the Norwegian slides each score falls.

    Args:
        rows: Result of `scores`.
        language: Language of the words.

    Example:
        >>> bands(scores(2023, 0.95, 1))
        'very good for 1177 and good for Sundhed.dk and Helsenorge'
    """
    bounds = data.load("thresholds").query("concept.str.startswith('nps_band') and id.str.endswith('footnote')")
    table = bounds.pivot(index="concept", columns="measure", values="value").sort_values("lower_bound")
    names = table.index.str.removeprefix("nps_band_").tolist()
    edges = [float(edge) for edge in [*table["lower_bound"], table["upper_bound"].max()]]
    band = pd.cut(rows["value"].astype("float64"), edges, labels=names).astype(str)
    say = Catalogue("nordic_attitudes", language)
    portals = rows["portal"].groupby(band, sort=False).agg(prose.listed)
    return prose.listed((say.text("band", code=code, portals=names) for code, names in portals.items()), empty="")


def contact(
    questions: tuple[str, ...], wave: int, confidence_level: float, design_effect: float, language: str = "en"
) -> pd.DataFrame:
    """Return the shares in Norway and Denmark who agree with some statements on contact, by statement and size.

    Args:
        questions: The statements.
        wave: Last wave of the Norwegian survey.
        confidence_level: Such as 0.95.
        design_effect: How many times weighting makes the variance of shares larger.
        language: Language of the labels.

    Returns:
        Rows of `survey.shares` with country_label, and place: the statement, the country and the year.

    Example:
        >>> contact(("digital_easier_contact",), 2020, 0.95, 1)["place"].tolist()[-1]
        'Digital services make contact easier: Denmark, 2019'
    """
    rows = survey.shares(
        *questions,
        surveys=(survey.SURVEY, DANES),
        confidence_level=confidence_level,
        design_effect=design_effect,
        language=language,
    )
    rows = rows[(rows["answer"] == "agree") & rows["group"].isin(["all", "not_stated"])]
    rows = rows[(rows["country"] == "DK") | (rows["wave"] <= wave)]
    country = rows["country"].map(data.labels("country", language))
    place = rows["question_label"] + ": " + country + ", " + rows["period"]
    rows = rows.assign(country_label=country, place=place)
    ordered: pd.DataFrame = rows.sort_values(["question_label", "value"], ascending=False, kind="stable")
    return ordered


def beside(norway: pd.Series, denmark: pd.Series) -> dict[str, str]:
    """Return a Norwegian and a Danish share of one year, and on which side the larger one is.

    Example:
        >>> rows = contact(("digital_easier_contact",), 2020, 0.95, 1)
        >>> norwegian, danish = (data.pick(rows, country=country, wave=2019) for country in ("NO", "DK"))
        >>> beside(norwegian, danish)
        {'side': 'norway', 'year': '2019', 'norway': '66%', 'denmark': '56%'}
    """
    gap = norway["value"] - denmark["value"]
    return {
        "side": "norway" if gap > 0 else "denmark" if gap < 0 else "alike",
        "year": prose.year(norway["wave"]),
        "norway": prose.percent(norway),
        "denmark": prose.percent(denmark),
    }


def swedish(language: str = "en") -> pd.DataFrame:
    """Return what people in Sweden think of digital care, the latest wave of each question.

    Args:
        language: Language of the labels.

    Returns:
        Rows of `survey_results` with country_label, and view: the question and the year.

    Example:
        >>> swedish()["survey"].nunique()
        2
    """
    surveys = (BAROMETER, "swedish_residents_survey")
    rows = survey.results("share", *SWEDISH.values(), surveys=surveys, language=language)
    rows = rows[rows["wave"] == rows.groupby("question")["wave"].transform("max")]
    country = rows["country"].map(data.labels("country", language))
    return rows.assign(country_label=country, view=rows["question_label"] + ", " + rows["period"])


def swedish_words(rows: pd.DataFrame) -> dict[str, str]:
    """Return the shares of `swedish` in words, by the names in `SWEDISH`.

    Returns:
        Each share, such as portal; year, of those of the barometer; hard_year and unmet_year; portal_first, whether
        the portal is what most people are positive about in the barometer.

    Example:
        >>> facts = swedish_words(swedish())
        >>> facts["portal"], facts["hard"], facts["portal_first"]
        ('78%', 'about 17%', 'yes')
    """
    found = {name: data.pick(rows, question=question) for name, question in SWEDISH.items()}
    most_liked = data.largest(rows[rows["survey"] == BAROMETER])
    return {name: prose.qualified(row, prose.percent) for name, row in found.items()} | {
        "year": str(found["treatment"]["period"]),
        "hard_year": str(found["hard"]["period"]),
        "unmet_year": str(found["unmet"]["period"]),
        "portal_first": "yes" if most_liked["question"] == SWEDISH["portal"] else "no",
    }


def awareness(wave: int, confidence_level: float, design_effect: float, language: str = "en") -> pd.DataFrame:
    """Return the shares who know their portal, by survey, the largest first.

    Args:
        wave: Last wave of the citizen survey.
        confidence_level: Such as 0.95.
        design_effect: How many times weighting makes the variance of shares larger.
        language: Language of the labels.

    Example:
        >>> awareness(2023, 0.95, 1)["label"].tolist()[-1]
        'Sundhed.dk, 2018 to 2019'
    """
    heard = survey.shares(
        "heard_of_portal", confidence_level=confidence_level, design_effect=design_effect, language=language
    ).query("answer == 'yes' and group == 'all'")
    heard = heard[heard["wave"] <= wave]
    others = portal_use.published("awareness", portals=data.load("portals")["portal"].tolist(), language=language)
    heard = heard.assign(portal="helsenorge")
    both = pd.concat([heard, others.drop(columns=["lower", "upper"])], ignore_index=True)
    portal, when = both["portal"].map(data.labels("portal", language)), both["period"].map(prose.period_in_words)
    both = both.assign(portal=portal, when=when, label=portal + ", " + when)
    return both[[*heard.columns, "when", "label"]].sort_values("value", ascending=False, kind="stable")


def best_and_least_known(rows: pd.DataFrame) -> dict[str, str]:
    """Return the portals that most and fewest people know, by the latest survey of several portals if there is one.

    Args:
        rows: Result of `awareness`.

    Returns:
        The facts of `extremes`, with share and last_share; asked_alike is yes where one survey asked both.

    Example:
        >>> facts = best_and_least_known(awareness(2023, 0.95, 1))
        >>> facts["asked_alike"], facts["portal"], facts["share"], facts["last_portal"], facts["last_share"]
        ('yes', '1177', 'about 95%', 'Sundhed.dk', 'about 79%')
    """
    alike = rows[rows.groupby(["source", "period"])["portal"].transform("nunique") > 1]
    ends = periods.order(alike["period"])
    shown = alike[ends == ends.max()] if len(alike) else rows
    facts = extremes(shown, lambda row: prose.qualified(row, prose.percent))
    is_alike = {"asked_alike": "yes" if len(alike) else "no"}
    return facts | {"share": facts["score"], "last_share": facts["last_score"]} | is_alike


def trust(language: str = "en") -> pd.DataFrame:
    """Return the shares who said that they trust a portal, in order of time, with portal_label.

    Args:
        language: Language of the labels.

    Example:
        >>> trust()["value"].tolist()
        [78.0, 81.0, 82.0]
    """
    portals = data.load("portals")["portal"].tolist()
    return portal_use.published("trust", portals=portals, language=language)


def _in(row: pd.Series) -> str:
    """Return the period of a row as it stands after the word in."""
    return phrase("the-quarter", quarter=row["when"]) if QUARTER in row["period"] else str(row["when"])
