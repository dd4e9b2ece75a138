"""Describe the archive of a release as an RO-Crate: what each folder, table and chapter in it is."""

import json
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from rocrate.model import ContextEntity
from rocrate.rocrate import ROCrate

from helpers.press.citation import LICENCE_ADDRESS, Citation

NAME = "ro-crate-metadata.json"
SITE = "site"
# The folders and files at the top whose names do not say what they hold.
NAMES = {
    SITE: "The book as a website; open index.html",
    "data": "The tables, a data package",
    "notebooks": "The chapters as notebooks, with their outputs",
    "helpers": "The code that chapters call, and the press that builds the book",
    "tests": "The tests of tables, chapters, code and site",
    "_static": "Styles, scripts and fonts of the site",
    "requirements.txt": "The version and the hash of every package that the book is built with",
}
# What is under the licence of the code; the rest is under that of the book.
CODE = ("helpers", "tests")
TYPES = {
    ".cff": "application/yaml",
    ".csv": "text/csv",
    ".ipynb": "application/x-ipynb+json",
    ".json": "application/json",
    ".md": "text/markdown",
    ".toml": "application/toml",
    ".txt": "text/plain",
    ".yml": "application/yaml",
}


def description(citation: Citation, files: Iterable[str], titles: dict[str, str]) -> str:
    """Return the metadata of an archive.

    Args:
        citation: What `CITATION.cff` says about the book.
        files: Names of all files in the archive, besides the metadata.
        titles: Title of each table and chapter, by the name of its file.

    Example:
        >>> from helpers.press.project import Project
        >>> found = description(Citation.of(Project.here()), ["data/events.csv"], {"data/events.csv": "Events"})
        >>> [entity["@id"] for entity in json.loads(found)["@graph"]][2:]
        ['#author-1', 'https://creativecommons.org/licenses/by/4.0/', 'data/', 'data/events.csv']
    """
    crate = ROCrate()
    authors = [
        crate.add(ContextEntity(crate, f"#author-{place}", {"@type": "Organization", "name": author}))
        for place, author in enumerate(citation.authors, 1)
    ]
    licence = ContextEntity(crate, LICENCE_ADDRESS, {"@type": "CreativeWork", "name": "CC BY 4.0"})
    crate.name, crate.description, crate.license = citation.title, citation.abstract, crate.add(licence)
    # The library would take the time from the clock.
    crate.datePublished = citation.released
    crate.root_dataset["author"] = authors
    crate.root_dataset["version"] = citation.version
    crate.root_dataset["keywords"] = ", ".join(citation.keywords)
    crate.root_dataset["inLanguage"] = "en"
    for top in sorted({PurePosixPath(name).parts[0] for name in files}):
        inside = [name for name in files if name.startswith(f"{top}/")]
        if not inside:
            crate.add_file(dest_path=top, properties=_about(top, NAMES.get(top, top)))
            continue
        of_code = {"license": {"@id": "LICENSE"}} if top in CODE else {}
        folder = crate.add_dataset(dest_path=f"{top}/", properties={"name": NAMES.get(top, top), **of_code})
        folder["hasPart"] = [
            crate.add_file(dest_path=name, properties=_about(name, titles[name])) for name in inside if name in titles
        ]
    return json.dumps(crate.metadata.generate(), ensure_ascii=False, indent=2) + "\n"


def _about(name: str, title: str) -> dict[str, Any]:
    kind = TYPES.get(PurePosixPath(name).suffix)
    return {"name": title} | ({"encodingFormat": kind} if kind else {})
