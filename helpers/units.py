"""Name the unit of the values of a chart in the language of its chapter."""

from helpers.phrases import Phrases, key

say = Phrases("units")


def in_words(unit: str) -> str:
    """Return a unit as a reader sees it; one without a translation stands as the chapter has it.

    Args:
        unit: What a chapter calls the unit, in English.

    Example:
        >>> in_words("percent of respondents"), in_words("stones per bridge")
        ('percent of respondents', 'stones per bridge')
    """
    return say("unit", unit=key(unit), words=unit.replace("_", " "))
