"""Make a site ready for a public host, with the former versions of the book beside the new one.

A version stays at its own address, such as `v2026.11/`, and its pages say that a newer one exists. That needs no new
build of it and no script: each page has a place for the notice, which is filled when the next version is published.
"""

import json
import os
import re
import shutil
import zipfile
from pathlib import Path

from helpers import escape
from helpers.phrases import Phrases
from helpers.press import files, packing
from helpers.press.citation import Citation
from helpers.press.edition import EDITIONS
from helpers.press.errors import PressError
from helpers.press.pages import package
from helpers.press.project import Project

say = Phrases("site")
TAG = re.compile(r"v(\d+(?:\.\d+)*)")
# What pages have where the notice, the list of former versions and the links to other editions stand.
NEWER, FORMER = "<!--newer version-->", "<!-- former versions -->"
SWITCHER = re.compile(r"<!--editions: begin-->.*?<!--editions: end-->", re.DOTALL)
NO_CONTACT = """CITATION.cff names no contact, and readers of a public site must be able to reach its publisher. Add:
contact:
  - name: Who publishes the book
    email: name@example.org"""


class PublishError(PressError):
    """The book cannot be made public as it is."""


def publish(project: Project, tag: str = "", former: Path | None = None) -> tuple[Path, Path]:
    """Write the public site and the archive from which the next version takes this one.

    Args:
        project: The book, with its site.
        tag: Tag of the release; not checked if empty.
        former: Folder with the archives of former versions, each named after its tag, such as `v2026.11.zip`.

    Returns:
        The folder of the public site and the archive.

    Raises:
        PublishError: If the book has no contact or no site of its version, or if a tag does not fit.
    """
    citation = Citation.of(project)
    _check(project, citation, tag)
    archives = _archives(former, citation.version) if former else {}
    public, archive = project.build / "public", project.build / "site.zip"
    aside = public.with_name(f".{public.name}.new")
    shutil.rmtree(aside, ignore_errors=True)
    # Links save the space of a copy; what is changed below is written anew.
    shutil.copytree(project.html, aside, copy_function=os.link)
    for name, path in archives.items():
        _lay(aside, name, path, citation.version)
    _list(aside, list(archives))
    files.put(aside, public)
    packed = archive.with_name(f".{archive.name}.new")
    pages = (path for path in project.html.rglob("*") if path.is_file())
    packing.pack(packed, {path.relative_to(project.html).as_posix(): path for path in pages})
    packed.replace(archive)
    return public, archive


def notice(version: str, newer: str, address: str, *, is_same_page: bool) -> str:
    """Return the notice on a page of a former version.

    Args:
        version: Its version.
        newer: The version that is published beside it.
        address: Address of the page in the newer version, or of its first page.
        is_same_page: Whether the newer version has the page.

    Example:
        >>> print(notice("2026.11", "2027.01", "../index.html", is_same_page=False))
        <section class="newer-version" aria-label="Newer version"><p>This is version 2026.11 of the book. \
<a href="../index.html">Version 2027.01</a> is newer, and no longer has this page.</p></section>
    """
    link = {"start": f'<a href="{escape.html(address)}">', "end": "</a>"}
    said = say.html("newer-page" if is_same_page else "newer-book", link, version=version, newer=newer)
    return f'<section class="newer-version" aria-label="{say.html("newer-version")}"><p>{said}</p></section>'


def _check(project: Project, citation: Citation, tag: str) -> None:
    if not citation.contact:
        raise PublishError(NO_CONTACT)
    if tag and tag != f"v{citation.version}":
        raise PublishError(f"the tag is {tag}, but CITATION.cff has version {citation.version}: change one of them")
    if (built := _version_of(project.html)) != citation.version:
        found = f"the site in {project.html} is of version {built}" if built else f"there is no site in {project.html}"
        raise PublishError(f"{found}; press book --edition all builds that of version {citation.version}")


def _version_of(site: Path) -> str:
    """Return the version that the tables of a site name; empty without a site."""
    path = site / package.FOLDER / package.PACKAGE
    return json.loads(path.read_text(encoding="utf-8"))["version"] if path.is_file() else ""


def _archives(folder: Path, version: str) -> dict[str, Path]:
    """Return the archives of former versions by their tags, from the last one to the first."""
    found = {path.stem: path for path in folder.glob("*.zip") if path.stem != f"v{version}"}
    if wrong := sorted(name for name in found if not TAG.fullmatch(name)):
        raise PublishError(f"{folder}: {', '.join(wrong)} is no tag of a version, such as v2026.11")
    return {name: found[name] for name in sorted(found, key=_order, reverse=True)}


def _order(tag: str) -> list[int]:
    return [int(part) for part in tag.removeprefix("v").split(".")]


def _lay(site: Path, tag: str, archive: Path, newer: str) -> None:
    """Unpack a former version into the site and put the notice on its pages.

    Only its default edition is kept, since all of them would soon fill a host; the archive has the others.
    """
    folder = site / tag
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder, [name for name in packed.namelist() if not name.startswith(f"{EDITIONS}/")])
    for page in folder.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        if NEWER in text:
            name = page.relative_to(folder).as_posix()
            same = (site / name).is_file()
            root = "../" * (name.count("/") + 1)
            address = f"{root}{name if same else 'index.html'}"
            said = notice(tag.removeprefix("v"), newer, address, is_same_page=same)
            page.write_text(SWITCHER.sub("", text.replace(NEWER, said)), encoding="utf-8")


def _list(site: Path, tags: list[str]) -> None:
    """Name the former versions on the pages of the new one that have a place for it."""
    links = ", ".join(f'<a href="{tag}/index.html">{tag.removeprefix("v")}</a>' for tag in tags)
    for page in site.glob("*.html") if tags else []:
        text = page.read_text(encoding="utf-8")
        if FORMER in text:
            files.write(page, text.replace(FORMER, f"<p>{say.html('former-versions', {'versions': links})}</p>"))
