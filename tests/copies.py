"""Copy the files of the repository that git does not ignore."""

import shutil
import subprocess
import sys
from pathlib import Path

from helpers.press import environment


def copy_tracked(source: Path, target: Path) -> None:
    """Copy the files that git tracks, or would track, into a new folder.

    Args:
        source: Root of the repository.
        target: The new folder.
    """
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=source, stdout=subprocess.PIPE, check=True, env=environment.without_git())
    for name in filter(None, listed.stdout.decode(errors="surrogateescape").split("\0")):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        # Git also lists deleted files, and lists a link to a folder as a file.
        if (source / name).is_dir():
            shutil.copytree(source / name, target / name, dirs_exist_ok=True)
        elif (source / name).is_file():
            shutil.copy(source / name, target / name)


if __name__ == "__main__":
    copy_tracked(Path.cwd(), Path(sys.argv[1]))
