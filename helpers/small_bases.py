"""When a share rests on too few answers to be shown, and when on so few that it gets a warning.

`helpers.survey.with_intervals` applies the rule to shares, `helpers.prose` and `helpers.shown` write it in words.
"""

import pandas as pd

# A share of fewer answers is not shown; its base is.
SMALLEST_BASE = 30
# A share of fewer answers is marked as resting on a small base.
SMALL_BASE = 100


def is_too_few(base: float | None) -> bool:
    """Return whether a base is known and too small for a share to be shown.

    Example:
        >>> is_too_few(29), is_too_few(30), is_too_few(None)
        (True, False, False)
    """
    return bool(pd.notna(base) and base < SMALLEST_BASE)
