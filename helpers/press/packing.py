"""Pack files into a ZIP file that has the same bytes whenever and wherever it is made."""

import os
import stat
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

# The earliest day that a ZIP file can name, for one that belongs to no release.
NO_DAY = date(1980, 1, 1)


def pack(place: Path, contents: Mapping[str, Path | bytes], day: date = NO_DAY) -> None:
    """Write a ZIP file.

    Args:
        place: The file to write.
        contents: Files to read, or their content, by the name in the ZIP file.
        day: The date that all of them get.
    """
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in sorted(contents.items()):
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            is_program = isinstance(content, Path) and os.access(content, os.X_OK)
            # The same on each system.
            entry.create_system, entry.external_attr = 3, (stat.S_IFREG | (0o755 if is_program else 0o644)) << 16
            whole = content.read_bytes() if isinstance(content, Path) else content
            packed.writestr(entry, whole, zipfile.ZIP_DEFLATED)
