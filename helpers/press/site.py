"""Build the static site with Jupyter Book, aside, and put it in place in one step."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from helpers.press import chapters, provenance

FILES = ("_config.yml", "_toc.yml", "references.bib")
FOLDERS = ("_static", "data")


class SiteError(RuntimeError):
    """Jupyter Book could not build the site without a warning."""


def assemble(folder: Path, notebooks: dict[str, str], edition: str = "default") -> None:
    """Write the source of a site.

    Args:
        folder: Where to write it.
        notebooks: Executed notebooks by name; the other pages are taken as they stand.
        edition: Name of the edition, which each page shows.
    """
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "notebooks").mkdir(parents=True)
    pages = [f"{file}.md" for file in chapters.toc_files() if not file.startswith("notebooks/")]
    for page in (*FILES, *pages):
        shutil.copyfile(chapters.ROOT / page, folder / page)
    for name in FOLDERS:
        shutil.copytree(chapters.ROOT / name, folder / name)
    for name, text in notebooks.items():
        (folder / "notebooks" / f"{name}.ipynb").write_text(text, encoding="utf-8")
    provenance.write(folder, edition)


def build(source: Path, html: Path) -> None:
    """Build the site of an assembled source; only a site without warnings replaces the last one.

    Args:
        source: Folder made by `assemble`.
        html: Folder of the site.

    Raises:
        SiteError: If Jupyter Book fails or warns; the last good site stays.
    """
    shutil.rmtree(source / "_build", ignore_errors=True)
    command = Path(sys.executable).with_name("jupyter-book")
    options = ["--warningiserror", "--nitpick", "--keep-going", "--all"]
    environment = os.environ | {"NO_COLOR": "1"}
    done = subprocess.run(
        [command, "build", source, *options], capture_output=True, text=True, check=False, env=environment
    )
    if done.returncode:
        lines = (done.stdout + done.stderr).splitlines()
        told = [line for line in lines if "WARNING" in line or "ERROR" in line] or lines[-20:]
        raise SiteError("Jupyter Book did not build the site:\n" + "\n".join(told))
    _swap(source / "_build" / "html", html)


def _swap(new: Path, place: Path) -> None:
    old = place.with_name(f".{place.name}-old")
    shutil.rmtree(old, ignore_errors=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists():
        os.rename(place, old)
    os.rename(new, place)
    shutil.rmtree(old, ignore_errors=True)
