"""The store of executed chapters, in a folder that a team can share.

An entry is one file: a line that says what the run had read, and the executed notebook. Its name
is the key of all that decided it. Entries are written aside and put in place in one step; one that
was cut off or changed by hand is found by its checksum and treated as if it were not there.

Entries are kept until `press prune` finds that nobody has used them for long. The time of a file tells
when it was last used, to a day; it decides nothing else.
"""

import json
import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from helpers.press import files
from helpers.press.runs import inputs
from helpers.press.runs.keys import key_of

SUFFIX = ".run"
KEY = re.compile("[0-9a-f]{64}")
DAY = 24 * 60 * 60


class StoreError(RuntimeError):
    """The folder of the store can't be used."""


@dataclass(frozen=True)
class Entry:
    """An executed chapter in the store.

    Attributes:
        path: Its file.
        read: What its run had read, as fingerprints by name.
        text: The executed notebook where it could not be stored.
    """

    path: Path
    read: dict[str, str]
    text: str | None = None

    @property
    def notebook(self) -> str:
        """Return the executed notebook as text, which is read at each use: hundreds of them fill the memory.

        Raises:
            StoreError: If the file was deleted or changed since it was found.
        """
        if self.text is not None:
            return self.text
        contents = _contents(self.path)
        if contents is None:
            raise StoreError(f"{self.path} was deleted or changed while it was used; start again")
        return contents[1]


class Store:
    """Executed chapters in a folder.

    Attributes:
        damaged: Files that were found cut off, changed or not readable.
        refused: Why runs could not be stored, one reason for each of them.
    """

    def __init__(self, folder: Path) -> None:
        """Open a store; a folder that is not there is an empty one, and is made only when it is used.

        Raises:
            StoreError: If the folder can't be read.
        """
        self.folder = folder
        self.damaged: list[Path] = []
        self.refused: list[str] = []
        if folder.exists() and not (folder.is_dir() and os.access(folder, os.R_OK | os.X_OK)):
            why = "no permission to read in it" if folder.is_dir() else "it is not a folder"
            raise StoreError(f"the store {folder} can't be used: {why}")

    def make(self) -> None:
        """Make its folder if there is none.

        Raises:
            StoreError: If that can't be done.
        """
        try:
            files.make_folder(self.folder)
        except OSError as error:
            raise StoreError(f"the store {self.folder} can't be used: {error.strerror}") from None

    def find(self, beginning: dict[str, str], now: dict[str, str]) -> Entry | None:
        """Return the run that began the same and read what still is the same, or None.

        Args:
            beginning: What `helpers.press.runs.keys.beginning` returned.
            now: What `helpers.press.runs.inputs.snapshot` returned.
        """
        for entry in self._entries(beginning):
            if inputs.same(entry.read, now) and entry.path.stem == key_of(beginning | entry.read):
                _mark_used(entry.path)
                return entry
        return None

    def save(self, beginning: dict[str, str], read: dict[str, str], notebook: str) -> Entry:
        """Keep a run, in place of one that has the same key.

        One that can't be kept, since the disk is full or others may only read in the store, is as good as another.

        Args:
            beginning: What `helpers.press.runs.keys.beginning` returned.
            read: What the run had read, as fingerprints by name.
            notebook: The executed notebook as text.
        """
        head = json.dumps({"read": read, "sha256": _checksum(read, notebook)}, sort_keys=True)
        path = self._folder_of(beginning) / f"{key_of(beginning | read)}{SUFFIX}"
        try:
            files.write(path, f"{head}\n{notebook}")
        except OSError as error:
            self.refused.append(error.strerror)
            return Entry(path, read, notebook)
        return Entry(path, read)

    def prune(self, days: int) -> tuple[int, int]:
        """Delete what nobody has used for some days and return how many files are deleted and how many stay.

        Args:
            days: How long an entry is kept unused.
        """
        # Only what is in folders that are named by a key was put there by a store; a file whose
        # name begins with a dot is what a killed process was writing.
        there = list(self.folder.iterdir()) if self.folder.is_dir() else []
        folders = [path for path in there if KEY.fullmatch(path.name)]
        found = [path for folder in folders for pattern in (f"*{SUFFIX}", ".*") for path in folder.glob(pattern)]
        old = [path for path in found if time.time() - _last_used(path) >= days * DAY]
        for path in old:
            path.unlink(missing_ok=True)
        for folder in folders:
            with suppress(OSError):
                folder.rmdir()
        return len(old), len(found) - len(old)

    def _folder_of(self, beginning: dict[str, str]) -> Path:
        return self.folder / key_of(beginning)

    def _entries(self, beginning: dict[str, str]) -> Iterator[Entry]:
        for path in sorted(self._folder_of(beginning).glob(f"*{SUFFIX}")):
            contents = _contents(path)
            if contents:
                yield Entry(path, contents[0])
            else:
                self.damaged.append(path)


def _contents(path: Path) -> tuple[dict[str, str], str] | None:
    """Return what a run had read and its notebook, or None if the file is gone or damaged."""
    try:
        head, _, notebook = path.read_text(encoding="utf-8").partition("\n")
        told = json.loads(head)
        read, checksum = told["read"], told["sha256"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return (read, notebook) if checksum == _checksum(read, notebook) else None


def _checksum(read: dict[str, str], notebook: str) -> str:
    return inputs.digest(json.dumps(read, sort_keys=True), notebook)


def _mark_used(path: Path) -> None:
    """Keep an entry that is used from being pruned."""
    if time.time() - _last_used(path) > DAY:
        # Only its owner can change the time of a file, but all who share a store can write in it.
        with suppress(OSError):
            files.write(path, path.read_bytes())


def _last_used(path: Path) -> float:
    """Return when an entry was last used; long ago if someone else has just deleted it."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0
