"""Read the tables of `data/`, each checked against the schema.

Nothing is computed here: measures are in `helpers.measures`, and how a table is checked is in `helpers.checks`.
"""

import os
from functools import cache
from pathlib import Path

import pandas as pd

from helpers import periods, records, schema
from helpers.schema import DATA_DIR, DataError

DTYPES = {
    "string": "str",
    "integer": "Int64",
    "number": "float64",
    "boolean": "boolean",
    "date": "str",
    "year": "Int64",
}


def load(name: str, folder: Path = DATA_DIR) -> pd.DataFrame:
    """Return a table with the column types of the schema, after all its rules were checked.

    If the environment variable `schema.CHECKED` is set, the process that started this one has
    already checked all tables, and reports any that change in the meantime.

    Args:
        name: Name of the table, such as portal_use.
        folder: Folder of the data package.

    Raises:
        DataError: If there is no such table, or if any row breaks a rule; every
            fault is named with its file, row, column, value and rule.

    Example:
        >>> population = load("population")
        >>> int(population.query("country == 'NO' and period == '2020'")["value"].item())
        5367580
    """
    if not os.environ.get(schema.CHECKED) and (faults := find_faults(name, folder)):
        raise DataError("\n".join(faults))
    # Whoever changes it changes a copy; pandas copies a column once it is written to.
    return _read(name, folder).copy(deep=False)


@cache
def find_faults(name: str, folder: Path = DATA_DIR, *, is_good: bool = False) -> list[str]:
    """Return the faults of a table in words: those of its file or, if that can be read, those of its content.

    Args:
        name: Name of the table.
        folder: Folder of the data package.
        is_good: Whether it is known that the table itself has none, so that only the others can contradict it.
    """
    # Imported here, since these imports are slow and most chapters check no table.
    from helpers import checks, table_form

    if found := _file_faults(name, folder):
        return table_form.capped(found, name)
    found = [] if is_good else table_form.of_cells(name, folder)
    # The cross-checks need the other tables; one that cannot be read has a fault of its own.
    if not any(_file_faults(other, folder) for other in schema.table_names(folder)):
        reported = {fault.partition('": ')[0] for fault in found}
        of_content = checks.faults(name, folder, is_good=is_good)
        found += [fault for fault in of_content if fault.partition('": ')[0] not in reported]
    return table_form.capped(found, name)


@cache
def _file_faults(name: str, folder: Path) -> list[str]:
    from helpers import table_form

    return table_form.of_file(name, folder)


def with_year(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows whose period is a whole year, with it as an integer column `year`.

    Example:
        >>> int(with_year(load("population"))["year"].max())
        2024
    """
    yearly = table[table["period"].str.fullmatch(r"\d{4}")]
    return yearly.assign(year=yearly["period"].astype(int))


def labels(field: str, language: str = "en") -> dict[str, str]:
    """Return the labels that a reader sees for the codes of one column.

    Args:
        field: Name of the column, such as measure or portal.
        language: A language column of the table `labels`.

    Example:
        >>> labels("portal")["helsenorge"]
        'Helsenorge'
    """
    table = load("labels")
    rows = zip(table["field"], table["code"], table[language], strict=True)
    return {code: label for of, code, label in rows if of == field}


def where(rows: pd.DataFrame, **conditions: object) -> pd.DataFrame:
    """Return the rows that meet all conditions.

    Args:
        rows: Rows to select from.
        conditions: Wanted value of each column.

    Example:
        >>> where(load("portals"), country="FI")["portal"].tolist()
        ['kanta']
    """
    for column, wanted in conditions.items():
        rows = rows[rows[column] == wanted]
    return rows


def split(rows: pd.DataFrame, column: str, *values: object) -> list[pd.DataFrame]:
    """Return for each value the rows that have it.

    Args:
        rows: Rows to select from.
        column: Where the value stands.
        values: The wanted values, in the order of the result.

    Example:
        >>> finland, iceland = split(load("portals"), "country", "FI", "IS")
        >>> finland["portal"].tolist()
        ['kanta']
    """
    return [rows[rows[column] == value] for value in values]


def only(rows: pd.DataFrame, **conditions: object) -> pd.Series:
    """Return the one row that meets all conditions.

    Rows are selected by their values and never by their position, so that a new row in a table
    cannot take the place of another.

    Args:
        rows: Rows to select from.
        conditions: Wanted value of each column.

    Raises:
        ValueError: If no row or more than one meets them; the message says what was found.

    Example:
        >>> only(load("portals"), portal="kanta")["country"]
        'FI'
    """
    kept = where(rows, **conditions)
    if len(kept) != 1:
        raise ValueError(f"{_found(kept)} {_in_words(conditions)}; expected exactly one")
    records.mark_shown(kept)
    return _row(kept)


def pick(rows: pd.DataFrame, **conditions: object) -> pd.Series:
    """Return the one row that meets all conditions; a row without values if there is none.

    Args:
        rows: Rows to select from.
        conditions: Wanted value of each column.

    Raises:
        ValueError: If more than one row meets them; the message says what was found.

    Example:
        >>> pick(load("portals"), portal="kanta")["country"]
        'FI'
        >>> bool(pick(load("portals"), portal="minsundhed")["country"] is pd.NA)
        True
    """
    kept = where(rows, **conditions)
    if len(kept) > 1:
        raise ValueError(f"{_found(kept)} {_in_words(conditions)}; expected one at most")
    records.mark_shown(kept)
    return _row(kept) if len(kept) else pd.Series(pd.NA, index=rows.columns)


@cache
def row_ids() -> frozenset[str]:
    """Return the ids of the rows of all tables of facts, which are unique among all of them."""
    return frozenset(
        row for name in schema.table_names() if "as_printed" in schema.fields(name) for row in load(name)["id"]
    )


def earliest(rows: pd.DataFrame) -> pd.Series:
    """Return the row of the earliest period, or a row without values if there is none.

    Raises:
        ValueError: If several rows share that period.

    Example:
        >>> earliest(load("population").query("country == 'NO'"))["period"]
        '2010'
    """
    return pick(rows[rows["period"] == rows["period"].min()])


def latest(rows: pd.DataFrame) -> pd.Series:
    """Return the row of the latest period, or a row without values if there is none.

    Raises:
        ValueError: If several rows share that period.

    Example:
        >>> latest(load("population").query("country == 'NO'"))["period"]
        '2024'
    """
    ends = periods.order(rows["period"])
    return pick(rows[ends == ends.max()])


def largest(rows: pd.DataFrame) -> pd.Series:
    """Return the row with the largest value, or a row without values if there is none.

    Raises:
        ValueError: If several rows share the largest value in one period; else the latest of them is returned.

    Example:
        >>> largest(load("population"))["id"]
        'population_se_2024'
    """
    return latest(rows[rows["value"] == rows["value"].max()])


def representative(rows: pd.DataFrame) -> pd.Series:
    """Return the row with the first id, which stands for others that print the same value.

    Raises:
        ValueError: If there is no row.

    Example:
        >>> shares = load("survey_results").query("measure == 'share' and wave == 2021 and value == 41")
        >>> representative(shares)["question"]
        'safe_device_data'
    """
    return only(rows[rows["id"] == rows["id"].min()])


def _row(rows: pd.DataFrame) -> pd.Series:
    """Return the only row of a table."""
    row = rows.squeeze(axis="index")
    assert isinstance(row, pd.Series)
    return row


def _found(rows: pd.DataFrame) -> str:
    if rows.empty:
        return "no row has"
    named = rows["id"] if "id" in rows else rows.index.astype(str)
    return f"{len(rows)} rows ({', '.join(named)}) have"


def _in_words(conditions: dict[str, object]) -> str:
    return " and ".join(f"{column} = {wanted}" for column, wanted in conditions.items()) or "what was asked for"


@cache
def _read(name: str, folder: Path) -> pd.DataFrame:
    types = {column: DTYPES[field["type"]] for column, field in schema.fields(name, folder).items()}
    booleans = [column for column, dtype in types.items() if dtype == "boolean"]
    table = pd.read_csv(
        schema.path(name, folder),
        dtype=types | dict.fromkeys(booleans, "str"),
        keep_default_na=False,
        na_values={column: [""] for column in types},
    )
    return table.assign(
        **{column: table[column].map({"true": True, "false": False}).astype("boolean") for column in booleans}
    )
