/* The meaning of a term stands beside it and is shown by book.css; this keeps it on the screen and lets Escape close it. */
document.addEventListener("DOMContentLoaded", () => {
  const terms = [...document.querySelectorAll(".term")];
  terms.forEach((term) => {
    ["mouseenter", "focusin"].forEach((event) => term.addEventListener(event, () => keepOnScreen(term)));
    ["mouseleave", "focusout"].forEach((event) => term.addEventListener(event, () => term.classList.remove("closed")));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      terms.filter((term) => term.matches(":hover, :focus-within")).forEach((term) => term.classList.add("closed"));
    }
  });
});

function keepOnScreen(term) {
  const meaning = term.querySelector(".term-meaning");
  meaning.style.left = "0";
  const over = meaning.getBoundingClientRect().right - document.documentElement.clientWidth + 16;
  if (over > 0) meaning.style.left = `${-over}px`;
}
