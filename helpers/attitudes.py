"""Set answers on portals and on digital contact from surveys of several Nordic countries beside each other."""

from collections.abc import Callable

import pandas as pd

from helpers import data, nps, portal_use, prose, survey
from helpers.phrases import phrase
from helpers.text import Catalogue

QUARTER = "-Q"
NOT_NAMED = " (survey not named)"
SIDES = ("promoters", "detractors")


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
        >>> bands(scores(2023, 0.95, 1)).split(", ")[0]
        'very good for 1177'
    """
    bounds = data.load("thresholds").query("concept.str.startswith('nps_band') and id.str.endswith('footnote')")
    table = bounds.pivot(index="concept", columns="measure", values="value").sort_values("lower_bound")
    names = table.index.str.removeprefix("nps_band_").tolist()
    edges = [float(edge) for edge in [*table["lower_bound"], table["upper_bound"].max()]]
    band = pd.cut(rows["value"].astype("float64"), edges, labels=names).astype(str)
    say = Catalogue("nordic_attitudes", language)
    pairs = zip(band, rows["portal"], strict=True)
    return prose.listed((say.text("band", code=code, portal=portal) for code, portal in pairs), empty="")


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


def trust(language: str = "en") -> pd.DataFrame:
    """Return the latest share of each portal who said that they trust it, with portal_label.

    Args:
        language: Language of the labels.

    Example:
        >>> trust()["portal"].tolist()
        ['1177']
    """
    portals = data.load("portals")["portal"].tolist()
    return portal_use.latest_of_each(portal_use.published("trust", portals=portals, language=language))


def _in(row: pd.Series) -> str:
    """Return the period of a row as it stands after the word in."""
    return phrase("the-quarter", quarter=row["when"]) if QUARTER in row["period"] else str(row["when"])
