"""Complete the tags of a printed book, so that a screen reader finds what a browser leaves out of a PDF.

Chromium tags text, headings, tables and pictures. What it lacks of the standard for accessible PDF (PDF/UA-1) and
a program can add is added here: the words of links, the title and language as metadata, the order of the Tab key,
and the mark of what is decoration. The book does not claim the standard, since no one has checked the rest.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator, OutlineItem, Page, Pdf

BEGIN = ContentStreamInstruction([Name.Artifact], Operator("BMC"))
END = ContentStreamInstruction([], Operator("EMC"))
PATH = frozenset(["m", "l", "c", "v", "y", "h", "re", "W", "W*"])
PAINT = frozenset(["f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE"])


def first_pages(path: Path) -> list[int]:
    """Return the number of the page on which each entry of the outline begins, without those under others."""
    with Pdf.open(path) as pdf, pdf.open_outline() as outline:
        return [Page(entry.destination[0]).index + 1 for entry in outline.root]


def complete(path: Path, metadata: dict[str, object], headings: list[str], links: dict[str, str]) -> None:
    """Complete a PDF that Chromium has printed.

    Args:
        path: The PDF, which is changed.
        metadata: Fields of XMP by name, such as dc:title.
        headings: The words of each entry of the outline, in order; the browser runs the lines of a heading together.
        links: What each link leads to, in words, by its address or the name of its place in the book.
    """
    with Pdf.open(path, allow_overwriting_input=True) as pdf:
        with pdf.open_outline() as outline:
            for entry, heading in zip(_entries(outline.root), headings, strict=True):
                entry.title = heading
        with pdf.open_metadata(set_pikepdf_as_editor=False) as told:
            for name, value in metadata.items():
                told[name] = value
        for page in pdf.pages:
            _describe_links(page, links)
            marked = _with_artifacts(pikepdf.parse_content_stream(page))
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(marked))
        _tell_figures_from_groups(pdf.Root.StructTreeRoot)
        pdf.save(path)


def _entries(items: list[OutlineItem]) -> Iterator[OutlineItem]:
    for item in items:
        yield item
        yield from _entries(item.children)


def _describe_links(page: Page, links: dict[str, str]) -> None:
    if Name.Annots in page:
        # The Tab key goes through the links as the text does.
        page.Tabs = Name.S
    for note in page.get(Name.Annots, []):
        target = str(note.Dest).removeprefix("/") if Name.Dest in note else str(note.A.URI)
        note.Contents = pikepdf.String(links.get(target, target))


def _with_artifacts(instructions: Iterable[ContentStreamInstruction]) -> Iterator[ContentStreamInstruction]:
    """Return the instructions of a page with a mark around all that is painted without a tag, such as a page number."""
    depth, in_text = 0, False
    # A path, or a text, until it is known whether it is painted and whether a tag begins within it.
    waiting: list[ContentStreamInstruction] = []
    for one in instructions:
        operator = str(one.operator)
        is_tag = operator in ("BDC", "BMC", "EMC")
        depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
        in_text = operator == "BT" or (in_text and operator != "ET")
        waiting.append(one)
        if not depth and not is_tag and (operator in PATH or in_text):
            continue
        is_bare = not depth and not is_tag and (operator in PAINT or operator == "ET")
        # The end of a text within which a tag ended is bare too, but paints nothing.
        is_bare = is_bare and (operator != "ET" or str(waiting[0].operator) == "BT")
        yield from (BEGIN, *waiting, END) if is_bare else waiting
        waiting = []
    yield from waiting


def _tell_figures_from_groups(node: object) -> None:
    """Call a figure without a text of its own a group: the chart in it is the figure, and has one."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Array):
            waiting.extend(one)
        elif isinstance(one, Dictionary):
            if one.get(Name.S) == Name.Figure and Name.Alt not in one:
                one.S = Name.Div
            if Name.K in one:
                waiting.append(one.K)
