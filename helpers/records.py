"""The types of a single row, as pandas hands it out."""

from collections.abc import Hashable
from typing import Any

import pandas as pd

# An item of `DataFrame.to_dict("records")`: each value by the name of its column.
Record = dict[Hashable, Any]
AnyRow = pd.Series | Record
