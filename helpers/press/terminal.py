"""Write to any terminal, even if its encoding lacks characters such as the minus sign."""

import codecs
import sys
import unicodedata
from io import TextIOWrapper
from typing import TextIO

import click

PLAIN = {"−": "-", "–": "-", "≥": ">=", "≤": "<=", "æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O"}


def use_plain_signs() -> None:
    """Replace each character that the encoding of standard output or error lacks by a plain one.

    Python would write a question mark, which would hide whether a number is negative.
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


def counted(number: int, noun: str) -> str:
    """Return a number with its noun in the singular or plural.

    Example:
        >>> counted(1, "chapter"), counted(2, "chapter")
        ('1 chapter', '2 chapters')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain_sign, error.object[error.start : error.end])), error.end


def _plain_sign(sign: str) -> str:
    return PLAIN.get(sign) or unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode() or "?"
