"""Build a site with Jupyter Book.

What Sphinx has read and written stays in the folder of the source, so that the next build reads and writes
only the pages that have changed. It begins from nothing if anything else has changed, or if the last
build failed: a page that warned must warn again.
"""

import re
import shutil
import signal
import subprocess
import sys
import sysconfig
from pathlib import Path

from helpers import reads
from helpers.press import environment
from helpers.press.errors import PressError
from helpers.press.fingerprints import digest, digest_of_json
from helpers.press.pages import provenance
from helpers.press.project import Project
from helpers.press.runs import keys
from helpers.press.site import source as sources

FAULT = re.compile(r"(?i)(warning|error|exception): *\S")
KEPT = "kept.txt"
# Sphinx notes in it where the themes are on this machine.
BUILD_INFO = ".buildinfo"


class SiteError(PressError):
    """Jupyter Book could not build the site without a warning."""


def build(project: Project, source: Path) -> Path:
    """Build the site of an assembled source and return its folder, which is inside the source.

    Args:
        project: The book.
        source: Folder made by `helpers.press.site.source.assemble`.

    Raises:
        SiteError: If Jupyter Book fails or warns.
    """
    built, basis = source / sources.BUILT, _basis(project, source)
    if not _takes(built / KEPT, basis):
        shutil.rmtree(built, ignore_errors=True)
    command = [sys.executable, "-m", "helpers.press.pages", "build", source]
    options = ["--warningiserror", "--nitpick", "--keep-going"]
    with environment.folder("home-") as home:
        # A book checks its tables before it builds its site.
        variables = environment.environment(project.root, home) | environment.git_settings() | {reads.CHECKED: "yes"}
        done = subprocess.run(
            [*command, *options], capture_output=True, encoding="utf-8", errors="replace", check=False, env=variables
        )
    if done.returncode:
        faults = [*_faults(done.stdout + done.stderr), *_signal(done.returncode)]
        raise SiteError("Jupyter Book did not build the site:\n" + "\n".join(faults))
    site = _finished(project, source)
    (built / KEPT).write_text(basis, encoding="utf-8")
    return site


def _takes(note: Path, basis: str) -> bool:
    """Return whether the last build is good and had the same basis; until this one has ended, there is no last one."""
    is_good = note.is_file() and note.read_text(encoding="utf-8") == basis
    note.unlink(missing_ok=True)
    return is_good


def _basis(project: Project, source: Path) -> str:
    """Return a fingerprint of all that decides a site besides the text of its pages and the values of its tables."""
    origin = provenance.read(source)
    names = [name for name in sources.files(source) if sources.is_shared(name)]
    shared = {name: digest((source / name).read_bytes()) for name in names}
    code = {name: digest((project.root / name).read_bytes()) for name in sources.code(project)}
    packages = sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    about = [str(project.root), str(source), origin.edition, origin.others, packages]
    return digest_of_json([keys.setting(project), shared, code, about])


def _finished(project: Project, source: Path) -> Path:
    """Copy what Sphinx has written, with commit and data put into each page, and return the folder of the site."""
    html, site, origin = (source / sources.BUILT / "html"), source / sources.BUILT / "site", provenance.read(source)
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(html, site, ignore=shutil.ignore_patterns(BUILD_INFO))
    commit, tables = provenance.commit(project), provenance.fingerprint(source / "data")
    for page in site.rglob("*.html"):
        text = page.read_bytes()
        if provenance.COMMIT.encode() in text:
            about = {provenance.COMMIT: commit, provenance.DATA: origin.data.get(page.stem) or tables}
            for mark, value in about.items():
                text = text.replace(mark.encode(), value.encode())
            page.write_bytes(text)
    return site


def _faults(said: str) -> list[str]:
    """Return the lines that tell what is wrong, each once, without the code that an exception went through."""
    lines = said.splitlines()
    return list(dict.fromkeys(line for line in lines if FAULT.search(line))) or lines[-20:]


def _signal(status: int) -> list[str]:
    """Return what ended a program that did not end by itself."""
    if status >= 0:
        return []
    return [f"It was ended by {signal.Signals(-status).name}; perhaps the machine ran out of memory."]
