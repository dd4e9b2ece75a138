"""The store of executed chapters, in a folder that a team can share.

An entry is one file: a line that says what the run had read, and the executed notebook. Its name
is the key of all that decided it. Entries are written aside and put in place in one step; one that
was cut off or changed by hand is found by its checksum and treated as if it were not there.

Entries are kept until `press prune` finds that nobody has used them for long. The time of a file tells
when it was last used, to a day; it decides nothing else.
"""

import os
import re
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from helpers.press import files
from helpers.press.errors import PressError
from helpers.press.runs import entries, inputs
from helpers.press.runs.jobs import Job
from helpers.press.runs.results import REUSED, Record, Result

SUFFIX = ".run"
KEY = re.compile("[0-9a-f]{64}")
DAY = 24 * 60 * 60


class StoreError(PressError):
    """The folder of the store can't be used."""


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

    def find(self, job: Job, now: dict[str, str]) -> Result | None:
        """Return the result of a run that began the same and read what is still the same, or None.

        Args:
            job: What is to run.
            now: What `helpers.press.runs.inputs.snapshot` returned.
        """
        for path in sorted(self._folder_of(job).glob(f"*{SUFFIX}")):
            contents = entries.decode(path)
            if contents is None:
                self.damaged.append(path)
                continue
            record = Record(job.known, contents[0], REUSED)
            if inputs.same(record.read, now) and path.stem == record.key:
                _mark_used(path)
                return Result(job.label, record, path=path, chapter=job.notebook)
        return None

    def save(self, job: Job, result: Result) -> Result:
        """Keep a result, in place of one with the same key, and return it as it can be read later.

        If it can't be kept, because the disk is full or this user may only read the store, it stays in memory.

        Args:
            job: What was run.
            result: What it gave.
        """
        path = self._folder_of(job) / f"{result.record.key}{SUFFIX}"
        try:
            files.write(path, entries.encode(result.record.read, result.notebook))
        except OSError as error:
            self.refused.append(error.strerror or str(error))
            return result
        return replace(result, text=None, path=path)

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

    def _folder_of(self, job: Job) -> Path:
        return self.folder / job.key


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
