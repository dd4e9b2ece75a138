"""Edits of a small book, each of which changes other pages of its site."""

import csv
import json
import random
from collections.abc import Callable
from pathlib import Path

CHAPTERS = ["satisfaction", "survey_method", "survey_changes"]
REFERENCES = ["audit", "glossary", "known_gaps", "data_catalogue"]
PAGE = "# Another page\n\nA figure of the book: {numref}`fig-survey-changes`.\n"
# Where a row of the population was read.
PLACE = '"demo_pjan, TOTAL, T"'
# Chapters name only the share that follows from this change.
OPERAND = "citizen_survey_satisfied_digital_contact_satisfied_change_2023_survey_report_2023_satisfaction,"


def write_toc(root: Path, chapters: list[str], pages: list[str]) -> None:
    files = [*(f"notebooks/{name}" for name in chapters + REFERENCES), *pages]
    chapter_lines = "".join(f"  - file: {file}\n" for file in files)
    toc = f"format: jb-book\nroot: intro\nparts:\n- caption: Part\n  chapters:\n{chapter_lines}"
    (root / "_toc.yml").write_text(toc, encoding="utf-8")


def replaced(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{name} has no {old}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def cells_of(root: Path, kind: str, draw: random.Random, chosen: Callable[[str], bool]) -> tuple[Path, dict, dict]:
    """Return a notebook with its path and one of its cells, drawn at random."""
    found = []
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cells = [cell for cell in notebook["cells"] if cell["cell_type"] == kind and chosen("".join(cell["source"]))]
        found += [(path, notebook, cell) for cell in cells]
    return draw.choice(found)


def change_cell(
    root: Path, kind: str, draw: random.Random, chosen: Callable[[str], bool], change: Callable[[str], str]
) -> None:
    path, notebook, cell = cells_of(root, kind, draw, chosen)
    cell["source"] = change("".join(cell["source"])).splitlines(keepends=True)
    path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def is_plain(source: str) -> bool:
    return not source.startswith("#") and "```" not in source


def sentence(root: Path, draw: random.Random) -> None:
    change_cell(root, "markdown", draw, is_plain, lambda text: f"{text} A rare zygomorphic sentence.")


def sentence_that_is_gone(root: Path, draw: random.Random) -> None:
    for path in (root / "notebooks").glob("*.ipynb"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(" A rare zygomorphic sentence.", ""), encoding="utf-8")


def heading(root: Path, draw: random.Random) -> None:
    change_cell(
        root, "markdown", draw, lambda text: text.startswith("## "), lambda text: text.replace("## ", "## So: ", 1)
    )


def title(root: Path, draw: random.Random) -> None:
    change_cell(
        root, "markdown", draw, lambda text: text.startswith("# "), lambda text: text.replace("# ", "# So: ", 1)
    )


def caption(root: Path, draw: random.Random) -> None:
    change_cell(
        root,
        "code",
        draw,
        lambda text: "caption=say" in text,
        lambda text: text.replace("caption=say", 'caption="So: " + say'),
    )


def label(root: Path, draw: random.Random) -> None:
    old, new = "{numref}`fig-satisfaction-answers`", "{numref}`fig-film`"
    for path in [*(root / "notebooks").glob("*.ipynb"), root / "intro.md"]:
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    # What the chart says keeps its name in the catalogue.
    change_cell(
        root,
        "code",
        draw,
        lambda text: '"fig-satisfaction-answers"' in text,
        lambda text: text.replace("**words", '**words | {"name": "fig-film"}'),
    )


def glued_number(root: Path, draw: random.Random) -> None:
    said = 'say(\\"tested\\", found, shown'
    replaced(root, "notebooks/survey_changes.ipynb", f"{said})", f'{said}, tested=\\"more\\")')


def row(root: Path, draw: random.Random) -> None:
    path = root / "data" / "population.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    place = draw.choice([number for number, line in enumerate(lines) if PLACE in line])
    lines[place] = lines[place].replace(PLACE, "demo_pjan")
    path.write_text("".join(lines), encoding="utf-8")


def id_of_a_row(root: Path, draw: random.Random) -> None:
    replaced(root, "data/population.csv", "population_dk_2010,", "population_dk_of_2010,")


def row_of_a_chart(root: Path, draw: random.Random) -> None:
    path = root / "data" / "survey_results.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    place = next(
        number for number, line in enumerate(lines) if ",video_satisfaction," in line and ",2020,share" not in line
    )
    old, new = ("Side ", "Page ") if "Side " in lines[place] else ("Page ", "Side ")
    lines[place] = lines[place].replace(old, new)
    path.write_text("".join(lines), encoding="utf-8")


def print_behind_a_number(root: Path, draw: random.Random) -> None:
    replaced(root, "data/survey_results.csv", "Nesten 8 av 10", "nesten 8 av 10")


def operand_of_a_number(root: Path, draw: random.Random) -> None:
    path = root / "data" / "survey_results.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    place = next(number for number, line in enumerate(lines) if line.startswith(OPERAND))
    lines[place] = lines[place].replace("Kapittel 3.8", "Kapittel 3.9")
    path.write_text("".join(lines), encoding="utf-8")


def translation_of_a_title(root: Path, draw: random.Random) -> None:
    replaced(root, "data/sources.csv", "The citizen survey on e-health 2020", "Citizen survey on e-health 2020")


def nothing_but_the_commit(root: Path, draw: random.Random) -> None:
    # Without its key, a site is not the one of this commit.
    (root / "_build" / "html.json").unlink()


def page(root: Path, draw: random.Random) -> None:
    replaced(root, "method.md", "The tables are in", "All our tables are in")


def heading_of_a_page(root: Path, draw: random.Random) -> None:
    replaced(root, "method.md", "# Method\n", "# Methods\n")


def definition(root: Path, draw: random.Random) -> None:
    path = root / "data" / "definitions.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    next(row for row in rows if row["term"] == "promoters")["definition_en"] += " So it is."
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def order(root: Path, draw: random.Random) -> None:
    write_toc(root, draw.sample(CHAPTERS[::-1], len(CHAPTERS)), ["method"])


def new_page(root: Path, draw: random.Random) -> None:
    (root / "another.md").write_text(PAGE, encoding="utf-8")
    write_toc(root, CHAPTERS, ["another", "method"])


def page_that_is_gone(root: Path, draw: random.Random) -> None:
    (root / "another.md").unlink()
    write_toc(root, CHAPTERS, ["method"])


def style(root: Path, draw: random.Random) -> None:
    path = draw.choice(sorted((root / "_static").glob("*.css")))
    path.write_text(path.read_text(encoding="utf-8") + "\n.none { color: red; }\n", encoding="utf-8")


def work_in_the_bibliography(root: Path, draw: random.Random) -> None:
    replaced(root, "references.bib", "Probable inference", "Likely inference")


def intro(root: Path, draw: random.Random) -> None:
    replaced(root, "intro.md", "So many changes", "This many changes")


def configuration(root: Path, draw: random.Random) -> None:
    replaced(root, "_config.yml", 'copyright: "2026"', 'copyright: "2026, the authors"')


def template(root: Path, draw: random.Random) -> None:
    path = draw.choice(sorted((root / "helpers" / "press" / "pages" / "templates").glob("*-sidebar.html")))
    path.write_text(f"{path.read_text(encoding='utf-8')}<!-- other -->", encoding="utf-8")


def anything_shared(root: Path, draw: random.Random) -> None:
    for edit in (style, work_in_the_bibliography, configuration, template):
        edit(root, draw)


def lost_page_of_the_site(root: Path, draw: random.Random) -> None:
    draw.choice(sorted((root / "_build" / "html").rglob("*.html"))).unlink()


def lost_style_of_the_site(root: Path, draw: random.Random) -> None:
    draw.choice(sorted((root / "_build" / "html" / "_static").rglob("*.css"))).unlink()


def lost_file_of_the_last_build(root: Path, draw: random.Random) -> None:
    sentence(root, draw)
    built = [path for path in sorted((root / "_build" / "book" / "_build").rglob("*")) if path.is_file()]
    draw.choice(built).unlink()


def spoilt_file_of_the_last_build(root: Path, draw: random.Random) -> None:
    sentence(root, draw)
    built = [path for path in sorted((root / "_build" / "book" / "_build" / ".doctrees").rglob("*")) if path.is_file()]
    draw.choice(built).write_bytes(b"spoilt")


# Edits in the order in which they are made; what a build has missed shows as long as no later one writes all pages.
# What forces a build from nothing is tested by itself in `test_kept.py`.
GROUPS = {
    "a page each": (sentence, page, intro, row, row_of_a_chart, sentence_that_is_gone, glued_number),
    "cards of numbers": (print_behind_a_number, operand_of_a_number),
    "titles": (translation_of_a_title,),
    "on other pages": (heading, caption, label, definition, title, id_of_a_row, heading_of_a_page),
    "contents": (order, new_page),
    "fewer pages": (page_that_is_gone,),
    "the commit alone": (nothing_but_the_commit,),
    "lost from the site": (lost_page_of_the_site, lost_style_of_the_site),
    "lost from the last build": (lost_file_of_the_last_build,),
    "spoilt in the last build": (spoilt_file_of_the_last_build,),
    "the whole site": (anything_shared,),
}
