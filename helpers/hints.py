"""Suggest known words in place of unknown ones."""

import difflib
from collections.abc import Iterable


def did_you_mean(known: Iterable[object], *words: object) -> str:
    """Return the end of a message that suggests the known words closest to some, whatever their case.

    Args:
        known: The words to choose from.
        words: What was written.

    Returns:
        The question, after a semicolon; nothing if any of the words has no close match.

    Example:
        >>> did_you_mean(["first_year", "last_year"], "LAST_YAER"), did_you_mean(["NO", "SE"], "no", "se")
        ('; did you mean last_year?', '; did you mean NO, SE?')
        >>> did_you_mean(["portals"], "wave")
        ''
    """
    spelled = {str(word).casefold(): str(word) for word in known}
    near = [difflib.get_close_matches(str(word).casefold(), spelled, n=1) for word in words]
    return f"; did you mean {', '.join(spelled[match[0]] for match in near)}?" if near and all(near) else ""
