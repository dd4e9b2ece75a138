"""The store of executed chapters, in a folder that a team can share.

An entry is one file, see `helpers.press.runs.entries`, named by the key of everything that decided the result.
Entries are written in one step; a truncated or edited one is ignored.

`press prune` deletes entries that have not been used for long. The time of a file says on which day it was last
used, and decides nothing else.
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
        damaged: Files found truncated, edited or unreadable.
        refused: Why runs could not be stored, one reason for each of them.
    """

    def __init__(self, folder: Path) -> None:
        """Open a store; a folder that does not exist is an empty store, and `make` creates it.

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
        """Return the result of a run with the same key before it began and unchanged inputs, or None.

        Args:
            job: What is to run.
            now: What `helpers.press.runs.inputs.snapshot` returned.
        """
        for path in sorted(self._folder_of(job).glob(f"*{SUFFIX}")):
            record = Record(job.known, entries.inputs_of(path), REUSED)
            is_named_well = path.stem == record.key
            # A notebook that can't be used is not read, which takes longer than all else.
            if is_named_well and inputs.moved(record.read, now):
                continue
            if is_named_well and entries.decode(path):
                _mark_used(path)
                return Result(job.label, record, path=path, chapter=job.notebook)
            self.damaged.append(path)
        return None

    def save(self, job: Job, result: Result) -> Result:
        """Write a result to the store and return one that refers to its file.

        If it can't be written, because the disk is full or this user may only read the store, it stays in memory.

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
        """Delete entries unused for some days, and return how many files are deleted and how many stay.

        Args:
            days: How long an entry is kept unused.
        """
        # A store writes only into folders named by a key; a file whose name begins with a dot was left by a
        # killed process.
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
    """Record that an entry is used, so that it is not pruned."""
    if time.time() - _last_used(path) > DAY:
        # Only its owner can change the time of a file, but every user of a shared store can replace it.
        with suppress(OSError):
            files.write(path, path.read_bytes())


def _last_used(path: Path) -> float:
    """Return when an entry was last used; long ago if someone else has just deleted it."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0
