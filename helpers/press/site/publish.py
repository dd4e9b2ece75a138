"""Put new sites in place of the last ones, in one step, and tell whether the present ones are still good."""

import json
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from helpers.press import files
from helpers.press.edition import DEFAULT, EDITIONS, site_of
from helpers.press.fingerprints import digest_of_folder


def is_current(html: Path, file: Path, wanted: str) -> bool:
    """Return whether a site has a key, and no file of it was changed or lost since it was built."""
    try:
        saved = json.loads(file.read_text(encoding="utf-8"))
        key, files = saved["key"], saved["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return bool(key == wanted and files == digest_of_folder(html, EDITIONS))


def save_key(html: Path, file: Path, key: str) -> None:
    """Save the key of a site, with a fingerprint of its files."""
    files.write(file, json.dumps({"key": key, "files": digest_of_folder(html, EDITIONS)}) + "\n")


def publish(html: Path, built: dict[str, Path], editions: Sequence[str]) -> None:
    """Put new sites in place of the last one, all in one step.

    Args:
        html: Folder of the site of the default edition, which holds those of the others.
        built: Folder of each new site, by name of its edition.
        editions: All editions that the site is to have besides the default one; those that are not new stay.
    """
    aside = html.with_name(f".{html.name}.new")
    shutil.rmtree(aside, ignore_errors=True)
    for name in (DEFAULT, *editions):
        place, last = site_of(aside, name), site_of(html, name)
        place.parent.mkdir(parents=True, exist_ok=True)
        if name in built:
            built[name].rename(place)
        elif last.is_dir():
            shutil.copytree(last, place, copy_function=os.link, ignore=_other_editions(html))
    files.put(aside, html)


def _other_editions(html: Path) -> Callable[[str, list[str]], list[str]]:
    """Return what tells `shutil.copytree` that the site of the default edition ends where those of others begin."""
    return lambda folder, _: [EDITIONS] if Path(folder) == html else []
