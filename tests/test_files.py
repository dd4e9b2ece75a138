"""Files and folders are replaced in one step, and only one press works in a folder."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.press import files, lock

HOLD = """
import sys, time
from pathlib import Path
from helpers.press import lock
with lock.hold(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""
KILLED_BETWEEN = """
import os, signal, sys
from pathlib import Path
from helpers.press import files
rename = os.rename
def rename_and_die(old, new):
    rename(old, new)
    os.kill(os.getpid(), signal.SIGKILL)
os.rename = rename_and_die
files.put(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.fixture
def sites(tmp_path) -> tuple[Path, Path]:
    """Make a new folder and an old one to replace."""
    new, place = tmp_path / "aside" / "html", tmp_path / "html"
    for folder, text in ((new, "new"), (place, "old")):
        folder.mkdir(parents=True)
        (folder / text).write_text(text, encoding="utf-8")
    return new, place


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_full_disk_keeps_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "file"
    files.write(path, "before")

    def no_space(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", no_space)
    with pytest.raises(OSError, match=r"No space left.*file"):
        files.write(path, "after")
    assert names_in(tmp_path) == ["file"]
    assert path.read_text(encoding="utf-8") == "before"


def test_folder_replaces_another(sites):
    new, place = sites
    files.put(new, place)
    assert names_in(place) == ["new"]
    assert names_in(place.parent) == ["aside", "html"]
    assert names_in(new.parent) == []


def test_step_that_fails_leaves_the_old_folder(sites):
    new, place = sites
    (new / "new").unlink()
    new.rmdir()
    with pytest.raises(FileNotFoundError):
        files.put(new, place)
    assert names_in(place) == ["old"]


def test_interrupted_replacement_is_rolled_back_at_the_next_start(sites):
    new, place = sites
    done = subprocess.run([sys.executable, "-c", KILLED_BETWEEN, new, place], check=False)
    assert done.returncode == -signal.SIGKILL
    assert not place.exists()
    files.restore(place.parent)
    assert names_in(place) == ["old"]
    files.put(new, place)
    assert names_in(place) == ["new"]
    assert names_in(place.parent) == ["aside", "html"]


def test_folder_locked_by_another_process_is_rejected(tmp_path):
    with subprocess.Popen([sys.executable, "-c", HOLD, tmp_path], stdout=subprocess.PIPE) as other:
        other.stdout.readline()
        try:
            with pytest.raises(lock.LockError, match=rf"another press is running in {tmp_path}\."):
                lock.hold(tmp_path).__enter__()
        finally:
            other.kill()
    # The lock of a killed process is released.
    with lock.hold(tmp_path):
        assert (tmp_path / lock.NAME).exists()
