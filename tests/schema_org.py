"""What schema.org says of the types and properties that the book uses, to check its descriptions without a network."""

import re
from datetime import date

PARENTS = {
    "Thing": None,
    "CreativeWork": "Thing",
    "Article": "CreativeWork",
    "Book": "CreativeWork",
    "Dataset": "CreativeWork",
    "MediaObject": "CreativeWork",
    "DataDownload": "MediaObject",
    "Organization": "Thing",
    "Place": "Thing",
}
# The type that has a property, and the types of its values.
PROPERTIES = {
    "name": ("Thing", ("Text",)),
    "description": ("Thing", ("Text",)),
    "url": ("Thing", ("URL",)),
    "author": ("CreativeWork", ("Organization",)),
    "publisher": ("CreativeWork", ("Organization",)),
    "datePublished": ("CreativeWork", ("Date",)),
    "encodingFormat": ("CreativeWork", ("MediaType",)),
    "hasPart": ("CreativeWork", ("CreativeWork",)),
    "headline": ("CreativeWork", ("Text",)),
    "inLanguage": ("CreativeWork", ("Language",)),
    "isAccessibleForFree": ("CreativeWork", ("Boolean",)),
    "isBasedOn": ("CreativeWork", ("CreativeWork",)),
    "isPartOf": ("CreativeWork", ("CreativeWork",)),
    "keywords": ("CreativeWork", ("Text",)),
    "license": ("CreativeWork", ("URL",)),
    "spatialCoverage": ("CreativeWork", ("Place",)),
    "temporalCoverage": ("CreativeWork", ("Interval",)),
    "version": ("CreativeWork", ("Text",)),
    "distribution": ("Dataset", ("DataDownload",)),
    "variableMeasured": ("Dataset", ("Text",)),
    "contentUrl": ("MediaObject", ("URL",)),
}
PATTERNS = {
    "Text": r"(?s).*\S.*",
    "URL": r"[^\s<>\"]+",
    "MediaType": r"[a-z]+/[a-z0-9.+-]+",
    "Language": r"[a-z]{2}(-[A-Z]{2})?",
    "Interval": r"\d{4}(/\d{4})?",
}


def faults(described: dict) -> list[str]:
    """Return what is wrong with a description and with all that it holds."""
    kind = described.get("@type")
    if kind not in PARENTS:
        return [f"no type {kind}"]
    found = []
    for name, content in described.items():
        if name.startswith("@"):
            continue
        if name not in PROPERTIES or not is_a(kind, PROPERTIES[name][0]):
            found.append(f"a {kind} has no {name}")
            continue
        values = content if isinstance(content, list) else [content]
        found += [f"{kind} without {name}"] if not values else []
        for value in values:
            found += of_value(f"{name} of a {kind}", value, PROPERTIES[name][1])
    return found


def of_value(place: str, value: object, kinds: tuple[str, ...]) -> list[str]:
    if isinstance(value, dict):
        fits = any(is_a(value.get("@type"), kind) for kind in kinds)
        return faults(value) if fits else [f"{place}: {value.get('@type')} instead of {' or '.join(kinds)}"]
    return [] if any(is_literal(value, kind) for kind in kinds) else [f"{place}: {value!r} is not {' or '.join(kinds)}"]


def is_a(kind: str | None, ancestor: str) -> bool:
    return kind == ancestor or (kind in PARENTS and is_a(PARENTS[kind], ancestor))


def is_literal(value: object, kind: str) -> bool:
    if kind == "Boolean":
        return isinstance(value, bool)
    if not isinstance(value, str):
        return False
    if kind == "Date":
        return date.fromisoformat(value).isoformat() == value
    return kind in PATTERNS and bool(re.fullmatch(PATTERNS[kind], value))
