"""Read the messages of a language, and fill them in so that the numbers among their facts stay numbers.

The messages are written in Project Fluent, in `text/<language>/<name>.ftl`. Sentences of chapters are chosen in
`helpers.text`, short phrases in `helpers.phrases`.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from helpers import locales
from helpers.written import Written, marks, replaced

FOLDER = Path(__file__).parent / "text"


class TextError(ValueError):
    """A message is unknown, or a fact that it needs was not given."""


class Messages:
    """The messages of one file."""

    def __init__(self, name: str, language: str) -> None:
        """Read the messages.

        Raises:
            TextError: If there is no such file, or if a message of it cannot be read.
        """
        self.path = FOLDER / language / f"{name}.ftl"
        self.bundle = _bundle(self.path, language)

    def message(self, name: str) -> Any:
        """Return a message with its attributes.

        Raises:
            TextError: If there is none of this name.
        """
        try:
            return self.bundle.get_message(name)
        except LookupError:
            raise TextError(f"{self.path.name} has no message {name}") from None

    def has(self, name: str) -> bool:
        """Return whether there is a message of this name."""
        return bool(self.bundle.has_message(name))

    def filled(self, pattern: Any, facts: Mapping[str, object], name: str) -> Written:
        """Return a message, or one of its attributes, with its facts.

        Args:
            pattern: The value of the message or of the attribute.
            facts: The facts by name.
            name: Name of the message, for the error.

        Raises:
            TextError: If it names a fact that was not given.
        """
        marked = {key: value for key, value in facts.items() if isinstance(value, Written) and value.numbers}
        by_mark = marks(marked.values())
        text, faults = self.bundle.format_pattern(pattern, {**facts, **dict(zip(marked, by_mark, strict=True))})
        if faults:
            raise TextError(f"{self.path.name}, message {name}: {'; '.join(map(str, faults))}")
        return replaced(str(text), by_mark)


@cache
def _bundle(path: Path, language: str) -> Any:
    # Imported here, since these imports are slow and some pages have no such message.
    from fluent.runtime import FluentBundle, FluentResource
    from fluent.syntax.ast import Junk

    if not path.is_file():
        raise TextError(f"there is no {path.relative_to(FOLDER)} with sentences for this chapter")
    bundle = FluentBundle([locales.identifier(language).replace("_", "-")], use_isolating=False)
    resource = FluentResource(path.read_text(encoding="utf-8"))
    if broken := [entry.content or "" for entry in resource.body if isinstance(entry, Junk)]:
        raise TextError(f"{path.name} has a message that cannot be read: {broken[0].strip()[:80]}")
    bundle.add_resource(resource)
    return bundle
