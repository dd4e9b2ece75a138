/* Opens a card that explains a number, on hover, on focus and by touch. Without this script a number links to its row. */
document.addEventListener("DOMContentLoaded", () => {
  const rows = document.querySelector("#number-rows");
  if (!rows) return;
  // So long a pointer rests on a number before its card opens, and may leave both before it closes.
  const REST = 150;
  const GRACE = 300;
  const card = document.createElement("div");
  Object.assign(card, { id: "number-card", className: "number-card", role: "group", ariaLabel: say("about-number") });
  let number;
  let timer;
  let isTouch = false;

  const later = (act, delay) => (clearTimeout(timer), (timer = setTimeout(act, delay)));
  const holdsFocus = () => number && [number, card].some((part) => part.contains(document.activeElement));

  function element(tag, className, text) {
    return Object.assign(document.createElement(tag), { className, textContent: text });
  }

  function contentOf({ dataset, textContent }) {
    const ids = dataset.rows.split(" ");
    const made = [element("p", "number-value", textContent)];
    if (dataset.interval) made.push(element("p", "number-interval", say("interval", { interval: dataset.interval })));
    if (ids.length > 1) made.push(element("p", "number-operands", say("computed-from", { count: ids.length })));
    const found = ids.map((id) => rows.content.querySelector(`[data-row="${CSS.escape(id)}"]`).cloneNode(true));
    return [...made, ...found];
  }

  function open(opened) {
    clearTimeout(timer);
    if (number === opened) return;
    close();
    number = opened;
    card.replaceChildren(...contentOf(number));
    // Behind the number, so that the keyboard goes on to the links of the card.
    number.after(card);
    number.setAttribute("aria-describedby", card.id);
    place();
  }

  function close() {
    clearTimeout(timer);
    if (!number) return;
    number.removeAttribute("aria-describedby");
    number = undefined;
    card.remove();
  }

  // On a small screen the styles put the card at the bottom.
  function place() {
    if (getComputedStyle(card).position === "fixed") return;
    card.style.maxHeight = "";
    const line = number.getClientRects()[0];
    const home = card.offsetParent.getBoundingClientRect();
    const left = Math.max(8, Math.min(line.left, document.documentElement.clientWidth - card.offsetWidth - 8));
    const header = document.querySelector(".bd-header-article")?.getBoundingClientRect().bottom ?? 0;
    const [above, below] = [line.top - Math.max(header, 0) - 8, window.innerHeight - line.bottom - 8];
    const isBelow = card.offsetHeight <= below || below >= above;
    // What does not fit scrolls.
    card.style.maxHeight = `${Math.max(isBelow ? below : above, 160)}px`;
    card.style.left = `${left - home.left}px`;
    card.style.top = `${(isBelow ? line.bottom + 4 : line.top - card.offsetHeight - 4) - home.top}px`;
  }

  document.querySelectorAll("a.number").forEach((each) => {
    each.addEventListener("mouseenter", () => later(() => open(each), REST));
    each.addEventListener("mouseleave", () => later(() => holdsFocus() || close(), GRACE));
    each.addEventListener("focus", () => each.matches(":focus-visible") && open(each));
    each.addEventListener("blur", ({ relatedTarget }) => card.contains(relatedTarget) || close());
    // A finger opens the card, which leads on to the row.
    each.addEventListener("click", (event) => isTouch && (event.preventDefault(), open(each)));
  });
  card.addEventListener("mouseenter", () => clearTimeout(timer));
  card.addEventListener("mouseleave", () => later(() => holdsFocus() || close(), GRACE));
  card.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && relatedTarget !== number && !card.contains(relatedTarget)) close();
  });
  document.addEventListener("pointerdown", ({ pointerType, target }) => {
    isTouch = pointerType === "touch";
    if (!card.contains(target) && !target.closest("a.number")) close();
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !number) return;
    const last = number;
    const wasInside = card.contains(document.activeElement);
    close();
    if (!wasInside) return;
    // The focus goes back to the number, whose card stays closed.
    last.focus();
    close();
  });
});
