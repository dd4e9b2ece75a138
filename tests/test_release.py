"""The archive of a release is complete, describes itself, and has the same bytes whenever it is made."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from jsonschema import validate
from this_book import BOOK

from helpers.press.citation import LICENCE_ADDRESS, Citation
from helpers.press.pages import provenance
from helpers.press.project import Project
from helpers.press.release import archive, crate, zenodo

# What Zenodo asks of the description of an upload: https://developers.zenodo.org/#representation
ZENODO = {
    "type": "object",
    "required": ["upload_type", "title", "description", "creators", "publication_date", "access_right", "license"],
    "additionalProperties": False,
    "properties": {
        "upload_type": {"enum": ["dataset", "software"]},
        "title": {"type": "string", "minLength": 1},
        "description": {"type": "string", "minLength": 1},
        "creators": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["name"],
                "additionalProperties": False,
                "properties": {
                    "name": {"type": "string", "minLength": 1},
                    "affiliation": {"type": "string", "minLength": 1},
                    "orcid": {"type": "string", "pattern": r"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$"},
                },
            },
        },
        "publication_date": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
        "version": {"type": "string"},
        "access_right": {"const": "open"},
        "license": {"type": "string"},
        "keywords": {"type": "array", "items": {"type": "string"}},
        "language": {"type": "string", "pattern": "^[a-z]{3}$"},
    },
}
PERSON = """
  - given-names: Kari
    family-names: Nordmann
    affiliation: The institute
    orcid: https://orcid.org/0000-0002-1825-0097
"""


def git(root: Path, *arguments: str) -> None:
    author = ("-c", "user.name=Someone", "-c", "user.email=someone@example.org")
    subprocess.run(["git", "-C", str(root), *author, *arguments], check=True, capture_output=True)


@pytest.fixture
def released(small_book) -> Project:
    """Return a small book in a repository, with a stand-in for its site."""
    (small_book.root / ".gitignore").write_text("_build/\n", encoding="utf-8")
    shutil.copy(BOOK.root / "requirements.txt", small_book.root)
    program = small_book.root / "run"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    shutil.copy(BOOK.root / "LICENSE", small_book.root)
    git(small_book.root, "init")
    git(small_book.root, "add", "--all")
    git(small_book.root, "commit", "--message", "A book")
    for page in ("intro.html", "editions/strict/intro.html"):
        (small_book.html / page).parent.mkdir(parents=True, exist_ok=True)
        (small_book.html / page).write_text(f"Commit: {provenance.commit(small_book)}.", encoding="utf-8")
    return small_book


def test_the_archive_holds_repository_site_and_descriptions(released):
    packed = zipfile.ZipFile(archive.make(released))
    names = set(packed.namelist())
    assert {"CITATION.cff", "requirements.txt", "notebooks/glossary.ipynb", "helpers/data.py"} <= names
    assert {f"data/{path.name}" for path in BOOK.data.glob("*.csv")} <= names
    assert {"site/intro.html", "site/editions/strict/intro.html"} <= names
    assert {zenodo.NAME, crate.NAME} <= names
    assert not [name for name in names if name.startswith(("_build", ".git/"))]
    for name in ("CITATION.cff", "data/events.csv"):
        assert packed.read(name) == (released.root / name).read_bytes()
    assert packed.getinfo("run").external_attr >> 16 == 0o100755


def test_the_archive_is_the_same_whenever_it_is_made(released):
    path = archive.make(released)
    first = path.read_bytes()
    for file in [*released.html.rglob("*"), released.root / "CITATION.cff"]:
        os.utime(file, (0, 0))
    path.unlink()
    assert archive.make(released).read_bytes() == first
    day = Citation.of(released).released
    names = zipfile.ZipFile(path).namelist()
    assert names == sorted(names)
    assert {entry.date_time[:3] for entry in zipfile.ZipFile(path).infolist()} == {(day.year, day.month, day.day)}


def test_the_crate_describes_all_of_the_archive(released):
    packed = zipfile.ZipFile(archive.make(released))
    metadata = json.loads(packed.read(crate.NAME))
    entities = {entity["@id"]: entity for entity in metadata["@graph"]}
    assert entities[crate.NAME]["about"] == {"@id": "./"}
    citation = Citation.of(released)
    assert entities["./"]["name"] == citation.title
    assert entities["./"]["datePublished"] == citation.released.isoformat()
    assert [entities[author["@id"]]["name"] for author in entities["./"]["author"]] == list(citation.authors)
    names = set(packed.namelist()) - {crate.NAME}
    folders = {part["@id"] for part in entities["./"]["hasPart"] if part["@id"].endswith("/")}
    described = {key for key, entity in entities.items() if entity["@type"] == "File"}
    assert described <= names
    assert all(name in described or f"{name.partition('/')[0]}/" in folders for name in names)
    references = [entity["license"]["@id"] for entity in metadata["@graph"] if "license" in entity]
    assert set(references) == {LICENCE_ADDRESS, "LICENSE"} <= entities.keys()
    assert entities["data/population.csv"]["name"] == "Population on 1 January"
    assert all(f"data/{path.name}" in described for path in BOOK.data.glob("*.csv"))
    assert all(part["@id"] in entities for entity in metadata["@graph"] for part in entity.get("hasPart", []))


def test_a_release_with_changes_is_refused(released):
    (released.root / "intro.md").write_text("# Another book\n", encoding="utf-8")
    with pytest.raises(archive.ReleaseError, match=r"(?s)commit or undo these changes first:.*intro\.md"):
        archive.make(released)


def test_a_release_without_a_site_of_its_commit_is_refused(released):
    git(released.root, "commit", "--allow-empty", "--message", "A change")
    with pytest.raises(archive.ReleaseError, match="no site of this commit"):
        archive.make(released)
    shutil.rmtree(released.html)
    with pytest.raises(archive.ReleaseError, match="no site of this commit"):
        archive.make(released)


def test_a_folder_without_git_is_refused(released):
    shutil.rmtree(released.root / ".git")
    with pytest.raises(archive.ReleaseError, match="no Git repository"):
        archive.make(released)


@pytest.mark.parametrize("authors", ["", PERSON], ids=["as it is", "with a person"])
def test_the_description_for_zenodo_is_valid_and_says_what_the_citation_says(small_book, authors):
    path = small_book.root / "CITATION.cff"
    path.write_text(path.read_text(encoding="utf-8").replace("authors:\n", f"authors:{authors or chr(10)}"), "utf-8")
    made = json.loads(zenodo.description(small_book))
    validate(made, ZENODO)
    citation = Citation.of(small_book)
    assert (made["title"], made["version"]) == (citation.title, citation.version)
    assert made["publication_date"] == citation.released.isoformat()
    people = [creator["name"] for creator in made["creators"] if "orcid" in creator]
    assert people == (["Nordmann, Kari"] if authors else [])


def test_the_citation_file_is_valid():
    """By the schema of the Citation File Format."""
    checked = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.citation-file-format", "CITATION.cff"],
        cwd=BOOK.root,
        check=False,
        capture_output=True,
        text=True,
    )
    assert checked.returncode == 0, checked.stdout
