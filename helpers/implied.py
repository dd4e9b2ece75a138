"""Shares of an earlier wave that a document prints only through a change to a later one.

How they are combined with printed shares is in `helpers.comparison`.
"""

import pandas as pd

from helpers import data, measures, schema, survey
from helpers.printed import Interval

KEY = ["survey", "wave", "question", "answer", "group", "source"]


def shares() -> pd.DataFrame:
    """Return the share before each change that is printed in percentage points.

    A share of 90 percent that is 14 points above the wave before implies 76 percent. Both numbers are
    rounded, so the implied one may be off by a point. A change is applied only to the share that is
    printed beside it, never to one from another document.

    Returns:
        Rows as in the table `survey_results`, marked in as_printed, with the further columns later, the id of
        the printed share, and follows_from, the ids of all rows that the share follows from.

    Example:
        >>> row = data.only(shares(), id="heard_of_portal_yes_2020_s06_implied")
        >>> row["period"], row["as_printed"], [float(row[end]) for end in ("value", "lower", "upper")]
        ('2019', 'implied: 90% less 14 prosentpoeng', [76.0, 75.0, 77.0])
    """
    table = data.load("survey_results")
    printed, changes = (table[table["measure"] == measure] for measure in ("share", "change"))
    changes = changes[changes["unit"] == "percentage_points"]
    both = printed.merge(changes[[*KEY, "id", "as_printed", *measures.BOUNDS]], on=KEY, suffixes=("", "_change"))
    # A change is printed from the wave before.
    before = [survey.wave_before(wave, name) for wave, name in zip(both["wave"], both["survey"], strict=True)]
    earlier = [_less_change(row) for _, row in both.iterrows()]
    # A change of zero is printed in words: the same.
    less = (both["value_change"] == 0).map({True: ", ", False: " less "})
    implied = both.assign(
        **pd.DataFrame(earlier, columns=measures.BOUNDS, index=both.index, dtype="float64"),
        later=both["id"],
        follows_from=both["id"] + " " + both["id_change"],
        id=both["id"] + schema.IMPLIED,
        wave=pd.array(before, dtype="Int64"),
        period=[str(wave) for wave in before],
        base_n=pd.array([pd.NA] * len(both), dtype="Int64"),
        as_printed=survey.IMPLIED + both["as_printed"] + less + both["as_printed_change"],
    )
    return implied.loc[implied["wave"].notna(), [*table.columns, "later", "follows_from"]]


def _less_change(row: pd.Series) -> Interval:
    change = row[[f"{bound}_change" for bound in measures.BOUNDS]].rename(lambda name: name.removesuffix("_change"))
    return measures.difference(row, change)
