"""Mark the words of the tables as proofread and print how many have changed: `make proofread`.

Figures from documents are entered a second time instead, see `second_entry/`.
"""

import csv
from pathlib import Path

from helpers import schema

FOLDER = Path(__file__).with_name("proofread")


def main() -> None:
    for name in schema.table_names():
        path = FOLDER / f"{name}.csv"
        if path.is_file():
            print(f"{name}: {take_over(name, path)} rows with other words")


def take_over(name: str, path: Path, folder: Path = schema.DATA_DIR) -> int:
    """Write the words of a table to its file, and return how many are new or different."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        columns, before = list(reader.fieldnames or []), list(reader)
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        after = [{column: row[column] for column in columns} for row in csv.DictReader(file)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(after)
    return sum(row not in before for row in after)


if __name__ == "__main__":
    main()
