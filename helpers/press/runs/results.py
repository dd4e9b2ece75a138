"""A result: what a job left."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

from helpers.press.errors import PressError
from helpers.press.fingerprints import SHORT, digest_of_json
from helpers.press.runs import entries, notebooks

RUN, REUSED = "run", "reused"


class LostResultError(PressError):
    """An executed chapter was deleted from the store, or changed there, while it was in use."""


@dataclass(frozen=True)
class Failure:
    """Why a chapter could not run to its end.

    Attributes:
        reason: The error in one line.
        cell: Number of the cell in the chapter's notebook; None if none had begun.
        heading: Heading above the cell.
        notebook: The partly executed notebook as text, which shows the error.
    """

    reason: str
    cell: int | None = None
    heading: str = ""
    notebook: str | None = None


@dataclass(frozen=True)
class Record:
    """What decided a result, and when it was made.

    Attributes:
        known: The parts of its key that were known before the run.
        read: What the run read, as fingerprints by name.
        state: Whether it was run or reused.
        started: When the run began, in UTC; empty for one that was reused.
        seconds: How long the run took; that of the chapter's last run here for one that was reused.
    """

    known: dict[str, str]
    read: dict[str, str]
    state: str = RUN
    started: str = ""
    seconds: float = 0

    @property
    def key(self) -> str:
        """Return the key of the run."""
        return digest_of_json(self.known | self.read)

    @property
    def data(self) -> str:
        """Return a short fingerprint of the tables that the run read."""
        tables = {name: fingerprint for name, fingerprint in self.read.items() if name.startswith("data/")}
        return digest_of_json(tables)[:SHORT]


@dataclass(frozen=True)
class Result:
    """An executed chapter, or the reason why it failed.

    Attributes:
        label: That of the job.
        record: What decided it; None if no kernel ran.
        failure: What went wrong, if anything.
        text: The executed notebook, as long as it is not in the store.
        path: Its file in the store.
        chapter: The chapter's notebook as text, whose text cells may have changed since the run.
    """

    label: str
    record: Record = field(default_factory=lambda: Record({}, {}))
    failure: Failure | None = None
    text: str | None = None
    path: Path | None = None
    chapter: str | None = None

    @property
    def notebook(self) -> str:
        """Return the executed notebook with the text that its chapter has now.

        It is read anew each time: hundreds of notebooks would fill the memory.

        Raises:
            LostResultError: If the file was deleted or changed after it was found.
        """
        return notebooks.with_text_of(self.chapter, self._executed) if self.chapter else self._executed

    @property
    def _executed(self) -> str:
        if self.text is not None:
            return self.text
        contents = entries.decode(self.path) if self.path else None
        if contents is None:
            raise LostResultError(f"{self.path} was deleted or changed while it was in use; start again")
        return contents[1]

    def reused_for(self, label: str, chapter: str) -> Self:
        """Return the result as that of another job with the same key.

        Args:
            label: That of the job.
            chapter: The notebook of its chapter as text.
        """
        return replace(self, label=label, chapter=chapter)
