"""Recompute published claims from other published figures and say whether they agree.

A claim is a row of the table `published_claims`: a published figure, the figures it can be
recomputed from, and the derivation. Every figure is treated as the interval that the printed number stands for.
"""

import math
from functools import cache

import pandas as pd

from helpers import data, implied, schema, verdicts, written
from helpers.printed import Interval
from helpers.prose import inside, listed, measured, number_of, percent
from helpers.records import Record
from helpers.text import Catalogue
from helpers.verdicts import (
    AGREES,
    DISAGREES,
    NOT_CHECKABLE,
    OTHER_DEFINITION,
    WITHIN_NON_RESPONSE,
    WITHIN_ROUNDING,
)
from helpers.written import Written

# Several claims are one finding; the first of these verdicts that one of them has is that of the finding.
VERDICTS = (DISAGREES, OTHER_DEFINITION, WITHIN_NON_RESPONSE, WITHIN_ROUNDING, AGREES, NOT_CHECKABLE)
REPETITIONS = "prints"
# What a claim keeps of the published figure.
PUBLISHED = ("value", "lower", "upper", "unit", "period", "qualifier", "source", "locator", "as_printed")
# What the findings with each verdict are called where they are counted.
NAMES = {
    AGREES: "agreeing",
    WITHIN_ROUNDING: "rounding",
    WITHIN_NON_RESPONSE: "unanswered",
    OTHER_DEFINITION: "definitions",
    DISAGREES: "disagreeing",
    NOT_CHECKABLE: "unchecked",
}


@cache
def claims(language: str = "en") -> pd.DataFrame:
    """Return all claims with what they print, what was recomputed and the verdict.

    Args:
        language: Language of the claims and notes.

    Returns:
        One row per claim: id, finding (what it shares with others that say the same thing), compares, label,
        claim, explanation, book_uses, derivation, operands, recorded (the verdict written down) and verdict
        (the one found), value, lower, upper, unit, period, qualifier, as_printed, source and locator of the
        published figure, compared_with (the sources of the others), computed, computed_lower and
        computed_upper (the recomputed figure), computed_qualifier, and recomputed (the same in words).

    Raises:
        DataError: If a claim names a row that no table has.

    Example:
        >>> set(claims()["verdict"]) <= set(VERDICTS)
        True
    """
    facts = rows_by_id()
    table = data.load("published_claims").astype(object)
    table = table.where(table.notna(), "")
    lines = [_checked(claim, facts, language) for claim in table.to_dict("records")]
    return pd.DataFrame(lines).astype(dict.fromkeys(("value", "lower", "upper"), "float64"))


def findings(checked: pd.DataFrame) -> pd.DataFrame:
    """Return what the claims come down to: those that say the same thing are one finding.

    Repetitions within a document are left out: that they agree shows only that they were copied correctly.

    Args:
        checked: Result of `claims`.

    Returns:
        One row per finding: finding, verdict, claims (how many say it).

    Example:
        >>> found = findings(claims()).set_index("finding")
        >>> found.loc["visits_growth_2021", "verdict"], int(found.loc["visits_growth_2021", "claims"])
        ('disagrees', 4)
    """
    rows = checked[checked["compares"] != REPETITIONS]
    ranks = rows.assign(rank=rows["verdict"].map(VERDICTS.index)).groupby("finding", sort=False)["rank"]
    found = ranks.agg(rank="min", claims="size").reset_index()
    return found.assign(verdict=[VERDICTS[rank] for rank in found["rank"]])[["finding", "verdict", "claims"]]


def counts(checked: pd.DataFrame) -> dict[str, str]:
    """Return how many findings have each verdict, and how many repetitions were compared.

    Args:
        checked: Result of `claims`.

    Example:
        >>> said = {name: int(count.numbers[0].value) for name, count in counts(claims()).items()}
        >>> said["checked"] == sum(said[name] for name in NAMES.values()) - said["unchecked"]
        True
    """
    found = findings(checked)["verdict"]
    numbers = {
        "checked": (found != NOT_CHECKABLE).sum(),
        **{name: (found == verdict).sum() for verdict, name in NAMES.items()},
        "repetitions": (checked["compares"] == REPETITIONS).sum(),
    }
    return {name: number_of(count, "published_claims") for name, count in numbers.items()}


def missing_answers(checked: pd.DataFrame) -> dict[str, Written]:
    """Return how many missing answers are tolerated, and how many the question lacks that most people left out.

    Args:
        checked: Result of `claims`.

    Example:
        >>> said = missing_answers(claims())
        >>> print(said["tolerance"], said["most_unanswered"])
        3% 2.0%
    """
    of_all = checked[(checked["finding"] == "bases_of_questions_to_all") & checked["computed"].notna()]
    lacking = 100 * (1 - of_all["value"] / of_all["computed"])
    most = data.representative(of_all[lacking == lacking.max()])
    said = percent(lacking.max(), decimals=1)
    return {
        "tolerance": Written(percent(verdicts.NON_RESPONSE)),
        "most_unanswered": Written(written.made_of(said, [most["published"], *most["operands"].split()])),
    }


def slips(checked: pd.DataFrame, language: str = "en") -> str:
    """Return which repetitions differ from what they repeat, as a sentence.

    Args:
        checked: Result of `claims`.
        language: Language of the sentence.

    Example:
        >>> slips(claims())[:87]
        'All of them agree, except for the number of the question on wearables, slides 37 and 38'
    """
    apart = checked[(checked["compares"] == REPETITIONS) & (checked["verdict"] == DISAGREES)]
    say = Catalogue("audit", language)
    said = [
        say.text("slip", label=inside(row["label"]), printed=row["as_printed"], recomputed=row["recomputed"])
        for row in apart.to_dict("records")
    ]
    return say.text("slips", apart=listed(said, empty=""))


def _checked(claim: Record, facts: dict[str, Record], language: str) -> Record:
    names = [claim["published"], *claim["operands"].split()]
    if unknown := [name for name in names if name not in facts]:
        raise schema.DataError(f"data/published_claims.csv, {claim['id']}: no table has the rows {', '.join(unknown)}")
    published, *operands = (facts[name] for name in names)
    if claim["derivation"] == "same_question_number":
        published, *operands = (_numbered(row, language) for row in (published, *operands))
    computed, verdict = verdicts.check(claim["derivation"], published, operands)
    if verdict == DISAGREES and claim["compares"] == "definitions":
        verdict = OTHER_DEFINITION
    return {
        **{key: published[key] for key in PUBLISHED},
        **{key: claim[key] for key in ("id", "compares", "derivation", "published", "operands")},
        "finding": claim["finding"] or claim["id"],
        "compared_with": " ".join(dict.fromkeys(str(row["source"]) for row in operands)),
        **{key: claim[f"{key}_{language}"] for key in ("label", "claim", "book_uses")},
        "explanation": claim[f"note_{language}"]
        or verdicts.why_not(verdicts.obstacle(claim["derivation"], published, operands)),
        "recorded": claim["verdict"],
        "verdict": verdict,
        "computed": computed.value if computed else math.nan,
        "computed_lower": _or_nan(computed.lower) if computed else math.nan,
        "computed_upper": _or_nan(computed.upper) if computed else math.nan,
        "computed_qualifier": operands[0]["qualifier"] if claim["derivation"] in verdicts.ABOUT_EQUALS else "exact",
        "recomputed": _in_words(computed, published["unit"], claim["derivation"], language) if computed else "",
    }


def _numbered(row: Record, language: str) -> Record:
    """Return a row whose figure is the number that the document gives its question."""
    number = float(row["question_no"])
    said = Catalogue("audit", language).text("question-number", number=row["question_no"])
    fields: Record = {"unit": "", "qualifier": "exact", "as_printed": str(said), "base_n": pd.NA}
    return {**row, "value": number, "lower": number, "upper": number, **fields}


def _in_words(computed: Interval, unit: str, derivation: str, language: str) -> str:
    words = measured(computed, decimals=1 if unit in ("percent", "percentage_points") else 0)
    if derivation != "sum_to_100":
        return words
    # Such a sum stands beside one of its parts, which it is not meant to equal.
    return str(Catalogue("audit", language).text("sum-of-answers", sum=words))


@cache
def rows_by_id() -> dict[str, Record]:
    """Return every published figure by its id, and the shares that are implied by printed changes."""
    tables = [data.load(name) for name in schema.table_names() if "as_printed" in schema.fields(name)]
    # A series takes a hundred times as long to give a field, and there are many rows.
    return {row["id"]: row for table in [*tables, implied.shares()] for row in table.to_dict("records")}


def _or_nan(end: float | None) -> float:
    return math.nan if end is None else end
