"""Write to any terminal, also to one that lacks signs of the book such as the minus."""

import codecs
import sys
import unicodedata
from io import TextIOWrapper
from typing import TextIO

import click

PLAIN = {"−": "-", "–": "-", "≥": ">=", "≤": "<=", "æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O"}


def use_plain_signs() -> None:
    """Let standard output and error write a plain sign in place of each that their encoding lacks.

    A question mark in its place, as Python would write it, would hide whether a number is negative.
    """
    codecs.register_error("plain", _plain)
    for stream in (sys.stdout, sys.stderr):
        # A program that replaces them may use something else.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="plain")


def say(message: str, to: TextIO | None = None) -> None:
    """Write a line.

    Args:
        message: The line.
        to: Where to; standard output if None.
    """
    # Without a named file, Click writes UTF-8 where ASCII was asked for.
    click.echo(message, file=to or sys.stdout)


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain_sign, error.object[error.start : error.end])), error.end


def _plain_sign(sign: str) -> str:
    return PLAIN.get(sign) or unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode() or "?"
