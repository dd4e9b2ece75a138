"""Describe a release in the form that Zenodo reads, `.zenodo.json`, from `CITATION.cff`.

It is made for the archive alone: Zenodo prefers this file to `CITATION.cff`, so that a committed copy could contradict
it unnoticed.
"""

import json
from typing import Any

from helpers.press import citation
from helpers.press.project import Project

NAME = ".zenodo.json"
# Zenodo names languages by ISO 639-2.
LANGUAGE = "eng"
ORCID = "https://orcid.org/"


def description(project: Project) -> str:
    """Return the file for a project.

    Example:
        >>> json.loads(description(Project.here()))["upload_type"]
        'dataset'
    """
    fields = citation.fields(project)
    described = {
        "upload_type": fields["type"],
        "title": fields["title"],
        "description": fields["abstract"],
        "creators": [_creator(author) for author in fields["authors"]],
        "publication_date": fields["date-released"].isoformat(),
        "version": str(fields["version"]),
        "license": fields["license"],
        "access_right": "open",
        "keywords": fields["keywords"],
        "language": LANGUAGE,
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _creator(author: dict[str, Any]) -> dict[str, str]:
    """Return an author, a person with the family name first.

    Example:
        >>> _creator({"given-names": "Kari", "family-names": "Nordmann", "orcid": "https://orcid.org/0000-0001"})
        {'name': 'Nordmann, Kari', 'orcid': '0000-0001'}
    """
    found = {
        "name": author.get("name") or f"{author['family-names']}, {author['given-names']}",
        "affiliation": author.get("affiliation", ""),
        "orcid": author.get("orcid", "").removeprefix(ORCID),
    }
    return {key: value for key, value in found.items() if value}
