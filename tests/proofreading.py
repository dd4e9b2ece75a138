"""Take the words of the tables over, and say how many changed: `make proofread`, once you have read them.

What the documents say is not taken over: it is read a second time, see `second_entry/`.
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
    """Write the rows of a table into the file of its words, and return how many are new or differ."""
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
