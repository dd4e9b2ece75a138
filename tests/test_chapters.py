"""Each chapter follows the rules for chapters."""

import ast
import re
import statistics

import nbformat
import pytest
from this_book import BOOK

from helpers import parameter_model
from helpers.press.parameters import cells

# Reference pages: they ask no question and draw no conclusion.
STATEMENT = "quality"
REFERENCE = {"chart_forms", "glossary", "data_catalogue", "known_gaps", "sources", STATEMENT}
CHAPTERS = [name for name in BOOK.chapters() if name not in REFERENCE]
PLAIN_SECTIONS = ("What the figures cannot say", "Sources", "Run it yourself")
# Rows are picked by their content: a new row of a table may be anywhere.
BY_PLACE = {"iloc", "iat", "head", "tail", "nth", "take", "nlargest", "nsmallest", "first", "last", "idxmax", "idxmin"}
OF_TEXT = {"str", "partition", "rpartition", "split", "rsplit"}
# The description of a chart follows the order in which its rows are drawn.
PICKING = [path for path in sorted((BOOK.root / "helpers").glob("*.py")) if path.stem != "description"]
GLUED_DATA = "application/papermill.record/text/plain"
GLUED = re.compile(r"\{glue:text\}`[^`]+`")


def read(name: str) -> nbformat.NotebookNode:
    return nbformat.read(BOOK.path_of(name), as_version=4)


def code_cells(name: str) -> list[nbformat.NotebookNode]:
    return [cell for cell in read(name).cells if cell.cell_type == "code"]


def prose(name: str) -> str:
    return "\n\n".join(cell.source for cell in read(name).cells if cell.cell_type == "markdown")


def sections(name: str) -> dict[str, str]:
    parts = re.split(r"^## (.+)$", prose(name), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def lines(cell: nbformat.NotebookNode) -> list[str]:
    return [line for line in cell.source.splitlines() if line.strip()]


def is_guard(statement: ast.stmt) -> bool:
    call = getattr(statement, "value", None)
    return isinstance(call, ast.Call) and ast.unparse(call.func) in cells.GUARDS


def words_to_read(name: str) -> int:
    """Return the number of words on the page of a chapter: its text, the sentences glued into it, and its figures."""
    texts = [re.sub(r"```.*?```|\{[a-z:]+\}`[^`]*`", "", prose(name), flags=re.DOTALL), *glued(name).values()]
    texts += [figure[part] for figure in figures(name) for part in ("headline", "caption", "note")]
    return sum(len(re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", text)) for text in texts)


def picks_by_place(tree: ast.AST) -> list[str]:
    """Return the calls that pick a row by its position."""
    return [ast.unparse(node) for node in ast.walk(tree) if _picks_by_place(node)]


def items_by_place(tree: ast.AST) -> list[str]:
    """Return the items that are picked by an index or a slice, except characters of a text."""
    return [ast.unparse(node) for node in ast.walk(tree) if _is_item_by_place(node)]


def _picks_by_place(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr in BY_PLACE
    is_method = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    # Without arguments, only identical rows are dropped.
    return is_method and node.func.attr in ("drop_duplicates", "duplicated") and bool(node.args or node.keywords)


def _is_item_by_place(node: ast.AST) -> bool:
    if not isinstance(node, ast.Subscript) or not isinstance(node.ctx, ast.Load):
        return False
    called = node.value.func if isinstance(node.value, ast.Call) else node.value
    if isinstance(called, ast.Attribute) and called.attr in OF_TEXT:
        return False
    place = node.slice.operand if isinstance(node.slice, ast.UnaryOp) else node.slice
    return isinstance(place, ast.Slice) or (isinstance(place, ast.Constant) and isinstance(place.value, int))


def glued(name: str) -> dict[str, str]:
    """Return the facts of a chapter, as its text shows them, by name."""
    outputs = [output for cell in code_cells(name) for output in cell.outputs if "scrapbook" in output.metadata]
    return {output.metadata["scrapbook"]["name"]: output.data[GLUED_DATA] for output in outputs}


def figures(name: str) -> list[dict]:
    bundles = [output.get("data", {}) for cell in code_cells(name) for output in cell.outputs]
    specs = [content for bundle in bundles for mime, content in bundle.items() if "vegalite" in mime]
    return [spec["usermeta"]["figure"] for spec in specs]


@pytest.mark.parametrize("name", BOOK.chapters())
def test_notebook_is_valid_and_begins_with_its_one_title(name):
    notebook = read(name)
    nbformat.validate(notebook)
    assert notebook.cells[0].source.startswith("# ")
    without_code = re.sub(r"```.*?```", "", prose(name), flags=re.DOTALL)
    assert len(re.findall(r"^# ", without_code, flags=re.MULTILINE)) == 1


@pytest.mark.parametrize("name", BOOK.chapters())
def test_first_code_cell_holds_commented_parameters(name):
    first = code_cells(name)[0]
    assert "parameters" in first.metadata.get("tags", [])
    assert cells.defaults_of(BOOK, name)
    assert all("  # " in line for line in first.source.splitlines())


def guards(name: str) -> list[tuple[int, ast.Call]]:
    """Return each call that checks parameters, with the index of its code cell."""
    nodes = [(place, node) for place, cell in enumerate(code_cells(name)) for node in ast.walk(ast.parse(cell.source))]
    calls = [(place, node) for place, node in nodes if isinstance(node, ast.Call)]
    return [(place, call) for place, call in calls if ast.unparse(call.func) in cells.GUARDS]


@pytest.mark.parametrize("name", BOOK.chapters())
def test_all_parameters_are_checked_before_anything_else(name):
    [(place, call)] = guards(name)
    assert place == 1
    assert is_guard(ast.parse(code_cells(name)[1].source).body[-1])
    values = {word.arg: ast.unparse(word.value) for word in call.keywords if word.arg != "of"}
    assert values == {key: key for key in cells.defaults_of(BOOK, name)}


@pytest.mark.parametrize("name", [name for name in CHAPTERS if "first_year" in cells.defaults_of(BOOK, name)])
def test_chapter_with_years_names_its_measures(name):
    measures, portal = cells.guard_of(BOOK, name)
    assert measures
    assert parameter_model.years_with_figures(measures, portal)
    nodes = [node for cell in code_cells(name)[2:] for node in ast.walk(ast.parse(cell.source))]
    subjects = {portal} - {None, "services", *parameter_model.OTHER_TABLES}
    expected = {measure.removeprefix(parameter_model.YEARLY) for measure in measures} | subjects
    assert expected <= {node.value for node in nodes if isinstance(node, ast.Constant)}


@pytest.mark.parametrize("name", BOOK.chapters())
def test_every_parameter_is_used(name):
    statements = [statement for cell in code_cells(name)[1:] for statement in ast.parse(cell.source).body]
    # A check is not a use.
    rest = "\n".join(ast.unparse(statement) for statement in statements if not is_guard(statement))
    unused = [key for key in cells.defaults_of(BOOK, name) if not re.search(rf"\b{key}\b", rest)]
    assert not unused


@pytest.mark.parametrize("name", BOOK.chapters())
def test_code_of_a_chapter_is_plain(name):
    for cell in code_cells(name):
        tree = ast.parse(cell.source)
        forbidden = (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While, ast.AsyncFor, ast.Try)
        found = [type(node).__name__ for node in ast.walk(tree) if isinstance(node, forbidden)]
        assert not found, f"cell {cell.id}: {found}"
        imported = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        imported += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
        assert set(imported) <= {"helpers", "pandas"}, f"cell {cell.id}: imports {imported}"
        assert not re.search(r"read_csv|^[!%]|/home/|/Users/", cell.source, flags=re.MULTILINE), f"cell {cell.id}"


@pytest.mark.parametrize("name", BOOK.chapters())
def test_chapter_picks_no_row_by_position(name):
    trees = {cell.id: ast.parse(cell.source) for cell in code_cells(name)}
    found = {place: picks_by_place(tree) + items_by_place(tree) for place, tree in trees.items()}
    assert not {place: picks for place, picks in found.items() if picks}


@pytest.mark.parametrize("path", PICKING, ids=lambda path: path.stem)
def test_helper_picks_no_row_by_position(path):
    assert not picks_by_place(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "code",
    [
        "rows.iloc[-1]",
        "rows.head(1)",
        "rows.groupby('wave').tail(1)",
        "rows.nlargest(1, 'value')",
        "rows.groupby('measure')['value'].first()",
        "data.last(rows)",
        "rows.drop_duplicates('measure')",
        "rows[:1]",
        "rows['value'].tolist()[0]",
        "rows.loc[rows['value'].idxmax()]",
    ],
)
def test_pick_by_position_is_detected(code):
    tree = ast.parse(code)
    assert picks_by_place(tree) + items_by_place(tree)


def test_pick_of_characters_is_allowed():
    code = "name.partition('aged ')[2]; dates.str[:4]; rows['value']; rows.drop_duplicates(); rows.columns[0]"
    tree = ast.parse(code)
    assert picks_by_place(tree) + items_by_place(tree) == ["rows.columns[0]"]


@pytest.mark.parametrize("name", BOOK.chapters())
def test_cells_are_few_and_short(name):
    counts = [len(lines(cell)) for cell in code_cells(name)]
    assert len(counts) <= 18
    assert statistics.median(counts) <= 4
    assert max(counts) <= 15


@pytest.mark.parametrize("name", [*CHAPTERS, STATEMENT])
def test_a_page_has_ten_words_for_each_line_of_code(name):
    assert words_to_read(name) >= 10 * sum(len(lines(cell)) for cell in code_cells(name))


@pytest.mark.parametrize("name", CHAPTERS)
def test_results_are_questions_with_a_numbered_figure(name):
    found = sections(name)
    results = {title: text for title, text in found.items() if title not in PLAIN_SECTIONS}
    assert set(PLAIN_SECTIONS) <= set(found)
    assert all(title.endswith("?") for title in results)
    assert "{numref}`fig-" in "".join(results.values())


@pytest.mark.parametrize("name", [*CHAPTERS, STATEMENT])
def test_result_prose_types_no_number(name):
    text = re.sub(r"```.*?```", "", prose(name), flags=re.DOTALL)
    text = GLUED.sub("", text)
    text = re.sub(r"\]\([^)]*\)|\{[a-z:]+\}`[^`]*`", "", text)
    text = re.sub(r"^\d+\. ", "", text, flags=re.MULTILINE)
    text = re.sub(r"\b(19|20)\d\d\b|\b1177\b|\b1 January\b|Covid-19", "", text)
    assert not re.findall(r"[^\n]{0,30}\d[^\n]{0,20}", text)


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_chart_is_a_complete_figure(name):
    found = figures(name)
    assert found, "a chapter has at least one chart"
    for figure in found:
        assert figure["caption"].endswith(".")
        assert figure["rows"], figure["name"]
        assert f"{{numref}}`{figure['name']}`" in prose(name), f"{figure['name']} is never referred to"


def test_names_of_figures_are_unique_in_the_book():
    names = [figure["name"] for name in BOOK.chapters() for figure in figures(name)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", [*CHAPTERS, STATEMENT])
def test_every_glued_fact_is_used(name):
    outputs = [output for cell in code_cells(name) for output in cell.outputs]
    facts = [output.metadata["scrapbook"]["name"] for output in outputs if "scrapbook" in output.get("metadata", {})]
    assert len(facts) == len(set(facts)), "a fact is glued twice"
    elsewhere = (BOOK.root / "intro.md").read_text(encoding="utf-8")
    unused = [fact for fact in facts if f"`{fact}`" not in prose(name) and f"{name}.ipynb::{fact}" not in elsewhere]
    assert not unused


@pytest.mark.parametrize("name", [name for name in CHAPTERS if "confidence_level" in cells.defaults_of(BOOK, name)])
def test_survey_number_is_close_to_its_base_and_question(name):
    """A figure of the same section shows both; without a figure, the text gives the question."""
    shares = [fact for fact, text in glued(name).items() if re.search(r"\d%", text) and fact != "level_shown"]
    lost = [
        (title, fact)
        for title, text in sections(name).items()
        for fact in shares
        if f"{{glue:text}}`{fact}`" in text and not re.search(r"\{numref\}|_asked`", text)
    ]
    assert not lost


@pytest.mark.parametrize("name", BOOK.chapters())
def test_notebooks_store_nothing_about_the_machine(name):
    notebook = read(name)
    assert "papermill" not in notebook.metadata
    for cell in notebook.cells:
        assert not {"papermill", "execution"} & set(cell.metadata)
        assert all(output.output_type != "error" for output in cell.get("outputs", []))


def test_every_notebook_is_in_the_table_of_contents():
    stored = {path.stem for path in BOOK.notebooks.glob("*.ipynb")}
    assert stored == set(BOOK.chapters())
