"""What to fetch and where it goes: the sources of `data/refresh.yml`."""

from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from helpers.hints import did_you_mean
from helpers.press import plain_yaml
from helpers.press.errors import PressError
from helpers.press.project import Project

FILE = "data/refresh.yml"


class SourceError(PressError):
    """The file of sources is wrong, or names no such source; the message lists all faults."""


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")


class Column(_Strict):
    """Where a column of the table gets its values from.

    Attributes:
        dimension: Name of the dimension.
        codes: The value of the column for each category; the category itself if there are none.
    """

    dimension: str
    codes: dict[str, str] = {}


class Source(_Strict):
    """A dataset with an open interface, and the table that holds its figures.

    Attributes:
        address: Where the interface answers in JSON-stat 2.0.
        query: Parameters of the request, which restrict the categories of dimensions.
        expected: The categories and labels of each dimension that no column holds, such as the unit.
        table: Name of the table.
        row_id: Form of the id of a row, from its columns.
        locator: Form of the locator of a row, from its columns.
        decimals: Decimals of the values, as the publisher prints them.
        constants: Columns with the same value in each row.
        columns: The columns that tell the rows apart.
    """

    address: str = Field(pattern="^https?://")
    query: dict[str, str | list[str]]
    expected: dict[str, dict[str, str]]
    table: str
    row_id: str
    locator: str
    decimals: int = Field(ge=0)
    constants: dict[str, str] = {}
    columns: dict[str, Column] = Field(min_length=1)

    @property
    def dimensions(self) -> set[str]:
        """Return the names of all dimensions that an answer must have."""
        return set(self.expected) | {column.dimension for column in self.columns.values()}


_Sources = TypeAdapter(dict[str, Source])


def sources(project: Project) -> dict[str, Source]:
    """Return all sources by their id.

    Raises:
        SourceError: If the file can't be read, or anything in it is wrong.
    """
    try:
        content: dict[str, Any] = plain_yaml.read((project.root / FILE).read_text(encoding="utf-8"))
        return _Sources.validate_python(content)
    except OSError as error:
        raise SourceError(f"{FILE}: the file can't be read: {error.strerror}") from None
    except yaml.YAMLError as error:
        raise SourceError(plain_yaml.in_words(FILE, error)) from None
    except ValidationError as error:
        faults = [f"{FILE}, {'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()]
        raise SourceError("\n".join(faults)) from None


def pick(project: Project, names: tuple[str, ...]) -> dict[str, Source]:
    """Return the sources of some ids; all if none is given.

    Raises:
        SourceError: If there is no source of such an id.
    """
    known = sources(project)
    if unknown := [name for name in names if name not in known]:
        faults = [f'there is no source "{name}"{did_you_mean(known, name)}' for name in unknown]
        raise SourceError("\n".join([*faults, f"{FILE} names {', '.join(known)}"]))
    return {name: known[name] for name in names or known}
