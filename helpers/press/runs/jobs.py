"""What is asked of a run and what comes back; the running itself is in `helpers.press.runs.chapter`."""

import os
import socket
from dataclasses import dataclass, field

CAN_FORK = hasattr(os, "fork") and hasattr(socket, "AF_UNIX")


@dataclass(frozen=True)
class Limits:
    """What a kernel may use, and how it is started.

    Attributes:
        cell_seconds: How long one cell may run.
        memory: Largest address space of a kernel in gigabytes; no limit if 0. A chapter takes less than one.
        is_warm: Whether kernels are forked from a warm process.
    """

    cell_seconds: int = 120
    memory: float = 4
    is_warm: bool = CAN_FORK


@dataclass(frozen=True)
class Job:
    """A chapter to run.

    Attributes:
        name: Name of the chapter.
        notebook: Its notebook as text.
        parameters: Those to inject.
        limits: What the kernel may use.
        book: What it is run for, where that is not the default edition.
    """

    name: str
    notebook: str
    parameters: dict[str, object] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    book: str = ""

    @property
    def label(self) -> str:
        """Return the name by which people and programs tell this job from others."""
        return f"{self.book}/{self.name}" if self.book else self.name


@dataclass(frozen=True)
class Failure:
    """Why a chapter could not be run to its end.

    Attributes:
        reason: The error in one line.
        cell: Number of the cell in the chapter's notebook; None if none had begun.
        heading: Heading under which the cell stands.
        notebook: The partly executed notebook as text, with the error shown.
    """

    reason: str
    cell: int | None = None
    heading: str = ""
    notebook: str | None = None


@dataclass(frozen=True)
class Run:
    """An executed chapter, or the reason why it failed.

    Attributes:
        label: That of the job.
        notebook: The executed notebook as text.
        failure: What went wrong, if anything.
        read: What the kernel read, as fingerprints by name.
        setting: Versions with which it ran.
        seconds: How long it took.
    """

    label: str
    notebook: str | None = None
    failure: Failure | None = None
    read: dict[str, str] = field(default_factory=dict)
    setting: dict[str, str] = field(default_factory=dict)
    seconds: float = 0
