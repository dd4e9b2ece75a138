"""A cache, in a folder, of drawings and scripts that are slow to make."""

import io
import zipfile
import zlib
from pathlib import Path

from helpers.press import files
from helpers.press.drawings import converter
from helpers.press.fingerprints import digest_of_json


def place(folder: Path, maker: str, *parts: object) -> Path:
    """Return the path of an entry, which changes with the code that makes it, the converter and its inputs.

    Args:
        folder: The folder of the cache.
        maker: The Python file that makes the entry.
        parts: The inputs, as JSON can write them.
    """
    made_from = [Path(maker).read_text(encoding="utf-8"), *converter.version(), *parts]
    return folder / f"{digest_of_json(made_from)}.zip"


def load(path: Path) -> dict[str, bytes] | None:
    """Return the contents of an entry by name, or None if there is none or it is damaged."""
    try:
        with zipfile.ZipFile(path) as kept:
            return {name: kept.read(name) for name in kept.namelist()}
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError):
        return None


def keep(path: Path, contents: dict[str, bytes]) -> None:
    """Write an entry in one step."""
    packed = io.BytesIO()
    # The checksums of a ZIP file reveal damage.
    with zipfile.ZipFile(packed, "w") as kept:
        for name, content in contents.items():
            kept.writestr(name, content)
    files.write(path, packed.getvalue())
