"""Cache what takes time to make in a folder, until what it is made from changes."""

import hashlib
import io
import json
import zipfile
import zlib
from pathlib import Path

from helpers.press import files
from helpers.press.drawings import converter


def place(folder: Path, maker: str, *parts: object) -> Path:
    """Return where something is kept; the place differs as soon as its maker, the converter or a part of it does.

    Args:
        folder: The folder of the cache.
        maker: The Python file that makes it.
        parts: All that it is made from, as JSON can write it.
    """
    made_from = json.dumps([Path(maker).read_text(encoding="utf-8"), *converter.version(), *parts], sort_keys=True)
    return folder / f"{hashlib.sha256(made_from.encode()).hexdigest()}.zip"


def load(path: Path) -> dict[str, bytes] | None:
    """Return what is kept at a place by name, or None if nothing is or it is damaged."""
    try:
        with zipfile.ZipFile(path) as kept:
            return {name: kept.read(name) for name in kept.namelist()}
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError):
        return None


def keep(path: Path, contents: dict[str, bytes]) -> None:
    """Keep contents at a place in one step, so that nobody finds half of them."""
    packed = io.BytesIO()
    # A ZIP file carries checksums, by which damage is found out.
    with zipfile.ZipFile(packed, "w") as kept:
        for name, content in contents.items():
            kept.writestr(name, content)
    files.write(path, packed.getvalue())
