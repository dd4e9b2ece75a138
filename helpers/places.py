"""Write the place of a figure in its document in the language of the reader.

The tables name places as the documents do, in their language: a slide, a numbered section, or the heading above.
"""

import re

from helpers.phrases import Phrases, key

# What documents number, in their languages.
NUMBERED = ("Side", "Kapittel", "Kap.", "Vedlegg", "Tabell", "Figur", "figur")
NUMBERED_PLACE = re.compile(rf"\b({'|'.join(map(re.escape, NUMBERED))})(?= V?\d)")
SOURCE = re.compile(r"\(kilde ([^)]*)\)")
HEADING = re.compile(r"(?:section (?=[^a-z\d]))?(?=[^a-z])(.+)")
say = Phrases("tables")


def in_words(locator: str) -> str:
    """Return a place as a reader finds it.

    Example:
        >>> in_words("Side 6"), in_words("Kapittel 3.9, figur 3.2"), in_words("Vedlegg 2, Tabell V2.1")
        ('slide 6', 'section 3.9, figure 3.2', 'appendix 2, table V2.1')
        >>> in_words("Antall besøk på Helsenorge"), in_words("section E-resept"), in_words("second paragraph")
        ('heading: Antall besøk på Helsenorge', 'heading: E-resept', 'second paragraph')
    """
    text = NUMBERED_PLACE.sub(lambda found: _numbered(found[1]), locator)
    text = SOURCE.sub(lambda found: say("source-of", source=found[1]), text)
    heading = None if NUMBERED_PLACE.match(locator) else HEADING.fullmatch(text)
    return say("heading", heading=heading[1]) if heading else text


def in_document(locator: str, title: str) -> str:
    """Return a place; a page without headings has its title as the place.

    Example:
        >>> in_document("Helsenorge", "Helsenorge"), in_document("Side 6", "Innbyggerundersøkelsen om e-helse 2020")
        ('main text', 'slide 6')
    """
    return say("main-text") if locator == title else in_words(locator)


def joined(places: list[str]) -> str:
    """Return several places in one document, naming what they share once.

    Example:
        >>> joined(["slide 7", "slide 6", "main text"])
        'slides 6, 7; main text'
        >>> joined(["slide 6", "section 3.9", "slide 6"])
        'slide 6; section 3.9'
    """
    known = {_numbered(word): key(word) for word in reversed(NUMBERED)}
    found: dict[str, list[str]] = {}
    for place in sorted(set(places), key=lambda place: (len(place), place)):
        name, _, number = place.rpartition(" ")
        if number.isdecimal() and name in known:
            found.setdefault(name, []).append(number)
        else:
            found[place] = []
    return "; ".join(_together(name, numbers, known) for name, numbers in found.items())


def _numbered(word: str) -> str:
    return say("numbered", word=key(word))


def _together(name: str, numbers: list[str], known: dict[str, str]) -> str:
    if len(numbers) < 2:
        return " ".join([name, *numbers])
    return say("several", word=known[name], numbers=", ".join(numbers))
