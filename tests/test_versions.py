"""A public site has the former versions beside the new one, with a notice on their pages, and names a contact."""

import json
import os
import shutil
import zipfile
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from click.testing import CliRunner
from this_book import BOOK

from helpers.press import cli
from helpers.press.edition import EDITIONS
from helpers.press.fingerprints import digest_of_folder
from helpers.press.project import Project
from helpers.press.site import versions

CHAPTER, GONE = "notebooks/satisfaction.html", "notebooks/gone.html"
PAGES = ("index.html", "intro.html", "cite.html", "search.html", CHAPTER, f"{EDITIONS}/strict/{CHAPTER}")
CONTACT = {"contact": [{"name": "A publisher", "email": "mail@example.org"}]}


@pytest.fixture
def public(html, tmp_path) -> Project:
    """Return a book with some pages of the built site, and with a contact."""
    project = Project(tmp_path / "book")
    for page in PAGES:
        (project.html / page).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(html / page, project.html / page)
    set_citation(project, version="2027.01", **CONTACT)
    return project


@pytest.fixture
def former(public, tmp_path) -> Path:
    """Return the archives of two former versions; one has a page that the new one lacks."""
    folder = tmp_path / "former"
    folder.mkdir()
    for version in ("2026.9", "2026.11"):
        set_citation(public, version=version, **CONTACT)
        shutil.copy(versions.publish(public)[1], folder / f"v{version}.zip")
    with zipfile.ZipFile(folder / "v2026.9.zip", "a") as packed:
        packed.writestr(GONE, (public.html / CHAPTER).read_text(encoding="utf-8"))
    set_citation(public, version="2027.01", **CONTACT)
    return folder


def set_citation(project: Project, **changed: object) -> None:
    fields = yaml.safe_load((BOOK.root / "CITATION.cff").read_text(encoding="utf-8"))
    fields |= changed
    (project.root / "CITATION.cff").write_text(yaml.safe_dump(fields), encoding="utf-8")
    built = project.html / "data" / "datapackage.json"
    built.parent.mkdir(exist_ok=True)
    built.write_text(json.dumps({"version": fields["version"]}), encoding="utf-8")


def press(project: Project, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli.main, ["publish", *arguments], obj=project)
    return result.exit_code, result.output


def read(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


def notices(page: Path) -> list[tuple[str, Path]]:
    """Return the text of the notices of a page, each with the page that it links to."""
    found = read(page).select(".newer-version")
    return [(notice.get_text(), Path(os.path.normpath(page.parent / notice.a["href"]))) for notice in found]


def test_every_page_has_one_place_for_the_notice(html, pages):
    assert {page: (html / page).read_text(encoding="utf-8").count(versions.NEWER) for page in pages} == dict.fromkeys(
        pages, 1
    )


def test_each_page_of_a_former_version_leads_to_the_new_one(public, former):
    site, _ = versions.publish(public, "v2027.01", former)
    for version in ("2026.9", "2026.11"):
        old = site / f"v{version}"
        for name in ("intro.html", "search.html", CHAPTER):
            said = f"This is version {version} of the book. This page in version 2027.01 is newer."
            assert notices(old / name) == [(said, site / name)], name
            assert (site / name).is_file()
    [(said, target)] = notices(site / "v2026.9" / GONE)
    assert said.endswith("Version 2027.01 is newer, and no longer has this page.")
    assert target == site / "index.html"


def test_former_version_is_kept_without_its_other_editions(public, former):
    site, _ = versions.publish(public, former=former)
    assert read(site / CHAPTER).select(".edition-switcher")
    assert not read(site / "v2026.11" / CHAPTER).select(".edition-switcher")
    assert not (site / "v2026.11" / EDITIONS).exists()
    assert (site / EDITIONS / "strict" / CHAPTER).is_file()


def test_new_version_has_no_notice_and_lists_the_former_ones(public, former):
    site, _ = versions.publish(public, former=former)
    assert {name: notices(site / name) for name in PAGES} == {name: [] for name in PAGES}
    links = read(site / "cite.html").select("a[href^='v20']")
    assert [(link.get_text(), link["href"]) for link in links] == [
        ("2026.11", "v2026.11/index.html"),
        ("2026.9", "v2026.9/index.html"),
    ]


def test_publishing_changes_no_built_page_and_gives_the_same_bytes_again(public, former):
    before = digest_of_folder(public.html)
    site, archive = versions.publish(public, former=former)
    first = digest_of_folder(site), archive.read_bytes()
    assert (digest_of_folder(versions.publish(public, former=former)[0]), archive.read_bytes()) == first
    assert digest_of_folder(public.html) == before
    with zipfile.ZipFile(archive) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_archive_of_the_same_version_is_left_out(public, former):
    shutil.copy(former / "v2026.11.zip", former / "v2027.01.zip")
    site, _ = versions.publish(public, former=former)
    assert sorted(path.name for path in site.glob("v*")) == ["v2026.11", "v2026.9"]


def test_book_without_a_contact_is_not_published(public):
    set_citation(public)
    status, said = press(public)
    assert (status, said) == (1, f"{versions.NO_CONTACT}\n")
    assert not (public.build / "public").exists()


def test_message_on_the_contact_shows_what_to_add(public):
    added = yaml.safe_load(versions.NO_CONTACT.partition("Add:\n")[2])
    set_citation(public, **added)
    assert press(public)[0] == 0


def test_tag_must_name_the_version(public):
    assert press(public, "--tag", "v2027.02") == (
        1,
        "the tag is v2027.02, but CITATION.cff has version 2027.01: change one of them\n",
    )
    assert press(public, "--tag", "v2027.01")[0] == 0


def test_site_must_be_there_and_of_the_version(public):
    end = "; press book --edition all builds that of version 2027.01\n"
    built = public.html / "data" / "datapackage.json"
    built.write_text('{"version": "2026.11"}', encoding="utf-8")
    assert press(public) == (1, f"the site in {public.html} is of version 2026.11{end}")
    shutil.rmtree(public.html)
    assert press(public) == (1, f"there is no site in {public.html}{end}")


def test_archive_with_another_name_is_rejected(public, former):
    (former / "v2026.11.zip").rename(former / "..zip")
    status, said = press(public, "--former", str(former))
    assert (status, said) == (1, f"{former}: . is no tag of a version, such as v2026.11\n")


def test_archive_writes_nothing_outside_its_folder(public, former):
    with zipfile.ZipFile(former / "v2026.11.zip", "a") as packed:
        packed.writestr("../../escaped.html", "outside")
    site, _ = versions.publish(public, former=former)
    assert not list(public.root.rglob("escaped.html")) or (site / "v2026.11" / "escaped.html").is_file()
    assert not (site / "escaped.html").exists()
