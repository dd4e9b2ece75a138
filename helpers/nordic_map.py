"""Read the outlines of the Nordic countries; how they are drawn is in `helpers.charts.maps`."""

import json
from functools import cache
from typing import Any

from helpers.schema import DATA_DIR

Geometry = dict[str, Any]


@cache
def outlines() -> dict[str, Geometry]:
    """Return the outline of each Nordic country as a GeoJSON geometry, by country code.

    Example:
        >>> sorted(outlines())
        ['DK', 'FI', 'IS', 'NO', 'SE']
    """
    stored = json.loads((DATA_DIR / "nordic_map.geojson").read_text(encoding="utf-8"))
    return {feature["properties"]["country"]: feature["geometry"] for feature in stored["features"]}
