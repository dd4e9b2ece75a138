"""Which years and countries some rows of the tables are about, as search engines for data read it."""

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

import pandas as pd

from helpers import data, implied, periods, schema


class Extent(NamedTuple):
    """The country of a row, and the years in which its period begins and ends; empty where it has none."""

    country: str
    first_year: str
    last_year: str


def of_rows() -> dict[str, Extent]:
    """Return the extent of each row of the tables that has an id, and of the shares that printed changes imply.

    Example:
        >>> of_rows()["population_se_2024"]
        Extent(country='SE', first_year='2024', last_year='2024')
    """
    names = [name for name in schema.table_names() if {"id", "country"} <= set(schema.fields(name))]
    shares = implied.shares()
    by_table = [(data.load(name)["id"], of_table(name)) for name in names] + [(shares["id"], _extents(shares))]
    return {row: extent for ids, extents in by_table for row, extent in zip(ids, extents, strict=True)}


@cache
def of_table(name: str) -> tuple[Extent, ...]:
    """Return the extent of each row of a table.

    Example:
        >>> of_table("population")[0]
        Extent(country='DK', first_year='2010', last_year='2010')
    """
    return _extents(data.load(name))


def _extents(table: pd.DataFrame) -> tuple[Extent, ...]:
    """Return the extent of each row; a table may lack countries or periods, and a row its period.

    Example:
        >>> _extents(pd.DataFrame({"period": ["2022-05/2023-12", None]}))
        (Extent(country='', first_year='2022', last_year='2023'), Extent(country='', first_year='', last_year=''))
    """
    countries = table["country"].fillna("") if "country" in table else pd.Series("", index=table.index)
    dated = table["period"].dropna() if "period" in table else pd.Series(dtype="str")
    first, last = (
        found(dated).astype(str).reindex(table.index, fill_value="")
        for found in (periods.first_years, periods.last_years)
    )
    return tuple(Extent(*row) for row in zip(countries, first, last, strict=True))


def described(extents: Iterable[Extent]) -> dict[str, Any]:
    """Return the extents of some rows together, in the terms of schema.org.

    Example:
        >>> described([Extent("NO", "2019", "2019"), Extent("NO", "2022", "2023")])
        {'temporalCoverage': '2019/2023', 'spatialCoverage': [{'@type': 'Place', 'name': 'Norway'}]}
    """
    extents = list(extents)
    years = sorted({year for extent in extents for year in extent[1:] if year})
    countries = dict.fromkeys(extent.country for extent in extents if extent.country)
    found: dict[str, Any] = {}
    if years:
        found["temporalCoverage"] = "/".join(dict.fromkeys([years[0], years[-1]]))
    if countries:
        found["spatialCoverage"] = [{"@type": "Place", "name": _names().get(code, code)} for code in countries]
    return found


@cache
def _names() -> dict[str, str]:
    return data.labels("country")
