"""No text is cut off or covered when a reader changes width, text size or spacing."""

import pytest

# The width of 1280 pixels at a zoom of 400 percent (WCAG 1.4.10).
NARROW = {"width": 320, "height": 256}
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
AS_IT_IS = "html {}"
LARGER_TEXT = "html { font-size: 200% !important }"
# WCAG 1.4.12.
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }
"""
UNFOLD = "document.querySelectorAll('details').forEach((element) => (element.open = true))"
DEFECTS = """() => {
  const found = [];
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const words = (element) => element.textContent.trim().slice(0, 40);
  const scrolls = ".table-scroll, .pst-scrollable-table-container, pre";
  if (document.documentElement.scrollWidth > window.innerWidth) found.push("the page scrolls sideways");
  for (const element of document.querySelectorAll("body *:not(svg, svg *)")) {
    const style = getComputedStyle(element);
    const cuts = (overflow) => ["hidden", "clip"].includes(overflow);
    const isCut =
      (cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1) ||
      (cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
    if (isCut && element.clientWidth > 1 && words(element) && shown(element)) found.push(`cut off: ${words(element)}`);
  }
  for (const text of document.querySelectorAll(".chart svg text")) {
    const [inner, outer] = [text, text.closest("svg")].map((element) => element.getBoundingClientRect());
    if (shown(text) && inner.width && (inner.left < outer.left - 1 || inner.right > outer.right + 1)) {
      found.push(`outside of its chart: ${words(text)}`);
    }
  }
  const boxes = [];
  const texts = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    if (!texts.currentNode.textContent.trim() || !shown(parent) || parent.closest(scrolls)) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    for (const box of range.getClientRects()) boxes.push({ box, parent });
  }
  boxes.sort((first, second) => first.box.top - second.box.top);
  boxes.forEach((element, number) => {
    for (let next = number + 1; next < boxes.length && boxes[next].box.top < element.box.bottom - 6; next++) {
      const other = boxes[next];
      const shared = Math.min(element.box.right, other.box.right) - Math.max(element.box.left, other.box.left);
      const covered = Math.min(element.box.bottom, other.box.bottom) - other.box.top;
      if (element.parent !== other.parent && shared > 2 && covered > 6) {
        found.push(`one over the other: ${words(element.parent)} | ${words(other.parent)}`);
      }
    }
  });
  return found;
}"""


@pytest.mark.parametrize(
    ("size", "style"),
    [
        pytest.param(NARROW, AS_IT_IS, id="four times the size"),
        pytest.param(WIDE, LARGER_TEXT, id="text of twice the size"),
        pytest.param(WIDE, SPACING, id="spaced text"),
        pytest.param(PHONE, SPACING, id="spaced text on a phone"),
    ],
)
def test_text_stays_whole(html, pages, browser, size, style):
    context = browser.new_context(viewport=size)
    opened = context.new_page()
    found = {}
    for page in pages:
        opened.goto((html / page).as_uri())
        opened.add_style_tag(content=style)
        opened.evaluate(UNFOLD)
        found[page] = opened.evaluate(DEFECTS)
    context.close()
    assert {page: problems for page, problems in found.items() if problems} == {}


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        ('<p style="width: 4rem; overflow: hidden; white-space: nowrap">longer than its box</p>', "cut off"),
        ('<p style="height: 1.2em; overflow: hidden">one<br>two</p>', "cut off"),
        ('<p>below</p><p style="margin-top: -3.5em">above</p>', "one over the other"),
        ('<div style="width: 2000px">wide</div>', "the page scrolls sideways"),
    ],
)
def test_layout_defect_is_detected(html, browser, broken, problem):
    opened = browser.new_page(viewport=WIDE)
    opened.goto((html / "cite.html").as_uri())
    opened.evaluate("html => document.querySelector('article').insertAdjacentHTML('beforeend', html)", broken)
    opened.add_style_tag(content=SPACING)
    found = opened.evaluate(DEFECTS)
    opened.close()
    assert any(text.startswith(problem) for text in found)
