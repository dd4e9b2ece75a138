"""Build the static site with Jupyter Book, aside, and put it in place in one step."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

import yaml

from helpers import reads
from helpers.press import chapters, files, surroundings
from helpers.press.pages import provenance
from helpers.press.pages.provenance import EDITIONS, Edition
from helpers.press.runs import inputs, keys

FILES = ("_config.yml", "_toc.yml", "references.bib")
FOLDERS = ("_static", "data")
FAULT = re.compile(r"(?i)(warning|error|exception): *\S")


class SiteError(RuntimeError):
    """Jupyter Book could not build the site without a warning."""


def sources() -> list[str]:
    """Return the files of the repository that a site is made of, besides its notebooks."""
    pages = [f"{file}.md" for file in chapters.toc_files() if not file.startswith("notebooks/")]
    inside = [f"{folder}/{name}" for folder in FOLDERS for name in sorted(inputs.files_in(chapters.ROOT / folder))]
    return [*FILES, *pages, *inside]


def assemble(
    folder: Path,
    notebooks: dict[str, str],
    pages: dict[str, str] | None = None,
    edition: Edition | None = None,
) -> None:
    """Write the source of a site.

    Args:
        folder: Where to.
        notebooks: Executed notebooks by name; the numbers of each are written beside it.
        pages: Pages that the press itself writes, by name; they come last in the table of contents.
        edition: What each page says of the edition; the default one if None.
    """
    # It needs pandas, which takes longer to load than it takes to see that nothing has changed.
    from helpers.press import numbers

    shutil.rmtree(folder, ignore_errors=True)
    (folder / "notebooks").mkdir(parents=True)
    for name in sources():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(chapters.ROOT / name, folder / name)
    for name, text in notebooks.items():
        (folder / "notebooks" / f"{name}.ipynb").write_text(text, encoding="utf-8")
        (folder / "notebooks" / f"{name}.json").write_text(numbers.of(text).as_text(), encoding="utf-8")
    for name, text in (pages or {}).items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    _list_last(folder / "_toc.yml", list(pages or {}))
    provenance.write(folder, edition or Edition())


def key(notebooks: dict[str, str], lines: dict[str, str], edition: Edition) -> str:
    """Return a key of all that decides a site.

    Args:
        notebooks: Executed notebooks by name.
        lines: Key of the run of each chapter, by name.
        edition: What each page says of the edition.
    """
    copied = {name: inputs.digest((chapters.ROOT / name).read_bytes()) for name in sources()}
    texts = {name: inputs.digest(text) for name, text in notebooks.items()}
    code = {name: found for name, found in inputs.snapshot().items() if name.startswith("helpers/")}
    made_by = [keys.setting(inputs.ROOT), code, provenance.commit()]
    return inputs.digest(json.dumps([*made_by, copied, texts, lines, asdict(edition)], sort_keys=True))


def is_current(html: Path, sealed: Path, wanted: str) -> bool:
    """Return whether a site has a key, and no file of it was changed or lost since it was built."""
    try:
        told = json.loads(sealed.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return told == {"key": wanted, "files": fingerprint(html)}


def seal(html: Path, sealed: Path, made_of: str) -> None:
    """Keep the key of a site in a file, with what the files of the site are."""
    files.write(sealed, json.dumps({"key": made_of, "files": fingerprint(html)}) + "\n")


def folder_of(html: Path, name: str) -> Path:
    """Return the folder of the site of an edition, given that of the default one, which holds the others."""
    return html if name == provenance.DEFAULT else html / EDITIONS / name


def editions_in(html: Path) -> set[str]:
    """Return the names of the editions that a site has, besides the default one."""
    return {path.name for path in (html / EDITIONS).glob("*") if path.is_dir()}


def fingerprint(folder: Path) -> str:
    """Return one fingerprint of all files of a site, with their names; its editions have their own."""
    paths = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    own = [path for path in paths if path.parts[0] != EDITIONS]
    return inputs.digest(*(part for path in own for part in (path.as_posix(), (folder / path).read_bytes())))


def _list_last(toc: Path, pages: list[str]) -> None:
    told = yaml.safe_load(toc.read_text(encoding="utf-8"))
    told["parts"][-1]["chapters"] += [{"file": page} for page in pages]
    toc.write_text(yaml.safe_dump(told, sort_keys=False), encoding="utf-8")


def build(source: Path) -> Path:
    """Build the site of an assembled source and return its folder, which is inside the source.

    Args:
        source: Folder made by `assemble`.

    Raises:
        SiteError: If Jupyter Book fails or warns.
    """
    shutil.rmtree(source / "_build", ignore_errors=True)
    command = [sys.executable, "-m", "helpers.press.pages", "build", source]
    options = ["--warningiserror", "--nitpick", "--keep-going", "--all"]
    with surroundings.folder("home-") as home:
        # A book checks its tables before it builds its site.
        environment = surroundings.environment(inputs.ROOT, home) | surroundings.git_settings() | {reads.CHECKED: "yes"}
        done = subprocess.run(
            [*command, *options], capture_output=True, encoding="utf-8", errors="replace", check=False, env=environment
        )
    if done.returncode:
        faults = [*_faults(done.stdout + done.stderr), *_signal(done.returncode)]
        raise SiteError("Jupyter Book did not build the site:\n" + "\n".join(faults))
    html = source / "_build" / "html"
    # With this note Sphinx would know what to build again; it depends on where the themes are on this machine.
    (html / ".buildinfo").unlink()
    return html


def _faults(said: str) -> list[str]:
    """Return the lines that tell what is wrong, each once, without the code that an exception went through."""
    lines = said.splitlines()
    return list(dict.fromkeys(line for line in lines if FAULT.search(line))) or lines[-20:]


def _signal(status: int) -> list[str]:
    """Return what ended a program that did not end by itself."""
    if status >= 0:
        return []
    return [f"It was ended by {signal.Signals(-status).name}; perhaps the machine ran out of memory."]


def publish(html: Path, built: dict[str, Path], editions: Sequence[str]) -> None:
    """Put new sites in place of the last one, all in one step.

    Args:
        html: Folder of the site of the default edition, which holds those of the others.
        built: Folder of each new site, by name of its edition.
        editions: All editions that the site is to have besides the default one; those that are not new stay.
    """
    aside = html.with_name(f".{html.name}.new")
    shutil.rmtree(aside, ignore_errors=True)
    for name in (provenance.DEFAULT, *editions):
        place, last = folder_of(aside, name), folder_of(html, name)
        place.parent.mkdir(parents=True, exist_ok=True)
        if name in built:
            os.rename(built[name], place)
        elif last.is_dir():
            shutil.copytree(last, place, copy_function=os.link, ignore=_other_editions(html))
    files.put(aside, html)


def _other_editions(html: Path) -> Callable[[str, list[str]], list[str]]:
    """Return what tells `shutil.copytree` that the site of the default edition ends where those of others begin."""
    return lambda folder, _: [EDITIONS] if Path(folder) == html else []
