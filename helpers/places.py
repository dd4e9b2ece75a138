"""Write the place of a figure in its document in plain English.

The tables name places as the documents do, in their language: a slide, a numbered section, or the heading above.
"""

import re

MAIN_TEXT = "main text"
# What documents number, in their languages, and what it is called in English.
NUMBERED = {"Side": "slide", "Kapittel": "section", "Kap.": "section", "Vedlegg": "appendix", "Tabell": "table"}
NUMBERED |= {"Figur": "figure", "figur": "figure"}
NUMBERED_PLACE = re.compile(rf"\b({'|'.join(map(re.escape, NUMBERED))})(?= V?\d)")
HEADING = re.compile(r"(?:section (?=[^a-z\d]))?(?=[^a-z])(.+)")


def in_words(locator: str) -> str:
    """Return a place as a reader finds it.

    Example:
        >>> in_words("Side 6"), in_words("Kapittel 3.9, figur 3.2"), in_words("Vedlegg 2, Tabell V2.1")
        ('slide 6', 'section 3.9, figure 3.2', 'appendix 2, table V2.1')
        >>> in_words("Antall besøk på Helsenorge"), in_words("section E-resept"), in_words("second paragraph")
        ('heading: Antall besøk på Helsenorge', 'heading: E-resept', 'second paragraph')
    """
    text = NUMBERED_PLACE.sub(lambda found: NUMBERED[found[1]], locator.replace("(kilde ", "(source "))
    heading = HEADING.fullmatch(text)
    return f"heading: {heading[1]}" if heading else text


def in_document(locator: str, title: str) -> str:
    """Return a place; a page without headings has its title as the place.

    Example:
        >>> in_document("Helsenorge", "Helsenorge"), in_document("Side 6", "Innbyggerundersøkelsen om e-helse 2020")
        ('main text', 'slide 6')
    """
    return MAIN_TEXT if locator == title else in_words(locator)


def joined(places: list[str]) -> str:
    """Return several places in one document, naming what they share once.

    Example:
        >>> joined(["slide 7", "slide 6", "main text"])
        'slides 6, 7; main text'
        >>> joined(["slide 6", "section 3.9", "slide 6"])
        'slide 6; section 3.9'
    """
    found: dict[str, list[str]] = {}
    for place in sorted(set(places), key=lambda place: (len(place), place)):
        name, _, number = place.rpartition(" ")
        if number.isdecimal() and name.isalpha():
            found.setdefault(name, []).append(number)
        else:
            found[place] = []
    return "; ".join(
        f"{name}{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}".strip() for name, numbers in found.items()
    )
