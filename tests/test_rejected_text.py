"""Keys, codes, addresses and parameters reject arbitrary text."""

import pytest
from hostile import TEXTS
from hostile_book import CHECKED, columns, read, write

from helpers import checks, data, parameters, schema, table_form
from helpers.parameter_model import Parameters

TEXT = TEXTS[3]
# The schema is checked first; the checks between tables run only if it finds no error.
CASES = [
    *[
        (name, sorted(set(schema.fields(name)) - set(columns(name)) - CHECKED.get(name, set())))
        for name in schema.table_names()
    ],
    *[(name, [column]) for name, checked in CHECKED.items() for column in sorted(checked)],
]
NAMED_ELSEWHERE = [("indicators", ["indicator"]), ("series_breaks", ["indicator"])]


@pytest.mark.parametrize(("name", "refused"), CASES)
def test_restricted_column_rejects_arbitrary_text(copy, name, refused):
    first, *others = read(copy, name)
    write(copy, name, [first | {column: f"{first[column]} {TEXT}" for column in refused}, *others])
    found = [*table_form.of_cells(name, copy), *checks.faults(name, copy)]
    # Another row or column that no longer fits is named instead.
    if (name, refused) in NAMED_ELSEWHERE:
        assert any(TEXT in fault for fault in found)
    else:
        assert [column for column in refused if not any(is_about(column, fault) for fault in found)] == []


def is_about(column: str, fault: str) -> bool:
    return f", row 2, column {column}: " in fault or f', row 2: foreignkey error: for "{column}"' in fault


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html", "file:///etc/passwd", "ftp://a.org/x", "x y"]
)
def test_address_other_than_a_web_address_is_rejected(copy, address):
    first, *others = read(copy, "sources")
    write(copy, "sources", [first | {"url": address}, *others])
    [fault] = data.find_faults("sources", copy)
    assert f'column url: "{address}"' in fault


@pytest.mark.parametrize("name", Parameters.model_fields)
def test_parameter_rejects_arbitrary_text(name):
    default = Parameters.model_fields[name].default
    for text in TEXTS:
        [fault] = parameters.of_values({name: [text] if isinstance(default, list) else text})
        assert fault.startswith(name)
