"""Decide whether a build may continue from what the last one has left, or must start from nothing.

It may if nothing has changed but the text of pages and the values of tables: not the configuration, the table of
contents, the code, the packages, nor any file that the last build has left. If anything else has changed, or the last
build failed, the next one starts from nothing.
"""

import sysconfig
from collections.abc import Iterator
from pathlib import Path

from helpers.press.fingerprints import digest, digest_of_json
from helpers.press.pages import provenance
from helpers.press.project import Project
from helpers.press.runs import keys
from helpers.press.site import source as sources

# Where Jupyter Book builds, inside a source.
BUILT = "_build"
# The finished site, which leaves the folder, and the note that says that all else in the folder is good.
SITE, NOTE = "site", "kept.txt"


def state(project: Project, source: Path) -> str:
    """Return a fingerprint of all files that the last build has left, and of all that forces a build from nothing.

    Args:
        project: The book.
        source: Folder made by `helpers.press.site.source.assemble`.
    """
    return digest_of_json([_basis(project, source), sorted(_files(source / BUILT))])


def is_good(source: Path, state: str) -> bool:
    """Return whether the last build ended well and left this state."""
    note = source / BUILT / NOTE
    return note.is_file() and note.read_text(encoding="utf-8") == state


def begin(source: Path) -> None:
    """Note that a build has begun; until `end`, nothing in the folder is good."""
    (source / BUILT / NOTE).unlink(missing_ok=True)


def end(project: Project, source: Path) -> None:
    """Note that the build ended well."""
    (source / BUILT / NOTE).write_text(state(project, source), encoding="utf-8")


def _files(built: Path) -> Iterator[tuple[str, int, int]]:
    """Yield name, size and time of each file that the last build has left."""
    for path in built.rglob("*"):
        name = path.relative_to(built)
        if name.parts[0] not in (SITE, NOTE) and path.is_file():
            about = path.stat()
            yield name.as_posix(), about.st_size, about.st_mtime_ns


def _basis(project: Project, source: Path) -> str:
    origin = provenance.read(source)
    shared = {name: digest((source / name).read_bytes()) for name in sources.files(source) if sources.is_shared(name)}
    code = {name: digest((project.root / name).read_bytes()) for name in sources.code(project)}
    packages = sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    about = [str(project.root), str(source), origin.edition, origin.others, packages]
    return digest_of_json([keys.setting(project), shared, code, about])
