"""Guess which words somebody meant who wrote some that are not known."""

import difflib
from collections.abc import Iterable


def did_you_mean(known: Iterable[object], *words: object) -> str:
    """Return the end of a message with the known words that are nearest to some, in small letters or capital ones.

    Args:
        known: What could have been meant.
        words: What was written.

    Returns:
        The question, after a semicolon; nothing if one of the words has none near it.

    Example:
        >>> did_you_mean(["first_year", "last_year"], "LAST_YAER"), did_you_mean(["NO", "SE"], "no", "se")
        ('; did you mean last_year?', '; did you mean NO, SE?')
        >>> did_you_mean(["portals"], "wave")
        ''
    """
    spelled = {str(one).casefold(): str(one) for one in known}
    near = [difflib.get_close_matches(str(word).casefold(), spelled, n=1) for word in words]
    return f"; did you mean {', '.join(spelled[match[0]] for match in near)}?" if near and all(near) else ""
