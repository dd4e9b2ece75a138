"""Add the accessibility tags that Chromium leaves out of a PDF.

Chromium tags text, headings, tables and pictures. This module adds what PDF/UA-1, the standard for accessible PDF,
also requires and a program can add: descriptions of links, title and language as metadata, the tab order, and marks
on decoration. The PDF does not claim conformance, because nobody has checked what a program can't.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pikepdf
from pikepdf import (
    Array,
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Operator,
    OutlineItem,
    Page,
    Pdf,
)

Instruction = ContentStreamInstruction | ContentStreamInlineImage

BEGIN = ContentStreamInstruction([Name.Artifact], Operator("BMC"))
END = ContentStreamInstruction([], Operator("EMC"))
PATH = frozenset(["m", "l", "c", "v", "y", "h", "re", "W", "W*"])
PAINT = frozenset(["f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE"])


def first_pages(path: Path) -> list[int]:
    """Return the page number of each top-level entry of the outline."""
    with Pdf.open(path) as pdf, pdf.open_outline() as outline:
        places = [entry.destination for entry in outline.root]
        return [Page(place[0]).index + 1 for place in places if isinstance(place, Array)]


def complete(path: Path, metadata: Mapping[str, object], headings: list[str], links: dict[str, str]) -> None:
    """Complete a PDF that Chromium has printed.

    Args:
        path: The PDF, which is changed.
        metadata: Fields of XMP by name, such as dc:title.
        headings: Title of each entry of the outline, in order; Chromium joins the lines of a heading without a space.
        links: Description of each link, by its address or the name of its destination in the book.
    """
    with Pdf.open(path, allow_overwriting_input=True) as pdf:
        with pdf.open_outline() as outline:
            for entry, heading in zip(_entries(outline.root), headings, strict=True):
                entry.title = heading
        with pdf.open_metadata(set_pikepdf_as_editor=False) as written:
            for name, value in metadata.items():
                written[name] = value
        for page in pdf.pages:
            _describe_links(page, links)
            marked = _with_artifacts(pikepdf.parse_content_stream(page))
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(marked))
        _group_untitled_figures(pdf.Root.StructTreeRoot)
        pdf.save(path)


def _entries(items: list[OutlineItem]) -> Iterator[OutlineItem]:
    for item in items:
        yield item
        yield from _entries(item.children)


def _describe_links(page: Page, links: dict[str, str]) -> None:
    if Name.Annots in page:
        # The Tab key follows the order of the text.
        page.Tabs = Name.S
    for note in page.get(Name.Annots, []):
        target = str(note.Dest).removeprefix("/") if Name.Dest in note else str(note.A.URI)
        note.Contents = pikepdf.String(links.get(target, target))


def _with_artifacts(instructions: Iterable[Instruction]) -> list[Instruction]:
    """Return the instructions of a page with untagged painting, such as the page number, marked as decoration."""
    marked: list[Instruction] = []
    depth, in_text = 0, False
    # A path or a text stays pending until it is known whether it is painted, and whether a tag begins in it.
    pending: list[Instruction] = []
    for instruction in instructions:
        operator = str(instruction.operator)
        is_tag = operator in ("BDC", "BMC", "EMC")
        depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
        in_text = operator == "BT" or (in_text and operator != "ET")
        pending.append(instruction)
        if not depth and not is_tag and (operator in PATH or in_text):
            continue
        is_untagged = not depth and not is_tag and (operator in PAINT or operator == "ET")
        # The rest of a text whose beginning is tagged is untagged too, but paints nothing.
        is_untagged = is_untagged and (operator != "ET" or str(pending[0].operator) == "BT")
        marked += [BEGIN, *pending, END] if is_untagged else pending
        pending = []
    return marked + pending


def _group_untitled_figures(node: object) -> None:
    """Retag each figure without alternative text as a group: the figure is the chart inside, which has one."""
    waiting = [node]
    while waiting:
        tag = waiting.pop()
        if isinstance(tag, Array):
            waiting.extend(tag)
        elif isinstance(tag, Dictionary):
            if tag.get(Name.S) == Name.Figure and Name.Alt not in tag:
                tag.S = Name.Div
            if Name.K in tag:
                waiting.append(tag.K)
