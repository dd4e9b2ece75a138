"""A job: one chapter of one edition, with everything that decides its result."""

import os
import socket
import sys
from dataclasses import dataclass, field
from functools import cached_property

from helpers.press.edition import Edition
from helpers.press.fingerprints import digest_of_json
from helpers.press.parameters import cells
from helpers.press.project import ChapterError, Project
from helpers.press.runs import keys

CAN_FORK = hasattr(os, "fork") and hasattr(socket, "AF_UNIX")


@dataclass(frozen=True)
class Limits:
    """What a kernel may use, and how it starts; neither changes a result.

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
        chapter: Name of the chapter.
        notebook: Its notebook as text.
        parameters: Those to inject.
        known: The parts of its key that are known before it runs, by name.
        limits: What its kernel may use.
        edition: Name of what it runs for; empty for the default edition.
    """

    chapter: str
    notebook: str
    parameters: dict[str, object] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    edition: str = ""

    @property
    def label(self) -> str:
        """Return the name that tells this job from others."""
        return f"{self.edition}/{self.chapter}" if self.edition else self.chapter

    @cached_property
    def key(self) -> str:
        """Return the part of its key that is known before it runs; jobs that share it share a run."""
        return digest_of_json(self.known)


def jobs_of(project: Project, edition: Edition, chapters: list[str], limits: Limits | None = None) -> list[Job]:
    """Return a job for each chapter of an edition.

    Args:
        project: The book.
        edition: The edition; a chapter takes those of its parameters that it declares.
        chapters: Names of the chapters.
        limits: Limits of the kernels.

    Raises:
        ChapterError: If a chapter is malformed; the message names every such chapter.
    """
    setting = keys.setting(project)
    jobs, faults = [], []
    for chapter in chapters:
        try:
            # All jobs of a chapter share one text.
            notebook = sys.intern(cells.with_cell_ids(chapter, project.text_of(chapter)))
            parameters = parameters_for(project, chapter, edition.parameters)
        except ChapterError as error:
            faults.append(str(error))
            continue
        known = keys.known(notebook, parameters, setting)
        name = "" if edition.is_default else edition.name
        jobs.append(Job(chapter, notebook, parameters, known, limits or Limits(), name))
    if faults:
        raise ChapterError("\n".join(faults))
    return jobs


def parameters_for(project: Project, chapter: str, values: dict[str, object]) -> dict[str, object]:
    """Return those of some parameters that a chapter declares and that differ from its defaults."""
    defaults = cells.defaults_of(project, chapter)
    return {name: value for name, value in values.items() if name in defaults and value != defaults[name]}
