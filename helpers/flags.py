"""Say in words how a publisher flags its values: as estimated, provisional, of low reliability, or after a break."""

import pandas as pd

from helpers import data
from helpers.phrases import phrase
from helpers.words import listed

FLAGS = ("b", "e", "u", "p")


def of_rows(rows: pd.DataFrame) -> list[str]:
    """Return the flags of each row in words; empty for a row without any.

    Example:
        >>> of_rows(pd.DataFrame({"flags": ["e", None, "bu"]}))
        ['estimated', '', 'a break in the series and of low reliability']
    """
    return [
        listed((phrase("flag", letter=letter) for letter in letters), empty="") for letters in rows["flags"].fillna("")
    ]


def in_words(rows: pd.DataFrame, language: str = "en") -> str:
    """Return a sentence for each flag that some rows have, with their countries and years; nothing without a flag.

    Args:
        rows: Rows with country, year and flags; those without a value are left out.
        language: Language of the labels.

    Example:
        >>> records = data.with_year(data.load("online_health")).query("indicator == 'I_IUAPR' and preferred")
        >>> in_words(records[records["year"] == 2020])
        'Flagged by the publisher as estimated: European Union in 2020.'
    """
    names = data.labels("country", language)
    known = rows.dropna(subset=["value", "flags"])
    said = []
    for letter in FLAGS:
        flagged = known[known["flags"].str.contains(letter)]
        # Several indicators of a country can have the same flag in the same year.
        places = dict.fromkeys(
            phrase("place-and-year", place=names[country], year=str(year))
            for country, year in zip(flagged["country"], flagged["year"], strict=True)
        )
        if places:
            said.append(phrase("flagged", flag=phrase("flag", letter=letter), places=listed(places)))
    return " ".join(said)
